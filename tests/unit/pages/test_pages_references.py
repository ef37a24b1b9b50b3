"""Notes after the Chicago Manual: the parts of each type of source in their order, names in their own."""

import msgspec
import pytest

from briefing.model import document as d
from briefing.model.edtf import Edtf
from briefing.model.library import Library
from briefing.model.names import Name, Names
from briefing.model.sources import Source
from briefing.pages.names import person
from briefing.pages.references import reference, short_note

KIM = Names((Name(family="Kim", given="Min"),))
OFFICE = Names((Name(literal="US Government Accountability Office"),))


def said(inlines: d.Inlines) -> str:
    """Inlines as words, italics between stars."""
    return "".join(f"*{said(node.inlines)}*" if isinstance(node, d.Emph) else d.plain_text((node,)) for node in inlines)


def source(type_: str, title: str = "Rain", **fields: object) -> Source:
    return msgspec.structs.replace(Source(id="s", type="book", title=title), type=type_, **fields)


DAY = Edtf("2023-03-22")
"""The date of most of the sources below."""


@pytest.mark.parametrize(
    ("fields", "locator", "note", "later"),
    [
        (
            {"type": "report", "author": OFFICE, "publisher": "GAO", "number": "GAO-21-270", "issued": DAY},
            "pp. 3-5",
            "US Government Accountability Office, *Rain*, no. GAO-21-270 (GAO, 22 March 2023), 3–5.",
            "US Government Accountability Office, *Rain*, 3–5.",
        ),
        (
            {"type": "webpage", "container_title": "Weather", "accessed": DAY, "URL": "https://example.org"},
            "par. 2",
            "“Rain,” Weather, n.d., accessed 22 March 2023, par. 2, https://example.org.",
            "“Rain,” par. 2.",
        ),
        (
            {
                "type": "article-journal",
                "author": KIM,
                "container_title": "Journal",
                "volume": "21",
                "issue": "1",
                "page": "10-20",
                "issued": DAY,
                "DOI": "10.1/x",
            },
            "",
            "Min Kim, “Rain,” *Journal* 21, no. 1 (22 March 2023): 10–20, https://doi.org/10.1/x.",
            "Kim, “Rain.”",
        ),
        (
            {"type": "article-magazine", "author": KIM, "container_title": "TIME", "issued": Edtf("2023")},
            "p. 4",
            "Min Kim, “Rain,” *TIME*, 2023, 4.",
            "Kim, “Rain,” 4.",
        ),
        (
            {
                "type": "article-newspaper",
                "author": Names((Name(literal="The Wire"),)),
                "container_title": "The Wire",
                "issued": DAY,
            },
            "",
            "“Rain,” *The Wire*, 22 March 2023.",
            "“Rain.”",
        ),
        (
            {
                "type": "book",
                "author": KIM,
                "translator": Names((Name(family="Ito", given="Ayumi"),)),
                "edition": "2",
                "publisher": "Press",
                "publisher_place": "Seoul",
                "issued": Edtf("2020"),
            },
            "p. xii",
            "Min Kim, *Rain*, trans. Ayumi Ito, 2nd ed. (Seoul: Press, 2020), xii.",
            "Kim, *Rain*, xii.",
        ),
        (
            {
                "type": "chapter",
                "author": KIM,
                "editor": Names((Name(family="Lee", given="Su"),)),
                "container_title": "Weather",
                "publisher": "Press",
                "issued": Edtf("2020"),
            },
            "ch. 3",
            "Min Kim, “Rain,” in *Weather*, ed. Su Lee (Press, 2020), ch. 3.",
            "Kim, “Rain,” ch. 3.",
        ),
        (
            {"type": "speech", "author": KIM, "event_title": "Diet session", "event_place": "Tokyo", "issued": DAY},
            "",
            "Min Kim, “Rain” (speech, Diet session, Tokyo, 22 March 2023).",
            "Kim, “Rain.”",
        ),
        (
            {"type": "paper-conference", "author": KIM, "event_title": "Forum", "issued": DAY},
            "p. 2",
            "Min Kim, “Rain” (paper presented at Forum, 22 March 2023), 2.",
            "Kim, “Rain,” 2.",
        ),
        (
            {
                "type": "legal_case",
                "volume": "347",
                "container_title": "U.S.",
                "page": "483-496",
                "authority": "Supreme Court",
                "issued": Edtf("1954"),
            },
            "",
            "*Rain*, 347 U.S. 483 (Supreme Court, 1954).",
            "*Rain*.",
        ),
        (
            {
                "type": "treaty",
                "author": Names((Name(literal="Japan"), Name(literal="Republic of Korea"))),
                "issued": DAY,
                "volume": "583",
                "container_title": "UNTS",
                "page": "33",
            },
            "art. 2",
            "“Rain,” Japan–Republic of Korea, 22 March 2023, 583 UNTS 33, art. 2.",
            "“Rain,” art. 2.",
        ),
        (
            {"type": "legislation", "number": "107-110", "volume": "115", "container_title": "Stat.", "page": "1425"},
            "§ 3",
            "Rain, no. 107-110, 115 Stat. 1425 (n.d.), § 3.",
            "Rain, § 3.",
        ),
        (
            {"type": "dataset", "author": OFFICE, "version": "3", "publisher": "GAO", "issued": Edtf("2023")},
            "",
            "US Government Accountability Office, *Rain*, version 3 (GAO, 2023).",
            "US Government Accountability Office, *Rain*.",
        ),
        (
            {"type": "interview", "author": KIM, "interviewer": OFFICE, "container_title": "Radio", "issued": DAY},
            "",
            "Min Kim, “Rain,” interview by US Government Accountability Office, *Radio*, 22 March 2023.",
            "Kim, “Rain.”",
        ),
        (
            {
                "type": "thesis",
                "author": KIM,
                "genre": "PhD thesis",
                "publisher": "A University",
                "issued": Edtf("2020"),
            },
            "",
            "Min Kim, “Rain” (PhD thesis, A University, 2020).",
            "Kim, “Rain.”",
        ),
        (
            {"type": "entry-encyclopedia", "container_title": "Wikipedia", "accessed": DAY},
            "",
            "*Wikipedia*, s.v. “Rain,” n.d., accessed 22 March 2023.",
            "*Wikipedia*, s.v. “Rain.”",
        ),
        (
            {
                "type": "document",
                "author": OFFICE,
                "genre": "Press release",
                "issued": Edtf("2023~"),
                "archive_url": "https://archive.example/x",
            },
            "",
            "US Government Accountability Office, “Rain,” Press release, about 2023, archived at https://archive.example/x.",
            "US Government Accountability Office, “Rain.”",
        ),
    ],
)
def test_each_type_of_source(fields: dict[str, object], locator: str, note: str, later: str) -> None:
    one = msgspec.structs.replace(source("book"), **fields)
    assert said(reference(one, locator)) == note
    assert said(short_note(one, locator)) == later


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        (Name(family="Kim", given="Min"), "Min Kim"),
        (Name(family="尹", given="錫悦"), "尹錫悦"),
        (Name(family="윤", given="석열"), "윤석열"),
        (Name(family="たなか", given="ひろ"), "たなかひろ"),
        (Name(family="Yoon", given="Suk-yeol", static_ordering=True), "Yoon Suk-yeol"),
        (Name(family="Beethoven", given="Ludwig", dropping_particle="van"), "Ludwig van Beethoven"),
        (Name(family="Gaulle", given="Charles", non_dropping_particle="de"), "Charles de Gaulle"),
        (Name(family="King", given="Martin", suffix="Jr.", comma_suffix=True), "Martin King, Jr."),
        (
            Name(literal="Ministry of Foreign Affairs, Republic of Korea"),
            "Ministry of Foreign Affairs, Republic of Korea",
        ),
    ],
)
def test_names_stand_in_the_order_of_their_script(name: Name, printed: str) -> None:
    assert person(name) == printed


def test_many_authors_are_named_by_the_first() -> None:
    names = [Name(family=letter) for letter in "ABCD"]
    assert said(reference(source("book", author=Names(names[:3])))).startswith("A, B, and C, *Rain*")
    assert said(reference(source("book", author=Names(names)))).startswith("A et al., *Rain*")
    assert said(reference(source("book", editor=Names(names[:2])))).startswith("A and B, eds., *Rain*")


def test_a_later_note_has_the_short_title_or_the_one_before_the_colon() -> None:
    assert said(short_note(source("book", title="Rain: A History"))) == "*Rain*."
    assert said(short_note(source("book", title="Rain: A History", title_short="On Rain"))) == "*On Rain*."


def test_a_title_keeps_what_it_means_beside_it() -> None:
    assert said(reference(source("book", title="비", translated_title="Rain"))) == "*비* [Rain] (n.d.)."
    assert said(reference(source("speech", title="비", translated_title="Rain"))) == "“비 [Rain]” (speech, n.d.)."


@pytest.mark.parametrize(
    ("title", "said_as"),
    [
        ('The "white list" row', "“The ‘white list’ row,”"),
        ("On “peace”", "“On ‘peace’,”"),
        ("On 'peace'", "“On 'peace',”"),
    ],
)
def test_quotation_marks_within_a_quoted_title_are_single(title: str, said_as: str) -> None:
    one = msgspec.structs.replace(source("article-newspaper"), title=title, container_title="The Wire")
    assert said_as in said(reference(one))


def test_korean_and_japanese_authors_of_the_library_have_their_family_names_first(shipped: Library) -> None:
    notes = [said(reference(record)) for _, record in shipped.everything() if isinstance(record, Source)]
    named = "\n".join(notes)
    assert all(
        name in named for name in ("Kishida Fumio", "Yoon Suk Yeol", "Park Won-gon and Lee Jung-gu", "Victor Cha")
    )
    assert "Fumio Kishida" not in named
