"""Markdown read back: what a reader of the exported text would see."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from briefing.export.binding import Handout
from briefing.export.gfm import write_gfm
from briefing.export.speaking import spoken
from briefing.model import document as d
from briefing.model.edtf import Edtf
from briefing.model.names import Name, Names
from briefing.model.place import Place
from briefing.model.sources import Source
from briefing.model.trees import rewrite

HOME = Place("b", "home")
SOURCE = Place("b", "src")

_PARSER = MarkdownIt("commonmark").enable("table")


KIM = Source(
    id="src",
    type="article-newspaper",
    title="Rain",
    author=Names((Name(family="Kim", given="Min"),)),
    container_title="The Wire",
    issued=Edtf("2023"),
)


def handout(*blocks: d.Block, title: str = "Title", source: Source = KIM) -> Handout:
    """A page of these blocks, ready to be written, with one source to cite."""
    page = d.Document(place=HOME, title=title, kind="section", blocks=rewrite(blocks, spoken))
    return Handout(document=page, sources={SOURCE: source}, keys={SOURCE: source.id})


def body(*blocks: d.Block) -> str:
    """The Markdown of the blocks alone, without header and notes."""
    written = write_gfm(handout(*blocks))
    return written.partition("`b/home`\n\n")[2].split("\n\n[^1]: ")[0].removesuffix("\n")


def para(*parts: d.Inline | str) -> d.Para:
    return d.Para(tuple(d.Str(part) if isinstance(part, str) else part for part in parts))


def cite(locator: str = "", prefix: str = "", place: Place = SOURCE) -> d.Cite:
    return d.Cite((d.Citation(place, "src", prefix, locator),))


def tokens(markdown: str) -> list[Token]:
    """All tokens, those inside inline ones too."""
    return [token for outer in _PARSER.parse(markdown) for token in (outer, *(outer.children or ()))]


def kinds(markdown: str) -> list[str]:
    """The blocks and inline dress that a reader sees, in order."""
    return [token.type for token in tokens(markdown) if token.type not in ("text", "inline") and token.nesting >= 0]


def read(markdown: str) -> str:
    """The words that a reader sees, white space made one."""
    words = []
    for token in tokens(markdown):
        if token.type in ("text", "code_inline", "fence", "code_block", "html_inline", "html_block"):
            words.append(token.content)
        elif token.type in ("softbreak", "hardbreak") or (token.block and token.type != "inline"):
            words.append(" ")
    return " ".join("".join(words).split())


def notes_used(markdown: str) -> list[int]:
    """Numbers of the marks in the text, in order."""
    return [int(number) for number in re.findall(r"\[\^(\d+)\](?!: )", markdown)]


def notes_defined(markdown: str) -> list[int]:
    """Numbers of the notes below the text, in order."""
    return [int(number) for number in re.findall(r"(?m)^\[\^(\d+)\]: ", markdown)]
