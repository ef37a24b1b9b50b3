"""References in text: `[[id|words]]`, `![[id]]` and `[see @key, p. 3; -@other]`.

One grammar, used by two readers: the Markdown parser's two rules, and `scan`, which finds every reference together
with the sentence that holds it without building a Document.
"""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from briefing.parsing.sentences import sentence_at

RECORD_LINK = re.compile(r"\[\[(?P<ref>[^\[\]|\\\n]+)(?:\\?\|(?P<words>[^\[\]]+))?\]\]")
"""`[[id]]` or `[[id|words]]`; in a table's cell the bar is written `\\|`."""

EMBED = re.compile(r"!\[\[(?P<ref>[^\[\]|\n]+)\]\]")
"""`![[id]]`."""

BRACKET = re.compile(r"\[(?P<inside>[^\[\]]*@[^\[\]]*)\](?!\()")
"""What may be a citation: brackets with an at sign, not the words of a Markdown link."""

_CITATION = re.compile(
    r"\s*(?:(?P<prefix>[^@]*?)\s)?\s*(?P<minus>-?)@(?P<key>[\w][\w:.#$%&+?<>~/-]*?)\s*(?:,\s*(?P<locator>.+?))?[\s]*",
    re.DOTALL,
)
_SCAN = re.compile(
    rf"(?<!\\)(?:(?P<embed>!?){RECORD_LINK.pattern}|{BRACKET.pattern})",
)
_CODE = re.compile(
    r"^[ ]{0,3}(?P<fence>`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]{0,3}(?P=fence)[`~]*[ ]*$|\Z)"  # a fenced block
    r"|(?P<run>`+)(?!`).*?(?<!`)(?P=run)(?!`)",  # a code span
    re.DOTALL | re.MULTILINE,
)


class CitedKey(Struct, frozen=True):
    """One source named inside citation brackets."""

    key: str
    prefix: str = ""
    locator: str = ""
    suppress_author: bool = False


class Found(Struct, frozen=True):
    """One reference in a text."""

    kind: Literal["mention", "embed", "citation"]
    ref: str
    """The id or key as written."""
    start: int
    """Offset of the reference in the text, in characters."""
    written: str
    """The reference as written, brackets included."""
    sentence: str
    """The sentence that holds it, as Markdown on one line."""
    locator: str = ""


def read_citations(inside: str) -> tuple[CitedKey, ...] | None:
    """Read what stands between citation brackets; None when it is not pandoc's citation syntax."""
    cited: list[CitedKey] = []
    for part in inside.split(";"):
        match = _CITATION.fullmatch(part)
        if match is None:
            return None
        words = {name: " ".join((match[name] or "").split()) for name in ("prefix", "locator")}
        cited.append(CitedKey(match["key"], suppress_author=bool(match["minus"]), **words))
    return tuple(cited)


def scan(text: str) -> Iterator[Found]:
    """Every reference in a text, in order, code left out."""
    if "[[" not in text and "@" not in text:
        return
    masked = (
        _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text) if "`" in text or "~~~" in text else text
    )
    for match in _SCAN.finditer(masked):
        sentence = sentence_at(text, match.start())
        if match["ref"]:
            kind: Literal["embed", "mention"] = "embed" if match["embed"] else "mention"
            yield Found(kind, match["ref"].strip(), match.start(), match.group(), sentence)
            continue
        for cited in read_citations(match["inside"]) or ():
            start = match.start() + match.group().find(f"@{cited.key}")
            yield Found("citation", cited.key, start, f"@{cited.key}", sentence, cited.locator)


def _mask_code(text: str) -> str:
    """The same text with code blanked out, every offset kept."""
    if "`" not in text and "~~~" not in text:
        return text
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)
