"""What differs between Hugo's build of a folder and ours, in plain words.

A line is ``ADDRESS: WHAT: Hugo has …; we have …``.  What is compared, page by page of Hugo's: its
address (with us no redirect, either), title, date, day of the last change, terms, entries of
lists, length, text, links, pictures, heading ids; then aliases, static files, feeds with titles
and links of their entries, and pages that only we have.

Not compared, since it is no part of the article:

* the order of a series: ours begins with its first part;
* the titles of lists that no file names: ours are in the language of the project;
* the case of a term without a file of its own: Hugo takes the spelling that it met first;
* the title of a page without one: ours has to have a name in lists and takes its file's;
* the ids of the headings of pages that are no articles: they have Sphinx's;
* feeds in which Hugo has no article, and their entries beyond those that ours have;
* files beside an article: Sphinx puts those that are used into folders of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

from tests.hugo.article_text import Link, article_links, article_pictures, article_text
from tests.hugo.site import HugoBuild, Page, redirect
from tests.markup import Element, read_html

#: Hugo's files that we do not write, or not alike: a first page under another name, the sitemap.
LATER = re.compile(r'/page/1/$|/sitemap\.xml$')
FURTHER = re.compile(r'/page/\d+/$')
_TOKENS = re.compile(r'\[\w+\]|[A-Za-z0-9]+|.', re.DOTALL)
_HOPS = 5
#: How many entries our feeds have at most.
_FEED = 20
_AROUND = 12


class OurPage(NamedTuple):
    """What a page of ours shows; an article has a *header*."""

    address: str
    title: str
    header: bool
    date: datetime | None
    updated: datetime | None
    #: Addresses of the terms that the page links to.
    terms: set[str]
    #: Addresses of the articles that the page lists.
    entries: list[str]
    words: int
    minutes: int
    text: str
    links: list[Link]
    pictures: list[str]
    ids: set[str]


class OurBuild:
    """A build with ``dirhtml`` in the folder *out*."""

    def __init__(self, out: Path) -> None:
        """Find the pages, and where the redirects lead."""
        self.out = out
        self.redirects: dict[str, str] = {}
        self._trees: dict[str, Element] = {}
        for path in sorted(out.rglob('*.html')):
            name = '/' + path.relative_to(out).as_posix()
            address = name.removesuffix('index.html') if name.endswith('/index.html') else name
            tree = read_html(path.read_text(encoding='utf-8'))
            if target := redirect(tree):
                self.redirects[address] = unquote(urlsplit(urljoin(quote(address), target)).path)
            else:
                self._trees[address] = tree

    def __iter__(self) -> Iterator[str]:
        """Yield the addresses of the pages."""
        return iter(self._trees)

    def follow(self, address: str) -> str:
        """Return the address of the page that a reader of *address* sees, or ''."""
        for _ in range(_HOPS):
            if address in self._trees:
                return address
            address = self.redirects.get(address, '')
        return ''

    def file(self, address: str) -> Path:
        """Return the file at *address*, which need not be there."""
        return self.out / address.removeprefix('/')

    def page(self, address: str, *, untitled: bool = False) -> OurPage:
        """Read the page at *address*; *untitled*: its first heading belongs to its text."""
        tree = self._trees[address]
        body = tree.one('div', css='body')
        titles = body.all('h1')
        title = titles[0] if titles else Element('h1')
        whole = Element('div', {}, [body if untitled else _without(body, title)])
        lengths = body.all('span', css='podcast-reading-time')
        length = lengths[0].attrs if lengths else {}
        hrefs = [a.attrs.get('href', '') for a in body.all('a', css='podcast-term')]
        items = [e for item in body.all(css='podcast-article-item') for e in item.all('a')[:1]]
        return OurPage(
            address,
            title.text,
            bool(body.all('header', css='podcast-article-header')),
            _moment(body, 'podcast-article-date'),
            _moment(body, 'podcast-article-updated'),
            {_path(address, href) for href in hrefs},
            [_path(address, item.attrs.get('href', '')) for item in items],
            int(length.get('data-podcast-words', 0)),
            int(length.get('data-podcast-minutes', 0)),
            article_text(whole),
            article_links(whole),
            article_pictures(whole),
            {element.attrs['id'] for element in body.walk() if 'id' in element.attrs},
        )


def _moment(body: Element, css: str) -> datetime | None:
    found = body.all('time', css=css)
    return datetime.fromisoformat(found[0].attrs['datetime']) if found else None


def _without(element: Element, left_out: Element) -> Element:
    kept = [
        child if isinstance(child, str) else _without(child, left_out)
        for child in element.children
        if child is not left_out
    ]
    return Element(element.tag, element.attrs, kept)


def differences(hugo: HugoBuild, out: Path) -> list[str]:
    """Say what differs between *hugo* and our build with ``dirhtml`` in *out*."""
    ours = OurBuild(out)
    return [
        *_pages(hugo, ours),
        *_aliases(hugo, ours),
        *_files(hugo, ours),
        *_feeds(hugo, ours),
        *_only_ours(hugo, ours),
    ]


def _pages(hugo: HugoBuild, ours: OurBuild) -> Iterator[str]:
    for address, page in hugo.pages.items():
        if LATER.search(address):
            continue
        if found := ours.follow(address):
            if found != address:
                yield f'{address}: address: Hugo has the {page.kind} here; we lead to {found}'
            our = ours.page(found, untitled=not page.title)
            for line in _of_page(page, our, hugo, ours):
                yield f'{address}: {line}'
        else:
            source = f' of {page.source}' if page.source else ''
            yield f'{address}: address: Hugo has the {page.kind}{source} here; we have nothing'


def _of_page(page: Page, our: OurPage, hugo: HugoBuild, ours: OurBuild) -> Iterator[str]:
    if FURTHER.search(page.address):  # where Hugo has the text of the first page once more
        yield from _entries(page, our, ours)
        return
    yield from _title(page, our)
    if page.kind == 'page':
        if page.date != our.date:
            yield f'date: Hugo has {page.date}; we have {our.date}'
        later = page.lastmod and page.date and page.lastmod.date() > page.date.date()
        if (page.lastmod if later else None) != our.updated:
            yield f'updated: Hugo has {page.lastmod}; we have {our.updated}'
        yield from _terms(page, our, hugo, ours)
        # A page without a date is no article: it does not say how long it takes.
        if (page.date or our.header) and (page.words, page.minutes) != (our.words, our.minutes):
            yield (
                f'length: Hugo counts {page.words} words, {page.minutes} minutes; '
                f'we count {our.words}, {our.minutes}'
            )
    yield from _entries(page, our, ours)
    yield from _text(page.text, our.text)
    yield from _links(page, our, hugo, ours)
    for picture, mine in zip(page.pictures, our.pictures, strict=False):
        there = unquote(urlsplit(urljoin(quote(page.address), picture)).path) in hugo.files
        drawn = mine.startswith('data:')  # in the page itself
        if there and not drawn and not ours.file(_path(our.address, mine)).is_file():
            yield f'pictures: Hugo has {picture}; our {mine} is not there'
    missing = [id for id in page.ids if id not in our.ids]
    if missing and our.header:
        yield f'ids: Hugo has headings with the ids {", ".join(missing)}; we have none'


def _title(page: Page, our: OurPage) -> Iterator[str]:
    if not page.title or (page.kind in {'section', 'taxonomy', 'home'} and not page.source):
        return
    same = page.title == our.title
    if page.kind == 'term' and not page.source:
        same = page.title.casefold() == our.title.casefold()
    # A title is read from HTML, where runs of blanks are one.
    if not same and ' '.join(page.title.split()) != our.title:
        yield f'title: Hugo has {page.title!r}; we have {our.title!r}'


def _terms(page: Page, our: OurPage, hugo: HugoBuild, ours: OurBuild) -> Iterator[str]:
    lists = [p.address for p in hugo.pages.values() if p.kind == 'taxonomy']
    # A term without a page is said once, as an address.
    theirs = {found for terms in page.terms.values() for t in terms if (found := ours.follow(t))}
    mine = {term for term in our.terms if term.startswith(tuple(lists))}
    if missing := sorted(theirs - mine):
        yield f'terms: Hugo links to {", ".join(missing)}; we do not'
    if more := sorted(mine - theirs):
        yield f'terms: we link to {", ".join(more)}; Hugo does not'


def _entries(page: Page, our: OurPage, ours: OurBuild) -> Iterator[str]:
    # An article without a page is said once, as an address.
    theirs = [found for entry in page.entries if (found := ours.follow(entry))]
    mine = our.entries
    if f'{our.address}page/2/' in ours:
        theirs = theirs[: len(mine)]
    if our.address.startswith('/series/'):
        theirs, mine = sorted(theirs), sorted(mine)
    if page.kind in {'home', 'section', 'term'} and theirs != mine:
        yield f'list: Hugo lists {", ".join(theirs)}; we list {", ".join(mine)}'


def _text(theirs: str, mine: str) -> Iterator[str]:
    first, second = _TOKENS.findall(theirs), _TOKENS.findall(mine)
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    gaps: list[list[int]] = []
    for kind, *bounds in matcher.get_opcodes():
        if kind == 'equal':
            continue
        # Places with a token or two between them are one place.
        if gaps and bounds[0] - gaps[-1][1] <= 2:
            gaps[-1] = [gaps[-1][0], bounds[1], gaps[-1][2], bounds[3]]
        else:
            gaps.append(bounds)
    for a, b, c, d in gaps:
        before = ''.join(first[max(a - _AROUND, 0) : a])
        yield (
            f'text: Hugo has {"".join(first[a:b])!r}; we have {"".join(second[c:d])!r} '
            f'after {before!r}'
        )


def _path(address: str, href: str) -> str:
    return unquote(urlsplit(urljoin(quote(address), href)).path)


def _links(page: Page, our: OurPage, hugo: HugoBuild, ours: OurBuild) -> Iterator[str]:
    theirs = [_leads_to(link, page.address, hugo, ours, hugo.files) for link in page.links]
    mine = [_leads_to(link, our.address, hugo, ours, set()) for link in our.links]
    matcher = SequenceMatcher(None, theirs, mine, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != 'equal':
            yield f'links: Hugo has {theirs[a:b]}; we have {mine[c:d]}'


def _leads_to(
    link: Link, address: str, hugo: HugoBuild, ours: OurBuild, files: set[str]
) -> tuple[str, str]:
    """Return what a link leads to, in the same words for both, and its own words."""
    inside = urlsplit(urljoin(hugo.base, quote(address)))
    url = urlsplit(urljoin(inside.geturl(), link.href))
    if url.netloc != inside.netloc:
        return unquote(url.geturl()), link.words
    path, fragment = unquote(url.path), unquote(url.fragment)
    if found := ours.follow(path):
        return f'{found}#{fragment}'.rstrip('#'), link.words
    if path in files or ours.file(path).is_file():
        return f'the file {path.rsplit("/", 1)[-1]}', link.words
    # It leads nowhere: then it should do so as the author wrote it.
    return unquote(link.href), link.words


def _aliases(hugo: HugoBuild, ours: OurBuild) -> Iterator[str]:
    for alias, target in hugo.aliases.items():
        if LATER.search(alias):
            continue
        mine, theirs = ours.follow(alias), ours.follow(target)
        if not mine:
            yield f'{alias}: alias: Hugo leads to {target}; we have nothing'
        elif theirs and mine != theirs:
            yield f'{alias}: alias: Hugo leads to {target}; we lead to {mine}'


def _files(hugo: HugoBuild, ours: OurBuild) -> Iterator[str]:
    for address, content in hugo.static.items():
        path = ours.file(address)
        if not path.is_file():
            yield f'{address}: file: Hugo has it from the static files; we do not'
        elif path.read_bytes() != content:
            yield f'{address}: file: ours is another one'


def _feeds(hugo: HugoBuild, ours: OurBuild) -> Iterator[str]:
    for address, text in sorted(hugo.feeds.items()):
        theirs = [entry for entry in _feed(text) if _is_listed(entry[0], ours)]
        path = ours.file(address)
        if not path.is_file():
            if theirs:
                yield f'{address}: feed: Hugo has one of {len(theirs)} entries; we have nothing'
            continue
        mine = _feed(path.read_bytes())
        page = hugo.pages.get(address.removesuffix('index.xml'))
        if page and page.kind == 'taxonomy':
            missing = {at for at, _ in theirs} - {at for at, _ in mine}
            if missing and len(theirs) <= _FEED:
                yield f'{address}: feed: Hugo has {missing}, too'
            continue
        if mine != theirs[: len(mine)] or (theirs and not mine):
            yield f'{address}: feed: Hugo has {theirs[: len(mine) + 1]}; we have {mine}'


def _feed(text: bytes) -> list[tuple[str, str]]:
    """Return address and title of the entries of a feed."""
    found = []
    for item in ET.fromstring(text).iter('item'):
        path = unquote(urlsplit(item.findtext('link') or '').path)
        title = ' '.join((item.findtext('title') or '').split())
        found.append((path, title))
    return found


def _is_listed(address: str, ours: OurBuild) -> bool:
    """Return whether our lists have what is at *address*: an article, or a term."""
    found = ours.follow(address)
    if not found:
        return False
    page = ours.page(found)
    return page.header or bool(page.entries)


def _only_ours(hugo: HugoBuild, ours: OurBuild) -> Iterator[str]:
    reached = {ours.follow(address) for address in [*hugo.pages, *hugo.aliases]}
    lists = tuple(page.address for page in hugo.pages.values() if page.kind == 'taxonomy')
    for address in ours:
        if address in reached or LATER.search(address):
            continue
        if address.startswith(lists) or ours.page(address).header:
            yield f'{address}: only ours: Hugo has no page here'
