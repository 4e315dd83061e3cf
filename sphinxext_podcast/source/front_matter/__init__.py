"""Front matter: its YAML as Hugo reads it, and what its keys make of a document.

::

    reader          front matter in YAML, TOML or JSON
    yaml_scalars    values as Hugo's YAML has them; key_lines the lines of keys
    article_fields  every key of an article
    title           the title, or the heading that is one
    address_keys    slug, url, aliases as written; podcast_tags what is for podcasts
    page_evidence   whether a document without a date is a page
    texts           what translators translate
    publication_keys  draft, status, published: what they say, in any spelling
"""
