"""The beginning of an article: ``sphinx-podcast new``.

::

    site          what a new article has to know of the site; style how its articles are written
    draft         an article that is to be written; place where it stands
    addresses     which addresses are taken, and which files the site would not read
    fields        what it says, as keys; front_matter these in YAML, TOML or JSON
    players       what addresses play, in the body of an article
    feed          a feed of a show, and its episodes; choice which of them are meant
    own_show      whether the show is that of the site
    oembed        what providers say of an episode
    network       what is fetched, and what is refused
"""
