"""The documentation of sphinxext-podcast, built with sphinxext-podcast."""

import sys
from pathlib import Path

import sphinxext_podcast

sys.path.insert(0, str(Path(__file__).parent / '_ext'))

project = 'sphinxext-podcast'
copyright = '2026, the authors of sphinxext-podcast'
version = release = sphinxext_podcast.__version__
language = 'en'

extensions = ['sphinxext_podcast', 'generated_reference', 'sphinx.ext.autodoc']
exclude_patterns = ['_build']

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
