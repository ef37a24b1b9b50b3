"""Citation syntax, and the agreement of the two readers of references: `scan` and the Markdown parser."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from recording import Recorder

from briefing.parsing.markdown import parse_markdown
from briefing.parsing.references import CitedKey, read_citations
from briefing.parsing.scanning import scan

PLAIN = st.sampled_from(
    [
        "Words",
        "The U.S.",
        "met.",
        "Then 3 of them",
        "a * b",
        "me@example.org",
        "[brackets]",
        "東京。",
        "\\[[not]]",
        "x < y",
        "[link](https://example.org/@me)",
        "\\`",
        "!",
        "50 %",
        "`[[code]] [@code]`",
        "``a ` [[code]]``",
    ]
)
REFERENCES = st.sampled_from(
    [
        "[[jpn]]",
        "[[jpn|Tokyo]]",
        "[[other/kor]]",
        "**[[usa]]**",
        "[@src]",
        "[see @src, p. 3; -@two]",
        "![[chart]]",
        "[-@a.b:c_d]",
        "[@src-1; @src]",
        "\\\\[[after-backslash]]",
        "*[@emph]*",
    ]
)
SENTENCES = st.lists(PLAIN | REFERENCES, min_size=1, max_size=6).map(" ".join)
EMBEDS = st.sampled_from(["![[chart]]", "![[other/table]]"])
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=3).map("\n".join)
LEAVES = PARAGRAPHS | EMBEDS


def _prefixed(block: str, first: str, rest: str) -> str:
    lines = block.split("\n")
    return "\n".join([first + lines[0], *((rest + line) if line else rest.rstrip() for line in lines[1:])])


BULLETS = st.lists(LEAVES, min_size=1, max_size=3).map(lambda items: "\n".join(_prefixed(i, "- ", "  ") for i in items))
NUMBERS = st.lists(LEAVES, min_size=1, max_size=3).map(
    lambda items: "\n".join(_prefixed(item, f"{n}. ", "   ") for n, item in enumerate(items, 1))
)
CELLS = SENTENCES.map(lambda text: text.replace("|", "\\|"))
TABLES = st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=3).map(
    lambda rows: "| a | b |\n|---|---|\n" + "\n".join(f"| {left} | {right} |" for left, right in rows)
)
FENCES = st.sampled_from(["```", "~~~", "````text"]).flatmap(
    lambda fence: PARAGRAPHS.map(lambda text: f"{fence}\n{text}\n\n{text}\n{fence.removesuffix('text')}")
)
HEADINGS = SENTENCES.map(lambda text: f"## {text}")
FLAT = st.one_of(LEAVES, BULLETS, NUMBERS, TABLES, FENCES, HEADINGS)
JOINED = st.lists(FLAT, min_size=1, max_size=4).map("\n\n".join)
QUOTES = JOINED.map(lambda text: _prefixed(text, "> ", "> "))
DOCUMENTS = st.lists(FLAT | QUOTES, min_size=1, max_size=5).map("\n\n".join)


@given(DOCUMENTS)
@settings(deadline=None)
def test_scanning_and_parsing_find_the_same_references_in_the_same_order(text: str) -> None:
    recorder = Recorder()
    parse_markdown(text, recorder)
    assert [(found.kind, found.ref) for found in scan(text)] == recorder.asked


@given(DOCUMENTS)
@settings(deadline=None)
def test_a_found_reference_stands_where_it_says_within_its_sentence(text: str) -> None:
    for found in scan(text):
        assert text.startswith(found.written, found.start)
        assert found.written in found.sentence
        assert "\n" not in found.sentence


@given(DOCUMENTS)
@settings(deadline=None)
def test_scanning_and_parsing_read_the_same_locators(text: str) -> None:
    recorder = Recorder()
    parse_markdown(text, recorder)
    scanned = [found.locator for found in scan(text) if found.kind == "citation"]
    assert scanned == [cited.locator for cited in recorder.cited]


@given(st.text(alphabet=st.sampled_from("ab \n[]()!@|\\`~*>-.;,#1"), max_size=60))
@settings(deadline=None)
def test_scanning_any_text_finds_only_what_is_written_there(text: str) -> None:
    for found in scan(text):
        assert found.ref
        assert text.startswith(found.written, found.start)


@pytest.mark.parametrize(
    ("inside", "cited"),
    [
        ("@key", (CitedKey("key"),)),
        ("-@key", (CitedKey("key", suppress_author=True),)),
        ("see @key, pp. 3-5", (CitedKey("key", "see", "pp. 3-5"),)),
        ("see  also\n@key ,\n p.  3 ", (CitedKey("key", "see also", "p. 3"),)),
        ("see -@key", (CitedKey("key", "see", suppress_author=True),)),
        ("@a; @b", (CitedKey("a"), CitedKey("b"))),
        ("see @a, p. 3; -@b, par. 1, 2", (CitedKey("a", "see", "p. 3"), CitedKey("b", "", "par. 1, 2", True))),
        ("@yna-2019-11-22", (CitedKey("yna-2019-11-22"),)),
        ("@a.b:c_d/e", (CitedKey("a.b:c_d/e"),)),
        ("@東京2023", (CitedKey("東京2023"),)),
    ],
)
def test_citations_are_read_in_pandocs_syntax(inside: str, cited: tuple[CitedKey, ...]) -> None:
    assert read_citations(inside) == cited


@pytest.mark.parametrize(
    "inside",
    [
        "me@example.org",
        "write to me@example.org",
        "@",
        "@ key",
        "see @",
        "@key p. 3 without a comma",
        "@a;",
        "; @a",
        "@a; me@b.c",
        "",
        "no at sign",
        "@-key",
    ],
)
def test_what_is_not_pandocs_syntax_is_no_citation(inside: str) -> None:
    assert read_citations(inside) is None


@pytest.mark.parametrize(
    "text",
    [
        "write to me@example.org or [me@example.org]",
        "[@name](https://example.org/@name)",
        "\\[[jpn]] and \\[@key]",
        "`[[jpn]]` and ``[@key] ` ``",
        "```\n[[jpn]]\n\n[@key]\n```",
        "~~~text\n[[jpn]]\n~~~~",
        "> ```\n> [[jpn]]\n> ```",
        "```\n[[an unclosed fence]]",
        "[[]] [[ ] [[a\nb]]",
        "[a\n\n@b]",
    ],
)
def test_neither_reader_finds_a_reference_where_there_is_none(text: str) -> None:
    recorder = Recorder()
    parse_markdown(text, recorder)
    assert recorder.asked == []
    assert list(scan(text)) == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("![[chart]]", ["embed"]),
        ("Before.\n\n  ![[ chart ]]  \n\nAfter.", ["embed"]),
        ("- ![[chart]]\n- ![[chart]] too", ["embed", "mention"]),
        ("> Said:\n>\n> ![[chart]]\n", ["embed"]),
        ("# Title\n![[chart]]", ["embed"]),
        ("See ![[chart]].", ["mention"]),
        ("![[chart]] ![[chart]]", ["mention", "mention"]),
        ("A line\n![[chart]]", ["mention"]),
        ("![[chart]]\na line", ["mention"]),
        ("![[chart|words]]", ["mention"]),
        ("| ![[chart]] |\n|---|\n| ![[chart]] |", ["mention", "mention"]),
        ("# ![[chart]]", ["mention"]),
    ],
)
def test_a_record_is_embedded_only_when_it_stands_alone_in_its_paragraph(text: str, kinds: list[str]) -> None:
    recorder = Recorder()
    parse_markdown(text, recorder)
    assert [kind for kind, _ in recorder.asked] == kinds
    assert [found.kind for found in scan(text)] == kinds


def test_backticks_that_close_nothing_hide_nothing() -> None:
    text = "A ` here\n\nand [[jpn]] ` there, \\`[[kor]]\\`, ```` and [[usa]]"
    recorder = Recorder()
    parse_markdown(text, recorder)
    assert [found.ref for found in scan(text)] == ["jpn", "kor", "usa"] == [ref for _, ref in recorder.asked]


@pytest.mark.parametrize(
    "piece", ["`", "``` `", "[@", "[[a|", "@", " [ ", ". [", "![[", "A. [[a]] ", "- [[a]]\n", "\\[["]
)
def test_hostile_repetition_is_scanned_like_any_text(piece: str) -> None:
    text = "@" + piece * 20_000
    assert sum(1 for found in scan(text) if found.ref == "a") == text.count("[[a]]")
