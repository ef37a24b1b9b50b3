"""What a record is called, in every script."""

from briefing.model.actors import Actor
from briefing.model.glossary import Term
from briefing.model.records import Record


def names_of(record: Record) -> tuple[str, ...]:
    """Everything that a record is called: its name as written, and for actors and terms the others."""
    if isinstance(record, Actor):
        return (record.name, *record.names.values(), *record.aliases, record.abbreviation)
    return (record.name, *record.names.values()) if isinstance(record, Term) else (record.name,)
