"""The command ``sphinx-podcast``.

One module for each sub-command, which says what it takes and calls plain functions beside it::

    main       the command, which loads a sub-command only when it is called
    conf_file  running conf.py; project_files which documents there are, and reading them
    project    a project: options, articles, library, addresses; arguments what names it
    check      faults; checking has the rules
    list       the articles and terms; export everything as JSON
    console    what is printed: tables and progress on a terminal, plain lines in a pipe
"""
