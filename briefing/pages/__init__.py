"""Floor 3: (Library, Place) to Document, one file per kind of page."""
