"""Unread text: no word that a stretch shows may be missing from what is told of it before it is parsed."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.layout.laying import lay_out
from briefing.layout.words import running_text
from briefing.loading.library import load
from briefing.model import document as d
from briefing.model.folding import fold
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages import long_text
from briefing.pages.compose import compose
from briefing.pages.stretches import read_stretch
from briefing.pages.unread import letters_of

SECTION = Place("b", "s")
REFERENCES = tuple(d.Reference(number, Place("b", f"paper-{number}"), (d.Str("A paper"),)) for number in (11, 12))
TEXT = """\
format: briefing/1
id: b
title: B
sections: [{id: s, title: S, takeaway: It is., text: Nothing.}]
actors: [{id: jpn, kind: state, name: Japan}, {id: kor, kind: state, name: Südkorea (大韓民国)}]
judgments: [{id: kj, statement: "[[jpn]] *will* hold [@paper-11].", likelihood: likely, confidence: low}]
sources: [{id: paper-11, type: report, title: A paper}, {id: paper-12, type: report, title: A paper}]
"""

PIECES = (
    *(
        "word",
        "Straße",
        "両国",
        "ｆｕｌｌ",
        "½",
        "e\u0301",
        "co\u00adop",
        "\u200b",
        "1",
        "2019",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
    ),
    *("[[jpn]]", "[[kor]]", "[[kj]]", "[[jpn|Tokyo]]", "[[nobody]]", "[[ jpn ]]", "[[jpn\\|the *state*]]", "[[b/jpn]]"),
    *("[@paper-11]", "[see @paper-12, p. 3; -@paper-11]", "[@ghost, p. 4]", "[@paper-11]: ", "[@paper-11](x)", "@"),
    *(
        "*",
        "**",
        "_",
        "__",
        "`",
        "``",
        "~~",
        "\\",
        "\\*",
        "\\[",
        "!",
        "[",
        "]",
        "](",
        ")",
        "(",
        "<",
        ">",
        "|",
        "#",
        ":",
    ),
    *("[here](https://a.b/c)", '[here](https://a.b/c "so it is")', "[here](javascript:x)", "[here](<https://a.b>)"),
    *("[here](https://a.b/(c))", "![a picture](https://a.b/c.png)", "![](https://a.b/%C3%A9)", "<https://a.b/%C3%A9>"),
    *("&eacute;", "&amp;", "&#233;", "R&D", "[here][there]", "[there]: https://a.b", "<a@b.cd>", "<b>bold</b>"),
    *("\n- ", "\n7. ", "\n> ", "\n\n    ", "\n\n```py\n", "\n```\n", "\n\n| A | B |\n|---|---|\n| ", " | ", " |\n"),
)
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map("".join)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    path = tmp_path_factory.mktemp("unread") / "b.briefing.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return load(path)


@pytest.fixture(autouse=True)
def any_text_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_text, "LONG", 0)


def stretches(library: Library, text: str) -> Iterator[d.Stretch]:
    from briefing.pages.cards import card
    from briefing.pages.desk import Desk

    desk = Desk(library, SECTION, card)
    desk.defers = True
    return (block for block in long_text.long_text(desk, text, 1) if isinstance(block, d.Stretch))


def shown(library: Library, stretch: d.Stretch, width: int) -> list[str]:
    """The words of a stretch as it is laid out, in letters and digits alone."""
    page = d.Document(place=SECTION, title="", kind="section", blocks=(stretch,), references=REFERENCES)
    layout = lay_out(page, width, read=lambda one: read_stretch(library, SECTION, one))
    return re.findall(r"[^\W_]+", fold(running_text(layout.blocks[1])[0]))


def told(stretch: d.Stretch) -> str | None:
    return letters_of(stretch, {reference.source: reference.number for reference in REFERENCES})


@given(text=texts, width=st.integers(8, 80))
def test_every_word_that_is_shown_was_told(library: Library, text: str, width: int) -> None:
    for stretch in stretches(library, text):
        letters = told(stretch)
        assert letters is None or not [word for word in shown(library, stretch, width) if word not in letters]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The [[jpn]]ese side", "japanese"),
        ("[[jpn|Tokyo]]'s step", "tokyos"),
        ("of [[kj]]", "japanwillhold"),
        ("un*seen* and [un](https://a.b)told", "untold"),
        ("said [@paper-12, p. 3]", "12"),
        ("of [[nobody]]", "nobody"),
    ],
)
def test_most_markdown_is_told_without_parsing(library: Library, text: str, word: str) -> None:
    (stretch,) = stretches(library, text)
    letters = told(stretch)
    assert letters is not None
    assert word in letters


def test_what_is_not_shown_is_not_taken_for_shown(library: Library) -> None:
    (stretch,) = stretches(library, "The state [[kor]] answered at length.")
    letters = told(stretch)
    assert letters is not None
    assert "japan" not in letters


def test_the_shipped_sections_show_nothing_that_was_not_told(shipped: Library) -> None:
    places = [place for place, _ in shipped.everything() if shipped.kind(place) == "section"]
    seen = 0
    for place in places:
        page = compose(shipped, place, defer=True)
        numbers = {reference.source: reference.number for reference in page.references}
        layout = lay_out(page, 84, read=lambda one, page=page: read_stretch(shipped, page.place, one))  # type: ignore[misc]
        for number, block in enumerate(layout.blocks):
            row = layout.blocks.row(number)
            letters = letters_of(row.stretch, numbers) if row is not None and row.stretch is not None else None
            if letters is not None:
                seen += 1
                assert all(word in letters for word in re.findall(r"[^\W_]+", fold(running_text(block)[0])))
    assert seen > 20
