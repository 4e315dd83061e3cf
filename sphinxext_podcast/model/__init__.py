"""What things are: frozen records of the standard library alone.

::

    article       an article, and the people, recordings, chapters in it; why it is withheld
    library       every article: sorted, grouped, related
    listing       what a list asks for; paging its later pages
    media         a player's media; providers reads providers.toml, the table of providers
    book          which documents are chapters of which
    transcript    the words of a recording
    site          the site as a whole; head what a page's head says
    record        what an output folder was given
    problem       what is wrong, and many problems of one cause
    characters    what names may be made of
    search        what a reader can search for
"""
