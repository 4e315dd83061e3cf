"""The command ``sphinx-podcast``.

One module for each sub-command, which says what it takes and calls plain functions beside it::

    main       the command, which loads a sub-command only when it is called
    serve      the site while it is written; serving how
    console    what is printed: tables and progress on a terminal, plain lines in a pipe
"""
