"""The pages of lists: later pages, the archive, chosen addresses, and what an edit rewrites."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from tests.build.corpora import SHARED
from tests.build.project import BARE as CONF

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

Site = Callable[[Mapping[str, str | bytes]], Path]

HOME = {'index.md': '# 首頁\n'}


def article(number: int, **front: object) -> str:
    front = {
        'title': f'第 {number} 封信',
        'date': f'2026-{1 + number % 3:02}-{1 + number % 27:02}',
        'tags': ['海'],
        **front,
    }
    return f'{json.dumps(front, ensure_ascii=False)}\n\n海面很平。\n'


def posts(total: int) -> dict[str, str]:
    return {f'posts/{number:02}.md': article(number) for number in range(total)}


def conf(**options: object) -> dict[str, str]:
    return {'conf.py': CONF + ''.join(f'{k} = {v!r}\n' for k, v in options.items())}


def listed(built: Built, page: str) -> list[str]:
    return [p.text for p in built.page(page).all('p', css='podcast-item-title')]


def titles(built: Built, page: str) -> list[str]:
    """Return the titles of the articles in the archive's *page*."""
    lists = built.page(page).all('ul', css='podcast-month-list')
    return [link.text for one in lists for link in one.all('a')]


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
@pytest.mark.parametrize('home', [HOME, {'_index.md': '---\ntitle: 首頁\n---\n'}, {}])
def test_long_lists_go_on(
    build: Build, site: Site, tmp_path: Path, builder: str, home: dict[str, str]
) -> None:
    src = site({**home, **posts(23), **conf(podcast_page_size=10)})
    built = build(src, tmp_path / 'out', builder)
    assert built.warnings == []
    lists = ['posts/index', 'tags/海', *([] if home is HOME else ['index'])]
    for first in lists:
        path = re.sub(r'(^|/)index$', '', first)
        pages = [first, *(f'{path}/page/{n}'.strip('/') for n in (2, 3))]
        assert [len(listed(built, page)) for page in pages] == [10, 10, 3]
        assert len({title for page in pages for title in listed(built, page)}) == 23
        for at, page in enumerate(pages):
            file = built.path(page).relative_to(built.out).as_posix()
            (pager,) = built.page(page).all('nav', css='podcast-pager')
            for link in pager.all('a'):
                to, _ = built.follow(file, link.attrs['href'])
                number = {'prev': at, 'next': at + 2}.get(
                    link.attrs.get('rel', ''), int(link.text) if link.text.isdigit() else 0
                )
                assert to == built.path(pages[number - 1]).relative_to(built.out).as_posix()
        assert len({built.page(page).one('title').text for page in pages}) == 3


def test_a_document_is_the_first_page(build: Build, site: Site, tmp_path: Path) -> None:
    text = '---\ntitle: 海邊\n---\n\n給海的信。\n'
    files = {**HOME, **posts(5), 'tags/海/_index.md': text, **conf(podcast_page_size=2)}
    built = build(site(files), tmp_path / 'out', 'dirhtml')
    first = built.page('tags/海')
    assert '給海的信。' in first.text
    assert [len(listed(built, f'tags/海{page}')) for page in ('', '/page/2', '/page/3')] == [
        2,
        2,
        1,
    ]
    assert first.one('nav', css='podcast-pager').links()['3'] == 'page/3/'
    back = built.page('tags/海/page/3').one('nav', css='podcast-pager').links()['1']
    assert built.follow('tags/海/page/3/index.html', back) == ('tags/海/index.html', '')


def test_one_page_of_all(build: Build, site: Site, tmp_path: Path) -> None:
    src = site({**HOME, **posts(12), **conf(podcast_page_size=0)})
    built = build(src, tmp_path / 'out', 'dirhtml')
    assert len(listed(built, 'tags/海')) == 12
    assert not any('/page/' in name for name in built.files())


def test_a_document_has_the_place_of_a_later_page(
    build: Build, site: Site, tmp_path: Path
) -> None:
    mine = {'posts/page/2.md': '---\norphan: true\n---\n\n# 我的第二頁\n'}
    src = site({**HOME, **posts(5), **mine, **conf(podcast_page_size=2)})
    built = build(src, tmp_path / 'out', 'dirhtml')
    assert '我的第二頁' in built.page('posts/page/2').text


@pytest.mark.parametrize('builder', ['text', 'singlehtml', 'latex', 'epub'])
def test_other_builders_list_all(build: Build, site: Site, tmp_path: Path, builder: str) -> None:
    index = {'index.md': '# 首頁\n\n```{toctree}\nposts/index\n```\n'}
    text = {'posts/_index.md': '---\ntitle: 信\n---\n'}
    src = site({**index, **posts(5), **text, **conf(podcast_page_size=2)})
    built = build(src, tmp_path / 'out', builder)
    assert built.warnings == []
    files = [
        p.read_text(encoding='utf-8')
        for n, p in built.files().items()
        if n.endswith(('posts/index.txt', 'index.html', '.tex', 'posts/index.xhtml'))
    ]
    assert any(all(f'第 {number} 封信' in text for number in range(5)) for text in files)


ARCHIVE = {
    'posts/a.md': article(1, date='2026-05-02'),
    'posts/b.md': article(2, date='2026-05-20'),
    'posts/c.md': article(3, date='2025-12-31T23:30:00-08:00'),
}


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_archive(build: Build, site: Site, tmp_path: Path, builder: str) -> None:
    src = site({**HOME, **ARCHIVE})
    built = build(src, tmp_path / 'out', builder)
    years = built.page('archive')
    assert [heading.text for heading in years.all('h2')] == ['2026 2', '2025 1']
    jumps = years.one('nav', css='podcast-jump').links()
    assert jumps == {'2026 (2)': '#year-2026', '2025 (1)': '#year-2025'}
    assert [h.attrs['id'] for h in years.all('h2')] == ['year-2026', 'year-2025']
    assert titles(built, 'archive') == ['第 2 封信', '第 1 封信', '第 3 封信']
    year = built.page('archive/2026')
    assert year.one('h2').attrs['id'] == 'month-5'
    assert titles(built, 'archive/2026') == ['第 2 封信', '第 1 封信']
    assert titles(built, 'archive/2025') == ['第 3 封信']


def test_the_archive_in_chinese_at_another_place(build: Build, site: Site, tmp_path: Path) -> None:
    src = site({**HOME, **ARCHIVE, **conf(podcast_archive='所有文章', language='zh_TW')})
    built = build(src, tmp_path / 'out', 'dirhtml')
    assert built.page('所有文章/2026').one('h2').text == '5月'
    assert not (built.out / 'archive').exists()


def test_no_archive(build: Build, site: Site, tmp_path: Path) -> None:
    built = build(site({**HOME, **ARCHIVE, **conf(podcast_archive='')}), tmp_path / 'out')
    assert not [name for name in built.files() if 'archive' in name or '2026' in name]


@pytest.mark.parametrize('builder', ['html', 'text'])
def test_a_text_for_the_archive(build: Build, site: Site, tmp_path: Path, builder: str) -> None:
    text = {'archive/_index.md': '---\ntitle: 舊信\n---\n\n一年一年。\n'}
    built = build(site({**HOME, **ARCHIVE, **text}), tmp_path / 'out', builder)
    assert built.warnings == []
    name = 'archive/index.html' if builder == 'html' else 'archive/index.txt'
    written = (built.out / name).read_text(encoding='utf-8')
    assert '一年一年。' in written
    assert '2025' in written


def test_a_folder_named_archive_keeps_its_place(build: Build, site: Site, tmp_path: Path) -> None:
    src = site({**HOME, 'archive/old.md': article(1), **ARCHIVE})
    built = build(src, tmp_path / 'out', 'dirhtml')
    assert listed(built, 'archive') == ['第 1 封信']
    assert built.path('archive/2026').is_file()


@pytest.mark.parametrize(
    'slugs', [{'C++': 'cpp'}, {'tags': {'c++': 'cpp'}}, {'C++': 'no', 'tags': {'C++': 'cpp'}}]
)
def test_chosen_addresses(
    build: Build, site: Site, tmp_path: Path, slugs: dict[str, object]
) -> None:
    src = site({**HOME, 'a.md': article(1, tags=['C++']), **conf(podcast_term_slugs=slugs)})
    built = build(src, tmp_path / 'out', 'dirhtml')
    assert built.warnings == []
    assert listed(built, 'tags/cpp') == ['第 1 封信']
    assert not (built.out / 'tags/c++').exists()


@pytest.mark.parametrize(
    ('option', 'value', 'words'),
    [
        ('podcast_term_slugs', {'海': 'the sea'}, "write 'the-sea' for '海'"),
        ('podcast_term_slugs', {'海': 3}, 'must map the names of terms'),
        ('podcast_term_slugs', {'tags': {'海': '../x'}}, "write 'x' for '海'"),
        ('podcast_page_size', -1, 'or more'),
        ('podcast_page_size', '10', 'must be int'),
        ('podcast_archive', '/a/', 'plain name'),
    ],
)
def test_impossible_values(
    build: Build, site: Site, tmp_path: Path, option: str, value: object, words: str
) -> None:
    built = build(site({**HOME, **posts(1), **conf(**{option: value})}), tmp_path / 'out')
    (warning,) = built.warnings
    assert words in warning
    assert '[podcast.config]' in warning


OLD = ('archive.html', 'archive/2026.html')
#: What is done to one of 23 articles → the generated pages that are written again.
REWRITTEN: dict[str, tuple[Callable[[Path], object], set[str]]] = {
    'body': (
        lambda src: (src / 'posts/05.md').write_text(f'{article(5)}\n更多。\n', encoding='utf-8'),
        set(),
    ),
    'title': (
        lambda src: (src / 'posts/05.md').write_text(article(5, title='換了'), encoding='utf-8'),
        {'posts/index.html', 'posts/page', 'tags/海.html', 'tags/海/page', *OLD},
    ),
    'tag': (
        lambda src: (src / 'posts/05.md').write_text(
            article(5, tags=['海', '風']), encoding='utf-8'
        ),
        {'tags/風.html', 'tags.html'},
    ),
}


@pytest.mark.parametrize('name', REWRITTEN)
def test_pages_that_show_nothing_new_are_not_written(
    build: Build, site: Site, tmp_path: Path, name: str
) -> None:
    src = site({**HOME, **posts(23)})
    before = {n: p.stat().st_mtime_ns for n, p in build(src, tmp_path / 'out').files().items()}
    edit, expected = REWRITTEN[name]
    edit(src)
    written = {
        re.sub(r'/page/\d+\.html$', '/page', path)
        for path, file in build(src, tmp_path / 'out').files().items()
        if path.startswith(('posts/index', 'posts/page', 'tags', 'archive'))
        and file.stat().st_mtime_ns != before.get(path)
    }
    assert written <= expected
    assert bool(written) == bool(expected)


def test_later_pages_follow_the_first(build: Build, site: Site, tmp_path: Path) -> None:
    src = site({**HOME, **posts(5), **conf(podcast_page_size=2)})
    build(src, tmp_path / 'out')
    text = src / 'tags/海/_index.md'
    text.parent.mkdir(parents=True)
    text.write_text('---\ntitle: 海\n---\n', encoding='utf-8')
    again = build(src, tmp_path / 'out')
    back = again.page('tags/海/page/2').one('nav', css='podcast-pager').links()['1']
    assert again.follow('tags/海/page/2.html', back) == ('tags/海/index.html', '')
    assert again.unlike(build(src, tmp_path / 'fresh')) == []


def test_a_page_that_was_deleted_by_hand_comes_back(
    build: Build, site: Site, tmp_path: Path
) -> None:
    src = site({**HOME, **posts(3)})
    page = build(src, tmp_path / 'out').path('tags/海')
    page.unlink()
    (src / 'posts/00.md').write_text(f'{article(0)}\n更多。\n', encoding='utf-8')
    build(src, tmp_path / 'out')
    assert page.is_file()


def test_another_template_reaches_every_page(build: Build, site: Site, tmp_path: Path) -> None:
    src = site({**HOME, **posts(3), **conf(templates_path=['templates'])})
    build(src, tmp_path / 'out')
    (src / 'templates').mkdir()
    text = '{% extends "!page.html" %}\n{% block footer %}燈塔{% endblock %}\n'
    (src / 'templates/page.html').write_text(text, encoding='utf-8')
    again = build(src, tmp_path / 'out')
    assert '燈塔' in again.page('tags/海').text
    assert again.unlike(build(src, tmp_path / 'fresh')) == []


def test_the_seed_twice(build: Build, site: Site, tmp_path: Path) -> None:
    seed = next(iter(SHARED.glob('seed/*.md')), None)
    if seed is None:
        pytest.skip('the article that started it is not here')
    text = seed.read_text(encoding='utf-8')
    other = re.sub(r'^title: .*$', 'title: 另一個標題', text, flags=re.M)
    src = site({**HOME, 'posts/one.md': text, 'posts/two.md': other})
    built = build(src, tmp_path / 'out', 'dirhtml')
    for page, title in (('one', '另一個標題'), ('two', built.page('posts/one').one('h1').text)):
        group = built.page(f'posts/{page}').one('div', css='podcast-article-read-on')
        assert [link.text for link in group.all('a')] == [title]


@pytest.mark.parametrize('builder', ['html', 'dirhtml'])
def test_another_project_links_to_terms(
    build: Build, site: Site, tmp_path: Path, builder: str
) -> None:
    files = {'a.md': article(1, tags=['AI 產業', 'C++'], series='一年', source_name='Fog')}
    first = build(site({**HOME, **files}), tmp_path / 'out', builder)
    other = tmp_path / 'other'
    other.mkdir()
    inventory = first.out / 'objects.inv'
    (other / 'conf.py').write_text(
        f"{CONF}extensions.append('sphinx.ext.intersphinx')\n"
        f"intersphinx_mapping = {{'sea': ('https://sea.invalid/', {str(inventory)!r})}}\n",
        encoding='utf-8',
    )
    roles = ['tag}`AI 產業', 'tag}`C++', 'series}`一年', 'show}`Fog', 'article}`a']
    text = '\n\n'.join(f'{{external+sea:podcast:{role}`' for role in roles)
    (other / 'index.md').write_text(f'# 另一個\n\n{text}\n', encoding='utf-8')
    link = '[海](inv:sea:podcast:tag#C++)'
    unknown = '[無 *此* 潮](inv:sea:podcast:tag#none)'
    (other / 'tides.md').write_text(f'{article(1)}\n{link}\n{unknown}\n', encoding='utf-8')
    built = build(other, tmp_path / 'other-out', builder)
    missing = "No matches for 'sea:podcast:tag:none' [myst.iref_missing]"
    assert [missing in line for line in built.warnings] == [True]
    links = [a.attrs['href'] for a in built.page('index').all('a', css='external')]
    for link, page in zip(
        links, ['tags/ai-產業', 'tags/c++', 'series/一年', 'shows/fog', 'a'], strict=True
    ):
        path = unquote(link).removeprefix('https://sea.invalid/')
        target = f'{path}index.html' if path.endswith('/') else path
        assert first.out / target == first.path(page)
    assert '無 此 潮' in ' '.join(p.text for p in built.page('tides').all('p'))
    by_myst = built.page('tides').one('a', css='external')
    assert (by_myst.text, by_myst.attrs['href']) == ('海', links[1])
