"""What the head of a page says.

::

    meta_tags     description, Open Graph, links; json_ld structured data
    card          draws a picture; book_cover the cover of an EPUB
"""
