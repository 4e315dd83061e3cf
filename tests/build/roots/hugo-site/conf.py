"""The options that mean what hugo.toml means: ``sphinx-build -c FOLDER FOLDER/content OUT``."""

project = '轉角的燈'
copyright = '2026, 轉角的燈'
version = release = '1'
extensions = ['sphinxext_podcast']
templates_path = ['templates']
html_theme = 'basic'
html_baseurl = 'https://lamp.example.org/'
root_doc = 'index'

podcast_now = '2026-06-01T00:00:00Z'
podcast_timezone = 'Asia/Taipei'
podcast_cjk_emphasis = False
podcast_static = ['../static']
podcast_permalinks = {'letters': '/letters/:year/:month/:slug/'}
podcast_taxonomies = {
    'tags': 'tags',
    'categories': 'categories',
    'series': 'series',
    'guests': 'guests',
}
podcast_shortcodes = {
    'pod': 'firstory',
    'ep': 'https://open.spotify.com/{0}/{1}',
    'clip': 'https://www.youtube.com/watch?v={id}&t={at}',
    'box': 'shortcodes/box.html',
    'stamp': 'shortcodes/stamp.html',
}
