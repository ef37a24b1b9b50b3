"""The HTML that is handed on, as axe-core finds it in a browser: roles, names, order, contrast, the keyboard's way."""

import html as entities
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from briefing.export import html
from briefing.model.library import Library
from briefing.model.place import Place

AXE = Path(os.environ.get("AXE_CORE", ""))
BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
HOME = "japan-korea-detente"
PLACES = [Place(HOME, "economics"), Place(HOME, "kj-thaw-holds"), Place(HOME, "us-course"), Place(HOME, view="board")]
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
TELL = """
function tell(what) {
  const report = document.createElement("pre");
  report.id = "report";
  report.append(document.createTextNode(JSON.stringify(what)));
  document.body.replaceChildren(report);
}
"""
ASK_AXE = """
axe.run({runOnly: RULES}).then(found => tell([
  found.passes.length,
  found.violations.map(one => [one.id, one.impact, one.nodes.map(node => node.html.slice(0, 200))]),
]));
"""
MEASURE = """
const boards = [...document.querySelectorAll(".wide")];
tell([
  boards.map(one => [one.getBoundingClientRect().left, one.clientWidth, one.scrollWidth]),
  document.querySelector("p").clientWidth,
  document.documentElement.scrollWidth,
]);
"""


def found_by_axe(page: str, folder: Path, scheme: int) -> tuple[int, list[object]]:
    """How many rules held, and what breaks the others; in the browser's dark colours (0) or light ones (1)."""
    code = AXE.read_text(encoding="utf-8").replace("</script", "<\\/script")
    script = f"<script>{code}</script><script>{TELL}{ASK_AXE.replace('RULES', json.dumps(RULES))}</script>"
    held, broken = told(page, script, folder, f"--blink-settings=preferredColorScheme={scheme}")
    return held, broken


def measured(page: str, folder: Path, window: int) -> tuple[list[tuple[float, float, float]], float, float]:
    """Left edge, width and width of what is in it, of each wide table; widths of a paragraph and of the whole page."""
    boards, text, whole = told(page, f"<script>{TELL}{MEASURE}</script>", folder, f"--window-size={window},900")
    return [tuple(board) for board in boards], text, whole


def told(page: str, script: str, folder: Path, option: str) -> list[Any]:
    """What a script tells of a page in the browser."""
    allowed = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)  # it would stop us, as it should
    file = folder / "page.html"
    file.write_text(allowed.replace("</body>", f"{script}</body>"), encoding="utf-8")
    options = (f"--user-data-dir={folder}/user", option, "--hide-scrollbars", "--virtual-time-budget=60000")
    done = subprocess.run(
        [str(BROWSER), *QUIET, *options, "--dump-dom", file.as_uri()], capture_output=True, text=True, timeout=300
    )
    report = re.search(r'<pre id="report">(.*?)</pre>', done.stdout, re.DOTALL)
    assert report, done.stderr[-1000:]
    return list(json.loads(entities.unescape(report[1])))


needs_browser = pytest.mark.skipif(not BROWSER, reason="Chromium is not installed (Debian: apt-get install chromium)")
needs_axe = pytest.mark.skipif(not AXE.is_file(), reason="AXE_CORE does not name axe.min.js (npm install axe-core)")


@needs_browser
@needs_axe
@pytest.mark.parametrize("scheme", [0, 1])
def test_axe_finds_nothing_that_keeps_anybody_from_reading(shipped: Library, tmp_path: Path, scheme: int) -> None:
    held, broken = found_by_axe(html.write(shipped, PLACES).decode(), tmp_path, scheme)
    assert broken == []
    assert held > 35


@needs_browser
@needs_axe
def test_axe_finds_nothing_in_a_whole_briefing_with_its_contents_open(shipped: Library, tmp_path: Path) -> None:
    page = html.write(shipped, [Place(HOME)]).decode().replace("<details>", "<details open>")
    assert page.count("<details open>") > 10
    held, broken = found_by_axe(page, tmp_path, 1)
    assert broken == []
    assert held > 40


@needs_browser
@pytest.mark.parametrize(("window", "least", "most"), [(1440, 1300, 1440), (600, 500, 600)])
def test_a_board_takes_the_width_of_the_window_and_scrolls_within_it(
    shipped: Library, tmp_path: Path, window: int, least: int, most: int
) -> None:
    page = html.write(shipped, [Place(HOME, view="board")]).decode()
    boards, text, whole = measured(page, tmp_path, window)
    assert len(boards) == 5
    assert all(left >= 0 and least < width <= most and left + width <= window for left, width, _ in boards)
    assert all((inside > width) == (window == 600) for _, width, inside in boards)
    assert text <= 44 * 16
    assert whole <= window


def test_verbatim_text_can_be_scrolled_by_keyboard_and_a_drawing_says_that_it_is_one(shipped: Library) -> None:
    page = html.write(shipped, [Place(HOME, "resist-share")]).decode()
    (pre,) = re.findall(r"<pre[^>]*>", page)
    assert 'role="img" aria-label="Chart. Its values are in the table that follows." tabindex="0"' in pre


def test_no_page_may_load_or_run_anything(shipped: Library) -> None:
    page = html.write(shipped, PLACES).decode()
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.search(r"<(?:script|img|iframe|link|object|form)\b|\bon\w+=", page)
