"""Links in documents: by role, by address, to pictures and files."""
