"""The 24 corrections are honoured: what the article got wrong stands on the corrections page and nowhere else."""

import re
from collections.abc import Iterator

import pytest
from content_helpers import Field, all_fields, plain
from msgspec import Struct

from briefing.model.head import Section
from briefing.model.library import Library

NAME, IDENT = "japan-korea-detente", "corrections"


class Wrong(Struct, frozen=True):
    """A wrong form: its number on the fact sheet, how to find it, and a phrase that has it."""

    ident: str
    pattern: str
    sample: str


WRONG = (
    # The détente is between the two countries, not in them.
    Wrong("G01", r"détente in (Japan|South Korea)|Biden's Asian ambitions", "Why détente in Japan and South Korea is"),
    # The date is the site's header of the day; the text is from late April 2023.
    Wrong("G02", r"September 24, 2023|24 September 2023", "Sunday, September 24, 2023"),
    # Japan did apologise, in 1993, 1995, 1998 and 2015; the dispute is whether properly.
    Wrong("G03", r"never (apologi[sz]ed|made amends)", "Japan has never apologized or made amends"),
    # The treaties were to salve wounds; nothing was to salvage history.
    Wrong("G04", r"salvage history|wounds in treaty", "including wounds in treaty agreements"),
    # The sense is turned round: he would not accept that Japan must kneel.
    Wrong("G05", r"no longer\W+kneel|drawing his own attention", 'that Japan could no longer "kneel because of'),
    # The president's family name is Yoon.
    Wrong("G06", r"\bYin\b", "Mr. Yin"),
    # His given name is Suk Yeol.
    Wrong("G07", r"Hee-yeol", "Yoon Hee-yeol"),
    # One first name, and it is Antony.
    Wrong("G08", r"Anthony\W+(Antony|J\.|Blinken)", "Anthony · Antony J. Blinken"),
    # The agency has “central to”; the second half of the quotation was found nowhere.
    Wrong("G09", r"heart of our shared vision|significant time\W+and\W+focus", "is at the heart of our shared vision"),
    # The framework is for prosperity, at the end of its name.
    Wrong("G10", r"Economic Prosperity Framework", "Indo-Pacific Economic Prosperity Framework"),
    # An informal group of partners, no programme.
    Wrong("G11", r"Blue Pacific program", "partners in the Blue Pacific program"),
    # The Quad is a dialogue without South Korea; Chip 4 is a working group.
    Wrong("G12", r"Quad\W{0,3}consultative body|Chip ?4 alliance", 'four-nation "Quad" consultative body'),
    # The speech has “militaristic” and “a partner that shares …”.
    Wrong("G13", r"\bmilitary aggressor|partner with the same universal values", "military aggressor of the past"),
    # The institute's name ends before “Research”.
    Wrong("G14", r"National Security Research", "Institute of Foreign Affairs and National Security Research"),
    # A truncated quotation whose speaker and paper could not be checked is not used at all.
    Wrong("G15", r"Han-kwon", "Kim Han-kwon, a professor at the institute, wrote"),
    # One missile flew over Japan, on 4 October 2022.
    Wrong("G16", r"missiles (\w+ )?over Japan", "fired missiles over Japan"),
    # The point is alliance, which is law; not alignment.
    Wrong("G17", r"formally aligned", "never been formally aligned with Japan"),
    # A category of export licensing, not of trade.
    Wrong("G18", r"preferred trading partner", "reinstated Japan as its preferred trading partner"),
    # March 2023 eased three chemicals; Japan's list followed on 21 July.
    Wrong("G19", r"\blift(ed|ing)\b[^.;]{0,40}\bMarch 2023", "the curbs were lifted in March 2023"),
    # The pact never lapsed, so it could not be restored.
    Wrong(
        "G20",
        r"formally restor|\brestor(e|es|ed|ing) (the |its )?(intelligence|military)[\w -]* (pact|agreement)",
        "Seoul formally restored the pact",
    ),
    # Licences changed from bulk to individual; nothing was banned.
    Wrong(
        "G21",
        r"restrictions on the export of chemicals|\b(banned|embargo(ed)? on) (the )?(exports?|chemicals?)\b",
        "restrictions on the export of chemicals",
    ),
    # The plan was in won; reports of the day converted it to 229 or 230 billion dollars.
    Wrong("G22", r"228 billion", "US$228 billion"),
    # The declared aim is resilience of supply.
    Wrong("G23", r"keep China out", "to keep China out of the race"),
    # A translation of a translation; the official English text is the one to quote.
    Wrong("G24", r"neighbou?r with (whom|which) we should", "important neighbor with whom we should cooperate"),
)


def _find(wrong: Wrong, text: str) -> re.Match[str] | None:
    return re.search(wrong.pattern, text, re.IGNORECASE if wrong.ident != "G06" else 0)


def _page_sections(section: Section) -> Iterator[Section]:
    yield section
    for inner in section.sections:
        yield from _page_sections(inner)


@pytest.fixture(scope="session")
def page(shipped: Library) -> tuple[Section, ...]:
    """The corrections page: its section and the parts of it."""
    top = next(section for section in shipped.briefings[NAME].sections if section.id == IDENT)
    return tuple(_page_sections(top))


@pytest.fixture(scope="session")
def elsewhere(shipped: Library, page: tuple[Section, ...]) -> tuple[Field, ...]:
    """Every text that is not of the corrections page."""
    briefing = shipped.briefings[NAME]
    own = {section.id for section in page}
    own |= {ident for ident, home in briefing.homes.items() if home in own}
    places = {f"{NAME}/{ident}" for ident in own}
    return tuple(field for field in all_fields(shipped) if field.where.rpartition(".")[0] not in places)


def test_there_are_twenty_four() -> None:
    assert [wrong.ident for wrong in WRONG] == [f"G{number:02}" for number in range(1, 25)]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.ident)
def test_the_pattern_knows_the_wrong_form(wrong: Wrong) -> None:
    assert _find(wrong, wrong.sample)


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.ident)
def test_a_wrong_form_stands_nowhere_else(wrong: Wrong, elsewhere: tuple[Field, ...]) -> None:
    assert not [(field.where, field.plain) for field in elsewhere if _find(wrong, field.plain)]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: wrong.ident)
def test_the_corrections_page_names_it(wrong: Wrong, page: tuple[Section, ...]) -> None:
    assert any(_find(wrong, plain(section.text)) for section in page)


def test_the_page_counts_through_and_cites_evidence_for_each(page: tuple[Section, ...]) -> None:
    items = [item for section in page for item in re.findall(r"(?ms)^(\d+)\. (.*?)(?=^\d+\. |\Z)", section.text)]
    assert [int(number) for number, _ in items] == list(range(1, 25))
    assert not [number for number, text in items if "[@" not in text]


def test_the_page_says_how_the_article_came(page: tuple[Section, ...]) -> None:
    assert "[@dailybreaking-article]" in page[0].text
    assert "[@nyt-copy-newsallr]" in page[0].text
