"""Players: what an author writes, and how each builder shows it.

::

    directive       the directives, and the node of a player
    player_options  options and arguments
    iframes         raw <iframe> elements become players
    rendering       a player as HTML, and as a link for all other builders
    listen          what a cover shows; players that stand together are one row
"""
