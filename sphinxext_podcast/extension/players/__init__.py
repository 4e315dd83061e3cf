"""Players: their directives and options, and how each builder shows them."""
