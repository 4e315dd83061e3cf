"""PDF, EPUB and single pages.

::

    chapters      the documents that are put together, and in which order
    epub          XHTML that every reader opens, and the manifest
    term_index    the index of terms at the end of a book
"""
