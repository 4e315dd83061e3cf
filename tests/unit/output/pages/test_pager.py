"""The links between the pages of a list."""

from __future__ import annotations

from sphinxext_podcast.model.paging import Sheet
from sphinxext_podcast.output.pages.pager import Words, pager
from tests.markup import read_html

WORDS = Words('Pages', 'Newer <', 'Older', 'Page %d')


def links(sheet: Sheet) -> list[tuple[str, str, str | None]]:
    page = read_html(pager(sheet, lambda number: f'p/{number}?a&b', WORDS))
    return [(a.text, a.attrs['href'], a.attrs.get('rel')) for a in page.all('a')]


def test_in_the_middle() -> None:
    assert links(Sheet(2, 3)) == [
        ('Newer <', 'p/1?a&b', 'prev'),
        ('1', 'p/1?a&b', None),
        ('3', 'p/3?a&b', None),
        ('Older', 'p/3?a&b', 'next'),
    ]


def test_ends_lead_nowhere_else() -> None:
    assert [rel for _, _, rel in links(Sheet(1, 2)) if rel] == ['next']
    assert [rel for _, _, rel in links(Sheet(2, 2)) if rel] == ['prev']


def test_names() -> None:
    html = pager(Sheet(9, 30), str, WORDS)
    assert '<span class="podcast-pager-here" aria-current="page">9</span>' in html
    assert '<a href="30" aria-label="Page 30">30</a>' in html
    assert html.count('…') == 2


def test_one_page_has_no_pager() -> None:
    assert pager(Sheet(1, 1), str, WORDS) == ''
