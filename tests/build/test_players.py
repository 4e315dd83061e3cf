"""Players of every kind with every builder, their files, and what projects add to them."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from docutils.parsers.rst import Directive

from tests.build.conftest import BUILDERS, once

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built, Element
    from tests.build.started import Starts

    Players = Callable[[str], Built]
    Site = Callable[[Mapping[str, str | bytes]], Path]

YOUTUBE = 'https://www.youtube.com/watch?v=Kj2mTq7-xXA'
#: The pages of what posts/every.md plays, in its order.
ADDRESSES = [
    f'{YOUTUBE}&t=90s',
    'https://www.youtube.com/playlist?list=PLlowtide0123456789',
    'https://vimeo.com/76543210/0a1b2c3d4e',
    'https://video.example.org/w/9kmNnPqRsTuVwXyZabcdef?start=75s',
    'https://open.spotify.com/episode/4Rk9vTqLmXw2ZbNcYdPe7h',
    'https://podcasts.apple.com/tw/podcast/low-tide/id1234509876?i=1000567812345',
    'https://soundcloud.com/low_tide/salt-air',
    'https://www.bilibili.com/video/BV1Ko4Ti8dE2',
    'https://open.firstory.fm/story/clowtide0123456789abcdefg',
    'https://player.soundon.fm/p/11112222-3333-4444-5555-666677778888',
    'https://castbox.fm/episode/id1234567-id7654321',
    'https://pca.st/lowtide1',
    'https://share.transistor.fm/s/0a1b2c3d',
    'https://www.buzzsprout.com/1234567/7654321',
    'https://player.simplecast.com/9999aaaa-bbbb-cccc-dddd-eeeeffff0000',
    'https://play.libsyn.com/embed/episode/id/12345678/height/192/',
    'https://www.podbean.com/ew/pb-low12-tide34',
    'https://shows.acast.com/low-tide/episodes/salt',
    'https://player.megaphone.fm/LOW1234567890',
    'https://www.spreaker.com/episode/12345678',
    'https://anchor.fm/low-tide/episodes/Salt-e1a2b3c',
    'https://archive.org/details/low_tide-2026',
    'https://example.org/tide.mp3',
    'https://www.xiaoyuzhoufm.com/episode/0123456789abcdef01234567',
    'https://overcast.fm/+AbCdEfGhI/12:34',
    'https://example.org/shows?a=1&b=%E6%B5%B7#top',
]
ARTICLE = '---\ntitle: One\ndate: 2026-01-01\n---\n\n'
INDEX = '# Salt Water\n\n```{toctree}\n:glob:\n\n*\n```\n'


@pytest.fixture(scope='session')
def players(build: Build, roots: Path, tmp_path_factory: pytest.TempPathFactory) -> Players:
    """Return a function that builds the root once with each builder."""
    return once(build, roots / 'players', tmp_path_factory.mktemp('players'))


def main(page: Element) -> Element:
    return page.one('div', css='body')


def silent(built: Built) -> Built:
    assert (built.code, built.warnings) == (0, [])
    return built


def tex(built: Built) -> str:
    (path,) = (path for name, path in built.files().items() if name.endswith('.tex'))
    return path.read_text(encoding='utf-8')


@pytest.mark.parametrize('builder', BUILDERS)
def test_nothing_is_said(players: Players, builder: str) -> None:
    silent(players(builder))


@pytest.mark.parametrize('builder', ['html', 'dirhtml', 'singlehtml'])
def test_links_of_a_website(players: Players, builder: str) -> None:
    built = players(builder)
    page = built.page('index' if builder == 'singlehtml' else 'posts/every')
    links = page.all('a', css='podcast-embed-link')
    assert [a.attrs['href'] for a in links][: len(ADDRESSES) - 1] == [
        address for address in ADDRESSES if not address.endswith('.mp3')
    ]
    assert page.all('iframe') == []


def test_text_has_each_address_on_a_line_of_its_own(players: Players) -> None:
    text = players('text').files()['posts/every.txt'].read_text(encoding='utf-8')
    lines = [line.strip() for line in text.splitlines()]
    assert [line for line in lines if line.startswith('https://')] == ADDRESSES
    assert 'Watch on YouTube: A_film & 100 % "more"' in lines
    assert 'Open on example.org: A page without player' in lines


def test_macros_are_only_provided(players: Players) -> None:
    """So that a project's own definitions, written for sphinxcontrib-youtube, hold."""
    text = tex(players('latex'))
    names = 'youtube|vimeo|peertube'
    assert set(re.findall(rf'\\(\w+) ?\{{\\sphinxcontrib(?:{names})\}}', text)) == {
        'providecommand'
    }
    calls = re.findall(rf'^\\sphinxcontrib({names})\{{(.*?)\}}\{{(.*?)\}}\{{(.*?)\}}$', text, re.M)
    assert [name for name, *_ in calls[:4]] == ['youtube', 'youtube', 'vimeo', 'peertube']
    assert calls[0] == ('youtube', 'https://youtu.be/', 'Kj2mTq7-xXA', '?t=90s')
    assert ('peertube', 'https://peertube.tv/w/', '9kmNnPqRsTuVwXyZabcdef', '') in calls
    spelled = re.sub(r'\\([#%&_])', r'\1', text)
    others = [a for a in ADDRESSES[4:] if f'\\sphinxurl{{{a}}}' not in spelled]
    assert others == []


def test_codes_are_beside_the_book(players: Players) -> None:
    built = players('latex')
    shown = set(re.findall(r'\{\{(podcast-qr-[0-9a-f]{16})\}\.png\}', tex(built)))
    there = {name for name in built.files() if name.startswith('podcast-qr')}
    assert {f'{name}.png' for name in shown} == there
    assert len(there) >= len(ADDRESSES)
    assert all(built.files()[name].read_bytes().startswith(b'\x89PNG') for name in there)


def test_a_book_without_segno(
    build: Build, roots: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, 'segno', None)
    built = silent(build(roots / 'players', tmp_path / 'out', 'latex'))
    assert [name for name in built.files() if name.startswith('podcast-qr')] == []
    text = tex(built)
    assert 'podcast-qr' not in text
    assert r'\sphinxcontribyoutube{https://youtu.be/}{Kj2mTq7-xXA}{?t=90s}' in text


def test_two_books_are_the_same(
    build: Build, roots: Path, players: Players, tmp_path: Path
) -> None:
    again = build(roots / 'players', tmp_path / 'out', 'latex', jobs=2)
    assert silent(again).unlike(players('latex')) == []


def test_epub_has_links(players: Players) -> None:
    text = players('epub').files()['posts/every.xhtml'].read_text(encoding='utf-8')
    links = re.findall(r'<p class="podcast-embed"><a class="([^"]*)" href="([^"]*)">', text)
    assert [address.replace('&amp;', '&') for _, address in links] == ADDRESSES
    films = [address for css, address in links if 'video_link_url' in css.split()]
    assert [address.replace('&amp;', '&') for address in films] == ADDRESSES[:4]


def test_catalogs_have_titles_and_captions(players: Players) -> None:
    catalogs = '\n'.join(
        path.read_text(encoding='utf-8')
        for name, path in players('gettext').files().items()
        if name.endswith('.pot')
    )
    for words in (
        'A_film & 100 % \\"more\\"',
        'A caption with *mud*.',
        'A page without player',
        'The first evening',
        'The first film',
        'Once discarded, now a caption.',
    ):
        assert f'msgid "{words}"' in catalogs


#: Page → the files that it shows, in the order of the page.
SHOWN = {
    'posts/own': ['tide.mp3', 'tide.vtt', 'film.mp4', 'cover.png', 'cover.png'],
    'posts/deep/own': ['tide.mp3', 'song of the sea.ogg'],
}


@pytest.mark.parametrize('page', SHOWN)
@pytest.mark.parametrize('builder', ['html', 'dirhtml', 'singlehtml'])
def test_own_files_are_copied(players: Players, roots: Path, builder: str, page: str) -> None:
    built = players(builder)
    name = 'index' if builder == 'singlehtml' else page
    file = built.path(name).relative_to(built.out).as_posix()
    found = []
    for element in built.page(name).all('audio', 'video', 'track', 'img'):
        for key in ('src', 'poster'):
            href = element.attrs.get(key, '')
            if href and not href.startswith('https://'):
                copy = built.files()[built.follow(file, href)[0]]
                (source,) = (roots / 'players').rglob(copy.name)
                assert copy.read_bytes() == source.read_bytes()
                found.append(copy.name)
    if builder != 'singlehtml':
        assert found == SHOWN[page]
    assert set(SHOWN[page]) <= set(found)


def test_markup_of_own_files(players: Players) -> None:
    own = main(players('html').page('posts/own'))
    audio, video = own.one('audio'), own.one('video')
    assert (audio.attrs['preload'], video.attrs['preload']) == ('none', 'none')
    assert 'controls' in audio.attrs
    assert audio.attrs['aria-label'] == 'The first evening'
    assert video.attrs['aria-label'] == 'The first film'
    track = audio.one('track').attrs
    assert (track['kind'], track['srclang'], track['label']) == ('captions', 'en', 'English')
    assert audio.one('a').attrs['href'] == audio.attrs['src']
    deep = main(players('html').page('posts/deep/own')).all('audio')
    assert deep[0].attrs['src'].endswith('/tide.mp3#t=90')


@pytest.mark.parametrize('builder', ['latex', 'text', 'man', 'texinfo', 'epub'])
def test_own_files_stay_out_of_books(players: Players, builder: str) -> None:
    files = players(builder).files()
    assert [name for name in files if name.endswith(('.mp3', '.mp4', '.ogg', '.vtt'))] == []


@pytest.mark.parametrize(
    ('written', 'name'),
    [
        ('{{< audio "nowhere.mp3" >}}', 'nowhere.mp3'),
        ('```{audio} nowhere.mp3\n```', 'nowhere.mp3'),
        ('```{embed} /media/nowhere.mp4\n```', '/media/nowhere.mp4'),
        ('{{< audio src="../x/../../outside.mp3" >}}', '../x/../../outside.mp3'),
    ],
)
@pytest.mark.parametrize('builder', ['html', 'latex'])
def test_a_missing_file(build: Build, site: Site, written: str, name: str, builder: str) -> None:
    src = site({'index.md': INDEX, 'one.md': f'{ARTICLE}{written}\n'})
    built = build(src, src.with_name('out'), builder)
    (said,) = built.warnings
    assert re.fullmatch(
        rf"one\.md:6: WARNING: \w+: there is no file '{re.escape(name)}'.* \[podcast\.embed\]",
        said,
    )
    assert built.code == 0


PROVIDER = """
podcast_providers = {
    'tidecast': {
        'label': 'Tidecast',
        'bare': 'https://tidecast.example/e/',
        'hosts': 'tidecast.example',
        'player_start': 'from={}',
        'kinds': {
            'episode': {
                'page': 'https://tidecast.example/e/{id}',
                'player': 'https://player.tidecast.example/{id}',
                'height': 123,
            },
        },
        'forms': [{'path': '/e/<id:digits>'}],
    },
}
"""


def with_option(src: Path, lines: str) -> Path:
    conf = src / 'conf.py'
    conf.write_text(f'{conf.read_text(encoding="utf-8")}\n{lines}\n', encoding='utf-8')
    return src


def test_a_provider_of_the_project(build: Build, site: Site) -> None:
    written = (
        '```{tidecast} 12\n:start: 1:30\n```\n\n{{< tidecast "12" >}}\n\n'
        '{{< embed "https://tidecast.example/e/12?x=1" >}}\n\n{{< tidecast "twelve" >}}\n'
    )
    src = with_option(site({'index.md': INDEX, 'one.md': ARTICLE + written}), PROVIDER)
    built = build(src, src.with_name('out'))
    (said,) = built.warnings
    assert said.startswith("one.md:14: WARNING: tidecast: 'twelve' is nothing that Tidecast plays")
    figures = main(built.page('one')).all('figure')
    assert [figure.attrs['data-podcast-src'] for figure in figures] == [
        'https://player.tidecast.example/12?from=90',
        'https://player.tidecast.example/12',
        'https://player.tidecast.example/12',
    ]
    assert {figure.attrs['data-podcast-height'] for figure in figures} == {'123'}
    assert {figure.one('a').attrs['aria-label'] for figure in figures} == {'Listen on Tidecast'}


#: What is wrong → what is put in its place, and a part of the message.
WRONG = {
    'label': ("'label': 'Tidecast'", "'label': 5", 'label must be a string'),
    'name': ("'tidecast':", "'Tide Cast':", 'a name has small letters'),
    'key': ("'label'", "'lable'", 'no key lable'),
    'no forms': ("[{'path': '/e/<id:digits>'}]", '[]', 'needs "kinds" and "forms"'),
    'http': ("'https://player.", "'http://player.", 'must begin with https://'),
    'host with a part': ("'https://player.", "'https://{id}.", 'a host without parts'),
    'pattern': ('<id:digits>', '<id:digit>', "no pattern 'digit'"),
    'expression': ('<id:digits>', '(', 'is no regular expression'),
    'height': ('123', '-1', 'a number of pixels'),
    'hosts': ("'hosts': 'tidecast.example'", "'hosts': 'https://x.example'", 'is no host'),
    'form': ("{'path': '/e/<id:digits>'}", '5', 'tidecast.forms'),
}


@pytest.mark.parametrize('fault', WRONG)
def test_an_impossible_provider(build: Build, site: Site, fault: str) -> None:
    old, new, part = WRONG[fault]
    assert old in PROVIDER
    src = site({'index.md': INDEX, 'one.md': f'{ARTICLE}{{{{< youtube Kj2mTq7-xXA >}}}}\n'})
    built = build(with_option(src, PROVIDER.replace(old, new)), src.with_name('out'))
    (said,) = built.warnings
    assert re.match(r'conf\.py:\d+: WARNING: podcast_providers: an entry is left out: ', said)
    assert part in said
    assert built.code == 0
    assert len(main(built.page('one')).all('figure')) == 1


@pytest.mark.parametrize('adopted', [True, False])
def test_iframes_are_adopted_unless_told_not_to(build: Build, site: Site, adopted: bool) -> None:
    iframe = '<iframe src="https://www.youtube.com/embed/Kj2mTq7-xXA"></iframe>\n\n'
    other = '<iframe src="https://maps.example.org/"></iframe>\n'
    src = site(
        {
            'index.md': INDEX,
            'one.md': ARTICLE + iframe + other,
            'manual.md': f'# Manual\n\n{iframe}',
        }
    )
    conf = {} if adopted else {'podcast_adopt_iframes': False}
    built = silent(build(src, src.with_name('out'), conf=conf))
    page, manual = main(built.page('one')), main(built.page('manual'))
    assert len(page.all('figure')) == adopted
    known = 'https://www.youtube.com/embed/Kj2mTq7-xXA'
    assert [i.attrs['src'] for i in page.all('iframe')] == [
        *([] if adopted else [known]),
        'https://maps.example.org/',
    ]
    assert [i.attrs['src'] for i in manual.all('iframe')] == [known]


PLAYER = 'https://www.youtube-nocookie.com/embed/Kj2mTq7-xXA'
TUBE = '9kmNnPqRsTuVwXyZabcdef'
#: What documents for sphinxcontrib-youtube become: address, size and place of the players.
COMPATIBLE = [
    (PLAYER, '', '', '', ''),
    (PLAYER, '640', '', '640:480', 'center'),
    (PLAYER, '100%', '', '', ''),
    (PLAYER, '80%', '', '4:3', 'left'),
    (f'{PLAYER}?start=43&rel=0', '', '', '', ''),
    ('https://www.youtube.com/embed/Kj2mTq7-xXA?start=43', '400', '', '', ''),
    (f'{PLAYER}?start=43', '', '', '', ''),
    ('https://player.vimeo.com/video/76543210?dnt=1', '', '', '', 'right'),
    (f'https://peertube.tv/videos/embed/{TUBE}', '', '', '', ''),
    (f'https://video.example.org/videos/embed/{TUBE}?start=43s', '', '', '', ''),
]


@pytest.mark.parametrize('page', ['manual', 'handbook'])
@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_documents_for_sphinxcontrib_youtube(players: Players, builder: str, page: str) -> None:
    figures = main(players(builder).page(page)).all('figure')
    found = [
        (
            *(figure.attrs.get(f'data-podcast-{key}', '') for key in ('src', 'width', 'height')),
            figure.attrs.get('data-podcast-aspect', ''),
            ''.join(re.findall(r'\balign-(\w+)', figure.attrs['class'])),
        )
        for figure in figures
    ]
    assert found == COMPATIBLE
    assert [f for f in figures if 'video_wrapper' not in f.attrs['class'].split()] == []
    assert figures[6].one('figcaption').text == 'Once discarded, now a caption.'


#: Values that end a build with sphinxcontrib-youtube.
BAD = ['width: 50em', 'width: 12.5%', 'aspect: wide', 'align: middle']


@pytest.mark.parametrize('option', BAD)
def test_bad_values_are_located(build: Build, site: Site, option: str) -> None:
    src = site(
        {
            'index.md': INDEX,
            'manual.rst': f'Manual\n======\n\n.. youtube:: Kj2mTq7-xXA\n   :{option}\n',
            'handbook.md': f'# Handbook\n\n```{{youtube}} Kj2mTq7-xXA\n:{option}\n```\n',
        }
    )
    built = build(src, src.with_name('out'))
    name, _, value = option.partition(': ')
    assert [line.partition(f'{name}={value!r}')[0] for line in built.warnings] == [
        'handbook.md:3: WARNING: youtube: ',
        'manual.rst:4: WARNING: youtube: ',
    ]
    assert all(line.endswith('[podcast.embed]') for line in built.warnings)
    for page in ('handbook', 'manual'):
        assert built.page(page).all('figure', css='podcast-embed-youtube')


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_a_parallel_build_is_like_a_serial_one(
    build: Build, roots: Path, players: Players, tmp_path: Path, builder: str
) -> None:
    parallel = build(roots / 'players', tmp_path / 'out', builder, jobs=2)
    assert silent(parallel).unlike(players(builder)) == []


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding='utf-8')
    assert old in text
    path.write_text(text.replace(old, new), encoding='utf-8')


#: What is done to the root.
EDITS: dict[str, Callable[[Path], object]] = {
    'player': lambda src: change(src / 'posts/every.md', 'start: 1:30', 'start: 2:30'),
    'poster added': lambda src: change(
        src / 'posts/every.md', ':start: 1:30', ':start: 1:30\n:poster: ../media/cover.png'
    ),
    'poster gone': lambda src: change(src / 'posts/own.md', ':poster: ../media/cover.png\n', ''),
    'poster replaced': lambda src: shutil.copy(src / 'media/tide.mp3', src / 'media/cover.png'),
    'audio replaced': lambda src: (src / 'media/tide.mp3').write_bytes(b'ID3 another tide'),
    'captions replaced': lambda src: change(src / 'media/tide.vtt', 'The sea', 'The ebb'),
    'iframe': lambda src: change(src / 'posts/iframes.md', 'start=90', 'start=95'),
    'no iframes adopted': lambda src: with_option(src, 'podcast_adopt_iframes = False'),
    'provider': lambda src: with_option(
        src, PROVIDER.replace("'tidecast.example'", "'example.org'").replace('/e/<id:', '/<id:')
    ),
}


@pytest.mark.parametrize('edit', EDITS)
def test_edits(start: Starts, roots: Path, edit: str) -> None:
    site = start(roots / 'players')
    EDITS[edit](site.src)
    assert silent(site.again()).unlike(silent(site.fresh())) == []


@pytest.mark.parametrize(
    'order', [('sphinxext_podcast', 'youtube'), ('youtube', 'sphinxext_podcast')]
)
def test_beside_sphinxcontrib_youtube(
    build: Build, site: Site, monkeypatch: pytest.MonkeyPatch, order: tuple[str, str]
) -> None:
    # What matters of the extension whose place we take: its name, and its directive.
    theirs: Any = ModuleType('sphinxcontrib.youtube')
    theirs.setup = lambda app: app.add_directive('youtube', Directive)
    monkeypatch.setitem(sys.modules, theirs.__name__, theirs)
    names = [name.replace('youtube', theirs.__name__) for name in order]
    page = 'X\n=\n\n.. youtube:: Kj2mTq7-xXA\n'
    src = site({'conf.py': f'extensions = {names}\n', 'index.rst': page})
    built = build(src, src.with_name('out'))
    assert [line for line in built.warnings if 'sphinxcontrib.youtube is loaded' in line]
    assert len(built.warnings) == 1
    assert len(built.page('index').all('figure', css='podcast-embed-youtube')) == 1
