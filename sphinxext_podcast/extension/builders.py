"""What a builder writes: a website or not, which pages, in which files, at which addresses."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, TypeGuard
from urllib.parse import quote

from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.util.osutil import relative_uri

from sphinxext_podcast.extension.config.base_address import base
from sphinxext_podcast.model.site import web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder


def pages_of_sphinx(app: Sphinx, *, made: bool = False) -> list[str]:
    """Return the names of the pages that there may be, or those that are *made*.

    What is in the indices of domains is known only when all documents are read.
    """
    builder, config = app.builder, app.config
    if not has_term_pages(builder):
        return []
    found = ['search'] if builder.search else []
    found += ['genindex'] if config.html_use_index else []
    found += ['genindex-all'] if config.html_use_index and config.html_split_index else []
    wanted = config.html_domain_indices
    for domain in app.env.domains.sorted():
        for index in domain.indices:
            name = f'{domain.name}-{index.name}'
            if domain.name != 'podcast' and (wanted is True or (wanted and name in wanted)):
                found += [name] if not made or index(domain).generate()[0] else []
    return found


def replaced_by_sphinx(app: Sphinx, docnames: Iterable[str]) -> dict[str, str]:
    """Return those of *docnames* whose file would be that of such a page, each with its name."""
    files = {home_file(app.builder, name): name for name in pages_of_sphinx(app)}
    if not files:
        return {}
    found = {docname: files.get(home_file(app.builder, docname), '') for docname in docnames}
    return {docname: name for docname, name in found.items() if name}


#: Pages that are in folders anyhow.
_FOLDER = re.compile(r'(?:^|/)index$')


def places(builder: Builder) -> dict[str, str]:
    """Return docname → file of those documents that *builder* has elsewhere than docnames say.

    It is kept with the builder, whose output folder it is about, and is changed in place.
    """
    found: dict[str, str] = vars(builder).setdefault('podcast_places', {})
    return found


def can_place(builder: Builder) -> TypeGuard[DirectoryHTMLBuilder]:
    """Return whether *builder* can have the page of a document at any address."""
    return (
        isinstance(builder, DirectoryHTMLBuilder)
        and has_site_files(builder)
        and builder.out_suffix == '.html'
    )


def page_file(builder: Builder, pagename: str) -> str:
    """Return the file of *pagename* as a path below the output folder of *builder*."""
    return places(builder).get(pagename) or home_file(builder, pagename)


def home_file(builder: Builder, pagename: str) -> str:
    """Return the file that *pagename* has with *builder* by its name alone.

    Nearly always it is known without asking: there are thousands, and a Path costs more.
    """
    asked: Any = builder
    if not isinstance(builder, StandaloneHTMLBuilder):
        return f'{pagename}{asked.out_suffix}'
    how = type(builder).get_output_path
    if type(builder).get_outfilename is StandaloneHTMLBuilder.get_outfilename:
        if how is DirectoryHTMLBuilder.get_output_path and not _FOLDER.search(pagename):
            return f'{pagename}/index{builder.out_suffix}'
        if how in {StandaloneHTMLBuilder.get_output_path, DirectoryHTMLBuilder.get_output_path}:
            return f'{pagename}{builder.out_suffix}'
    if pagename in places(builder):
        made = str(how(builder, pagename))
    else:
        made = str(builder.get_outfilename(pagename))
    return made[len(str(builder.outdir)) + 1 :].replace(os.sep, '/')


#: What stays as it is in an address.
SAFE = '/~+@'


def is_website(builder: Builder) -> TypeGuard[StandaloneHTMLBuilder]:
    """Return whether *builder* writes HTML for a browser; EPUB is HTML, too, and is not."""
    return isinstance(builder, StandaloneHTMLBuilder) and not builder.embedded


#: The formats whose builders make one file of many documents, which is read from its beginning.
PRINTED = frozenset({'latex', 'texinfo', 'man', 'pdf'})


def is_printed(builder: Builder) -> bool:
    """Return whether *builder* puts documents together as chapters of a book on paper."""
    return builder.format in PRINTED


def has_term_pages(builder: Builder) -> TypeGuard[StandaloneHTMLBuilder]:
    """Return whether *builder* makes pages besides the documents."""
    return is_website(builder) and not isinstance(builder, SingleFileHTMLBuilder)


def is_data(builder: Builder) -> bool:
    """Return whether *builder* writes pages for a program to show them: as JSON or pickle."""
    return hasattr(builder, 'implementation')


def has_site_files(builder: Builder) -> TypeGuard[StandaloneHTMLBuilder]:
    """Return whether *builder* makes a website to be served as it is, with files besides pages."""
    return has_term_pages(builder) and not is_data(builder)


def has_feeds(builder: Builder) -> TypeGuard[StandaloneHTMLBuilder]:
    """Return whether *builder* makes what needs the address of the site, which is known."""
    return has_site_files(builder) and bool(web_address(base(builder.env)))


def shows_only(builder: Builder) -> bool:
    """Return whether *builder* only shows a page, and nothing of it is to be stored."""
    return bool(vars(builder).get('podcast_shows_only'))


def page_uri(builder: Builder, pagename: str) -> str:
    """Return the address of *pagename* from the root, percent-encoded for every builder."""
    return quote(builder.get_target_uri(pagename), safe=f'%{SAFE}')


def file_uri(builder: Builder, docname: str, place: str) -> str:
    """Return the address of the file at *place* on the site, from the page of *docname*."""
    return relative_uri(builder.get_target_uri(docname), quote(place))


#: What Sphinx has in an output folder besides pages.
FILES_OF_SPHINX = (
    '_static/',
    '_sources/',
    '_images/',
    '_downloads/',
    '_modules/',
    'searchindex.js',
)
