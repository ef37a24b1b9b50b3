"""The head of a briefing, and the sections of its text."""

from collections.abc import Iterable, Iterator
from typing import Final, Literal, get_args

from msgspec import Struct

from briefing.model.edtf import Edtf
from briefing.model.fields import Id, JudgmentRef, Lang, Line, Markdown, Prose

Marking = Literal["", "TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR"]
"""Traffic Light Protocol 2.0, strictest first; empty when a briefing declares none."""


UNRESTRICTED: Final = frozenset({"", "TLP:GREEN", "TLP:CLEAR"})
"""Markings under which the program may keep copies of its own; what is marked more strictly leaves no trace."""


def strictest(markings: Iterable[str]) -> str:
    """The strictest of some markings; empty when there is none."""
    found = set(markings)
    return next((marking for marking in get_args(Marking) if marking and marking in found), "")


class Scales(Struct, frozen=True, forbid_unknown_fields=True):
    """The vocabularies that a briefing's judgments use."""

    likelihood: Literal["icd203", "phia", "ipcc"] = "icd203"
    """Whose words of likelihood."""

    confidence: Literal["icd203", "phia", "ipcc"] = "icd203"
    """Whose words of confidence."""


class Head(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a briefing says of itself."""

    format: Literal["briefing/1"]
    """The format and its version."""

    id: Id
    """The briefing's name in addresses."""

    title: Line
    """Title."""

    subtitle: str = ""
    """Subtitle."""

    lang: Lang = "en"
    """Language of the text, BCP 47."""

    genre: str = ""
    """What kind of product this is: `briefing`, `assessment`, `update`."""

    authors: tuple[str, ...] = ()
    """Who wrote it."""

    publisher: str = ""
    """Who answers for it."""

    version: str = ""
    """Version of the text."""

    issued: Edtf | None = None
    """Date of issue."""

    revised: Edtf | None = None
    """Date of the last revision."""

    information_cutoff: Edtf | None = None
    """Last day whose events the text could know."""

    marking: Marking = ""
    """How far the text may travel."""

    status: Literal["draft", "final", "withdrawn", ""] = ""
    """Where it stands."""

    scales: Scales = Scales()
    """The vocabularies used."""

    bottom_line: Markdown = ""
    """The answer, first."""

    key_judgments: tuple[JudgmentRef, ...] = ()
    """Ids of the key judgments, in order."""

    scope_note: Markdown = ""
    """What is and is not covered."""

    source_summary: Markdown = ""
    """ICD 206 source summary statement."""

    change_note: Markdown = ""
    """What changed since the last version."""

    keywords: tuple[str, ...] = ()
    """Words to find it by."""


class RuleOff(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A rule of checking that a library does not hold itself to."""

    rule: Line
    """Code of the rule, such as `unlinked-name`."""

    reason: Line
    """Why not."""


class LibraryHead(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `library.yaml` says of a folder of briefings; it may also `include` registries that all of them share."""

    title: str = ""
    """Title of the library."""

    description: Markdown = ""
    """What it holds."""

    scales: Scales | None = None
    """The vocabularies of briefings that declare none."""

    rules_off: tuple[RuleOff, ...] = ()
    """Rules of checking that are switched off, each with its reason; errors cannot be."""


class Section(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of the text, which may hold parts of its own."""

    id: Id
    """The section's name in addresses."""

    title: Line
    """Heading."""

    text: Prose
    """What it says."""

    kind: Literal["history", "economics", "security", "scenarios", "options", "other"] = "other"
    """What it is about."""

    takeaway: Markdown = ""
    """Its point, in a sentence."""

    sections: tuple["Section", ...] = ()
    """Parts of this part."""

    @property
    def name(self) -> str:
        """What the section is called in lists."""
        return self.title


def parts_of(section: Section) -> Iterator[Section]:
    """A section and all inside it, in reading order."""
    yield section
    for part in section.sections:
        yield from parts_of(part)
