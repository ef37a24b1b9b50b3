"""A Resolver for tests."""

from briefing.model import document as d
from briefing.model.place import Place
from briefing.parsing.references import CitedKey


class Recorder:
    """A Resolver that knows every id and remembers what it was asked for, in order."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.cited: list[CitedKey] = []

    def link(self, ref: str, words: str) -> d.Link:
        self.asked.append(("mention", ref))
        return d.Link((d.Str(words or ref),), Place("b", ref), "actor")

    def citation(self, cited: CitedKey) -> d.Citation:
        self.asked.append(("citation", cited.key))
        self.cited.append(cited)
        return d.Citation(Place("b", cited.key), cited.key, cited.prefix, cited.locator)

    def embed(self, ref: str) -> d.Blocks:
        self.asked.append(("embed", ref))
        return (d.Div((), ("embed",), ref),)

    def heading(self, level: int, inlines: d.Inlines) -> d.Header:
        return d.Header(level, f"h{level}", inlines)
