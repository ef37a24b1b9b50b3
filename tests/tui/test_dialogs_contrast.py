"""Dialogs: whatever is written in them can be read, in themes of ours and of Textual."""

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.widget import Widget
from tui_helpers import Reading, reading

from briefing.model.library import Library
from briefing.tui.contrast import ENOUGH, contrast

THEMES = ("briefing-dark", "briefing-light", "solarized-light", "textual-light", "nord", "catppuccin-latte", "gruvbox")


def segments(widget: Widget) -> list[Segment]:
    """What a widget without others in it shows."""
    if widget.children or not widget.size.area:
        return []
    return [segment for strip in widget.render_lines(widget.size.region) for segment in strip]


def faint(reader: Reading) -> list[tuple[str, str]]:
    """Words of the dialog on top that are too faint on what is behind them."""
    found = []
    for widget in reader.pilot.app.screen.query("*"):
        for text, style, _ in segments(widget):
            if (
                text.strip()
                and style
                and style.color
                and style.bgcolor
                and style.color.triplet
                and style.bgcolor.triplet
            ):
                ink, ground = (Color.from_rich_color(color) for color in (style.color, style.bgcolor))
                if contrast(ink, ground) < ENOUGH - 0.05:  # colours are rounded when they are drawn
                    found.append((type(widget).__name__, text.strip()))
    return found


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("key", ["x", "o", "W", "A"])
async def test_words_of_a_dialog_can_be_read(small: Library, key: str, theme: str) -> None:
    async with reading(small, "history", (120, 36)) as reader:
        reader.pilot.app.theme = theme
        await reader.press(key)
        await reader.pilot.pause()
        assert reader.pilot.app.screen is not reader.screen
        assert not faint(reader)
