"""HTML: one file that needs no other, runs nothing and loads nothing, and that a screen reader can follow."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from briefing.export.binding import Handout, bind
from briefing.export.gfm import write_gfm
from briefing.model.library import Library
from briefing.model.place import Place

_STYLE: Final = Path(__file__).with_name("page.css")

_PAGE: Final = """\
<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{style}</style>
</head>
<body>
<main>
{body}</main>
</body>
</html>
"""


def write(library: Library, places: Sequence[Place]) -> bytes:
    """The pages at some Places as one HTML file."""
    return write_html(bind(library, places)).encode()


def write_html(handout: Handout) -> str:
    """The handout as a whole HTML file, made of its Markdown."""
    from briefing.parsing.html import render_html  # markdown-it and its plugins

    has_contents = handout.has_pages  # which tell of the parts of each page too
    text = write_gfm(replace(handout, contents=()) if has_contents else handout)
    title = " · ".join(filter(None, (handout.document.title, handout.document.marking)))
    return _PAGE.format(
        lang=escape(handout.lang),
        title=escape(title),
        style=_STYLE.read_text(encoding="utf-8"),
        body=render_html(text, contents=has_contents),
    )
