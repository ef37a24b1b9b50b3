"""Make the pictures of README.md anew: `python docs/screenshots/make.py`, in the environment of `make read`.

Each shows a page of the library that ships, in one size and theme. The same library gives the same bytes: nothing in
them depends on the day, the machine or the settings of who runs this.
"""

import asyncio
import os
import re
from pathlib import Path
from typing import NamedTuple

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # before Textual is imported
os.environ.pop("NO_COLOR", None)

from briefing.loading.library import load, shipped_library
from briefing.model.library import Library
from briefing.model.place import parse_place
from briefing.pages.compose import compose
from briefing.tui.app import BriefingApp
from briefing.tui.history import Visit
from briefing.tui.theme import DARK, LIGHT

FOLDER = Path(__file__).parent

_ELSEWHERE = re.compile(r"\s*@font-face \{.*?\}|\s*<!--.*?-->", re.DOTALL)
_FONT = re.compile(r"font-family: Fira Code[^;]*;")
_FONTS = 'font-family: "Fira Code", "DejaVu Sans Mono", Menlo, Consolas, monospace;'


class Picture(NamedTuple):
    """What one picture shows."""

    name: str
    place: str
    theme: str
    keys: tuple[str, ...] = ()
    columns: int = 112
    rows: int = 34


PICTURES = (
    Picture("overview", "japan-korea-detente:overview", DARK.name),
    Picture("judgment", "kj-thaw-holds", DARK.name, ("tab",) * 4),
    Picture("board", "japan-korea-detente:board?scenarios=sc-invasion,sc-quarantine", DARK.name),
    Picture("light", "security", LIGHT.name),
)


async def drawn(library: Library, picture: Picture) -> str:
    """One picture as SVG."""
    wanted = parse_place(picture.place)
    if wanted is None:
        raise ValueError(picture.place)
    (start,) = library.locate(wanted)
    app = BriefingApp(library, Visit(start), compose(library, start))
    async with app.run_test(size=(picture.columns, picture.rows)) as pilot:
        app.theme = picture.theme
        await app.workers.wait_for_complete()
        await pilot.press(*picture.keys)
        await pilot.pause()
        return self_contained(app.export_screenshot(title="briefing"))


def self_contained(svg: str) -> str:
    """The same picture without addresses of fonts to fetch: whoever looks at it has a font of its own."""
    return _FONT.sub(_FONTS, _ELSEWHERE.sub("", svg))


def main() -> None:
    """Write every picture."""
    library = load(shipped_library(), label="")
    for picture in PICTURES:
        svg = asyncio.run(drawn(library, picture))
        (FOLDER / f"{picture.name}.svg").write_text(svg, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
