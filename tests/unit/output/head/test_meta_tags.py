"""The tags of a page's head."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinxext_podcast.model.article import Article, Enclosure, Person
from sphinxext_podcast.model.feeds.feed import JSON, RSS, Format
from sphinxext_podcast.model.head import Head, Picture, Version
from sphinxext_podcast.model.site import Site
from sphinxext_podcast.output.characters import line
from sphinxext_podcast.output.head import meta_tags
from tests.unit.output.samples import HARD

DAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
ARTICLE = Article(
    docname='posts/1',
    title=HARD,
    date=DAY,
    publish_date=DAY,
    lastmod=DAY + timedelta(days=1),
    tags=('AI 產業', HARD),
    categories=('分類', '其他'),
    authors=(Person('林', 'https://x.example/林'), Person('An')),
)
HEAD = Head(
    article=ARTICLE,
    site=Site(base='https://x.example', title='夜車', language='zh_TW'),
    url='https://x.example/夜車/',
    description=HARD,
)
ZH, EN = Version('zh_TW', 'https://x.example/夜車/'), Version('en', 'https://x.example/bus/')


class Tags(HTMLParser):
    """Reads the attributes of tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def properties(head: Head) -> list[tuple[str | None, str | None]]:
    found = [attributes for _, attributes in Tags(meta_tags.open_graph(head)).found]
    return [(a.get('property') or a.get('name'), a['content']) for a in found]


def test_a_description_is_one_line_of_text() -> None:
    assert meta_tags.description(' 他說「<b>」\n& "more" ') == (
        '<meta name="description" content="他說「&lt;b&gt;」 &amp; &quot;more&quot;" />\n'
    )


@pytest.mark.parametrize(
    ('url', 'tag'),
    [
        (
            'https://x.example/書/?a=1&b=2',
            '<link rel="canonical" href="https://x.example/%E6%9B%B8/?a=1&amp;b=2" />\n',
        ),
        ('/no/base/', ''),
        ('', ''),
    ],
)
def test_canonical(url: str, tag: str) -> None:
    assert meta_tags.canonical(url) == tag


def test_an_article_in_open_graph() -> None:
    assert properties(HEAD) == [
        ('og:type', 'article'),
        ('og:title', HARD),
        ('og:description', HARD),
        ('og:url', 'https://x.example/%E5%A4%9C%E8%BB%8A/'),
        ('og:site_name', '夜車'),
        ('og:locale', 'zh_TW'),
        ('article:published_time', '2026-01-05T09:00:00+00:00'),
        ('article:modified_time', '2026-01-06T09:00:00+00:00'),
        ('article:author', 'https://x.example/%E6%9E%97'),
        ('article:author', 'An'),
        ('article:section', '分類'),
        ('article:tag', 'AI 產業'),
        ('article:tag', HARD),
        ('twitter:card', 'summary'),
    ]


@pytest.mark.parametrize(
    ('picture', 'expected'),
    [
        (
            Picture('https://x.example/圖.png', HARD, 1200, 630),
            {
                'og:image': 'https://x.example/%E5%9C%96.png',
                'og:image:width': '1200',
                'og:image:height': '630',
                'og:image:alt': HARD,
                'twitter:card': 'summary_large_image',
            },
        ),
        (
            Picture('https://x.example/a.png'),
            {'og:image': 'https://x.example/a.png', 'twitter:card': 'summary_large_image'},
        ),
        (
            Picture('a.png', 'alt', 1, 1),
            {'og:image': 'https://x.example/site.png', 'twitter:card': 'summary_large_image'},
        ),
        (
            None,
            {'og:image': 'https://x.example/site.png', 'twitter:card': 'summary_large_image'},
        ),
    ],
)
def test_pictures(picture: Picture | None, expected: dict[str, str]) -> None:
    site = replace(HEAD.site, image='https://x.example/site.png')
    found = properties(replace(HEAD, picture=picture, site=site))
    about = {key: value for key, value in found if key and ('image' in key or 'card' in key)}
    assert about == expected


def test_the_own_file() -> None:
    found = properties(replace(HEAD, audio=Enclosure('https://x.example/1.mp3')))
    assert ('og:audio', 'https://x.example/1.mp3') in found
    assert ('og:audio:type', 'audio/mpeg') in found


@pytest.mark.parametrize(
    ('language', 'versions', 'expected'),
    [
        ('zh-Hant-TW', (), [('og:locale', 'zh_TW')]),
        ('en', (), []),
        (
            'zh_TW',
            (ZH, EN, Version('pt-BR', 'x')),
            [('og:locale', 'zh_TW'), ('og:locale:alternate', 'pt_BR')],
        ),
    ],
)
def test_locales(
    language: str, versions: tuple[Version, ...], expected: list[tuple[str, str]]
) -> None:
    found = properties(replace(HEAD, language=language, versions=versions))
    assert [one for one in found if one[0] and 'locale' in one[0]] == expected


def test_an_article_is_not_modified_before_it_is_published() -> None:
    article = replace(ARTICLE, lastmod=DAY - timedelta(days=1))
    names = [name for name, _ in properties(replace(HEAD, article=article))]
    assert 'article:modified_time' not in names


@pytest.mark.parametrize(
    ('versions', 'default', 'expected'),
    [
        ((), '', []),
        ((ZH,), '', []),
        ((ZH, Version('en', 'bus/')), '', []),
        ((ZH, EN), '', [('zh-TW', '夜車'), ('en', 'bus'), ('x-default', '夜車')]),
        ((ZH, EN), 'en', [('zh-TW', '夜車'), ('en', 'bus'), ('x-default', 'bus')]),
        ((ZH, EN), 'fr', [('zh-TW', '夜車'), ('en', 'bus'), ('x-default', '夜車')]),
    ],
)
def test_alternates(
    versions: tuple[Version, ...], default: str, expected: list[tuple[str, str]]
) -> None:
    address = {'夜車': 'https://x.example/%E5%A4%9C%E8%BB%8A/', 'bus': 'https://x.example/bus/'}
    assert Tags(meta_tags.alternates(versions, default)).found == [
        ('link', {'rel': 'alternate', 'hreflang': language, 'href': address[page]})
        for language, page in expected
    ]


def test_feed_links() -> None:
    feeds = [
        Format(RSS, 'https://x.example/index.xml', HARD),
        Format(JSON, 'https://x.example/feed.json'),
        Format(RSS, 'index.xml'),
    ]
    first, second = Tags(meta_tags.feed_links(feeds)).found
    assert first == (
        'link',
        {
            'rel': 'alternate',
            'type': 'application/rss+xml',
            'title': HARD,
            'href': 'https://x.example/index.xml',
        },
    )
    assert 'title' not in second[1]


@given(st.text())
def test_a_title_comes_back(title: str) -> None:
    head = replace(HEAD, article=replace(ARTICLE, title=title))
    assert dict(properties(head)).get('og:title', '') == line(title)


@pytest.mark.parametrize(
    ('there', 'made', 'left'),
    [
        ('', '<meta name="description" content="a" />\n', True),
        (
            '<meta content="x" name="description" />',
            '<meta name="description" content="a" />',
            False,
        ),
        (
            "<META NAME='Description' content='x'>",
            '<meta name="description" content="a" />',
            False,
        ),
        (
            '<meta property="og:image" content="x">',
            '<meta property="og:image:alt" content="a" />',
            False,
        ),
        (
            '<meta property="og:image:alt" content="x">',
            '<meta property="og:image" content="a" />',
            True,
        ),
        (
            '<meta name="twitter:card" content="x">',
            '<meta property="twitter:card" content="a" />',
            False,
        ),
        (
            '<meta property="og:type" content="website">',
            '<meta property="article:tag" content="a" />',
            False,
        ),
        (
            '<meta property="og:type" content="article">',
            '<meta property="article:tag" content="a" />',
            True,
        ),
        ('', '<meta property="article:tag" content="a" />', True),
        ('<link rel="canonical" href="x">', '<link rel="canonical" href="a" />', False),
        (
            '<link hreflang="en" rel="alternate" href="x">',
            '<link rel="alternate" hreflang="en" href="a" />',
            False,
        ),
        (
            '<link hreflang="en" rel="alternate" href="x">',
            '<link rel="alternate" hreflang="ja" href="a" />',
            True,
        ),
        (
            '<link rel="icon" href="x">',
            '<link rel="alternate" type="application/rss+xml" href="a" />',
            True,
        ),
        (
            '<meta name="x" content="a > name=\'description\'">',
            '<meta name="description" content="a" />',
            True,
        ),
        ('<meta name="description" content="x">', '<script>{"a": 1}</script>\n', True),
    ],
)
def test_standing_back(there: str, made: str, left: bool) -> None:
    assert meta_tags.added(made, there) == (made if left else '')


def test_standing_back_tag_by_tag() -> None:
    made = meta_tags.description('a') + meta_tags.open_graph(HEAD)
    assert meta_tags.added(made, '') == made
    assert meta_tags.added(made, made) == ''
    rest = meta_tags.added(made, '<meta property="og:title" content="theirs">')
    assert 'og:title' not in rest
    assert rest.count('\n') == made.count('\n') - 1


def test_what_is_said_is_read() -> None:
    assert meta_tags.named(meta_tags.description(f' {HARD} '))['description'] == HARD


def test_page_that_is_no_article() -> None:
    site = Site(base='https://x.example', title='夜車', language='zh_TW')
    found = meta_tags.named(meta_tags.website(HARD, HARD, 'https://x.example/us/', site))
    assert found == {
        'og:type': 'website',
        'og:title': HARD,
        'og:description': HARD,
        'og:url': 'https://x.example/us/',
        'og:site_name': '夜車',
        'og:locale': 'zh_TW',
        'twitter:card': 'summary',
    }
    pictured = replace(site, image='https://x.example/i.png')
    found = meta_tags.named(meta_tags.website('Us', 'We', '', pictured, 'en_GB'))
    assert 'og:url' not in found
    assert (found['og:image'], found['og:locale']) == ('https://x.example/i.png', 'en_GB')
    assert found['twitter:card'] == 'summary_large_image'
