"""Emphasis in Markdown: marks that no reader can take for anything else, or none."""

import unicodedata

from briefing.model import document as d

_MARKS = "*_~`"
_WRAPS: dict[type[d.Node], str] = {d.Emph: "*", d.Strong: "**", d.Strikeout: "~~"}


def dressed(kind: type[d.Node], before: str, inside: str, after: str) -> str:
    """Text between the marks of its kind, close against its words; bare where the marks could be read otherwise."""
    mark, words = _WRAPS.get(kind, ""), inside.strip()
    if not mark or not words:
        return inside
    left, right = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
    outer = ((before + left)[-1:], (right + after)[:1])
    if {*outer, words[0], words[-1]} & set(_MARKS) or "\n" in outer:
        return inside
    edges = zip((words[0], words[-1]), outer, strict=True)
    fits = all(_is_word(edge) or _is_between_words(beside) for edge, beside in edges)
    return f"{left}{mark}{words}{mark}{right}" if fits else inside


def _is_word(character: str) -> bool:
    """Whether a character is neither space nor punctuation in any version of CommonMark."""
    return unicodedata.category(character)[0] in "LNM"


def _is_between_words(character: str) -> bool:
    """Whether a character, or the end of the text, is space or punctuation in every version of CommonMark."""
    return character.isspace() or not character or unicodedata.category(character)[0] == "P"
