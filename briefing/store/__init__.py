"""Floor 2: what is kept from one start to the next. For now only copies that may be lost at any time."""
