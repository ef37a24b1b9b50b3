"""docs/format.md as a machine reads it: its examples, and its tables by the words at the head of their first column."""

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

FORMAT_PAGE = Path(__file__).parents[2] / "docs" / "format.md"

_CELL = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")


class Example(Struct, frozen=True):
    """One fenced block of YAML."""

    line: int
    """Line of the page on which its first line stands, from 1."""

    text: str

    @property
    def in_place(self) -> str:
        """The text on the lines on which it stands on the page."""
        return "\n" * (self.line - 1) + self.text

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole briefing rather than a part of one."""
        return re.search(r"^format:", self.text, re.MULTILINE) is not None

    @property
    def is_library(self) -> bool:
        """Whether it is a library's head, which its first line says."""
        return self.text.startswith("# library.yaml\n")


class Table(Struct, frozen=True):
    """One table of the page."""

    line: int
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def name(self) -> str:
        """The head of its first column, by which it is known."""
        return self.head[0]


class Page(Struct, frozen=True):
    """The page, taken apart."""

    text: str
    prose: str
    """Without its fenced blocks, line for line."""

    examples: tuple[Example, ...]
    tables: tuple[Table, ...]

    @property
    def headings(self) -> list[str]:
        """The anchors of its headings."""
        titles = re.findall(r"^#+ (.*)$", self.prose, re.MULTILINE)
        return [re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles]

    def tables_named(self, name: str) -> list[Table]:
        """The tables whose first column is headed so."""
        return [table for table in self.tables if table.name == name]

    def rows_of(self, name: str) -> list[tuple[str, ...]]:
        """The rows of all tables whose first column is headed so."""
        return [row for table in self.tables_named(name) for row in table.rows]


def read_page(text: str) -> Page:
    """Take the page apart."""
    fences = list(re.finditer(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL))
    examples = tuple(
        Example(text[: fence.start(2)].count("\n") + 1, fence.group(2)) for fence in fences if fence.group(1) == "yaml"
    )
    prose = text
    for fence in fences:
        prose = prose.replace(fence.group(), "\n" * fence.group().count("\n"), 1)
    return Page(text, prose, examples, tuple(_tables(prose)))


def codes(cell: str) -> list[str]:
    """What stands in code in a cell, a written `\\|` as the bar it means."""
    return [code.replace("\\|", "|") for code in re.findall(r"`([^`]+)`", cell)]


def _tables(prose: str) -> Iterator[Table]:
    lines = prose.split("\n")
    for number, line in enumerate(lines):
        if _RULE.fullmatch(line.strip()) and number:
            rows: list[tuple[str, ...]] = []
            for row in lines[number + 1 :]:
                if not row.startswith("|"):
                    break
                rows.append(_cells(row))
            yield Table(number, _cells(lines[number - 1]), tuple(rows))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in _CELL.split(line.strip())[1:-1])
