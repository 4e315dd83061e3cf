"""What pages show besides the text.

::

    documents     puts header, footer and lists into documents
    article_page  header and footer of an article; article_end what that leads on to
    episode       the recording of an episode in its header
    directives    article-list and term-list; lists what they show, entries each article
    generated     pages of taxonomies, terms, folders, the archive; page_html their HTML
    not_found     404.html
    languages     which language a part of a page is in
    feed_links    links to feeds in the head; assets stylesheet and script
    templates     what Jinja has compiled, kept from build to build
"""
