"""From a file to an article.

::

    reader            takes the front matter and the shortcodes out of the text
    document          what a project says of its documents, for source/document
    survey            one walk over the doctree, for text, addresses and links
    text              what the text adds to the front matter
    opening_titles    titles in summaries that are known later
    stored_addresses  what decides the addresses of a document
    catalogs          message catalogs of translators
    toctrees          documents that are in no toctree
"""
