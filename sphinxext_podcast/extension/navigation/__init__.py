"""The ways of a theme through a site: its menu, what comes before and behind, its sidebars.

::

    toctree       entries of toctrees that name pages of lists
    menu          the menu of a site whose front page has no toctree
    order         the older and the newer article, and what is above a page
    sidebars      what the templates of sidebars show
"""
