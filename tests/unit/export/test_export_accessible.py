"""The HTML that is handed on, as axe-core finds it in a browser: roles, names, order, contrast, the keyboard's way."""

import html as entities
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

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
REPORT = """
axe.run({runOnly: RULES}).then(found => {
  const told = found.violations.map(one => [one.id, one.impact, one.nodes.map(node => node.html.slice(0, 200))]);
  const told_as_text = document.createTextNode(JSON.stringify([found.passes.length, told]));
  const report = document.createElement("pre");
  report.id = "report";
  report.append(told_as_text);
  document.body.replaceChildren(report);
});
"""


def found_by_axe(page: str, folder: Path, scheme: int) -> tuple[int, list[object]]:
    """How many rules held, and what breaks the others; in the browser's dark colours (0) or light ones (1)."""
    allowed = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)  # it would stop axe, as it should
    code = AXE.read_text(encoding="utf-8").replace("</script", "<\\/script")
    script = f"<script>{code}</script><script>{REPORT.replace('RULES', json.dumps(RULES))}</script>"
    file = folder / "page.html"
    file.write_text(allowed.replace("</body>", f"{script}</body>"), encoding="utf-8")
    options = (f"--user-data-dir={folder}/user", f"--blink-settings=preferredColorScheme={scheme}")
    done = subprocess.run(
        [str(BROWSER), *QUIET, *options, "--virtual-time-budget=60000", "--dump-dom", file.as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
    )
    report = re.search(r'<pre id="report">(.*?)</pre>', done.stdout, re.DOTALL)
    assert report, done.stderr[-1000:]
    held, broken = json.loads(entities.unescape(report[1]))
    return held, broken


@pytest.mark.skipif(not BROWSER, reason="Chromium is not installed (Debian: apt-get install chromium)")
@pytest.mark.skipif(not AXE.is_file(), reason="AXE_CORE does not name axe.min.js (npm install axe-core)")
@pytest.mark.parametrize("scheme", [0, 1])
def test_axe_finds_nothing_that_keeps_anybody_from_reading(shipped: Library, tmp_path: Path, scheme: int) -> None:
    held, broken = found_by_axe(html.write(shipped, PLACES).decode(), tmp_path, scheme)
    assert broken == []
    assert held > 35


def test_verbatim_text_can_be_scrolled_by_keyboard_and_a_drawing_says_that_it_is_one(shipped: Library) -> None:
    page = html.write(shipped, [Place(HOME, "resist-share")]).decode()
    (pre,) = re.findall(r"<pre[^>]*>", page)
    assert 'role="img" aria-label="Chart. Its values are in the table that follows." tabindex="0"' in pre


def test_no_page_may_load_or_run_anything(shipped: Library) -> None:
    page = html.write(shipped, PLACES).decode()
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.search(r"<(?:script|img|iframe|link|object|form)\b|\bon\w+=", page)
