"""briefing: a terminal reader for structured, sourced, cross-linked policy briefings."""

__version__ = "0.1.0"
