"""The first briefing holds what it must: grounded judgments, a full timeline, charts, and nobody's words unasked."""

import re
from collections.abc import Iterator

import pytest
from content_helpers import Field, all_fields, plain, word_count
from markdown_it import MarkdownIt

from briefing.model.actors import Event
from briefing.model.figures import Figure
from briefing.model.head import Section
from briefing.model.judgments import Judgment
from briefing.model.library import Briefing, Library
from briefing.model.options import OptionSet
from briefing.model.scenarios import Scenario
from briefing.model.sources import Source

NAME = "japan-korea-detente"

QUOTATIONS = (
    # Yoon Suk Yeol, interview published on 24 April 2023; the brackets are the newspaper's.
    "I can't accept the notion that because of what happened 100 years ago, something is absolutely impossible (to do) "
    "and that they (Japanese) must kneel (for forgiveness) because of our history 100 years ago.",
    # Yoon Suk Yeol, 1 March 2023.
    "Japan has transformed from a militaristic aggressor of the past into a partner that shares the same universal "
    "values with us.",
    # Antony J. Blinken, 5 March 2023 in Washington.
    "central to our shared vision of a free and open Indo-Pacific region",
    # Yoon Suk Yeol, interview published on 19 April 2023.
    "The Taiwan issue is not simply an issue between China and Taiwan but, like the issue of North Korea, it is a "
    "global issue.",
    # Joe Biden, 26 April 2023.
    "A nuclear attack by North Korea against the United States or its allies or partners is unacceptable and will "
    "result in the end of whatever regime to take such an action",
    # Lee Jae Myung, August 2025.
    "this is not an issue we can easily agree with",
    # General Xavier Brunson, 15 May 2025.
    "fixed aircraft carrier",
    # Abe Shinzo, 2021.
    "A Taiwan contingency is a contingency for Japan.",
    # The leaders of the United States, Japan and South Korea, 18 August 2023.
    "an indispensable element of security and prosperity in the international community",
)
"""Every quotation that was read in a source good enough to quote from; no other may stand in quotation marks."""

LONG_QUOTE = 6
"""From this many words on, a passage in quotation marks is a quotation and not a name for something."""

LONG_TEXT = 25
"""From more words than this on, a paragraph states something that needs a source."""

UNCITED: dict[str, str] = {
    "Gaps stand where they matter": "tells how the briefing is laid out",
    "The gaps below touch": "tells how the briefing is laid out",
    "Words of likelihood and of confidence follow": "tells which words the briefing uses",
    "Not found.": "says what no source was found for",
    "What follows for American strategy.": "draws the sum of sections that cite their sources",
}
"""How a long paragraph without a citation begins, and why it needs none."""


@pytest.fixture(scope="session")
def detente(shipped: Library) -> Briefing:
    """The first briefing."""
    return shipped.briefings[NAME]


def key_judgments(briefing: Briefing) -> list[Judgment]:
    """The judgments that the head names, in its order."""
    return [record for ident in briefing.head.key_judgments if isinstance(record := briefing.records[ident], Judgment)]


def quoted(field: Field) -> Iterator[str]:
    """Passages in quotation marks of any shape, and block quotations without the line that names the speaker."""
    text = " ".join(line for line in field.raw.split("\n") if not line.lstrip().startswith(">"))
    for pattern in (r"“([^“”]*)”", r'"([^"]*)"', r"„([^“”]*)[“”]", r"«([^«»]*)»"):
        yield from (plain(found) for found in re.findall(pattern, text.replace("\n", " ")))
    for block in re.findall(r"(?m)(?:^ *>.*\n?)+", field.raw):
        said = re.sub(r"(?m)^ *> ?", "", block)
        yield from (plain(part) for part in re.split(r"\n\s*\n", said) if not part.lstrip().startswith("—"))


def bare(text: str) -> str:
    """Words only, for comparing."""
    return " ".join(re.findall(r"\w+", text.casefold()))


ALLOWED = tuple(bare(quotation) for quotation in QUOTATIONS)


def strange_quotations(fields: Iterator[Field]) -> list[tuple[str, str]]:
    """Long quoted passages that are none of the allowed ones, nor a part of one."""
    return [
        (field.where, passage)
        for field in fields
        for passage in quoted(field)
        if word_count(passage) >= LONG_QUOTE and not any(bare(passage) in allowed for allowed in ALLOWED)
    ]


def uncited(text: str) -> list[str]:
    """Long paragraphs and list items of a Markdown text that cite nothing."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    found: list[str] = []
    quoting = 0
    for token in tokens:
        quoting += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        if token.type == "inline" and not quoting and "[@" not in token.content and "[-@" not in token.content:
            words = plain(token.content)
            if word_count(words) > LONG_TEXT and not any(words.startswith(start) for start in UNCITED):
                found.append(words)
    return found


def test_the_bottom_line_is_short(detente: Briefing) -> None:
    assert 0 < word_count(detente.head.bottom_line) <= 90


def test_five_to_seven_key_judgments(detente: Briefing) -> None:
    assert 5 <= len(detente.head.key_judgments) <= 7
    assert len(key_judgments(detente)) == len(detente.head.key_judgments)


def test_each_key_judgment_stands_on_its_grounds(detente: Briefing) -> None:
    for judgment in key_judgments(detente):
        assert judgment.likelihood, judgment.id
        assert judgment.horizon, judgment.id
        assert judgment.confidence, judgment.id
        assert judgment.confidence_basis, judgment.id
        stances = {item.stance for item in judgment.evidence}
        assert "supports" in stances, judgment.id
        assert "contradicts" in stances or judgment.alternatives, judgment.id
        assert judgment.assumptions, judgment.id


def test_the_timeline_is_full(detente: Briefing) -> None:
    events = detente.all(Event)
    assert len(events) >= 60
    assert not [event.id for event in events if not event.citations]


def test_there_are_charts_and_the_text_shows_each(detente: Briefing) -> None:
    figures = detente.all(Figure)
    assert len(figures) >= 5
    text = "\n".join(section.text for section in detente.all(Section))
    assert not [figure.id for figure in figures if f"![[{figure.id}]]" not in text]


def test_a_charts_words_have_its_numbers(detente: Briefing) -> None:
    for figure in detente.all(Figure):
        values = [point.value for series in figure.series for point in series.points if point.value is not None]
        missing = [
            value for value in values if value < 1000 and not re.search(rf"\b{re.escape(f'{value:g}')}", figure.alt)
        ]
        assert not missing, (figure.id, missing)


def test_six_scenarios_without_odds(detente: Briefing) -> None:
    scenarios = detente.all(Scenario)
    assert len(scenarios) == 6
    for scenario in scenarios:
        assert scenario.likelihood is None, scenario.id
        assert scenario.not_estimated, scenario.id
        assert not [outcome.label for outcome in scenario.outcomes if outcome.likelihood], scenario.id
        assert scenario.citations or any(response.citations for response in scenario.responses), scenario.id


def test_exactly_one_baseline(detente: Briefing) -> None:
    assert len([scenario.id for scenario in detente.all(Scenario) if scenario.kind == "base"]) == 1
    sets = detente.all(OptionSet)
    assert sets
    for one in sets:
        assert len([option.id for option in one.options if option.baseline]) == 1, one.id


def test_nobody_is_quoted_but_from_the_list(shipped: Library) -> None:
    assert strange_quotations(all_fields(shipped)) == []


def test_a_strange_quotation_would_be_found() -> None:
    said = "He said “we will never give up a single word of this”."
    assert strange_quotations(iter([Field("x.text", "text", said)]))
    assert strange_quotations(iter([Field("x.text", "text", "> We will never give up a single word.\n>\n> — He")]))
    assert not strange_quotations(iter([Field("x.text", "text", f"“{QUOTATIONS[2]}”")]))
    assert not strange_quotations(
        iter([Field("x.text", "text", f"> {QUOTATIONS[3]}\n>\n> — A president of South Korea")])
    )


def test_long_paragraphs_cite(shipped: Library) -> None:
    sections = [(name, section) for name, briefing in shipped.briefings.items() for section in briefing.all(Section)]
    assert sections
    assert [(name, section.id, text) for name, section in sections for text in uncited(section.text)] == []


def test_each_exception_is_still_needed(shipped: Library) -> None:
    sections = [section.text for briefing in shipped.briefings.values() for section in briefing.all(Section)]
    words = [plain(token.content) for text in sections for token in MarkdownIt("commonmark").parse(text)]
    assert not [start for start in UNCITED if not any(text.startswith(start) for text in words)]


def test_a_long_paragraph_without_a_source_would_be_found() -> None:
    sentence = "This sentence states one thing after another " * 5
    assert uncited(sentence)
    assert uncited(f"- {sentence}")
    assert not uncited(f"{sentence} [@source].")
    assert not uncited("Short words need none.")


def test_every_source_is_assessed(shipped: Library) -> None:
    sources = [record for _, record in shipped.everything() if isinstance(record, Source)]
    assert sources
    for source in sources:
        assert source.accessed, source.id
        assert source.assessment.reliability, source.id
        assert source.assessment.descriptor, source.id
        assert source.assessment.origin, source.id
