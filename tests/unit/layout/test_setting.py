"""Whole blocks as they stand on the page, by the cases of fixtures/setting.txt: add yours there."""

import pytest
from layout_helpers import FIXTURES, Case, read_cases, reference, source, words

from briefing.layout.laying import lay_out
from briefing.model import document as d
from briefing.model.place import Place
from briefing.parsing.markdown import parse_markdown
from briefing.parsing.references import CitedKey


class Numbering:
    """A Resolver that knows every id, and every source under a number: `[@3]`."""

    def __init__(self) -> None:
        self.cited: set[int] = set()

    def link(self, ref: str, label: str) -> d.Link:
        return d.Link(words(label or ref), Place("b", ref), "actor")

    def citation(self, cited: CitedKey) -> d.Citation:
        self.cited.add(int(cited.key))
        return d.Citation(source(int(cited.key)), cited.key, cited.prefix, cited.locator)

    def embed(self, ref: str) -> d.Blocks:
        return (d.Plain(words(ref)),)

    def heading(self, level: int, inlines: d.Inlines) -> d.Header:
        return d.Header(level, "", inlines)


@pytest.mark.parametrize("case", read_cases(FIXTURES / "setting.txt"), ids=lambda case: case.title)
def test_setting(case: Case) -> None:
    resolver = Numbering()
    blocks = parse_markdown(case.text, resolver)
    references = tuple(map(reference, sorted(resolver.cited)))
    laid = lay_out(d.Document(place=Place("b"), title="", kind="", blocks=blocks, references=references), case.width)
    assert [line.text for block in laid.blocks[1:] for line in block.lines] == case.expected
