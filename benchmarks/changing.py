"""The yardstick for keys: the minimal app, in which every key changes its one static."""

from minimal import Minimal
from textual.events import Key
from textual.widgets import Static


class Changing(Minimal):
    """Counts keys."""

    pressed = 0

    def on_key(self, event: Key) -> None:
        """Change the static."""
        self.pressed += 1
        self.query_one(Static).update(f"{self.pressed} keys")


if __name__ == "__main__":
    Changing().run()
