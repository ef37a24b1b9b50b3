"""Peeking: what a link leads to, as a small Document."""

from urllib.parse import urlsplit

from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import Place
from briefing.pages.compose import compose_card


def peek_document(library: Library, target: d.Target, why: str) -> d.Document:
    """The card of a record; for an outside address the address and its host; for a broken link why it is broken."""
    if isinstance(target, Place):
        return compose_card(library, target)
    if target:
        return _outside(target)
    blocks = (d.Para((d.Str(why or "This reference leads to nothing."),)),)
    return d.Document(place=Place(), title="Broken link", kind="broken", blocks=blocks)


def _outside(address: str) -> d.Document:
    """An address in full, and its host as the network sees it, so that look-alike letters show."""
    try:
        host = (urlsplit(address).hostname or "").encode("idna").decode()
    except (UnicodeError, ValueError):
        host = "unreadable"
    lines = (
        d.Plain((d.Link((d.Str(address),), address, "url"),)),
        d.Plain((d.Span((d.Str("Host"),), ("label",)), d.Str(f"  {host}"))),
        d.Plain((d.Span((d.Str("Press O on the link to open it in the browser."),), ("dim",)),)),
    )
    return d.Document(place=Place(), title="Outside address", kind="url", blocks=(d.Div(lines),))
