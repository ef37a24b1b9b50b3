"""The roof: the only home of textual."""
