"""The reader in a real pseudo-terminal: it starts, it quits, and the terminal is given back whatever ends it."""

import re
import signal
from base64 import b64decode
from pathlib import Path

import pytest
from terminal_helpers import Terminal, terminal

RESTORED = ("\x1b[?1049l", "\x1b[?25h", "\x1b[?1000l", "\x1b[?1003l", "\x1b[?2004l")
"""Main screen back, cursor shown, mouse and bracketed paste off."""


def assert_given_back(running: Terminal) -> None:
    entered = running.output.index("\x1b[?1049h")
    after = running.output[entered:]
    assert all(sequence in after for sequence in RESTORED)
    assert after.rindex("\x1b[?1049l") > after.rindex("\x1b[?1049h")
    assert "Traceback" not in running.output


def test_the_reader_opens_follows_comes_back_and_quits(tmp_path: Path, small_file: Path) -> None:
    with terminal(tmp_path, "-m", "briefing", str(small_file)) as running:
        running.wait_for("Bottom line")
        running.child.send("\t\r")
        running.wait_for("대한민국")
        running.child.send("\x7f")
        running.wait_for("Bottom line")
        running.child.send("q")
        running.end()
        assert running.child.exitstatus == 0
        assert_given_back(running)


def test_the_first_page_is_written_once_and_whole(tmp_path: Path, small_file: Path) -> None:
    with terminal(tmp_path, "-m", "briefing", str(small_file), "--at", "security") as running:
        running.wait_for("quit")
        running.read_for(0.6)
        first = next(text for text in running.seen if "quit" in text)
        assert first == running.text.replace("Problems 2 errors", "Problems")  # they are counted later
        assert running.output.count(" quit") == 1


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_in_order(tmp_path: Path, small_file: Path, number: signal.Signals, code: int) -> None:
    with terminal(tmp_path, "-m", "briefing", str(small_file)) as running:
        running.wait_for("Bottom line")
        running.child.kill(number)
        running.end()
        assert running.child.exitstatus == code
        assert_given_back(running)


STUCK = """
import sys, time
from briefing.tui.app import BriefingApp

BriefingApp.exit = lambda self, *arguments, **named: time.sleep(60)
sys.argv = ["briefing", sys.argv[1]]
from briefing.cli.door import main
main()
"""


def test_an_end_that_takes_too_long_is_cut_short_but_gives_the_terminal_back(tmp_path: Path, small_file: Path) -> None:
    with terminal(tmp_path, "-c", STUCK, str(small_file)) as running:
        running.wait_for("Bottom line")
        running.child.kill(signal.SIGTERM)
        running.end()
        assert running.child.exitstatus == 143
        assert_given_back(running)


CRASH = """
import sys
from briefing.tui.screens.walker import Walker

def fail(self):
    secret = "do not print me"
    raise RuntimeError("boom \\x1b[31m")

Walker.action_overview = fail
sys.argv = ["briefing", sys.argv[1]]
from briefing.cli.door import main
main()
"""


def test_a_fault_of_the_program_gives_the_terminal_back_and_one_line(tmp_path: Path, small_file: Path) -> None:
    with terminal(tmp_path, "-c", CRASH, str(small_file)) as running:
        running.wait_for("Bottom line")
        running.child.send("H")
        running.end()
        assert running.child.exitstatus == 70
        assert_given_back(running)
        last = running.output.rpartition("\x1b[?1003l")[2]
        assert "something went wrong in the program (RuntimeError)" in last
        assert "do not print me" not in running.output
        log = re.search(r"details are in (\S+)", last)
        assert log is not None
        assert "boom" in Path(log.group(1)).read_text(encoding="utf-8")


def test_nothing_in_content_reaches_the_terminal_raw(tmp_path: Path) -> None:
    path = tmp_path / "nasty.briefing.yaml"
    title, line = r'title: "x\e]0;owned\a"', 'bottom_line: "&#x1b;[99;99H &#x202e; [@click=app.quit]go[/]"'
    path.write_text(f"format: briefing/1\nid: n\n{title}\n{line}\n", encoding="utf-8")
    with terminal(tmp_path, "-m", "briefing", str(path)) as running:
        running.wait_for("[@click=app.quit]go[/]")
        assert "x␛]0;owned␇" in running.text
        assert "\x1b]0;" not in running.output
        assert "\x1b[99;99H" not in running.output
        assert "\u202e" not in running.output
        running.child.send("q")
        running.end()
        assert running.child.exitstatus == 0


def test_what_is_copied_reaches_the_clipboard_of_the_terminal(tmp_path: Path, small_file: Path) -> None:
    with terminal(tmp_path, "-m", "briefing", str(small_file), SSH_TTY="/dev/pts/1", TERM_PROGRAM="") as running:
        running.wait_for("Bottom line")
        running.child.send("y")
        running.wait_for("p the page")
        running.child.send("p")
        running.wait_for("The page is on the")
        (copied,) = re.findall(r"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", running.output)
        assert b64decode(copied).decode().startswith("# ")
        running.child.send("q")
        running.end()
