"""Every page of the shipped library as Markdown: closed under references, and the same bytes every time."""

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from export_helpers import kinds, notes_defined, notes_used, read, tokens

from briefing.export.writers import write
from briefing.loading.library import load
from briefing.model.library import Library
from briefing.model.place import VIEWS, Place
from briefing.pages.compose import compose

Exports = dict[Place, str]


def every_place(library: Library) -> list[Place]:
    views = [Place(name, view=view) for name in ("", *library.briefings) for view in VIEWS]
    return [*views, *(place for place, _ in library.everything())]


@pytest.fixture(scope="module")
def exports(shipped: Library) -> Exports:
    return {place: write(shipped, (place,)).decode() for place in every_place(shipped)}


def test_no_reference_syntax_of_ours_is_left(exports: Exports) -> None:
    for place, written in exports.items():
        words = read(written)
        for syntax in ("[[", "]]", "[@", "](", "no such source"):
            assert syntax not in words, place


def test_all_that_is_marked_up_reads_as_marked_up(exports: Exports) -> None:
    for place, written in exports.items():
        left = [token.content for token in tokens(written) if token.type == "text"]
        assert not [text for text in left if re.search(r"\*\*|(?<!\w)\*\w|`", text)], place
        assert "html_block" not in kinds(written), place
        assert "html_inline" not in kinds(written), place


def test_notes_are_those_used_numbered_in_the_order_of_their_marks(exports: Exports) -> None:
    for place, written in exports.items():
        defined = notes_defined(written)
        assert defined == list(range(1, len(defined) + 1)), place
        assert list(dict.fromkeys(notes_used(written))) == defined, place


def test_links_lead_outside_only(exports: Exports) -> None:
    for place, written in exports.items():
        targets = [str(token.attrs["href"]) for token in tokens(written) if token.type == "link_open"]
        assert all(target.startswith(("http://", "https://")) for target in targets), place


def test_the_header_survives_being_pasted_elsewhere(shipped: Library, exports: Exports) -> None:
    for place, written in exports.items():
        head = shipped.briefings[place.briefing or "japan-korea-detente"].head
        title, provenance = written.split("\n\n")[:2]
        assert read(title) == " ".join(compose(shipped, place).title.split())
        assert head.marking in provenance
        if place.briefing:
            assert f"issued {head.issued}" in provenance
            assert f"information cutoff {head.information_cutoff}" in provenance


def test_likelihood_has_its_band_and_a_legend_and_confidence_its_own_sentence(exports: Exports) -> None:
    stated = [written for written in exports.values() if "Likelihood: " in written]
    assert len(stated) > 5
    for written in stated:
        lines = [line for line in written.split("\n") if "Likelihood: " in line]
        found = [match for line in lines for match in re.findall(r"Likelihood: ([a-z ]+) \((\d+–\d+ %)\)\.", line)]
        assert len(found) == written.count("Likelihood: ")
        assert all(f"{term} {band}" in written.split("\n\n")[2] for term, band in found)
    assert any(re.search(r"%\)\. Confidence: (high|moderate|low)\.( |$)", written) for written in stated)


def test_one_paragraph_is_one_line_and_the_file_ends_in_one_newline(exports: Exports) -> None:
    for place, written in exports.items():
        body = re.sub(r"(?m)^> \[!\w+\]\n", "", written.split("\n[^1]: ")[0])
        assert "softbreak" not in kinds(body), place
        assert written.endswith("\n"), place
        assert not written.endswith("\n\n"), place


def test_the_same_page_gives_the_same_bytes_in_every_process(exports: Exports) -> None:
    expected = hashlib.sha256("".join(exports.values()).encode()).hexdigest()
    script = (
        "import hashlib; from test_export_shipped import every_place, load, write;"
        "from briefing.loading.library import shipped_library;"
        "library = load(shipped_library(), label='content');"
        "text = ''.join(write(library, (place,)).decode() for place in every_place(library));"
        "print(hashlib.sha256(text.encode()).hexdigest())"
    )
    for seed in ("1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        ended = subprocess.run(
            [sys.executable, "-c", script], env=environment, cwd=Path(__file__).parent, capture_output=True, text=True
        )
        assert ended.stdout.strip() == expected, ended.stderr


def test_a_small_section_reads_as_meant(small: Library) -> None:
    written = write(small, (Place("small", "history"),)).decode()
    body, _, notes = written.partition("\n\n[^1]: ")
    assert body.split("\n\n")[3:] == [
        "> [!NOTE]\n> Each settlement left something open.",
        "Japan and South Korea settled claims in 1965.[^1] The United States looked on.",
        "> A quotation of Kōno, set off.",
        "| year | what |\n| --- | --- |\n| 1965 | treaty with Seoul |",
        "> Seoul will likely (55–80 %) keep the pact.\\\n"
        "> Likelihood: likely (55–80 %). Confidence: moderate. Evidence: 1 for, 1 against\n>\n> *Two official acts.*",
        "## Rupture",
        "In 2019 South Korea gave notice.[^2] See [the text](<https://example.org/treaty>).",
        "## Events",
        "- **22 August 2019** Notice given[^3]",
    ]
    assert notes.split("\n") == [
        "Min Kim, *A paper* (An institute, 22 March 2023), <https://example.org/paper>.",
        "[^2]: “A wire report,” *The Wire*, 22 August 2019, par. 2; Kim, *A paper*.",
        "[^3]: “A wire report,” par. 2.",
        "",
    ]


def test_the_small_library_and_its_export_agree_from_load_to_load(small: Library, small_file: Path) -> None:
    again = load(small_file, label="another name")
    for place in every_place(small):
        if place.view != "problems":
            assert write(again, (place,)) == write(small, (place,))
