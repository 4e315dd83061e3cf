"""Starting a site: what is written into its folder.

::

    site          the files of a new site: ``conf.py``, documents
    surroundings  what builds it elsewhere: packages, workflow, host
    languages     how Sphinx writes the name of a language
    themes        the themes that are offered
    conf          a ``conf.py`` from ordered options with comments
"""
