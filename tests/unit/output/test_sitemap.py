"""The map of a site."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from sphinxext_podcast.model.head import Version
from sphinxext_podcast.output import sitemap
from sphinxext_podcast.output.sitemap import Place, robots, sitemaps

NAMES = {
    '': 'http://www.sitemaps.org/schemas/sitemap/0.9',
    'xhtml': 'http://www.w3.org/1999/xhtml',
}
BASE = 'https://x.example/'
ZH, EN = Version('zh_TW', f'{BASE}夜車/'), Version('en', f'{BASE}night-bus/')
DAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
LATER = datetime(2026, 1, 6, 9, tzinfo=UTC)


def test_one_file() -> None:
    places = [
        Place(f'{BASE}夜車/', DAY, (ZH, EN)),
        Place(f'{BASE}?a=1&b=2', versions=(ZH,)),
        Place('/no/base/'),
    ]
    files = sitemaps(places, BASE)
    assert list(files) == ['sitemap.xml']
    root = ET.fromstring(files['sitemap.xml'].encode())
    assert root.tag.endswith('}urlset')
    first, second = root.findall('url', NAMES)
    assert first.findtext('loc', '', NAMES) == 'https://x.example/%E5%A4%9C%E8%BB%8A/'
    assert first.findtext('lastmod', '', NAMES) == '2026-01-05T09:00:00+00:00'
    assert [link.attrib for link in first.findall('xhtml:link', NAMES)] == [
        {'rel': 'alternate', 'hreflang': 'zh-TW', 'href': f'{BASE}%E5%A4%9C%E8%BB%8A/'},
        {'rel': 'alternate', 'hreflang': 'en', 'href': f'{BASE}night-bus/'},
    ]
    assert [(child.tag.rpartition('}')[2], child.text) for child in second] == [
        ('loc', 'https://x.example/?a=1&b=2')
    ]


def test_a_site_without_pages_has_an_empty_map() -> None:
    assert list(ET.fromstring(sitemaps([], BASE)['sitemap.xml'].encode())) == []


@pytest.mark.parametrize(('number', 'files'), [(2, 1), (3, 2), (4, 2), (5, 3)])
def test_a_long_map_has_an_index(number: int, files: int) -> None:
    places = [Place(f'{BASE}{at}/', LATER if at == 1 else DAY) for at in range(number)]
    made = sitemaps(places, BASE, limit=2)
    names = [f'sitemap-{at}.xml' for at in range(1, files + 1)] if files > 1 else []
    assert list(made) == ['sitemap.xml', *names]
    parts = [made[name] for name in names] or [made['sitemap.xml']]
    urls = [url.text for part in parts for url in ET.fromstring(part).iterfind('url/loc', NAMES)]
    assert urls == [place.url for place in places]
    if names:
        index = ET.fromstring(made['sitemap.xml']).findall('sitemap', NAMES)
        assert [one.findtext('loc', '', NAMES) for one in index] == [BASE + name for name in names]
        assert index[0].findtext('lastmod', '', NAMES) == '2026-01-06T09:00:00+00:00'
        assert index[1].findtext('lastmod', '', NAMES) == '2026-01-05T09:00:00+00:00'


def test_a_map_of_long_addresses_has_an_index(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, 'SIZE', 200)
    made = sitemaps([Place(f'{BASE}{"a" * 100}/{at}') for at in range(3)], BASE)
    assert list(made) == ['sitemap.xml', *(f'sitemap-{at}.xml' for at in (1, 2, 3))]


@pytest.mark.parametrize(
    ('address', 'text'),
    [
        (
            f'{BASE}書/sitemap.xml',
            f'User-agent: *\nAllow: /\n\nSitemap: {BASE}%E6%9B%B8/sitemap.xml\n',
        ),
        ('', 'User-agent: *\nAllow: /\n'),
    ],
)
def test_robots(address: str, text: str) -> None:
    assert robots(address) == text
