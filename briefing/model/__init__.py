"""Floor 1: what a briefing is. Frozen values only; no input, no output."""
