"""What articles are put together by.

::

    term          tags, categories, series, authors, shows
    section       folders; archive years and months
    translations  versions in other languages
    surroundings  what an article shows of others
    collation     the order of names; alphabet their groups in an index
"""
