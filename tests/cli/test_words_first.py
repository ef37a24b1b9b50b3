"""Words before the framework: the second start shows its page before Textual is imported, and all ends well."""

import os
import re
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from terminal_helpers import Terminal, command_in_terminal

GATE = """
import os, sys, time

class Gate:
    \"\"\"Waits at the import of one module until a file is there, then does what the file says.\"\"\"

    def find_spec(self, name, path=None, target=None):
        if name == os.environ.get("GATED") and self in sys.meta_path:
            sys.meta_path.remove(self)
            gate = os.environ["GATE"]
            with open(gate + ".waiting", "w") as file:
                file.write(str(os.getpid()))
            while not os.path.exists(gate):
                time.sleep(0.01)
            exec(open(gate).read())

sys.meta_path.insert(0, Gate())
"""
SHELL = 'trap : INT; stty rows {rows} cols 100; stty -g; {python} -m briefing "$@"; echo "ended with $?"; stty -g'


class Started:
    """A start that waits at the import of a module."""

    def __init__(self, terminal: Terminal, gate: Path) -> None:
        self.terminal = terminal
        self._gate = gate

    def wait(self) -> None:
        """Until the import is reached."""
        end = time.monotonic() + 30
        while not self.pid:
            assert time.monotonic() < end
            self.terminal.read_for(0.02)

    @property
    def pid(self) -> int:
        waiting = Path(f"{self._gate}.waiting")
        return int(waiting.read_text() or 0) if waiting.exists() else 0

    def go_on(self, code: str = "") -> None:
        beside = self._gate.with_suffix(".new")
        beside.write_text(code)
        beside.rename(self._gate)

    def end(self) -> int:
        """Read to the end; returns the status, once the terminal is found as it was."""
        self.terminal.end()
        output = self.terminal.output
        before, *_, after = re.findall(r"[0-9a-f]+(?::[0-9a-f]+){10,}", output)
        assert before == after
        assert output.count("\x1b[?1049h") == output.count("\x1b[?1049l") <= 1
        assert "Traceback" not in output
        (status,) = re.findall(r"ended with (\d+)", output)
        return int(status)


class House:
    """Folders for what is kept, and a copy of the small library."""

    def __init__(self, folder: Path, text: str) -> None:
        self.folder = folder
        self.file = folder / "small.briefing.yaml"
        self.file.write_text(text, encoding="utf-8")
        (folder / "hook").mkdir()
        (folder / "hook" / "sitecustomize.py").write_text(GATE)
        self._starts = 0

    @property
    def frames(self) -> list[Path]:
        return sorted((self.folder / "cache" / "briefing").glob("frame-*.copy"))

    @contextmanager
    def start(self, *arguments: str, gated: str = "", rows: int = 30, **env: str) -> Iterator[Started]:
        self._starts += 1
        gate = self.folder / f"gate-{self._starts}"
        env |= {"XDG_CACHE_HOME": str(self.folder / "cache"), "XDG_DATA_HOME": str(self.folder / "data")}
        env |= {"XDG_CONFIG_HOME": str(self.folder / "config")}
        env |= {"PYTHONPATH": str(self.folder / "hook"), "GATE": str(gate), "GATED": gated}
        shell = SHELL.format(rows=rows, python=sys.executable)
        arguments = arguments or (str(self.file),)
        with command_in_terminal(self.folder, "/bin/sh", "-c", shell, "sh", *arguments, **env) as running:
            yield Started(running, gate)

    def read_once(self) -> None:
        """Read until a frame is kept."""
        with self.start() as started:
            started.terminal.wait_for("Bottom line")
            end = time.monotonic() + 30
            while not self.frames:
                assert time.monotonic() < end
                started.terminal.read_for(0.05)
            started.terminal.child.send("q")
            assert started.end() == 0

    def move(self, keys: str, shows: str) -> None:
        """Read on elsewhere, and quit at once."""
        with self.start() as started:
            started.terminal.wait_for("Bottom line")
            started.terminal.child.send(keys)
            started.terminal.wait_for(shows)
            started.terminal.child.send("q")
            assert started.end() == 0


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, small_file: Path) -> House:
    """A house in which the reader was once, and a copy of it beside."""
    text = small_file.read_text(encoding="utf-8")
    folder = tmp_path_factory.mktemp("words") / "house"
    folder.mkdir()
    house = House(folder, text.replace("and [[nobody]] denies [@paper; @ghost]", "[@paper]"))  # no notice of errors
    house.read_once()
    shutil.copytree(folder, folder.with_name("kept"))
    return house


@pytest.fixture
def house(kept: House) -> House:
    """The house as it was left after that reading."""
    shutil.rmtree(kept.folder)
    shutil.copytree(kept.folder.with_name("kept"), kept.folder)
    return kept


def test_the_second_start_shows_the_page_before_textual_is_imported(house: House) -> None:
    with house.start(gated="textual") as started:
        started.wait()
        running = started.terminal
        running.wait_for("Bottom line")
        running.wait_for("q quit")
        painted, seen = running.rows, len(running.seen)
        started.go_on()
        while "\x1b[?2004h" not in running.output:
            running.wait_for("Bottom line")
            running.read_for(0.1)
        running.read_for(0.5)
        assert all("Bottom line" in screen for screen in running.seen[seen:])
        assert running.rows == painted
        running.child.send("q")
        assert started.end() == 0


def test_it_is_the_page_of_the_last_reading_even_when_one_quits_at_once(house: House) -> None:
    house.move("\t\r", "대한민국")
    with house.start(gated="textual") as started:
        started.terminal.wait_for("대한민국")
        started.go_on("raise SystemExit(5)")
        assert started.end() == 5


def test_keys_typed_meanwhile_are_not_lost(house: House) -> None:
    with house.start(gated="textual") as started:
        started.terminal.wait_for("q quit")
        started.terminal.child.send("\t\r")
        started.go_on()
        started.terminal.wait_for("대한민국")
        started.terminal.child.send("q")
        assert started.end() == 0


@pytest.mark.parametrize(
    ("keys", "shows"), [("/seoul", "/ seoul 1/"), ("okorea\r", "대한민국"), ("A2019 or so", "2019 or so")]
)
def test_words_typed_meanwhile_reach_what_asks_for_them(house: House, keys: str, shows: str) -> None:
    with house.start(gated="textual") as started:
        started.terminal.wait_for("q quit")
        started.terminal.child.send(keys)
        started.go_on()
        started.terminal.wait_for(shows)
        started.terminal.child.send("\x11")
        assert started.end() == 0


def test_a_quit_typed_meanwhile_quits(house: House) -> None:
    with house.start(gated="textual") as started:
        started.terminal.wait_for("q quit")
        started.terminal.child.send("q")
        started.go_on()
        assert started.end() == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
@pytest.mark.parametrize("gated", ["click", "textual", "briefing.tui.app"])
def test_a_signal_meanwhile_gives_the_terminal_back(
    house: House, gated: str, number: signal.Signals, code: int
) -> None:
    with house.start(gated=gated) as started:
        started.terminal.wait_for("q quit")
        started.wait()
        os.kill(started.pid, number)
        assert started.end() == code


def test_ctrl_c_meanwhile_ends_it(house: House) -> None:
    with house.start(gated="textual") as started:
        started.terminal.wait_for("q quit")
        started.wait()
        started.terminal.child.send("\x03")
        assert started.end() == 130


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_after_the_hand_over_gives_the_terminal_back(house: House, number: signal.Signals) -> None:
    with house.start(gated="textual") as started:
        started.wait()
        started.go_on()
        while "\x1b[?2004h" not in started.terminal.output:
            started.terminal.read_for(0.1)
        os.kill(started.pid, number)
        assert started.end() == 128 + number


def test_a_fault_meanwhile_gives_the_terminal_back_and_is_told_in_a_line(house: House) -> None:
    with house.start(gated="textual") as started:
        started.terminal.wait_for("q quit")
        started.go_on("raise RuntimeError('boom')")
        assert started.end() == 70
        after = started.terminal.output.partition("\x1b[?1049l")[2]
        assert "something went wrong in the program (RuntimeError)" in after


def test_a_library_that_goes_meanwhile_is_told_in_a_line(house: House) -> None:
    with house.start(gated="click") as started:
        started.terminal.wait_for("q quit")
        started.wait()
        house.file.unlink()
        started.go_on()
        assert started.end() == 3
        assert "error[not-found]" in started.terminal.output.partition("\x1b[?1049l")[2]


def _starts_without_words(house: House, *arguments: str, rows: int = 30, **env: str) -> None:
    with house.start(*arguments, gated="textual", rows=rows, **env) as started:
        started.wait()
        started.terminal.read_for(0.1)
        assert "\x1b[?1049h" not in started.terminal.output
        started.go_on("raise SystemExit(5)")
        assert started.end() == 5


def test_changed_content_is_an_ordinary_start(house: House) -> None:
    house.file.write_text(house.file.read_text().replace("withdrew", "kept"))
    _starts_without_words(house)


def test_another_size_is_an_ordinary_start(house: House) -> None:
    _starts_without_words(house, rows=29)


def test_other_colours_are_an_ordinary_start(house: House) -> None:
    _starts_without_words(house, NO_COLOR="1")


def test_another_page_is_an_ordinary_start(house: House) -> None:
    _starts_without_words(house, str(house.file), "--at", "security")


def test_new_settings_are_an_ordinary_start(house: House) -> None:
    (house.folder / "config" / "briefing").mkdir(parents=True)
    (house.folder / "config" / "briefing" / "config.toml").write_text('theme = "briefing-light"\n', encoding="utf-8")
    _starts_without_words(house)


def test_settings_in_the_environment_are_an_ordinary_start(house: House) -> None:
    _starts_without_words(house, BRIEFING_MEASURE="40")


@pytest.mark.parametrize("harm", [b"", b"briefing frame 1 00000000\n", b"\xff\0"], ids=["empty", "cut", "noise"])
def test_a_broken_frame_is_an_ordinary_start(house: House, harm: bytes) -> None:
    (frame,) = house.frames
    frame.write_bytes(harm)
    _starts_without_words(house)


def test_a_frame_that_others_may_write_is_an_ordinary_start(house: House) -> None:
    (frame,) = house.frames
    frame.chmod(0o666)
    _starts_without_words(house)


def test_a_dumb_terminal_gets_plain_text(house: House) -> None:
    with house.start(TERM="dumb") as started:
        assert started.end() == 0
        assert "\x1b" not in started.terminal.output
        assert "Bottom line" in started.terminal.text


def test_of_a_restricted_library_no_frame_is_kept(house: House) -> None:
    house.file.write_text(house.file.read_text().replace("TLP:CLEAR", "TLP:AMBER"))
    with house.start() as started:
        started.terminal.wait_for("Bottom line")
        started.terminal.read_for(1.5)
        started.terminal.child.send("q")
        assert started.end() == 0
    assert not house.frames


class Library(House):
    """A house with a folder of two briefings."""

    def __init__(self, folder: Path, text: str) -> None:
        super().__init__(folder, text)
        self.library = folder / "library"
        self.library.mkdir()
        for name in ("one", "two"):
            own = text.replace("id: small", f"id: {name}", 1)
            (self.library / f"{name}.briefing.yaml").write_text(own, encoding="utf-8")

    def read(self, *arguments: str, shows: str, keys: str = "", then: str = "") -> None:
        """Start, see a page, go somewhere else, and quit."""
        with self.start(*arguments) as started:
            started.terminal.wait_for(shows)
            started.terminal.wait_for("q quit")
            while "\x1b[?2004h" not in started.terminal.output:
                started.terminal.read_for(0.05)
            started.terminal.child.send(keys)
            if then:
                started.terminal.wait_for(then)
            started.terminal.read_for(1.5)
            started.terminal.child.send("q")
            assert started.end() == 0

    def words(self, *arguments: str) -> str:
        """What a start shows before anything is imported; empty when it waits for the reader."""
        with self.start(*arguments, gated="textual") as started:
            started.wait()
            started.terminal.read_for(0.1)
            shown = started.terminal.text if "\x1b[?1049h" in started.terminal.output else ""
            started.go_on("raise SystemExit(5)")
            assert started.end() == 5
        return shown


def test_a_start_with_a_briefing_comes_back_to_it_and_its_first_words_are_never_old(
    tmp_path: Path, small_file: Path
) -> None:
    text = small_file.read_text(encoding="utf-8").replace("and [[nobody]] denies [@paper; @ghost]", "[@paper]")
    house = Library(tmp_path, text)
    folder, file = str(house.library), str(house.library / "one.briefing.yaml")
    japan, korea, history = "日本", "대한민국", "looked on"
    house.read(folder, "--at", "one/history", shows=history, keys="\t\r", then=japan)
    house.read(folder, "--at", "two", shows="Bottom line")
    house.read(folder, "--at", "one", shows=japan)
    assert japan in house.words(folder, "--at", "one")
    house.read(file, shows=japan, keys="H\t\r", then=korea)
    assert japan not in house.words(folder, "--at", "one")
    assert korea in house.words(file)
    house.read(folder, "--at", "one", shows=korea, keys="H", then="Bottom line")
    assert korea not in house.words(file)
    house.read(file, shows="Bottom line", keys="\t\r", then=korea)
    house.read(folder, "--at", "one:overview", shows="Bottom line")
