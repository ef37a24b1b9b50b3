"""The yardstick: a minimal Textual app with a header, a footer and one static."""

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static


class Minimal(App[None]):
    """Header, footer, one static."""

    TITLE = "minimal"

    def compose(self) -> ComposeResult:
        """Three widgets."""
        yield Header()
        yield Static("ready to read")
        yield Footer()


if __name__ == "__main__":
    Minimal().run()
