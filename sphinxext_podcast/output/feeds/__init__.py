"""Feeds as text.

::

    rss, atom, json_feed   the formats; podcast_rss, podcast_tags that of a podcast
    content       an article's HTML as feeds have it; content_links its links
    chapters      chapters.json; style how a feed looks in a browser
"""
