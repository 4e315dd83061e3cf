"""The files of a project: which are documents, what they are called, what their names say.

::

    patterns   the patterns of files and documents that Sphinx has
    walk       the files of a folder that Sphinx would find
    unread     folders in which nobody looks for documents
    documents  the names of documents: those of Hugo's pages
    file_name  what the name of one file says
"""
