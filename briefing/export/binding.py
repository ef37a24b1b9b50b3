"""Binding: pages made one Document that stands on its own.

Links to what is bound with them lead there, all others become their words, and those to a source its note besides;
headings take their place below the title; one set of sources, the strictest marking, one legend.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from briefing.export.about import About, about, common
from briefing.export.naming import Named, numbered
from briefing.export.parts import Part, is_whole, parts_of
from briefing.export.running import flat
from briefing.export.speaking import spoken
from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place, SlugMaker
from briefing.model.shown import shown_at
from briefing.model.sources import Source
from briefing.model.trees import gather, rewrite

_TOP, _DEEPEST = 2, 6
"""Levels of the uppermost headings, which the title stands over, and of the deepest."""

_TOLD_ABOVE: Final = frozenset({"standing"})
"""Classes of what a page says of its briefing, and the header of the whole says of the only one."""

_Ids = dict[Place, str]


class Handout(Struct, frozen=True, kw_only=True):
    """What is handed on as one text."""

    document: d.Document
    """Bound and spoken: its headings begin at level 2 and have ids of their own, its links lead to `#id` or outside."""

    sources: Mapping[Place, Source]
    """The sources cited, in order of first citation, then those that are listed."""

    keys: Mapping[Place, str]
    """The citation key of each."""

    lang: str = "en"
    """Language of the text, BCP 47."""

    holds: tuple[str, ...] = ()
    """The names of what is bound, where the title does no more than count it."""

    contents: d.Blocks = ()
    """The same as a list that leads to each, for dialects that make no table of contents."""

    @property
    def has_pages(self) -> bool:
        """Whether it is of several pages, so that a list of them is of use."""
        return self.document.kind in ("briefing", "pages")


def bind(library: Library, places: Sequence[Place]) -> Handout:
    """One Document of the pages at some Places, in order. Raises `NotFoundError` when one of them is not there."""
    return bound(library, places, parts_of(library, places))


def bound(
    library: Library, places: Sequence[Place], parts: Sequence[Part], elsewhere: Mapping[Place, str] | None = None
) -> Handout:
    """One Document of parts; links to Places that are kept elsewhere lead to the addresses given for them."""
    slug = _Slugs()
    tops = [slug(part.places[0].id or part.places[0].view or part.title) for part in parts]
    inner = [_ids(part, slug) for part in parts]
    ids: _Ids = {}
    for part, top, known in zip(parts, tops, inner, strict=True):
        home = f"#{top}" if part.level else ""
        ids.update({there: home for place in part.places for there in (place, shown_at(library, place))})
        ids.update({there: f"#{ident}" for there, ident in known.items()})
    said = about(library, places, [part.page for part in parts if part.page is not None])
    told = _TOLD_ABOVE if len(said.own) == 1 else frozenset()
    blocks: list[d.Block] = []
    steps, named = _Steps(), Named(library)
    for part, top, known in zip(parts, tops, inner, strict=True):
        if part.level:
            blocks.append(steps.change(d.Header(part.level, top, (d.Str(part.title),))))
        if part.page is not None:
            binder = _Rebinder(part, ids, elsewhere or {}, known, steps, told, named)
            blocks.extend(rewrite(part.page.blocks, binder.change))
    sources = named.with_cited(gather(tuple(blocks))[0])
    handout = _handout(said, places, parts, tuple(blocks), sources)
    return replace(handout, contents=_contents(places, parts, tops, said.holds)) if said.holds else handout


def _contents(places: Sequence[Place], parts: Sequence[Part], tops: Sequence[str], names: Sequence[str]) -> d.Blocks:
    """The names of some Places, each a link to where it begins."""
    known = {place: top for part, top in reversed([*zip(parts, tops, strict=True)]) for place in part.places}
    links = (d.Link((d.Str(name),), f"#{known[place]}") for name, place in zip(names, places, strict=True))
    return (d.BulletList(tuple((d.Plain((link,)),) for link in links)),)


class _Steps:
    """Puts each heading one level below the one that it stands under, whatever levels a text leaves out."""

    def __init__(self) -> None:
        self._above: list[int] = []

    def change(self, header: d.Header) -> d.Header:
        """The next heading, at its level."""
        while self._above and self._above[-1] >= header.level:
            self._above.pop()
        self._above.append(header.level)
        return replace(header, level=min(_TOP + len(self._above) - 1, _DEEPEST))


class _Slugs:
    """Makes ids of a text, none of which it has given before."""

    def __init__(self) -> None:
        self._slug = SlugMaker()
        self._given: set[str] = set()

    def __call__(self, words: str) -> str:
        while (ident := self._slug(words)) in self._given:
            pass
        self._given.add(ident)
        return ident


def _ids(part: Part, slug: _Slugs) -> _Ids:
    """A new id for everything on a page that has one."""
    if part.page is None:
        return {}
    place = part.page.place.page
    named = (node.id for node in d.walk(part.page.blocks) if isinstance(node, d.Header | d.Div) and node.id)
    return {replace(place, anchor=ident): slug(ident) for ident in dict.fromkeys(named)}


class _Rebinder:
    """Gives the nodes of one page their ids, levels and targets in the whole."""

    def __init__(
        self,
        part: Part,
        ids: _Ids,
        elsewhere: Mapping[Place, str],
        own: _Ids,
        steps: _Steps,
        told: frozenset[str],
        named: Named,
    ) -> None:
        self._level = part.level
        self._ids = ids
        self._elsewhere = elsewhere
        self._own = {place.anchor: ident for place, ident in own.items()}
        self._steps = steps
        self._told = told
        self._named = named
        self._rebind: dict[type[d.Node], Callable[..., d.Node]] = {
            d.Header: self._header,
            d.Div: self._div,
            d.Link: self._link,
            d.Span: named.entry,
        }

    def change(self, node: d.Node) -> d.Node:
        """One node as it stands in the whole, and in words."""
        if isinstance(node, d.Span) and self._told.intersection(node.classes):
            return d.Span(())
        rebind = self._rebind.get(type(node))
        return spoken(rebind(node) if rebind else node)

    def _header(self, header: d.Header) -> d.Header:
        level = header.level + max(self._level - 1, 0)
        inlines = flat(header.inlines)
        return self._steps.change(replace(header, level=level, id=self._own.pop(header.id, ""), inlines=inlines))

    def _div(self, div: d.Div) -> d.Div:
        return replace(div, id=self._own.pop(div.id, "")) if div.id else div  # a card may stand on a page twice

    def _link(self, link: d.Link) -> d.Inline:
        if isinstance(link.target, str):
            return link
        address = self._address(link.target) or self._address(link.target.page)
        if address:
            return replace(link, target=address)
        return link if link.target.page in self._ids else self._named.link(link, link.target)

    def _address(self, place: Place) -> str:
        """Where a Place is in the whole, or else outside it; empty when it is nowhere, or where the link stands."""
        return self._ids[place] if place in self._ids else self._elsewhere.get(place, "")


def _handout(
    said: About, places: Sequence[Place], parts: Sequence[Part], blocks: d.Blocks, sources: Mapping[Place, Source]
) -> Handout:
    pages = [part.page for part in parts if part.page is not None]
    one = pages[0] if len(pages) == 1 else None
    above = "" if said.title.endswith(said.briefing_title) else said.briefing_title
    document = d.Document(
        place=one.place if one else common(places),
        title=one.title if one else said.title,
        kind=one.kind if one else "briefing" if any(map(is_whole, places)) else "pages",
        briefing_title=one.briefing_title if one and one.briefing_title else above,
        drawn_on=tuple(head.id for head in said.heads),
        issued=said.issued,
        information_cutoff=said.information_cutoff,
        marking=said.marking,
        legend=_legend(pages),
        lens=said.lens,
        trail=(),
        blocks=blocks,
        references=numbered(sources),
    )
    return Handout(document=document, sources=sources, keys=_keys(sources), lang=said.lang, holds=said.holds)


def _legend(pages: Iterable[d.Document]) -> str:
    """Every scale that one of the pages explains, each once."""
    return " · ".join(dict.fromkeys(scale for page in pages for scale in page.legend.split(" · ") if scale))


def _keys(sources: Mapping[Place, Source]) -> dict[Place, str]:
    """The id of each source; with its briefing's before it where two briefings use the same."""
    counts = Counter(place.id for place in sources)
    return {
        place: place.id if counts[place.id] == 1 else f"{place.briefing}-{place.id}".strip("-") for place in sources
    }
