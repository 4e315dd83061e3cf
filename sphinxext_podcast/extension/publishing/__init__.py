"""What an output folder gets, keeps and loses.

::

    build         conducts: what is stale, written, deleted, remembered
    page_digests  what each page shows of others; read_meanwhile what other builders read
    made_files    every file that there will be, and whose it is
    copies        files beside articles; shown_files those of _images and _downloads
    places        where documents have their pages
    redirects     pages at old addresses
    site_files    sitemap.xml, robots.txt, drawn pictures
    last_build    what of the record is believed; written_files which files are ours
    unfinished    the sign of a build that was interrupted
    summary       what is said at the end of a build
    address_warnings  what is wrong with addresses of documents and terms
"""
