"""Where things are: addresses of pages, names of files, links, redirects, and who owns a place."""
