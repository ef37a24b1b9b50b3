"""Short ways to load a library from text, compose its pages and read what they say."""

import re
from collections.abc import Iterator
from pathlib import Path

from briefing.layout.laying import lay_out
from briefing.layout.page import PageLayout
from briefing.layout.plain import to_text
from briefing.loading.library import load
from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import VIEWS, Place
from briefing.pages.compose import compose


def library_of(folder: Path, *briefings: str, shared: str = "", head: str = "") -> Library:
    """A library of briefings; each text's first line is the id, its title is the id in capitals.

    `head` is what `library.yaml` says further.
    """
    for text in briefings:
        name, _, rest = text.partition("\n")
        content = f"format: briefing/1\nid: {name}\ntitle: {name.upper()}\n{rest}"
        (folder / f"{name}.briefing.yaml").write_text(content, encoding="utf-8")
    head = f"title: All of it\n{head}" + ("include: [shared.yaml]\n" if shared else "")
    (folder / "library.yaml").write_text(head, encoding="utf-8")
    if shared:
        (folder / "shared.yaml").write_text(shared, encoding="utf-8")
    library = load(folder, label="lib")
    assert library.reading_problems == ()
    return library


def page(library: Library, at: str) -> d.Document:
    """The page at `briefing/id`, `briefing:view`, `:view` or, in the only briefing or the registries, `id`."""
    name, slash, ident = at.rpartition("/")
    if not slash and ":" in at:
        name, _, view = at.partition(":")
        return compose(library, Place(name, view=view))
    if not slash and len(library.briefings) == 1 and ident not in library.shared:
        name = next(iter(library.briefings))
    return compose(library, Place(name, ident))


def said(*blocks: d.Block) -> str:
    """The words of blocks, citations left out."""
    return " ".join("".join(node.text if isinstance(node, d.Str | d.Code) else " " for node in d.walk(blocks)).split())


def shown(document: d.Document, width: int = 100) -> str:
    """The page as it is read."""
    return to_text(lay_out(document, width))


def headings(document: d.Document) -> list[str]:
    return [said(node) for node in d.walk(document.blocks) if isinstance(node, d.Header)]


def under(document: d.Document, heading: str) -> list[str]:
    """What stands below a top heading: the items of its lists, one by one, and other blocks whole."""
    found: list[str] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, d.Header):
            inside = (inside and block.level > 2) or (block.level == 2 and said(block) == heading)
        elif inside and isinstance(block, d.BulletList | d.OrderedList):
            found.extend(" ".join(map(said, item)) for item in block.items)
        elif inside:
            found.append(said(block))
    return found


def links(document: d.Document) -> list[d.Link]:
    return [node for node in d.walk(document.blocks) if isinstance(node, d.Link)]


def cited(document: d.Document) -> list[d.Citation]:
    return [one for node in d.walk(document.blocks) if isinstance(node, d.Cite) for one in node.citations]


def chips(*blocks: d.Block) -> list[tuple[str, str]]:
    """Every chip: its kind and its words."""
    spans = (node for node in d.walk(blocks) if isinstance(node, d.Span) and "chip" in node.classes)
    return [(span.classes[-1], d.plain_text(span.inlines)) for span in spans]


def callouts(document: d.Document, kind: str) -> list[str]:
    divs = (node for node in d.walk(document.blocks) if isinstance(node, d.Div) and kind in node.classes)
    return [said(*div.blocks) for div in divs]


def facts(document: d.Document) -> dict[str, str]:
    """The labelled lines of a page."""
    rows: dict[str, str] = {}
    for node in d.walk(document.blocks):
        if isinstance(node, d.Div) and "facts" in node.classes:
            for row in node.blocks:
                assert isinstance(row, d.Plain)
                label = d.plain_text(row.inlines[:1])
                rows[label] = said(row).removeprefix(label).strip()
    return rows


def every_place(library: Library) -> Iterator[Place]:
    """Every page there is."""
    for name in ("", *library.briefings):
        yield from (Place(name, view=view) for view in VIEWS)
    for place, _ in library.everything():
        yield place
        yield from viewed(library, place)


def viewed(library: Library, place: Place) -> Iterator[Place]:
    """The pages derived from a record: what supports it, which a source has not, and of an actor its network."""
    kind = library.kind(place)
    if kind != "source":
        yield Place(place.briefing, place.id, "trace")
    if kind == "actor":
        yield Place(place.briefing, place.id, "network")


def laid(document: d.Document) -> PageLayout:
    return lay_out(document, 80)


def bare(title: str) -> str:
    """A title without the bands of its words of likelihood."""
    return re.sub(r" \([^()]*\d %\)", "", title)


def miscounted(document: d.Document) -> Iterator[tuple[str, int]]:
    """Headings that end in a number, `Events (3)`, where the lists below have another number of entries."""
    for index, block in enumerate(document.blocks):
        match = re.search(r"\((\d+)\)$", said(block)) if isinstance(block, d.Header) else None
        if isinstance(block, d.Header) and match:
            below = document.blocks[index + 1 :]
            ends = (n for n, one in enumerate(below) if isinstance(one, d.Header) and one.level <= block.level)
            inside = below[: next(ends, len(below))]
            lists = sum(len(one.items) for one in inside if isinstance(one, d.BulletList | d.OrderedList))
            rows = sum(len(one.rows) for one in d.walk(inside) if isinstance(one, d.Table))
            if lists + rows != int(match[1]):
                yield said(block), lists + rows
