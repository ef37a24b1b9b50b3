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
        items = (inner.line(sentence) for sentence in sentences)
        blocks.append(d.BulletList(tuple((d.Plain(item),) for item in items)))
    return tuple(blocks)


def _by_home(links: Iterable[Link]) -> dict[Place, list[str]]:
    """Sentences by the place that holds them, each sentence once."""
    groups: dict[Place, dict[str, None]] = {}
    for link in links:
        if link.sentence and link.kind in ("mention", "citation"):
            groups.setdefault(link.source, {})[link.sentence] = None
    return {place: list(sentences) for place, sentences in groups.items()}
