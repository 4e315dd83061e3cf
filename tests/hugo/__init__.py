"""Hugo's own build of a folder beside ours: what differs, in plain words."""
