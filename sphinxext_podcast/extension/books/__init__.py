"""PDF, EPUB and single pages.

::

    book_chapters  the documents that are put together, and in which order
    epub          XHTML that every reader opens, names of files, the manifest
    latex_pictures  pictures that LaTeX cannot print
    latex_settings  what a project need not say for a PDF that one would print
    printed       what articles look like in it; address_notes where their links lead
    contents      how deep the table of contents goes
    epub_settings what a project need not say for an EPUB; epub_cover draws one
    author        whose book it is, where nobody says so
    spelled       texts and manual pages: links and pictures as words
    term_index    the index of terms at the end of a book
"""
