"""The options of ``conf.py``: what there is, which values are sound, and what they amount to.

::

    options       every option with default, type and help; feed_options, head_options,
                  page_options and text_options more of them
    check_rules   the rules of the command ``check``
    option        what an option is; checks what is wrong with a value
    sound         the values that are used, and what is wrong with the others
    permalinks    the patterns that can be used
    values        providers, shortcodes, addresses of terms, the moment, what is published
    ablog_options what a project still says for ABlog
"""
