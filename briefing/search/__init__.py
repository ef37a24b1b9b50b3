"""Floor 4: finding things by what people call them."""
