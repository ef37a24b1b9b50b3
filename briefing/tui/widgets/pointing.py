"""Pointing: what the mouse does on a pane of text."""

from textual import events

from briefing.layout.page import LinkRef
from briefing.tui.drawing import NO_LINK, link_at
from briefing.tui.messages import OpenTarget
from briefing.tui.widgets.pane import Pane


class PointingPane(Pane):
    """A pane on which links can be clicked, which posts `OpenTarget`."""

    def on_click(self, event: events.Click) -> None:
        """Follow the link under the mouse."""
        ref = self._ref_at(event.x, event.y)
        if ref is not None:
            self.select(ref)
            self.post_message(OpenTarget(ref.spot.target))

    def _ref_at(self, x: int, row: int) -> LinkRef | None:
        layout, y = self.layout_, self.top + row
        if layout is None or y >= layout.height or x < self.MARGIN:
            return None
        block, _ = layout.block_at(y)
        ordinal = link_at(layout.line(y), self._frame, x - self.MARGIN)
        return None if ordinal == NO_LINK else LinkRef(block, ordinal, layout.blocks[block].links[ordinal])
