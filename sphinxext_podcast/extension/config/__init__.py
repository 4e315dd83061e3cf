"""The options of ``conf.py``, and what they amount to.

::

    options       every option with default, type and help; feed_options, head_options,
                  page_options and text_options more of them
    option        what an option is; checks what is wrong with a value
    values        providers, time zone, the moment of the build
    permalinks    the patterns that can be used
    site          title, language, authors of the site; base_address its address
    covered       which documents ``podcast_articles`` covers
    ablog_options what a project still says for ABlog
"""
