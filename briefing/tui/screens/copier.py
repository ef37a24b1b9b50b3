"""Handing on: words with their sources, the address of a link, the page as Markdown; and files."""

from pathlib import Path
from typing import Final

from platformdirs import user_state_path

from briefing.errors import BriefingError
from briefing.export.quoting import Sentence, quote, sentence_at, stretch_in
from briefing.export.writers import write
from briefing.layout.page import PageLayout
from briefing.tui.screens.reading import Reading
from briefing.tui.screens.whereabouts import heading_at
from briefing.tui.widgets.pointing import picked_on

_KEYS: Final = {"q": "quote", "l": "link", "p": "page"}
"""What the key after `y` copies."""


class Copier:
    """Puts parts of the page at hand on the clipboard, and the page into a file."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def action_copy(self) -> None:
        """Wait for q, l or p."""
        self._reading.await_key(self._take, "Copy: q the sentence, l the link, p the page")

    def _take(self, key: str) -> None:
        what = _KEYS.get(key)
        if what is not None:
            self._reading.run_worker(getattr(self, f"action_copy_{what}")())

    def action_export(self) -> None:
        """Write the page, a part of it or what holds it, as text or a document."""
        from briefing.tui.screens.export import ExportScreen

        part, _ = heading_at(self._reading.page)
        screen = ExportScreen(self._reading.library, self._reading.document.place, part)
        self._reading.app.push_screen(screen, self._exported)

    def _exported(self, path: str | None) -> None:
        if path is not None:
            self._reading.say(f"Written: {path}", seconds=5)

    async def action_copy_quote(self) -> None:
        """The selected words; without any the sentence of the selected link, or the first in sight."""
        page = self._reading.page
        pane = picked_on(page.screen) or page
        layout = pane.layout_
        if layout is None:
            return
        if pane.picked is not None:
            what, sentence = "What is selected", stretch_in(layout, pane.picked)
        else:
            what, sentence = "The sentence", self._sentence_at_hand(layout)
        await self._put(what, quote(sentence, layout.document))

    def _sentence_at_hand(self, layout: PageLayout) -> Sentence:
        page = self._reading.page
        link = page.selected
        if link is not None and page.is_in_sight(link):
            return sentence_at(layout, layout.y_at(link), link.spot.column)
        return sentence_at(layout, page.first_words)

    async def action_copy_link(self) -> None:
        """The outside address or the Place of the selected link; without one, the Place of the page."""
        link = self._reading.page.selected
        target = link.spot.target if link is not None else self._reading.document.place
        await self._put("The address", str(target))

    async def action_copy_page(self) -> None:
        """The whole page as Markdown."""
        try:
            page = write(self._reading.library, (self._reading.document.place,), "gfm")
        except BriefingError as error:
            self._reading.say(f"{error}.", severity="warning")
            return
        await self._put("The page", page.decode())

    async def _put(self, what: str, text: str) -> None:
        from briefing.tui.clipboard import copy

        where = await copy(self._reading.app, text, _beside())
        self._reading.say(f"{what} is {where}.")


def _beside() -> Path:
    return user_state_path("briefing", appauthor=False) / "copied.txt"
