"""The feeds of a site, and that of its podcast.

::

    site_feeds    which feeds are written when, and their heads
    podcast_feed  podcast.xml, its chapters, and what apps would refuse
    feed_entries  an article as an entry; feed_texts its text, kept from build to build,
                  which feed_html makes of its nodes
"""
