"""The citations of a claim: each once, by what it does, and as many as are counted."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from pages_helpers import cited, headings, library_of, miscounted, page, shown

from briefing.loading.linking import link_library
from briefing.model.actors import Event
from briefing.model.claims import Claim, is_evidence
from briefing.model.edtf import Edtf
from briefing.model.fields import CitationItem, Citations
from briefing.model.head import Head
from briefing.model.judgments import Judgment
from briefing.model.library import Briefing, Library
from briefing.model.place import Place
from briefing.model.records import Record
from briefing.model.sources import Source
from briefing.model.support import support_of
from briefing.pages.cards import card
from briefing.pages.claims import by_stance
from briefing.pages.compose import compose
from briefing.pages.desk import Desk

ONCE = """b
sections: [{id: s, title: S, text: "Rain fell [@wire].", events: [{id: rain, date: 2023-03, title: Rain,
  text: "It rained [@wire; @paper, p. 2].", citations: [wire, paper, {source: wire, stance: contradicts}]}]}]
judgments: [{id: holds, statement: "It holds [@paper].", evidence: [{source: wire, locator: p. 1}, {source: wire,
  locator: p. 2}], citations: [wire, paper, copy]}]
sources: [{id: wire, type: report, title: Wire}, {id: paper, type: report, title: Paper},
  {id: copy, type: report, title: Copy}]
"""


def test_a_trace_names_a_citation_once_and_a_judgment_s_own_sources_apart_from_its_evidence(tmp_path: Path) -> None:
    library = library_of(tmp_path, ONCE)
    rain, holds = (compose(library, Place("b", ident, "trace")) for ident in ("rain", "holds"))
    assert headings(rain) == ["The event as a whole", "Supports (2)", "Contradicts (1)"]
    assert [(one.key, one.locator) for one in cited(rain)] == [("b/wire", ""), ("b/paper", "p. 2"), ("b/wire", "")]
    assert headings(holds) == ["The judgment as a whole", "Supports (2)", "Cited besides (2)", "Contradicts (0)"]
    assert [one.key for one in cited(holds)] == ["b/wire", "b/wire", "b/paper", "b/copy"]


def test_a_list_names_a_source_once_and_says_where_it_speaks_against(tmp_path: Path) -> None:
    library = library_of(tmp_path, ONCE)
    for at in ("b:timeline", "s", "rain"):
        assert "[1; 2; but see 1]" in shown(page(library, at))


USES = st.lists(
    st.tuples(
        st.sampled_from(["one", "two", "three"]),
        st.sampled_from(["supports", "contradicts", "context"]),
        st.sampled_from(["", "p. 1", "p. 2"]),
        st.sampled_from(["", "So it says."]),
    ),
    max_size=6,
)


@given(citations=USES, evidence=USES, text=st.lists(st.sampled_from(["one", "two"]), max_size=2))
def test_what_a_trace_counts_is_what_it_lists_and_what_the_claim_stands_on(
    citations: list[tuple[str, str, str, str]], evidence: list[tuple[str, str, str, str]], text: list[str]
) -> None:
    def items(uses: list[tuple[str, str, str, str]]) -> Citations:
        return Citations(
            CitationItem(source=key, locator=where, stance=stance, note=note)  # type: ignore[arg-type]
            for key, stance, where, note in uses
        )

    said_ = "It is so" + (f" [{'; '.join(f'@{key}' for key in text)}]" if text else "") + "."
    records: dict[str, Record] = {
        **{key: Source(id=key, type="report", title=key) for key in ("one", "two", "three")},
        "e": Event(id="e", date=Edtf("2023"), title="E", text=said_, citations=items(citations)),
        "j": Judgment(id="j", statement=said_, evidence=items(evidence), citations=items(citations)),
    }
    head = Head(id="b", title="B", format="briefing/1")
    library = Library({"b": Briefing(head=head, records=records, sections=())}, link=link_library)
    for ident in ("e", "j"):
        claim = Claim(Place("b", ident))
        groups = dict(by_stance(Desk(library, claim.place, card), claim))
        for_it = [one for name in ("Supports", "Cited besides") for one in groups.get(name, ())]
        assert {one.link.target for one in for_it} == set(support_of(library).standing(claim).sources)
        assert list(miscounted(compose(library, Place("b", ident, "trace")))) == []
        plain = [(one.link.target, one.link.locator, one.link.sentence) for one in for_it if not is_evidence(one.link)]
        assert len(set(plain)) == len(plain)
    supporting = [stance for _, stance, _, _ in evidence if stance == "supports"]
    assert len(groups["Supports"]) == len(supporting)
