"""Meanings: every kind of chip has one, every meaning has a colour of its own."""

import ast
from itertools import combinations
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from textual.color import Color, rgb_to_lab
from textual.theme import Theme

from briefing.model.indicators import Consistency, IndicatorStatus
from briefing.model.judgments import Assumption
from briefing.model.problem import Severity
from briefing.tui.looks import CHIPS, MEANINGS
from briefing.tui.theme import DARK, LIGHT, StyleBook


def test_every_chip_of_the_pages_has_one_meaning() -> None:
    kinds = _kinds_of_chips()
    assert {"likelihood", "confidence", "contested", "observed", "supported", "neutral", "error"} <= kinds
    assert kinds - set(CHIPS) == set()
    assert {color for color, _ in CHIPS.values()} <= {*MEANINGS, "foreground"}


def _kinds_of_chips() -> set[str]:
    """Kinds named in the builders of pages, and the values of closed lists that are kinds there."""
    pages = Path(__file__).parents[2] / "briefing" / "pages"
    trees = [ast.parse(file.read_text(encoding="utf-8")) for file in pages.glob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    calls = [node.args[0] for node in nodes if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "chip"]
    pairs = [node.elts for node in nodes if isinstance(node, ast.Tuple) and len(node.elts) == 2]
    spans = [second for first, second in pairs if isinstance(first, ast.Constant) and first.value == "chip"]
    named = {node.value for node in (*calls, *spans) if isinstance(node, ast.Constant)}
    lists: Any = (Consistency, get_type_hints(IndicatorStatus)["value"], get_type_hints(Assumption)["support"])
    return {*map(str, named), *(kind for one in lists for kind in get_args(one) if kind), *map(str, Severity)}


def test_an_unknown_chip_is_a_plain_one() -> None:
    book = StyleBook(DARK.variables, "background", ())
    assert book.style(("chip", "chip.unheard-of")) == book.style(("chip",))


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_colors_with_different_meanings_can_be_told_apart(theme: Theme) -> None:
    own = {name: rgb_to_lab(Color.parse(theme.variables[name])) for name in MEANINGS}
    near = {
        pair: round(distance)
        for pair in combinations(own, 2)
        if (distance := sum((a - b) ** 2 for a, b in zip(own[pair[0]], own[pair[1]], strict=True)) ** 0.5) < 18
    }
    assert near == {}
