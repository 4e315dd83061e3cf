"""A whole magazine in HTML: what every page holds, and that all of it hangs together."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built, Element

    Magazine = Callable[[str], Built]

BUILDERS = ['html', 'dirhtml']
NIGHT, TIDES, SLOW, KEEPER, SPRING, SUMMER, VOICES = (
    'posts/20260105-night-shift',
    'posts/20260112-tide-tables',
    'posts/20260119-slow-reading',
    'posts/20260126-lighthouse',
    'posts/20260202-spring',
    'posts/20260209-summer',
    'posts/20260216-two-voices',
)
TITLES = {
    NIGHT: '值夜班的人：聲音，與它的「背面」',
    TIDES: 'What a tide table leaves out',
    SLOW: '慢讀：一頁讀一個下午',
    KEEPER: 'The last lighthouse keeper',
    SPRING: '港口的春天（上）',
    SUMMER: '港口的春天（下）',
    VOICES: 'Two voices, one microphone',
}
MOMENTS = {
    NIGHT: ['2026-01-05T09:30:00+08:00', '2026-01-08T00:00:00+08:00'],
    TIDES: ['2026-01-12T20:00:00+00:00'],
    SLOW: ['2026-01-19T00:00:00+08:00'],
    KEEPER: ['2026-01-26T00:00:00+08:00'],
    SPRING: ['2026-02-02T00:00:00+08:00'],
    SUMMER: ['2026-02-09T00:00:00+08:00'],
    VOICES: ['2026-02-16T07:00:00+08:00'],
}
HEADINGS = {
    NIGHT: [
        ('h2', '聲音的背面', '聲音的背面'),
        ('h3', '第一個晚上', '第一個晚上'),
        ('h2', 'What is left', 'what-is-left'),
        ('h2', '聲音的背面', '聲音的背面-1'),
    ],
    TIDES: [('h2', 'Mud', 'mud')],
    SLOW: [('h2', '一頁', '一頁'), ('h2', '一個下午', '一個下午')],
    KEEPER: [('h2', 'The stairs', 'the-stairs')],
    SPRING: [('h2', '魚市場', '魚市場')],
    SUMMER: [],
    VOICES: [('h2', 'A pause', 'a-pause')],
}
TUBE, TUBE_PLAYER = 'https://www.youtube.com/watch?v=', 'https://www.youtube-nocookie.com/embed/'
EPISODE, EPISODE_PLAYER = (
    'https://open.spotify.com/episode/',
    'https://open.spotify.com/embed/episode/',
)
APPLE = 'podcasts.apple.com/tw/podcast/shen-ye-dian-bo/id1234567890?i=1000123456789'
#: Provider, kind, id, address of the player, address of the link.
PLAYERS = {
    NIGHT: [
        ('youtube', 'video', 'nightwave_8', f'{TUBE_PLAYER}nightwave_8', f'{TUBE}nightwave_8'),
        (
            'spotify',
            'episode',
            '4NightWaveEpisode00007',
            f'{EPISODE_PLAYER}4NightWaveEpisode00007',
            f'{EPISODE}4NightWaveEpisode00007',
        ),
        (
            'apple-podcast',
            'episode',
            '1000123456789',
            f'https://embed.{APPLE}',
            f'https://{APPLE}',
        ),
    ],
    TIDES: [
        (
            'spotify',
            'episode',
            '0HarbourLightsEp000001',
            f'{EPISODE_PLAYER}0HarbourLightsEp000001?t=90',
            f'{EPISODE}0HarbourLightsEp000001?t=90',
        )
    ],
    SLOW: [
        (
            'youtube',
            'video',
            'slowread-04',
            f'{TUBE_PLAYER}slowread-04?start=90',
            f'{TUBE}slowread-04&t=90s',
        )
    ],
    KEEPER: [
        (
            'youtube',
            'video',
            'harbour-010',
            f'{TUBE_PLAYER}harbour-010?start=75',
            f'{TUBE}harbour-010&t=75s',
        )
    ],
    SPRING: [],
    SUMMER: [
        ('youtube', 'video', 'harbourtwo4', f'{TUBE_PLAYER}harbourtwo4', f'{TUBE}harbourtwo4')
    ],
    VOICES: [],
    'guide': [
        ('youtube', 'video', 'slowread-04', f'{TUBE_PLAYER}slowread-04', f'{TUBE}slowread-04')
    ],
}
#: Taxonomy → title, and for each of its pages the title and the articles, newest first.
TERMS: dict[str, tuple[str, dict[str, tuple[str, list[str]]]]] = {
    'tags': (
        'Tags',
        {
            'lighthouse': ('lighthouse', [VOICES, KEEPER, SLOW, TIDES, NIGHT]),
            'night-shift': ('Night Shift', [VOICES]),
            'tides': ('tides', [KEEPER, TIDES]),
            '夜班': ('夜班', [NIGHT]),
            '慢讀': ('慢讀', [SLOW]),
            '港口': ('港口', [SUMMER, SPRING]),
            '錄音-技術': ('錄音 技術', [NIGHT]),
        },
    ),
    'categories': (
        'Categories',
        {
            'sea': ('Sea', [KEEPER, TIDES]),
            '聲音': ('聲音', [SLOW, NIGHT]),
            '閱讀': ('閱讀', [SPRING, SLOW]),
        },
    ),
    'series': ('Series', {'一座港口的一年': ('一座港口的一年', [SPRING, TIDES, SUMMER])}),
    'authors': (
        'Authors',
        {
            'ines-okafor': ('Ines Okafor', [VOICES, KEEPER, TIDES]),
            '葉致寧': ('葉致寧', [SLOW]),
            '許若晴': ('許若晴', [VOICES, NIGHT]),
        },
    ),
    'shows': (
        'Shows',
        {
            'the-slow-harbour': ('The Slow Harbour', [KEEPER, TIDES]),
            '慢讀人生': ('慢讀人生', [SLOW]),
            '深夜電波': ('深夜電波', [SUMMER, SPRING, NIGHT]),
        },
    ),
}
TERM_PAGES = [
    (f'{taxonomy}/{slug}', title, articles)
    for taxonomy, (_, terms) in TERMS.items()
    for slug, (title, articles) in terms.items()
]


def main(page: Element) -> Element:
    (found,) = [e for e in page.walk() if e.attrs.get('role') == 'main']
    return found


def name(built: Built, page: str) -> str:
    return built.path(page).relative_to(built.out).as_posix()


def linked(built: Built, page: str, element: Element) -> list[str]:
    """Return the files that the links of *element* lead to, in their order."""
    return [
        built.follow(name(built, page), a.attrs['href'])[0]
        for a in element.all('a')
        if not urlsplit(a.attrs['href']).netloc
    ]


def entries(built: Built, page: str, element: Element) -> list[str]:
    """Return the files of the articles in a list."""
    return [linked(built, page, item)[0] for item in element.all(css='podcast-article-item')]


def names(built: Built, pages: list[str]) -> list[str]:
    return [name(built, page) for page in pages]


@pytest.mark.parametrize('builder', BUILDERS)
def test_nothing_is_said(magazine: Magazine, builder: str) -> None:
    built = magazine(builder)
    assert (built.code, built.warnings) == (0, [])


@pytest.mark.parametrize('article', TITLES)
@pytest.mark.parametrize('builder', BUILDERS)
def test_title_and_headings(magazine: Magazine, builder: str, article: str) -> None:
    page = magazine(builder).page(article)
    body = main(page)
    assert body.one('h1').text == TITLES[article]
    assert page.one('title').text.startswith(TITLES[article])
    found = [
        (heading.tag, heading.text, section.attrs['id'])
        for section in body.all('section')
        for heading in section.children
        if not isinstance(heading, str) and re.fullmatch('h[2-6]', heading.tag)
    ]
    assert found == HEADINGS[article]


@pytest.mark.parametrize('article', TITLES)
@pytest.mark.parametrize('builder', BUILDERS)
def test_header_and_footer(magazine: Magazine, builder: str, article: str) -> None:
    section = main(magazine(builder).page(article)).all('section')[0]
    parts = [child for child in section.children if not isinstance(child, str)]
    assert parts[0].tag == 'h1'
    header, footer = parts[1], section.one('footer')
    assert (header.tag, header.attrs['class']) == ('header', 'podcast-article-header')
    assert [time.attrs['datetime'] for time in header.all('time')] == MOMENTS[article]
    length = header.one('span', css='podcast-reading-time')
    assert length.attrs['data-podcast-minutes'] == '1'
    assert int(length.attrs['data-podcast-words']) > 5
    assert 'podcast-article-footer' in footer.attrs['class']
    assert [e for e in section.walk() if e.tag in ('h2', 'p', 'footer')][-1] in footer.walk()


@pytest.mark.parametrize('page', PLAYERS)
@pytest.mark.parametrize('builder', BUILDERS)
def test_players(magazine: Magazine, builder: str, page: str) -> None:
    figures = magazine(builder).page(page).all('figure')
    found = [
        (
            *(figure.attrs[f'data-podcast-{key}'] for key in ('provider', 'kind', 'id', 'src')),
            figure.one('a', css='podcast-embed-link').attrs['href'],
        )
        for figure in figures
    ]
    assert found == PLAYERS[page]
    for figure in figures:
        css = figure.attrs['class'].split()
        assert css[:2] == [
            'podcast-embed',
            f'podcast-embed-{figure.attrs["data-podcast-provider"]}',
        ]


def test_what_a_writer_adds_to_a_player(magazine: Magazine) -> None:
    built = magazine('html')
    tides = built.page(TIDES).one('figure')
    assert tides.attrs['id'] == 'low-water'
    assert 'The harbour at low water' in tides.one('a', css='podcast-embed-link').text
    assert tides.one('figcaption').one('em').text == 'mud'
    keeper = built.page(KEEPER).one('figure')
    assert 'align-center' in keeper.attrs['class'].split()
    assert keeper.one('figcaption').text == 'At one minute and fifteen seconds.'
    assert '慢讀，第四集' in built.page(SLOW).one('figure').text


@pytest.mark.parametrize(('page', 'title', 'articles'), TERM_PAGES)
@pytest.mark.parametrize('builder', BUILDERS)
def test_terms(
    magazine: Magazine, builder: str, page: str, title: str, articles: list[str]
) -> None:
    built = magazine(builder)
    body = main(built.page(page))
    assert body.one('h1').text == title
    assert entries(built, page, body) == names(built, articles)


@pytest.mark.parametrize('taxonomy', TERMS)
@pytest.mark.parametrize('builder', BUILDERS)
def test_taxonomies(magazine: Magazine, builder: str, taxonomy: str) -> None:
    built = magazine(builder)
    title, terms = TERMS[taxonomy]
    body = main(built.page(taxonomy))
    assert body.one('h1').text == title
    listed = body.one(css='podcast-term-list')
    assert linked(built, taxonomy, listed) == names(built, [f'{taxonomy}/{s}' for s in terms])
    assert [item.text for item in listed.all('li')] == [f'{t} {len(a)}' for t, a in terms.values()]
    below = {page for page in built.files() if page.startswith(f'{taxonomy}/')}
    assert below - {name(built, taxonomy)} == set(names(built, [f'{taxonomy}/{s}' for s in terms]))


def test_lists_of_a_page(magazine: Magazine) -> None:
    built = magazine('dirhtml')
    body = main(built.page('index'))
    cards = body.one(css='podcast-layout-cards')
    assert entries(built, 'index', cards) == names(built, [VOICES, SUMMER, SPRING])
    table = body.one('table', css='podcast-layout-table')
    assert linked(built, 'index', table) == names(built, [TIDES, SPRING, SUMMER])
    tagged = body.one('ul', css='podcast-article-list')
    assert entries(built, 'index', tagged) == names(built, [VOICES, KEEPER, SLOW, TIDES, NIGHT])
    assert '一位錄音師談夜裡的城市。' in tagged.text
    assert 'A tide table is a promise' in tagged.text
    cloud = body.one(css='podcast-layout-cloud')
    assert linked(built, 'index', cloud) == names(
        built, ['tags/lighthouse', 'tags/tides', 'tags/港口']
    )
    assert body.all(css='podcast-term-list')[1].text == 'The Slow Harbour 2 慢讀人生 1 深夜電波 3'


@pytest.mark.parametrize('builder', BUILDERS)
def test_roles(magazine: Magazine, builder: str) -> None:
    built = magazine(builder)
    links = main(built.page('index')).all('section')[-1].all('p')[-1].links()
    assert {text: built.follow('index.html', href)[0] for text, href in links.items()} == {
        TITLES[NIGHT]: name(built, NIGHT),
        '那篇英文的': name(built, TIDES),
        'lighthouse': name(built, 'tags/lighthouse'),
        '聲音': name(built, 'categories/聲音'),
        '一座港口的一年': name(built, 'series/一座港口的一年'),
        'Ines Okafor': name(built, 'authors/ines-okafor'),
        'the slow harbour': name(built, 'shows/the-slow-harbour'),
    }


def test_header_names_show_and_people(magazine: Magazine) -> None:
    built = magazine('html')

    def links(article: str) -> dict[str, str]:
        found = built.page(article).one('header', css='podcast-article-header').links()
        return {
            text: href if '//' in href else built.follow(name(built, article), href)[0]
            for text, href in found.items()
        }

    assert links(NIGHT) == {
        '深夜電波': 'shows/深夜電波.html',
        '許若晴': 'authors/許若晴.html',
        '聲音': 'categories/聲音.html',
    }
    assert links(VOICES) == {
        'Ines Okafor': 'authors/ines-okafor.html',
        '許若晴': 'authors/許若晴.html',
        'Petra Lund': 'https://example.org/petra',
    }


def test_footer_names_the_other_articles(magazine: Magazine) -> None:
    built = magazine('html')

    def links(article: str, css: str) -> list[str]:
        footer = built.page(article).one('footer', css='podcast-article-footer')
        return [page for part in footer.all(css=css) for page in linked(built, article, part)]

    assert links(NIGHT, 'podcast-article-tags') == names(
        built, ['tags/夜班', 'tags/錄音-技術', 'tags/lighthouse']
    )
    assert links(SUMMER, 'podcast-article-series') == names(
        built, ['series/一座港口的一年', SPRING, TIDES]
    )
    # They are about one episode, too, but no article is named twice.
    assert SPRING not in ' '.join(links(SUMMER, 'podcast-article-read-on'))
    for article in (SUMMER, SPRING, KEEPER, NIGHT):
        footer = built.page(article).one('footer', css='podcast-article-footer')
        named = [page for page in linked(built, article, footer) if page.startswith('posts/2')]
        assert len(named) == len(set(named)) > 0
    assert links(KEEPER, 'podcast-article-newer') == names(built, [SPRING])
    assert names(built, [SLOW])[0] in links(KEEPER, 'podcast-article-read-on')
    assert links(KEEPER, 'podcast-article-older') == []
    assert links(VOICES, 'podcast-article-newer') == links(NIGHT, 'podcast-article-older') == []


def test_an_ordinary_page_stays_as_it_is(magazine: Magazine) -> None:
    built = magazine('html')
    body = main(built.page('guide'))
    assert 'A comment that no reader sees' not in body.text
    assert '(how-to-listen)' not in body.text
    assert '+++' not in body.text
    assert 'nothing here: {{< youtube harbour-010 >}}' in body.text
    assert body.links()['how to listen'] == '#how-to-listen'
    assert [s.attrs['id'] for s in body.all('section')] == ['id1', 'how-to-listen']
    assert body.all('header', 'footer', 'time') == []


@pytest.mark.parametrize('builder', BUILDERS)
def test_files_are_loaded_where_they_are_needed(magazine: Magazine, builder: str) -> None:
    built = magazine(builder)
    styled, scripted = set(), set()
    for file, page in built.pages().items():
        styled |= {file for e in page.all('link') if 'sphinxext-podcast.css' in e.attrs['href']}
        scripted |= {
            file for e in page.all('script') if 'sphinxext-podcast.js' in e.attrs.get('src', '')
        }
    plain = {name(built, page) for page in ('about', 'genindex', 'search')}
    assert built.pages().keys() - styled == plain
    assert scripted == {name(built, page) for page, players in PLAYERS.items() if players}


@pytest.mark.parametrize('builder', BUILDERS)
def test_no_page_asks_another_host(magazine: Magazine, builder: str) -> None:
    asked = [
        (file, element.tag, element.attrs)
        for file, page in magazine(builder).pages().items()
        for element in page.walk()
        for key in ('src', 'srcset', 'poster', 'data', *(['href'] * (element.tag == 'link')))
        if element.tag == 'iframe' or urlsplit(element.attrs.get(key, '')).netloc
    ]
    assert asked == []


def broken_links(built: Built) -> list[tuple[str, str]]:
    """Return the links of all pages that lead to no file, or to nothing in it."""
    pages = built.pages()
    ids = {file: {e.attrs.get('id', '') for e in page.walk()} for file, page in pages.items()}
    files = built.files()
    broken = []
    for file, page in pages.items():
        for element in page.walk():
            href = element.attrs.get('href', element.attrs.get('src', ''))
            if not href or urlsplit(href).netloc or urlsplit(href).scheme:
                continue
            path, fragment = built.follow(file, href)
            if path not in files or (fragment and fragment not in ids.get(path, {fragment})):
                broken.append((file, href))
    return broken


@pytest.mark.parametrize('builder', BUILDERS)
def test_links_lead_somewhere(magazine: Magazine, builder: str) -> None:
    built = magazine(builder)
    assert broken_links(built) == []
    assert all(href.isascii() for page in built.pages().values() for href in hrefs(page))


def hrefs(page: Element) -> list[str]:
    return [a.attrs['href'].partition('#')[0] for a in page.all('a') if 'href' in a.attrs]


def inventory(built: Built) -> dict[str, dict[str, str]]:
    """Return role → name → address of objects.inv."""
    data = built.files()['objects.inv'].read_bytes().split(b'\n', 4)[4]
    found: dict[str, dict[str, str]] = {}
    for line in zlib.decompress(data).decode().splitlines():
        match = re.fullmatch(r'(.+?)\s+(\S+:\S+)\s+(-?\d+)\s+(\S*)\s+(.*)', line)
        assert match
        address = match[4].removesuffix('$') + match[1] * match[4].endswith('$')
        found.setdefault(match[2], {})[match[1]] = address
    return found


@pytest.mark.parametrize('builder', BUILDERS)
def test_other_projects_find_articles_and_terms(magazine: Magazine, builder: str) -> None:
    built = magazine(builder)
    found = inventory(built)
    roles = {
        'tags': 'podcast:tag',
        'categories': 'podcast:category',
        'series': 'podcast:series',
        'authors': 'podcast:author',
        'shows': 'podcast:show',
    }
    assert found['podcast:article'].keys() == TITLES.keys()
    for taxonomy, (_, terms) in TERMS.items():
        assert found[roles[taxonomy]].keys() == {title for title, _ in terms.values()}
        for slug, (title, _) in terms.items():
            address = found[roles[taxonomy]][title]
            assert built.follow('x', address)[0] == name(built, f'{taxonomy}/{slug}')
    for article, address in found['podcast:article'].items():
        assert built.follow('x', address)[0] == name(built, article)
        assert unquote(address) == unquote(found['std:doc'][article])


@pytest.fixture
def built_with(build: Build, roots: Path, tmp_path: Path) -> Callable[..., Built]:
    def with_options(**conf: Any) -> Built:
        built = build(roots / 'magazine', tmp_path / 'out', conf=conf)
        assert (built.code, built.warnings) == (0, [])
        return built

    return with_options


def test_players_at_once(built_with: Callable[..., Built]) -> None:
    built = built_with(podcast_embed='iframe')
    for page, players in PLAYERS.items():
        frames = built.page(page).all('iframe')
        found = [re.sub('[?&]enablejsapi=1', '', frame.attrs['src']) for frame in frames]
        assert found == [src for *_, src, _ in players]
        assert all(frame.attrs['loading'] == 'lazy' for frame in frames)
        figures = built.page(page).all('figure', css='podcast-embed')
        assert [f.attrs['data-podcast-id'] for f in figures] == [id for _, _, id, *_ in players]
        assert built.page(page).all('a', css='podcast-embed-link') == []


def test_parts_of_header_and_footer(built_with: Callable[..., Built]) -> None:
    built = built_with(
        podcast_header=['categories', 'show', 'date'], podcast_footer=['neighbours', 'tags']
    )
    section = built.page(NIGHT)
    header = section.one('header', css='podcast-article-header').text
    assert header == '聲音 · 深夜電波 · January 5, 2026'
    footer = section.one('footer', css='podcast-article-footer')
    assert footer.text.endswith(' 夜班 錄音 技術 lighthouse')
    assert [part.tag for part in footer.children if not isinstance(part, str)] == ['nav', 'p']


def test_an_article_is_described_in_its_head(built_with: Callable[..., Built]) -> None:
    built = built_with()
    said = {
        name: [
            meta.attrs['content']
            for meta in built.page(name).all('meta')
            if meta.attrs.get('name') == 'description'
        ]
        for name in (*TITLES, 'guide')
    }
    assert said[NIGHT] == ['一位錄音師談夜裡的城市。']
    assert said['guide'] == []
    assert all(len(said[name]) == 1 and said[name][0] for name in TITLES)


def test_no_header(built_with: Callable[..., Built]) -> None:
    built = built_with(podcast_header=[])
    assert main(built.page(NIGHT)).all('header') == []


def test_no_footer(built_with: Callable[..., Built]) -> None:
    built = built_with(podcast_footer=[])
    assert main(built.page(NIGHT)).all('footer') == []
    assert built.page(NIGHT).all('header', css='podcast-article-header')


@pytest.mark.parametrize('theme', ['classic', 'basic', 'furo'])
def test_themes(built_with: Callable[..., Built], theme: str) -> None:
    if theme == 'furo':
        pytest.importorskip('furo')
    built = built_with(html_theme=theme)
    for article, title in TITLES.items():
        body = built.page(article)
        assert [h.text for h in body.all('h1')] == [title]
        body.one('header', css='podcast-article-header')
        body.one('footer', css='podcast-article-footer')
    for page, title, articles in TERM_PAGES:
        body = built.page(page)
        assert body.one('h1').text == title
        assert entries(built, page, body) == names(built, articles)
    assert broken_links(built) == []


def test_in_chinese(built_with: Callable[..., Built]) -> None:
    built = built_with(language='zh_TW')
    page = built.page(NIGHT)
    assert page.one('html').attrs['lang'] == 'zh-TW'
    byline = page.one('p', css='podcast-article-meta').text
    assert byline.startswith('深夜電波 · 2026年1月5日 · 更新於')
    assert page.one('p', css='podcast-article-lede').text == '一位錄音師談夜裡的城市。'
    assert page.one('p', css='podcast-article-source').text == '原始單集'
    assert main(built.page('tags')).one('h1').text == '標籤'
    assert main(page).one('h1').text == TITLES[NIGHT]
