"""Every command that README.md and docs/cli.md show works as it stands, on the library that ships."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from format_page import codes, read_page

from briefing.cli.commands import COMMANDS
from briefing.cli.placing import find_place
from briefing.model.library import Library
from briefing.pages.part import page_at

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "docs" / "cli.md"]

STANDS_FOR = re.compile(r"\b(?:COMMAND|CODE|FOLDER|ID|PATH|PLACE)\b|…")
"""Words that stand for one's own."""

UNENDING = {"briefing check -", "briefing check --watch"}
"""What waits for somebody."""

NEEDED = {"dot ": "dot", "jq ": "jq", "docx": "pandoc", "pandoc --citeproc": "pandoc", "man -l": "man"}
"""What else a line runs."""


def commands(text: str) -> Iterator[str]:
    """The command lines of a page, in indented blocks and in running text, without remarks."""
    blocks = re.findall(r"^    (briefing .*)$", text, re.MULTILINE)
    inline = re.findall(r"`(briefing [^`]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    for line in (re.split(r"\s+#\s", one)[0].replace("\\|", "|").strip() for one in (*blocks, *inline)):
        verb = "".join(line.split()[1:2])
        if verb in COMMANDS and verb != "read" and not STANDS_FOR.search(line) and line not in UNENDING:
            yield line


def examples() -> list[str]:
    return sorted({line for page in PAGES for line in commands(page.read_text(encoding="utf-8"))})


@pytest.fixture(scope="module")
def shell(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which `briefing` is the program at hand."""
    folder = tmp_path_factory.mktemp("bin")
    (folder / "briefing").write_text(f'#!/bin/sh\nexec {sys.executable} -m briefing "$@"\n', encoding="utf-8")
    (folder / "briefing").chmod(0o755)
    environment = {name: value for name, value in os.environ.items() if name != "BRIEFING_LIBRARY"}
    return environment | {"PATH": f"{folder}:{os.environ['PATH']}"}


def test_the_pages_show_commands() -> None:
    assert len(examples()) > 30


@pytest.mark.parametrize("line", examples())
def test_what_is_shown_works(line: str, shell: dict[str, str], tmp_path: Path) -> None:
    lacking = [program for words, program in NEEDED.items() if words in line and not shutil.which(program)]
    if lacking or ("pdf" in line and find_spec("typst") is None):
        pytest.skip(f"{', '.join(lacking) or 'typst'} is not installed")
    (first,) = re.findall(r"^```yaml\n(.*?)^```", PAGES[0].read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    (tmp_path / "first.briefing.yaml").write_text(first, encoding="utf-8")
    home = {"HOME": str(tmp_path), "PAGER": "cat"}
    (tmp_path / ".config" / "fish" / "completions").mkdir(parents=True)
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", line],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=tmp_path,
        env=shell | home,
        stdin=subprocess.DEVNULL,
    )
    if "no font here" in done.stderr:
        pytest.skip(done.stderr)
    assert done.returncode == 0, done.stderr
    assert "nothing to list" not in done.stderr


PLACES = [
    place for row in read_page(PAGES[1].read_text(encoding="utf-8")).rows_of("Written") for place in codes(row[0])
]


@pytest.mark.parametrize("typed", PLACES)
def test_every_place_that_is_told_is_there(shipped: Library, typed: str) -> None:
    assert page_at(shipped, find_place(shipped, typed)).blocks
