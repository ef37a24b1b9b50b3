"""What is said: a few lines at the foot of the screen, over the keys and as little as needed of the page."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from briefing.tui.messages import Heard
from briefing.tui.sayings import Row
from briefing.tui.theme import StyleBook


class Said(Widget):
    """Lies over what is below it, which neither moves nor is wrapped anew; a click says that it has been read."""

    DEFAULT_CSS = "Said { dock: bottom; layer: said; width: 1fr; height: 1; display: none; }"
    ALLOW_SELECT = False

    _rows: tuple[Row, ...] = ()
    _book: StyleBook | None = None

    def tell(self, rows: Sequence[Row]) -> None:
        """Show some lines; without any nothing is to be seen."""
        self._rows = tuple(rows)
        self.styles.height = max(len(rows), 1)
        self.display = bool(rows)
        self.refresh()

    def on_mount(self) -> None:
        """Follow the theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._restyle())

    def _restyle(self) -> None:
        self._book = None
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines."""
        rows = [*self._rows, *[("", "said")] * crop.bottom][crop.y : crop.bottom]
        return [self._drawn(text, name).crop(crop.x, crop.right) for text, name in rows]

    def _drawn(self, text: str, name: str) -> Strip:
        if self._book is None:
            self._book = StyleBook(self.app.theme_variables, "background", self.get_line_filters())
        style = self._book.style((name, "hit") if self._is_poor else (name,))
        return Strip([Segment(f" {text}", style)]).adjust_cell_length(self.size.width, style)

    @property
    def _is_poor(self) -> bool:
        """Whether grounds cannot be told apart, so that the lines have to be marked as hits are."""
        return self.app.no_color or self.app.has_class("-few-colors")

    def on_click(self) -> None:
        """It has been read."""
        self.post_message(Heard())
