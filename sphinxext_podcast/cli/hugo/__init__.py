"""Moving a site from Hugo, in which nothing is changed.

::

    move             what is written, and the report
    hugo_site        the folder of the site, and its configuration
    carried_options  what of that becomes an option of ``conf.py``; left_keys what does not
    site_params      what is in ``params``
    site_menu        the menu
    site_languages   languages besides the main one
    own_templates    the shortcodes that the site has made itself
    missing_files    files that articles name and that are nowhere; texts that nobody reads
"""
