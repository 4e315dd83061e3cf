"""Shortcodes: found in the text, put away before Markdown is read, made into a tree.

::

    scanner       finds them; tag reads one, tree nests them; mistakes what is said of others
    placeholders  words in their places, and in that of <!--more-->
"""
