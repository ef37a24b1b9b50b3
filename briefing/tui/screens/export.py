"""Export: what, as what and where to, with the text in sight before anything is written."""

from pathlib import Path
from typing import ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from briefing.errors import BriefingError
from briefing.export.files import file_name, write_file, write_folder
from briefing.export.parts import WHOLE_LIBRARY
from briefing.export.targets import targets
from briefing.export.writers import WRITERS, Dialect, misnamed
from briefing.model.cleaning import clean, clean_line
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.tui.screens.dialog import Dialog
from briefing.tui.widgets.choice import Choice

_SHOWN: Final = 300
"""Lines of the text that are shown."""

_HELP: Final = "Enter writes, Esc leaves. Tab: next line. Left, right: other choices. PgDn, PgUp: text."


_WORKING: Final = "Writing …"
"""What stands in place of the text until it is there."""


class ExportScreen(Dialog[str | None]):
    """Asks what to write and where; ends with its path once it is written, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "write", "Write", show=False, priority=True),
        Binding("down", "app.focus_next", "Next line", show=False, priority=True),
        Binding("up", "app.focus_previous", "Line before", show=False, priority=True),
        Binding("pagedown", "turn(1)", "On in the text", show=False, priority=True),
        Binding("pageup", "turn(-1)", "Back in the text", show=False, priority=True),
    ]
    AUTO_FOCUS = "#what"

    def __init__(self, library: Library, page: Place, part: str = "") -> None:
        super().__init__()
        self._library = library
        self._targets = targets(library, page, part)
        self._dialects = tuple(name for name, row in WRITERS.items() if not row.missing)
        self._proposed = ""
        """The name that the line for the path was filled with."""
        self._agreed = ""
        """The path for which the reader has agreed to overwrite."""

    def compose(self) -> ComposeResult:
        """What will be written, as what, and where; below it the text."""
        with Vertical(classes="dialog -tall"):
            yield Static(Content("Export"), classes="heading")
            yield Choice("What", [target.label for target in self._targets], id="what")
            yield Choice("As  ", [WRITERS[name].label for name in self._dialects], id="as")
            with Horizontal(classes="line"):
                yield Static(Content("To    "), classes="label")
                yield Input(id="path", compact=True)
            yield Static(Content(_HELP), id="say", classes="note")
            with VerticalScroll(id="preview", can_focus=False):
                yield Static(Content(""), id="text")
            with Horizontal(classes="line"):
                yield Static(Content("[ write ]  "), id="write", classes="button")
                yield Static(Content("[ close ]"), id="close", classes="button")

    def on_mount(self) -> None:
        """Show the page itself as Markdown."""
        self._chosen()

    @property
    def _place(self) -> Place:
        return self._targets[self.query_one("#what", Choice).index].place

    @property
    def _row(self) -> Dialect:
        return WRITERS[self._dialects[self.query_one("#as", Choice).index]]

    @on(Choice.Changed)
    def _chosen(self) -> None:
        """Propose a name for what is chosen, unless somebody has typed one, and show its text."""
        path = self.query_one("#path", Input)
        stem = "library" if self._place == WHOLE_LIBRARY else file_name(self._place, "")
        proposed = stem if self._row.is_folder else stem + self._row.suffix
        if path.value == self._proposed:
            path.value = proposed
        self._proposed = proposed
        self._say(_HELP)
        self._show(_WORKING)
        self._preview(self._place, self._row)

    @on(Input.Changed)
    def _retyped(self) -> None:
        self._agreed = ""

    def _say(self, words: str) -> None:
        self.query_one("#say", Static).update(Content(clean_line(words)))

    def action_turn(self, pages: int) -> None:
        """The text a page on, or back."""
        preview = self.query_one("#preview", VerticalScroll)
        preview.scroll_relative(y=pages * max(preview.size.height - 1, 1), animate=False)

    @work(thread=True, exclusive=True, group="preview")
    def _preview(self, place: Place, row: Dialect) -> None:
        """Write the text beside the reading, and show how it begins."""
        worker = get_current_worker()
        try:
            shown = _beginning(self._library, place, row)
        except BriefingError as error:
            shown = str(error)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._show_of, place, row, shown)

    def _show_of(self, place: Place, row: Dialect, text: str) -> None:
        """Show a text unless something else has been chosen since it was begun."""
        if self in self.app.screen_stack and (place, row) == (self._place, self._row):
            self._show(text)

    def _show(self, text: str) -> None:
        self.query_one("#text", Static).update(Content(clean(text)))
        self.query_one("#preview", VerticalScroll).scroll_home(animate=False)

    def on_click(self, event: events.Click) -> None:
        """Write or close by mouse."""
        name = event.widget.id if event.widget is not None else None
        if name == "write":
            self.action_write()
        elif name == "close":
            self.dismiss(None)

    def action_write(self) -> None:
        """Write it, once the reader has agreed to overwrite what is there."""
        row, place = self._row, self._place
        path = Path(self.query_one("#path", Input).value.strip() or self._proposed).expanduser()
        if path.is_dir() and not row.is_folder:
            path = path / self._proposed
        if not path.is_dir() and (wrong := misnamed(row, path.name)):
            self._say(f"{wrong}, or choose another")
            return
        if (path.is_file() or (row.is_folder and path.is_dir())) and self._agreed != str(path):
            self._agreed = str(path)
            self._say(f"{path} exists. Enter overwrites it, Esc leaves it.")
            return
        self._say(f"Writing {path} …")
        self._write(place, row, path)

    @work(thread=True, exclusive=True, group="write")
    def _write(self, place: Place, row: Dialect, path: Path) -> None:
        """Write it beside the reading; what is too long to wait for does not hold up the screen."""
        try:
            if row.is_folder:
                write_folder(path, row.write_folder(self._library, (place,)), overwrite=True)
            else:
                write_file(path, row.write(self._library, (place,)), overwrite=True)
        except BriefingError as error:
            self.app.call_from_thread(self._say, str(error))
            return
        self.app.call_from_thread(self.dismiss, str(path.resolve()))


def _beginning(library: Library, place: Place, row: Dialect) -> str:
    """How the text begins, and how long it is: of a folder its names, of what is no text the same as Markdown."""
    if row.is_folder:
        names = list(row.write_folder(library, (place,)))
        return "\n".join((f"A folder of {len(names)} notes:", "", *names[:_SHOWN]))
    text = (WRITERS["gfm"] if row.is_binary else row).write(library, (place,)).decode()
    lines = text.split("\n")
    head = [f"{row.label} is not shown as it will look; its text:", ""] if row.is_binary else []
    rest = [f"… {len(lines) - _SHOWN:,} more lines"] if len(lines) > _SHOWN else []
    return "\n".join((*head, *lines[:_SHOWN], *rest))
