"""What things are: frozen records of the standard library alone."""
