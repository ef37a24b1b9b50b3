"""Settings as the command meets them: what holds, where it is from, and that a mistake never stops a reading."""

import json
from pathlib import Path

import pytest
from cli_helpers import run
from terminal_helpers import terminal

from briefing.model.settings import SETTINGS


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder for settings files."""
    (tmp_path / "briefing").mkdir()
    return tmp_path


def write(home: Path, text: str) -> Path:
    path = home / "briefing" / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_config_reports_every_setting_with_where_it_is_from(home: Path) -> None:
    path = write(home, 'measure = 60\n[keys]\nmark = "j"\n')
    done = run("config", "--json", XDG_CONFIG_HOME=str(home), BRIEFING_WIDTH="100")
    assert done.returncode == 0
    rows = {row["setting"]: row for row in json.loads(done.stdout)}
    assert list(rows) == [*(setting.name for setting in SETTINGS), "keys.mark"]
    origins = {name: (row["value"], row["origin"]) for name, row in rows.items() if row["origin"] != "default"}
    assert origins == {
        "measure": ("60", f"{path}:1"),
        "width": ("100", "BRIEFING_WIDTH"),
        "keys.mark": ("j", f"{path}:3"),
    }
    assert f"{path}:3: j is 'mark' now, and 'line-down' is left with ↓" in done.stderr
    assert done.stderr.endswith(f"{path}: read\n")


def test_the_system_s_settings_count_less_than_one_s_own(home: Path, tmp_path: Path) -> None:
    system = tmp_path / "etc"
    (system / "briefing").mkdir(parents=True)
    (system / "briefing" / "config.toml").write_text("measure = 70\nwidth = 70\n", encoding="utf-8")
    path = write(home, "measure = 60\n")
    done = run("config", "--json", XDG_CONFIG_HOME=str(home), XDG_CONFIG_DIRS=str(system))
    rows = {row["setting"]: row["origin"] for row in json.loads(done.stdout)}
    assert (rows["measure"], rows["width"]) == (f"{path}:1", f"{system}/briefing/config.toml:2")


def test_show_keeps_to_measure_and_width(home: Path) -> None:
    write(home, "measure = 50\nwidth = 60\n")
    lines = run("show", "security", XDG_CONFIG_HOME=str(home)).stdout.splitlines()
    assert 44 < max(map(len, lines[:20])) <= 50
    assert (
        max(map(len, run("show", "security", XDG_CONFIG_HOME=str(home), BRIEFING_MEASURE="200").stdout.split())) <= 60
    )


def test_a_library_can_be_set_and_the_command_line_counts_more(home: Path, small_file: Path) -> None:
    write(home, f"library = {json.dumps(str(small_file))}\n")
    assert "South Korea" in run("show", "small/kor", XDG_CONFIG_HOME=str(home)).stdout
    assert "A small briefing" in run(XDG_CONFIG_HOME=str(home)).stdout
    done = run("list", "--library", "nowhere", XDG_CONFIG_HOME=str(home))
    assert (done.returncode, done.stderr.startswith("nowhere:1:1: error[not-found]")) == (3, True)
    done = run("list", XDG_CONFIG_HOME=str(home), BRIEFING_LIBRARY="elsewhere")
    assert done.stderr.startswith("elsewhere:1:1: error[not-found]")


def test_a_library_that_is_not_there_is_told_with_what_asked_for_it(home: Path) -> None:
    path = write(home, 'library = "/nowhere"\n')
    for arguments in (["show"], ["list"], []):
        done = run(*arguments, XDG_CONFIG_HOME=str(home))
        assert done.returncode == 3
        assert done.stderr.startswith("/nowhere:1:1: error[not-found]")
        assert f"{path}:1 asks for it" in done.stderr
    assert "BRIEFING_LIBRARY asks for it" in run("list", BRIEFING_LIBRARY="/elsewhere").stderr
    assert "check the name" in run("list", "--library", "/elsewhere", XDG_CONFIG_HOME=str(home)).stderr


def test_config_lists_no_key_that_does_not_hold(home: Path) -> None:
    path = write(home, '[keys]\nnosuch = "x"\nquit = "nokey"\nmark = "j"\ntop = ""\n')
    done = run("config", XDG_CONFIG_HOME=str(home))
    rows = [line.split("\t")[0] for line in done.stdout.splitlines()]
    assert [row for row in rows if row.startswith("keys.")] == ["keys.mark", "keys.top"]
    assert f"{path}:2: the reader has no command 'nosuch'" in done.stderr


@pytest.mark.parametrize("arguments", [["show", "security"], ["list"], ["export", "jpn"], []])
def test_broken_settings_are_told_in_a_line_and_nothing_stops(home: Path, arguments: list[str]) -> None:
    path = write(home, "theme = \n")
    done = run(*arguments, XDG_CONFIG_HOME=str(home))
    assert done.returncode == 0
    assert done.stdout
    assert done.stderr == f"{path}:1: not TOML: invalid value — nothing in this file holds\n"


def test_the_reader_opens_with_what_was_set_and_says_what_cannot_hold(home: Path, small_file: Path) -> None:
    write(home, 'contents = "off"\nmesure = 3\n[keys]\nquit = "z"\n')
    with terminal(home, "-m", "briefing", str(small_file), XDG_CONFIG_HOME=str(home)) as running:
        running.wait_for("no setting 'mesure'")
        running.wait_for("z quit")  # once the warning has had its seconds
        running.child.send("qz")
        running.end()
        assert running.child.exitstatus == 0


def test_hyperlinks_lead_out_only_on_a_terminal_and_only_when_asked_for(home: Path, small_file: Path) -> None:
    link = "\x1b]8;;https://example.org/treaty\x1b\\"
    for asked in ("on", "off"):
        arguments = ("-m", "briefing", "show", "history", "--no-pager", "--library", str(small_file))
        with terminal(home, *arguments, BRIEFING_HYPERLINKS=asked) as running:
            running.end()
            assert (link in running.output) == (asked == "on")
    assert "\x1b" not in run("show", "history", "--library", small_file, BRIEFING_HYPERLINKS="on").stdout
