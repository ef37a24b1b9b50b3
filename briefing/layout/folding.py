"""Folding: a Document for a page that nobody can move sideways or turn."""

import msgspec

from briefing.model.document import Block, Div, Document


def folded(document: Document) -> Document:
    """The same Document without its dial, its boards to be set as cards where their columns find no room."""
    return msgspec.structs.replace(document, blocks=tuple(_folded(one) for one in document.blocks if not _is_dial(one)))


def _is_dial(block: Block) -> bool:
    return isinstance(block, Div) and "dial" in block.classes


def _folded(block: Block) -> Block:
    if not isinstance(block, Div):
        return block
    classes = (*block.classes, "folded") if "board" in block.classes else block.classes
    return msgspec.structs.replace(block, blocks=tuple(map(_folded, block.blocks)), classes=classes)
