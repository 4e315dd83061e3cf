"""The command ``sphinx-podcast``.

One module for each sub-command, which says what it takes and calls plain functions beside it::

    main       the command, which loads a sub-command only when it is called
    init       start a site, with starting, or move one, with moving and hugo
    project    a project: options, documents, library, addresses; arguments what names it
    new_files  writing files, none of which was there before
    check      faults; checking has the rules
    list       the articles and terms; export everything as JSON
    new        the beginning of an article, with drafting
    serve      the site while it is written; serving how that is done
    console    what is printed: tables and progress on a terminal, plain lines in a pipe
"""
