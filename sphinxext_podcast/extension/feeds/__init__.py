"""The feeds of a site, and that of its podcast."""
