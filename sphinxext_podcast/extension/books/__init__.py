"""PDF, EPUB and single pages.

::

    book_chapters  the documents that are put together, and in which order
    epub          XHTML that every reader opens, names of files, the manifest
    term_index    the index of terms at the end of a book
"""
