"""What is said of a record, sentence by sentence, grouped by where it is said."""

from collections.abc import Iterable

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.links import Link
from briefing.model.place import Place
from briefing.pages.desk import Desk, without_citations
from briefing.pages.pieces import kind_words
from briefing.pages.views import VIEW_TITLES


def said_of(desk: Desk, links: Iterable[Link], title: str = "Mentioned in", level: int = 2) -> d.Blocks:
    """Every sentence that refers to the page's record, briefing by briefing, under a link to where it stands."""
    said = sentences_of(links)
    if not said:
        return ()
    blocks: list[d.Block] = [desk.title(level, f"{title} ({len(said)})", title)]
    groups: dict[str, list[Link]] = {}
    for link in said:
        groups.setdefault(link.source.briefing, []).append(link)
    for name in (name for name in (*desk.library.briefings, "") if name in groups):
        inside = groups[name]
        if len(groups) > 1:
            blocks.append(desk.title(level + 1, f"{_briefing(desk, name)} ({len(inside)})", f"{title} {name}"))
        for home, sentences in _by_home(desk.library, inside).items():
            words = VIEW_TITLES[home.view] if home.view and len(groups) > 1 else desk.name(home)
            blocks.append(d.Plain((d.Strong((_way(desk, home, words, sentences),)),)))
            blocks.append(d.BulletList(tuple((d.Plain(_line(desk, link, home)),) for link in sentences)))
    return tuple(blocks)


def _briefing(desk: Desk, name: str) -> str:
    return desk.name(Place(name, view="overview")) if name else "Shared records"


def _way(desk: Desk, home: Place, words: str, sentences: list[Link]) -> d.Link:
    """To where sentences stand: in a text, to the first that refers to the page's record."""
    told = any(link.source == home for link in sentences)
    return desk.to(Place(home.briefing, home.id, home.view, desk.place.id if told else ""), words)


def _line(desk: Desk, link: Link, home: Place) -> d.Inlines:
    """A sentence, whether it speaks against, and the record that says it where that is no text."""
    sentence = desk.at(link.source).line(link.sentence)
    said = (*sentence, *against(link.stance == "contradicts", " "))
    return said if link.source == home else (*said, d.Str("  "), _sayer(desk, link.source, sentence))


def _sayer(desk: Desk, place: Place, sentence: d.Inlines) -> d.Link:
    """A link to the record that says a sentence: by its name, or by its kind where the sentence is its name."""
    named = without_citations(sentence) == desk.name(place)
    return desk.to(place, kind_words(desk.library.kind(place)) if named else desk.short_name(place))


def against(contradicts: bool, before: str = "") -> d.Inlines:
    """The mark of a source that speaks against what cites it; nothing for any other."""
    mark = d.Span((d.Str("contradicts"),), ("chip", "contested"))
    return (*((d.Str(before),) if before else ()), mark) if contradicts else ()


def sentences_of(links: Iterable[Link]) -> list[Link]:
    """The links that stand in a sentence, each sentence of a record once."""
    found = (link for link in links if link.sentence and link.kind in ("mention", "citation"))
    return list({(link.source, link.sentence): link for link in reversed(list(found))}.values())[::-1]


def _by_home(library: Library, links: Iterable[Link]) -> dict[Place, list[Link]]:
    """Links by the section that holds them, or by the record, where it belongs to no section."""
    groups: dict[Place, list[Link]] = {}
    for link in links:
        groups.setdefault(library.home_of(link.source) or link.source, []).append(link)
    return groups
