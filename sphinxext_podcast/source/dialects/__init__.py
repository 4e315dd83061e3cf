"""Front matter and text of other tools.

::

    detect        which dialect a text is in
    ablog, jekyll, pelican, material  each of them
    indented_blocks  what Material for MkDocs has in its Markdown
"""
