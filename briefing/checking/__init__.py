"""Floor 3: named rules over a Library."""
