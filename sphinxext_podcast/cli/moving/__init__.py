"""Moving a site from another generator: its configuration becomes a ``conf.py``.

Each mover has ``move(site, target) -> Report``, which writes nothing: the report has the files::

    report     what was carried over, what was not and why
    plan       what is going to be written
    content    the documents of the old site
    given      a setting of it as the kind of value that is needed
    jekyll, pelican, ablog, material  a mover each; jekyll_content has addresses of Jekyll

That of Hugo has a package of its own.
"""
