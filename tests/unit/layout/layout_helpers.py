"""Short ways to build documents for the tests of layout."""

import re
from pathlib import Path
from typing import NamedTuple

from briefing.layout.laying import lay_out
from briefing.layout.lines import BlockLines
from briefing.layout.page import PageLayout
from briefing.model.document import Block, Citation, Cite, Document, Inline, Inlines, Link, Para, Reference, Str
from briefing.model.place import Place

HOME = Place("b", "home")
FIXTURES = Path(__file__).parent / "fixtures"


class Case(NamedTuple):
    title: str
    text: str
    width: int
    expected: list[str]


def read_cases(path: Path) -> list[Case]:
    _, _, body = path.read_text(encoding="utf-8").partition("\n=====\n")
    parts = re.split(r"^\.\n", body, flags=re.MULTILINE)
    assert not parts.pop().strip(), "a case is not finished"
    groups = zip(*[iter(parts)] * 4, strict=True)
    return [
        Case(title.strip(), unescaped(text[:-1]), int(width), unescaped(expected).splitlines())
        for title, text, width, expected in groups
    ]


def unescaped(text: str) -> str:
    named = text.replace("\\n", "\n")
    return re.sub(r"\\u(\w{4})|\\U(\w{8})", lambda match: chr(int(match[1] or match[2], 16)), named)


def words(*parts: Inline | str) -> Inlines:
    return tuple(Str(part) if isinstance(part, str) else part for part in parts)


def para(*parts: Inline | str) -> Para:
    return Para(words(*parts))


def link(label: str, ident: str = "ec", kind: str = "actor", title: str = "") -> Link:
    return Link(words(label), Place("b", ident), kind, title)


def source(number: int) -> Place:
    return Place("b", f"source-{number}")


def reference(number: int) -> Reference:
    return Reference(number, source(number), words(f"Author {number}. A title."))


def cite(*numbers: int, prefix: str = "", locator: str = "") -> Cite:
    return Cite(tuple(Citation(source(number), f"key{number}", prefix, locator) for number in numbers))


def document(*blocks: Block, cited: int = 0) -> Document:
    references = tuple(reference(number) for number in range(1, cited + 1))
    return Document(place=HOME, title="Title", kind="section", blocks=blocks, references=references)


def page(*blocks: Block, width: int = 80, measure: int = 88, cited: int = 0) -> PageLayout:
    return lay_out(document(*blocks, cited=cited), width, measure=measure)


def only(block: Block, width: int = 80, measure: int = 88, cited: int = 0) -> BlockLines:
    """The first block after the title."""
    return page(block, width=width, measure=measure, cited=cited).blocks[1]


def shown(block: Block, width: int = 80, measure: int = 88) -> list[str]:
    """The lines of a document that is a single block, as text."""
    return [line.text for line in only(block, width, measure).lines]
