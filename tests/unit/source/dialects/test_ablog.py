"""ABlog: the directive ``post`` in the text, and what values mean."""

from __future__ import annotations

from typing import Any

import pytest

from sphinxext_podcast.source.dialects import ablog
from sphinxext_podcast.source.front_matter.reader import FrontMatter, Unreadable


@pytest.mark.parametrize(
    ('text', 'data', 'lines'),
    [
        ('海\n==\n\n.. post:: 15 Apr, 2013\n', {'date': '15 Apr, 2013'}, {'date': 4}),
        (
            '.. post:: 2026-01-26\n   :tags: sea, salt\n   :author: Kao\n\n   Summary\n\nText',
            {'date': '2026-01-26', 'tags': 'sea, salt', 'author': 'Kao'},
            {'date': 1, 'tags': 2, 'author': 3},
        ),
        (
            '.. post::\n   :tags: sea,\n      salt\n   :exclude:\n   :title: Short\n',
            {'date': '', 'tags': 'sea, salt', 'exclude': True, 'linktitle': 'Short'},
            {'date': 1, 'tags': 2, 'exclude': 4, 'linktitle': 5},
        ),
        ('.. post:: Jan 26,\n   2026\n', {'date': 'Jan 26, 2026'}, {'date': 1}),
        ('::\n\n   .. post:: 2026-01-26\n', None, {}),
        ('.. postlist:: 5\n', None, {}),
        ('about a post\n', None, {}),
    ],
)
def test_rst(text: str, data: dict[str, Any] | None, lines: dict[str, int]) -> None:
    front = ablog.post(text, 'rst', None)
    assert front == (data and FrontMatter('post', data, lines, 0))


@pytest.mark.parametrize(
    ('text', 'data', 'lines'),
    [
        ('```{post} June 05 2026\n```\n# 海\n', {'date': 'June 05 2026'}, {'date': 1}),
        (
            '# 海\n\n:::{post} 2026-01-26\n:tags: sea, salt\n\nSummary\n:::\n',
            {'date': '2026-01-26', 'tags': 'sea, salt'},
            {'date': 3, 'tags': 4},
        ),
        (
            '```{post} 2026-01-26\n---\nauthor: Kao\ntags: [sea]\n---\n```\n',
            {'date': '2026-01-26', 'author': 'Kao', 'tags': ['sea']},
            {'date': 1, 'author': 3, 'tags': 4},
        ),
        ('````\n```{post} 2026-01-26\n```\n````\n', None, {}),
        ('```text\n```\n```{post} 2026-01-26\n```\n', {'date': '2026-01-26'}, {'date': 3}),
        ('```{postlist}\n```\n', None, {}),
    ],
)
def test_myst(text: str, data: dict[str, Any] | None, lines: dict[str, int]) -> None:
    front = ablog.post(text, 'md', None)
    assert front == (data and FrontMatter('post', data, lines, 0))


def test_both() -> None:
    first = FrontMatter('yaml', {'orphan': True, 'date': 'x'}, {'orphan': 2, 'date': 3}, 4)
    text = '---\norphan: true\ndate: x\n---\n```{post} 2026-01-26\n```\n'
    front = ablog.post(text, 'md', first)
    assert front == FrontMatter(
        'post', {'orphan': True, 'date': '2026-01-26'}, {'orphan': 2, 'date': 5}, 4
    )
    assert ablog.post('no such directive', 'md', first) is first


def test_options_that_are_no_yaml() -> None:
    with pytest.raises(Unreadable) as caught:
        ablog.post('# 海\n\n```{post} 2026-01-26\n---\ntags: [\n---\n```\n', 'md', None)
    assert caught.value.problem.line in {5, 6}


BLOG = ablog.Blog(
    authors={'kao': ('高橋', 'https://example.org/kao'), 'lin': ('林', '')},
    locations={'tpe': ('臺北', '')},
    date_format='%d.%m.%Y',
)
KAO = {'name': '高橋', 'url': 'https://example.org/kao'}


@pytest.mark.parametrize(
    ('given', 'wanted'),
    [
        ({'tags': 'sea, salt'}, {'tags': ['sea', 'salt']}),
        ({'tags': ['sea, salt']}, {'tags': ['sea, salt']}),
        ({'category': 'The sea,Salt'}, {'category': ['The sea', 'Salt']}),
        ({'author': 'kao, Someone'}, {'author': [KAO, 'Someone']}),
        ({'author': ['lin']}, {'author': [{'name': '林', 'url': ''}]}),
        ({'author': {'name': 'Kao'}}, {'author': [{'name': 'Kao'}]}),
        ({'location': 'tpe, Kaohsiung'}, {'location': ['臺北', 'Kaohsiung']}),
        ({'excerpt': '2', 'image': '1'}, {'excerpt': 2, 'image': 1}),
        ({'excerpt': 'Two words'}, {'excerpt': 'Two words'}),
        ({'date': '26.01.2026'}, {'date': '2026-01-26T00:00:00'}),
        ({'date': 'Jan 26, 2026'}, {'date': 'Jan 26, 2026'}),
        ({'redirect': 'a, b', 'language': 'en'}, {'redirect': 'a, b', 'language': 'en'}),
        ({'blogpost': True}, {'draft': True}),
        ({'blogpost': True, 'date': '2026-01-26'}, {}),
        ({'html_meta': 'x'}, {}),
    ],
)
def test_adapted(given: dict[str, Any], wanted: dict[str, Any]) -> None:
    front = ablog.adapted(FrontMatter('yaml', given, {}, 0), BLOG)
    assert front.dialect == 'ablog'
    assert wanted.items() <= front.data.items()
    assert ('draft' in front.data) is ('draft' in wanted)


def test_title() -> None:
    front = FrontMatter('yaml', {'title': 'Short', 'date': 'x'}, {}, 0)
    assert ablog.adapted(front, BLOG).data['title'] == 'Short'
    data = ablog.adapted(front, BLOG, titled=True).data
    assert 'title' not in data
    assert data['linktitle'] == 'Short'


def test_default_author() -> None:
    blog = BLOG._replace(default_author=('kao', 'Someone'))
    front = ablog.adapted(FrontMatter('yaml', {'date': 'x'}, {}, 0), blog)
    assert front.data['author'] == [KAO, 'Someone']
    front = ablog.adapted(FrontMatter('yaml', {'author': 'lin'}, {}, 0), blog)
    assert front.data['author'] == [{'name': '林', 'url': ''}]


@pytest.mark.parametrize(
    ('name', 'slug'),
    [
        ('AI, now', 'ai-now'),
        ('C++', 'c'),
        ('AI 產業', 'ai-產業'),
        ('a - b', 'a-b'),
        ('É', 'e'),
    ],
)
def test_slug(name: str, slug: str) -> None:
    assert ablog.slug(name) == slug
