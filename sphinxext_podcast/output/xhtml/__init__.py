"""HTML of any kind as XHTML that is always well-formed, for books.

::

    document      a whole page; content, elements, drawings its parts
"""
