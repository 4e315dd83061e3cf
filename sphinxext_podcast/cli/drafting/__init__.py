"""The beginning of an article: ``sphinx-podcast new``.

::

    network       what is fetched, and what is refused
    feed          a feed of a show, and its episodes
"""
