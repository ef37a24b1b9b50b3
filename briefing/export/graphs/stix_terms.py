"""Words and objects of STIX 2.1 that are the same in every bundle."""

from datetime import date
from typing import Final
from uuid import UUID, uuid5

Object = dict[str, object]

EXTENSION: Final = "extension-definition--981925ca-714b-438e-b9ea-2b1b9ff5cc84"
"""Id of the extension that holds what a briefing knows and STIX has no property for."""

IDENTITY_CLASSES: Final = {
    "person": "individual",
    "state": "organization",
    "organization": "organization",
    "company": "organization",
    "grouping": "group",
    "office": "class",
    "territory": "unspecified",
}
"""Kinds of actor in the open vocabulary of identity classes; a class is all who hold an office."""

_NAMESPACE: Final = UUID("6eff0e92-cac5-487b-883f-e36a4d4af1a0")
"""Ours: the standard keeps its own namespace for objects of another sort."""

_DEFINED: Final = date(2026, 11, 24)
"""When the extension was."""

_SCHEMA: Final = (
    "place: address of the record in its briefing. kind: person, state, territory, organization, company, grouping or "
    "office. country: ISO 3166-1 alpha-2, lower case. aliases, abbreviation: other names. since, until: EDTF "
    "(ISO 8601-2), as exactly as known. directed: false where source and target are equals. parties: names of all "
    "parties where there are more than two. binding: whether the text binds in law. obligations: ATOP's types. tone: "
    "cooperative, conflictual or mixed. information_cutoff: last day whose events the text could know, EDTF. lens: "
    "what was hidden when this was made."
)

_TLP: Final = {
    "TLP:CLEAR": "94868c89-83c2-464b-929b-a1a8aa3c8487",
    "TLP:GREEN": "bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
    "TLP:AMBER": "55d920b0-5e8b-4f79-9ee9-91f868d9b421",
    "TLP:AMBER+STRICT": "939a9414-2ddd-4d32-a0cd-375ea402b003",
    "TLP:RED": "e828b379-4e03-4974-9ac4-e53a884c97c1",
}
"""The marking definitions of TLP 2.0 that OASIS has published for STIX 2.1."""

_TLP_EXTENSION: Final = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d"


def id_of(kind: str, key: str) -> str:
    """The id of an object, always the same for the same kind and key."""
    return f"{kind}--{uuid5(_NAMESPACE, f'{kind} {key}')}"


def instant(day: date, time: str = "00:00:00.000") -> str:
    """A time of a day, UTC."""
    return f"{day.isoformat()}T{time}Z"


def marking_definition(marking: str) -> Object:
    """The object that a marking is referred to by, as OASIS published it."""
    level = {"extension_type": "property-extension", "tlp_2_0": marking.removeprefix("TLP:").lower()}
    return {
        "type": "marking-definition",
        "spec_version": "2.1",
        "id": f"marking-definition--{_TLP[marking]}",
        "created": "2022-10-01T00:00:00.000Z",
        "name": marking,
        "extensions": {_TLP_EXTENSION: level},
    }


def program() -> Object:
    """Who defined the extension."""
    return {
        "type": "identity",
        "spec_version": "2.1",
        "id": id_of("identity", "program briefing"),
        "created": instant(_DEFINED),
        "modified": instant(_DEFINED),
        "name": "briefing",
        "description": "A terminal reader for structured, sourced, cross-linked policy briefings.",
        "identity_class": "system",
    }


def definition() -> Object:
    """The definition of the extension."""
    return {
        "type": "extension-definition",
        "spec_version": "2.1",
        "id": EXTENSION,
        "created_by_ref": program()["id"],
        "created": instant(_DEFINED),
        "modified": instant(_DEFINED),
        "name": "Actors and ties of a policy briefing",
        "description": "What a briefing knows of an actor or a tie and STIX has no property for.",
        "schema": _SCHEMA,
        "version": "1.0",
        "extension_types": ["property-extension"],
    }
