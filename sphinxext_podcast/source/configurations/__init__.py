"""The configurations of other programs, read as data: nothing of them is run.

::

    python_values  what a ``conf.py`` or ``pelicanconf.py`` assigns
    yaml_values    ``_config.yml`` and ``mkdocs.yml``, with tags that mean something to them only
    patterns       Pelican's and Material's patterns of addresses in the tokens of Jekyll
"""
