"""A Flow in the making: text is appended, and remembers under which styles, link and hold it was."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from briefing.layout.breaks import is_wide
from briefing.layout.flow import Flow, Lead, Mark, whole_graphemes
from briefing.layout.lines import LinkSpot, Styles
from briefing.model.cleaning import clean, clean_line
from briefing.model.document import Target
from briefing.model.place import Place

_STRAY = re.compile(
    "(?<!\\w)\u00ad|\u00ad(?!\\w)"  # soft hyphens that are not inside a word
    "|\u200b+(?=[\u200d\ufe0f])"  # zero-width spaces that would part a character from what changes it
    "|(?<![^\\s\u200b\u00ad])\u200d+|\u200d+(?![^\\s\u200b\u00ad])"  # joiners with nothing to join on one side
)
_AS_SPACES = str.maketrans("\t\n", "  ")


class Draft:
    """Collects text for one Flow."""

    def __init__(self, styles: Styles = ()) -> None:
        self._styles = styles
        self._link = -1
        self._parts: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._leads: list[Lead] = []
        self._holds: list[tuple[int, int]] = []
        self._soft: Mark | None = None

    def flow(self) -> Flow:
        """All that was added."""
        text = "".join(self._parts)
        return Flow(text, whole_graphemes(text, self._marks), tuple(self._leads), tuple(self._holds))

    def add(self, text: str) -> None:
        """Append text, cleaned; tabs and newlines in it count as spaces."""
        shown: str = clean(text)
        if not shown.isprintable():
            shown = _STRAY.sub("", shown.translate(_AS_SPACES))
        if shown:
            self._settle(shown)
            self._append(shown, self._styles, self._link)

    def soft_break(self) -> None:
        """A line end that is no more than a space, and not even that between two wide characters."""
        if self._soft is None:
            self._soft = Mark(0, self._styles, self._link)

    def line_break(self) -> None:
        """A line end that is meant."""
        self._soft = None
        self._append("\n", self._styles, self._link)

    @contextmanager
    def dressed(self, *styles: str) -> Iterator[None]:
        """What is added meanwhile has these styles as well."""
        outer = self._styles
        self._styles = (*outer, *styles)
        yield
        self._styles = outer

    @contextmanager
    def linked(self, target: Target, kind: str, title: str, by: Place | None = None) -> Iterator[None]:
        """What is added meanwhile is a link's label; inside another link it leads where that one does."""
        if self._link >= 0:
            yield
            return
        part, self._link = len(self._parts), len(self._leads)
        with self.dressed("link", f"link.{kind}"):
            yield
            for label in (str(target), kind):
                if not "".join(self._parts[part:]).strip():
                    self.add(label)
        text = clean_line("".join(self._parts[part:]))
        start = next(mark.start for mark in self._marks if mark.link == self._link)
        self._leads.append(Lead(start, LinkSpot(target, kind, clean_line(title), text, by)))
        self._link = -1

    @contextmanager
    def held(self, *, alone: bool = False) -> Iterator[None]:
        """What is added meanwhile stays on one line, and unless `alone` with the word before, if there is room."""
        self._settle("")
        start = self._length + alone
        yield
        if start < self._length:
            self._holds.append((start, self._length))

    def _settle(self, following: str) -> None:
        """Write the space that a soft break stands for, now that it is known what follows."""
        soft, self._soft = self._soft, None
        if soft is None or not self._parts:
            return
        if not (is_wide(self._parts[-1][-1]) and is_wide(following[:1])):
            self._append(" ", soft.styles, soft.link)

    def _append(self, text: str, styles: Styles, link: int) -> None:
        last = self._marks[-1] if self._marks else None
        if last is None or last.link != link or last.styles != styles:
            self._marks.append(Mark(self._length, styles, link))
        self._parts.append(text)
        self._length += len(text)
