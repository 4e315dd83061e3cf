"""Shortcodes: found in the text, put away before Markdown is read, and made into a tree."""
