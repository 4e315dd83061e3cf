"""Articles written for Pelican: metadata without fences, and its own links."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from sphinxext_podcast.model.characters import clean
from sphinxext_podcast.model.groups.term import slug
from sphinxext_podcast.source.front_matter.reader import FrontMatter, read_fields
from sphinxext_podcast.source.markdown.code_regions import CodeRegions

_META = re.compile(r' {0,3}(?P<key>[A-Za-z0-9_-]+):[ \t]*(?P<value>[^\n]*)(?:\n|\Z)')
_MORE = re.compile(r'(?: {4,}+|\t)[^\S\n]*+(?P<value>\S[^\n]*)(?:\n|\Z)')
_END = re.compile(r'[ \t]*(?:\n|\Z)')
_LEAD = re.compile(r'\ufeff?(?:[^\S\n]*\n)*')
#: Pelican's keys → ours.
_KEYS = {'lang': 'language', 'author': 'authors', 'modified': 'lastmod'}
_LISTS = ('tags', 'authors')
_ADDRESSES = ('url', 'save_as')
#: What a field list under a title has in Pelican and not in an ordinary document.
_OWN = frozenset({'slug', 'category', 'tags', 'summary', 'modified', 'status', 'lang'})
#: What metadata has besides the title: without any of them it may be text.
_SURE = _OWN | {'date', 'save_as', 'template'}
_FENCE = re.compile(r'(?:---|\.\.\.)[ \t]*(?:\n|\Z)')
_KEY = re.compile(r'^(?P<key>[^\W\d][\w-]*):(?=[ \t]|$)', re.MULTILINE)
_TITLE = re.compile(
    r'(?:(?P<over>[!-/:-@\[-`{-~])(?P=over)*[ \t]*\n)?'
    r'(?P<title>[^\s:.][^\n]*)\n(?P<under>[!-/:-@\[-`{-~])(?P=under)*[ \t]*\n\s*\n(?=:)'
)
_TITLE_ALONE = re.compile(_TITLE.pattern.removesuffix(r'\s*\n(?=:)'))
_LINK = re.compile(
    r'(?:\{(?P<kind>filename|static|attach|tag|category|author|index)\}'
    r'|(?<=[(<"\'])\|(?P<old>filename|static|attach)\|)(?P<path>[^\s)>"\'`]*)'
)
_TERMS = {'tag': 'tags', 'category': 'categories', 'author': 'authors'}
_DATED = re.compile(r'\d{4}-\d{2}-\d{2}')
_CONTENTS = re.compile(r'^\[TOC\][ \t]*$', re.MULTILINE)


def read(text: str, markup: str = 'md', *, sure: bool = False) -> FrontMatter | None:
    """Return Pelican's metadata at the top of *text*, None if it has none.

    That is a block of ``Key: value`` lines with a ``Title`` and another key of Pelican; in
    reStructuredText a field list under the title, with a ``date`` and another key of Pelican.
    In a project that is for *sure* Pelican's any key or field will do.
    """
    text = text.replace('\r\n', '\n')
    if markup == 'rst':
        return _read_fields(text, sure=sure)
    lead = _LEAD.match(text)
    at = lead.end() if lead else 0
    front, at = _read_lines(text, at)
    known = (
        bool(front.data) if sure else 'title' in front.data and not _SURE.isdisjoint(front.data)
    )
    if not known or not _END.match(text, at):
        return None
    return adapted(front)


def read_fenced(text: str) -> FrontMatter | None:
    """Return Pelican's metadata between two lines ``---``, which need not be YAML, or None."""
    text = text.replace('\r\n', '\n')
    lead = _LEAD.match(text)
    fence = _FENCE.match(text, lead.end() if lead else 0)
    if fence is None:
        return None
    front, at = _read_lines(text, fence.end())
    close = _FENCE.match(text, at)
    if close is None or not is_own(text[fence.end() : at]):
        return None
    return adapted(front._replace(end=front.end + 1))


def is_own(raw: str) -> bool:
    """Return whether the lines of a front matter are written as for Pelican: ``Title: …``."""
    keys = _KEY.findall(raw)
    known = {key.lower() for key in keys}
    return all(key[0].isupper() for key in keys) and 'title' in known and bool(_SURE & known)


def _read_lines(text: str, at: int) -> tuple[FrontMatter, int]:
    """Return the metadata of the lines from *at* on, and where they end."""
    line = text.count('\n', 0, at)
    data: dict[str, str] = {}
    lines: dict[str, int] = {}
    while field := _META.match(text, at):
        at, line = field.end(), line + 1
        key, parts = field['key'].lower(), [field['value'].strip()]
        lines.setdefault(key, line)
        while at < len(text) and (more := _MORE.match(text, at)):
            at, line = more.end(), line + 1
            parts.append(more['value'].strip())
        data[key] = '\n'.join([*([data[key]] if key in data else []), *parts]).strip()
        if at == len(text):
            break
    return FrontMatter('pelican', clean(dict(data)), lines, line), at


def _read_fields(text: str, *, sure: bool = False) -> FrontMatter | None:
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    title = _TITLE.match(text, start)
    if title is None:
        alone = _TITLE_ALONE.match(text, start) if sure else None
        if alone is None:
            return None
        return FrontMatter('pelican', {'title': alone['title'].strip()}, {}, 0, (), 'pelican')
    front = read_fields(text, title.end(), text.count('\n', 0, title.end()))
    if front is None:
        return None
    if not sure and ('date' not in front.data or _OWN.isdisjoint(front.data)):
        return None
    front.data.setdefault('title', title['title'].strip())
    return adapted(front._replace(format='pelican'))


def adapted(front: FrontMatter) -> FrontMatter:
    """Return *front* with our keys and with lists."""
    data = dict(front.data)
    for key, ours in _KEYS.items():
        if key in data:
            data.setdefault(ours, data.pop(key))
    for key in _LISTS:
        if isinstance(data.get(key), str):
            items = re.split('[;\n]' if ';' in data[key] else '[,\n]', data[key])
            data[key] = [item.strip() for item in items if item.strip()]
    address = next((data[key] for key in _ADDRESSES if data.get(key)), '')
    if isinstance(address, str) and address:
        data['url'] = '/' + address.removesuffix('index.html').lstrip('/')
    return front._replace(data=data, dialect='pelican')


def completed(front: FrontMatter, docname: str) -> FrontMatter:
    """Return *front* with what Pelican takes from the path: the date, and the category."""
    front = front if front.dialect == 'pelican' else adapted(front)
    data, path = dict(front.data), PurePosixPath(docname)
    if not data.get('date') and (named := _DATED.match(path.name)):
        data['date'] = named[0]
    if not data.get('category'):
        data['category'] = path.parent.name or 'misc'
    return front._replace(data=data)


def translate(body: str) -> str:
    """Return *body* with paths in the place of Pelican's links, and with as many lines.

    ``{filename}/a.md`` → ``/a.md``; a relative path stays one.  ``{tag}AI`` → ``/tags/ai/``.
    """
    if '{' not in body and '|' not in body and '[TOC]' not in body:
        return body
    code = CodeRegions(body)

    def path(match: re.Match[str]) -> str:
        kind = match['kind'] or match['old']
        if match.start() in code:
            return match[0]
        if kind in _TERMS:
            return f'/{_TERMS[kind]}/{slug(match["path"])}/'
        if kind == 'index':
            return '/'
        return match['path']

    body = _LINK.sub(path, body)
    return _CONTENTS.sub('', body)
