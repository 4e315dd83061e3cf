"""HTML that docutils lacks: nodes, their visitors, and what is done to paragraphs.

::

    nodes         every node of ours; visitors their HTML but for players
    details       parts that unfold; heading_levels, image_titles what HTML can say of both
    paragraphs    blocks within paragraphs; html_places places within raw HTML
    words         the text of a node, for titles, lengths and ids
"""
