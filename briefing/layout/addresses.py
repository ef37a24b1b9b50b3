"""Addresses: what of an outside link is handed to a terminal, for its reader to open by a click (OSC 8)."""

import re
from functools import lru_cache
from typing import Final

LONGEST: Final = 2_000
"""Characters of an address; terminals take no more than about as many."""

_READY: Final = re.compile(r"(?:https?://|mailto:)[!#-:=?-\[\]_a-z~]+")
"""Written so that any terminal takes it for one address; a semicolon makes some of them see two."""

_OPENED: Final = re.compile(r"(https?)://(?:([^/?#@]*)@)?([^/?#:@]+)(.*)|(mailto):(.+)", re.IGNORECASE | re.DOTALL)
_KEPT: Final = "!#$%&'()*+,/:=?@[]~"


@lru_cache(maxsize=1024)
def hyperlink(target: str) -> str:
    """A target as an address in plain ASCII letters; empty unless it is one of the web or for mail.

    A host is written as the network knows it (punycode); whatever else may not stand in an address, control characters
    among it, is percent-encoded.
    """
    match = _OPENED.fullmatch(target) if len(target) <= LONGEST else None
    if match is None or _READY.fullmatch(target):
        return target if match else ""
    from urllib.parse import quote  # few addresses need it

    web, user, host, path, mail, to = match.groups()
    if mail:
        return f"mailto:{quote(to, _KEPT, errors='replace')}"
    try:
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
    parts = (f"{user}@" if user else "", host, path)
    return f"{web.lower()}://{''.join(quote(part, _KEPT, errors='replace') for part in parts)}"
