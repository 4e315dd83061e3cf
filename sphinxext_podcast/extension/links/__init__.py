"""Links in documents, and the pictures and files that they name.

::

    linker        links to articles, terms, folders and lists
    roles         {podcast:article}, {podcast:tag} and the like
    by_address    links by an address of the site, and Hugo's ref
    images        the images in the text; picture_sizes how large they are
    downloads     links to files
"""
