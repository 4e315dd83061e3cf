"""Starting a site: what is written into its folder.

::

    conf       a ``conf.py`` from ordered options with comments
    files      writing files, none of which was there before
"""
