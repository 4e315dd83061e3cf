"""The process behind ``sphinx-podcast serve``: builds again and again, and shows pages meanwhile.

::

    __main__   one request and one answer a line, as JSON
    project    a project that is built whenever something changed, and kept in memory
    preview    the page of a document as it is now, before anything of it is stored
    said       what builds say of documents, as long as it is true
"""
