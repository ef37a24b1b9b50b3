"""Warnings of the profile `basic`: everything is shown, but a reader would be better served otherwise."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from briefing.checking.rule import Find, Finding, Inspection, Rule
from briefing.checking.unlinked import unlinked_names
from briefing.model.actors import Actor, Event
from briefing.model.edtf import Edtf
from briefing.model.indicators import Indicator
from briefing.model.place import Place
from briefing.model.problem import Severity
from briefing.model.sources import Source
from briefing.model.walking import Path


def _uncited(inspection: Inspection) -> Iterator[Finding]:
    links = inspection.library.links
    for place, _ in inspection.all(Source):
        if not any(link.kind == "citation" or link.field == "assessment.derived_from" for link in links.to(place)):
            yield Finding(place, ("id",), f"the source {place.id!r} is never cited", "cite it, or remove it")


def _unmentioned(inspection: Inspection) -> Iterator[Finding]:
    for place, _ in inspection.all(Actor):
        if not inspection.library.links.to(place):
            yield Finding(place, ("id",), f"the actor {place.id!r} is never mentioned", "link it, or remove it")


def _no_takeaway(inspection: Inspection) -> Iterator[Finding]:
    for name, briefing in inspection.library.briefings.items():
        for section in briefing.sections:
            if not section.takeaway:
                hint = "add `takeaway:` with its point in a sentence"
                yield Finding(Place(name, section.id), (), f"the section {section.title!r} has no takeaway", hint)


def _not_accessed(inspection: Inspection) -> Iterator[Finding]:
    for place, source in inspection.all(Source):
        if source.URL and source.accessed is None:
            yield Finding(place, ("URL",), "a URL without the date on which it was read", "add `accessed: 2023-04-27`")


def _future(inspection: Inspection) -> Iterator[Finding]:
    for place, path, when in _past_dates(inspection):
        if when is not None and when.lower > inspection.today and when.lower != date.min:
            scheduled = ", or set `status: scheduled`" if path[0] in ("date", "until") else ""
            yield Finding(place, path, f"{when} lies in the future", f"mend the date{scheduled}")


def _past_dates(inspection: Inspection) -> Iterator[tuple[Place, Path, Edtf | None]]:
    """Dates of what is said to have happened already."""
    for place, head in inspection.heads():
        yield place, ("issued",), head.issued
        yield place, ("revised",), head.revised
        yield place, ("information_cutoff",), head.information_cutoff
    for place, event in inspection.all(Event):
        if event.status == "occurred":
            yield place, ("date",), event.date
            yield place, ("until",), event.until
    for place, source in inspection.all(Source):
        yield place, ("accessed",), source.accessed
    for place, indicator in inspection.all(Indicator):
        if indicator.status is not None:
            yield place, ("status", "as_of"), indicator.status.as_of
    for place, actor in inspection.all(Actor):
        for index, position in enumerate(actor.positions):
            yield place, ("positions", index, "as_of"), position.as_of


def _warning(code: str, find: Find, what: str, why: str, mend: str) -> Rule:
    return Rule(code=code, severity=Severity.WARNING, find=find, what=what, why=why, mend=mend)


BASIC_RULES: Final = (
    _warning(
        "uncited-source",
        _uncited,
        "Every source is cited somewhere.",
        "ICD 206 asks for the sources that a product draws on; one that nothing cites tells a reader of evidence that "
        "is not there.",
        "Cite it with `[@key]` or in a field, name it in another source's `derived_from`, or remove it.",
    ),
    _warning(
        "unmentioned-actor",
        _unmentioned,
        "Every actor is mentioned somewhere.",
        "An actor's page lists what the library says of it; this one's would be empty.",
        "Link it with `[[id]]`, name it in a record, or remove it.",
    ),
    _warning(
        "unlinked-name",
        unlinked_names,
        "An actor's name is a link where a page first mentions it.",
        "Every actor is one key from all that the library says of it, if the text leads there. Only running text is "
        "looked at, and only the first mention on each page; headings and quoted lines are left alone.",
        "Write `[[id|Name]]` there, or in a place before it.",
    ),
    _warning(
        "no-takeaway",
        _no_takeaway,
        "Every top-level section says its point.",
        "A reader with one minute reads takeaways only (ICD 203, standard 6: clear main messages).",
        "Add `takeaway:` with the point in a sentence.",
    ),
    _warning(
        "no-accessed",
        _not_accessed,
        "Every URL says when it was read.",
        "Pages change; CSL-JSON and most citation styles ask for the date (`accessed`).",
        "Add `accessed:` with the day on which you read it.",
    ),
    _warning(
        "future-date",
        _future,
        "What has happened did not happen in the future.",
        "A date of issue, an access, a status or an event that lies ahead is a slip of the pen.",
        "Mend the date; for an event that is still to come set `status: scheduled`.",
    ),
)
"""All rules of this kind, in the order they run; `lost-text` and `control-character` are reported by reading."""
