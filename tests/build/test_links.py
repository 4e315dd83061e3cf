"""Links by the addresses of Hugo lead to the documents, in every builder.

The references are made by two roles of the project's own, as the reader of Hugo's Markdown
makes them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.build.project import BARE as USUAL

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

Site = Callable[[Mapping[str, str | bytes]], Path]

CONF = f"""\
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
{USUAL.replace("podcast']", "podcast', 'hugolinks']")}\
podcast_static = ['static']
suppress_warnings = ['toc.not_included']
"""
ROLES = """\
from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxRole
from sphinx.util.nodes import split_explicit_title


class Link(SphinxRole):
    def run(self):
        explicit, title, target = split_explicit_title(self.text)
        link = pending_xref(
            '',
            nodes.inline('', title),
            refdomain='podcast',
            reftype=self.name,
            reftarget=target,
            refexplicit=explicit,
        )
        self.set_source_info(link)
        return [link], []


def setup(app):
    app.add_role('address', Link())
    app.add_role('page', Link())
    return {'parallel_read_safe': True}
"""
ARTICLE = '---\ntitle: {}\ndate: 2026-01-05\n{}\n---\n\n{}\n'
LINKS = {
    'slug': ('address', '/posts/the-lamp/', 'posts/lamp.html'),
    'path': ('address', '/posts/lamp/', 'posts/lamp.html'),
    'alias': ('address', '/old/', 'posts/lamp.html'),
    'other ending': ('address', '/posts/the-lamp.html', 'posts/lamp.html'),
    'heading': ('address', '/posts/lamp/?a#%E6%BC%B2-%E6%BD%AE', 'posts/lamp.html?a#漲-潮'),
    'file': ('address', 'posts/lamp.md#漲-潮', 'posts/lamp.html#漲-潮'),
    'file with blank': ('address', 'posts/Night Shift.md', 'posts/Night%20Shift.html'),
    'spelling': ('address', 'posts/night-shift/', 'posts/Night%20Shift.html'),
    'bundle': ('address', 'posts/bun/', 'posts/bun/index.html'),
    'heading of a manual': ('address', 'manual.md#一節-內容', 'manual.html#id2'),
    'term': ('address', 'tags/%E6%B5%B7-%E6%B4%8B/', 'tags/%E6%B5%B7-%E6%B4%8B.html'),
    'taxonomy': ('address', '/tags/', 'tags.html'),
    'here': ('address', '#首頁', '#id1'),
    'static': ('address', '/files/tide%20table.pdf?v=2#p3', 'files/tide%20table.pdf?v=2#p3'),
    'beside': ('address', 'posts/notes.txt', 'posts/notes.txt'),
    'outside': ('address', 'https://e.org/posts/lamp/', 'https://e.org/posts/lamp/'),
    'ref': ('page', 'lamp', 'posts/lamp.html'),
    'ref with heading': ('page', '/posts/lamp.md#漲-潮', 'posts/lamp.html#漲-潮'),
    'raw id': ('address', 'posts/lamp.md#raw', 'posts/lamp.html#raw'),
    'top': ('address', '/posts/lamp/#top', 'posts/lamp.html#top'),
    'ref to a term': ('page', 'tags/海 洋', 'tags/%E6%B5%B7-%E6%B4%8B.html'),
}
FILES: dict[str, str | bytes] = {
    'conf.py': CONF,
    'hugolinks.py': ROLES,
    'index.md': '# 首頁\n\n'
    + '\n'.join(f'- {{{role}}}`{text} <{href}>`' for text, (role, href, _) in LINKS.items())
    + '\n- {page}`lamp`\n- {page}`manual`\n\n'
    '```{toctree}\nposts/lamp\nposts/Night Shift\nposts/bun/index\nmanual\n```\n',
    'manual.md': '# 手冊\n\n## 一節 內容\n\n{address}`back <posts/lamp/>`\n',
    'posts/lamp.md': ARTICLE.format(
        '燈', 'slug: The Lamp\naliases: /old/', '## 漲 潮\n\n好。\n\n<a id="raw"></a>'
    ),
    'posts/Night Shift.md': ARTICLE.format(
        '夜班', 'tags: [海 洋]', '{address}`up <../the-lamp/>` {address}`it <../../manual/>`'
    ),
    'posts/bun/index.md': ARTICLE.format('燈塔', '', '{address}`lamp <../lamp/>` {page}`lamp`'),
    'posts/notes.txt': 'notes',
    'static/files/tide table.pdf': b'%PDF',
}


@pytest.fixture(scope='module')
def built(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    src = tmp_path_factory.mktemp('links') / 'src'
    for name, text in FILES.items():
        (src / name).parent.mkdir(parents=True, exist_ok=True)
        (src / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    made: dict[str, Built] = {}

    def with_builder(builder: str) -> Built:
        if builder not in made:
            made[builder] = build(src, src.parent / builder, builder)
        return made[builder]

    return with_builder


@pytest.mark.parametrize('text', LINKS)
def test_html(built: Callable[[str], Built], text: str) -> None:
    found = built('html').page('index').links()
    assert found[text] == LINKS[text][2]


def test_from_below(built: Callable[[str], Built]) -> None:
    html = built('html')
    assert html.warnings == []
    links = html.page('posts/Night Shift').links()
    assert (links['up'], links['it']) == ('lamp.html', '../manual.html')
    assert html.page('posts/bun/index').links()['lamp'] == '../lamp.html'
    assert html.page('manual').links()['back'] == 'posts/lamp.html'


def test_a_ref_without_a_text_has_the_title(built: Callable[[str], Built]) -> None:
    links = built('html').page('index').links()
    assert (links['燈'], links['手冊']) == ('posts/lamp.html', 'manual.html')


def test_dirhtml(built: Callable[[str], Built]) -> None:
    dirhtml = built('dirhtml')
    assert dirhtml.warnings == []
    for page, element in dirhtml.pages().items():
        for href in element.links().values():
            if '://' not in href and href != 'posts/notes.txt':
                file, _ = dirhtml.follow(page, href)
                assert (dirhtml.out / file).exists(), (page, href)
    assert dirhtml.page('posts/bun').links()['lamp'] == '../the-lamp/'


def test_other_builders(built: Callable[[str], Built]) -> None:
    for builder in ('singlehtml', 'text', 'latex', 'epub', 'man', 'texinfo', 'xml', 'json'):
        assert built(builder).warnings == [], builder
    tex = next(iter(built('latex').out.glob('*.tex'))).read_text(encoding='utf-8')
    assert r'\hyperref[\detokenize{posts/lamp::doc}]{\sphinxcrossref{slug}}' in tex
    assert r'\hyperref[\detokenize{posts/lamp:_u6f32-_u6f6e}]{\sphinxcrossref{heading}}' in tex
    assert r'\label{\detokenize{posts/lamp:_u6f32-_u6f6e}}' in tex
    assert '\\sphinxhref{https://e.org/posts/lamp/}' in tex
    assert 'pdf}' not in tex
    text = (built('text').out / 'index.txt').read_text(encoding='utf-8')
    assert '* slug\n' in text
    assert '* term\n' in text
    assert '* 燈\n' in text
    single = built('singlehtml').page('index').links()
    assert single['slug'] == '#document-posts/lamp'
    assert single['heading'].endswith('#漲-潮')
    epub = built('epub').files()['index.xhtml'].read_text(encoding='utf-8')
    assert 'href="posts/lamp.xhtml"' in epub
    assert 'tide' not in epub


def test_files_have_an_absolute_address_elsewhere(build: Build, site: Site) -> None:
    src = site(FILES)
    conf = {'html_baseurl': 'https://e.org/zh/'}
    made = build(src, src.parent / 'epub', 'epub', conf=conf)
    epub = made.files()['index.xhtml'].read_text(encoding='utf-8')
    assert 'href="https://e.org/zh/files/tide%20table.pdf?v=2#p3"' in epub


def test_below_the_base(build: Build, site: Site) -> None:
    text = (
        '# 首頁\n\n{address}`whole <https://e.org/zh/posts/the-lamp/>` '
        '{address}`from the root </zh/old/>` {address}`other <https://e.org/en/>`\n'
    )
    src = site({**FILES, 'index.md': text})
    made = build(src, src.parent / 'out', conf={'html_baseurl': 'https://e.org/zh/'})
    links = made.page('index').links()
    assert (links['whole'], links['from the root']) == ('posts/lamp.html', 'posts/lamp.html')
    assert links['other'] == 'https://e.org/en/'
    assert made.warnings == []


@pytest.mark.parametrize('builder', ['html', 'text', 'epub'])
def test_faults(build: Build, site: Site, builder: str) -> None:
    text = (
        '# 首頁\n\n{address}`a </posts/nope/>`\n\n{address}`b </posts/lamp/#nope>`\n\n'
        '{page}`c <nope>`\n\n{page}`d <twin>`\n'
    )
    twins = {f'{at}/twin.md': ARTICLE.format('雙', '', '') for at in ('x', 'y')}
    src = site({**FILES, **twins, 'index.md': text})
    made = build(src, src.parent / 'out', builder)
    assert made.warnings == [
        (
            "index.md:3: WARNING: no page and no file has the address '/posts/nope/'; correct it, "
            'or give the page that you mean this address in its "aliases" [podcast.link]'
        ),
        (
            "index.md:5: WARNING: 'posts/lamp' has no heading or id 'nope'; the link leads to its "
            'beginning [podcast.link]'
        ),
        (
            "index.md:7: WARNING: there is no page 'nope'; write its path from the root, such as "
            '"/posts/name" [podcast.link]'
        ),
        (
            "index.md:9: WARNING: 'twin' may mean '/x/twin', '/y/twin'; write one of these "
            '[podcast.link]'
        ),
    ]
    if builder == 'html':
        links = made.page('index').links()
        assert (links['a'], links['b']) == ('/posts/nope/', 'posts/lamp.html#nope')
        assert not {'c', 'd'} & links.keys()


#: One after another: what is done, and where the links of the front page lead then.
EDITS: list[tuple[Callable[[Path], object], tuple[str, str, str]]] = [
    (lambda src: None, ('/new/', '', '/x.bin')),
    (
        lambda src: (src / 'new.md').write_text(ARTICLE.format('新', '', ''), encoding='utf-8'),
        ('new.html', 'new.html 新', '/x.bin'),
    ),
    (
        lambda src: (src / 'new.md').write_text(ARTICLE.format('更新', '', ''), encoding='utf-8'),
        ('new.html', 'new.html 更新', '/x.bin'),
    ),
    (
        lambda src: (src / 'new.md').rename(src / 'posts/new.md'),
        ('/new/', 'posts/new.html 更新', '/x.bin'),
    ),
    (
        lambda src: (src / 'posts/new.md').write_text(
            ARTICLE.format('更新', 'aliases: /new/', ''), encoding='utf-8'
        ),
        ('posts/new.html', 'posts/new.html 更新', '/x.bin'),
    ),
    (
        lambda src: (src / 'static/x.bin').write_bytes(b'x'),
        ('posts/new.html', 'posts/new.html 更新', 'x.bin'),
    ),
    (lambda src: (src / 'posts/new.md').unlink(), ('/new/', '', 'x.bin')),
]


@pytest.mark.parametrize('between', ['', 'text'])
def test_edits(build: Build, site: Site, between: str) -> None:
    text = '# 首頁\n\n{address}`a </new/>` {page}`new` {address}`c </x.bin>`\n'
    src = site({**FILES, 'index.md': text})
    out, doctrees = src.parent / 'out', src.parent / 'doctrees'
    for number, (edit, expected) in enumerate(EDITS):
        edit(src)
        if between:
            build(src, src.parent / between, between, doctrees=doctrees)
        again = build(src, out, doctrees=doctrees)
        assert again.unlike(build(src, src.parent / f'fresh-{number}')) == []
        body = again.page('index').one('section')
        links = {a.text: a.attrs['href'] for a in body.all('a') if a.text}
        named = ' '.join(next(((h, t) for t, h in links.items() if t not in {'a', 'c'}), ()))
        assert (links['a'], named, links['c']) == expected, number


def test_parallel(build: Build, site: Site) -> None:
    src = site(FILES)
    serial = build(src, src.parent / 'serial')
    parallel = build(src, src.parent / 'parallel', jobs=2)
    assert parallel.warnings == serial.warnings == []
    assert parallel.unlike(serial) == []


FEEDS = {
    'hugolinks.py': ROLES,
    'index.md': '# 一冊\n',
    'p/a.md': '---\ntitle: 一\ndate: 2026-01-02\ntags: [海]\n---\n\n'
    '[全部](/index.xml)、[海](/tags/海/index.xml)、[圖](/sitemap.xml)\n',
}


@pytest.mark.parametrize(
    ('builder', 'address'),
    [
        ('html', 'href="../tags/%E6%B5%B7/index.xml"'),
        ('xml', 'refuri="https://example.org/tags/%E6%B5%B7/index.xml"'),
    ],
)
def test_feeds_can_be_linked(build: Build, site: Site, builder: str, address: str) -> None:
    src = site({**FEEDS, 'conf.py': f"{CONF}html_baseurl = 'https://example.org/'\n"})
    src.joinpath('static').mkdir(exist_ok=True)
    built = build(src, src.with_name('out'), builder)
    assert built.warnings == []
    made = (p for p in built.files().values() if p.suffix in {'.html', '.xml'})
    assert any(address in path.read_text('utf-8') for path in made)


def test_a_feed_that_goes_is_no_address_any_more(build: Build, site: Site) -> None:
    src = site({**FEEDS, 'conf.py': f"{CONF}html_baseurl = 'https://example.org/'\n"})
    src.joinpath('static').mkdir(exist_ok=True)
    assert build(src, src.with_name('out')).warnings == []
    with (src / 'conf.py').open('a', encoding='utf-8') as conf:
        conf.write("podcast_feeds = {'site': ['rss']}\n")
    again = build(src, src.with_name('out'))
    assert ['/tags/海/index.xml' in said for said in again.warnings] == [True]
    assert again.unlike(build(src, src.with_name('fresh'))) == []


def test_files_of_sphinx_can_be_linked(build: Build, site: Site) -> None:
    paths = 'html_extra_path, html_static_path = ["extra"], ["own"]'
    text = '---\ntitle: 一\ndate: 2026-01-02\n---\n\n'
    text += '[甲](/a/b.pdf)、[乙](/_static/c.zip)、[丙](/a/)、[丁](/d/?q=1#e)、[戊](/a/b.txt)\n'
    files = {
        **dict.fromkeys(['extra/a/b.pdf', 'extra/a/index.html', 'own/c.zip'], 'x'),
        'static/d/index.html': 'x',
        'hugolinks.py': ROLES,
    }
    src = site({**files, 'index.md': '# 一冊\n', 'p.md': text, 'conf.py': f'{CONF}{paths}\n'})
    built = build(src, src.with_name('out'), 'dirhtml')
    assert ['/a/b.txt' in said for said in built.warnings] == [True]
    links = built.page('p').links()
    assert [links[one] for one in '甲乙丙丁'] == [
        *('../a/b.pdf', '../_static/c.zip', '../a/', '../d/?q=1#e')
    ]
