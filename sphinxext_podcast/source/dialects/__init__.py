"""Front matter and text of other tools.

::

    detect        which dialect a text is in
    ablog, jekyll, pelican  each of them
"""
