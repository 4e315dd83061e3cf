"""From the model to text, without Sphinx; all escaping is here.

::

    attributes    attributes of HTML; xml elements and text of XML
    characters, dates  of feeds and pages
    compact       stylesheet and script without what browsers do not need
    smaller_picture  a picture in fewer pixels
    sitemap       sitemap.xml and robots.txt
    export        everything that is known of articles, as JSON
    search        the index of the search
"""
