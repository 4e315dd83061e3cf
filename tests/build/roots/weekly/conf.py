"""A weekly with few articles, to be edited and built again."""

project = '週報'
version = release = '1'
copyright = '2026, 週報'
extensions = ['sphinxext_podcast']
html_theme = 'basic'
podcast_now = '2026-06-01T00:00:00Z'
html_baseurl = 'https://weekly.example/'
podcast_search = 'pairs'
