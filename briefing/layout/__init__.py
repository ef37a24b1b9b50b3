"""Floor 2: a Document and a width, to lines of styled runs."""
