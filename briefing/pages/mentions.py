"""What is said of a record, sentence by sentence, grouped by where it is said."""

from collections.abc import Iterable

from briefing.model import document as d
from briefing.model.links import Link
from briefing.model.place import Place
from briefing.pages.desk import Desk


def said_of(desk: Desk, links: Iterable[Link], title: str = "Mentioned in") -> d.Blocks:
    """Every sentence that refers to the page's record, under a link to the place where it stands."""
    groups = _by_home(links)
    if not groups:
        return ()
    count = sum(len(sentences) for sentences in groups.values())
    blocks: list[d.Block] = [desk.title(2, f"{title} ({count})", title)]
    for home, sentences in groups.items():
        inner = desk.at(home)
        blocks.append(d.Plain((d.Strong((desk.to(home),)),)))
        items = (
            (*inner.line(sentence), *against(link.stance == "contradicts", " ")) for sentence, link in sentences.items()
        )
        blocks.append(d.BulletList(tuple((d.Plain(item),) for item in items)))
    return tuple(blocks)


def against(contradicts: bool, before: str = "") -> d.Inlines:
    """The mark of a source that speaks against what cites it; nothing for any other."""
    mark = d.Span((d.Str("contradicts"),), ("chip", "contested"))
    return (*((d.Str(before),) if before else ()), mark) if contradicts else ()


def _by_home(links: Iterable[Link]) -> dict[Place, dict[str, Link]]:
    """Sentences by the place that holds them, each sentence once."""
    groups: dict[Place, dict[str, Link]] = {}
    for link in links:
        if link.sentence and link.kind in ("mention", "citation"):
            groups.setdefault(link.source, {}).setdefault(link.sentence, link)
    return groups
