"""Articles in several languages beside each other: each says its own, and leads to the others."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.build.project import CONF as USUAL
from tests.markup import read_html

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

VERSION = '---\ntitle: {}\ndate: {}\nlanguage: {}\n---\n\n{}[^1]\n\n## {}\n\n[^1]: {}\n'
VERSIONS: Mapping[str, str] = {
    'index.md': '# 首頁\n\n```{article-list}\n```\n',
    'p/a.md': '---\ntitle: 燈\ndate: 2026-05-03\n---\n\n燈亮了。\n',
    'p/a.en.md': VERSION.format('Lamp', '2026-05-02', 'en', 'It is lit.', 'More', 'A note.'),
    'p/a.ar.md': VERSION.format('مصباح', '2026-05-01', 'ar', 'المصباح مضاء.', 'المزيد', 'ملاحظة.'),
    'p/alone.md': '---\ntitle: 獨\ndate: 2026-04-01\nlanguage: zh-TW\n---\n\n獨自。\n',
}
LANGUAGES = f"""\
{USUAL}\
html_baseurl = 'https://pod.example.org/'
language = 'zh_TW'
"""


@pytest.fixture(scope='module')
def src(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write a site with versions of an article."""
    src = tmp_path_factory.mktemp('versions') / 'src'
    for name, text in {'conf.py': LANGUAGES, **VERSIONS}.items():
        (src / name).parent.mkdir(parents=True, exist_ok=True)
        (src / name).write_text(text, encoding='utf-8')
    return src


@pytest.fixture(scope='module')
def versions(build: Build, src: Path) -> dict[str, Built]:
    """Build the site for the browser and as a book."""
    return {name: build(src, src.parent / name, name) for name in ('dirhtml', 'epub')}


@pytest.mark.parametrize(
    ('name', 'lang', 'way'),
    [
        ('p/a', 'zh-TW', ''),
        ('p/a.en', 'en', ''),
        ('p/a.ar', 'ar', 'rtl'),
        ('p/alone', 'zh-TW', ''),
    ],
)
def test_the_text_says_its_language(
    versions: dict[str, Built], name: str, lang: str, way: str
) -> None:
    page = versions['dirhtml'].page(name)
    article = page.one(css='podcast-article')
    assert (article.attrs['lang'], article.attrs.get('dir', '')) == (lang, way)
    assert article.all('h1')
    for note in page.all('aside', css='footnote'):
        assert note.attrs['lang'] == lang
    assert [part.attrs['dir'] for part in page.all('div') if 'dir' in part.attrs] == [way] * bool(
        way
    )
    site = 'zh-TW' if lang != 'zh-TW' else ''
    for tag in ('header', 'footer'):
        part = page.one(tag, css=f'podcast-article-{tag}')
        assert part.attrs.get('lang', '') == site
        assert part.attrs.get('dir', '') == ('ltr' if way else '')


@pytest.mark.parametrize(
    ('name', 'others'),
    [
        ('p/a', [('العربية', '../a.ar/', 'ar'), ('English', '../a.en/', 'en')]),
        ('p/a.en', [('繁體中文', '../a/', 'zh-TW'), ('العربية', '../a.ar/', 'ar')]),
        ('p/alone', []),
    ],
)
def test_the_header_leads_to_the_other_languages(
    versions: dict[str, Built], name: str, others: list[tuple[str, str, str]]
) -> None:
    lines = versions['dirhtml'].page(name).all('p', css='podcast-article-translations')
    links = [link for line in lines for link in line.all('a')]
    assert [(a.text, a.attrs['href'], a.attrs['hreflang']) for a in links] == others
    assert [a.attrs['lang'] for a in links] == [tag for _, _, tag in others]
    assert [line.all('span')[0].text for line in lines] == ['其他語言'] * bool(others)


def test_a_book_says_the_languages_too(versions: dict[str, Built]) -> None:
    page = read_html((versions['epub'].out / 'p' / 'a.en.xhtml').read_text(encoding='utf-8'))
    assert page.one(css='podcast-article').attrs['lang'] == 'en'
    line = page.one('p', css='podcast-article-translations')
    assert line.attrs['lang'] == 'zh-TW'
    assert [(a.text, a.attrs['href'], a.attrs['lang']) for a in line.all('a')] == [
        ('繁體中文', 'a.xhtml', 'zh-TW'),
        ('العربية', 'a.ar.xhtml', 'ar'),
    ]


def test_nothing_is_said_of_languages(versions: dict[str, Built]) -> None:
    assert [built.warnings for built in versions.values()] == [[], []]


def test_another_language_is_seen_on_all_versions(
    build: Build, src: Path, versions: dict[str, Built]
) -> None:
    assert versions['dirhtml'].path('p/a').is_file()
    version = src / 'p' / 'a.ar.md'
    version.rename(src / 'p' / 'a.fa.md')
    version = src / 'p' / 'a.fa.md'
    version.write_text(version.read_text(encoding='utf-8').replace(': ar', ': fa'), 'utf-8')
    again = build(src, src.parent / 'dirhtml', 'dirhtml')
    assert again.unlike(build(src, src.parent / 'fresh', 'dirhtml')) == []
    line = again.page('p/a.en').one('p', css='podcast-article-translations')
    assert [a.text for a in line.all('a')] == ['繁體中文', 'فارسی']


EDITIONS: Mapping[str, str] = {
    '_index.md': '---\ntitle: 燈塔\n---\n',
    '_index.en.md': '---\ntitle: The Lighthouse\ndescription: Retold.\n---\n\nWelcome.\n',
    'p/_index.md': '---\ntitle: 文章\n---\n',
    'p/_index.en.md': '---\ntitle: Articles\n---\n\nAll of them.\n',
    'p/a.md': '---\ntitle: 燈\ndate: 2026-05-03\n---\n\n燈亮了。\n',
    'p/a.en.md': '---\ntitle: Lamp\ndate: 2026-05-02\n---\n\nIt is lit.\n',
    'p/b.md': '---\ntitle: Alone\ndate: 2026-05-01\nlanguage: en-GB\n---\n\nSo.\n',
    'p/c.md': '---\ntitle: 貓\ndate: 2026-05-04\n---\n\n貓。\n\n'
    '```{article-list}\n:language: en\n:layout: table\n```\n\n'
    '```{article-list}\n:language: zh\n```\n',
    'q/d.md': '---\ntitle: 船\ndate: 2026-05-05\n---\n\n船。\n',
}
BASE = 'https://pod.example.org/'


@pytest.fixture(scope='module')
def editions(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site in Chinese whose home and whose folder are in English, too."""
    src = tmp_path_factory.mktemp('editions') / 'src'
    for name, text in {
        'conf.py': f"{LANGUAGES}podcast_page_size = 1\nhtml_title = 'Site'\n",
        **EDITIONS,
    }.items():
        (src / name).parent.mkdir(parents=True, exist_ok=True)
        (src / name).write_text(text, encoding='utf-8')
    return build(src, src.parent / 'out', 'dirhtml')


@pytest.mark.parametrize(
    ('path', 'title', 'language', 'titles'),
    [
        ('index.xml', 'Site', 'zh-TW', '船 貓 燈'),
        ('p/index.xml', '文章 – Site', 'zh-TW', '貓 燈'),
        ('en/index.xml', 'The Lighthouse', 'en', 'Lamp Alone'),
        ('en/p/index.xml', 'Articles – The Lighthouse', 'en', 'Lamp Alone'),
    ],
)
def test_each_language_has_its_feed(
    editions: Built, path: str, title: str, language: str, titles: str
) -> None:
    channel = ET.parse(editions.out / path).getroot()[0]
    name = channel.findtext('title', '')
    assert (name, channel.findtext('language')) == (title, language)
    assert [item.findtext('title') for item in channel.iter('item')] == titles.split()


@pytest.mark.parametrize(
    ('page', 'others', 'alternates'),
    [
        ('index.html', [('English', 'en/', 'en')], ('', 'en/')),
        ('en/index.html', [('繁體中文', '../', 'zh-TW')], ('', 'en/')),
        ('p/index.html', [('English', '../en/p/', 'en')], ('p/', 'en/p/')),
        ('en/p/index.html', [('繁體中文', '../../p/', 'zh-TW')], ('p/', 'en/p/')),
        ('q/index.html', [], None),
    ],
)
def test_lists_lead_to_the_other_language(
    editions: Built,
    page: str,
    others: list[tuple[str, str, str]],
    alternates: tuple[str, str] | None,
) -> None:
    html = read_html((editions.out / page).read_text(encoding='utf-8'))
    links = [a for a in html.one('p', css='podcast-facts').all('a') if 'hreflang' in a.attrs]
    assert [(a.text, a.attrs['href'], a.attrs['lang']) for a in links] == others
    told = {
        link.attrs['hreflang']: link.attrs['href']
        for link in html.all('link')
        if 'hreflang' in link.attrs
    }
    known = {}
    if alternates:
        known = {'zh-TW': alternates[0], 'en': alternates[1], 'x-default': alternates[0]}
    assert told == {language: BASE + address for language, address in known.items()}
    versions = (
        (editions.out / 'sitemap.xml')
        .read_text('utf-8')
        .partition(f'<loc>{BASE}{page[:-10]}</loc>')
    )
    assert versions[2].partition('</url>')[0].count('hreflang') == (2 if alternates else 0)


def test_a_list_in_one_language(editions: Built) -> None:
    page = editions.page('p/c')
    rows = page.one('table').all('a')
    assert [(a.text, a.attrs.get('lang')) for a in rows] == [('Lamp', 'en'), ('Alone', 'en-GB')]
    items = page.one('ul', css='podcast-article-list').all('a')
    assert [(a.text, a.attrs.get('lang')) for a in items] == [
        ('船', None),
        ('貓', None),
        ('燈', None),
    ]


def test_the_archive_marks_titles(editions: Built) -> None:
    links = editions.page('archive').one('ul', css='podcast-month-list').all('a')
    languages = {a.text: a.attrs.get('lang', '') for a in links}
    assert languages == {'船': '', '貓': '', '燈': '', 'Lamp': 'en', 'Alone': 'en-GB'}


def test_the_page_of_a_language(editions: Built) -> None:
    page = read_html((editions.out / 'en' / 'index.html').read_text(encoding='utf-8'))
    assert (page.one('h1').attrs['lang'], editions.warnings) == ('en', [])
    second = read_html((editions.out / 'en' / 'page' / '2' / 'index.html').read_text('utf-8'))
    assert [a.text for a in second.one('ul', css='podcast-article-list').all('a')] == ['Alone']


def test_what_is_in_a_language_changes_with_its_home(build: Build, editions: Built) -> None:
    src = editions.out.parent / 'src'
    (src / '_index.en.md').write_text('---\ntitle: The Light\n---\n', 'utf-8')
    (src / 'p' / '_index.en.md').unlink()
    again = build(src, editions.out, 'dirhtml')
    assert again.unlike(build(src, src.parent / 'fresh', 'dirhtml')) == []


def test_a_site_that_is_read_from_the_right(build: Build, tmp_path: Path) -> None:
    files = {
        'conf.py': LANGUAGES.replace('zh_TW', 'ar'),
        'index.md': '# أ\n\n```{toctree}\nmanual\n```\n',
        'manual.md': '# دليل\n',
        'p/a.md': VERSION.format(
            'مصباح', '2026-05-01', 'ar', 'المصباح مضاء.', 'المزيد', 'ملاحظة.'
        ),
        'p/b.md': VERSION.format('Lamp', '2026-05-02', 'en', 'It is lit.', 'More', 'A note.'),
    }
    for name, text in files.items():
        (tmp_path / 'src' / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / 'src' / name).write_text(text, encoding='utf-8')
    built = build(tmp_path / 'src', tmp_path / 'out', 'dirhtml')
    assert built.warnings == []

    def ways(name: str) -> list[str]:
        found = [
            part
            for tag in ('div', 'section', 'header', 'footer')
            for part in built.page(name).all(tag)
        ]
        return [part.attrs['dir'] for part in found if 'dir' in part.attrs]

    assert [ways(name) for name in ('p/a', 'p', 'archive', 'manual')] == [['rtl']] * 3 + [[]]
    assert ways('p/b') == ['rtl', 'ltr', 'rtl', 'rtl']
    assert '1 مقالة' in built.page('p').text or '2 مقالتان' in built.page('p').text
