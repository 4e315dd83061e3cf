"""Front matter: its YAML as Hugo reads it, and what its keys make of a document."""
