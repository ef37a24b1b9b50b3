"""Lists: a library's records as rows of plain values, one table of lists for every way to write them out."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, Final

from msgspec import Struct

from briefing.model.actors import Actor, Event
from briefing.model.document import plain_text
from briefing.model.edtf import span_of_time
from briefing.model.judgments import Judgment
from briefing.model.library import Library
from briefing.model.narrowing import Wanted, key_judgments, narrowed, sort_of, term_of
from briefing.model.place import Place
from briefing.model.records import Record
from briefing.model.scales import band
from briefing.model.scenarios import Scenario
from briefing.model.sources import Source
from briefing.pages.cards import event_date
from briefing.pages.compose import name_of
from briefing.pages.pieces import kind_words, likelihood_words
from briefing.pages.references import reference

Value = str | int | float | bool | None | tuple[str, ...] | dict[str, str]
Fields = dict[str, Value]
"""One row: names of fields to values, every row of a list with the same names in the same order."""


_Key = Callable[[tuple[Place, Any]], Any]


class List(Struct, frozen=True):
    """One list of records."""

    name: str
    """The verb that prints it."""

    kinds: tuple[type[Record], ...]
    """The types of record it lists; none for all."""

    filters: tuple[str, ...]
    """Fields of `Wanted` by which it can be narrowed."""

    columns: tuple[str, ...]
    """Names of the fields that stand in columns, the longest last."""

    fields: Callable[[Library, Place, Any], Fields]
    """What a record's row says."""

    order: Callable[[Library], _Key]
    """Makes the key by which the records are sorted."""


def rows_of(library: Library, wanted_list: List, wanted: Wanted) -> Iterator[Fields]:
    """The rows of a list, in its order."""
    kinds = wanted_list.kinds or (object,)
    found = (one for one in narrowed(library, wanted) if isinstance(one[1], kinds))
    return (wanted_list.fields(library, *one) for one in sorted(found, key=wanted_list.order(library)))


# What each row says


def _any(library: Library, place: Place, _: Record) -> Fields:
    return {"place": str(place), "kind": library.kind(place), "name": name_of(library, place)}


def _actor(library: Library, place: Place, actor: Actor) -> Fields:
    return {
        "place": str(place),
        "kind": actor.kind,
        "name": actor.name,
        "abbreviation": actor.abbreviation,
        "country": actor.country,
        "mentions": _count(library, place, ("mention",)),
        "aliases": actor.aliases,
        "names": actor.names,
    }


def _source(library: Library, place: Place, source: Source) -> Fields:
    return {
        "place": str(place),
        "reliability": source.assessment.reliability,
        "origin": source.assessment.origin,
        "issued": source.issued.text if source.issued else "",
        "type": source.type,
        "citations": _count(library, place, ("citation",)),
        "title": source.title,
        "url": source.URL,
        "reference": plain_text(reference(source)),
    }


def _count(library: Library, place: Place, kinds: tuple[str, ...]) -> int:
    return sum(link.kind in kinds for link in library.links.to(place))


def _judgment(library: Library, place: Place, judgment: Judgment) -> Fields:
    stances = Counter(item.stance for item in judgment.evidence)
    return {
        "place": str(place),
        **_likelihood(library, place, judgment),
        "confidence": judgment.confidence,
        "supports": stances["supports"],
        "contradicts": stances["contradicts"],
        "horizon": judgment.horizon.text if judgment.horizon else "",
        "statement": name_of(library, place),
    }


def _likelihood(library: Library, place: Place, record: Judgment | Scenario) -> Fields:
    """The word with its band, the band's ends, and the authors' own number where they give one."""
    briefing = library.briefings.get(place.briefing)
    scales = briefing.head.scales if briefing else library.head.scales
    term = term_of(record)
    found = band(scales.likelihood, term) if scales else None
    return {
        "likelihood": likelihood_words(term, scales) if scales else term,
        "low": found.low if found else None,
        "high": found.high if found else None,
        "probability": record.likelihood.probability if record.likelihood else None,
    }


def _scenario(library: Library, place: Place, scenario: Scenario) -> Fields:
    base = library.resolve(scenario.base, place.briefing) if scenario.base else None
    return {
        "place": str(place),
        "kind": kind_words(scenario.kind),
        "base": str(base) if base else scenario.base,
        **_likelihood(library, place, scenario),
        "horizon": span_of_time(scenario.horizon, None) if scenario.horizon else "",
        "title": scenario.title,
    }


def _event(library: Library, place: Place, event: Event) -> Fields:
    actors = (library.resolve(ref, place.briefing) for ref in event.actors)
    return {
        "date": event.date.text,
        "until": event.until.text if event.until else "",
        "when": event_date(event.date, event.until),
        "place": str(place),
        "status": event.status,
        "actors": tuple(name_of(library, actor) for actor in actors if actor),
        "title": event.title,
    }


# In which order


def _as_written(_: Library) -> _Key:
    return lambda _: 0


def _by_name(_: Library) -> _Key:
    return lambda one: (_ACTOR_KINDS.index(sort_of(one[1])), one[1].name.casefold(), one[0])


_ACTOR_KINDS: Final = ("state", "territory", "person", "office", "organization", "company", "grouping")


def _by_reference(_: Library) -> _Key:
    return lambda one: (plain_text(reference(one[1])).casefold().lstrip("“"), one[0])


def _key_first(library: Library) -> _Key:
    order = {place: number for number, place in enumerate(key_judgments(library))}
    return lambda one: order.get(one[0], len(order))


def _by_date(_: Library) -> _Key:
    return lambda one: (one[1].date, one[0])


_ANYWHERE: Final = ("briefing", "section", "actor")
_WHEN: Final = ("since", "until")

LISTS: Final = (
    List("list", (), ("kind", *_ANYWHERE), ("place", "kind", "name"), _any, _as_written),
    List(
        "actors",
        (Actor,),
        ("kind", "briefing", "section"),
        ("place", "kind", "mentions", "name", "names"),
        _actor,
        _by_name,
    ),
    List(
        "sources",
        (Source,),
        ("reliability", "kind", *_ANYWHERE, *_WHEN),
        ("place", "reliability", "issued", "citations", "reference"),
        _source,
        _by_reference,
    ),
    List(
        "judgments",
        (Judgment,),
        ("key", "likelihood", "confidence", *_ANYWHERE, *_WHEN),
        ("place", "likelihood", "confidence", "supports", "contradicts", "statement"),
        _judgment,
        _key_first,
    ),
    List(
        "scenarios",
        (Scenario,),
        ("kind", "likelihood", *_ANYWHERE, *_WHEN),
        ("place", "kind", "likelihood", "title"),
        _scenario,
        _as_written,
    ),
    List(
        "timeline",
        (Event,),
        ("status", *_ANYWHERE, *_WHEN),
        ("date", "until", "place", "status", "title"),
        _event,
        _by_date,
    ),
)
"""Every list. The verbs, their options and their columns are made from it, and so is what the manual says of them."""
