"""From text to the model, without Sphinx.

::

    document      what a document is: article, section, page or none of them
    casting       values as Hugo casts them; dates and durations; bounds limits
    cjk_emphasis  ** beside Chinese punctuation
    chapters      chapters in every spelling
    media_url     an address of a provider; episode the episode that it names
    moment        a moment in an episode
    outline       headings, links, pictures and code of a text, to look them up
    printed       a value as Hugo prints it
    transcripts   the words of a recording in every format
    raw_markup    raw HTML and formulas of guests
    feeds         what feeds of others say
    word_count    lengths and excerpts
    hugo          what a Hugo site says of itself: configuration, menus, templates
    settings      the options of conf.py
    folders       which files are documents, and their names
"""
