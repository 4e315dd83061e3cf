"""What pages of lists have besides lists of articles, as nodes.

::

    facts      the line under a title, and chips of terms
    all_terms  the terms of a taxonomy, in columns and groups
    by_month   the articles of years, by month
    empty      what stands in an empty list
    lines      lines of facts, and the classes of lists
"""
