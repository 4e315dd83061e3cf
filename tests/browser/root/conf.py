"""A magazine for a browser to look at."""

project = 'Low Tide'
version = release = '1'
language = 'en'
extensions = ['sphinxext_podcast']
html_theme = 'alabaster'
podcast_now = '2030-01-01T00:00:00Z'
suppress_warnings = ['toc.not_included']
