"""Unread text: the letters that a stretch will show, told from its Markdown without parsing it.

Whoever looks for words parses only the stretches that may hold them. A stretch may be thought to show more than it
does, never less: what is shown in one way or another is told in both.
"""

import re
from collections.abc import Mapping
from typing import Final

from briefing.model.document import Stretch
from briefing.model.folding import squeezed
from briefing.model.place import Place
from briefing.parsing.references import RECORD_LINK

_UNTOLD: Final = re.compile(
    r"&#?\w+;"  # a letter by its name or number
    r"|!\["  # a picture
    r"|(?<!\])\]:"  # what may say where links lead
    r"|<[A-Za-z][\w+.-]*[:@]"  # an address, shown decoded
)
"""What is shown as only the parser can tell."""

_LINK: Final = re.compile(r"""\]\([ \t\n]*[^()\s<>\\]*(?:[ \t\n]+(?:"[^"\\]*"|'[^'\\]*'))?[ \t\n]*\)""")
"""Where a link leads, behind its words; plain enough to be told from other things in parentheses."""


def letters_of(stretch: Stretch, numbers: Mapping[Place, int]) -> str | None:
    """All letters and digits that a stretch may show, folded and without anything between them.

    `numbers` are those of the sources on its page. Every word that is shown is in it whole. None where that cannot be
    told, as where a lens adds words of its own.
    """
    if stretch.is_marked or _UNTOLD.search(stretch.text):
        return None
    names, aside = dict(stretch.names), [str(numbers[place]) for place in stretch.cites if place in numbers]

    def shown(match: re.Match[str]) -> str:
        aside.append(match.group())  # as it stands in code
        return match["words"] or names.get(match["ref"].strip(), match["ref"])

    def left_out(match: re.Match[str]) -> str:
        aside.append(match.group())
        return ""

    text = RECORD_LINK.sub(shown, stretch.text)
    if "](" in text:
        text = _LINK.sub(left_out, text)
        if "](" in text:
            return None
    return squeezed(" ".join((text, *aside)))
