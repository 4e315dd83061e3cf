"""What a document is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from sphinxext_podcast.model.providers import PROVIDERS
from sphinxext_podcast.source.dialects.ablog import Blog
from sphinxext_podcast.source.document import Document, File, Settings, is_held_back, read
from sphinxext_podcast.source.front_matter.reader import Unreadable

if TYPE_CHECKING:
    from sphinxext_podcast.source.front_matter.reader import FrontMatter

SETTINGS = Settings(UTC, PROVIDERS, frozenset({'youtube'}))
DATED = '---\ntitle: 潮\ndate: 2026-01-02\n---\n\n海。\n'
TITLED = '---\ntitle: 潮\n---\n\n海。\n'


def kind(found: Document) -> str:
    kinds = {'article': found.article, 'section': found.section, 'page': found.page}
    return next((name for name, one in kinds.items() if one), '')


@pytest.mark.parametrize(
    ('text', 'file', 'expected'),
    [
        (DATED, File('a'), 'article'),
        (DATED, File('a', 'rst'), 'article'),
        (DATED, File('index', section=True, opens_folder=True), 'section'),
        (DATED, File('index.en', opens_folder=True, page=True), 'page'),
        (DATED, File('a', page=False), 'article'),
        (TITLED, File('a'), 'page'),
        (TITLED, File('a', page=False), ''),
        (TITLED, File('a', 'rst'), 'page'),
        (TITLED, File('a', 'rst', page=False), ''),
        ('# 潮\n', File('a'), ''),
        ('# 潮\n', File('a', page=True), 'page'),
        ('# 潮\n', File('a', 'rst'), ''),
        ('# 潮\n', File('index', section=True, opens_folder=True), 'section'),
        ('# 潮\n\n{{< youtube abc >}}\n', File('a'), 'page'),
        ('# 潮\n\n{{< unknown abc >}}\n', File('a'), ''),
        ('+++\ntitle = "潮"\n+++\n', File('a'), 'page'),
        (f'{TITLED}\n(target)=\n', File('a'), ''),
        ('', File('a'), ''),
    ],
)
def test_kinds(text: str, file: File, expected: str) -> None:
    assert kind(read(text, file, SETTINGS)) == expected


def test_a_parser_that_shows_titles_needs_no_page() -> None:
    assert kind(read(TITLED, File('a'), SETTINGS._replace(shows_titles=True))) == ''


def test_a_project_of_ablog() -> None:
    text = '---\nblogpost: true\ndate: 2026-01-02\nauthor: 小雨\n---\n\n# 潮\n'
    found = read(text, File('a'), SETTINGS._replace(blog=Blog()))
    assert found.front is not None
    assert (kind(found), found.front.dialect) == ('article', 'ablog')


def test_what_an_article_gets_from_the_project() -> None:
    text = (
        '---\ntitle: 潮\ndate: 2026-01-02\naudio: tide.mp3\n'
        'source_url: https://youtu.be/VaCq4u5c78U\n---\n'
    )
    settings = SETTINGS._replace(media_prefix='https://media.example.org/')
    article = read(text, File('a', language='en'), settings).article
    assert article is not None
    assert article.audio is not None
    assert article.audio.url == 'https://media.example.org/tide.mp3'
    assert (article.about, article.language) == ('youtube:VaCq4u5c78U', 'en')


def test_a_language_of_its_own_counts() -> None:
    text = DATED.replace('date', 'language: ja\ndate')
    article = read(text, File('a', language='en'), SETTINGS).article
    assert article is not None
    assert article.language == 'ja'


def test_front_matter_is_translated_first() -> None:
    def translated(front: FrontMatter) -> FrontMatter:
        return front._replace(data={**front.data, 'title': 'Tide'})

    article = read(DATED, File('a'), SETTINGS, translated).article
    assert article is not None
    assert article.title == 'Tide'


def test_problems_are_those_of_the_front_matter() -> None:
    found = read(DATED.replace('潮\n', '潮\nweight: heavy\n'), File('a'), SETTINGS)
    assert [(problem.key, problem.line) for problem in found.problems] == [('weight', 3)]


def test_what_cannot_be_read() -> None:
    with pytest.raises(Unreadable):
        read('---\n[\n---\n', File('a'), SETTINGS)


@pytest.mark.parametrize(
    ('front', 'shown', 'held'),
    [
        ('', '', False),
        ('draft: true', '', True),
        ('draft: true', 'draft', False),
        ('publishDate: 2027-01-01', 'draft', True),
        ('publishDate: 2027-01-01', 'future', False),
        ('expiryDate: 2026-02-01', 'future', True),
        ('draft: true\nexpiryDate: 2026-02-01', 'expired', True),
    ],
)
def test_held_back(front: str, shown: str, held: bool) -> None:
    text = DATED.replace('title: 潮', f'title: 潮\n{front}')
    article = read(text, File('a'), SETTINGS).article
    assert article is not None
    moment = datetime(2026, 6, 1, tzinfo=UTC)
    assert is_held_back(article, moment, {shown} - {''}) is held
