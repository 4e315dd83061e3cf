"""Posts written for Jekyll: the date in the file's name, Liquid and kramdown in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from sphinxext_podcast.model.problem import Problem
from sphinxext_podcast.source.front_matter.reader import NO_FRONT_MATTER, FrontMatter
from sphinxext_podcast.source.markdown.code_regions import CodeRegions

_NAME = re.compile(r'(?P<century>\d\d)?(?P<date>\d\d-\d{1,2}-\d{1,2})-(?P<name>.+)')
_POSTS = frozenset({'_posts', '_drafts'})
#: What ends a summary in Hugo, and so in an article.
_MORE = '<!--more-->'
#: Keys of Jekyll and its usual plugins → ours.
_KEYS = {'tag': 'tags', 'last_modified_at': 'lastmod', 'redirect_from': 'aliases'}
_OPENING = re.compile(
    r'(?<!\{)\{%-?\s*(?P<tag>\w+)|(?P<output>\{\{-?(?![<%{]))|\{:(?P<attributes>[^{}\n]*)\}'
)
#: The most characters in a tag or an expression.
_LONGEST = 2000
#: Tags whose content is not for the page as it is.
_PAIRED = frozenset({'raw', 'comment', 'highlight'})
_ENDS = {
    tag: re.compile(rf'\{{%-?\s*end{tag}\s*-?%\}}') for tag in ('raw', 'comment', 'highlight')
}
_ITEM = re.compile(r'[ \t]*(?:[-*+]|\d+[.)])[ \t]')
_SITE = re.compile(r'site\.(?:baseurl|url)')
_PATH = re.compile(
    r'[\'"](?P<path>[^\'"]*)[\'"]\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.\w+)'
    r'(?:\s*\|.*)?',
    re.DOTALL,
)
_QUOTES = ' \t\'"'
_IFRAME = re.compile(r'\s*<iframe\b[^>]*>[^<]*</iframe\s*>\s*', re.IGNORECASE)
_SRC = re.compile(r'\ssrc\s*=\s*(?:"([^"]*)"|\'([^\']*)\')', re.IGNORECASE)
_MARKUP = (
    (re.compile(r'!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s[^()]*)?\)|\[[^\[\]]*\])'), r'\1'),
    (re.compile(r'</?[A-Za-z][^<>]*>'), ''),
    (re.compile(r'`(?=\S)([^`\n]++)(?<=\S)`(?!\w)'), r'\1'),
    # Twice: there may be emphasis within.
    *((re.compile(r'(\*\*?)(?=\S)([^*\n]++)(?<=\S)\1(?!\w)'), r'\2'),) * 2,
    *((re.compile(r'(?<!\w)(__?)(?=\S)([^_\n]++)(?<=\S)\1(?!\w)'), r'\2'),) * 2,
    (re.compile(r'\{:[^{}\n]*\}'), ''),
)


def is_post(docname: str) -> bool:
    """Return whether *docname* is in a folder ``_posts`` or ``_drafts``."""
    return not _POSTS.isdisjoint(PurePosixPath(docname).parts[:-1])


def without_front_matter(docname: str) -> FrontMatter | None:
    """Return what stands for the front matter of a text that has none, None if it is no post."""
    dated = is_post(docname) and _NAME.fullmatch(PurePosixPath(docname).name)
    return NO_FRONT_MATTER if dated else None


def adapted(front: FrontMatter, docname: str, *, titled: bool) -> FrontMatter:
    """Return *front* with what Jekyll takes from the path, and with lists where it has lists.

    A post whose text is *titled* gets no title from its name.
    """
    path = PurePosixPath(docname)
    named = _NAME.fullmatch(path.name)
    data = dict(front.data)
    for key in ('tags', 'categories'):
        if isinstance(data.get(key), str):
            data[key] = _words(data[key])
    for key, ours in _KEYS.items():
        if data.get(key) and not data.get(ours):
            data[ours] = data[key]
    _add_folders(data, path)
    if named and not data.get('date'):
        data['date'] = f'{named["century"] or 20}{named["date"]}'
    if not titled and not data.get('title') and (named or _in_collection(path)):
        data['title'] = _title(named['name'] if named else path.name)
    if isinstance(data.get('excerpt'), str):
        data['excerpt'] = plain(data['excerpt'])
    if isinstance(data.get('image'), Mapping) and data['image'].get('path'):
        data['image'] = {'src': data['image']['path'], **data['image']}
    if '_drafts' in path.parts[:-1]:
        data['draft'] = True
    return front._replace(data=data, dialect='jekyll')


def _in_collection(path: PurePosixPath) -> bool:
    """Return whether *path* is in ``_posts``, ``_drafts`` or another collection."""
    return any(name.startswith('_') for name in path.parts[:-1])


def _words(value: str) -> list[str]:
    """Split at blanks, as Jekyll does, but at commas where there are some: they are meant."""
    items = value.split(',') if ',' in value else value.split()
    return [item.strip() for item in items if item.strip()]


def _add_folders(data: dict[str, Any], path: PurePosixPath) -> None:
    """Put the folders above ``_posts`` before the categories in *data*."""
    folders = path.parts[: next((at for at, name in enumerate(path.parts) if name in _POSTS), 0)]
    if folders:
        listed = data.get('categories') or data.pop('category', None) or []
        data['categories'] = [*folders, *(listed if isinstance(listed, list) else [listed])]


def divided(body: str, data: Mapping[str, Any]) -> str:
    """Return *body* with Hugo's mark where ``excerpt_separator`` ends the excerpt."""
    mark = data.get('excerpt_separator')
    if not isinstance(mark, str) or not mark.strip() or '\n' in mark or data.get('excerpt'):
        return body
    code = CodeRegions(body) if mark in body else ()
    places = (found.start() for found in re.finditer(re.escape(mark), body))
    place = next((at for at in places if at not in code), None)
    return body if place is None else f'{body[:place]}{_MORE}{body[place + len(mark) :]}'


def _title(name: str) -> str:
    return ' '.join(word.capitalize() for word in re.split('[-_ ]+', name) if word) or name


def plain(markdown: str) -> str:
    """Return the words of a short Markdown text."""
    for pattern, kept in _MARKUP:
        markdown = pattern.sub(kept, markdown)
    return unescape(markdown).strip()


def iframes(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each value of *data* that is a whole ``<iframe>``, on one line, with its address."""
    for value in data.values():
        if isinstance(value, str) and _IFRAME.fullmatch(value) and (src := _SRC.search(value)):
            yield ' '.join(value.split()), unescape(src[1] or src[2] or '').strip()


def translate(body: str) -> tuple[str, list[Problem]]:
    """Return *body* as Markdown, with as many lines, and what was left out of it.

    Liquid outside of code is gone, and so are kramdown's attributes.  The lines of the
    problems count from that of *body*.
    """
    if '{' not in body:
        return body, []
    return _Translation(body).run()


class _Mark(NamedTuple):
    """A tag of Liquid with the *rest* behind its name, an expression, or attributes."""

    start: int
    end: int
    written: str
    tag: str = ''
    rest: str = ''
    output: str | None = None
    attributes: str = ''


class _Translation:
    """One text on its way from Jekyll's Markdown to ours."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.code = CodeRegions(body)
        self.done: list[str] = []
        self.problems: list[Problem] = []
        #: The tags whose end was looked for in vain, and the lines up to the last problem.
        self.endless: set[str] = set()
        self.counted, self.line = 0, 1

    def run(self) -> tuple[str, list[Problem]]:
        """Work from mark to mark."""
        at = place = 0
        while found := _OPENING.search(self.body, place):
            place = found.start() + 1
            if mark := self.mark(found):
                self.done.append(self.body[at : mark.start])
                at = place = self.paired(mark) or self.single(mark)
        self.done.append(self.body[at:])
        return ''.join(self.done), self.problems

    def mark(self, found: re.Match[str]) -> _Mark | None:
        """Return the mark that begins with *found*, None if it does not end."""
        start, end = found.span()
        if not found['tag'] and found['output'] is None:
            return _Mark(start, end, found[0], attributes=found['attributes'])
        close = '%}' if found['tag'] else '}}'
        at = self.body.find(close, end, end + _LONGEST + len('-%}'))
        if at < 0:
            return None
        inner = self.body[end:at].removesuffix('-')
        written = self.body[start : at + 2]
        if found['tag']:
            return _Mark(start, at + 2, written, found['tag'], inner)
        return _Mark(start, at + 2, written, output=inner)

    def paired(self, mark: _Mark) -> int:
        """Take a tag with all its content; return where it ends, or 0 for any other tag."""
        tag = mark.tag
        # Liquid runs in code, too; there only the marks that keep it from running are removed.
        if tag not in _PAIRED or (tag != 'raw' and mark.start in self.code):
            return 0
        close = None if tag in self.endless else _ENDS[tag].search(self.body, mark.end)
        if close is None:
            self.endless.add(tag)
            return 0
        content = self.body[mark.end : close.start()]
        if tag == 'highlight':
            content = _fenced(content, mark.rest)
        self.done.append(content if tag != 'comment' else '\n' * content.count('\n'))
        return close.end()

    def single(self, mark: _Mark) -> int:
        """Take one mark; return where it ends."""
        if mark.start in self.code:
            made = mark.written
        elif mark.tag:
            made = self.tag(mark)
        elif mark.output is not None:
            made = self.output(mark)
        elif mark.attributes.strip() == 'toc':
            made = self.contents()
        else:
            made = ''
        self.done.append(made + '\n' * (mark.written.count('\n') - made.count('\n')))
        return mark.end

    def tag(self, mark: _Mark) -> str:
        """Return what takes the place of a tag."""
        name, rest = mark.tag, mark.rest.strip()
        if name == 'post_url' and rest:
            return f'{{{{< relref "{rest.strip(_QUOTES)}" >}}}}'
        if name == 'link' and rest:
            path = rest.strip(_QUOTES).lstrip('/')
            page = path.endswith(('.md', '.markdown'))
            return f'{{{{< relref "/{path}" >}}}}' if page else f'/{path}'
        if not name.startswith('end'):
            self.left_out(mark, f'{name} {rest.split()[0]}' if rest else name)
        return ''

    def output(self, mark: _Mark) -> str:
        """Return what takes the place of an expression."""
        said = (mark.output or '').strip()
        if path := _PATH.fullmatch(said):
            return path['path']
        if said and not _SITE.fullmatch(said):
            self.left_out(mark, said)
        return ''

    def contents(self) -> str:
        """Remove the list item that kramdown replaces by a table of contents."""
        before = ''
        while self.done and before.count('\n') < 2 and not before.rpartition('\n')[2].strip():
            before = self.done.pop() + before
        head, newline, blanks = before.rpartition('\n')
        above, last = head[: head.rfind('\n') + 1], head[head.rfind('\n') + 1 :]
        listed = newline and not blanks.strip(' \t') and _ITEM.match(last)
        self.done.append(f'{above}\n' if listed else before)
        return ''

    def left_out(self, mark: _Mark, what: str) -> None:
        """Note that a mark is not understood."""
        self.line += self.body.count('\n', self.counted, mark.start)
        self.counted = mark.start
        shown = ' '.join(what.split())
        message = (
            f'Liquid {shown!r} is not run and left out of the page; '
            'write what it should give, or delete it'
        )
        self.problems.append(Problem('shortcode', message, self.line, name=shown))


def _fenced(content: str, language: str) -> str:
    """Return *content* as fenced code, or as a code span if it has one line with its tags."""
    ticks = max((len(run) for run in re.findall('`+', content)), default=0)
    if '\n' not in content:
        mark = '`' * (ticks + 1)
        space = ' ' if ticks else ''
        return f'{mark}{space}{content}{space}{mark}'
    mark = '`' * max(3, ticks + 1)
    info = (language.split() or [''])[0]
    first, _, rest = content.partition('\n')
    end = '' if rest.endswith('\n') or not rest else '\n'
    return f'{mark}{info}{first.strip() and " "}{first.strip()}\n{rest}{end}{mark}'
