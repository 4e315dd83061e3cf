"""Shortcodes: found in the text, put away before Markdown is read, made into a tree.

::

    scanner       finds them; tag reads one, tree nests them
    placeholders  words in their places, and in that of <!--more-->
"""
