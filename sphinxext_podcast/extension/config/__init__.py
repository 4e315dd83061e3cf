"""The options of ``conf.py`` as Sphinx has them, and what they amount to.

What there is, and which values are sound, is in ``source/settings``.

::

    options       registers them, warns of impossible values
    values        providers, time zone, the moment of the build
    site          title, language, authors of the site; base_address its address
    covered       which documents ``podcast_articles`` covers
    ablog_options what a project still says for ABlog
"""
