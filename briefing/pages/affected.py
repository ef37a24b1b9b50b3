"""What switching sources off does to the record whose page is open, said on that page."""

from briefing.model import document as d
from briefing.model.support import support_of
from briefing.pages.claims import standing_words
from briefing.pages.desk import Desk, fact, facts, join
from briefing.pages.marks import affected_mark
from briefing.pages.pieces import chip
from briefing.pages.trace import trace_place


def affected_facts(desk: Desk) -> d.Blocks:
    """What is left of the record's support, and how much else that it says is affected; nothing where all stands."""
    place = desk.place.record
    if desk.place.view or not desk.library.lens.without:
        return ()
    support = support_of(desk.library)
    if place in support.off:
        return facts(fact("Support", chip("lens-unsupported", "switched off")))
    hit = [support.hit[claim] for claim in support.of(place) if claim in support.hit]
    whole = next((one for one in hit if one.claim.is_whole), None)
    others = affected_mark(len(hit) - (whole is not None))[1:]
    said = join((standing_words(whole) if whole else (), others), "  ")
    return facts(fact("Support", (*said, d.Str("  "), desk.way(trace_place(place), "why")))) if said else ()
