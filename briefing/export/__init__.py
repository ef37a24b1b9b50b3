"""Floor 4: Documents to text that can be handed on."""
