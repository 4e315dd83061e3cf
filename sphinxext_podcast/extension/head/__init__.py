"""What stands in the head of a page, and the pictures for cards.

::

    tags          description, and everything else in <head>
    article_head  what is known of an article for it: crumbs, recordings, translations
    head_picture  the article's own picture; cards one that is drawn; fonts for drawing
"""
