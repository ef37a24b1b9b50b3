"""Floor 2: text to values. The only home of yaml and markdown_it."""
