"""Which documents have their pages where Hugo has them, and in which files: pure bookkeeping.

A place is a file below the output folder: ``2026/tide/index.html`` for the address
``/2026/tide/``, ``far/tide.html`` for one that names a file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .owners import Owners
from .path import FOLDER_NAME, hugo_path, slug_path
from .published import address_fault

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .address_book import AddressBook
    from .page import Page

_INDEX = 'index.html'
#: How the addresses of pages end.
_PAGES = ('/', '.html', '.htm')


def home(name: str) -> str:
    """Return the address of the document or page *name*, whatever its file is called."""
    return f'/{FOLDER_NAME.sub("", name)}/'.replace('//', '/')


def file_at(address: str) -> str:
    """Return the file in which a web server looks for *address*."""
    return f'{address[1:]}{_INDEX}' if address.endswith('/') else address[1:]


def address_of(file: str) -> str:
    """Return the address at which a web server has *file*."""
    folder, _, name = file.rpartition('/')
    return f'/{folder}/'.replace('//', '/') if name == _INDEX else f'/{file}'


def folder_of(file: str) -> str:
    """Return the folder in which Hugo has the files that belong to the page *file*."""
    folder, _, name = file.rpartition('/')
    return folder if name == _INDEX else file.rpartition('.')[0]


def wanted(page: Page, own: str, *, is_content: bool) -> str:
    """Return the address at which *page* is to stand, '' if that is the one of its docname.

    *own* is where Hugo has it.  How Hugo spells a path is what its author wants only if that
    *is_content* for Hugo.
    """
    if not own.endswith(_PAGES) or address_fault(own):
        return ''
    if page.ablog and page.permalink and not page.url:
        return ''
    name = page.docname.removesuffix(f'.{page.language}') if page.language else page.docname
    at = home(name)
    if not page.url and at.startswith(own) and (at != own or name == page.docname):
        return ''  # of a name without letters Hugo makes the address of the folder
    spelled = f'{page.root}/{hugo_path(name)}/'.replace('//', '/')
    slug = slug_path(page.slug)
    if own != spelled or (is_content and not page.ablog) or (slug and own.endswith(f'/{slug}/')):
        return own
    return ''


def wishes(
    pages: Mapping[str, Page], book: AddressBook, is_content: Callable[[str], bool], root: str
) -> dict[str, str]:
    """Return docname → the file that a document wants for its page; the home *root* has its own.

    *pages* are what decides the addresses in *book*; *is_content* says of which documents Hugo's
    spelling is meant.
    """
    found = {}
    for docname, known in book.addresses.items():
        address = wanted(pages[docname], known.own, is_content=is_content(docname))
        if address and docname != root:
            found[docname] = file_at(address)
    return found


def assign(
    wishes: Mapping[str, str], homes: Mapping[str, str], taken: Callable[[str], str]
) -> dict[str, str]:
    """Return docname → file of the documents that get a place other than that of their docname.

    *wishes* are files that documents want, *homes* those of all documents by their docnames;
    *taken* says who else has a file, or is in its way.  Who is at home keeps its place; else the
    first by docname has it.  Who gets none goes home, and whoever went there has to go, too.
    """
    moved = {d: file for d, file in sorted(wishes.items()) if file != homes[d] and not taken(file)}
    while True:
        owners = Owners({homes[d]: d for d in sorted(homes) if d not in moved})
        found = {}
        for docname, file in moved.items():
            if not owners.of(file):
                owners.add(file, docname)
                found[docname] = file
        if len(found) == len(moved):
            return found
        moved = found


def search_name(file: str) -> str:
    """Return the docname of which Sphinx's search page makes the address of *file*.

    With ``dirhtml`` it puts a slash behind, and leaves out ``index`` at the end.
    """
    name = address_of(file)[1:].replace('%', '%25').replace('#', '%23')
    if not name.endswith('/'):
        return f'{name}?'
    return f'{name}?' if f'/{name}'.endswith('/index/') else name[:-1]
