"""What readers search in, on every theme's own search page.

::

    mode            which search a project has: pairs of characters, or Sphinx's
    blocks          the text of a document under its headings, as both search in it
    sphinx_words    the words of Chinese and Japanese for Sphinx's search
    indexer         stands in the place of Sphinx's index: what is searched of each document
    placed_index    Sphinx's index where documents are not where their docnames say
    site_search     the texts and the index of one build
    search_page     the script that reads the index, and what it says
"""
