"""What articles are put together by: sections, terms, the archive, translations, neighbours."""
