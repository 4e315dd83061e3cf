"""Old addresses lead to the documents, and nothing that is there is lost for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinxext_podcast.source.settings.permalinks import usable
from tests.build.project import BARE as USUAL

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

Site = Callable[[Mapping[str, str | bytes]], Path]

ARTICLE = '---\ntitle: {}\ndate: 2026-01-05\n{}\n---\n\n燈塔還亮著。\n'
CONF = f"""\
{USUAL}\
podcast_permalinks = {{'notes': '/:year/:month/:slug/'}}
suppress_warnings = ['toc.not_included']
"""
FILES = {
    'conf.py': CONF,
    'index.md': '# 首頁\n',
    'us.md': '---\ntitle: 關於\naliases: [/who/, about-us]\n---\n\n# 關於\n',
    'posts/lamp.md': ARTICLE.format('燈', 'slug: The Lamp\naliases: [/old/lamp/, old.html]'),
    'posts/Night Shift.md': ARTICLE.format('夜班 & “港”', 'redirect: blog/night, two'),
    'posts/bun/index.md': ARTICLE.format('燈塔', 'url: /far/bun.html'),
    'notes/rope.md': ARTICLE.format('繩子', 'tags: [繩]'),
    'posts/jekyll.md': ARTICLE.format('浪', 'permalink: /:year/:title:output_ext'),
    'manual.rst': 'Manual\n======\n',
    'posts/wave.rst': ':date: 2026-02-01\n:aliases: /wave-of-old/\n\nWave\n====\n\nIt rolls.\n',
}
#: Redirects: file → the file that it leads to, without its ending.
EXPECTED = {
    'who/index.html': 'us',
    'about-us/index.html': 'us',
    'posts/the-lamp/index.html': 'posts/lamp',
    'old/lamp/index.html': 'posts/lamp',
    'posts/old.html': 'posts/lamp',
    'posts/night-shift/index.html': 'posts/Night Shift',
    'blog/night/index.html': 'posts/Night Shift',
    'two/index.html': 'posts/Night Shift',
    'far/bun.html': 'posts/bun/index',
    '2026/01/繩子/index.html': 'notes/rope',
    '2026/jekyll.html': 'posts/jekyll',
    'wave-of-old/index.html': 'posts/wave',
}


def redirects(built: Built) -> dict[str, str]:
    """Return every redirect and where it leads to, from the root."""
    found = {}
    for name, page in built.pages().items():
        metas = [m for m in page.all('meta') if m.attrs.get('http-equiv') == 'refresh']
        for meta in metas:
            href = meta.attrs['content'].removeprefix('0; url=')
            found[name] = built.follow(name, href)[0]
            assert (built.out / found[name]).is_file()
            assert page.one('a').attrs['href'] == href
            assert page.one('html').attrs['lang']
    return found


def flat(expected: Mapping[str, str]) -> dict[str, str]:
    return {file: f'{name}.html' for file, name in expected.items()}


@pytest.fixture(scope='module')
def built(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    src = tmp_path_factory.mktemp('redirects') / 'src'
    for name, text in FILES.items():
        (src / name).parent.mkdir(parents=True, exist_ok=True)
        (src / name).write_text(text, encoding='utf-8')
    return lambda builder: build(src, src.parent / builder, builder)


def test_html(built: Callable[[str], Built]) -> None:
    html = built('html')
    assert html.warnings == []
    assert redirects(html) == flat(EXPECTED)
    page = html.page('posts/night-shift/index')
    assert page.one('title').text == '夜班 & “港”' == page.one('a').text
    assert page.one('link').attrs == {'rel': 'canonical', 'href': '../Night%20Shift.html'}
    robots = [m.attrs['content'] for m in page.all('meta') if m.attrs.get('name') == 'robots']
    assert robots == ['noindex']


#: Documents whose authors want them elsewhere, with ``dirhtml``: docname → file.
PLACED = {
    'posts/lamp': 'posts/the-lamp/index.html',
    'posts/bun/index': 'far/bun.html',
    'notes/rope': '2026/01/繩子/index.html',
    'posts/jekyll': '2026/jekyll.html',
}


def in_folders(expected: Mapping[str, str], placed: Mapping[str, str]) -> dict[str, str]:
    """Return the redirects with ``dirhtml``, where documents are *placed*."""
    homes = {name: f'{name.removesuffix("/index")}/index.html' for name in expected.values()}
    there = homes | dict(placed)
    made = {file: there[name] for file, name in expected.items() if file != there[name]}
    return made | {homes[name]: file for name, file in placed.items()}


def test_dirhtml(built: Callable[[str], Built]) -> None:
    made = built('dirhtml')
    assert made.warnings == []
    assert redirects(made) == in_folders(EXPECTED, PLACED)


def test_dirhtml_by_the_paths_of_files(build: Build, site: Site) -> None:
    src = site(FILES)
    made = build(src, src.parent / 'out', 'dirhtml', conf={'podcast_addresses': 'docname'})
    assert redirects(made) == in_folders(EXPECTED, {})


DATED = 'title: "T 標題: {}"\ndate: 2026-01-05T10:00:00+08:00\n'
#: A site for Hugo 0.168, whose front page is called ``_index.md`` there …
HUGO = {
    'index.md': 'title: home\naliases: [/home/]',
    'who/about.md': 'title: 關於\naliases: [us, /a/b/us.html]\nslug: About Me',
    'README.md': 'title: r',
    "posts/A+B & C#, (d) [e] 100% 'q' x_y.z～！？，。「」.md": DATED.format(1),
    'posts/_index.md': 'title: p\nslug: Articles\naliases: [/posts-old/]',
    'posts/Sub Dir/Deep/My File.md': DATED.format(2)
    + 'aliases: [sib, ../up, ../../upup/, "/x y/z+q", /old.htm, /feed.xml]',
    'posts/bun/index.md': DATED.format(3) + 'slug: a/B c',
    'posts/bun2/index.md': DATED.format(4) + 'url: /Far/Away.html\naliases: [near]',
    'posts/u1.md': DATED.format(5) + 'url: ":year/:month/:slug"\nslug: uu',
    'posts/u2.md': DATED.format(6) + 'url: /v1.2',
    'posts/em.md': DATED.format(7) + 'slug: "---"',
    'notes/n1.md': DATED.format(8),
    'notes/n2.md': DATED.format(9) + 'slug: N Two',
    'notes/sec/_index.md': 'title: Sec',
    'notes/sec/n3.md': 'title: undated',
    'log/l1.md': 'title: x\nlastmod: 2025-02-03',
    '日記/一 二.md': DATED.format(10),
    '日記/é.md': DATED.format(11),
}
PATTERNS = {
    'page': {
        'notes': '/:year/:sections/:slug/',
        'log': '/:2006/:01/:title/:contentbasename',
    }
}
#: … and the files that it made of it, but for lists.
HUGOS_FILES = """\
1/notes/sec/undated/index.html
2025/02/x/l1/index.html
2026/01/uu/index.html
2026/notes/n-two/index.html
2026/notes/t-標題-8/index.html
Far/Away.html
Far/near/index.html
a/b/us.html
articles/a+b--c#-d-e-100-q-x_y.z/index.html
articles/a/b-c/index.html
articles/em/index.html
articles/index.html
articles/sub-dir/deep/my-file/index.html
articles/sub-dir/deep/sib/index.html
articles/sub-dir/up/index.html
articles/upup/index.html
feed.xml/index.html
home/index.html
old.htm
posts-old/index.html
readme/index.html
v1.2
who/about-me/index.html
who/us/index.html
x y/z+q/index.html
日記/é/index.html
日記/一-二/index.html
"""


def test_no_address_of_a_hugo_site_is_lost(build: Build, site: Site) -> None:
    files = {name: f'---\n{front}\n---\n\n好。\n' for name, front in HUGO.items()}
    conf = CONF.replace("{'notes': '/:year/:month/:slug/'}", repr(PATTERNS))
    src = site({**files, 'conf.py': conf})
    made = build(src, src.parent / 'out', 'dirhtml')
    assert made.warnings == []
    assert set(HUGOS_FILES.splitlines()) - made.files().keys() == set()


@pytest.mark.parametrize('builder', ['singlehtml', 'epub', 'json', 'pickle', 'text'])
def test_other_builders_have_none(built: Callable[[str], Built], builder: str) -> None:
    files = built(builder).files()
    assert not [name for name in files if name.startswith(('who', 'old', 'blog', 'far', '2026'))]


@pytest.mark.parametrize('variable', [False, True])
def test_canonical_addresses_are_absolute(
    build: Build, site: Site, monkeypatch: pytest.MonkeyPatch, variable: bool
) -> None:
    src = site({**FILES, 'conf.py': CONF})
    if variable:
        monkeypatch.setenv('READTHEDOCS_CANONICAL_URL', 'https://e.org/zh/')
    conf = {} if variable else {'html_baseurl': 'https://e.org/zh'}
    page = build(src, src.parent / 'out', conf=conf).page('old/lamp/index')
    assert page.one('link').attrs['href'] == 'https://e.org/zh/posts/lamp.html'
    assert page.one('a').attrs['href'] == '../../posts/lamp.html'


def test_pages_stay(build: Build, site: Site) -> None:
    article_a = ARTICLE.format('A', 'tags: [海]\naliases: [/posts/b/, /tags/海/, /, same]')
    article_b = ARTICLE.format('B', 'aliases: [same, /genindex.html, /kept/, /raw.html]')
    src = site(
        {
            'conf.py': CONF + "html_extra_path = ['extra']\npodcast_static = ['static']\n",
            'index.md': '# 首頁\n',
            'posts/a.md': article_a,
            'posts/b.md': article_b,
            'extra/kept/index.html': 'kept',
            'static/raw.html': 'raw',
        }
    )
    made = build(src, src.parent / 'out')
    assert redirects(made) == {'posts/same/index.html': 'posts/a.html'}
    assert made.files()['kept/index.html'].read_text() == 'kept'
    assert made.files()['raw.html'].read_text() == 'raw'
    assert made.page('genindex').all('h1')
    said = 'the address {!r} of {!r} belongs to {!r}; give one of them another slug, url or alias'
    clashes = [
        said.format('/posts/b/', 'posts/a', 'posts/b'),
        said.format('/tags/海/', 'posts/a', 'tags/海'),
        said.format('/', 'posts/a', 'index'),
        said.format('/posts/same/', 'posts/b', 'posts/a'),
        said.format('/genindex.html', 'posts/b', 'genindex'),
        said.format('/kept/', 'posts/b', 'kept/index.html'),
        said.format('/raw.html', 'posts/b', 'raw.html'),
    ]
    assert [line.split('WARNING: ')[1] for line in made.warnings] == [
        f'{clash} [podcast.link]' for clash in clashes
    ]


def test_what_is_no_address_is_said_with_its_file(build: Build, site: Site) -> None:
    text = 'url: https://x.org/1\naliases: [//x.org/2, ../../x, /good/, "/nul\\0/"]'
    src = site({'conf.py': CONF, 'index.md': '# 首頁\n', 'posts/a.md': ARTICLE.format('A', text)})
    made = build(src, src.parent / 'out')
    assert redirects(made) == {'good/index.html': 'posts/a.html'}
    places = [line.split(' WARNING: ')[0] for line in made.warnings]
    assert places == ['posts/a.md:4:'] + ['posts/a.md:5:'] * 3
    for fault in ('https://x.org/1', '//x.org/2', '../../x', 'nul'):
        assert sum(fault in line for line in made.warnings) == 1, made.warnings


@pytest.mark.parametrize(
    ('value', 'patterns', 'said'),
    [
        ({'posts': '/:year/'}, {'posts': '/:year/'}, []),
        ({'page': {'posts': '/:slug/'}}, {'posts': '/:slug/'}, []),
        ({'page': '/:slug/'}, {'page': '/:slug/'}, []),
        (
            {'page': {'a': '/:slug/'}, 'section': {'a': '/b/'}, 'term': {}},
            {'a': '/:slug/'},
            ['only what is below "page" is used; take section, term out'],
        ),
        (
            {'a': '/:nope/:slog/', 'b': '/:slug/', 'c': 3},
            {'b': '/:slug/'},
            [
                "'a': '/:nope/:slog/' is ignored, for Hugo knows no :nope, :slog",
                "'c': 3 is ignored",
            ],
        ),
    ],
)
def test_usable_permalinks(
    value: dict[str, object], patterns: dict[str, str], said: list[str]
) -> None:
    found, wrong = usable(value)
    assert found == patterns
    assert len(wrong) == len(said)
    assert all(message.startswith(start) for message, start in zip(wrong, said, strict=True))


def test_a_wrong_pattern_costs_itself(build: Build, site: Site) -> None:
    wrong = "podcast_permalinks = {'notes': '/n/:slug/', 'posts': '/:nope/'}\n"
    src = site({**FILES, 'conf.py': CONF + wrong})
    made = build(src, src.parent / 'out')
    assert made.warnings == [
        (
            "conf.py:9: WARNING: podcast_permalinks: 'posts': '/:nope/' is ignored, for Hugo "
            'knows no :nope [podcast.config]'
        )
    ]
    assert redirects(made)['n/繩子/index.html'] == 'notes/rope.html'


def change(name: str, old: str, new: str) -> Callable[[Path], object]:
    def edit(src: Path) -> None:
        text = (src / name).read_text(encoding='utf-8')
        assert old in text
        (src / name).write_text(text.replace(old, new), encoding='utf-8')

    return edit


#: One after another.
EDITS: list[tuple[Callable[[Path], object], dict[str, str], set[str]]] = [
    (
        change('posts/lamp.md', '[/old/lamp/', '[/new/alias/, /old/lamp/'),
        {'new/alias/index.html': 'posts/lamp'},
        set(),
    ),
    (change('posts/lamp.md', '/old/lamp/, ', ''), {}, {'old/lamp/index.html'}),
    (
        change('posts/lamp.md', 'The Lamp', 'A Lamp'),
        {'posts/a-lamp/index.html': 'posts/lamp'},
        {'posts/the-lamp/index.html'},
    ),
    (change('us.md', '# 關於', '# 關於我們'), {}, set()),
    (change('us.md', '/who/', '/x.html'), {'x.html': 'us'}, {'who/index.html'}),
    (
        lambda src: (src / 'us.md').rename(src / 'info.md'),
        {'x.html': 'info', 'about-us/index.html': 'info'},
        set(),
    ),
    (
        change('info.md', '/x.html', '/us/'),
        {'us/index.html': 'info'},
        {'x.html'},
    ),
    (lambda src: (src / 'posts/bun/index.md').unlink(), {}, {'far/bun.html'}),
    (
        change('conf.py', '/:year/:month/:slug/', '/n/:slug'),
        {'n/繩子/index.html': 'notes/rope'},
        {'2026/01/繩子/index.html'},
    ),
    (
        lambda src: (src / 'two.md').write_text(
            '---\norphan: true\n---\n# 二\n', encoding='utf-8'
        ),
        {},
        {'two/index.html'},
    ),
    (change('posts/lamp.md', 'date: 2026-01-05', 'date: 2026-01-05\ndraft: true'), {}, set()),
]


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_edits(build: Build, site: Site, builder: str) -> None:
    src = site(FILES)
    out, doctrees = src.parent / 'out', src.parent / 'doctrees'
    build(src, out, builder, doctrees=doctrees)
    expected = dict(EXPECTED)
    for number, (edit, more, gone) in enumerate(EDITS):
        edit(src)
        expected = {file: name for file, name in (expected | more).items() if file not in gone}
        if number == len(EDITS) - 1:
            expected = {f: name for f, name in expected.items() if name != 'posts/lamp'}
        again = build(src, out, builder, doctrees=doctrees)
        fresh = build(src, src.parent / f'fresh-{number}', builder)
        assert again.unlike(fresh) == [], number
        assert again.warnings == fresh.warnings, number
        if builder == 'html':
            assert redirects(again) == flat(expected), number


def test_unchanged_ones_keep_their_time(build: Build, site: Site) -> None:
    src = site(FILES)
    out, doctrees = src.parent / 'out', src.parent / 'doctrees'
    times = [
        {name: path.stat().st_mtime_ns for name, path in made.files().items() if name in EXPECTED}
        for made in (build(src, out, doctrees=doctrees), build(src, out, doctrees=doctrees))
    ]
    assert times[0] == times[1]
    assert times[0].keys() == EXPECTED.keys()


def test_another_title_is_written(build: Build, site: Site) -> None:
    src = site(FILES)
    out, doctrees = src.parent / 'out', src.parent / 'doctrees'
    build(src, out, doctrees=doctrees)
    change('posts/lamp.md', 'title: 燈', 'title: 燈籠')(src)
    made = build(src, out, doctrees=doctrees)
    assert made.page('old/lamp/index').one('title').text == '燈籠'


def test_parallel(build: Build, site: Site) -> None:
    src = site(FILES)
    serial = build(src, src.parent / 'serial')
    parallel = build(src, src.parent / 'parallel', jobs=2)
    assert parallel.warnings == serial.warnings == []
    assert parallel.unlike(serial) == []
