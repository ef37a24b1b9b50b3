"""The banner: through what a page is looked at, in words; empty when it is looked at as it is."""

from collections.abc import Iterator

from briefing.model.edtf import Edtf
from briefing.model.standing import is_later
from briefing.pages.desk import Desk


def banner(desk: Desk) -> str:
    """As of when the page is, what of it was written later, and what is switched off, in one line."""
    return " ".join(_sentences(desk))


def _sentences(desk: Desk) -> Iterator[str]:
    as_of = desk.library.lens.as_of
    if as_of is not None:
        yield f"As of {as_of.words}: what is dated later is hidden."
        yield from _written_later(desk, as_of)


def _written_later(desk: Desk, as_of: Edtf) -> Iterator[str]:
    """What to bear in mind where the text at hand knows more than the day did: words cannot be hidden from it."""
    head = desk.briefing.head if desk.briefing else None
    written = (head.information_cutoff or head.issued) if head else None
    if written is not None and is_later(written, as_of.upper):
        yield f"The text was written later, with information up to {written.words}; its judgments are hidden."
