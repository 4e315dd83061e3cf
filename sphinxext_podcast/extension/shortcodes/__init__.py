"""Shortcodes: Hugo's own, the project's, players, and the nodes in their places."""
