"""What reading itself reports: faults of files, of YAML, and of the format's types. These cannot be switched off."""

from typing import Final

from briefing.checking.rule import Rule
from briefing.model.problem import Severity


def _error(code: str, what: str, why: str, mend: str) -> Rule:
    return Rule(code=code, severity=Severity.ERROR, what=what, why=why, mend=mend)


def _warning(code: str, what: str, why: str, mend: str) -> Rule:
    return Rule(code=code, severity=Severity.WARNING, what=what, why=why, mend=mend)


FILE_RULES: Final = (
    _error(
        "no-briefing",
        "A library's folder holds a briefing.",
        "A briefing is a file named briefing.yaml, or one whose name ends in .briefing.yaml; others are not opened.",
        "Name the file so, or give its own path.",
    ),
    _error("not-found", "A file that is named exists.", "Nothing can be read from it.", "Check the name."),
    _error(
        "not-a-file",
        "A briefing is a regular file.",
        "A device or a pipe might never end, and a folder has no text.",
        "Give a YAML file, or the library's folder.",
    ),
    _error(
        "unreadable",
        "A file can be read.",
        "The system refused it; nothing was shown of it.",
        "Check its permissions, and the disk.",
    ),
    _error(
        "too-large",
        "A file holds at most 16 MB.",
        "Larger files are data, not briefings; the limit keeps a reader from being stalled by one.",
        "Split the briefing with `include:`.",
    ),
    _error(
        "encoding",
        "A file is written in UTF-8.",
        "YAML 1.2 allows other encodings, but one for all keeps every script readable everywhere; a byte order mark "
        "is allowed.",
        "Save the file as UTF-8.",
    ),
    _error(
        "outside",
        "Every file lies within the library's folder.",
        "A briefing from elsewhere must not be able to read your other files.",
        "Move the file into the folder; links that lead out are not followed.",
    ),
    _error(
        "missing-include",
        "Each file under `include` exists.",
        "What it holds would be missing from the briefing.",
        "Check its name, relative to the file that includes it, or remove it.",
    ),
    _error(
        "duplicate-include",
        "Each file is included once.",
        "A second time, every record in it would be a duplicate; a file that includes itself would never end.",
        "Name each file once.",
    ),
)
"""Of files and folders."""

YAML_RULES: Final = (
    _error(
        "yaml",
        "The file is YAML.",
        "YAML 1.1 as libyaml reads it. What came before the fault is kept and shown.",
        "The message names the place where reading broke off; the cause often stands just above: an indentation, a "
        "quotation mark, a `: ` inside plain text, or text that starts with @, `, [ or {.",
    ),
    _error(
        "second-document",
        "A file holds one document.",
        "A line of three hyphens starts another one, which would not be read.",
        "Put each briefing into a file of its own.",
    ),
    _error(
        "duplicate-key",
        "A key stands once in its mapping.",
        "YAML 1.2 demands it; most readers keep the last value without a word, and text is lost.",
        "Keep one of the two.",
    ),
    _error(
        "key",
        "A key is a plain word.",
        "Lists and mappings as keys have no meaning in a briefing.",
        "Write `key: value`; quote text that starts with a bracket.",
    ),
    _error(
        "alias",
        "Values are written where they are used.",
        "YAML's aliases and merge keys can make a small file grow without bound, and hide what a record says.",
        "Write the value out.",
    ),
    _error(
        "tag",
        "Values carry no tags.",
        "Fields know their own types; a tag would ask the reader to build something else.",
        "Remove the tag.",
    ),
    _error(
        "too-deep",
        "Values are nested at most 64 deep.",
        "No briefing needs more; unclosed brackets and hostile files do.",
        "Close brackets, or flatten the structure.",
    ),
    _error(
        "too-many-values",
        "A file holds at most 200,000 values.",
        "The limit keeps a reader from being stalled by one file.",
        "Split the briefing with `include:`.",
    ),
    _warning(
        "control-character",
        "Text holds nothing that cannot be seen.",
        "Control characters can take over a terminal, and bidirectional overrides show other words than are written "
        "(Unicode Technical Report 36). They are shown as visible marks.",
        "Remove what cannot be seen.",
    ),
    _warning(
        "lost-text",
        "No text is cut short by ` #`.",
        "In YAML a space and a number sign begin a comment, so that in `title: Issue #5` all after `Issue` is lost.",
        "Quote the whole text, or put the comment on a line of its own.",
    ),
)
"""Of YAML."""

TYPE_RULES: Final = (
    _error(
        "unknown-field",
        "Every field is one that the format knows.",
        "A misspelt field would otherwise be lost without a word.",
        "Take the word that is offered, remove the field, or move it to the record it belongs to; `briefing schema` "
        "lets an editor offer the fields while you type.",
    ),
    _error(
        "missing-field",
        "Every required field is there.",
        "docs/format.md marks them; without one the record cannot be shown as meant.",
        "Add the field.",
    ),
    _error(
        "wrong-type",
        "A value has the shape of its field: text, a list, a mapping, a number, true or false.",
        "Fields decide types, YAML does not: `NO` stays a country and `1.10` a version.",
        "The hint shows the form.",
    ),
    _error(
        "wrong-value",
        "A value from a vocabulary is one of its words.",
        "Vocabularies are closed, so that pages can count, sort and explain them.",
        "Take one of the words that are offered.",
    ),
    _error(
        "wrong-date",
        "Dates are EDTF, level 0 or 1.",
        "ISO 8601-2:2019 (EDTF) writes what is not known exactly: `2023-03`, `1965~`, `196X`, `2022/2023`.",
        "Write 2023, 2023-03, 2023-03-21 or an interval a/b.",
    ),
    _error(
        "wrong-id",
        "An id is made of lower-case letters, digits and hyphens.",
        "One form for all makes ids safe in addresses, file names and links.",
        "Write `moon-jae-in`.",
    ),
    _error(
        "duplicate-id",
        "An id is given once in a briefing, whatever the kind of record and the file.",
        "One reference syntax reaches everything, so two records of one id could not be told apart.",
        "Give one of them another id.",
    ),
    _error(
        "dangling-reference",
        "Every reference leads to a record.",
        "A page must be able to show what it refers to; nothing may dangle in what is handed on.",
        "Take the id that is offered, add the record, or remove the reference; `other-briefing/id` reaches across "
        "the library.",
    ),
    _error(
        "wrong-kind",
        "A reference leads to a record of the kind its field asks for.",
        "An actor is no source, and a source no judgment.",
        "Name a record of the right kind.",
    ),
)
"""Of records, their types and references."""

READING_RULES: Final = (*FILE_RULES, *YAML_RULES, *TYPE_RULES)
"""All that reading reports, in the order in which it can occur."""
