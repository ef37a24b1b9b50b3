"""The floors, as a machine sees them: what a fresh process imports, and what no file may do."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
BELOW_THE_ROOF = ["model", "parsing", "layout", "store", "loading", "pages", "checking", "search", "export"]


def _modules(room: str) -> list[str]:
    files = sorted((ROOT / "briefing" / room).rglob("*.py"))
    return [".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for file in files]


def _loaded_by(code: str) -> set[str]:
    """Names of the modules a fresh process holds after running some code."""
    script = f"{code}\nimport sys\nprint('\\n'.join(sys.modules), file=sys.__stderr__)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    return set(done.stderr.split())


@pytest.mark.parametrize("room", BELOW_THE_ROOF)
def test_a_room_below_the_roof_never_loads_textual_or_click(room: str) -> None:
    loaded = _loaded_by("\n".join(f"import {module}" for module in _modules(room)))
    assert loaded.isdisjoint({"textual", "click"})


def test_importing_the_package_costs_nothing() -> None:
    loaded = _loaded_by("import briefing")
    assert not {name for name in loaded if name.startswith("briefing.")}
    assert loaded.isdisjoint({"msgspec", "yaml", "markdown_it", "click", "rich", "textual"})


def test_the_first_words_need_next_to_nothing() -> None:
    loaded = _loaded_by("import briefing.__main__")
    ours = {name for name in loaded if name.partition(".")[0] == "briefing"}
    needed = {"__main__", "cli", "cli.early", "cli.frame", "cli.commands", "layout", "layout.escapes"}
    assert ours == {"briefing", *(f"briefing.{name}" for name in needed)}
    assert loaded.isdisjoint({"click", "typing", "re", "pathlib", "json", "platformdirs", "msgspec", "textual"})


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["--version"], ["show", "history"], ["export", "jpn"], ["check"], ["links", "jpn"], ["search", "jpn"]],
)
def test_a_headless_verb_never_loads_textual(arguments: list[str]) -> None:
    loaded = _loaded_by(
        f"import sys\nsys.argv = ['briefing', *{arguments!r}]\nfrom briefing.cli.door import _run\n_run()"
    )
    assert "briefing.cli.door" in loaded
    assert "textual" not in loaded


def test_a_page_that_was_kept_loads_nothing_that_builds_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    code = "import sys\nsys.argv = ['briefing', 'show', 'history']\nfrom briefing.cli.door import _run\n_run()"
    assert "briefing.pages.compose" in _loaded_by(code)
    kept = _loaded_by(code)
    assert kept.isdisjoint({"briefing.pages.compose", "briefing.search.names", "briefing.layout.words", "yaml"})


_START = """
import sys
from contextlib import suppress
from briefing.tui.app import BriefingApp

class Left(Exception):
    pass

def leave(self, **_):
    raise Left

BriefingApp.run = leave
sys.argv = ["briefing", "read", "--at", "history"]
from briefing.cli import read
read._has_terminal = lambda: True
with suppress(Left):
    read.read.main(standalone_mode=False, args=["--at", "history"])
"""


def test_a_start_on_a_page_that_was_kept_loads_nothing_that_reads_or_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert "briefing.pages.compose" in _loaded_by(_START)
    rooms = ("pages", "parsing", "checking", "export", "search")
    kept = {name for name in _loaded_by(_START) if name.removeprefix("briefing.").partition(".")[0] in rooms}
    light = {"pages", "pages.spread", "pages.outline", "parsing", "parsing.values"}
    assert kept == {f"briefing.{name}" for name in light}


def test_help_loads_no_floor() -> None:
    loaded = _loaded_by("import sys\nsys.argv = ['briefing', '--help']\nfrom briefing.cli.door import _run\n_run()")
    assert loaded.isdisjoint({"msgspec", "yaml", "markdown_it", "rich"})


def test_the_reader_starts_without_the_widgets_it_does_not_show() -> None:
    loaded = _loaded_by("import briefing.tui.app, briefing.tui.screens.reloader")
    heavy = {f"textual.widgets._{name}" for name in ("header", "footer", "markdown", "data_table", "text_area")}
    assert loaded.isdisjoint(heavy)
    assert loaded.isdisjoint({"yaml", "watchfiles", "anyio"})


def test_no_file_is_over_budget() -> None:
    long = {str(file): count for file in _sources() if (count := file.read_text(encoding="utf-8").count("\n")) > 300}
    assert not long


def test_type_checking_is_no_door_between_floors() -> None:
    assert not [file for file in _sources() if "TYPE_CHECKING" in file.read_text(encoding="utf-8")]


_MARKUP_CALLS = {"notify", "Static", "Label", "Button"}


def test_text_given_to_textual_is_never_markup() -> None:
    """Bare strings that could hold content never reach the calls that would read them as markup."""
    offences = [
        f"{file.name}:{node.lineno}"
        for file in (ROOT / "briefing" / "tui").rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _name(node.func) in _MARKUP_CALLS and not _is_safe(node)
    ]
    assert not offences


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _is_safe(call: ast.Call) -> bool:
    """Whether a call shows a fixed text, `Content`, or has markup off."""
    off = any(
        keyword.arg == "markup" and isinstance(keyword.value, ast.Constant) and keyword.value.value is False
        for keyword in call.keywords
    )
    first = call.args[0] if call.args else None
    fixed = first is None or isinstance(first, ast.Constant)
    content = isinstance(first, ast.Call) and _name(first.func) == "Content"
    return off or fixed or content


def _sources() -> list[Path]:
    return sorted((ROOT / "briefing").rglob("*.py"))
