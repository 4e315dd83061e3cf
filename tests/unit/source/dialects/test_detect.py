"""For which program an article was written, told by its path, front matter and text."""

from __future__ import annotations

import pytest

from sphinxext_podcast.model.providers import PROVIDERS
from sphinxext_podcast.source.dialects import detect
from sphinxext_podcast.source.dialects.ablog import Blog
from sphinxext_podcast.source.front_matter import article_fields

PLAYER = '<iframe src="https://open.spotify.com/embed/episode/5Q0sraaXJyKuO6CEdJPQgs"></iframe>'
OTHER = '<iframe src="https://example.org/player"></iframe>'


@pytest.mark.parametrize(
    ('text', 'docname', 'wanted'),
    [
        ('---\ntitle: a\ndate: 2026-01-26\nauthor: Kao\n---\n# b\n', 'posts/a', 'hugo'),
        ('---\ndate: 2026-01-26\nauthor: Kao\n---\n## b\n', 'posts/a', 'hugo'),
        ('---\ndate: 2026-01-26\ntags: a, b\n---\n# b\n', 'posts/a', 'hugo'),
        ('---\ndate: 2026-01-26\nauthor: Kao\n---\n\n# b\n', 'posts/a', 'ablog'),
        ('---\ndate: 2026-01-26\ncategory: a\n---\nb\n=\n', 'posts/a', 'ablog'),
        ('---\ndate: 2026-01-26\ncategory: a\n---\n(b)=\n% c\n\n# d\n', 'posts/a', 'ablog'),
        ('---\ndate: 2026-01-26\ncategory: a\n---\n[b](c)\n', 'posts/a', 'hugo'),
        ('---\ndate: 2026-01-26\ntitle: a\nblogpost: true\n---\nb\n', 'posts/a', 'ablog'),
        ('# a\n\n```{post} 2026-01-26\n```\n', 'posts/a', 'ablog'),
        ('---\ntitle: a\n---\nb\n', '_posts/2026-01-26-a', 'jekyll'),
        ('---\ntitle: a\n---\nb\n', '_drafts/a', 'jekyll'),
        ('Title: a\nDate: 2026-01-26\n\nb\n', 'posts/a', 'pelican'),
        ('---\nTitle: a\nDate: 2026-01-26\nTags: b, c\n---\nd\n', 'posts/a', 'pelican'),
        ('---\nTitle: a: b\nDate: 2026-01-26\n---\nd\n', 'posts/a', 'pelican'),
        ('---\nTitle: a\ndate: 2026-01-26\nTags: b, c\n---\nd\n', 'posts/a', 'hugo'),
        ('---\nTitle: a\nParams: b\n---\nd\n', 'posts/a', 'hugo'),
        ('---\nTitle: a\nTags: b, c\n---\nd\n', '_posts/2026-01-26-a', 'jekyll'),
        ('+++\ntitle = "a"\ndate = 2026-01-26\n+++\nb\n', 'posts/a', 'hugo'),
        ('# a\n\nPost\n', 'posts/a', None),
    ],
)
def test_markdown(text: str, docname: str, wanted: str | None) -> None:
    front = detect.read(text, 'md', docname)
    assert (front and front.dialect) == wanted


@pytest.mark.parametrize(
    ('text', 'wanted'),
    [
        ('a\n=\n\n.. post:: Jan 26, 2026\n', 'ablog'),
        ('a\n=\n\n:date: 2026-01-26\n:slug: a\n', 'pelican'),
        (':date: 2026-01-26\n\na\n=\n', 'hugo'),
        (':blogpost: true\n:date: 2026-01-26\n\na\n=\n', 'ablog'),
        ('a\n=\n', None),
        (':date: 2026-01-26\n:author: Kao\n\nAI\n==\n', 'hugo'),
    ],
)
def test_rst(text: str, wanted: str | None) -> None:
    front = detect.read(text, 'rst', 'posts/a')
    assert (front and front.dialect) == wanted


@pytest.mark.parametrize(
    ('text', 'title'),
    [
        (':blogpost: true\n:date: 2026-01-26\n:title: b\n\na\n===\n', 'linktitle'),
        (':blogpost: true\n:date: 2026-01-26\n:title: b\n\nText\n', 'title'),
    ],
)
def test_title_beside_a_heading(text: str, title: str) -> None:
    front = detect.read(text, 'rst', 'posts/a')
    assert front is not None
    assert [key for key in front.data if 'title' in key] == [title]


def test_project() -> None:
    text = '---\ntitle: a\ndate: 2026-01-26\ntags: sea, salt\n---\nb\n'
    front = detect.read(text, 'md', 'posts/a')
    assert front is not None
    assert front.data['tags'] == 'sea, salt'
    front = detect.read(text, 'md', 'posts/a', blog=Blog())
    assert front is not None
    assert front.data['tags'] == ['sea', 'salt']


@pytest.mark.parametrize(
    ('text', 'docname', 'is_article'),
    [
        ('---\nblogpost: true\n---\n# a\n', 'a', True),
        ('---\nauthor: Kao\n---\n# a\n', 'a', False),
        ('---\ndraft: true\n---\n# a\n', 'a', False),
        ('---\ndraft: true\nauthor: Kao\n---\n# a\n', 'a', True),
        ('---\nlayout: x\n---\na\n', '_drafts/a', True),
        ('---\nlayout: x\n---\na\n', '_posts/a', False),
        ('---\nlayout: x\n---\na\n', '_posts/2026-01-26-a', True),
        ('# a\n\n```{post}\n```\n', 'a', True),
    ],
)
def test_articles_without_a_date(text: str, docname: str, is_article: bool) -> None:
    front = detect.read(text, 'md', docname)
    assert front is not None
    assert article_fields.is_article(front) is is_article


def test_translate_leaves_others_alone() -> None:
    text = '---\ntitle: a\ndate: 2026-01-26\n---\n{% raw %} {static}/a {:.b}\n'
    front = detect.read(text, 'md', 'posts/a')
    assert front is not None
    assert detect.translate(text, front, PROVIDERS) == (text, front, [])


def test_translate_jekyll() -> None:
    text = f'---\ntitle: a\nplayer: {PLAYER}\nother: {OTHER}\n---\n海\n{{% include b %}}\n'
    front = detect.read(text, 'md', '_posts/2026-01-26-a')
    assert front is not None
    done, left, problems = detect.translate(text, front, PROVIDERS)
    assert done.split('\n')[left.end :] == [PLAYER, '', '海', '', '']
    assert left.end == front.end - 2
    assert [problem.line for problem in problems] == [7]


def test_translate_pelican() -> None:
    text = 'Title: {static}\nDate: 2026-01-26\n\n![a]({static}/a.png)\n'
    front = detect.read(text, 'md', 'a')
    assert front is not None
    done = detect.translate(text, front, PROVIDERS)
    assert done.text == 'Title: {static}\nDate: 2026-01-26\n\n![a](/a.png)\n'


def test_metadata_of_pelican_between_fences() -> None:
    text = '---\nTitle: a\nDate: 2026-01-26\nTags: b, c\nAuthors: D, E; F\n---\ng\n'
    front = detect.read(text, 'md', 'posts/a')
    assert front is not None
    assert (front.data['tags'], front.data['authors']) == (['b', 'c'], ['D, E', 'F'])
    assert (front.lines['tags'], front.end) == (4, 6)


@pytest.mark.parametrize(
    ('keys', 'body', 'wanted'),
    [
        ('excerpt_separator: <!-- end -->', 'a <!-- end --> b', 'a <!--more--> b'),
        ('excerpt_separator: END', '`END`\n\nEND\n\nEND', '`END`\n\n<!--more-->\n\nEND'),
        ('excerpt_separator: END\nexcerpt: c', 'a\n\nEND', 'a\n\nEND'),
        ('excerpt_separator: ""', 'a', 'a'),
        ('excerpt_separator: "\\n\\n"', 'a\n\nb', 'a\n\nb'),
        ('excerpt_separator: [a]', 'a', 'a'),
    ],
)
def test_excerpts_of_jekyll(keys: str, body: str, wanted: str) -> None:
    text = f'---\n{keys}\n---\n{body}'
    front = detect.read(text, 'md', '_posts/2026-01-26-a')
    assert front is not None
    assert detect.translate(text, front, PROVIDERS).text == f'---\n{keys}\n---\n{wanted}'


@pytest.mark.parametrize(
    ('docname', 'keys', 'categories'),
    [
        ('news/_posts/2026-01-26-a', 'layout: post', ['news']),
        ('news/tech/_posts/2026-01-26-a', 'categories: a b', ['news', 'tech', 'a', 'b']),
        ('news/_drafts/a', 'category: The sea', ['news', 'The sea']),
        ('_posts/2026/2026-01-26-a', 'categories: [a]', ['a']),
    ],
)
def test_folders_above_posts_are_categories(
    docname: str, keys: str, categories: list[str]
) -> None:
    front = detect.read(f'---\n{keys}\n---\nb\n', 'md', docname)
    assert front is not None
    assert front.data['categories'] == categories
