"""What is said of a record, sentence by sentence, grouped by where it is said."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.links import Link
from briefing.model.place import Place
from briefing.model.trees import without_citations
from briefing.pages.banner import written_later
from briefing.pages.desk import Desk
from briefing.pages.marks import mark_line, own_mark
from briefing.pages.pieces import kind_words, where
from briefing.pages.views import VIEW_TITLES


def said_of(desk: Desk, links: Iterable[Link], title: str = "Mentioned in", level: int = 2) -> d.Blocks:
    """Every sentence that refers to the page's record, briefing by briefing, under a link to where it stands."""
    said = sentences_of(links)
    if not said:
        return ()
    groups: dict[str, list[Link]] = {}
    for link in said:
        groups.setdefault(link.source.briefing, []).append(link)
    return (
        desk.title(level, f"{title} ({len(said)})", title),
        *(block for name in _order(desk, groups) for block in _group(desk, groups, name, title, level + 1)),
    )


def _order(desk: Desk, groups: dict[str, list[Link]]) -> list[str]:
    """The briefings that refer to the record as the library has them; those written later than the lens is last."""
    names = (name for name in (*desk.library.briefings, "") if name in groups)
    return sorted(names, key=lambda name: written_later(desk.library, name) is not None)


def _group(desk: Desk, groups: dict[str, list[Link]], name: str, title: str, level: int) -> Iterator[d.Block]:
    """What one briefing says, under its name where several do or it was written later than other words on the page."""
    inside, is_later = groups[name], name != desk.place.briefing and written_later(desk.library, name) is not None
    if len(groups) > 1 or is_later:
        told = f"{'Written later: ' if is_later else ''}{_briefing(desk, name)} ({len(inside)})"
        yield desk.title(level, told, f"{title} {name}")
    for home, sentences in _by_home(desk.library, inside).items():
        words = VIEW_TITLES[home.view] if home.view and len(groups) > 1 else ""
        yield d.Plain((d.Strong((_way(desk, home, words, sentences),)),))
        yield d.BulletList(tuple((d.Plain(_line(desk, link, home)),) for link in sentences))


def _briefing(desk: Desk, name: str) -> str:
    return desk.name(Place(name, view="overview")) if name else "Shared records"


def _way(desk: Desk, home: Place, words: str, sentences: list[Link]) -> d.Link:
    """To where sentences stand: in a text, to the first that refers to the page's record."""
    told = any(link.source == home for link in sentences)
    link = desk.way(Place(home.briefing, home.id, home.view, desk.place.id if told else ""), words)
    return replace(link, inlines=(*link.inlines, *own_mark(desk.library, home)))


def _line(desk: Desk, link: Link, home: Place) -> d.Inlines:
    """A sentence, whether it speaks against, and the record that says it where that is no text."""
    sentence = desk.at(link.source).line(link.sentence)
    said = (*mark_line(desk.library, sentence), *against(link.stance == "contradicts", " "))
    return said if link.source == home else (*said, d.Str("  "), *where(_sayer(desk, link.source, sentence)))


def _sayer(desk: Desk, place: Place, sentence: d.Inlines) -> d.Link:
    """A link to the record that says a sentence: by its name, or by its kind where the sentence is its name."""
    named = without_citations(sentence) == desk.name(place)
    return desk.to(place, kind_words(desk.library.kind(place)) if named else desk.short_words(place))


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
