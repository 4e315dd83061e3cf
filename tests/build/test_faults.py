"""What authors get wrong: one message with its place, and the rest of the site is there."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.build.project import put

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built, Element

    Site = Callable[[Mapping[str, str | bytes]], Path]

INDEX = '# 一冊\n\n```{article-list}\n```\n'
GOOD = '---\ntitle: 好的一篇\ndate: 2026-01-01\ntags: [好]\n---\n\n內容。\n'
TOP = 'title: 一篇\ndate: 2026-01-02\n'


class Said(NamedTuple):
    """A message: place, level, type, and a part of its text."""

    place: str
    level: str
    type: str
    part: str


def front(keys: str, body: str = '內容。\n') -> str:
    return f'---\n{keys}---\n\n{body}'


def body(text: str) -> str:
    """Return an article whose line 8 is the first of *text*."""
    return front(TOP, f'第一段。\n\n{text}\n')


def warned(line: int, subtype: str, part: str) -> list[Said]:
    return [Said(f'x.md:{line}', 'WARNING', f'podcast.{subtype}', part)]


def refused(line: int, part: str) -> list[Said]:
    return [Said(f'x.md:{line}', 'ERROR', 'podcast.front_matter', part)]


def check(built: Built, expected: list[Said], folder: str = 'posts') -> None:
    """Check the messages about *folder*, and that the good article stands untouched."""
    found = []
    for line in built.warnings:
        match = re.fullmatch(r'(?:(\S+): )?(WARNING|ERROR): (.*) \[([\w.]+)\]', line)
        assert match, line
        place = match[1] or ''
        if place.startswith(f'{folder}/') or folder == 'posts':
            found.append(Said(place.removeprefix(f'{folder}/'), match[2], match[4], match[3]))
    found.sort(key=lambda said: int(re.sub(r'.*\D', '', said.place) or 0))
    assert [said[:3] for said in found] == [said[:3] for said in expected]
    assert [e.part for s, e in zip(found, expected, strict=True) if e.part not in s.part] == []
    assert built.code == 0
    assert main(built.page('posts/good')).one('h1').text == '好的一篇'
    assert main(built.page('index')).links()['好的一篇'] == 'posts/good.html'
    assert main(built.page('tags/好')).links()['好的一篇'] == '../posts/good.html'


def main(page: Element) -> Element:
    return page.one('div', css='body')


#: What is wrong → the article, the messages, and what its page shows.
FAULTS: dict[str, tuple[str, list[Said], str]] = {
    'id, directive': (
        body('```{youtube} harbour-01\n```'),
        warned(8, 'embed', "'harbour-01' is nothing that YouTube plays"),
        'harbour-01',
    ),
    'id with a wrong end, shortcode': (
        body('{{< youtube harbour-01b >}}'),
        warned(8, 'embed', "'harbour-01b' is nothing that YouTube plays"),
        'harbour-01b',
    ),
    'path, directive': (
        body('```{spotify} episode/short\n```'),
        warned(8, 'embed', "'episode/short' is nothing that Spotify plays"),
        'episode/short',
    ),
    'path, shortcode': (
        body('{{< spotify "episode/short" >}}'),
        warned(8, 'embed', "'episode/short' is nothing that Spotify plays"),
        'episode/short',
    ),
    'episode': (
        body('{{< apple-podcast "tw/podcast/x/id1234567890?i=12" >}}'),
        warned(8, 'embed', "?i=12' is nothing that Apple Podcasts plays"),
        'id1234567890?i=12',
    ),
    'host': (
        body('```{youtube} https://youtube.com.example.org/watch?v=harbour-010\n```'),
        warned(8, 'embed', "watch?v=harbour-010' is nothing that YouTube plays"),
        'https://youtube.com.example.org/watch?v=harbour-010',
    ),
    'no id': (
        body('{{< youtube >}}'),
        warned(8, 'embed', 'is nothing that YouTube plays'),
        '{{< youtube >}}',
    ),
    'unknown shortcode': (
        body('{{< no-such "x" >}} 之後'),
        warned(8, 'shortcode', "no shortcode 'no-such'"),
        '{{< no-such "x" >}} 之後',
    ),
    'unknown shortcode of several lines': (
        body('{{< no-such\n  "x" >}}\n\n{{< youtube harbour-01 >}}'),
        [
            *warned(8, 'shortcode', "no shortcode 'no-such'"),
            *warned(11, 'embed', "'harbour-01' is nothing that YouTube plays"),
        ],
        'no-such',
    ),
    'string without end': (
        body('{{< youtube "harbour-010 >}}'),
        warned(8, 'shortcode', 'unterminated quoted string'),
        'harbour-010',
    ),
    'mixed arguments': (
        body('{{< youtube harbour-010 start=9 >}}'),
        warned(8, 'shortcode', 'Cannot mix named and positional parameters'),
        '{{< youtube harbour-010 start=9 >}}',
    ),
    'shortcode without name': (
        body('{{< >}}'),
        warned(8, 'shortcode', 'shortcode has no name'),
        '{{< >}}',
    ),
    'date': (
        front('title: 一篇\ndate: soon\n'),
        warned(3, 'front_matter', "date: 'soon' is not a date"),
        '內容。',
    ),
    'day that does not exist': (
        front(f'{TOP}lastmod: 2026-02-30\n'),
        warned(4, 'front_matter', "lastmod: '2026-02-30' is not a date"),
        '內容。',
    ),
    'number': (
        front(f'{TOP}weight: heavy\n'),
        warned(4, 'front_matter', "weight: 'heavy' is not a number"),
        '內容。',
    ),
    'duration': (
        front(f'{TOP}duration: long\n'),
        warned(4, 'front_matter', "duration: 'long' is not a duration"),
        '內容。',
    ),
    'one of the tags': (
        front(f'{TOP}tags:\n  - 港口\n  - [a]\n'),
        warned(4, 'front_matter', 'is not a name'),
        '港口',
    ),
    'person without name': (
        front(f'{TOP}authors: [{{url: x}}, 許若晴]\n'),
        warned(4, 'front_matter', 'is not a person'),
        '許若晴',
    ),
    'several values': (
        front('title: 一篇\ndate: soon\nweight: heavy\n'),
        [
            *warned(3, 'front_matter', "date: 'soon'"),
            *warned(4, 'front_matter', "weight: 'heavy'"),
        ],
        '內容。',
    ),
    'key given twice': (
        front('title: 一\ntitle: 二\ndate: 2026-01-02\n'),
        warned(3, 'front_matter', 'the key "title" is given twice'),
        '二',
    ),
    'term that does not exist': (
        body('{podcast:tag}`無此標籤`'),
        warned(8, 'link', "there is no tag '無此標籤'"),
        '無此標籤',
    ),
    'article that does not exist': (
        body('{podcast:article}`posts/nowhere`'),
        warned(8, 'link', "there is no article 'posts/nowhere'"),
        'posts/nowhere',
    ),
}


@pytest.mark.parametrize('fault', FAULTS)
def test_an_article_is_published_all_the_same(built: Built, fault: str) -> None:
    _, expected, shown = FAULTS[fault]
    check(built, expected, FOLDERS[fault])
    page = main(built.page(f'{FOLDERS[fault]}/x'))
    assert page.one('h1').text in ('一篇', '二')
    assert shown in page.text
    assert page.all('figure') == []


UNREADABLE: dict[str, tuple[str | bytes, list[Said]]] = {
    'YAML': (front('title: "一篇\ndate: 2026-01-02\n'), refused(2, 'close the quotation mark')),
    'colon': (front('title: 一篇: 副題\ndate: 2026-01-02\n'), refused(2, 'is not valid YAML')),
    'tab': (front('title: 一篇\n\tdate: 2026-01-02\n'), refused(3, 'not with tabs')),
    'list': (front('- title\n- date\n'), refused(2, 'it is a list')),
    'unclosed': (f'---\n{TOP}\n內容。\n', refused(1, 'is never closed')),
    'text behind the fence': (f'---\n{TOP}--- 內容\n\n內容。\n', refused(4, 'after the closing')),
    'TOML': ('+++\ntitle = 一篇\ndate = 2026-01-02\n+++\n', refused(2, 'is not valid TOML')),
    'JSON': ('{\n  "title": "一篇"\n  "date": "2026"\n}\n', refused(3, 'is not valid JSON')),
    'unclosed JSON': ('{\n  "title": "一篇"\n\n內容。\n', refused(4, 'is not valid JSON')),
    'TOML without an end': (
        '+++\ntitle = "一篇"\n\n內容。\n',
        refused(1, 'the front matter that begins here is never closed'),
    ),
    'no UTF-8': (
        front(TOP, 'caf').encode() + b'\xe9\n',
        refused(6, 'the file is not in UTF-8'),
    ),
}


@pytest.mark.parametrize('fault', UNREADABLE)
def test_a_document_is_not_published_half_read(built: Built, fault: str) -> None:
    check(built, UNREADABLE[fault][1], FOLDERS[fault])
    assert [name for name in built.files() if f'{FOLDERS[fault]}/' in name] == []


NOT_INCLUDED = [
    Said('x.md', 'WARNING', 'toc.not_included', "document isn't included in any toctree")
]
#: The document, the messages, and the headings and a piece of text of its page.
ODD: dict[str, tuple[str, list[Said], list[str], str]] = {
    'empty': ('', NOT_INCLUDED, [], ''),
    'no front matter': ('# 沒有前言\n\n內容。\n', NOT_INCLUDED, ['沒有前言'], '內容。'),
    'no date': (
        front('title: 一篇\n', '# 另一篇\n\n內容。\n'),
        NOT_INCLUDED,
        ['另一篇'],
        '內容。',
    ),
    'front matter only': (f'---\n{TOP}---\n', [], ['一篇'], ''),
    'no end of line': (f'---\n{TOP}---', [], ['一篇'], ''),
    'CR LF': (
        body('## 二\r\n\r\n{{< youtube harbour-010 >}}').replace('\r', '').replace('\n', '\r\n'),
        [],
        ['一篇', '二'],
        'Watch on YouTube',
    ),
    'BOM': ('\ufeff' + front(TOP), [], ['一篇'], '內容。'),
    'blank line before': ('\n' + front(TOP), [], ['一篇'], '內容。'),
    'minutes and seconds': (front(f'{TOP}duration: 46:24\n'), [], ['一篇'], '內容。'),
    'title like Markdown': (
        front("title: '*a* <b> [c](d) `e` &amp; {{< f >}} {ref}`g` $h$ # i'\ndate: 2026-01-02\n"),
        [],
        ['*a* <b> [c](d) `e` &amp; {{< f >}} {ref}`g` $h$ # i'],
        '內容。',
    ),
    'title in several lines': (
        front('title: |\n  一\n  二\ndate: 2026-01-02\n'),
        [],
        ['一 二'],
        '內容。',
    ),
    'title in the body': (
        front('date: 2026-01-02\n', '# 標題在此\n\n內容。\n\n## 二\n'),
        [],
        ['標題在此', '二'],
        '內容。',
    ),
    'title underlined in the body': (
        front('date: 2026-01-02\n', '標題在此\n====\n\n內容。\n'),
        [],
        ['標題在此'],
        '內容。',
    ),
    'no title': (front('date: 2026-01-02\n', '內容。\n\n## 二\n'), [], ['x', '二'], '內容。'),
    'title without words': (front('title: ""\ndate: 2026-01-02\n'), [], ['x'], '內容。'),
    'shortcode that is only shown': (
        body('{{</* youtube harbour-010 */>}}'),
        [],
        ['一篇'],
        '{{< youtube harbour-010 >}}',
    ),
    'shortcode in code': (body('`{{< no-such >}}`'), [], ['一篇'], '{{< no-such >}}'),
}


@pytest.mark.parametrize('form', ODD)
def test_odd_forms_simply_work(built: Built, form: str) -> None:
    _, expected, headings, shown = ODD[form]
    check(built, expected, FOLDERS[form])
    page = main(built.page(f'{FOLDERS[form]}/x'))
    assert [h.text for h in page.all('h1', 'h2')] == headings
    assert shown in page.text


#: Each has a folder of one site, in which it is ``x.md``: so none is another's fault.
TEXTS: dict[str, str | bytes] = {
    name: row[0] for table in (FAULTS, UNREADABLE, ODD) for name, row in table.items()
}
FOLDERS = {name: f'posts/{number}' for number, name in enumerate(TEXTS)}


@pytest.fixture(scope='module')
def built(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the site of all of them."""
    files = {f'{FOLDERS[name]}/x.md': text for name, text in TEXTS.items()}
    src = put(
        tmp_path_factory.mktemp('faults') / 'src',
        {'index.md': INDEX, 'posts/good.md': GOOD, **files},
    )
    return build(src, src.with_name('out'))


def test_nothing_else_is_said(built: Built) -> None:
    tables = [[row[1] for row in table.values()] for table in (FAULTS, UNREADABLE, ODD)]
    assert len(built.warnings) == sum(len(said) for table in tables for said in table)


def test_only_drafts(build: Build, site: Site) -> None:
    draft = front(f'{TOP}draft: true\n')
    src = site({'index.md': INDEX, 'posts/a.md': draft, 'posts/b.md': draft})
    built = build(src, src.with_name('out'))
    assert (built.code, built.warnings) == (0, [])
    assert [name for name in built.files() if 'posts' in name] == []
    assert main(built.page('index')).one('p', css='podcast-empty').text


def test_terms_that_share_an_address(build: Build, site: Site) -> None:
    tagged = front(f'{TOP}tags: ["Q&A!", "Q&A?"]\n')
    src = site({'index.md': INDEX, 'posts/good.md': GOOD, 'posts/x.md': tagged})
    built = build(src, src.with_name('out'))
    check(built, warned(4, 'term', 'have one address'))
    assert main(built.page('tags/qa')).one('h1').text == 'Q&A!'
    assert main(built.page('tags/qa-2')).one('h1').text == 'Q&A?'


#: A line of conf.py → a part of the message.
OPTIONS = {
    "podcast_footer = ['tags', 'weather']": 'has no part weather',
    "podcast_header = 'date'": 'must be list or tuple',
    "podcast_embed = 'popup'": 'must be one of click, iframe',
    "podcast_markdown = 'textile'": 'must be one of hugo, myst',
    "podcast_timezone = 'Mars/Jezero'": "'Mars/Jezero' is not a time zone",
    "podcast_now = 'soon'": "'soon' is not a date",
    "podcast_taxonomies = {'../up': 'tags', 'tags': 'tags'}": "cannot make pages below '../up'",
    "podcast_taxonomies = ['tags']": 'must be dict',
    "podcast_archive = '_static'": 'is no place for a page',
    'podcast_articles = [1]': 'must be a list of strings',
    'podcast_drafts = 1.5': 'must be bool',
}


@pytest.mark.parametrize('line', OPTIONS)
def test_impossible_options(build: Build, site: Site, line: str) -> None:
    src = site({'index.md': INDEX, 'posts/good.md': GOOD})
    conf = src / 'conf.py'
    conf.write_text(f'{conf.read_text(encoding="utf-8")}\n{line}\n', encoding='utf-8')
    built = build(src, src.with_name('out'))
    check(built, [Said('conf.py:8', 'WARNING', 'podcast.config', OPTIONS[line])])


def test_one_kind_of_warning_can_be_silenced(build: Build, site: Site) -> None:
    wrong = body('{{< youtube harbour-01 >}}\n\n{{< no-such >}}')
    src = site({'index.md': INDEX, 'posts/good.md': GOOD, 'posts/x.md': wrong})
    built = build(src, src.with_name('out'), conf={'suppress_warnings': ['podcast.embed']})
    check(built, warned(10, 'shortcode', 'no-such'))
    built = build(src, src.with_name('all'), conf={'suppress_warnings': ['podcast']})
    check(built, [])


@pytest.mark.parametrize(('option', 'code'), [((), 0), (('-W',), 1)])
def test_exit_status(build: Build, site: Site, option: tuple[str, ...], code: int) -> None:
    wrong = body('{{< youtube harbour-01 >}}')
    src = site({'index.md': INDEX, 'posts/good.md': GOOD, 'posts/x.md': wrong})
    built = build(src, src.with_name('out'), options=option, apart=True)
    assert built.code == code
    assert built.path('posts/good').is_file()
