"""Editing: the source of what is read, opened in the reader's own editor at its line."""

import asyncio
import re
from bisect import bisect_right
from operator import itemgetter
from pathlib import Path
from typing import Final

from briefing.layout.page import PageLayout
from briefing.model.place import Place
from briefing.model.written import Written, written_at
from briefing.tui.screens.reading import Reading

_ENOUGH: Final = 90
"""Letters by which a spot of a page is known in its source."""

_PROBLEM: Final = re.compile(r"\W*(\d+):\d+ ")
"""How a Problem begins on the page of Problems."""


class Editor:
    """Opens files of the library."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    async def action_edit(self) -> None:
        """Open the file of the record at hand, at the line of what is selected or stands first."""
        from briefing.tui.editing import command, edit, editor

        words = editor()
        if not words:
            self._say("No editor is set: VISUAL or EDITOR names it, as in EDITOR=nano.")
            return
        written = await asyncio.to_thread(self._written)
        file = Path(self._reading.library.path_of(written.file)) if written else None
        if written is None or file is None or not file.is_file():
            self._say("No file of the library has this page: open the page of a record, or select a link to one.")
            return
        self._say(edit(self._reading.app, command(words, file, written.line)))

    def _written(self) -> Written | None:
        """Where what is at hand is written: a Problem, the page's record, a selected record, or the briefing."""
        page, library, place = self._reading.page, self._reading.library, self._reading.document.place
        layout = page.layout_
        if layout is None:
            return None
        if place.view == "problems":
            return _problem_below(layout, page.top)
        link = page.selected if page.selected and page.is_in_sight(page.selected) else None
        target = link.spot.target if link else None
        if not place.id and isinstance(target, Place):
            return written_at(library, target)
        y = layout.y_at(link) if link else page.first_words if page.top else -1
        part = place if y < 0 else _part_at(layout, place, y)
        words = _words_from(layout, y) if y >= 0 else ""
        return written_at(library, part, words) or written_at(library, place, words)

    def _say(self, words: str) -> None:
        if words:
            self._reading.say(words)


def _part_at(layout: PageLayout, place: Place, y: int) -> Place:
    """The part of a page that a line is in, if it may be a record of its own, else the page."""
    index = bisect_right(layout.headings, y, key=itemgetter(0)) - 1
    ident = layout.headings[index][1].id if index >= 0 else ""
    return Place(place.briefing, ident) if ident and place.id else place


def _words_from(layout: PageLayout, y: int) -> str:
    """What stands at a line of a page and right below it, in the same block."""
    block, offset = layout.block_at(y)
    words = ""
    for line in layout.blocks[block].lines[offset:]:
        if len(words) >= _ENOUGH:
            break
        words += f"{line.text} "
    return words.strip()


def _problem_below(layout: PageLayout, top: int) -> Written | None:
    """Where the first Problem is that is listed from a line on."""
    lines = ((y, _PROBLEM.match(layout.line(y).text)) for y in range(top, layout.height))
    y, match = next(((y, match) for y, match in lines if match), (0, None))
    index = bisect_right(layout.headings, y, key=itemgetter(0)) - 1
    return Written(layout.headings[index][1].id, int(match[1])) if match and index >= 0 else None
