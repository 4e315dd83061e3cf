"""What a Hugo site says of itself: text → data.

::

    settings    its configuration, from one file or many; menus those of it and of its pages
    template    a template of a shortcode, as one of ours; expression what stands in its braces;
                functions those of Hugo that have a like
"""
