"""Shortcodes as nodes.

::

    call              one use of a shortcode
    known_shortcodes  every shortcode by its name
    hugo_shortcodes   those that Hugo has; moment_shortcodes marks, chapters and quotations;
                      own_shortcodes those of the project
    template_files    their templates, and who uses them
    placed            nodes in the places of placeholders, raw_html in HTML of the author;
                      faults what is said of wrong ones
"""
