"""Nothing from outside the project gets into a site, and nothing is written outside of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.build.project import CONF as USUAL
from tests.build.test_named_files import write
from tests.build.test_static_files import PNG

if TYPE_CHECKING:
    from pathlib import Path

    from tests.build.conftest import Build, Built

PRIVATE = 'for nobody 7f3a'
CONF = f"""\
{USUAL}\
html_baseurl = 'https://pod.example.org/'
html_static_path = ['shared']
html_extra_path = ['extra']
podcast_static = ['../static']
podcast_channel = {{
    'email': 'a@e.org', 'description': 'x', 'categories': ['Arts'], 'language': 'zh-TW',
    'image': '../../outside/secret.png',
}}
suppress_warnings = ['toc.not_included']
#: {PRIVATE}
"""
TOP = '---\ntitle: {}\ndate: 2026-05-01\n{}---\n\n{}\n'
#: Article → front matter and blocks; the lines, subtypes and beginnings of messages.
ARTICLES: dict[str, tuple[str, list[str], list[tuple[int, str, str]]]] = {
    'image': (
        'image: ../../../outside/secret.png\n',
        [],
        [(4, 'front_matter', "image: '../../../outside/secret.png' is outside the project")],
    ),
    'absolute': (
        'image: ../../../../../../../../../../proc/self/environ\n',
        [],
        [(4, 'front_matter', 'image: .* is outside the project')],
    ),
    'settings': ('image: /conf.py\n', [], [(4, 'front_matter', "image: '/conf.py' is hidden")]),
    'env': ('image: ../.env\n', [], [(4, 'front_matter', "image: '../.env' is hidden")]),
    'git': ('cover: ../.git/a.png\n', [], [(4, 'front_matter', 'image: .* is hidden')]),
    'kind': (
        'image: notes.csv\n',
        [],
        [(4, 'front_matter', "image: 'notes.csv' is by its name no picture, such as a.jpg")],
    ),
    'episode': (
        'audio: linked.mp3\ntranscript: ../.env\nchapters: notes.csv.key\n',
        [],
        [
            (4, 'feed', "audio: 'linked.mp3' is outside the project"),
            (5, 'feed', "transcript: '../.env' is hidden"),
            (6, 'feed', 'chapters: .* is by its name no list of chapters'),
        ],
    ),
    'text': (
        '',
        [
            '![](../../../outside/secret.png)',
            '![](linked.png)',
            '![](folder/secret.png)',
            '![](chain.png)',
            '![](notes.csv)',
            '![](../../../outside/secret.*)',
            '![](linked.*)',
            '{download}`file <../../../outside/secret.png>`',
            '{download}`file <linked.png>`',
            '{download}`file </conf.py>`',
            '{{< figure src="linked.png" >}}',
            '{{< figure src="/.git/config" >}}',
            '{{< video src="linked.mp4" >}}',
            '```{audio} own.mp3\n:track: ../.env\n:poster: notes.csv\n```',
        ],
        [
            (6, 'link', 'image: .* is outside the project'),
            (8, 'link', 'image: .* is outside the project'),
            (10, 'link', 'image: .* is outside the project'),
            (12, 'link', 'image: .* is outside the project'),
            (14, 'link', "image: 'notes.csv' is by its name no picture"),
            (16, 'link', "image: '../../../outside/secret.png' is outside the project"),
            (18, 'link', "image: 'linked.mp3' is outside the project"),
            (20, 'link', 'download: .* is outside the project'),
            (22, 'link', 'download: .* is outside the project'),
            (24, 'link', 'download: .* is hidden, or a setting'),
            (26, 'link', 'image: .* is outside the project'),
            (28, 'link', 'image: .* is hidden'),
            (30, 'embed', 'embed: .* is outside the project'),
            (32, 'embed', 'audio poster: .* is by its name no picture'),
            (32, 'embed', 'audio track: .* is hidden'),
        ],
    ),
    'good': (
        'image: inner.png\naudio: media/a.mp3\n',
        [
            '![](own.png)',
            '![](near/own.png)',
            '![](own.*)',
            '![](/shared/own.png)',
            '![](/extra/e.png)',
            '{download}`file <notes.csv>`',
            '{download}`file <good.md>`',
            '{{< video src="/static.mp4" >}}',
        ],
        [],
    ),
}
FILES: dict[str, str | bytes] = {
    'conf.py': CONF,
    '.env': PRIVATE,
    '.git/config': PRIVATE,
    '.git/a.png': PRIVATE,
    'index.md': '# 首頁\n',
    'p/own.png': PNG,
    'p/own.mp3': b'x',
    'near/own.png': PNG,
    'p/notes.csv': 'x',
    'p/notes.csv.key': PRIVATE,
    'shared/own.png': PNG,
    'extra/e.png': PNG,
    'b/index.md': TOP.format('b', '', '好。'),
    'b/good.txt': 'x',
    'b/good.txt~': PRIVATE,
    'b/.env': PRIVATE,
    'b/.git/config': PRIVATE,
    'b/.htpasswd': PRIVATE,
    'b/.well-known/x': PRIVATE,
    's/_index.md': '---\ntitle: s\n---\n',
    's/good.txt': 'x',
    's/.svn/x': PRIVATE,
    '../static/static.mp4': b'x',
    '../static/media/a.mp3': b'x',
    '../static/.well-known/security.txt': 'x',
    '../static/.nojekyll': '',
    '../static/.htaccess': 'x',
    '../static/.htpasswd': PRIVATE,
    '../static/a/.secret/x': PRIVATE,
    '../static/.git/config': PRIVATE,
    '../static/.DS_Store': PRIVATE,
    '../static/page.php~': PRIVATE,
    '../../outside/secret.png': PRIVATE,
    '../../outside/b.txt': PRIVATE,
    **{
        f'p/{name}.md': TOP.format(name, k, '\n\n'.join(blocks))
        for name, (k, blocks, _) in ARTICLES.items()
    },
}
#: Link → where it leads, from its folder.
LINKS = {
    'p/linked.png': '../../../outside/secret.png',
    'p/linked.mp3': '../../../outside/secret.png',
    'p/linked.mp4': '../../../outside/secret.png',
    'p/chain.png': 'linked.png',
    'p/inner.png': '../shared/own.png',
    'p/folder': '../../../outside',
    'p/near': '../near',
    's/round': '.',
    's/up': '..',
    'p/media': '../../static/media',
    'b/linked.txt': '../../../outside/b.txt',
    'b/linked': '../../../outside',
    'b/chain': 'linked',
    'b/shared': '../shared',
    'b/settings.txt': '../conf.py',
    's/linked': '../../../outside',
    '../static/linked': '../../outside',
    '../static/linked.txt': '../../outside/b.txt',
    '../static/chain.txt': 'linked.txt',
    '../static/shared': '../src/shared',
    '../static/source': '../src/b',
    '../static/settings.txt': '../src/conf.py',
    '../static/round': '.',
    '../static/media/up': '..',
}


@pytest.fixture(scope='module')
def built(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Built:
    top = tmp_path_factory.mktemp('outside')
    write(top / 'really/project/src', FILES)
    for name, target in LINKS.items():
        (top / 'really/project/src' / name).symlink_to(target)
    # The project itself may be reached through a link.
    (top / 'link').symlink_to('really')
    built = build(top / 'link/project/src', top / 'out', 'dirhtml')
    said = [re.sub(r'^\S*/src/', '', line) for line in built.warnings]
    return built._replace(warnings=said)


def test_nothing_from_outside_is_published(built: Built) -> None:
    assert built.code == 0
    found = [name for name, path in built.files().items() if PRIVATE.encode() in path.read_bytes()]
    assert found == []


def test_what_is_inside_is(built: Built) -> None:
    files = built.files().keys()
    assert files >= {
        '.well-known/security.txt',
        '.nojekyll',
        '.htaccess',
        'b/good.txt',
        'b/shared/own.png',
        's/good.txt',
        'shared/own.png',
        'source/good.txt',
        'media/a.mp3',
        '_images/own.png',
    }
    assert [name for name in files if re.search(r'round|/up/|\.DS|\.git', name)] == []
    assert 'url="https://pod.example.org/media/a.mp3"' in built.files()['podcast.xml'].read_text()


@pytest.mark.parametrize('name', ARTICLES)
def test_what_is_refused_is_said_at_its_line(built: Built, name: str) -> None:
    wanted = ARTICLES[name][2]
    found = [line for line in built.warnings if line.startswith(f'p/{name}.md')]
    found.sort(key=lambda line: (int(line.split(':')[1]), line))
    assert len(found) == len(wanted), found
    for line, (number, subtype, part) in zip(found, wanted, strict=True):
        pattern = rf'p/{name}\.md:{number}: WARNING: {part}.* \[podcast\.{subtype}\]'
        assert re.fullmatch(pattern, line), (pattern, line)


def test_what_is_left_out_of_folders_is_said_once(built: Built) -> None:
    links = 'links out of the project are not published; copy the files'
    static = "'../static/chain.txt', '../static/linked', '../static/linked.txt' … (6 files)"
    hidden = "'.htpasswd', 'a/.secret', 'settings.txt' … (6 files)"
    others = [line for line in built.warnings if not line.startswith('p/')]
    assert sorted(line.removesuffix(' [podcast.config]') for line in others) == [
        f"b/index.md:1: WARNING: 'b/linked.txt', 'b/chain', 'b/linked': {links}",
        f'conf.py:10: WARNING: {static}: {links}',
        (
            f'conf.py:10: WARNING: podcast_static: hidden files are not published: {hidden}; only '
            '.domains, .htaccess, .nojekyll, .well-known are'
        ),
        (
            'conf.py:11: WARNING: podcast_channel: the picture outside/secret.png is not there; '
            'write its path from the root of the site [podcast.feed]'
        ),
        f"s/_index.md:1: WARNING: 's/linked': {links}",
    ]


#: Document → what is said of it with html and dirhtml, with dirhtml alone, or nothing.
OWN = " is Sphinx's own; it is left out, rename it [podcast.link]"
DOCUMENTS = {
    '_static/x': (f"ERROR: '_static/x.md': '_static'{OWN}", ''),
    '_static/basic.css': (f"ERROR: '_static/basic.css.md': '_static'{OWN}", ''),
    '_sources/index.md': (f"ERROR: '_sources/index.md.md': '_sources'{OWN}", ''),
    'objects.inv': (f"ERROR: 'objects.inv.md': 'objects.inv'{OWN}", ''),
    'searchindex.js': (f"ERROR: 'searchindex.js.md': 'searchindex.js'{OWN}", ''),
    '.buildinfo': (
        'WARNING: 2 hidden documents are left out: .buildinfo.md, .well-known/x.md',
        '',
    ),
    '.well-known/x': ('', ''),
    '404.html': ('', "WARNING: 404.html is left out, for the page '404.html' has its place"),
    'sitemap.xml': ('', "WARNING: sitemap.xml is left out, for the page 'sitemap.xml' has its"),
    'index.xml': ('', "WARNING: index.xml: the page 'index.xml' has the place of a feed"),
    'podcast-feed.css': (
        '',
        "WARNING: podcast-feed.css: the page 'podcast-feed.css' has",
    ),
    'robots.txt': ('', ''),
    'p/_y': ('', ''),
    'feed.xml': ('', ''),
}


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_documents_that_are_called_like_other_files(
    build: Build, tmp_path: Path, builder: str
) -> None:
    texts = {f'{name}.md': TOP.format(name, 'tags: [x]\n', 'here') for name in DOCUMENTS}
    conf = re.sub(r"'image': \S+", "'image': 'https://e.org/a.jpg',", CONF)
    src = write(tmp_path / 'src', {'conf.py': conf, 'index.md': '# 首頁\n', **texts})
    for folder in ('src/shared', 'src/extra', 'static'):
        (tmp_path / folder).mkdir()
    built = build(src, tmp_path / 'out', builder)
    assert built.code == 0
    wanted = []
    for name, (always, folders) in DOCUMENTS.items():
        found = always or (folders if builder == 'dirhtml' else '')
        wanted += [found] if found else []
        if always or name == '.well-known/x':
            assert not list(built.out.glob(f'{name}*/index.html'))
        else:
            assert built.page(name).one('h1').text.strip('¶') == name
    said = sorted(line.partition(': ')[2] for line in built.warnings)
    assert len(said) == len(wanted), said
    for line, start in zip(said, sorted(wanted), strict=True):
        assert line.startswith(start)
    files = built.files()
    for name in ('404.html', 'sitemap.xml', 'index.xml', 'podcast-feed.css'):
        assert (name in files) is (builder == 'html')
