"""What bad input may not do: end a build, run as a script, lead anywhere.

::

    guard         the last guard around each document's handlers
    raw_html      what podcast_raw_html = False closes
    schemes       links and pictures without javascript: and the like
"""
