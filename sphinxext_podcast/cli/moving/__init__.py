"""Moving a site from another generator: its configuration becomes a ``conf.py``.

Each mover has ``move(site, target) -> Report``, which edits nothing of the old site::

    report     what was carried over, what was not and why
    hugo       moving from Hugo: hugo_site its folder, hugo_options and hugo_params what its
               configuration is, hugo_keys what of that is left, hugo_menu its menu,
               hugo_shortcodes its shortcodes, hugo_files what is missing
    plan       what is going to be written
    content    the documents of the old site
    given      a setting of it as the kind of value that is needed
    jekyll, pelican, ablog, material  a mover each; jekyll_content has addresses of Jekyll
"""
