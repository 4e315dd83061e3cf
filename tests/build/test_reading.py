"""What is read of which files, in one site: documents, pages, drafts, translations, chapters."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sphinxext_podcast.source.folders.patterns import choice
from sphinxext_podcast.source.folders.unread import unread
from tests.build.project import BARE as USUAL

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built, Element

CONF = f"""\
{USUAL}\
html_baseurl = 'https://pod.example/'
language = 'zh_TW'
podcast_pages = ['plain', '!manual/refused']
podcast_channel = {{'email': 'a@pod.example', 'image': 'https://cdn.example/c.jpg',
                   'categories': ['Technology'], 'titel': 'x', 'description': '說話。'}}
"""


def text(*keys: str, body: str = '內文。') -> str:
    """Return an article of 1 May with the title A and further *keys*."""
    lines = '\n'.join(keys)
    return f'---\ntitle: A\ndate: 2026-05-01\n{lines}\n---\n\n{body}\n'


AUDIO = 'audio: {url: "https://cdn.example/%s.mp3", length: "24,986,239", type: audio/mpeg}'
FILES = {
    'conf.py': CONF,
    'index.md': '# 首頁\n\n```{toctree}\n:glob:\nmanual/*\n```\n\n```{article-list}\n```\n',
    # Suffixes, and folders of programs.
    'a/long.markdown': text('title: 長尾').replace('title: A\n', ''),
    'a/short.mdown': text(),
    'a/loud.MD': text(),
    '.venv/pyvenv.cfg': '',
    '.venv/lib/readme.md': '# 別人的\n',
    'mine/env/pyvenv.cfg': '',
    'mine/env/readme.md': '# 別人的\n',
    'mine/node_modules/x/readme.md': '# 別人的\n',
    # What is held back, or in no list.
    'held/yes.md': text('draft: yes', body='保密甲。'),
    'held/status.md': text('Status: Draft', body='保密乙。'),
    'held/list.md': text('status: [draft]', body='保密丁。'),
    'held/private.md': text('status: private', body='保密戊。'),
    'held/never.md': text('published: never', body='保密己。'),
    'held/flag.rst': ':title: 旗\n:date: 2026-01-02\n:draft:\n\n保密庚。\n',
    'held/page.md': '---\ntitle: 保密頁\ndraft: perhaps\n---\n保密丙。\n',
    'a/hidden.md': text('status: hidden', 'tags: [藏]', body='只有知道的人。'),
    'a/soon.md': text('date: 2026-07-01').replace('date: 2026-05-01\n', ''),
    'a/gone.md': text('expiryDate: 2026-05-02'),
    'a/someday.md': text('date: tomorrow').replace('date: 2026-05-01\n', ''),
    # Titles.
    'a/twice.md': text(body='# **A**\n\n見 [上](#a)。'),
    'a/two.rst': ':date: 2026-05-01\n\nAI\n==\n\n內文。\n',
    'a/none.rst': ':date: 2026-05-01\n\n內文。\n\n-----\n\n又一段。\n',
    # Two languages.
    'b/_index.md': '---\ntitle: 潮\n---\n',
    'b/_index.en.md': '---\ntitle: Tides\n---\nIn English.\n',
    'b/x/index.md': text(body='![圖](pier.png)'),
    'b/x/index.en.md': text(body='![pier](pier.png)').replace('title: A', 'title: In English'),
    'b/x/pier.png': 'x',
    'b/x/note.md': '# 註\n',
    'a/talk.md': text(),
    'a/talk.en.md': text(),
    'a/node.js.md': text(),
    # Pages, and what is none.
    'about.md': '---\ntitle: 關於\ndescription: 我們是誰。\n---\n'
    '{{< youtube harbour-010 >}}\n\n## 誰\n',
    'toml.md': '+++\ntitle = "提案"\n+++\n內文。\n',
    'call.md': '# 聯絡\n\n{{< qr text="x" />}}\n',
    'plain.md': '# 平常\n\n{{< nothing >}}\n',
    'pelican.md': 'Title: 鵜鶘\nStatus: published\n\n內文。\n',
    'b/below.md': '沒有題目。\n',
    'manual/own.md': '---\ntitle: T\n---\n# 手冊\n\n{.cls}\n`{{< youtube harbour-010 >}}`\n',
    'manual/refused.md': '---\ntitle: T\n---\n## 手冊\n',
    'manual/included.md': '---\ntitle: T\n---\n```{include} own.md\n```\n',
    'loose/orphan.md': '---\ntitle: T\norphan: true\n---\n手冊。\n',
    # Dialects.
    'c/pelican.md': '---\nTitle: 海: 上\nDate: 2026-05-01\n'
    'Tags: 風, 浪\nAuthors: D, E; F\n---\n內文。\n',
    'c/material.md': text('date: {created: 2026-01-02, updated: 2026-02-03}').replace(
        'date: 2026-05-01\n', ''
    ),
    'news/_posts/2026-05-01-jekyll.md': (
        '---\ntitle: J\nexcerpt_separator: <!-- end -->\n---\n開頭。\n\n<!-- end -->\n\n後文。\n'
    ),
    # Episodes.
    'd/given.md': text(AUDIO % 'a', 'guid: old-guid-123', 'chapters: ch.txt'),
    'd/own.md': text(
        AUDIO % 'b',
        'chapters:',
        '  - {start: "00：00", title: 開場, url: "https://e.org/a"}',
        '  - {start: 30, img: "https://e.org/i.png", toc: false}',
    ),
    'd/ready.md': text(AUDIO % 'c', 'chapters: ready.json'),
    'd/broken.md': text(AUDIO % 'd', 'chapters: broken.json', 'guid: old-guid-123'),
    'd/ch.txt': '00:00 開場 <https://e.org>\n1:02：03｜規模\n',
    'd/ready.json': '{"version": "1.2.0", "chapters": [{"startTime": 0, "title": "a"}]}',
    'd/broken.json': '{"version":\n',
}


@pytest.fixture(scope='module')
def src(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp('reading') / 'src'
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding='utf-8')
    return folder


@pytest.fixture(scope='module')
def built(build: Build, src: Path) -> Callable[..., Built]:
    """Return the function that builds the site once with each builder and options."""

    def run(builder: str = 'dirhtml', *shown: str) -> Built:
        conf: dict[str, Any] = dict.fromkeys(shown, True)
        return build(src, src.with_name('-'.join([builder, *shown])), builder, conf=conf)

    return cache(run)


def named(page: Element, name: str) -> str:
    """Return what the one ``<meta>`` of that *name* says."""
    (found,) = (m for m in page.all('meta') if m.attrs.get('name') == name)
    return found.attrs['content']


def main(page: Element) -> Element:
    return page.one('div', css='body')


def listed(built: Built) -> list[str]:
    links = built.page('index').one('ul', css='podcast-article-list').all('a')
    return [link.attrs['href'].strip('./') for link in links]


def test_warnings(built: Callable[..., Built]) -> None:
    wanted = [
        r"conf.py:\d+: WARNING: podcast_channel: an entry is left out: .* no key 'titel'; do you",
        r"a/someday.md:3: WARNING: date: 'tomorrow' is not a date; .* without a date, last",
        r"d/broken.md:\d+: WARNING: chapters: 'broken.json': line 2: .*not valid JSON: .*left out",
        r"d/given.md:\d+: WARNING: guid: 'old-guid-123' is that of 'd/broken', too; apps show one",
        r"held/never.md:4: WARNING: published: 'never' is no date, true or false; until",
        r"held/private.md:4: WARNING: status: 'private' is not \"draft\", .*; until then it is",
        r"held/page.md:3: WARNING: draft: 'perhaps' is not a boolean; .*; until then it is held",
        r"held/yes.md:4: WARNING: draft: 'yes' is not a boolean; .*; until then it is held back",
        r"plain.md:3: WARNING: no shortcode 'nothing'",
        r'manual/refused.md(\.rst)?:4: WARNING: .*Document headings start at H2',
    ]
    said = built().warnings
    assert [w for w in wanted if not any(re.match(w, one) for one in said)] == []
    assert [one for one in said if not any(re.match(w, one) for w in wanted)] == []


def test_documents_by_their_suffixes(built: Callable[..., Built]) -> None:
    files = built().files()
    assert [n for n in ('long', 'short', 'loud') if f'a/{n}/index.html' not in files] == []
    assert [name for name in files if 'readme' in name or 'env' in name] == []
    assert main(built().page('a/long')).one('h1').text == '長尾'


def test_a_project_that_chooses_its_suffixes_is_told(build: Build, tmp_path: Path) -> None:
    for name in ('index.md', 'a.markdown', 'b.mdown', 'c.MD', 'd.MD', 'e.md'):
        (tmp_path / name).write_text('# A\n', encoding='utf-8')
    suffixes = "{'.md': 'markdown', '.MD': 'markdown'}"
    (tmp_path / 'conf.py').write_text(
        f"extensions = ['sphinxext_podcast']\nsource_suffix = {suffixes}\n", encoding='utf-8'
    )
    (said,) = (w for w in build(tmp_path, tmp_path / 'out').warnings if 'toctree' not in w)
    assert '2 Markdown files are no documents and left out: a.markdown, b.mdown; write ' in said
    assert "'.markdown': 'markdown', '.mdown': 'markdown'} to have them" in said


def test_environments_of_python(tmp_path: Path) -> None:
    for name in ('a/pyvenv.cfg', 'b [x]/conda-meta/h', 'c/.venv/pyvenv.cfg', 'out/v/pyvenv.cfg'):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).touch()
    assert unread(str(tmp_path), {f'{tmp_path}/out'}) == ['a', 'b [[]x]']


def test_what_is_held_back(built: Callable[..., Built]) -> None:
    for path in built().files().values():
        assert '保密' not in path.read_bytes().decode('utf-8', 'replace'), path
    assert built('dirhtml', 'podcast_drafts').path('held/page').is_file()


def test_hidden_articles(built: Callable[..., Built]) -> None:
    made = built()
    page = made.page('a/hidden')
    assert '只有知道的人' in main(page).text
    assert named(page, 'robots') == 'noindex'
    for name, path in made.files().items():
        if not name.startswith(('a/hidden/', '_sources/a/hidden', 'objects.inv', '.')):
            words = path.read_bytes().decode('utf-8', 'replace')
            assert '只有知道的人' not in words, name
            assert '/a/hidden' not in words, name
    assert not (made.out / 'tags/藏').exists()


def test_marks(built: Callable[..., Built]) -> None:
    shown = ('podcast_drafts', 'podcast_future', 'podcast_expired')
    made = built('dirhtml', *shown)
    marks = {
        'held/yes': ('draft', '草稿'),
        'a/soon': ('future', '尚未發布'),
        'a/gone': ('expired', '已下架'),
    }
    for docname, (mark, word) in marks.items():
        header = main(made.page(docname)).one('header')
        assert [p.text for p in header.all('p', css=f'podcast-{mark}')] == [word]
        home = main(made.page('index'))
        assert word in [span.text for span in home.all('span', css=f'podcast-{mark}')]
    assert '尚未發布' not in built().path('a/talk').read_text(encoding='utf-8')


def test_a_mark_goes_when_the_hour_comes(build: Build, src: Path, tmp_path: Path) -> None:
    """The article and the lists are written again, though no file changed."""
    copy = shutil.copytree(src, tmp_path / 'src')
    for name in ('held', 'b', 'c', 'd', 'news', 'manual'):
        shutil.rmtree(copy / name)
    conf: dict[str, Any] = {'podcast_future': True}
    later = {**conf, 'podcast_now': '2026-08-01'}
    build(copy, tmp_path / 'out', 'dirhtml', conf=conf)
    again = build(copy, tmp_path / 'out', 'dirhtml', conf=later)
    assert '尚未發布' not in again.path('a/soon').read_text(encoding='utf-8')
    assert again.unlike(build(copy, tmp_path / 'fresh', 'dirhtml', conf=later)) == []


def test_titles(built: Callable[..., Built]) -> None:
    twice = main(built().page('a/twice'))
    assert [h1.one('strong').text for h1 in twice.all('h1')] == ['A']
    assert twice.links()['上'] == '#a'
    assert main(built().page('a/two')).one('h1').text == 'AI'
    assert main(built().page('a/none')).one('h1').text == 'none'


def test_without_a_date_an_article_is_last(built: Callable[..., Built]) -> None:
    assert listed(built())[-1] == 'a/someday'


def test_two_languages(built: Callable[..., Built]) -> None:
    made = built()
    page = made.page('en/b/x')
    assert main(page).one('h1').text == 'In English'
    assert main(page).one('img').attrs['src'].endswith('pier.png')
    for one, name in (('b/x', 'en/b/x'), ('a/talk', 'a/talk.en')):
        found = {
            link.attrs['hreflang']: link.attrs['href']
            for link in made.page(one).all('link')
            if 'hreflang' in link.attrs
        }
        home = 'https://pod.example/'
        assert found == {
            'zh-TW': f'{home}{one}/',
            'en': f'{home}{name}/',
            'x-default': f'{home}{one}/',
        }
    assert main(made.page('en/b')).one('h1').text == 'Tides'
    # The others lead there; only below an _index Hugo's spelling of a path is that of a page.
    assert main(made.shown('b/index.en')).one('h1').text == 'Tides'
    for name in ('b/x/index.en', 'b/index.en', 'en/a/talk'):
        assert 'http-equiv="refresh"' in made.path(name).read_text(encoding='utf-8')
    assert not (made.out / 'b/x/note').exists()
    assert 'a/node.js/index.html' in made.files()


@pytest.mark.parametrize(
    ('name', 'title', 'words'),
    [
        ('about', '關於', '誰'),
        ('toml', '提案', '內文。'),
        ('call', '聯絡', ''),
        ('plain', '平常', '{{< nothing >}}'),
        ('pelican', '鵜鶘', '內文。'),
        ('b/below', 'below', '沒有題目。'),
        ('en/b', 'Tides', 'In English.'),
        ('manual/own', '手冊', '{{< youtube'),
        ('manual/included', '手冊', '{{< youtube'),
        ('loose/orphan', None, '手冊。'),
    ],
)
def test_pages(built: Callable[..., Built], name: str, title: str | None, words: str) -> None:
    page = main(built().page(name))
    assert [h1.text for h1 in page.all('h1')] == ([title] if title else [])
    assert words in page.text
    assert page.all('header') == page.all('footer') == []
    assert bool(page.all(css='podcast-embed')) is (name == 'about')


def test_a_page_says_what_its_author_says(built: Callable[..., Built]) -> None:
    assert named(built().page('about'), 'description') == '我們是誰。'


@pytest.mark.parametrize(
    ('patterns', 'answer'),
    [
        ([], None),
        (['a/*'], True),
        (['!a/*'], False),
        (['a/*', '!a/b'], False),
        (['!a/c', 'x'], None),
    ],
)
def test_the_author_decides_what_is_a_page(patterns: list[str], answer: bool | None) -> None:
    assert choice('a/b', patterns) is answer


def test_dialects(built: Callable[..., Built]) -> None:
    made = built()
    assert [n for n in ('風', '浪') if not made.path(f'tags/{n}').is_file()] == []
    assert [n for n in ('d,-e', 'd-e', 'f') if made.path(f'authors/{n}').is_file()] == ['d-e', 'f']
    assert main(made.page('c/pelican')).one('h1').text == '海: 上'
    header = main(made.page('c/material')).one('header')
    assert [t.attrs['datetime'][:10] for t in header.all('time')] == ['2026-01-02', '2026-02-03']
    assert made.path('categories/news').is_file()
    feed = json.loads((made.out / 'news/feed.json').read_text(encoding='utf-8'))
    assert [item['summary'] for item in feed['items']] == ['開頭。']


def test_episodes(built: Callable[..., Built]) -> None:
    feeds = {b: (built(b).out / 'podcast.xml').read_text('utf-8') for b in ('dirhtml', 'html')}
    for builder, feed in feeds.items():
        permanent = 'true' if builder == 'dirhtml' else 'false'
        ids = re.findall(r'<guid isPermaLink="(\w+)">(.*)</guid>', feed)
        assert sorted(ids) == sorted(
            [
                *[('false', 'old-guid-123')] * 2,
                (permanent, 'https://pod.example/d/own/'),
                (permanent, 'https://pod.example/d/ready/'),
            ]
        )
        assert feed.count('length="24986239"') == 4
        assert re.findall(r'chapters url="https://pod.example/(.*?)"', feed) == [
            'd/given/chapters.json',
            'd/own/chapters.json',
            'd/ready.json',
        ]


def test_chapters(built: Callable[..., Built]) -> None:
    out = built().out / 'd'
    made = {n: json.loads((out / n / 'chapters.json').read_bytes()) for n in ('given', 'own')}
    assert made['given']['chapters'] == [
        {'startTime': 0, 'title': '開場', 'url': 'https://e.org'},
        {'startTime': 3723, 'title': '規模'},
    ]
    assert made['own']['chapters'] == [
        {'startTime': 0, 'title': '開場', 'url': 'https://e.org/a'},
        {'startTime': 30, 'img': 'https://e.org/i.png', 'toc': False},
    ]


def delete(name: str) -> Callable[[Path], None]:
    return lambda src: (src / name).unlink()


def write(name: str, content: str) -> Callable[[Path], object]:
    return lambda src: (src / name).write_text(content, encoding='utf-8')


EDITS = (
    write('manual/_index.md', ''),
    delete('b/_index.md'),
    delete('a/talk.md'),
    write('plain.md', '---\ntitle: 平常\ndraft: true\n---\n'),
    write('d/ch.txt', '0:00 另一章\n'),
)


@pytest.mark.parametrize('jobs', [1, 2])
def test_edits(build: Build, src: Path, tmp_path: Path, jobs: int) -> None:
    """An index comes, one goes, a language goes, a page becomes a draft, chapters change."""
    copy = shutil.copytree(src, tmp_path / 'src')
    for name in ('held', 'c', 'news', 'loose'):
        shutil.rmtree(copy / name)
    build(copy, tmp_path / 'out', 'dirhtml', jobs=jobs)
    for edit in EDITS:
        edit(copy)
    again = build(copy, tmp_path / 'out', 'dirhtml', jobs=jobs)
    assert again.unlike(build(copy, tmp_path / 'fresh', 'dirhtml')) == []
