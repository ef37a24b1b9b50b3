"""How deep a page is read."""

from typing import Final, Literal

Depth = Literal["bottom-line", "key-judgments", "full"]

DEPTHS: Final[dict[Depth, str]] = {
    "bottom-line": "Bottom line",
    "key-judgments": "Key judgments",
    "full": "Full text",
}
"""Each depth, and what it is called."""
