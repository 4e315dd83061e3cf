# Settings of the site. Those that begin with # do not hold: take the # away.

project = 'My magazine'
html_title = project
copyright = '%Y, My magazine'

# Who writes, unless an article says otherwise.
author = ''

# The language of dates, menus and buttons.
language = 'en'

# Where the site will be. GitHub Pages and Read the Docs know it by themselves.
# html_baseurl = 'https://example.org/'

# What makes a magazine of Markdown.
extensions = ['sphinxext_podcast']

# The time zone of dates that name none.
# podcast_timezone = 'Europe/London'

# Emphasis beside Chinese punctuation, too: **「有用」**.
podcast_cjk_emphasis = True

# How the site looks.
html_theme = 'furo'
html_show_sourcelink = False

# What is in the folder and not of the site.
exclude_patterns = ['_build', '.*', 'README.md']
