"""Folding: a Document for a page that nobody can move sideways."""

import msgspec

from briefing.model.document import Block, Div, Document


def folded(document: Document) -> Document:
    """The same Document, its boards to be set as cards where their columns find no room."""
    return msgspec.structs.replace(document, blocks=tuple(map(_folded, document.blocks)))


def _folded(block: Block) -> Block:
    if not isinstance(block, Div):
        return block
    classes = (*block.classes, "folded") if "board" in block.classes else block.classes
    return msgspec.structs.replace(block, blocks=tuple(map(_folded, block.blocks)), classes=classes)
