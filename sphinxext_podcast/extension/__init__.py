"""The Sphinx extension: the only room that imports Sphinx or docutils.

::

    register      every handler, transform, node and directive, in the order in which data flows
    domain        what is stored of a document, and its roles
    draft         what is known of the document that is read now
    builders      what a builder writes: which pages, files, addresses
    messages      the subtypes of warnings, and the one way to write one
    outdir        writing and deleting in the output folder
    kept          what is kept of documents from build to build, beside the doctrees
    translation   gettext for the words, which stand in the modules that show them; dates
    serving       the process behind ``sphinx-podcast serve``
    tuning        what is changed in Sphinx and MyST-Parser themselves
    ablog         directives of ABlog; ablog_references its labels
"""
