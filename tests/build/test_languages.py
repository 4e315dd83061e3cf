"""Articles in several languages beside each other: each says its own, and leads to the others."""

from __future__ import annotations

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
    article = page.one('section', css='podcast-article')
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
    assert page.one('section', css='podcast-article').attrs['lang'] == 'en'
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
