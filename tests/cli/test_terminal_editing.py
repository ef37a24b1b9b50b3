"""The reader's own editor, in a real pseudo-terminal: it gets the terminal, and gives it back."""

import signal
import sys
import time
from pathlib import Path

import pytest
from terminal_helpers import Terminal, terminal
from test_terminal import assert_given_back

FAKE = """#!{python}
import sys, termios, tty
print("EDITING", *sys.argv[1:], flush=True)
mode = termios.tcgetattr(0)[3]
print("in the ordinary state" if mode & termios.ICANON and mode & termios.ECHO else "raw", flush=True)
typed = sys.stdin.readline().strip()
file = sys.argv[-1]
text = open(file, encoding="utf-8").read()
open(file, "w", encoding="utf-8").write(text.replace("Bottom line ends.", typed))
sys.exit(3 if typed == "fails" else 0)
"""

TEXT = """\
format: briefing/1
id: b
title: A briefing
bottom_line: Bottom line ends.
sections:
  - {id: s, title: A section, takeaway: It holds., text: Little.}
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "library" / "b.briefing.yaml"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def vim(tmp_path: Path) -> str:
    """Something that is called as vim is."""
    path = tmp_path / "vim"
    path.write_text(FAKE.format(python=sys.executable))
    path.chmod(0o755)
    return str(path)


def homes(folder: Path) -> dict[str, str]:
    return {f"XDG_{name}_HOME": str(folder / name) for name in ("CACHE", "DATA", "CONFIG")}


def mouse_is_held(running: Terminal) -> bool:
    return running.output.rfind("\x1b[?1000h") > running.output.rfind("\x1b[?1000l")


@pytest.mark.parametrize("start", ["first", "from a kept frame"])
def test_it_edits_at_the_line_and_the_page_shows_what_was_changed(
    tmp_path: Path, file: Path, vim: str, start: str
) -> None:
    env = {"VISUAL": f"{vim} -n", "EDITOR": "nothing", **homes(tmp_path)}
    if start != "first":
        with terminal(tmp_path, "-m", "briefing", str(file), **env) as running:
            running.wait_for("Bottom line ends.")
            end = time.monotonic() + 30
            while not list((tmp_path / "CACHE").rglob("frame-*")) and time.monotonic() < end:
                running.read_for(0.1)
            running.child.send("q")
            running.end()
    with terminal(tmp_path, "-m", "briefing", str(file), **env) as running:
        running.wait_for("Bottom line ends.")
        running.wait_for("commands")
        running.read_for(0.5)
        running.child.send("e")
        running.wait_for("in the ordinary state")
        assert f"EDITING-n+1{file}" in running.text.replace(" ", "")  # a long path goes on in the next row
        running.child.send("Other words end.\n")
        running.wait_for("Bottom line | Other words end.")
        assert "EDITING" not in running.text
        assert mouse_is_held(running)
        running.child.send("j?")
        running.wait_for("Line down")
        running.child.send("qq")
        running.end()
        assert running.child.exitstatus == 0
        assert_given_back(running)


def test_an_editor_that_fails_is_told_of_and_a_mouse_that_was_let_go_stays_so(
    tmp_path: Path, file: Path, vim: str
) -> None:
    with terminal(tmp_path, "-m", "briefing", str(file), EDITOR=vim, VISUAL="", **homes(tmp_path)) as running:
        running.wait_for("Bottom line ends.")
        running.child.send("M")
        running.wait_for("M takes it back")
        running.child.send("e")
        running.wait_for("in the ordinary state")
        running.child.kill(signal.SIGINT)
        running.child.send("fails\n")
        running.wait_for("ended with 3")
        assert not mouse_is_held(running)
        running.child.kill(signal.SIGINT)
        running.end()
        assert running.child.exitstatus == 130
        assert_given_back(running)
