"""Where things are: addresses of pages, names of files, links, redirects.

::

    address       every address of a page, bad ones refused; page what decides them;
                  permalink Hugo's patterns; other_permalinks those of others
    address_book  the document that an address on the site leads to
    places        which documents have their pages where Hugo has them
    redirects     which old addresses get a page
    path          Hugo's spelling of paths; file_name what can be a file on every system
    named_file    what an author means by the name of a file
    published     which files and addresses may be published
    owners        whose the files of the output are
    served        what two ways to write an address have in common
    scheme        which schemes a link may have
"""
