"""Folders, taxonomies and terms with documents of their own, and without."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinxext_podcast.source.folders.documents import in_bundles, is_article, is_section
from tests.build.conftest import CONF

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built
    from tests.build.started import Starts

    Site = Callable[[Mapping[str, str | bytes]], Path]


def article(title: str, day: int, more: str = '') -> str:
    return f'---\ntitle: {title}\ndate: 2026-01-{day:02}\n{more}---\n\n{title}的內容。\n'


#: A folder as Hugo has it, without any root document.
CONTENT = {
    '海邊.md': article('海邊', 1),
    'posts/燈塔.md': article('燈塔', 2, 'tags: [港口 夜航, OpenAI]\n'),
    'posts/鹽.md': article('鹽', 3, 'tags: [OpenAI]\n'),
    'posts/2026/風.md': article('風', 4),
    'letters/_index.md': '---\ntitle: 來信\n---\n\n讀者寫來的信。\n',
    'letters/一.md': article('第一封', 5),
    'letters/old/_index.md': '舊信在這裡。\n',
    'letters/old/二.md': article('第二封', 6),
    'tags/港口 夜航/_index.md': '---\ntitle: 夜裡的港口\n---\n\n關於夜航。\n',
    'tags/openai/_index.md': '一家公司。\n\n## 歷史\n',
    'tags/nobody/_index.md': '---\ntitle: 還沒有\n---\n',
    'about.md': '---\ntitle: 關於\n---\n\n我們是誰。\n',
    'later.md': '---\ntitle: 以後\ndraft: true\n---\n',
}
HTML = ('html', 'dirhtml')


def items(built: Built, page: str) -> list[str]:
    """Return the titles of the articles listed on *page*, in order."""
    main = built.page(page)
    return [e.text for e in main.all(css='podcast-item-title')]


def inner(built: Built, page: str) -> list[str]:
    return [e.text for e in built.page(page).all(css='podcast-section-item')]


def broken(built: Built) -> list[str]:
    files = built.files()
    return [
        f'{name}: {href}'
        for name, page in built.pages().items()
        for a in page.all('a')
        if (href := a.attrs.get('href', '')) and '://' not in href
        if built.follow(name, href)[0] not in files
    ]


@pytest.mark.parametrize('builder', HTML)
def test_a_bare_folder(build: Build, site: Site, tmp_path: Path, builder: str) -> None:
    built = build(site(CONTENT), tmp_path / 'out', builder)
    assert built.warnings == []
    assert "there is no 'index'" in built.status
    assert broken(built) == []

    assert built.page('index').one('h1').text == '一冊'
    assert items(built, 'index') == ['第二封', '第一封', '風', '鹽', '燈塔', '海邊']
    assert inner(built, 'index') == []
    # What leads on is in the menu.
    assert built.page('index').all('p', css='podcast-facts') == []
    assert {'來信', 'Posts', 'Archive'} <= built.page('index').links().keys()

    assert built.page('posts').one('h1').text == 'Posts'
    assert items(built, 'posts') == ['風', '鹽', '燈塔']
    assert not (built.out / 'posts/2026/index.html').exists()

    letters = built.page('letters')
    assert letters.one('h1').text == '來信'
    assert '讀者寫來的信。' in letters.text
    assert letters.text.index('讀者') < letters.text.index('第一封')
    assert items(built, 'letters') == ['第一封']
    assert inner(built, 'letters') == ['Old']
    assert built.page('letters/old').one('h1').text == 'Old'
    assert built.page('about').one('h1').text == '關於'
    assert items(built, 'letters/old') == ['第二封']


@pytest.mark.parametrize('builder', HTML)
def test_documents_of_terms(build: Build, site: Site, tmp_path: Path, builder: str) -> None:
    src = site({**CONTENT, 'tags/_index.md': '---\ndescription: 全部\n---\n所有的標籤。\n'})
    built = build(src, tmp_path / 'out', builder)
    assert built.warnings == []
    # With dirhtml it is where Hugo has it; else that leads there.
    here, there = 'tags/港口 夜航', 'tags/港口-夜航'
    if builder == 'dirhtml':
        here, there = there, here
    assert built.page(here).one('h1').text == '夜裡的港口'
    assert items(built, here) == ['燈塔']
    redirect = (built.out / there / 'index.html').read_text(encoding='utf-8')
    assert 'http-equiv="refresh"' in redirect
    assert not (built.out / 'tags/港口-夜航.html').exists()
    # Without a title it has that of the term, as most articles spell it.
    assert built.page('tags/openai').one('h1').text == 'OpenAI'
    assert built.page('tags/openai').one('title').text.startswith('OpenAI')
    assert 'openai' not in built.page('tags/openai').text
    assert items(built, 'tags/openai') == ['鹽', '燈塔']
    assert built.page('tags/nobody').one(css='podcast-empty').links().keys() == {'All articles'}
    tags = built.page('tags')
    assert '所有的標籤。' in tags.text
    assert tags.one('h1').text == 'Tags'
    assert list(tags.one(css='podcast-term-list').links()) == ['OpenAI', '港口 夜航']
    suffix = 'index.html' if builder == 'html' else ''
    up = '' if builder == 'html' else '../'
    footer = built.page('posts/燈塔').one('footer').links()
    assert footer['OpenAI'] == f'{up}../tags/openai/{suffix}'


def test_lists_of_terms_are_named_by_their_documents(build: Build, site: Site) -> None:
    src = site({**CONTENT, 'tags/_index.md': '---\ntitle: 關鍵字\n---\n'})
    (src / 'conf.py').write_text(f'{CONF}podcast_menu = []\n', encoding='utf-8')
    home = build(src, src.parent / 'out', 'dirhtml').page('index')
    assert home.one(css='podcast-facts').links()['關鍵字'] == 'tags/'


def test_an_ordinary_document_of_a_term(build: Build, site: Site, tmp_path: Path) -> None:
    files = {
        **CONTENT,
        'index.md': '# 首頁\n',
        'later.md': '---\norphan: true\n---\n# 以後\n',
        'about.md': '---\norphan: true\n---\n# 關於\n',
        'tags/Openai.md': '# 那家公司\n\n說明。\n',
        'tags/港口-夜航.md': '# 自己的\n\n```{article-list}\n:limit: 1\n```\n',
        'tags/else.md': '---\norphan: true\n---\n# 別的\n',
    }
    del files['tags/openai/_index.md'], files['tags/港口 夜航/_index.md']
    built = build(site(files), tmp_path / 'out')
    assert built.warnings == [
        ("tags/港口-夜航.md: WARNING: document isn't included in any toctree [toc.not_included]")
    ]
    assert items(built, 'tags/Openai') == ['鹽', '燈塔']
    assert built.page('posts/鹽').one('footer').links()['OpenAI'] == '../tags/Openai.html'
    assert items(built, 'tags/港口-夜航') == ['第二封']
    assert items(built, 'tags/else') == []


def test_a_home_of_hugo(build: Build, site: Site, tmp_path: Path) -> None:
    home = '---\ntitle: 潮間帶\n---\n\n歡迎。\n'
    built = build(site({**CONTENT, '_index.md': home}), tmp_path / 'out')
    assert built.warnings == []
    assert built.page('index').one('h1').text == '潮間帶'
    assert items(built, 'index')[0] == '第二封'
    assert not (built.out / '_index.html').exists()
    assert (built.out / '_sources/_index.md.txt').read_text(encoding='utf-8') == home


def test_an_index_of_its_own_stays(build: Build, site: Site, tmp_path: Path) -> None:
    files = {**CONTENT, 'index.rst': 'Home\n====\n\n.. toctree::\n\n   letters/index\n'}
    files['letters/index.md'] = '# 信\n'
    del files['about.md'], files['later.md']
    built = build(site(files), tmp_path / 'out')
    assert built.warnings == []
    assert built.page('index').one('h1').text == 'Home'
    assert items(built, 'index') == items(built, 'letters') == []
    assert built.page('letters/_index').one('h1').text == '來信'


def test_what_is_no_article_keeps_its_names(build: Build, site: Site, tmp_path: Path) -> None:
    files = {
        **CONTENT,
        'index.md': '# 首頁\n\n```{toctree}\nletters/_index\nabout\n```\n',
        'conf.py': CONF.replace('podcast_now', "podcast_articles = ['posts/**']\npodcast_now"),
    }
    built = build(site(files), tmp_path / 'out')
    assert (built.out / 'letters/_index.html').is_file()
    assert not (built.out / 'letters/index.html').exists()
    assert items(built, 'posts') == ['風', '鹽', '燈塔']


@pytest.mark.parametrize('reason', ['draft: true', 'headless: true', 'date: 2030-01-01'])
def test_text_that_is_not_published(build: Build, site: Site, tmp_path: Path, reason: str) -> None:
    held = f'---\ntitle: 不給看\n{reason}\n---\n\n不給看。\n'
    files = {
        **CONTENT,
        '_index.md': held,
        'letters/_index.md': held,
        'letters/old/_index.md': held,
    }
    src = site(files)
    for _again in range(2):
        built = build(src, tmp_path / 'out')
        assert built.warnings == []
        assert built.page('index').one('h1').text == '一冊'
        assert built.page('letters').one('h1').text == 'Letters'
        assert items(built, 'letters/old') == ['第二封']
        assert '不給看' not in ''.join(page.text for page in built.pages().values())


@pytest.mark.parametrize('builder', ['text', 'latex', 'epub', 'singlehtml', 'xml', 'gettext'])
def test_other_builders(build: Build, site: Site, tmp_path: Path, builder: str) -> None:
    conf = {'epub_copyright': '一冊', 'latex_engine': 'xelatex'}
    built = build(site(CONTENT), tmp_path / 'out', builder, conf=conf)
    assert built.warnings == []
    if builder == 'text':
        text = (built.out / 'letters/index.txt').read_text(encoding='utf-8')
        assert '讀者寫來的信。' in text
        assert '* Old' in text
        assert '* 第一封' in text
        openai = (built.out / 'tags/openai/index.txt').read_text(encoding='utf-8')
        assert openai.startswith('OpenAI')
        assert '* 鹽' in openai


def write(name: str, text: str) -> Callable[[Path], None]:
    def edit(src: Path) -> None:
        (src / name).parent.mkdir(parents=True, exist_ok=True)
        (src / name).write_text(text, encoding='utf-8')

    return edit


def delete(name: str) -> Callable[[Path], None]:
    return lambda src: (src / name).unlink()


def rename(old: str, new: str) -> Callable[[Path], None]:
    def edit(src: Path) -> None:
        (src / old).rename(src / new)

    return edit


EDITS: dict[str, Callable[[Path], None]] = {
    'nothing': lambda src: None,
    'text for a folder': write('posts/_index.md', '文章。\n'),
    'text for a folder below': write('posts/2026/_index.md', '---\ntitle: 今年\n---\n'),
    'other title of a folder': write('letters/_index.md', '---\ntitle: 信\n---\n'),
    'text of a folder gone': delete('letters/_index.md'),
    'text of a folder below gone': delete('letters/old/_index.md'),
    'text of a folder held back': write('letters/_index.md', '---\ndraft: true\n---\n'),
    'no section any more, same time': rename('letters/_index.md', 'letters/index.md'),
    'home': write('_index.md', '---\ntitle: 潮間帶\n---\n'),
    'home of Sphinx': write('index.md', '# 首頁\n'),
    'article in a folder': write('posts/新.md', article('新的', 20)),
    'article in a new folder': write('近況/新.md', article('新的', 20)),
    'last article of a folder gone': delete('letters/old/二.md'),
    'other title of an article': write('letters/一.md', article('頭一封', 5)),
    'text for a term': write('tags/OpenAI/_index.md', '# 公司\n'),
    'text of a term gone': delete('tags/港口 夜航/_index.md'),
    'text for all terms': write('tags/_index.md', '標籤。\n'),
    'title for all terms': write('tags/_index.md', '---\ntitle: 關鍵字\n---\n'),
    'other spelling of a term': write('posts/鹽.md', article('鹽', 3, 'tags: [OPENAI]\n')),
    'term without articles now': write('posts/燈塔.md', article('燈塔', 2)),
    'first article of a term': write('posts/鹽.md', article('鹽', 3, 'tags: [nobody]\n')),
    'bundle': write('letters/old/index.md', article('合集', 7)),
}


#: Edits that are tried in several processes, too.
PARALLEL = (
    'text for a folder',
    'other title of a folder',
    'text of a folder gone',
    'article in a folder',
    'text of a term gone',
    'home',
)


@pytest.mark.parametrize(
    ('name', 'jobs'), [*((name, 1) for name in EDITS), *((name, 2) for name in PARALLEL)]
)
def test_edits(start: Starts, name: str, jobs: int) -> None:
    site = start(CONTENT)
    EDITS[name](site.src)
    if jobs > 1:
        for path in site.src.rglob('*.md'):
            path.touch()  # so that enough is read for several processes
    again, fresh = site.again(jobs), site.fresh()
    assert again.unlike(fresh) == []
    assert again.warnings == fresh.warnings


def test_paths(build: Build, site: Site, tmp_path: Path) -> None:
    src = site(CONTENT)
    build(src, tmp_path / 'out')
    data = (tmp_path / 'out-doctrees/environment.pickle').read_bytes()
    env = pickle.loads(data)  # noqa: S301 - our own build wrote it
    assert env.doc2path('letters/index', base=False).as_posix() == 'letters/_index.md'
    assert env.path2doc(src / 'letters/_index.md') == 'letters/index'
    assert env.path2doc('posts/鹽.md') == 'posts/鹽'
    assert env.doc2path('index', base=False).as_posix() == 'index.md'
    assert Path(env.doc2path('index')).is_file()


@pytest.mark.parametrize(
    ('docname', 'language', 'section'),
    [
        ('_index', 'zh_TW', True),
        ('a/_index', '', True),
        ('a/_index.en', 'zh_TW', False),
        ('a/_index.zh-tw', 'zh_TW', True),
        ('a/_index.zh', 'zh_TW', True),
        ('a/_index.zh-cn', 'zh_TW', False),
        ('a/_index.en', 'en', True),
        ('b/_index.en', 'en', False),
    ],
)
def test_names_of_sections(docname: str, language: str, section: bool) -> None:
    assert is_section(docname, {'b/_index'}, language) is section


def test_what_is_in_a_bundle(tmp_path: Path) -> None:
    texts = {
        'index.md': article('首頁', 1),
        'a/index.md': article('甲', 1),
        'a/note.md': 'x',
        'a/_index.md': 'x',
        'a/deep/index.md': 'x',
        'a/deep/er.md': 'x',
        'a/other.rst': 'x',
        'b/index.md': '# 手冊\n',
        'b/page.md': 'x',
        'c/index.md': '---\ntitle: "\n---\n',
        'c/note.md': 'x',
        'd/index.md': '---\nheadless: true\n---\n',
        'd/note.md': 'x',
        'e/index.rst': ':date: 2026-01-01\n',
        'e/page.md': 'x',
    }
    for name, text in texts.items():
        write(name, text)(tmp_path)
    found = {name.rpartition('.')[0]: name for name in texts}
    assert sorted(in_bundles(found, lambda path: is_article(tmp_path / path))) == [
        'a/_index',
        'a/deep/er',
        'a/deep/index',
        'a/note',
        'c/note',
        'd/note',
    ]


def test_a_page_without_front_matter_is_read_as_hugo_reads_it(build: Build, site: Site) -> None:
    plain = '{{< youtube Kj2mTq7-xXA >}}\n\n(標籤)=\n\n見[文章](/posts/)。\n'
    files = {k: v for k, v in CONTENT.items() if k.startswith('posts/')}
    src = site({**files, '_index.md': '---\ntitle: 潮間帶\n---\n', 'plain-page.md': plain})
    built = build(src, src.parent / 'out')
    assert built.warnings == []
    page = built.page('plain-page')
    assert page.one('h1').text == 'plain page'
    assert page.one('figure').attrs['data-podcast-id'] == 'Kj2mTq7-xXA'
    assert '(標籤)=' in page.one('div', css='body').text
    assert page.links()['文章'] == 'posts/index.html'
