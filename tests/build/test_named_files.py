"""Files that authors name: whatever the name is, the site is built, and what is wrong is said."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.build.project import BARE as CONF
from tests.build.test_static_files import PNG

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.build.conftest import Build, Built

LONG = '長' * 100
INDEX = '# 首頁\n\n```{article-list}\n```\n'
MORE = """\
html_baseurl = 'https://pod.example.org/'
podcast_static = ['../static']
podcast_channel = {
    'email': 'a@e.org', 'description': 'x', 'categories': ['Arts'], 'language': 'zh-TW',
    'image': 'https://e.org/a%20b.jpg',
}
"""
TOP = '---\ntitle: {}\ndate: 2026-05-01\n{}---\n\n{}\n'
#: Article → keys of its front matter, and its blocks, which begin on line 6 without any.
ARTICLES: dict[str, tuple[str, list[str]]] = {
    'links': ('', [f'[a]({LONG})', '[b](a%00b.zip)']),
    'images': (
        '',
        [
            f'![]({LONG})',
            '![](a%00b.png)',
            f'{{{{< figure src="{LONG}" >}}}}',
            '![無名]()',
            '![x](/)',
            '![x](.)',
            '![x](../../outside.png)',
            '![x](/images/none.png)',
            '![x](closed.png)',
            '{{< figure src="/images/none2.png" link="/good/" >}}',
        ],
    ),
    'players': (
        '',
        [
            '{{< video src="/media/none.mp4" >}}',
            f'{{{{< video src="{LONG}.mp4" >}}}}',
            '{{< audio "a%00b.mp3" >}}',
            f'```{{audio}} x.mp3\n:track: {LONG}\n:poster: a%00b\n```',
        ],
    ),
    'long': (f'image: {LONG}\naudio: {LONG}\ntranscript: {LONG}\nchapters: {LONG}\n', []),
    'null': ('image: a%00b\naudio: a%00b\ntranscript: a%00b\nchapters: a%00b\n', []),
    'schemes': (
        (
            'image: "https:javascript:alert(1)"\naudio: view-source:https://e.org/a.mp3\n'
            'transcript: ftp://e.org/a.vtt\nchapters: data:text/plain,0\n'
            'x: &x\n  url: https:javascript:x\n  aliases: ["https:javascript:x", /?p=1]\n<<: *x\n'
        ),
        [],
    ),
    'content': (
        'audio: x.mp3\nchapters: |\n  0:00 一\n  1:00 二\ntranscript: >\n  他說\n\n  她說\n',
        [],
    ),
    'episode': ('audio: x.mp3\nepisode: one\nseason: 1.5\nimage: nothere.jpg\n', []),
    'good': (
        'image: //e.org/c.png\n',
        [
            '![x](//e.org/x.png)',
            '![a](x.png#center)',
            '![b](x.png?raw=true#c)',
            '![c](x#y.png)',
            '{{< video src="film.mp4?v=1#t=9" >}}',
        ],
    ),
}
#: Article → line, subtype and the beginning of each message.
SAID: dict[str, list[tuple[int, str, str]]] = {
    'links': [
        (6, 'link', 'no page and no file has the address'),
        (8, 'link', 'no page and no file has the address'),
    ],
    'images': [
        (6, 'link', 'image: .* is no name of a file'),
        (8, 'link', "image: there is no file 'a%00b.png'"),
        (10, 'link', 'image: .* is no name of a file'),
        (12, 'link', 'image: the name of the file is missing'),
        (14, 'link', "image: '/' is a folder"),
        (16, 'link', "image: '.' is a folder"),
        (18, 'link', "image: '../../outside.png' is outside the project"),
        (20, 'link', "image: there is no file '/images/none.png'"),
        (22, 'link', "image: 'closed.png' cannot be read"),
        (24, 'link', "image: there is no file '/images/none2.png'"),
    ],
    'players': [
        (6, 'embed', "embed: there is no file '/media/none.mp4'"),
        (8, 'embed', 'video: .* is no name of a file'),
        (10, 'embed', "audio: 'a%00b.mp3' is no name of a file"),
        (12, 'embed', 'audio poster: there is no file'),
        (12, 'embed', 'audio track: .* is no name of a file'),
    ],
    'long': [
        (4, 'front_matter', 'image: .* is no file'),
        (5, 'front_matter', 'audio: .* is no file'),
        (6, 'front_matter', 'transcript: .* is no file'),
        (7, 'front_matter', 'chapters: .* is no file'),
    ],
    'null': [
        (4, 'front_matter', "image: 'a%00b' is no file"),
        (5, 'front_matter', "audio: 'a%00b' is no file"),
        (6, 'front_matter', "transcript: 'a%00b' is no file"),
        (7, 'front_matter', "chapters: 'a%00b' is no file"),
    ],
    'schemes': [
        (4, 'front_matter', "image: 'https:javascript:alert.1.' is no address of a file"),
        (5, 'front_matter', 'audio: .* is no address of a file; write https://…'),
        (6, 'front_matter', "transcript: 'ftp://e.org/a.vtt' is no address of a file"),
        (7, 'front_matter', "chapters: 'data:text/plain,0' is no address of a file"),
        (11, 'link', "aliases: '/.p=1' has the character [?]"),
        (11, 'link', "aliases: 'https:javascript:x' has a character that no file may have"),
        (11, 'link', "url: 'https:javascript:x' has ':javascript'"),
    ],
    'content': [(8, 'front_matter', 'transcript: .* is no file')],
    'episode': [
        (5, 'front_matter', "episode: 'one' holds no number"),
        (6, 'front_matter', 'season: 1.5 is not a whole number'),
        (7, 'front_matter', "image: there is no file 'nothere.jpg'"),
    ],
    'good': [],
}
FILES: dict[str, str | bytes] = {
    'conf.py': CONF + MORE,
    'index.md': '# 首頁\n',
    '../outside.png': PNG,
    'p/x.png': PNG,
    'p/x#y.png': PNG,
    'p/closed.png': PNG,
    'p/x.mp3': b'x',
    'p/film.mp4': b'x',
    '../static/.env': 'SECRET=1',
    '../static/.git/config': 'x',
    '../static/CNAME': 'pod.example.org',
    **{
        f'p/{name}.md': TOP.format(name, k, '\n\n'.join(blocks))
        for name, (k, blocks) in ARTICLES.items()
    },
}


def write(src: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = src / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return src


def closed(path: object, mode: int, really: object = None) -> bool:
    """Stand for os.access: the superuser may read everything."""
    return not str(path).endswith('closed.png')


@pytest.fixture(scope='module')
def built(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Built:
    src = write(tmp_path_factory.mktemp('named') / 'src', FILES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr('sphinxext_podcast.extension.files.finder.os.access', closed)
        return build(src, src.parent / 'out', 'dirhtml')


@pytest.mark.parametrize('name', SAID)
def test_what_is_wrong_is_said_at_its_line(built: Built, name: str) -> None:
    assert built.code == 0
    found = [line for line in built.warnings if line.startswith(f'p/{name}.md')]
    found.sort(key=lambda line: (int(line.split(':')[1]), line))
    assert len(found) == len(SAID[name]), found
    for line, (number, subtype, part) in zip(found, SAID[name], strict=True):
        wanted = rf'p/{name}\.md:{number}: WARNING: {part}.* \[podcast\.{subtype}\]'
        assert re.fullmatch(wanted, line), (wanted, line)


def test_nothing_else_is_said(built: Built) -> None:
    assert [line for line in built.warnings if not line.startswith('p/')] == []


def test_what_pages_show(built: Built) -> None:
    def sources(name: str) -> list[str | None]:
        body = built.page(f'p/{name}').one(css='body')
        return [image.attrs['src'] for image in body.all('img')]

    assert sources('images') == [
        'a%00b.png',
        '../../outside.png',
        '/images/none.png',
        'closed.png',
        '/images/none2.png',
    ]
    assert '無名' in built.page('p/images').text
    assert sources('good') == [
        '//e.org/x.png',
        '../../_images/x.png#center',
        '../../_images/x.png?raw=true#c',
        '../../_images/x%23y.png',
    ]
    head = [meta.attrs for meta in built.page('p/good').all('meta')]
    shared = [meta['content'] for meta in head if meta.get('property') == 'og:image']
    assert shared == ['https://e.org/c.png']
    (player,) = built.page('p/players').all('figure', css='podcast-embed-kind-video')
    assert player.attrs['data-podcast-src'] == '/media/none.mp4'
    (film,) = built.page('p/good').all('figure', css='podcast-embed-kind-video')
    assert film.attrs['data-podcast-src'].endswith('/film.mp4?v=1#t=9')
    assert '1:00' in built.page('p/content').text
    chapters = (built.out / 'p/content/chapters.json').read_text(encoding='utf-8')
    assert '"title": "二"' in chapters


def test_what_is_published(built: Built) -> None:
    files = built.files()
    names = [name for name in files if name.startswith('_images/')]
    assert sorted(names) == ['_images/x#y.png', '_images/x.png']
    assert 'CNAME' in files
    assert [name for name in files if '.env' in name or '.git' in name] == []


EPISODES = {
    f'e/{n}.md': TOP.format(n, f'podcast_file: episode-{n}.mp3\nimage: /i/{n}.png\n', '好。')
    for n in range(5)
}


def test_one_cause_is_one_message(build: Build, tmp_path: Path) -> None:
    src = write(tmp_path / 'src', {'conf.py': CONF + MORE, **EPISODES, '../static/x': b'x'})
    first = build(src, tmp_path / 'out', 'dirhtml')
    assert [re.sub(r'; .* \[', ' [', line) for line in first.warnings] == [
        (
            "e/0.md:4: WARNING: 5 recordings are not there: 'episode-0.mp3' in e/0:4, "
            "'episode-1.mp3' in e/1:4, 'episode-2.mp3' in e/2:4 … [podcast.feed]"
        ),
        (
            "e/0.md:5: WARNING: 5 articles name a picture that is not there: '/i/0.png' in e/0:5, "
            "'/i/1.png' in e/1:5, '/i/2.png' in e/2:5 … [podcast.front_matter]"
        ),
    ]
    assert 'podcast_media_prefix = "https://…/"' in first.warnings[0]
    prefix = "podcast_media_prefix = 'https://media.example/show/'\n"
    pictures = {f'../static/i/{n}.png': PNG for n in range(5)}
    write(src, {'conf.py': CONF + MORE + prefix, **pictures})
    (length,) = build(src, tmp_path / 'out', 'dirhtml').warnings
    assert '5 recordings have no length' in length
    feed = (tmp_path / 'out/podcast.xml').read_text(encoding='utf-8')
    assert '<enclosure url="https://media.example/show/episode-0.mp3"' in feed


def test_a_player_has_the_address_of_the_feed(build: Build, tmp_path: Path) -> None:
    text = TOP.format('一', 'audio: {url: one.mp3, length: 5}\n', '{{< audio "one.mp3" >}}')
    prefix = "podcast_media_prefix = 'https://media.example/show/'\n"
    write(tmp_path, {'conf.py': CONF + MORE + prefix, 'index.md': INDEX, 'p/a.md': text})
    (tmp_path / 'static').mkdir()
    built = build(tmp_path, tmp_path / 'out', 'dirhtml')
    assert [line for line in built.warnings if 'p/a' in line] == []
    (player,) = built.page('p/a').all('figure', css='podcast-embed')
    assert player.attrs['data-podcast-src'] == 'https://media.example/show/one.mp3'


def test_documents_of_a_hugo_folder_outside_toctrees(build: Build, tmp_path: Path) -> None:
    pages = {f'm/{n}.md': f'# {n}\n' for n in range(4)}
    homes = {'index.md': '# 首頁\n', 'posts/_index.md': '---\ntitle: 文章\n---\n'}
    src = write(tmp_path / 'src', {'conf.py': CONF, **homes, **pages})
    (said,) = build(src, tmp_path / 'out').warnings
    assert said.startswith('m/0.md: WARNING: 4 documents are in no toctree: m/0, m/1, m/2 …; ')
    assert said.endswith(' [toc.not_included]')
    assert build(src, tmp_path / 'out').warnings == [said]
    for n in range(3):
        (src / f'm/{n}.md').unlink()
    (src / 'm/3.md').write_text('# 3.\n', encoding='utf-8')
    (said,) = build(src, tmp_path / 'out').warnings
    assert said.startswith("m/3.md: WARNING: document isn't included in any toctree")


@pytest.mark.parametrize('jobs', [1, 2])
def test_files_that_come_and_go(build: Build, tmp_path: Path, jobs: int) -> None:
    text = TOP.format('一', 'image: a.png\naudio: a.mp3\n', '![x](b.png)\n\n{{< audio "c.mp3" >}}')
    src = write(tmp_path / 'src', {'conf.py': CONF + MORE, 'p/a.md': text, '../static/x': b'x'})

    def same() -> None:
        made = build(src, tmp_path / 'out', jobs=jobs)
        fresh = build(src, tmp_path / f'fresh{len(list(tmp_path.iterdir()))}')
        assert made.unlike(fresh) == []
        assert made.warnings == fresh.warnings

    same()
    write(src, {'p/b.png': PNG, 'p/a.mp3': b'1', 'p/c.mp3': b'2', '../static/p/a.png': PNG})
    write(src, {'../static/a.png': PNG})
    same()
    write(src, {'p/a.png': PNG + b'x'})  # wins over the static one
    same()
    (src / 'p/b.png').unlink()
    (src / 'p/c.mp3').unlink()
    same()


@pytest.mark.parametrize('markdown', ['myst', 'hugo'])
def test_other_dialects(build: Build, tmp_path: Path, markdown: str) -> None:
    top = ':title: r\n:date: 2026-05-01\n:tags: x\n\n'
    rst = f'{top}.. image:: x.png#c\n\n.. image:: //e.org/y.png\n\n'
    files: dict[str, str | bytes] = {
        'conf.py': CONF,
        'index.md': '# 首頁\n',
        'a.md': TOP.format('a', 'blogpost: true\n', f'[a]({LONG})\n\n[b](a%00b.zip)\n\n![]()'),
        'r.rst': f'{rst}.. image:: {LONG}\n',
        'x.png': PNG,
    }
    made = build(
        write(tmp_path / 'src', files), tmp_path / 'out', conf={'podcast_markdown': markdown}
    )
    places = sorted(re.sub(r' WARNING: .* \[', ' [', line) for line in made.warnings)
    assert places == [
        'a.md:11: [podcast.link]',
        'a.md:7: [podcast.link]',
        'a.md:9: [podcast.link]',
        'r.rst:9: [podcast.link]',
    ]
    shown = [image.attrs['src'] for image in made.page('r').one(css='body').all('img')]
    assert shown[:2] == ['_images/x.png#c', '//e.org/y.png']


@pytest.mark.parametrize('builder', ['epub', 'latex', 'text'])
def test_words_stand_for_a_picture_that_is_a_link(
    build: Build, tmp_path: Path, builder: str
) -> None:
    figure = '```{figure} none.png\n:target: https://e.org/\n:alt: 燈塔\n```'
    article = TOP.format('一', '', figure)
    write(tmp_path, {'src/conf.py': CONF, 'src/index.md': INDEX, 'src/p/a.md': article})
    built = build(tmp_path / 'src', tmp_path / 'out', builder)
    assert built.code == 0
    made = (p for p in built.files().values() if p.suffix in {'.xhtml', '.tex', '.txt'})
    assert any('燈塔' in path.read_text('utf-8') for path in made)
