"""The index of the search: which documents have which piece of text, for the reader's script.

::

    fold          what texts and queries have in common; simplified characters
    grams         the pieces of a text
    prepared      one document, ready to be joined
    postings      lists of documents in few bits
    ranges        the grams of a document by their first characters
    shards        the keys, cut into files
    index         all files together
"""
