"""What is not known, and what words mean."""

from msgspec import Struct

from briefing.model.fields import Id, Lang, Line, Markdown, Prose


class Gap(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that matters and is not known (ICD 203: intelligence gaps)."""

    id: Id
    """The gap's name in addresses."""

    statement: Prose
    """What is not known."""

    impact: Markdown = ""
    """What it keeps the reader from judging."""

    would_resolve: Markdown = ""
    """What would close it."""

    @property
    def name(self) -> str:
        """What the gap is called in lists."""
        return self.statement


class Term(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A word with the sense it has here."""

    id: Id
    """The term's name in addresses."""

    term: Line
    """The word."""

    definition: Prose
    """What it means here."""

    names: dict[Lang, str] = {}
    """The word in other languages, by BCP 47 tag."""

    @property
    def name(self) -> str:
        """What the term is called in lists."""
        return self.term
