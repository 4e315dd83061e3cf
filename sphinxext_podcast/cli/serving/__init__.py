"""The site shown while it is written.

::

    session          from a change to the page in the browser
    watching         which files have changed, and what that means
    build_process    the process that builds, as it is asked
    lock             what one process alone writes
    pages            what there is at an address, with the script that reloads it
    browsers         the browsers that show a page, and what they are told
    server           answers browsers, on this machine alone
"""
