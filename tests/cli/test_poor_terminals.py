"""The reader where colours are few or not wanted: the real command, and the colours it really asks for."""

import re
from pathlib import Path

import pytest
from terminal_helpers import terminal

_SGR = re.compile(r"\x1b\[([0-9;]*)m")
_LINK = re.compile(r"\x1b\[([0-9;]*)mSeoul\x1b")

ATTRIBUTES = {"", "0", "1", "3", "4", "7", "9", "39", "49"}
"""Bold, italic, underlined, reversed, struck through, and the terminal's own colours."""

SIXTEEN = {str(number) for base in (30, 40, 90, 100) for number in range(base, base + 8)}


def asked_for(tmp_path: Path, small_file: Path, **env: str) -> tuple[set[str], set[str]]:
    """Parameters of all colour sequences that the reader writes with a link selected and a dialog open; and of whole
    sequences those that stood before the words of a link."""
    with terminal(tmp_path, "-m", "briefing", str(small_file), **env) as running:
        running.wait_for("Bottom line")
        running.child.send("\t")
        while len(links := set(_LINK.findall(running.output))) < 2:
            running._take()
        running.child.send("o")
        running.wait_for("+----")
        return {one for found in _SGR.findall(running.output) for one in found.split(";")}, links


def test_without_colors(tmp_path: Path, small_file: Path) -> None:
    """Links are underlined, the selected one is bold and reversed."""
    used, links = asked_for(tmp_path, small_file, NO_COLOR="1")
    assert used <= ATTRIBUTES
    assert links == {"4;39;49", "1;7;39;49"}


def test_with_16_colors(tmp_path: Path, small_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Links are underlined cyan on black, the selected one is bold black on cyan."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    used, links = asked_for(tmp_path, small_file, TERM="xterm", COLORTERM="")
    assert used <= ATTRIBUTES | SIXTEEN
    assert links == {"4;36;40", "1;30;46"}


def test_a_dumb_terminal_gets_plain_text(tmp_path: Path, small_file: Path) -> None:
    """The first page, and the shell again."""
    with terminal(tmp_path, "-m", "briefing", str(small_file), TERM="dumb") as running:
        running.end()
        assert running.child.exitstatus == 0
        assert "Bottom line" in running.output
        assert "\x1b" not in running.output
