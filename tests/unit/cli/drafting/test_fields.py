from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from sphinxext_podcast.cli.drafting import fields
from sphinxext_podcast.cli.drafting.front_matter import DateForm, Spelling, front_matter
from sphinxext_podcast.cli.drafting.style import Style
from sphinxext_podcast.model.article import Article, Chapter, Enclosure, Person
from sphinxext_podcast.source.front_matter import article_fields, reader

WHOLE = Article(
    docname='',
    title='Who: "am" I?',
    date=datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC),
    publish_date=datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC),
    lastmod=datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC),
    draft=True,
    description='一句話。',
    tags=('a',),
    source_name='The Show',
    source_url='https://show.example/1',
    guests=(Person('Ann', 'https://ann.example/'), Person('Bo')),
    hosts=(Person('Cy'),),
    season=2,
    episode='12',
    episode_type='bonus',
    explicit=True,
    duration=3723.0,
    guid='id-1',
    audio=Enclosure('https://show.example/1.mp3', 5, 'audio/mpeg'),
    image='https://show.example/1.jpg',
    transcript='https://show.example/1.vtt',
    chapters=(
        Chapter(0, '0:00 odd <x>'),
        Chapter(62.5, 'B', 'https://b.example/'),
        Chapter(3723, 'C', image='https://c.example/c.png'),
        Chapter(3724, '[D](x) | e'),
    ),
)


@pytest.mark.parametrize('format', ['yaml', 'toml', 'json'])
@pytest.mark.parametrize('quote', ['', '"', "'"])
def test_nothing_is_lost(format: str, quote: str) -> None:
    """What is written of an article is read again, all of it."""
    made = fields.values(WHOLE, Style(keys=(), kept={}, empty={}), 'https://show.example/')
    text = front_matter(made, format, Spelling(quote, quote), DateForm(), UTC)
    front = reader.read(text)
    assert front is not None
    read, problems = article_fields.article(front, '', UTC)
    assert not problems
    assert read.params == {'source_home': 'https://show.example/'}
    for name in vars(WHOLE):
        if name not in {'params', 'lastmod'}:
            assert getattr(read, name) == getattr(WHOLE, name), name


def said(article: Article, **style: Any) -> list[tuple[str, Any]]:
    given = {'keys': (), 'kept': {}, 'empty': {}, **style}
    return list(fields.values(article, Style(**given)).items())


SOUND, CHAPTERS = 'https://a.example/a.mp3', 'https://a.example/c'
SHORT = Article(docname='', title='T', description='D')


@pytest.mark.parametrize(
    ('article', 'style', 'expected'),
    [
        # The order of a site, and the usual one.
        (SHORT, {}, [('title', 'T'), ('description', 'D')]),
        (SHORT, {'keys': ('description', 'title')}, [('description', 'D'), ('title', 'T')]),
        (
            SHORT,
            {'keys': ('Title', 'x', 'tags'), 'empty': {'x': '', 'tags': []}},
            [('Title', 'T'), ('description', 'D'), ('x', ''), ('tags', [])],
        ),
        # What all have in common, unless this one says something else.
        (
            SHORT,
            {'keys': ('title', 'layout'), 'kept': {'layout': 'post', 'title': 'x'}},
            [('title', 'T'), ('description', 'D'), ('layout', 'post')],
        ),
        # Names that mean the same, with values of the same kind.
        (
            Article(docname='', image='a.jpg'),
            {'keys': ('cover',), 'empty': {'cover': ''}},
            [('cover', 'a.jpg')],
        ),
        (
            Article(docname='', image='a.jpg'),
            {'keys': ('images',), 'empty': {'images': []}},
            [('images', ['a.jpg'])],
        ),
        (Article(docname='', image='a.jpg'), {'keys': ('cover',)}, [('image', 'a.jpg')]),
        (
            Article(docname='', guests=(Person('Ann'),)),
            {'keys': ('guests',), 'empty': {'guests': ''}},
            [('guests', 'Ann')],
        ),
        (
            Article(docname='', guests=(Person('Ann'), Person('Bo'))),
            {'keys': ('guests',), 'empty': {'guests': ''}},
            [('guests', ['Ann', 'Bo'])],
        ),
        # Chapters elsewhere.
        (Article(docname='', chapters_file=CHAPTERS), {}, [('chapters', CHAPTERS)]),
        (Article(docname='', audio=Enclosure(SOUND)), {}, [('audio', SOUND)]),
        # What says nothing.
        (
            Article(docname='', episode='EP 7', episode_type='full', explicit=False),
            {},
            [('episode', 'EP 7')],
        ),
    ],
)
def test_values(article: Article, style: dict[str, Any], expected: list[tuple[str, Any]]) -> None:
    assert said(article, **style) == expected


SHOW = {'source_name': 'S', 'source_home': 'H', 'hosts': ['A']}


@pytest.mark.parametrize(
    ('show', 'kept', 'expected'),
    [
        ('', SHOW, SHOW),
        ('S', SHOW, SHOW),
        ('Other', SHOW, {'source_name': 'Other'}),
        ('Other', {'source_home': 'H', 'layout': 'x'}, {'source_name': 'Other', 'layout': 'x'}),
        ('', {'source_home': 'H'}, {}),
    ],
)
def test_what_is_of_one_show(show: str, kept: dict[str, Any], expected: dict[str, Any]) -> None:
    """Home and hosts of the show of all articles are not those of another."""
    article = Article(docname='', source_name=show)
    assert dict(said(article, keys=tuple(kept), kept=kept)) == expected
