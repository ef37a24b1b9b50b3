"""The settings of this run, read once."""

import os
from functools import cache
from pathlib import Path

import click
import platformdirs

from briefing.store.settings import Settings, read_settings


@cache
def settings() -> Settings:
    """What holds: of the system's settings files, the user's own and the environment, the later counts more."""
    return read_settings(settings_files(), os.environ)


def settings_files() -> tuple[Path, ...]:
    """Where settings are looked for: the system's folders, the least important first, then the user's own."""
    folders = platformdirs.PlatformDirs("briefing", appauthor=False, multipath=True)
    system = folders.site_config_dir.split(os.pathsep)
    return tuple(Path(folder, "config.toml") for folder in (*reversed(system), folders.user_config_dir))


@cache
def warn_of_settings() -> None:
    """Say on standard error, once, what of the settings does not hold."""
    for warning in settings().warnings:
        click.echo(f"briefing: {warning}" if not Path(warning.partition(":")[0]).is_absolute() else warning, err=True)


def library_path(path: str | None) -> str | None:
    """The file or folder to read: as named, else as set; None for the library that ships."""
    return path or settings().text("library") or None
