"""HTML of any kind as XHTML that is always well-formed, for books."""
