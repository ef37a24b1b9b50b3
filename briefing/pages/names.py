"""Names of authors as a note prints them: institutions as they are, persons in the order of their own script."""

from briefing.model.names import Name, Names
from briefing.model.sources import Source

_MOST_NAMED = 3
"""A note names so many authors at most; of more it names the first (Chicago Manual, 14.76)."""


def person(name: Name) -> str:
    """A CSL name as one would print it.

    Names written in Chinese, Japanese or Korean script, and romanized ones of `static-ordering`, have the family name
    first and no comma.
    """
    if name.literal:
        return name.literal
    family = _family(name)
    given = " ".join(part for part in (name.given, name.dropping_particle) if part)
    if _is_cjk(family):
        plain = f"{family}{given}"
    else:
        plain = " ".join(part for part in ((family, given) if name.static_ordering else (given, family)) if part)
    return f"{plain}{',' if name.comma_suffix else ''} {name.suffix}" if name.suffix else plain


def _family(name: Name) -> str:
    return " ".join(part for part in (name.non_dropping_particle, name.family) if part)


def _is_cjk(text: str) -> bool:
    return any("\u3040" <= letter <= "\u30ff" or "\u3400" <= letter <= "\u9fff" for letter in text) or any(
        "\uac00" <= letter <= "\ud7af" or "\U00020000" <= letter <= "\U0003ffff" for letter in text
    )


def listed_names(names: Names, *, family_only: bool = False) -> str:
    """Names in one phrase: `A`, `A and B`, `A, B, and C`, `A et al.`"""
    said = [(_family(name) or person(name)) if family_only else person(name) for name in names]
    if len(said) > _MOST_NAMED:
        return f"{said[0]} et al."
    if len(said) == _MOST_NAMED:
        return f"{said[0]}, {said[1]}, and {said[2]}"
    return " and ".join(said)


def authors(source: Source) -> str:
    """The authors in one phrase, the editors when there are none; empty for an unsigned item."""
    return listed_names(source.author or source.editor)


def author_phrase(source: Source) -> str:
    """How a full note begins: the authors, or the editors said to be such."""
    if source.author or not source.editor:
        return listed_names(source.author)
    return f"{listed_names(source.editor)}, {'ed.' if len(source.editor) == 1 else 'eds.'}"


def short_authors(source: Source) -> str:
    """How a later note begins: family names, institutions whole."""
    return listed_names(source.author or source.editor, family_only=True)
