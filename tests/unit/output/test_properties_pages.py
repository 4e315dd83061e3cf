"""Whatever is said in an article, its page says it and nothing else: no tag of others."""

from __future__ import annotations

import io
import json
import re
import warnings
import xml.etree.ElementTree as ET
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sphinxext_podcast.model.addresses.scheme import is_linked, is_shown
from sphinxext_podcast.model.article import Article
from sphinxext_podcast.model.head import Crumb, Head, Picture, Recording, Version
from sphinxext_podcast.model.paging import Sheet
from sphinxext_podcast.model.providers import PROVIDERS
from sphinxext_podcast.model.site import Site
from sphinxext_podcast.output.characters import line
from sphinxext_podcast.output.head import card, meta_tags
from sphinxext_podcast.output.head.json_ld import json_ld
from sphinxext_podcast.output.pages import not_found, pager, player
from sphinxext_podcast.output.pages.colour import accent, hex_of, hue, luminance
from sphinxext_podcast.output.pages.cover import cover, ornament, picture
from sphinxext_podcast.output.pages.elements import generated, opening
from sphinxext_podcast.output.pages.redirect import MARK, redirect
from sphinxext_podcast.output.xhtml.document import Addresses, chapter, meta
from tests.unit.strategies import (
    ADDRESSES,
    CHAPTERS,
    FILES,
    FORMATS,
    HTML,
    LONG,
    MOMENTS,
    PEOPLE,
    SECONDS,
    STRINGS,
)

SITES = st.builds(
    Site,
    title=STRINGS,
    base=st.sampled_from(['', 'https://e.org/', 'https://e.org/書/']),
    language=STRINGS | st.just('zh_TW'),
    authors=PEOPLE,
    image=ADDRESSES,
)
NAMES = st.lists(STRINGS, max_size=2).map(tuple)
ARTICLES = st.builds(
    Article,
    docname=st.just('a'),
    title=STRINGS,
    description=STRINGS,
    date=st.none() | MOMENTS,
    publish_date=st.none() | MOMENTS,
    lastmod=st.none() | MOMENTS,
    tags=NAMES,
    categories=NAMES,
    keywords=NAMES,
    authors=PEOPLE,
    guests=PEOPLE,
    hosts=PEOPLE,
    source_name=STRINGS,
    source_url=ADDRESSES,
    episode=STRINGS,
    season=st.none() | st.integers(1, 99),
    duration=SECONDS,
    chapters=CHAPTERS,
    language=STRINGS,
    words=st.integers(0, 10**6),
    minutes=st.integers(0, 10**4),
)
RECORDINGS = st.builds(
    Recording,
    name=STRINGS,
    page=ADDRESSES,
    player=ADDRESSES,
    file=ADDRESSES,
    thumbnail=ADDRESSES,
    uploaded=st.none() | MOMENTS,
    duration=SECONDS,
    description=STRINGS,
    watched=st.booleans(),
    chapters=CHAPTERS,
)
HEADS = st.builds(
    Head,
    article=ARTICLES,
    site=SITES,
    url=ADDRESSES,
    description=STRINGS,
    language=STRINGS,
    picture=st.none()
    | st.builds(Picture, ADDRESSES, STRINGS, st.integers(0, 9), st.integers(0, 9)),
    versions=st.lists(st.builds(Version, STRINGS, ADDRESSES), max_size=2).map(tuple),
    crumbs=st.lists(st.builds(Crumb, STRINGS, ADDRESSES), max_size=3).map(tuple),
    recordings=st.lists(RECORDINGS, max_size=2).map(tuple),
    audio=st.none() | FILES,
    feeds=FORMATS,
)


class Tags(HTMLParser):
    """The tags and the text of a page as a browser reads them."""

    def __init__(self, html: str) -> None:
        """Read *html*."""
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.text = ''
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, none of which has an attribute twice."""
        assert len(dict(attrs)) == len(attrs)
        self.tags.append((tag, {name: value or '' for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.text += data

    @property
    def names(self) -> list[str]:
        """The names of the tags in their order."""
        return [tag for tag, _ in self.tags]


def held(text: str) -> str:
    """Return *text* as an attribute or a text of HTML gives it back."""
    return text.replace('\r\n', '\n').replace('\r', '\n')


@given(HEADS)
def test_json_ld_ends_where_it_ends(head: Head) -> None:
    written = json_ld(head)
    inner = written.removeprefix('<script type="application/ld+json">').removesuffix('</script>\n')
    assert not set(inner) & set('<>&\u2028\u2029\n\x00')
    assert len(written) == len(inner) + 45
    data: dict[str, Any] = json.loads(inner.encode())
    posting = data['@graph'][0]
    assert posting.get('headline', '') == line(head.article.title)
    assert posting.get('description', '') == line(head.description)
    for key in ('url', 'citation'):
        assert posting.get(key, 'https://').startswith(('http://', 'https://'))
    assert not any(
        value in ('', [], {}, None) for thing in data['@graph'] for value in thing.values()
    )


@given(HEADS)
def test_meta_tags_are_read_back(head: Head) -> None:
    written = meta_tags.open_graph(head)
    found = Tags(written)
    assert set(found.names) <= {'meta'}
    assert found.text.strip() == ''
    said = {attrs.get('property', ''): attrs['content'] for _, attrs in reversed(found.tags)}
    assert said.get('og:title', '') == line(head.article.title)
    assert said.get('og:description', '') == line(head.description)
    assert len(found.tags) == written.count('\n')
    for name in ('og:url', 'og:image', 'og:audio'):
        assert said.get(name, 'https://').startswith(('http://', 'https://'))
    # What is there already is not said again.
    assert meta_tags.added(written, written).strip() == ''
    assert meta_tags.added(written, '') == written or 'og:type' not in said
    links = Tags(meta_tags.alternates(head.versions) + meta_tags.feed_links(head.feeds))
    assert all(attrs['href'].startswith('http') for _, attrs in links.tags)
    site = Tags(meta_tags.website(head.article.title, head.description, head.url, head.site))
    assert set(site.names) == {'meta'}
    assert Tags(meta_tags.description(head.description)).names == ['meta']


@given(HTML, HTML)
def test_tags_of_others_are_read(made: str, there: str) -> None:
    assert all(isinstance(value, str) for value in meta_tags.named(there).values())
    assert meta_tags.added('', there) == ''
    assert isinstance(meta_tags.added(made, there), str)


BOOK = Addresses(
    link=lambda address: '' if address.startswith('javascript') else address,
    picture=lambda address: address if address.endswith('a') else '',
    outside=lambda address: '',
)


@given(HTML, st.lists(st.sampled_from(['a', 'b', '1']), max_size=2, unique=True))
def test_any_html_is_a_chapter(html: str, ids: list[str]) -> None:
    made = chapter(html, BOOK, ids)
    root = ET.fromstring(f'<body xmlns:epub="e" xmlns:xlink="l">{made}</body>'.encode())
    names = [element.tag.rpartition('}')[2] for element in root.iter()]
    assert not {'script', 'iframe', 'object', 'embed', 'form', 'input'} & set(names)
    assert not any(name.startswith('on') for element in root.iter() for name in element.attrib)
    found = [element.get('id') for element in root.iter() if element.get('id')]
    assert len(found) == len(set(found))
    assert set(ids) <= set(found)
    ET.fromstring(f'<head>{meta(html)}</head>'.encode())


@given(HTML)
def test_a_chapter_is_a_fixed_point(html: str) -> None:
    made = chapter(html, BOOK)
    assert chapter(made, BOOK) == made


@given(ADDRESSES, ADDRESSES, STRINGS, STRINGS)
def test_a_redirect_says_where_to(uri: str, canonical: str, title: str, language: str) -> None:
    written = redirect(uri, canonical, title, language)
    assert written.startswith(MARK)
    found = Tags(written)
    assert found.names == [
        'html',
        'head',
        'meta',
        'title',
        'link',
        'meta',
        'meta',
        'body',
        'p',
        'a',
        'script',
    ]
    assert found.tags[-2][1]['href'] == uri
    assert found.tags[4][1]['href'] == canonical
    assert found.tags[6][1]['content'] == f'0; url={uri}'


FIGURES = st.builds(
    player.Figure,
    provider=st.sampled_from(['', *PROVIDERS]),
    kind=st.sampled_from(['video', 'episode', 'file']),
    id=STRINGS,
    page=ADDRESSES,
    player=st.just('') | ADDRESSES,
    label=STRINGS,
    action=STRINGS,
    title=STRINGS,
    page_title=STRINGS,
    length=STRINGS,
    poster=ADDRESSES,
    height=st.integers(0, 999),
    at_most=st.booleans(),
    image=ADDRESSES,
    show=STRINGS,
    short=STRINGS,
    captioned=st.booleans(),
    width=STRINGS,
    aspect=STRINGS,
    element=st.sampled_from(['', '', 'audio', 'video']),
    tracks=st.lists(st.builds(player.Track, ADDRESSES, STRINGS, STRINGS), max_size=2).map(tuple),
    eager=st.booleans(),
    ids=st.lists(STRINGS, max_size=1).map(tuple),
)


@given(FIGURES)
def test_a_player_has_its_parts_and_no_others(figure: player.Figure) -> None:
    found = Tags(player.opening(figure) + player.CLOSING)
    allowed = {'figure', 'a', 'img', 'span', 'bdi', 'iframe', 'p', 'audio', 'video', 'track'}
    assert set(found.names) <= allowed
    name, attrs = found.tags[0]
    assert name == 'figure'
    assert attrs.get('data-podcast-id', '') == figure.id
    assert attrs.get('data-podcast-src', '') == figure.player * is_shown(figure.player)
    assert {*attrs} <= {'class', 'id', *(key for key in attrs if key.startswith('data-podcast-'))}
    links = [attrs.get('href', '') for tag, attrs in found.tags if tag == 'a']
    assert links == [figure.page * is_linked(figure.page)]
    assert found.names.count('track') == (len(figure.tracks) if figure.element else 0)


@given(STRINGS | LONG, STRINGS)
def test_a_cover_is_a_letter_and_a_colour(title: str, show: str) -> None:
    found = Tags(cover(title, show))
    assert found.names[0] == 'div'
    assert set(found.names) <= {'div', 'span', 'bdi'}
    assert 0 <= hue(title, show) < 360
    made = accent(hue(title, show), '#15202b')
    assert re.fullmatch('#[0-9a-f]{6}', made)
    assert 0 <= luminance(made) <= 1
    assert ornament(title) == '' or ornament(title)[0].isprintable()
    assert Tags(picture(show, ['a'])).names == ['img']


@given(st.floats(0, 1), st.floats(0, 1), st.floats(-720, 720))
def test_every_colour_is_one(lightness: float, chroma: float, degrees: float) -> None:
    assert re.fullmatch('#[0-9a-f]{6}', hex_of(lightness, chroma, degrees))


@given(st.builds(not_found.Words, *([STRINGS] * 5)), ADDRESSES, ADDRESSES)
def test_what_is_not_found_says_so(words: not_found.Words, home: str, search: str) -> None:
    found = Tags(not_found.content(words, home, search, ''))
    assert set(found.names) <= {'p', 'form', 'input', 'button', 'a'}
    assert next(attrs for tag, attrs in found.tags if tag == 'a').get('href') == home


@given(HTML, st.sampled_from(['404', 'a/b']), st.sampled_from(['/', 'https://e.org/x/', '/x/']))
@example('<a href="a[b">', '404', 'https://e.org/')
@example('<a href="?[//[">', '404', 'https://e.org/')
def test_links_from_the_root_stay(html: str, page: str, root: str) -> None:
    made = not_found.from_root(html, page, root)
    assert not_found.from_root(made, page, root) == made


@given(st.integers(1, 9), st.integers(0, 9), STRINGS, ADDRESSES)
def test_a_pager_has_one_place(number: int, more: int, label: str, address: str) -> None:
    words = pager.Words(label, label, label, '%d')
    found = Tags(pager.pager(Sheet(number, number + more), lambda n: f'{address}{n}', words))
    assert set(found.names) <= {'nav', 'a', 'span'}
    here = [attrs for _, attrs in found.tags if attrs.get('aria-current')]
    assert len(here) == (number + more > 1)


@given(STRINGS, st.dictionaries(st.sampled_from(['href', 'title', 'data_x']), STRINGS))
def test_an_opening_is_one_tag(text: str, attributes: dict[str, str]) -> None:
    (tag, attrs) = Tags(opening('a', [], **attributes)).tags[0]
    assert tag == 'a'
    leads = is_linked(attributes.get('href', ''))
    given_ = {
        key: value for key, value in attributes.items() if value and (leads or key != 'href')
    }
    assert attrs == {key.replace('_', '-'): value for key, value in given_.items()}
    assert generated('a', text).endswith('</section>\n')


@cache
def looks() -> card.Looks | None:
    """Return the font that Pillow brings, None where there is none to draw with."""
    image_font = pytest.importorskip('PIL.ImageFont')
    try:
        path = image_font.truetype('DejaVuSans.ttf', 20).path
    except OSError:
        return None
    font = card.Font(path)
    return card.Looks(font, font)


@given(st.builds(card.Words, *([STRINGS] * 4)))
@settings(max_examples=3)
def test_a_card_is_a_picture(words: card.Words) -> None:
    image = pytest.importorskip('PIL.Image')
    if (made := looks()) is None:
        pytest.skip('there is no font to draw with')
    data = card.png(words, made)
    assert data == card.png(words, made)
    with warnings.catch_warnings(), image.open(io.BytesIO(data)) as drawn:
        assert drawn.size == (card.WIDTH, card.HEIGHT)
    assert len(data) < 300_000
