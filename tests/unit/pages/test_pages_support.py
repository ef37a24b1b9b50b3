"""What stands on which sources, and what a lens that switches some off does to it, on every page."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from pages_helpers import cited, every_place, headings, library_of, links, page, said, shown, under
from pages_news import NEWS, without

from briefing.export.writers import WRITERS
from briefing.model import document as d
from briefing.model.claims import Claim, supports
from briefing.model.lens import Lens, Off, read_off
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.model.sources import Source
from briefing.model.support import Status, Support, support_of
from briefing.pages.compose import compose
from briefing.pages.contents import contents, context


@pytest.fixture
def news(tmp_path: Path) -> Library:
    return library_of(tmp_path, NEWS)


def statuses(library: Library) -> dict[tuple[str, str], Status]:
    """What becomes of each affected claim: by id of the record, and the sentence or part of it."""
    hit = support_of(library).hit
    return {(claim.place.id, claim.sentence or claim.part): standing.status for claim, standing in hit.items()}


def test_a_claim_stands_on_what_supports_it_and_voices_are_counted_once(news: Library) -> None:
    standing = support_of(news).standing(Claim(Place("b", "holds")))
    assert [place.id for place in standing.sources] == ["paper", "wire", "copy"]
    assert (standing.voices, standing.status) == (2, "unchanged")


def test_records_parts_and_sentences_are_claims(news: Library) -> None:
    claims = support_of(news).of(Place("b", "s"))
    assert [claim.sentence for claim in claims] == [
        "It rained [@wire].",
        "It rained again [@wire; @paper].",
        "*Nobody [@rumour]* saw it.",
        "Snow fell [@wire].",
    ]
    assert support_of(news).of(Place("b", "kor")) == [Claim(Place("b", "kor"), "positions.0")]
    assert [one.sentence for one in support_of(news).of(Place("b", "holds"))] == ["", "A guess [@rumour]."]


def test_a_source_that_is_off_takes_what_only_repeats_it_along(news: Library) -> None:
    lens = without(news, "source:wire")
    assert {place.id for place in support_of(lens).off} == {"wire", "copy", "copy-of-copy"}
    assert statuses(lens) == {
        ("s", "It rained [@wire]."): "unsupported",
        ("s", "It rained again [@wire; @paper]."): "single",
        ("inner", "Snow fell [@wire]."): "unsupported",
        ("storm", ""): "unsupported",
        ("holds", ""): "single",
    }


@pytest.mark.parametrize(
    ("off", "gone"),
    [
        ("reliability:C", {"paper", "copy", "copy-of-copy", "idle"}),
        ("reliability:F", {"rumour"}),
        ("origin:derived", {"copy", "copy-of-copy"}),
        ("after:2023-03-06", {"wire", "paper", "copy", "copy-of-copy"}),
        ("after:2023-03", {"paper"}),
        ("source:nobody", set()),
    ],
)
def test_grades_origins_and_days_switch_off_what_has_them(news: Library, off: str, gone: set[str]) -> None:
    assert {place.id for place in support_of(without(news, off)).off} == gone


def test_losing_one_of_several_sources_of_one_voice_is_to_be_weakened(news: Library) -> None:
    assert statuses(without(news, "source:copy")) == {("storm", ""): "weakened", ("holds", ""): "weakened"}


def test_what_contradicts_or_gives_context_supports_nothing(news: Library) -> None:
    assert ("holds", "") not in statuses(without(news, "source:rumour", "source:idle"))


# The pages


def test_the_trace_says_of_every_citation_what_it_is_worth(news: Library) -> None:
    document = compose(news, Place("b", "holds", "trace"))
    assert headings(document)[:4] == ["The judgment as a whole", "Supports (3)", "Contradicts (1)", "Context (1)"]
    assert headings(document)[4:] == ["A guess.", "Supports (1)", "Contradicts (0)"]
    rows = under(document, "The judgment as a whole")
    assert (
        rows[0] == "Stands on 3 sources, 2 independent Voices Paper 2023; Wire 2023, Copy 2023 (2 sources of one voice)"
    )
    assert rows[1] == (
        "Paper reliability C, fairly reliable credibility 2, probably true secondary “it holds” It says so. "
        "reported April 2023 no archived copy also under 2 other claims"
    )
    assert "https://example.org/w · archived https://archive.example.org/w" in rows[2]
    assert rows[4].startswith("Rumour reliability F, cannot be judged credibility not rated Not so.")


def test_the_trace_of_an_event_sets_its_day_against_the_day_of_each_report(news: Library) -> None:
    text = shown(compose(news, Place("b", "storm", "trace")))
    assert "event 6 March 2023 · reported 7 March 2023 · 1 day later" in text
    assert "event 6 March 2023 · reported 6 March 2023 · the same day" in text


def test_every_claim_and_every_citation_of_it_can_be_gone_to(news: Library) -> None:
    document = compose(news, Place("b", "s", "trace"))
    ids = [node.id for node in d.walk(document.blocks) if isinstance(node, d.Header | d.Div) and node.id]
    assert {"claim-1", "claim-4", "claim-2-wire", "claim-2-paper"} <= set(ids)
    assert len(ids) == len(set(ids))


def test_a_record_for_which_nothing_is_cited_says_so(news: Library) -> None:
    document = compose(news, Place("b", "bare", "trace"))
    assert said(*document.blocks) == "Nothing is cited here: what it says stands on no source."


def test_a_source_tells_the_chain_it_stands_in(news: Library) -> None:
    assert under(page(news, "copy-of-copy"), "Derived from (1)") == ["Copy Wire"]
    assert under(page(news, "wire"), "Repeated by (1)") == ["Copy Second copy"]


def test_a_ring_of_sources_is_not_gone_round_for_ever(tmp_path: Path) -> None:
    ring = "".join(
        f"\n  - {{id: {one}, type: report, title: {one.upper()}, assessment: {{derived_from: [{other}]}}}}"
        for one, other in (("x", "y"), ("y", "x"))
    )
    library = library_of(tmp_path, f"b\nsources:{ring}\n")
    assert under(page(library, "x"), "Derived from (1)") == ["Y X which is above already"]


def test_a_source_says_what_would_fall_without_it(news: Library) -> None:
    rows = under(page(news, "wire"), "Without this source")
    assert rows == [
        "It rained. S",
        "Snow fell. Inner",
        "Storm · event stands on 2 sources, 1 independent",
        "It rained again. S leaves 1 of 2 sources, 1 of 2 independent",
        "It will hold. · judgment leaves 1 of 3 sources, 1 of 2 independent",
    ]
    assert headings(page(news, "wire"))[-2:] == [
        "Would lose all support (3)",
        "Would fall to one independent source (2)",
    ]
    assert under(page(news, "idle"), "Without this source") == [
        "Nothing would lose support: nothing stands on it alone or with others."
    ]


def test_what_is_affected_is_marked_wherever_it_is_named_and_counted(news: Library) -> None:
    lens = without(news, "source:wire")
    document = page(lens, "s")
    text = " ".join(shown(document).split("\n"))
    assert "It rained [1 off]  unsupported. It rained again [1 off; 2]  one voice left. Nobody [3] saw" in text
    assert document.lens == "Without Wire 2023: 3 sources off; 1 judgment, 3 sentences, 1 event affected."
    beside = said(*contents(lens, Place("b", "s")).blocks)
    assert "S 3 affected" in beside
    assert "Judgments 2 1 affected" in beside
    assert "Timeline 1 1 affected" in beside
    assert "It will hold. one voice left" in said(*context(lens, document).blocks)
    assert "(off)" in str(WRITERS["gfm"].write(lens, [Place("b", "s")]))


def test_counts_of_what_is_affected_equal_what_the_pages_mark(news: Library) -> None:
    lens = without(news, "source:wire")
    marked = [link for link in links(page(lens, "b:judgments")) if "one voice left" in said(d.Plain((link,)))]
    assert len({link.target for link in marked}) == 1


# What always holds


def test_with_nothing_switched_off_every_page_is_as_it_is_without_a_lens(shipped: Library) -> None:
    lens = without(shipped, "source:nobody")
    assert support_of(lens).hit == {}
    for place in every_place(shipped):
        assert replace(compose(lens, place), lens="") == compose(shipped, place)


def test_what_rests_on_a_source_is_exactly_what_cites_it(shipped: Library) -> None:
    support = support_of(shipped)
    for place, record in shipped.everything():
        if isinstance(record, Source):
            citing = {claim for claim, found in support.claims.items() if any(one.target == place for one in found)}
            assert set(support.resting(place)) == citing
            cites = {link.source for link in shipped.links.to(place) if link.kind == "citation"}
            assert {claim.place for claim in citing} == cites


OFFS = st.lists(
    st.one_of(
        st.sampled_from([Off("reliability", letter) for letter in "ABCDEF"]),
        st.sampled_from([Off("origin", origin) for origin in ("primary", "secondary", "derived")]),
        st.integers(2015, 2026).map(lambda year: Off("after", str(year))),
        st.sampled_from(["yna-2023-03-06", "mofa-kr-2023-03-22", "csis-oct7-2023"]).map(lambda one: Off("source", one)),
    ),
    max_size=3,
)


@given(fewer=OFFS, more=OFFS)
def test_switching_more_off_never_adds_support(shipped: Library, fewer: list[Off], more: list[Off]) -> None:
    first = support_of(shipped.through(Lens(without=tuple(sorted(set(fewer))))))
    second = support_of(shipped.through(Lens(without=tuple(sorted({*fewer, *more})))))
    assert first.off <= second.off
    for claim in support_of(shipped).claims:
        one, other = first.standing(claim), second.standing(claim)
        assert set(other.left) <= set(one.left)
        assert other.voices_left <= one.voices_left


@given(offs=OFFS)
def test_independent_voices_never_outnumber_sources_and_what_is_affected_lost_something(
    shipped: Library, offs: list[Off]
) -> None:
    support: Support = support_of(shipped.through(Lens(without=tuple(sorted(set(offs))))))
    for claim, found in support.claims.items():
        standing = support.standing(claim)
        sources = {link.target for link in found if supports(link)}
        assert set(standing.sources) <= sources
        assert standing.voices_left <= standing.voices <= len(standing.sources)
        assert standing.voices_left <= len(standing.left)
        assert (standing.status == "unsupported") == (bool(standing.sources) and not standing.voices_left)
        assert (claim in support.hit) == (standing.status != "unchanged")
        assert bool(standing.left) == bool(standing.voices_left)


def test_hidden_and_switched_off_go_together(news: Library) -> None:
    lens = news.through(Lens(news.through(Lens()).lens.as_of, (read_off("source:wire"),)))
    assert cited(page(lens, "s"))[0].lens == "off"


def test_a_claim_loses_a_voice_when_what_a_source_repeats_is_off_though_nothing_cited_is(tmp_path: Path) -> None:
    library = library_of(
        tmp_path,
        """b
events: [{id: rain, date: 2023, title: Rain, citations: [both, other]}]
sources:
  - {id: one, type: report, title: One}
  - {id: other, type: report, title: Other}
  - {id: both, type: report, title: Both, assessment: {derived_from: [one, other]}}
""",
    )
    assert statuses(without(library, "source:one")) == {("rain", ""): "single"}
    assert "Would fall to one independent source (1)" in headings(page(library, "one"))
