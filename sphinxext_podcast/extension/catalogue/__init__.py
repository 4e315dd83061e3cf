"""The store between builds, and what is made of it, once, on demand.

::

    catalogue     the store: articles, sections, pages, mentions; library and address book
    groups        what a list page is about, and which document is it
    list_pages    which lists have pages of their own, and their later pages
    way           what is above an article, and above a list
    feeds         which feeds there are, and where
    opening       what stands for an article elsewhere
"""
