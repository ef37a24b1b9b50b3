"""What docs/document.md says of the tree is what the tree has."""

import re
from pathlib import Path

from briefing.export.tree import FORMAT, schema

PAGE = Path(__file__).parent.parent.parent / "docs" / "document.md"


def test_every_type_and_field_of_the_tree_is_told_and_none_is_invented() -> None:
    text = PAGE.read_text(encoding="utf-8")
    told = set(re.findall(r"`([A-Za-z_]+)`", text))
    types = schema()["$defs"]
    fields = {name for kind in types.values() for name in kind.get("properties", {})}
    nodes = {name for name, kind in types.items() if "t" in kind.get("properties", {})}
    assert nodes <= told
    assert fields <= told
    rows = {name for line in re.findall(r"(?m)^\| (`[^|]+) \|", text) for name in re.findall(r"`(\w+)`", line)}
    assert {name for name in rows if name[0].isupper()} <= nodes
    assert {name for name in rows if name[0].islower()} <= fields
    assert f'"{FORMAT}"' in text
