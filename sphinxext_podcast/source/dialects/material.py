"""Articles written for Material for MkDocs and its blog: front matter, and marks in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sphinxext_podcast.model.addresses.other_permalinks import material_slug
from sphinxext_podcast.model.problem import Problem
from sphinxext_podcast.source.front_matter.reader import FrontMatter
from sphinxext_podcast.source.markdown.code_regions import CodeRegions

#: ``--8<-- "file"``, or the line that begins or ends a list of files.
_SNIPPET = re.compile(r'^[ \t]*-{1,}8<-{1,}(?:[ \t]+(?P<name>[^\n]*))?$', re.MULTILINE)
_ESCAPED = re.compile(r'^([ \t]*);(?=-{1,}8<-{1,})', re.MULTILINE)
#: ``{ .class #id key=value }`` behind a link, a picture or a heading, or alone below a block.
_ATTRIBUTES = re.compile(
    r'[ \t]?\{:?[ \t]*(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|[\w.%-]+))'
    r'(?:[ \t]+(?:[.#][\w-]+|[\w-]+=(?:"[^"\n]*"|[\w.%-]+)))*[ \t]*\}'
)
_ICON = re.compile(r':(?:material|fontawesome|octicons|simple)-[a-z0-9-]+:[ \t]?')
_CONTENTS = re.compile(r'^\[TOC\][ \t]*$', re.MULTILINE)
_TITLE = re.compile(r'#[ \t]++(?P<title>[^\n]+)|(?P<above>[^\n]+)\n=+[ \t]*(?:\n|\Z)')
_LINK = re.compile(r'!?\[([^\[\]]*)\](?:\([^()\n]*\)|\[[^\[\]\n]*\])')
_MARKS = re.compile(r'[*`]+|(?<!\w)_+|_+(?!\w)|</?[A-Za-z][^<>]*>')


def adapted(front: FrontMatter, body: str, *, titled: bool, post: bool) -> FrontMatter:
    """Return *front*, of a *post* or of a page, with what its values mean there.

    A *body* that is *titled* by a heading keeps it; another title is for lists.
    """
    data = dict(front.data)
    title = data.get('title')
    if titled and title:
        data['linktitle'] = data.pop('title')
    if post and not data.get('slug'):
        named = str(title) if title else heading(body) if titled else ''
        data |= {'slug': material_slug(named)} if named else {}
    return front._replace(data=data, dialect='material')


def heading(body: str) -> str:
    """Return the words of the heading with which *body* begins."""
    found = _TITLE.match(body.lstrip())
    written = (found['title'] or found['above']) if found else ''
    return _MARKS.sub('', _LINK.sub(r'\1', _ATTRIBUTES.sub('', written))).strip(' \t#')


def translate(body: str) -> tuple[str, list[Problem]]:
    """Return *body* as Markdown, with as many lines, and what was left out of it.

    That is, outside of code, lists of attributes and icons; and snippets anywhere.
    """
    problems = [
        Problem('shortcode', _said(name), body.count('\n', 0, start) + 1)
        for name, start in snippets(body)
    ]
    body = _SNIPPET.sub('', body) if problems else body
    if '{' in body or ':' in body or '[TOC]' in body:
        for pattern in (_ATTRIBUTES, _ICON, _CONTENTS):
            body = _without(pattern, body)
    return _ESCAPED.sub(r'\1', body), problems


def _without(pattern: re.Pattern[str], body: str) -> str:
    """Return *body* without what *pattern* finds outside of code."""
    code = CodeRegions(body)
    return pattern.sub(lambda found: found[0] if found.start() in code else '', body)


def snippets(body: str) -> Iterator[tuple[str, int]]:
    """Yield the name of each file that *body* includes, and where; MkDocs looks in code, too."""
    inside = False
    for found in _SNIPPET.finditer(body):
        if name := (found['name'] or '').strip(' \t"\''):
            yield name, found.start()
        else:
            inside = not inside
            names = body[found.end() + 1 :].split('--8<--', 1)[0].split('\n') if inside else []
            yield from ((name.strip(), found.start()) for name in names[:-1] if name.strip())


def _said(name: str) -> str:
    return f'the snippet {name!r} is not read and left out of the page; write its text here'
