"""Moments of an episode in a text: marks, chapters, what somebody said, all that was said.

::

    at          the role of a mark, and the node that it becomes
    addresses   where a mark leads: the page of the provider at that time
    chapters    the directive, the chapters of files, and those of an article
    contents    chapters in the contents of their page
    quote       the directive of a quotation
    transcript  the directive of a transcript, and its file; spoken how each builder shows it
    rendering   HTML of the others, and what other builders have in their place
"""
