"""Front matter and text of other tools: ABlog, Jekyll, Pelican."""
