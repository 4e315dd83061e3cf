"""The search in our own index: any piece of a text finds it, and nothing else is listed."""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

from sphinxext_podcast.model.search import Block, SearchDocument, SearchObject
from sphinxext_podcast.output import compact
from sphinxext_podcast.output.search.fold import fold
from sphinxext_podcast.output.search.index import search_files
from sphinxext_podcast.output.search.prepared import prepare
from tests.browser.conftest import served

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Visit

    Open = Callable[..., Visit]

pytestmark = pytest.mark.browser
SOURCES = Path(__file__).parents[2] / 'sphinxext_podcast' / 'browser'
STYLES = ('style', 'lists')
PAGE = """<!doctype html><html lang="zh-Hant"><meta charset="utf-8"><title>Search</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="../_static/sphinxext-podcast.css">
<link rel="stylesheet" href="../_static/sphinxext-podcast-lists.css">
<style>:root { color-scheme: light dark }</style>
<header><form action="../search/index.html"><input name="q" aria-label="Box"></form></header>
<main><h1>Search</h1><form action=""><input name="q" aria-label="Words"></form>
<div id="search-results"></div></main>
<script src="../_static/sphinxext-podcast-search.js"
 data-failed="Failed."></script>
"""
SENTENCES = """潮水退去的時候，我們才看見防波堤上的藤壺。
主持人問她為什麼離開實驗室；她笑著說：「因為海比較誠實。」
第 12 集談語言模型 GPT-4o 與 C++ 編譯器，還有 C# 的歷史。
他把錄音機放在窗邊，雨聲比訪談更清楚。
The harbour was running late, and nobody runs when the fog comes.
資料庫裡有三千筆紀錄，每一筆都是一次出海。
她說頭髮白了，可是好奇心沒有；發現新的洋流那天她七十歲。
We recorded the interviews on a ferry between two islands.
聽眾寫信來問：台灣的海岸線到底有多長？
ラジオの時間は夜九時から、波の音と一緒に。
「如果不記下來，」他說，「十年後就沒有人相信了。」
Straße, café, naïve: words with marks of their own.
𠮷野家的招牌在港口的轉角，燈亮到天明。
機器學習把浪高畫成一條線，線的後面是二十年的觀測。"""


def stem(word: str) -> str:
    """Return what the forms of *word* have in common, for the few words of these texts."""
    return {'running': 'run', 'runs': 'run', 'recorded': 'record', 'recording': 'record'}.get(
        word, word
    )


def articles() -> list[SearchDocument]:
    """Return sixty articles, the newest first."""
    chance = random.Random(7)  # noqa: S311 - the same articles each time
    lines = SENTENCES.splitlines()
    made = []
    for number in range(60):
        some = chance.sample(lines, 4)
        tag = ('海', 'Code')[number % 2]
        blocks = (
            Block('', '', ''.join(some[:2])),
            Block('later', f'後記之{number}', f'{some[2]} {some[3]} 第{number}篇'),
        )
        made.append(
            SearchDocument(
                f'posts/{number}/',
                f'航海日誌{number}' + ('：洋流' if number == 40 else ''),
                blocks,
                date=f'{2026 - number // 20}-01-01',
                published=f'January 1, {2026 - number // 20}',
                show='潮間帶',
                terms=(('標籤', tag),),
            )
        )
    return made


ARTICLES = articles()
FIELDS = [
    [fold(text) for text in (one.title, *(t for b in one.blocks for t in b[1:]))]
    for one in ARTICLES
]


def scan(*pieces: str) -> list[str]:
    """Return the addresses of the articles with all *pieces*, found by looking everywhere."""
    return sorted(
        one.address
        for one, fields in zip(ARTICLES, FIELDS, strict=True)
        if all(any(fold(piece) in field for field in fields) for piece in pieces)
    )


def put_scripts(root: Path) -> None:
    """Write what the build writes of our scripts and styles into the site *root*."""
    static = root / '_static'
    static.mkdir(exist_ok=True)
    for name in ('search', 'search-more'):
        text = (SOURCES / f'{name}.js').read_text(encoding='utf-8')
        (static / f'sphinxext-podcast-{name}.js').write_text(compact.script(text), 'utf-8')
    (static / 'sphinxext-podcast.css').write_text(
        ''.join((SOURCES / f'{name}.css').read_text(encoding='utf-8') for name in STYLES),
        encoding='utf-8',
    )


@pytest.fixture(scope='module')
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp('search')
    files = search_files(
        [prepare(one, stems=True) for one in ARTICLES],
        [SearchObject('sea.Harbour.open', 'method', 'api/#open', 'The sea')],
        {},
        {'archive': 'posts/'},
        stem,
    )
    for path, data in files.items():
        target = root / '_podcast-search' / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    put_scripts(root)
    (root / 'search').mkdir()
    (root / 'search' / 'index.html').write_text(PAGE, encoding='utf-8')
    return root


@pytest.fixture(scope='module')
def url(folder: Path) -> str:
    return folder.joinpath('search', 'index.html').as_uri()


def publish(root: Path, documents: Iterable[SearchDocument]) -> Path:
    """Write a site with *documents* to be searched into *root*, in the place of what was there."""
    root.mkdir(exist_ok=True)
    shutil.rmtree(root / '_podcast-search', ignore_errors=True)
    for name, made in search_files([prepare(one) for one in documents], (), {}).items():
        path = root / '_podcast-search' / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)
    put_scripts(root)
    (root / 'search').mkdir(exist_ok=True)
    (root / 'search' / 'index.html').write_text(PAGE, encoding='utf-8')
    return root


def done(page: Page, state: str = 'done') -> None:
    page.wait_for_function('s => document.documentElement.dataset.podcastSearch === s', arg=state)


def results(page: Page) -> list[str]:
    """Return the addresses of what is listed, in its order."""
    links = page.locator('#search-results > ul li.podcast-search-result > a[href*="/posts/"]')
    found: list[str] = links.evaluate_all('all => all.map(one => one.href)')
    return [f'posts/{address.split("#")[0].partition("/posts/")[2]}' for address in found]


def ask(page: Page, query: str) -> list[str]:
    """Type *query*; return the addresses of all that is listed."""
    page.locator('main input').fill(query)
    page.locator('main input').press('Enter')
    page.wait_for_function('document.documentElement.dataset.podcastSearch')
    while page.locator('#search-results button').is_visible():
        page.locator('#search-results button').click()
        page.wait_for_function('document.documentElement.dataset.podcastSearch')
        page.wait_for_timeout(30)
    done(page)
    return results(page)


def test_every_piece_finds_what_has_it(url: str, visit: Open) -> None:
    page, _ = visit(url)
    chance = random.Random(3)  # noqa: S311 - the same pieces each time
    texts = [
        text for one in ARTICLES for text in (one.title, *(block.text for block in one.blocks))
    ]
    wrong = []
    for _ in range(120):
        text = chance.choice(texts)
        start = chance.randrange(len(text))
        piece = text[start : start + chance.randint(1, 8)]
        if fold(piece).strip() and '-' not in piece:
            page.goto(f'{url}?q={quote(piece)}&all')
            done(page)
            if sorted(results(page)) != scan(*fold(piece).split()):
                wrong.append(piece)
    assert wrong == []


@pytest.mark.parametrize(
    ('query', 'pieces'),
    [
        ('GPT-4o', ['GPT-4o']),
        ('ｇｐｔ－４', ['GPT-4']),
        ('c++', ['C++']),
        ('C#', ['C#']),
        ('发现', ['發現']),
        ('头发', ['頭發']),
        ('机器学习', ['機器學習']),
        ('𠮷', ['𠮷']),
        ('strasse', ['straße']),
        ('海 雨聲', ['海', '雨聲']),
        ('"the fog comes"', ['the fog comes']),
        ('erry', ['ferry']),
    ],
)
def test_queries(url: str, visit: Open, query: str, pieces: list[str]) -> None:
    page, _ = visit(url)
    assert sorted(ask(page, query)) == scan(*pieces)


def test_left_out(url: str, visit: Open) -> None:
    page, _ = visit(url)
    assert sorted(ask(page, '潮水 -雨聲')) == sorted({*scan('潮水')} - {*scan('雨聲')})
    assert sorted(ask(page, '-4o')) == scan('-4o')


def test_stems(url: str, visit: Open) -> None:
    page, _ = visit(url)
    assert sorted(ask(page, 'runs')) == scan('runs')
    page.goto(f'{url}?q=running&all')
    done(page)
    assert page.locator('mark', has_text='runs').count()
    assert page.locator('mark', has_text='running').count()


def test_twenty_first_and_the_others_when_asked(url: str, visit: Open) -> None:
    page, _ = visit(f'{url}?q=%E6%97%A5%E8%AA%8C')
    done(page, 'first')
    assert len(results(page)) == 20
    assert page.get_by_role('status').inner_text() == 'The first 20 of at most 60 results'
    page.get_by_role('button', name='More results').click()
    page.wait_for_function("document.querySelectorAll('.podcast-search-result').length === 40")
    page.goto(f'{url}?q=%E6%97%A5%E8%AA%8C&all')
    done(page)
    assert len(results(page)) == 60
    assert page.evaluate('document.documentElement.dataset.podcastSearchCount') == '60'
    assert results(page) == [one.address for one in ARTICLES]


def test_the_best_first(url: str, visit: Open) -> None:
    page, _ = visit(f'{url}?q=%E6%B4%8B%E6%B5%81&all')
    done(page)
    found = results(page)
    assert found[0] == 'posts/40/'
    assert found[1:] == [one for one in (a.address for a in ARTICLES) if one in found[1:]]
    page.goto(f'{url}?q=%E6%B4%8B%E6%B5%81&all&newest=1')
    done(page)
    assert results(page) == sorted(found, key=lambda one: int(one.split('/')[1]))


def test_a_result(url: str, visit: Open) -> None:
    page, _ = visit(url)
    ask(page, '後記之17')
    link = page.locator('.podcast-search-result > a')
    assert str(link.get_attribute('href')).endswith('posts/17/#later')
    assert page.locator('.podcast-search-heading mark').inner_text() == '後記之17'
    assert page.locator('.podcast-search-about').inner_text() == 'January 1, 2026 · 潮間帶'
    ask(page, '17篇')
    assert str(link.get_attribute('href')).endswith(f'posts/17/#later:~:text={quote("17篇")}')
    assert page.locator('.podcast-search-passage mark').inner_text() == '17篇'


def test_marks_are_seen_in_forced_colours(url: str, visit: Open) -> None:
    page, _ = visit(url, forced_colors='active', color_scheme='dark')
    ask(page, '之17')
    colours = 'one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]'
    plain = page.evaluate_handle('document.body.appendChild(document.createElement("mark"))')
    found = page.locator('.podcast-search-result mark').all()
    assert found
    assert [one.evaluate(colours) for one in found] == [plain.evaluate(colours)] * len(found)


def test_objects(url: str, visit: Open) -> None:
    page, _ = visit(f'{url}?q=open&all')
    done(page)
    first = page.locator('.podcast-search-result').first
    assert first.inner_text().split('\n')[0] == 'sea.Harbour.open'
    assert str(first.locator('a').get_attribute('href')).endswith('/api/#open')


def test_filters(url: str, visit: Open) -> None:
    page, _ = visit(f'{url}?q=%E6%97%A5%E8%AA%8C&all')
    done(page)
    page.locator('summary').click()
    year = page.get_by_label('Year')
    year.wait_for()
    assert year.locator('option').all_inner_texts() == [
        'All',
        '2026 (20)',
        '2025 (20)',
        '2024 (20)',
    ]
    year.focus()
    year.select_option('2025')
    page.wait_for_url('**year=2025*')
    done(page)
    assert results(page) == [f'posts/{number}/' for number in range(20, 40)]
    page.wait_for_function("document.activeElement?.parentNode.textContent.startsWith('Year')")
    page.get_by_label('標籤').select_option('標籤:Code')
    page.wait_for_url('**term=*')
    done(page)
    assert results(page) == [f'posts/{number}/' for number in range(21, 40, 2)]
    ask(page, '後記')
    assert results(page) == [f'posts/{number}/' for number in range(21, 40, 2)]
    page.go_back()
    done(page)
    assert 'year=2025' in page.url


def test_the_query_is_in_the_address(url: str, visit: Open) -> None:
    page, _ = visit(url)
    ask(page, '藤壺')
    ask(page, '雨聲')
    assert page.locator('header input').input_value() == '雨聲'
    page.locator('main input').blur()
    page.go_back()
    done(page)
    assert page.locator('main input').input_value() == '藤壺'
    page.go_forward()
    page.wait_for_function("document.querySelector('main input').value === '雨聲'")
    page.locator('main input').press('End')
    page.locator('main input').press_sequentially('比')
    page.wait_for_function(f"location.search === '?q={quote('雨聲比')}'")


def test_nothing_is_found(url: str, visit: Open) -> None:
    page, _ = visit(f'{url}?q=codes')
    done(page)
    assert results(page) == []
    assert page.get_by_role('status').inner_text() == 'Nothing contains “codes”.'
    page.get_by_role('link', name='All articles').wait_for()
    page.get_by_role('link', name='Code').click()
    page.wait_for_url('**term=*')
    page.wait_for_function("document.querySelectorAll('.podcast-search-result').length === 20")


def test_keys(url: str, visit: Open) -> None:
    page, _ = visit(url)
    ask(page, '藤壺')
    focused = 'document.activeElement.closest(".podcast-search-result")?.matches(":first-child")'
    page.keyboard.press('ArrowDown')
    assert page.evaluate(focused)
    page.keyboard.press('ArrowDown')
    assert page.evaluate(focused) is False
    page.keyboard.press('Escape')
    assert page.evaluate('document.activeElement.matches("main input")')


def test_folding_is_the_same_on_both_sides(url: str, visit: Open, folder: Path) -> None:
    page, _ = visit(f'{url}?q=%E6%B5%B7')
    source = (SOURCES / 'search.js').read_text(encoding='utf-8')
    body = source[source.index('  const letters =') : source.index('  const grams =')]
    chance = random.Random(5)  # noqa: S311 - the same texts each time
    signs = 'a‘’ʼ‐Ée\u0301ẞßΣς ﬁ\u3000\xa0ｶﾞ㍿가각\u1100\u1161ـ❤\ufe0f𠮷①…\u00b4\t\x85\u2028กำ้İ'
    texts = [''.join(chance.choices(signs, k=6)) for _ in range(500)]
    found = page.evaluate(
        """async ([body, nothing, blank, texts]) => {
          const make = new Function('index', body + '; return fold');
          const all = (some) => new RegExp(some, 'gu');
          const fold = make({ nothing: all(nothing), blank: all(blank) });
          return texts.map(text => fold(text.normalize('NFC')));
        }""",
        [body, *(manifest(folder)[name] for name in ('nothing', 'blank')), texts],
    )
    assert found == [fold(text, simplified=False) for text in texts]


def manifest(folder: Path) -> dict[str, str]:
    text = (folder / '_podcast-search' / 'manifest.js').read_text(encoding='utf-8')
    read: dict[str, str] = json.loads(text.partition(',')[2].strip().removesuffix(')'))
    return read


QUOTED = (
    SearchDocument(
        'q/', 'Don’t stop', (Block('', '', 'We don’t know O’Brien. 深夜的列車，GPT‐4o'),)
    ),
    SearchDocument('r/', '第16集', (Block('', '', '文章。--deep 與 a - b'),)),
    *(SearchDocument(f's/{number}/', f'第1{number}集', ()) for number in range(700, 760)),
)


@pytest.mark.parametrize(
    ('query', 'found'),
    [
        ("don't", ['q/']),
        ("O'Brien", ['q/']),
        ('gpt-4o', ['q/']),
        ('"深夜的列', ['q/']),
        ('第16', ['r/']),
        ('--deep', ['r/']),
        ('深夜 - 列車', ['q/']),
    ],
)
def test_signs(tmp_path: Path, visit: Open, query: str, found: list[str]) -> None:
    site = publish(tmp_path / 'site', QUOTED)
    page, _ = visit(f'{(site / "search" / "index.html").as_uri()}?q={quote(query)}&all')
    done(page)
    links = page.locator('#search-results li > a').evaluate_all('all => all.map((a) => a.href)')
    assert [link.partition('#')[0][-2:] for link in links] == found


def test_without_signs_something_is_found(tmp_path: Path, visit: Open) -> None:
    site = publish(tmp_path / 'site', QUOTED)
    page, _ = visit(f'{(site / "search" / "index.html").as_uri()}?q={quote("「深夜的列車」")}')
    page.get_by_role('link', name='深夜的列車').click()
    page.wait_for_function("document.querySelectorAll('.podcast-search-result').length === 1")


def test_a_site_that_was_published_anew(tmp_path: Path, visit: Open) -> None:
    chance = random.Random(3)  # noqa: S311 - the same texts each time
    texts = [''.join(chr(chance.randrange(0x4E00, 0x9F00)) for _ in range(400)) for _ in range(80)]
    old = [
        SearchDocument(f'p{at}/', '頁', (Block('', '', text),)) for at, text in enumerate(texts)
    ]
    new = [SearchDocument('n/', '新', (Block('', '', ''.join(texts[5:7])),)), *old[1:]]
    root = publish(tmp_path / 'site', old)
    with served({'site': root}) as site:
        page, _ = visit(site.url('search/index.html', 'site') + f'?q={quote(texts[0][:2])}')
        done(page)
        publish(root, new)
        page.locator('main input').fill(texts[6][:3])
        page.wait_for_function("document.querySelectorAll('.podcast-search-result').length === 2")


def test_a_page_in_the_place_of_a_file(tmp_path: Path, visit: Open) -> None:
    publish(tmp_path, QUOTED)
    for path in (tmp_path / '_podcast-search' / 'shards').iterdir():
        path.write_text('0;\n', encoding='utf-8')
    page, _ = visit((tmp_path / 'search' / 'index.html').as_uri() + '?q=know')
    done(page, 'failed')
    assert page.get_by_role('status').inner_text() == 'Failed.'


def test_a_filter_is_seen_and_can_be_left(url: str, visit: Open) -> None:
    page, _ = visit(f'{url}?q=nothinghere&year=1999')
    done(page)
    year = page.get_by_label('Year')
    year.wait_for()
    assert year.input_value() == '1999'
    page.get_by_role('link', name='nothinghere').click()
    page.wait_for_function("!location.search.includes('year')")
    done(page)
    page, _ = visit(f'{url}?year=1999')
    done(page)
    assert page.get_by_role('status').inner_text() == '0 results'


def test_a_filter_counts_what_it_leaves(url: str, visit: Open) -> None:
    page, _ = visit(f'{url}?q={quote("日誌")}&year=2025&term={quote("標籤:Code")}')
    done(page)
    year = page.get_by_label('Year')
    year.wait_for()
    page.wait_for_function("document.querySelectorAll('select').length === 3")
    counted = year.locator('option').all_inner_texts()
    assert counted == ['All', '2026 (10)', '2025 (10)', '2024 (10)']
    tags = page.get_by_label('標籤').locator('option').all_inner_texts()
    assert tags == ['All', 'Code (10)', '海 (10)']


def test_an_anchor_changes_no_results(url: str, visit: Open) -> None:
    page, _ = visit(f'{url}?q={quote("日誌")}')
    done(page, 'first')
    page.locator('#search-results button').click()
    page.wait_for_function("document.querySelectorAll('.podcast-search-result').length === 40")
    page.evaluate("location.hash = '#x'")
    page.wait_for_timeout(400)
    assert page.locator('.podcast-search-result').count() == 40


def test_arrows_lead_from_each_box(url: str, visit: Open) -> None:
    page, _ = visit(f'{url}?q={quote("藤壺")}&all')
    done(page)
    page.locator('header input').press('ArrowDown')
    assert page.evaluate('document.activeElement.matches(".podcast-search-result > a")')


ODD = (
    SearchDocument('t/', '深夜', (Block('', '', '深夜末班車開了。海裡的魚發財了。'),)),
    SearchDocument(
        'x/', '字', (Block('', '', '𠮷abc 喺𨋢lift入面 abc𠮷' + '𠀀' * 90 + '目標詞'),)
    ),
    SearchDocument('l/', 'Long', (Block('', '', 'the fog came. ' * 30_000 + 'lighthouse'),)),
)


@pytest.mark.parametrize(
    ('query', 'found'),
    [
        ('深夜末班车', ['t/']),
        ('海裡的鱼 发财了', ['t/']),
        ('-发 深', []),
        ('abc', ['x/']),
        ('lift', ['x/']),
        ('目標詞', ['x/']),
        ('" "', []),
        ('\u200b', []),
        ('lighthouse', ['l/']),
    ],
)
def test_odd_texts_and_queries(tmp_path: Path, visit: Open, query: str, found: list[str]) -> None:
    site = publish(tmp_path / 'site', ODD)
    page, _ = visit(f'{(site / "search" / "index.html").as_uri()}?q={quote(query)}')
    page.wait_for_function("document.documentElement.dataset.podcastSearch === 'done'")
    links = page.locator('#search-results li > a').evaluate_all('all => all.map((a) => a.href)')
    assert [link.partition('#')[0][-2:] for link in links] == found
    assert '\ufffd' not in page.locator('#search-results').inner_text()
