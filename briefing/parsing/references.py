"""References in text: `[[id|words]]`, `![[id]]` and `[see @key, p. 3; -@other]`.

One grammar, used by two readers: the Markdown parser's two rules, and `scanning.scan`, which finds every reference
without building a Document.
"""

import re

from msgspec import Struct

RECORD_LINK = re.compile(r"\[\[(?P<ref>[^\[\]|\\\n]+)(?:\\?\|(?P<words>[^\[\]]+))?\]\]")
"""`[[id]]` or `[[id|words]]`; in a table's cell the bar is written `\\|`."""

EMBED = re.compile(r"!\[\[(?P<ref>[^\[\]|\n]+)\]\]")
"""`![[id]]`."""

BRACKET = re.compile(r"\[(?P<inside>[^\[\]@]*+@[^\[\]]*+)\](?!\()")
"""What may be a citation: brackets with an at sign, not the words of a Markdown link."""

_CITATION = re.compile(
    r"(?:(?P<prefix>[^@]*)\s)?(?P<minus>-?)@(?P<key>\w[\w:.#$%&+?<>~/-]*+)\s*+(?:,(?P<locator>.*))?", re.DOTALL
)


class CitedKey(Struct, frozen=True):
    """One source named inside citation brackets."""

    key: str
    prefix: str = ""
    locator: str = ""
    suppress_author: bool = False


def read_citations(inside: str) -> tuple[CitedKey, ...] | None:
    """Read what stands between citation brackets; None when it is not pandoc's citation syntax."""
    cited: list[CitedKey] = []
    for part in inside.split(";"):
        match = _CITATION.fullmatch(part.strip())
        if match is None:
            return None
        words = {name: " ".join((match[name] or "").split()) for name in ("prefix", "locator")}
        cited.append(CitedKey(match["key"], suppress_author=bool(match["minus"]), **words))
    return tuple(cited)
