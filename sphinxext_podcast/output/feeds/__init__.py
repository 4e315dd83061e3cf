"""Feeds as text: RSS, Atom, JSON, the podcast, and what they hold of an article."""
