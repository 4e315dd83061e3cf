"""Players of every provider, files, iframes, and documents of another extension."""

project = 'Salt Water'
author = 'Noor Vance'
copyright = '2026, Noor Vance'
version = release = '1.0'
extensions = ['sphinxext_podcast']
html_theme = 'basic'
html_sidebars: dict[str, list[str]] = {'**': []}
podcast_now = '2026-06-01T00:00:00Z'
