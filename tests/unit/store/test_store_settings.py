"""Settings: what holds, where it comes from, and what a mistake costs."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model.cleaning import count_unsafe
from briefing.model.settings import SETTINGS, THEMES
from briefing.store.settings import Settings, read_settings


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def read(tmp_path: Path, text: str, **environ: str) -> Settings:
    return read_settings((write(tmp_path / "config.toml", text),), environ)


def test_without_files_and_variables_every_setting_has_its_default(tmp_path: Path) -> None:
    found = read_settings((tmp_path / "nothing.toml",), {})
    assert {name: (row.value, row.origin) for name, row in found.values.items()} == {
        setting.name: (setting.default, "default") for setting in SETTINGS
    }
    assert (found.keys, found.warnings) == ({}, ())


def test_the_later_file_counts_more_and_the_environment_most(tmp_path: Path) -> None:
    system = write(tmp_path / "xdg" / "config.toml", 'measure = 70\nwidth = 90\n\ntheme = "nord"\n')
    own = write(tmp_path / "home" / "config.toml", "# mine\nmeasure = 60\nmouse = false\n")
    found = read_settings((system, own), {"BRIEFING_WIDTH": "100", "BRIEFING_MOUSE": ""})
    assert {name: (row.value, row.origin) for name, row in found.values.items() if row.origin != "default"} == {
        "theme": ("nord", f"{system}:4"),
        "measure": (60, f"{own}:2"),
        "width": (100, "BRIEFING_WIDTH"),
        "mouse": (False, f"{own}:3"),
    }


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('theme = "briefing-lite"', 1, "theme cannot be 'briefing-lite' — did you mean 'briefing-light'?"),
        ('\nmeasure = "88"', 2, "measure cannot be '88' — it must be a number from 30 to 400"),
        ("measure = true", 1, "measure cannot be 'True' — it must be a number"),
        ("measure = 7", 1, "a number from 30 to 400"),
        ("mouse = 1", 1, "mouse cannot be '1' — it must be true or false"),
        ("\n\nmesure = 80", 3, "there is no setting 'mesure' — did you mean 'measure'?"),
        ("[colours]\nx = 1", 1, "there is no setting 'colours'"),
        ("keys = 3", 1, "keys must be a table"),
        ("[keys]\nquit = 3", 2, "the keys of 'quit' must be text"),
        ("width = 90\ntheme = ", 2, "not TOML"),
        ("width = 90\n[keys\n", 2, "not TOML"),
        ("width = 90\nwidth = 91\n", 2, "not TOML"),
        ("a = " + "[" * 5000, 1, "not TOML"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_rest_holds(tmp_path: Path, text: str, line: int, words: str) -> None:
    found = read(tmp_path, text, BRIEFING_CONTENTS="off")
    (warning,) = found.warnings
    assert warning.startswith(f"{tmp_path}/config.toml:{line}: ")
    assert words in warning
    assert found.text("contents") == "off"
    assert all(row.origin in ("default", "BRIEFING_CONTENTS") for row in found.values.values())


def test_a_wrong_variable_is_told_by_its_name(tmp_path: Path) -> None:
    found = read_settings((), {"BRIEFING_MEASURE": "wide", "BRIEFING_MOUSE": "perhaps"})
    assert [warning.partition(":")[0] for warning in found.warnings] == ["BRIEFING_MEASURE", "BRIEFING_MOUSE"]
    assert (found.number("measure"), found.flag("mouse")) == (88, True)


@pytest.mark.parametrize("word", ["1", "true", "YES", "on"])
def test_variables_say_true_in_several_words(word: str) -> None:
    assert read_settings((), {"BRIEFING_HYPERLINKS": word}).flag("hyperlinks")


def test_what_is_no_plain_file_is_told_and_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    (tmp_path / "folder.toml").mkdir()
    (tmp_path / "latin.toml").write_bytes(b"a = 1\nb = '\xe9'\n")
    found = read_settings(tuple(tmp_path / f"{name}.toml" for name in ("pipe", "folder", "latin")), {})
    assert [warning.removeprefix(f"{tmp_path}/").partition(" ")[0] for warning in found.warnings] == [
        "pipe.toml:1:",
        "folder.toml:1:",
        "latin.toml:2:",
    ]


def test_a_library_is_understood_from_the_folder_of_the_file_that_names_it(tmp_path: Path) -> None:
    assert read(tmp_path, 'library = "mine"').text("library") == str(tmp_path / "mine")
    assert read(tmp_path, 'library = "~/x"').text("library") == str(Path("~/x").expanduser())
    assert read(tmp_path, 'library = "/x"').text("library") == "/x"


@given(st.text(max_size=200))
def test_no_text_breaks_the_reading_and_no_warning_holds_a_control_character(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "config.toml"
    path.write_text(text, encoding="utf-8", errors="surrogatepass")
    found = read_settings((path,), {"BRIEFING_THEME": text.replace("\0", "")})
    assert len(found.values) == len(SETTINGS)
    assert all("\n" not in warning and count_unsafe(warning) == 0 for warning in found.warnings)


def test_the_themes_are_those_there_are() -> None:
    from textual.theme import BUILTIN_THEMES

    from briefing.tui.theme import DARK, LIGHT

    assert set(THEMES) <= {DARK.name, LIGHT.name, *BUILTIN_THEMES}
    assert {DARK.name, LIGHT.name} <= set(THEMES)
