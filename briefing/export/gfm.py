"""GitHub-flavoured Markdown: one file that stands on its own, for GitHub, mails and whatever reads CommonMark.

Notes are footnotes, the bottom line and takeaways are alerts, links within the text lead to the ids that GitHub makes
of headings.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from briefing.export.binding import Handout, bind
from briefing.export.markdown import MarkdownWriter, on_one_line
from briefing.model import document as d
from briefing.model.library import Library
from briefing.model.place import GitHubSlugs, Place, github_slug

_SPECIAL = re.compile(
    r"\\|`|\*|_|\[|\]|<|>|\||~|\$|!$|&(?=#?\w+;|$)"
    r"|:(?:(?:(?<=http:)|(?<=https:)|(?<=ftp:))(?=//)|(?=[\w+-]+:))|\.(?<=www\.)|@(?<=\w@)(?=\w)"
)
"""Characters that mean something anywhere in a line; some only beside others. Each way begins with a character, so that
the search looks for those alone."""

_ALERTS = {"bottom-line": "IMPORTANT", "takeaway": "NOTE"}


def write(library: Library, places: Sequence[Place]) -> bytes:
    """The pages at some Places as one text."""
    return write_gfm(bind(library, places)).encode()


def write_gfm(handout: Handout) -> str:
    """The handout as Markdown text that ends in a newline."""
    document = handout.document
    writer = GfmWriter(handout)
    title = writer.heading(1, writer.escape(document.title))
    legend = writer.line(writer.escape(document.legend))
    body = writer.blocks((*handout.contents, *document.blocks))
    parts = (title, writer.provenance(), legend, body, writer.footnotes())
    return "\n\n".join(part for part in parts if part) + "\n"


def escape(text: str) -> str:
    """Plain text on one line that GitHub will show as it is written, but for what means something at its start."""
    return _SPECIAL.sub(_escaped, on_one_line(text))


def _escaped(match: re.Match[str]) -> str:
    return "&amp;" if match.group() == "&" else f"\\{match.group()}"


def _anchors(document: d.Document) -> dict[str, str]:
    """What GitHub calls each heading, by our id for it; a card is found by the heading above it.

    A heading is left out when it has the words that another one's number makes: those who number headings differ there.
    """
    slug, met = GitHubSlugs(), Counter([github_slug(document.title)])
    slug(document.title)
    anchors: dict[str, str] = {}
    last = ""
    for node in d.walk(document.blocks):
        if isinstance(node, d.Header):
            words = d.plain_text(node.inlines)
            plain = github_slug(words)
            last = slug(words)
            last = last if last == (f"{plain}-{met[plain]}" if met[plain] else plain) else ""
            met[plain] += 1
        if isinstance(node, d.Header | d.Div):
            anchors[node.id] = last
    return anchors


class GfmWriter(MarkdownWriter):
    """GitHub's dialect."""

    @cached_property
    def _anchors(self) -> dict[str, str]:
        return _anchors(self.handout.document)

    def escape(self, text: str) -> str:
        """Text as CommonMark and GitHub's extensions show it."""
        return escape(text)

    def within(self, words: str, target: str) -> str:
        """A link to a heading by the id that GitHub makes of its words."""
        anchor = self._anchors.get(target[1:], "")
        return f"[{words}](#{anchor})" if anchor else words

    def callout(self, inside: str, classes: tuple[str, ...]) -> str:
        """An alert for the bottom line and takeaways, a quotation for all else."""
        alert = next((_ALERTS[name] for name in classes if name in _ALERTS), "")
        return super().callout(f"[!{alert}]\n{inside}" if alert else inside, classes)
