"""Pieces of pages as HTML.

::

    player        a player; cover a card without picture, colour its hue
    transcript    what is said in a recording, by its speakers
    elements      an element with its attributes, the body of a generated page;
                  pager links to later pages
    redirect      the page at an old address; not_found 404.html
    marks         by what a file is seen to be ours
"""
