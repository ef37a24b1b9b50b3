"""Chips: small values with a colour of their own on a screen, and what they say where there are only words."""

import re
from typing import Final

from briefing.model.inlines import Inline, Link, Span
from briefing.model.scales import RELIABILITY

_LABELS: Final = {
    "likelihood": "Likelihood",
    "confidence": "Confidence",
    "reliability": "Reliability",
    "credibility": "Credibility",
}

_OF_WHAT: Final = re.compile(r"^(?:reliability|credibility|source|item) (?=[A-F1-6]\b)| confidence$")
"""The words by which a chip on a screen says what it is of."""


def chip_label(node: Inline) -> str:
    """What a chip, or a link that is nothing but one, is a grade of; empty for any other node.

    Each grade is a sentence of its own in words: ICD 203 forbids likelihood and confidence in one.
    """
    if isinstance(node, Link) and len(node.inlines) == 1:
        return chip_label(node.inlines[0])
    return _LABELS.get(node.classes[-1], "") if isinstance(node, Span) and "chip" in node.classes else ""


def chip_value(text: str) -> str:
    """What a chip says past what it is of; a letter of reliability with its meaning."""
    said = _OF_WHAT.sub("", text)
    return f"{said}, {RELIABILITY[said]}" if said in RELIABILITY else said
