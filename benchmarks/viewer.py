"""A peer for keys and starts: Textual's own `MarkdownViewer` on a file."""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, MarkdownViewer


class Viewer(App[None]):
    """Header, footer, the text."""

    def compose(self) -> ComposeResult:
        """Three widgets."""
        yield Header()
        yield MarkdownViewer(Path(sys.argv[1]).read_text(encoding="utf-8"), show_table_of_contents=False)
        yield Footer()


if __name__ == "__main__":
    Viewer().run()
