"""Links and back-links: who refers to what, and in which sentence."""

from pathlib import Path

import pytest
from library_files import write

from briefing.loading.library import load
from briefing.model.library import Library
from briefing.model.links import Link
from briefing.model.place import Place

TEXT = """@b
key_judgments: [rain]
bottom_line: It may rain. Ask [[kor|Seoul]] first.
sections:
  - id: one
    title: One
    text: |
      The U.S. and [[jpn]] met on 3 May. Then [[jpn|Tokyo]]
      agreed [see @src, p. 3; -@other]. It holds.

      ![[rain]]

      As ![[talks]] shows, this is not shown here.
actors:
  - {id: jpn, kind: state, name: Japan}
  - {id: kor, kind: state, name: Korea, part_of: jpn}
relations:
  - {id: pact, type: treaty, between: [jpn, kor]}
  - {id: pledge, type: pledge, from: kor, to: jpn}
events:
  - {id: talks, date: 2023, title: Talks, actors: [jpn, kor], citations: ["src, pp. 3-5"]}
judgments:
  - id: rain
    statement: It will likely rain.
    evidence:
      - {source: src, locator: p. 9, stance: contradicts, quote: {exact: a dry day}}
      - {source: other, stance: context, note: "Written before [[talks]]."}
sources:
  - {id: src, type: report, title: A report}
  - {id: other, type: report, title: Other, assessment: {derived_from: [src]}}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    loaded = load(write(tmp_path, "briefing.yaml", TEXT))
    assert loaded.problems == ()
    return loaded


def to(library: Library, ident: str) -> list[Link]:
    return list(library.links.to(Place("b", ident)))


def test_mentions_bring_the_sentence_that_holds_them(library: Library) -> None:
    mentions = [link.sentence for link in to(library, "jpn") if link.kind == "mention"]
    assert mentions == [
        "The U.S. and [[jpn]] met on 3 May.",
        "Then [[jpn|Tokyo]] agreed [see @src, p. 3; -@other].",
    ]


def test_mentions_in_the_head_come_from_the_overview(library: Library) -> None:
    (link,) = (link for link in to(library, "kor") if link.kind == "mention")
    assert (link.source, link.field) == (Place("b", view="overview"), "bottom_line")
    assert link.sentence == "Ask [[kor|Seoul]] first."


def test_fields_that_name_a_record_are_parties(library: Library) -> None:
    parties = [(link.source.id, link.field) for link in to(library, "jpn") if link.kind == "party"]
    assert parties == [
        ("kor", "part_of"),
        ("pact", "between"),
        ("pledge", "to"),
        ("talks", "actors"),
    ]
    assert [(link.source.id, link.field) for link in to(library, "kor") if link.kind == "party"] == [
        ("pact", "between"),
        ("pledge", "from"),
        ("talks", "actors"),
    ]


def test_key_judgments_and_embeds_link_to_the_judgment(library: Library) -> None:
    assert [(link.kind, link.field) for link in to(library, "rain")] == [
        ("party", "key_judgments"),
        ("embed", "text"),
    ]


def test_an_embed_within_a_sentence_is_only_a_mention(library: Library) -> None:
    links = [(link.source.id, link.kind) for link in to(library, "talks")]
    assert links == [("one", "mention"), ("rain", "mention")]


def test_citations_keep_locator_stance_and_what_the_item_says(library: Library) -> None:
    cited = {(link.source.id, link.kind, link.locator, link.stance, link.sentence) for link in to(library, "src")}
    assert cited == {
        ("one", "citation", "p. 3", "", "Then [[jpn|Tokyo]] agreed [see @src, p. 3; -@other]."),
        ("talks", "citation", "pp. 3-5", "supports", ""),
        ("rain", "citation", "p. 9", "contradicts", "“a dry day”"),
        ("other", "party", "", "", ""),
    }
    (item,) = (link for link in to(library, "other") if link.source.id == "rain")
    assert (item.stance, item.sentence) == ("context", "Written before [[talks]].")


def test_links_are_the_same_from_both_ends(library: Library) -> None:
    places = [Place("b", view="overview"), *(place for place, _ in library.everything())]
    going = {link for place in places for link in library.links.from_(place)}
    coming = {link for place in places for link in library.links.to(place)}
    assert going == coming
    assert len(going) > 10


def test_links_reach_other_briefings_and_shared_registries(tmp_path: Path) -> None:
    write(tmp_path, "library.yaml", "include: [shared.yaml]\n")
    write(tmp_path, "shared.yaml", "actors: [{id: usa, kind: state, name: US, summary: 'Not [[nobody]].'}]\n")
    write(tmp_path, "a.briefing.yaml", "@a\nbottom_line: See [[usa]] and [[b/kor]], not [[kor]].\n")
    write(tmp_path, "b.briefing.yaml", "@b\nactors: [{id: kor, kind: state, name: Korea, part_of: usa}]\n")
    library = load(tmp_path, label="lib")
    assert [link.source for link in library.links.to(Place("", "usa"))] == [
        Place("a", view="overview"),
        Place("b", "kor"),
    ]
    assert [link.source for link in library.links.to(Place("b", "kor"))] == [Place("a", view="overview")]
    assert [(p.file, p.line, p.column) for p in library.problems] == [
        ("lib/a.briefing.yaml", 4, 45),
        ("lib/shared.yaml", 1, 57),
    ]


def test_a_reference_to_a_record_that_could_not_be_read_is_not_a_second_mistake(tmp_path: Path) -> None:
    text = "@b\nbottom_line: See [[jpn]].\nactors: [{id: jpn, kind: nation, name: Japan}]\n"
    library = load(write(tmp_path, "briefing.yaml", text))
    assert [problem.code for problem in library.problems] == ["wrong-value"]


def test_reading_problems_do_not_wait_for_the_links(tmp_path: Path) -> None:
    library = load(write(tmp_path, "briefing.yaml", "@b\nbogus: 1\nbottom_line: '[[nobody]]'\n"))
    assert [problem.code for problem in library.reading_problems] == ["unknown-field"]
    assert [problem.code for problem in library.problems] == ["unknown-field", "dangling-reference"]
