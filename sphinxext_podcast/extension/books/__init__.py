"""PDF, EPUB and single pages: chapters, index, XHTML."""
