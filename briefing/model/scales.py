"""Vocabularies of judgment: likelihood, confidence, reliability, credibility.

Sources: ICD 203 (2015, as amended) for the United States; the PHIA yardstick (2025) for the United Kingdom; the
IPCC's guidance on uncertainty; the Admiralty code (NATO AJP-2.1) for sources and items.
"""

from typing import Final

from msgspec import Struct


class Band(Struct, frozen=True):
    """What an estimative term means on its scale, in per cent."""

    term: str
    low: float
    high: float
    row: int = 1
    """ICD 203 offers two rows of words for the same bands; a product keeps to one of them."""
    strict_low: bool = False
    strict_high: bool = False

    def __str__(self) -> str:
        low = f"{'>' if self.strict_low else ''}{self.low:g}"
        high = f"{'<' if self.strict_high else ''}{self.high:g}"
        return f"{low}–{high} %"


def _icd203() -> tuple[Band, ...]:
    rows = (
        ("almost no chance", "remote", 1, 5),
        ("very unlikely", "highly improbable", 5, 20),
        ("unlikely", "improbable", 20, 45),
        ("roughly even chance", "roughly even odds", 45, 55),
        ("likely", "probable", 55, 80),
        ("very likely", "highly probable", 80, 95),
        ("almost certain", "nearly certain", 95, 99),
    )
    return tuple(
        Band(term, low, high, row) for first, second, low, high in rows for row, term in ((1, first), (2, second))
    )


LIKELIHOOD: Final[dict[str, tuple[Band, ...]]] = {
    "icd203": _icd203(),
    "phia": (
        Band("remote chance", 0, 5, strict_low=True),
        Band("highly unlikely", 10, 20),
        Band("unlikely", 25, 35),
        Band("realistic possibility", 40, 50, strict_high=True),
        Band("likely", 55, 75),
        Band("probable", 55, 75),
        Band("highly likely", 80, 90),
        Band("almost certain", 95, 100, strict_high=True),
    ),
    "ipcc": (
        Band("virtually certain", 99, 100),
        Band("extremely likely", 95, 100),
        Band("very likely", 90, 100),
        Band("likely", 66, 100),
        Band("more likely than not", 50, 100, strict_low=True),
        Band("about as likely as not", 33, 66),
        Band("unlikely", 0, 33),
        Band("very unlikely", 0, 10),
        Band("extremely unlikely", 0, 5),
        Band("exceptionally unlikely", 0, 1),
    ),
}
"""Scale name to its terms with their bands."""

SCALE_NAMES: Final = {"icd203": "ICD 203", "phia": "the PHIA yardstick", "ipcc": "the IPCC"}
"""What each scale is called in print."""

CONFIDENCE: Final[dict[str, tuple[str, ...]]] = {
    "icd203": ("high", "moderate", "low"),
    "phia": ("high", "moderate", "low"),
    "ipcc": ("very high", "high", "medium", "low", "very low"),
}
"""Scale name to its levels, strongest first."""

RELIABILITY: Final = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""Admiralty code for a source. F means not judged, not worst."""

CREDIBILITY: Final = {
    1: "confirmed",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "truth cannot be judged",
}
"""Admiralty code for a cited item. 6 means not judged, not worst."""


def band(scale: str, term: str) -> Band | None:
    """The band of a term on a scale, or None when the scale does not know the term."""
    return next((row for row in LIKELIHOOD.get(scale, ()) if row.term == term), None)


def first_row(scale: str) -> tuple[Band, ...]:
    """The terms of a scale, one for each band."""
    return tuple(row for row in LIKELIHOOD[scale] if row.row == 1)
