"""Pelican: metadata without fences, field lists under a title, links."""

from __future__ import annotations

from typing import Any

import pytest

from sphinxext_podcast.source.dialects import pelican


@pytest.mark.parametrize(
    ('text', 'data', 'end'),
    [
        ('Title: 海\nDate: 2026-01-26\n\nText', {'title': '海', 'date': '2026-01-26'}, 2),
        ('date: 2026-01-26\ntitle: a: b\n', {'title': 'a: b'}, 2),
        ('\n\ufeffTitle: a\nDate: b', None, 0),
        ('\ufeff\nTitle: a\r\nDate: b\r\n\r\nText', {'title': 'a', 'date': 'b'}, 3),
        ('Title: a\n    b\nDate: c\n', {'title': 'a\nb'}, 3),
        ('Title: a\nDate: b\nTags: sea, the salt\n', {'tags': ['sea', 'the salt']}, 3),
        ('Title: a\nDate: b\nTags: sea\n    salt\n', {'tags': ['sea', 'salt']}, 4),
        ('Title: a\nDate: b\nAuthor: A B\n', {'authors': ['A B']}, 3),
        ('Title: a\nDate: b\nAuthors: B, A; D, C\n', {'authors': ['B, A', 'D, C']}, 3),
        ('Title: a\nDate: b\nModified: c\nLang: zh\n', {'lastmod': 'c', 'language': 'zh'}, 4),
        ('Title: a\nDate: b\nStatus: hidden\n', {'status': 'hidden'}, 3),
        ('Title: a\nDate: b\nStatus: published\n', {'status': 'published'}, 3),
        ('Title: a\nDate: b\nSave_as: x/index.html\n', {'url': '/x/'}, 3),
        ('Title: a\nDate: b\nURL: x.html\nSave_as: y.html\n', {'url': '/x.html'}, 4),
        ('Title: a\nSlug: b\n\nText', {'title': 'a', 'slug': 'b'}, 2),
        ('Title: a\nStatus: published\n\nText', {'title': 'a'}, 2),
        ('Title: a\nAuthor: b\n\nText', None, 0),
        ('Title: a\n\nText', None, 0),
        ('Status: published\n\nText', None, 0),
        ('Title: a\nDate: b\nText goes on', None, 0),
        ('Note: I wrote this\n\nDate: b\n', None, 0),
        ('# Title: a\nDate: b\n', None, 0),
    ],
)
def test_metadata(text: str, data: dict[str, Any] | None, end: int) -> None:
    front = pelican.read(text)
    if data is None:
        assert front is None
    else:
        assert front is not None
        assert data.items() <= front.data.items()
        assert 'draft' not in front.data
        assert (front.format, front.dialect, front.end) == ('pelican', 'pelican', end)


@pytest.mark.parametrize(
    ('text', 'data', 'end'),
    [
        ('---\nTitle: a: b\nDate: 2026-01-26\n---\nText', {'title': 'a: b'}, 4),
        ('\n---\nTitle: a\nTags: [b\n...\n\nText', {'tags': ['[b']}, 5),
        ('---\ntitle: a: b\ndate: 2026-01-26\n---\nText', None, 0),
        ('---\nTitle: a: b\n---\nText', None, 0),
        ('---\nTitle: a: b\nDate: 2026-01-26\nText', None, 0),
    ],
)
def test_metadata_between_fences(text: str, data: dict[str, Any] | None, end: int) -> None:
    front = pelican.read_fenced(text)
    if data is None:
        assert front is None
    else:
        assert front is not None
        assert data.items() <= front.data.items()
        assert (front.dialect, front.end) == ('pelican', end)


def test_lines() -> None:
    front = pelican.read('\nTitle: a\n    b\nDate: c\n\nText')
    assert front is not None
    assert front.lines == {'title': 2, 'date': 4}


@pytest.mark.parametrize(
    ('text', 'title'),
    [
        ('海\n==\n\n:date: 2026-01-26\n:tags: sea, salt\n\nText', '海'),
        ('====\nA b\n====\n\n:date: 2026-01-26\n:tags: sea, salt\n', 'A b'),
        ('海\n==\n\n:Date: 2026-01-26\n:Author: A\n\nText', None),
        ('海\n==\n\n:tags: sea\n\nText', None),
        ('海\n==\n\nText\n\n:date: 2026-01-26\n:tags: sea\n', None),
    ],
)
def test_fields(text: str, title: str | None) -> None:
    front = pelican.read(text, 'rst')
    if title is None:
        assert front is None
    else:
        assert front is not None
        assert front.data == {'title': title, 'date': '2026-01-26', 'tags': ['sea', 'salt']}
        assert text.split('\n')[front.end - 1] == ':tags: sea, salt'


@pytest.mark.parametrize(
    ('body', 'text'),
    [
        ('[a]({filename}/sea/salt.md)', '[a](/sea/salt.md)'),
        ('[a]({filename}salt.md#b)', '[a](salt.md#b)'),
        ('![a]({static}/images/a.png)', '![a](/images/a.png)'),
        ('<img src="{attach}a.png">', '<img src="a.png">'),
        ('![a](|static|/a.png)', '![a](/a.png)'),
        ('[a]({tag}AI 產業)', '[a](/tags/ai/ 產業)'),
        (
            '[a]({tag}Salt) [b]({category}Sea) [c]({author}Kao)',
            '[a](/tags/salt/) [b](/categories/sea/) [c](/authors/kao/)',
        ),
        ('[a]({index})', '[a](/)'),
        ('`{static}/a.png`', '`{static}/a.png`'),
        ('| a |static| b |', '| a |static| b |'),
        ('a\n[TOC]\nb', 'a\n\nb'),
        ('a [TOC] b', 'a [TOC] b'),
    ],
)
def test_translate(body: str, text: str) -> None:
    assert pelican.translate(body) == text
