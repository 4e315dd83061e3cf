"""The documentation of sphinxext-podcast, built with sphinxext-podcast."""

import os
import sys
from pathlib import Path

import sphinxext_podcast

sys.path.insert(0, str(Path(__file__).parent / '_ext'))

project = 'sphinxext-podcast'
copyright = '2026, the authors of sphinxext-podcast'
version = release = sphinxext_podcast.__version__
# `-t zh_TW` builds the manual in Traditional Chinese, below the English one.
language = 'zh_TW' if tags.has('zh_TW') else 'en'  # noqa: F821 - Sphinx gives it

# A catalog for each document that is translated; the others stay English.
locale_dirs = ['locale']
gettext_compact = False
gettext_location = False

# Below the address that Read the Docs gives.
html_baseurl = os.environ.get('READTHEDOCS_CANONICAL_URL', '')
if html_baseurl and language != 'en':
    html_baseurl += f'{language}/'

extensions = ['sphinxext_podcast', 'generated_reference', 'languages', 'sphinx.ext.autodoc']
exclude_patterns = ['_build', 'locale']

# For the manual; articles bring the Markdown they need with them.
myst_enable_extensions = ['colon_fence', 'deflist']

podcast_articles = ['magazine/*']

# The sample magazine's own podcast. It is in no directory: the links show where they would stand.
podcast_channel = {
    'title': 'Harbour sounds',
    'description': 'What a harbour says at night. The podcast of a sample magazine.',
    'email': 'harbour@example.org',
    'image': '_static/a-horn-and-a-bell.png',
    'categories': ['Arts > Performing Arts'],
    'authors': ['Nora Lin'],
    'links': {'apple': 'https://example.org/apple', 'overcast': 'https://example.org/overcast'},
}

# The reference of the Python interface says in words what a signature of a record repeats.
autodoc_typehints = 'signature'
autodoc_typehints_format = 'short'
# Types of others, whose manuals a build does not ask.
nitpick_ignore = [('py:class', 'BuildEnvironment'), ('py:class', 'datetime')]
# Half of a type, as autodoc takes the fields of records apart.
nitpick_ignore_regex = [('py:class', r'\w+\[.*')]

html_static_path = ['_static']
html_theme = 'furo'
html_title = 'sphinxext-podcast'
templates_path = ['_templates']
# Those of furo, and a way to the other language.
html_sidebars = {
    '**': [
        'sidebar/brand.html',
        'sidebar/languages.html',
        'sidebar/search.html',
        'sidebar/scroll-start.html',
        'sidebar/navigation.html',
        'sidebar/ethical-ads.html',
        'sidebar/scroll-end.html',
        'sidebar/variant-selector.html',
    ]
}
html_css_files = ['languages.css']
