"""A TOML file with the line of each entry, which Python's own reader does not tell."""

import os
import re
import stat
import tomllib
from pathlib import Path
from typing import Any, Final

MAX_BYTES: Final = 1024 * 1024
"""Largest file that is read."""

_AT_LINE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
_TABLE = re.compile(r"\s*\[\s*(?P<name>[^\]]*?)\s*\]\s*(?:#.*)?")
_ENTRY = re.compile(r"\s*(?P<quote>[\"']?)(?P<name>[^\"'=\s]+)(?P=quote)\s*=")


class UnreadableTomlError(Exception):
    """A file that cannot be read as TOML: why, and on which line."""

    def __init__(self, reason: str, line: int = 1) -> None:
        super().__init__(reason)
        self.line = line


def read_toml(file: Path) -> tuple[dict[str, Any], dict[tuple[str, str], int]]:
    """What a file holds, and the line of each entry by its table and name. Raises `UnreadableTomlError`.

    Lines count from 1; of a table itself the name is empty.
    """
    text = _text_of(file)
    try:
        return tomllib.loads(text), _lines_of(text)
    except tomllib.TOMLDecodeError as error:
        told = str(error)
        at = _AT_LINE.search(told)
        line = int(at["line"]) if at and at["line"] else text.rstrip("\n").count("\n") + 1
        told = _AT_LINE.sub("", told)
        raise UnreadableTomlError(f"not TOML: {told[:1].lower()}{told[1:]}", line) from None
    except RecursionError:
        raise UnreadableTomlError("not TOML: nested too deeply") from None


def _text_of(file: Path) -> str:
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
        with os.fdopen(descriptor, "rb") as opened:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode) or status.st_size > MAX_BYTES:
                raise UnreadableTomlError(f"is no regular file of at most {MAX_BYTES // 1024} KB")
            return opened.read().decode("utf-8-sig")
    except OSError as error:
        raise UnreadableTomlError(f"cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise UnreadableTomlError("is not UTF-8", line) from None


def _lines_of(text: str) -> dict[tuple[str, str], int]:
    """The line of each entry, from 1, by its table and name; of a table itself the name is empty."""
    lines: dict[tuple[str, str], int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), 1):
        head, entry = _TABLE.fullmatch(line.rstrip("\r")), _ENTRY.match(line)
        if head:
            table = head["name"].strip("\"'")
            lines.setdefault((table, ""), number)
        elif entry:
            lines.setdefault((table, entry["name"]), number)
    return lines
