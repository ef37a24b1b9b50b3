"""What may reach the terminal, and the links that do."""

import re
from pathlib import Path

import pytest
from test_framing import Shelf
from tui_helpers import reading

from briefing.cli.frame import is_harmless
from briefing.loading.library import load
from briefing.tui.firewall import let_pass
from briefing.tui.framing import Framer
from briefing.tui.handover import picture_of

TEXT = """\
format: briefing/1
id: b
title: Addresses
sections:
  - id: s
    title: A section
    takeaway: It holds.
    text: |
      See [the treaty](https://example.org/treaty;v=1) and [an office](mailto:office@example.org); [[kor]] signed it.
      The [very long name of a page that is wrapped because it is longer than any one line of it can be, as some of them
      are](https://example.org/long) is one link.
actors: [{id: kor, kind: state, name: South Korea}]
"""


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b]8;id=12-3;https://example.org/a?b=c\x1b\\",
        "\x1b]8;;http://example.org\x07",
        "\x1b]8;id=1;mailto:a@example.org\x1b\\",
        "\x1b]8;;\x1b\\",
        "\x1b[1;31mred\x1b[0m",
        "\x1b[?1049h",
    ],
)
def test_links_to_web_and_mail_colours_and_modes_pass(sequence: str) -> None:
    assert let_pass(f"a{sequence}b") == f"a{sequence}b"


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b]8;;javascript:alert(1)\x1b\\",
        "\x1b]8;;file:///etc/passwd\x07",
        "\x1b]8;id=1;javascript:x;https://example.org\x1b\\",
        "\x1b]8;;https://example.org/a;b\x1b\\",
        "\x1b]8;;https://example.org/a b\x1b\\",
        "\x1b]8;;mailtox:a\x1b\\",
        "\x1b]52;c;eA==\x07",
        "\x1b]0;title\x07",
    ],
)
def test_nothing_else_does_nor_what_it_carries(sequence: str) -> None:
    assert let_pass(f"a{sequence}b") == "ab"


async def test_outside_links_of_a_page_can_be_opened_by_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "b.briefing.yaml"
    path.write_text(TEXT, encoding="utf-8")
    async with reading(load(path), "s") as reader:
        shown = let_pass(picture_of(reader.screen))
        opened = re.findall(r"\x1b\]8;id=([0-9-]+);([^\x1b]+)\x1b\\\x1b\[[0-9;]*m([^\x1b]*)", shown)
        assert [(address, words) for _, address, words in opened][:2] == [
            ("https://example.org/treaty%3Bv=1", "the treaty"),
            ("mailto:office@example.org", "an office"),
        ]
        wrapped = [ident for ident, address, _ in opened if address == "https://example.org/long"]
        assert len(wrapped) > 1
        assert len(set(wrapped)) == 1, "all of its lines are one link"
        assert shown.count("\x1b]8;;\x1b\\") == len(opened)


async def test_a_kept_frame_shows_the_same_without_links(tmp_path: Path) -> None:
    path = tmp_path / "b.briefing.yaml"
    path.write_text(TEXT, encoding="utf-8")
    async with reading(load(path), "s") as reader:
        shelf = Shelf()
        Framer(reader.screen, shelf).keep()
    (picture,) = shelf.kept
    assert "the treaty" in picture
    assert is_harmless(picture.encode())
