"""Moments of a recording: what is said in it, and when.

::

    transcript    the directive, and how each builder shows it
"""
