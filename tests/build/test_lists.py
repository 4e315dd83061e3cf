"""Lists: their pictures are there after every build, covers stand in, and empty ones help."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.build.project import BARE as CONF

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

Site = Callable[[Mapping[str, str | bytes]], Path]

PNG = bytes.fromhex(
    '89504e470d0a1a0a0000000d4948445200000001000000010806000000'
    '1f15c4890000000d49444154789c6364f8cf500f00038601805a347d6b0000000049454e44ae426082'
)
ARTICLE = '---\ntitle: {}\ndate: {}\ntags: [海]\nsource_name: 潮汐電台\n{}---\n\n{}\n'
LISTS = """\
# 首頁

```{article-list}
:layout: cards
```

```{article-list}
```

```{article-list}
:layout: table
```
"""
FILES: dict[str, str | bytes] = {
    'conf.py': f"{CONF}podcast_header = ['date']\n",
    'index.md': LISTS,
    'posts/pier.md': ARTICLE.format('碼頭', '2026-03-01', 'image: 碼 頭.png\n', '船來了。'),
    'posts/radio.md': ARTICLE.format(
        '「電台」', '2026-02-01', 'image: https://example.org/x.png\n', '夜裡。'
    ),
    'posts/plain.md': ARTICLE.format('<鹽>', '2026-01-01', '', '海水。'),
    'posts/碼 頭.png': PNG,
    'tags/海/_index.md': '---\nimage: /海.png\nimage_alt: 退潮 & 漲潮\n---\n\n水。\n',
    '海.png': PNG + b'sea',
}


def pictures(built: Built, page: str) -> dict[str, bytes]:
    """Return the pictures of the lists on *page*: address → the bytes that are there."""
    name = built.path(page).relative_to(built.out).as_posix()
    shown = built.page(page).all('img', css='podcast-item-picture')
    assert {image.attrs['alt'] for image in shown} <= {''}
    found = {
        image.attrs['src']: built.out / built.follow(name, image.attrs['src'])[0]
        for image in shown
    }
    return {address: path.read_bytes() for address, path in found.items()}


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_pictures_are_copied(build: Build, site: Site, tmp_path: Path, builder: str) -> None:
    built = build(site(FILES), tmp_path / 'out', builder)
    assert built.warnings == []
    assert built.page('posts/pier').all('img') == []
    name = '_images/%E7%A2%BC%20%E9%A0%AD.png'
    assert pictures(built, 'index') == {name: PNG}
    assert pictures(built, 'posts/index') == {f'../{name}': PNG}
    assert pictures(built, 'tags/海/index') == {f'../../{name}': PNG}
    up = '../' if builder == 'html' else '../../'
    assert pictures(built, 'shows/潮汐電台') == {f'{up}{name}': PNG}


def test_what_is_on_top_of_cards_and_beside_entries(
    build: Build, site: Site, tmp_path: Path
) -> None:
    page = build(site(FILES), tmp_path / 'out').page('index')
    tops = [card.all('img', 'div')[1] for card in page.all('div', css='sd-card')]
    assert [top.tag for top in tops] == ['img', 'div', 'div']
    assert all('sd-card-img-top' in top.attrs['class'].split() for top in tops)
    assert [top.text for top in tops[1:]] == ['潮汐電台電', '潮汐電台鹽']
    assert len({top.attrs['class'] for top in tops[1:]}) == 1
    assert {top.attrs['aria-hidden'] for top in tops[1:]} == {'true'}
    entries = page.one('ul', css='podcast-article-list').all('li')
    assert [len(entry.all('img')) for entry in entries] == [1, 0, 0]
    table = page.one('table', css='podcast-layout-table')
    assert table.all('img') == []
    assert [cell.attrs['scope'] for cell in table.all('th')] == ['col'] * 3


@pytest.mark.parametrize('jobs', [1, 2])
def test_a_picture_that_changed(build: Build, site: Site, tmp_path: Path, jobs: int) -> None:
    """No page that shows it is written again, only that of the article."""
    article = '---\ntitle: 碼頭\ndate: 2026-03-01\nimage: pier.png\n---\n\n船來了。\n'
    files = {'posts/_index.md': '---\ntitle: 文章\n---\n', 'posts/pier.md': article}
    src, out = site({**FILES, **files, 'posts/pier.png': PNG}), tmp_path / 'out'
    for name in ('posts/radio.md', 'posts/plain.md', 'tags/海/_index.md'):
        (src / name).unlink()
    lists = ('index', 'posts/index')
    built = build(src, out, jobs=jobs)
    before = {name: built.path(name).stat().st_mtime_ns for name in lists}
    (src / 'posts/pier.png').write_bytes(PNG + b'new')
    built = build(src, out, jobs=jobs)
    assert {name: built.path(name).stat().st_mtime_ns for name in lists} == before
    for name in lists:
        assert list(pictures(built, name).values()) == [PNG + b'new']
    assert built.unlike(build(src, tmp_path / 'fresh', jobs=jobs)) == []


def test_a_list_gets_a_picture(build: Build, site: Site, tmp_path: Path) -> None:
    src, out = site(FILES), tmp_path / 'out'
    build(src, out)
    path = src / 'posts/plain.md'
    path.write_text(path.read_text().replace('tags:', 'image: /海.png\ntags:'))
    built = build(src, out)
    assert sorted(pictures(built, 'index').values()) == sorted([PNG, PNG + b'sea'])
    assert built.unlike(build(src, tmp_path / 'fresh')) == []


def test_the_picture_of_a_list_page(build: Build, site: Site, tmp_path: Path) -> None:
    built = build(site(FILES), tmp_path / 'out')
    first, _ = built.page('tags/海/index').all('img')
    assert first.attrs['class'] == 'podcast-list-picture podcast-image'
    assert first.attrs['alt'] == '退潮 & 漲潮'
    assert (built.out / 'tags/海' / '../../_images/海.png').read_bytes() == PNG + b'sea'


def test_cards_elsewhere_are_a_list(build: Build, site: Site, tmp_path: Path) -> None:
    cards = '# 首頁\n\n```{article-list}\n:layout: cards\n:limit: 1\n```\n'
    built = build(site({**FILES, 'index.md': cards}), tmp_path / 'out', 'text')
    text = (built.out / 'index.txt').read_text(encoding='utf-8')
    assert text == ('首頁\n****\n\n* 碼頭\n\n  March 1, 2026\u00a0· 潮汐電台\n\n  船來了。\n')


#: Document → its text, and what its author is told.
EMPTY = {
    'tags/山/_index': (
        '---\ntitle: 山\n---\n',
        "tags/山/_index.md: … no article has tags: '山'",
    ),
    'shows/_index': ('---\ntitle: 節目\n---\n', 'shows/_index.md: … no article has "source_name"'),
    'old/_index': ('---\ntitle: 舊\n---\n', 'old/_index.md: … an article is a document in old/ '),
    'all': ('# 全部\n\n```{article-list}\n```\n', 'all.md:3: … an article is a document whose'),
    'some': (
        '# 一些\n\n```{article-list}\n:tags: 山, the sea\n:authors: 林潮\n:layout: cards\n```\n',
        "some.md:3: … no article has tags: '山' or 'the sea'; authors: '林潮' in its",
    ),
    'people': ('# 人\n\n```{term-list} authors\n```\n', 'people.md:3: … no article has "authors"'),
}


def test_an_empty_list_has_words_for_readers_and_others_for_its_author(
    build: Build, site: Site, tmp_path: Path
) -> None:
    files = {f'{name}.md': text for name, (text, _) in EMPTY.items()}
    about = {'about/_index.md': '---\ntitle: 關於\n---\n\n一頁文字。\n'}
    conf = f"{CONF}language = 'zh_TW'\nsuppress_warnings = ['toc.not_included']\n"
    draft = {'draft.md': '---\ndate: 2026-01-01\ndraft: true\n---\n'}
    built = build(
        site({'index.md': '# 首頁\n', 'conf.py': conf, **files, **about, **draft}), tmp_path / 'o'
    )
    assert built.warnings == []
    assert built.status.count(' podcast_future=1: 1\n') == len(EMPTY)
    for name, (_, told) in EMPTY.items():
        page = built.page(name.replace('_index', 'index'))
        (shown,) = page.all('p', css='podcast-empty')
        assert shown.text in ('還沒有文章。', '還沒有項目。')
        assert 'front matter' not in page.text
        assert built.status.count(told.replace('…', 'the list is empty:')) == 1
    # A page with text is none that misses a list.
    assert built.page('about/index').all(css='podcast-empty') == []


def test_a_misspelt_term_is_said(build: Build, site: Site, tmp_path: Path) -> None:
    article = '---\ntitle: 船\ndate: 2026-03-01\ntags: [podcasting]\n---\n'
    asked = '# 首頁\n\n```{article-list}\n:tags: podcastng, harbour\n```\n'
    built = build(site({'index.md': asked, 'a.md': article}), tmp_path / 'o')
    (said,) = built.warnings
    meant = "no article has 'podcastng' in tags; do you mean 'podcasting'?"
    assert said == f'index.md:3: WARNING: {meant} [podcast.link]'


def test_the_home_of_a_folder_without_articles(build: Build, site: Site, tmp_path: Path) -> None:
    built = build(site({'notes/_index.md': '---\ntitle: 筆記\n---\n\n好。\n'}), tmp_path / 'out')
    assert built.page('index').one('p', css='podcast-facts').text == '筆記'
