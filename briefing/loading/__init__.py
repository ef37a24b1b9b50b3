"""Floor 3: a folder or file, to a Library and its Problems."""
