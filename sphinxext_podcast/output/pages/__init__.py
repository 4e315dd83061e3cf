"""Pieces of pages as HTML: players, covers, pagers, redirects, the page for lost readers."""
