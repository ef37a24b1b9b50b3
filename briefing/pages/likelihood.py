"""Words of likelihood: always with the band that the declared scale gives them, and a page that explains all scales."""

from typing import Final

from msgspec.structs import replace

from briefing.model import document as d
from briefing.model.judgments import Likelihood
from briefing.model.place import Place
from briefing.model.plot import Plot, PlotPoint, PlotSeries
from briefing.model.scales import LIKELIHOOD, SCALE_NAMES, Band, band, first_row
from briefing.model.trees import rewrite
from briefing.pages.bands import banded
from briefing.pages.desk import Desk, join, words
from briefing.pages.pieces import chip, counted, dim, likelihood_words

_LEFT: Final[d.Align] = "left"


def likelihood_chip(desk: Desk, likelihood: Likelihood | None) -> d.Inlines:
    """A likelihood in its word with its band, and the authors' own number where they give one; leads to the legend."""
    if likelihood is None:
        return ()
    number = "" if likelihood.probability is None else f", put at {likelihood.probability:g} %"
    return term_chip(desk, likelihood.term, number)


def term_chip(desk: Desk, term: str, more: str = "") -> d.Inlines:
    """An estimative term with its band, which leads to the legend; nothing for no term.

    Where the page mixes scales, the band alone: the same word would mean two things.
    """
    if not term:
        return ()
    found = band(desk.scales.likelihood, term)
    said = str(found) if found and desk.scales.likelihood != desk.scale else likelihood_words(term, desk.scales)
    legend = Place(desk.place.briefing, view="likelihood")
    return (d.Link(chip("likelihood", said + more), legend, "likelihood"),)


def with_bands(desk: Desk, inlines: d.Inlines, own: str = "") -> d.Inlines:
    """A text of a judgment, each word of likelihood followed by its band; `own` is the term that the judgment gives."""
    return banded(inlines, desk.scales.likelihood, own)


def blocks_with_bands(desk: Desk, blocks: d.Blocks) -> d.Blocks:
    """The same for a longer text."""

    def banded(node: d.Node) -> d.Node:
        return replace(node, inlines=with_bands(desk, node.inlines)) if isinstance(node, d.Para | d.Plain) else node

    return rewrite(blocks, banded)


# The legend


def likelihood_page(desk: Desk) -> d.Blocks:
    """What each word of each scale means: word by word beside one another, then each scale along its axis."""
    return (
        d.Para(_used(desk)),
        d.Para(
            words(
                "The three scales give the same words different bands: on a page that mixes them, bands stand alone."
                " Confidence, how well founded a judgment is, is another thing and stands apart."
            )
        ),
        desk.title(2, f"Word by word ({len(_ROWS)})", "words"),
        _table(desk),
        desk.title(2, "Band by band", "bands"),
        d.BulletList(
            tuple((d.Plain((d.Strong(words(_name(scale))), d.Str(f"  {note}"))),) for scale, note in _NOTES.items())
        ),
        d.Chart(Plot("bar", "per cent", tuple(map(_bars, LIKELIHOOD)), ())),
    )


def _used(desk: Desk) -> d.Inlines:
    """Which scale applies here."""
    if desk.briefing is not None:
        return words(f"This briefing speaks the words of {SCALE_NAMES[desk.scales.likelihood]}.")
    spoken: dict[str, list[str]] = {}
    for name, briefing in desk.library.briefings.items():
        spoken.setdefault(briefing.head.scales.likelihood, []).append(name)
    told = ((d.Str(f"{SCALE_NAMES[scale]} in "), *_where(desk, names)) for scale, names in spoken.items())
    return (d.Str("Words of likelihood are those of "), *join(told, "; "), d.Str("."))


_FEW: Final = 3


def _where(desk: Desk, briefings: list[str]) -> d.Inlines:
    """A few briefings by name, more of them as a number."""
    if len(briefings) > _FEW:
        return words(counted(len(briefings), "briefing"))
    return join(((desk.to(Place(name, view="overview")),) for name in briefings), ", ")


def _middle(row: Band) -> float:
    return row.low + row.high


def _by_word() -> dict[str, dict[str, Band]]:
    """Every word with its band on each scale that has it, from the least likely on."""
    found: dict[str, dict[str, Band]] = {}
    for scale, rows in LIKELIHOOD.items():
        for row in rows:
            found.setdefault(row.term, {})[scale] = row
    return dict(sorted(found.items(), key=lambda pair: min(map(_middle, pair[1].values()))))


_ROWS: Final = _by_word()


def _table(desk: Desk) -> d.Block:
    """Words by scales; a dash where a scale does not have the word."""
    here = desk.scales.likelihood if desk.briefing is not None else ""
    names = ((d.Str(_name(scale)), *dim(" (used here)" if scale == here else "")) for scale in LIKELIHOOD)
    rows = ((words(word), *(_band(bands.get(scale)) for scale in LIKELIHOOD)) for word, bands in _ROWS.items())
    return d.Table((words("Word"), *names), tuple(rows), ("left", *(_LEFT for _ in LIKELIHOOD)))


def _name(scale: str) -> str:
    return SCALE_NAMES[scale].removeprefix("the ")


def _band(found: Band | None) -> d.Inlines:
    return words(str(found)) if found else dim("-")


def _bars(scale: str) -> PlotSeries:
    """A scale as bars, each from the low to the high end of the band of its word."""
    rows = (PlotPoint(row.term, row.high, str(row), low=row.low) for row in sorted(first_row(scale), key=_middle))
    return PlotSeries(_name(scale), tuple(rows))


_NOTES: Final = {
    "icd203": "Two rows of words for the same bands; a product keeps to one row. Neighbours share their end points.",
    "phia": "The gaps between the bands are meant: they keep neighbouring words apart.",
    "ipcc": "The bands are nested: what is very likely is likely as well.",
}
"""What is to be known of each scale."""
