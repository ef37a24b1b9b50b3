"""The pictures of README.md: there, described in words, and without anything to fetch from elsewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PICTURES = sorted((ROOT / "docs" / "screenshots").glob("*.svg"))

_SHOWN = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


def test_the_readme_shows_pictures_that_are_there_and_says_what_they_show() -> None:
    shown = _SHOWN.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    assert shown
    assert all(len(words) > 20 and ROOT / path in PICTURES for words, path in shown)


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.stem)
def test_a_picture_is_complete_in_itself(picture: Path) -> None:
    """No address but the name of the format, no font to fetch, no path of the machine it was made on."""
    svg = picture.read_text(encoding="utf-8")
    assert set(re.findall(r"\w+://[^\"'<> ]+", svg)) == {"http://www.w3.org/2000/svg"}
    assert not re.search(r"@font-face|@import|<script|<image|url\((?!#)", svg)
    assert not re.search(r"/(?:home|root|tmp|work|Users)/", svg)
