"""What feeds are made of.

::

    feed          a feed, its entries and episodes
    podcast       a podcast, and what apps would refuse
    podcast_tags  what Podcasting 2.0 adds
    topic         Apple's categories
"""
