"""A project as the command knows it, without Sphinx.

::

    project        its options, articles, library and addresses
    conf_file      running ``conf.py``
    project_files  which documents there are, and reading them
    parallel       the same work for many documents, shared among the cores
    taken          the pages and files of a site that are no documents
"""
