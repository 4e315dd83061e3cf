"""The heads of pages: what browsers, search engines and chats get to know of them."""

from __future__ import annotations

import gzip
import json
import logging
import struct
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from tests.build.conftest import CONF, heard, once
from tests.unit.output.samples import HARD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.build.conftest import Build, Built, Element

    Site = Callable[[Mapping[str, str | bytes]], Path]

SHARED = Path(__file__).parents[3] / 'shared'
BASE = 'https://夜車.example/sub'
ROOT = 'https://xn--ess226j.example/sub/'
ARTICLE = '---\ntitle: {}\ndate: 2026-01-05T09:00:00+08:00\n{}---\n\n{}\n'


def png(width: int, height: int) -> bytes:
    """Return a picture of that size, all black."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', check)

    head = struct.pack('>IIBBBBB', width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b'\0' + b'\0' * width) * height)
    parts = (chunk(b'IHDR', head), chunk(b'IDAT', rows), chunk(b'IEND', b''))
    return b'\x89PNG\r\n\x1a\n' + b''.join(parts)


FILES: dict[str, str | bytes] = {
    'conf.py': f"{CONF}html_baseurl = {BASE!r}\nlanguage = 'zh_TW'\nauthor = '編輯室'\n"
    "html_title = '一冊'\npodcast_image = 'https://夜車.example/封面.png'\n"
    "podcast_description = '一本談話的雜誌'\nsuppress_warnings = ['podcast.feed']\n",
    'index.md': '# 首頁\n\n```{toctree}\nus\nplain\ntheirs\n```\n',
    'us.md': '---\nmyst:\n  html_meta:\n    description: 誰在寫 "&"\n---\n\n'
    '# 關於我們\n\n我們。\n',
    'plain.md': '# 平常\n\n沒有說明。\n',
    'theirs.md': '---\nmyst:\n  html_meta:\n    description: 說明\n'
    '    "property=og:title": 自己的\n---\n\n# 他\n',
    'posts/_index.md': '---\ntitle: 文章\ndescription: 全部文章\n---\n',
    'notes/_index.md': '---\ntitle: 筆記\n---\n\n{{< youtube gCNNwjyQQIA >}}\n\n'
    '短的，*隨手*寫的。\n',
    'posts/deep/_index.md': f'---\ntitle: {json.dumps(HARD, ensure_ascii=False)}\n---\n',
    'posts/deep/hard.md': ARTICLE.format(
        json.dumps(HARD, ensure_ascii=False),
        f'tags: {json.dumps([HARD, "燈"], ensure_ascii=False)}\n'
        f'authors: [{{name: 林雨青, url: https://lin.example/}}]\n'
        'guests: [客人]\nhosts: [主持]\nsource_name: 燈塔電台\n'
        'source_url: https://youtu.be/gCNNwjyQQIA\n'
        'episode: EP12\nseason: 2\nduration: "1:02:03"\nimage: lamp.png\nimage_alt: 一盞燈\n'
        'lastmod: 2026-02-01\n',
        '{{< youtube gCNNwjyQQIA >}}\n\n{{< youtube VaCq4u5c78U >}}\n\n燈塔還亮著。',
    ),
    'posts/deep/hard.en.md': ARTICLE.format('The lamp', 'language: en\n', 'It is lit.'),
    'posts/deep/lamp.png': png(64, 48),
    'posts/told.rst': ':date: 2026-01-05\n\n說過\n====\n\n.. meta::\n   :description: 自己說\n'
    '   :property=og\\:image: x.png\n\n一句話。\n',
    'posts/own/index.md': ARTICLE.format(
        '自己的檔案',
        'audio: sound.mp3\nduration: 60\nchapters: ["0:00 開場", "0:30 燈亮了"]\n',
        '```{audio} film.mp4\n:title: 短片\n:poster: still.png\n```\n',
    ),
    'posts/film.md': ARTICLE.format(
        '只有一部短片',
        'chapters: ["0:00 開場", "0:30 燈亮了"]\n',
        '```{audio} own/film.mp4\n:title: 短片\n:poster: /sub/posts/own/still.png\n```\n',
    ),
    'posts/own/sound.mp3': b'sound',
    'posts/own/film.mp4': b'film',
    'posts/own/still.png': png(4, 3),
    'notes/remote.md': ARTICLE.format('遠方', 'image: https://far.example/圖.jpg\n', '一張圖。'),
}


@pytest.fixture(scope='module')
def built(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Built]:
    base = tmp_path_factory.mktemp('head')
    for name, content in FILES.items():
        path = base / 'src' / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return once(build, base / 'src', base)


@pytest.fixture(params=['html', 'dirhtml'])
def either(request: pytest.FixtureRequest, built: Callable[[str], Built]) -> tuple[str, Built]:
    return request.param, built(request.param)


def metas(page: Element) -> dict[str, list[str]]:
    """Return the names and properties in the head, each with its values."""
    found: dict[str, list[str]] = {}
    for meta in page.all('meta'):
        name = meta.attrs.get('property') or meta.attrs.get('name')
        if name:
            found.setdefault(name, []).append(meta.attrs['content'])
    return found


def links(page: Element, rel: str) -> list[tuple[str, str]]:
    return [
        (link.attrs.get('hreflang', ''), link.attrs['href'])
        for link in page.all('link')
        if link.attrs.get('rel') == rel and 'type' not in link.attrs
    ]


def graph(page: Element) -> dict[str, Any]:
    """Return type → thing of the structured data of *page*."""
    (script,) = [s for s in page.all('script') if s.attrs.get('type') == 'application/ld+json']
    data = json.loads(''.join(str(child) for child in script.children))
    return {thing['@type']: thing for thing in data['@graph']}


def at(builder: str, name: str) -> str:
    return f'{ROOT}{name}' + ('/' if builder == 'dirhtml' else '.html')


def test_article(either: tuple[str, Built]) -> None:
    builder, site = either
    page, url = site.page('posts/deep/hard'), at(builder, 'posts/deep/hard')
    found = metas(page)
    assert found['og:title'] == [HARD]
    assert found['article:tag'] == [HARD, '燈']
    assert found['og:url'] == [url]
    assert found['og:type'] == ['article']
    assert found['og:site_name'] == ['一冊']
    assert found['og:locale'] == ['zh_TW']
    assert found['description'] == found['og:description'] == ['燈塔還亮著。']
    (image,) = found['og:image']
    assert image.startswith(f'{ROOT}_images/')
    assert (site.out / image.removeprefix(ROOT)).is_file()
    assert [found[f'og:image:{key}'] for key in ('width', 'height', 'alt')] == [
        ['64'],
        ['48'],
        ['一盞燈'],
    ]
    assert found['twitter:card'] == ['summary_large_image']
    assert found['article:published_time'] == ['2026-01-05T09:00:00+08:00']


def test_canonical_address_is_there_once(either: tuple[str, Built]) -> None:
    builder, site = either
    for name in ('posts/deep/hard', 'us', 'posts/told', 'tags/%E7%87%88'):
        (canonical,) = links(site.page(unquote(name)), 'canonical')
        assert canonical[1].replace('夜車', 'xn--ess226j') == at(builder, name)


def test_translations_name_each_other(either: tuple[str, Built]) -> None:
    builder, site = either
    there = 'en/posts/deep/hard' if builder == 'dirhtml' else 'posts/deep/hard.en'
    chinese, english = at(builder, 'posts/deep/hard'), at(builder, there)
    expected = [('en', english), ('x-default', chinese), ('zh-TW', chinese)]
    for name in ('posts/deep/hard', there):
        assert sorted(links(site.page(name), 'alternate')) == expected
    assert links(site.page('posts/told'), 'alternate') == []


def test_structured_data(either: tuple[str, Built]) -> None:
    builder, site = either
    things = graph(site.page('posts/deep/hard'))
    posting, url = things['BlogPosting'], at(builder, 'posts/deep/hard')
    assert (posting['headline'], posting['url']) == (HARD, url)
    assert posting['image'][0]['width'] == 64
    assert posting['author'] == [
        {'@type': 'Person', 'name': '林雨青', 'url': 'https://lin.example/'}
    ]
    episode = posting['isBasedOn']
    assert episode['partOfSeries']['name'] == '燈塔電台'
    assert episode['duration'] == 'PT1H2M3S'
    assert 'VaCq4u5c78U' not in json.dumps(posting)  # another film: nobody knows what it is
    steps = things['BreadcrumbList']['itemListElement']
    sections = ['posts/deep'] if builder == 'dirhtml' else ['posts/deep/index']
    assert [step['name'] for step in steps] == ['一冊', '文章', HARD, HARD]
    assert [step['item'] for step in steps][2:] == [at(builder, sections[0]), url]


def test_own_files(either: tuple[str, Built]) -> None:
    builder, site = either
    name = 'posts/own/index' if builder == 'html' else 'posts/own'
    posting = graph(site.page(name))['BlogPosting']
    (film,) = posting['video']
    assert (film['name'], film['uploadDate']) == ('短片', '2026-01-05T09:00:00+08:00')
    for address in (film['contentUrl'], *film['thumbnailUrl'], posting['audio'][0]['contentUrl']):
        assert (site.out / address.removeprefix(ROOT)).is_file(), address


def test_chapters_are_parts_of_the_recording(either: tuple[str, Built]) -> None:
    builder, site = either
    own = graph(site.page('posts/own/index' if builder == 'html' else 'posts/own'))['BlogPosting']
    sound, film = own['audio'][0], graph(site.page('posts/film'))['BlogPosting']['video'][0]
    for recording, end in ((sound, {'endOffset': 60}), (film, {})):
        url = recording['contentUrl']
        assert recording['hasPart'] == [
            {
                '@type': 'Clip',
                'name': '開場',
                'startOffset': 0,
                'url': f'{url}#t=0',
                'endOffset': 30,
            },
            {'@type': 'Clip', 'name': '燈亮了', 'startOffset': 30, 'url': f'{url}#t=30', **end},
        ]
    assert 'hasPart' not in own['video'][0]  # the chapters are of the sound


def test_picture_on_another_host(either: tuple[str, Built]) -> None:
    _, site = either
    page = site.page('notes/remote')
    assert metas(page)['og:image'] == ['https://far.example/%E5%9C%96.jpg']
    assert [img for img in page.all('img') if 'far.example' in img.attrs.get('src', '')] == []


def test_what_the_author_wrote_stays(either: tuple[str, Built]) -> None:
    _, site = either
    found = metas(site.page('posts/told'))
    assert found['description'] == ['自己說']
    assert found['og:image'] == ['x.png']
    assert 'og:image:alt' not in found
    assert found['og:title'] == ['說過']
    found = metas(site.page('theirs'))
    assert (found['og:title'], found['og:description']) == (['自己的'], ['說明'])


def test_pages_that_are_no_articles(either: tuple[str, Built]) -> None:
    builder, site = either
    found = metas(site.page('us'))
    assert found['description'] == found['og:description'] == ['誰在寫 "&"']
    assert (found['og:type'], found['og:url']) == (['website'], [at(builder, 'us')])
    found = metas(site.page('posts/index' if builder == 'html' else 'posts'))
    assert found['description'] == found['og:description'] == ['全部文章']
    found = metas(site.page('index'))
    assert found['description'] == found['og:description'] == ['一本談話的雜誌']
    assert 'description' not in metas(site.page('plain'))
    (said,) = metas(site.page('tags/燈'))['description']
    assert said.startswith('燈 · ')
    # The page of a folder has that of a list, too, if its author says nothing there.
    folder = 'notes/index' if builder == 'html' else 'notes'
    assert metas(site.page(folder))['description'] == ['短的，隨手寫的。']
    (said,) = metas(site.page(folder.replace('notes', 'posts/deep')))['description']
    assert said.startswith(' '.join(HARD.split()))
    for name in ('plain', 'tags/燈', 'archive/2026', folder):
        page = site.page(name)
        assert not [key for key in metas(page) if key.startswith('og:')]
        assert 'ld+json' not in site.path(name).read_text(encoding='utf-8')


def test_no_page_says_anything_twice(either: tuple[str, Built]) -> None:
    _, site = either
    many = {'article:tag', 'article:author', 'og:locale:alternate', 'viewport'}
    for name, page in site.pages().items():
        twice = {key for key, values in metas(page).items() if len(values) > 1} - many
        assert not twice, name
        assert page.all('b') == [], name  # a title is text
    assert site.warnings == []


def test_open_graph_of_another_extension(build: Build, site: Site) -> None:
    pytest.importorskip('sphinxext.opengraph')
    conf = CONF.replace("['sphinxext_podcast']", "['sphinxext_podcast', 'sphinxext.opengraph']")
    theirs = "ogp_social_cards = {'enable': False}\nhtml_baseurl = 'https://x.example/'\n"
    article = ARTICLE.format('一篇', 'tags: [燈]\ndescription: 自己說\n', '一句。')
    src = site({'conf.py': conf + theirs, 'index.md': '# 一冊\n', 'posts/a.md': article})
    built = build(src, src.with_name('out'))
    found = metas(built.page('posts/a'))
    assert [key for key, values in found.items() if len(values) > 1 and key != 'viewport'] == []
    assert found['og:type'] == ['website']
    assert found['description'] == ['自己說']
    assert not [key for key in found if key.startswith('article:')]
    assert graph(built.page('posts/a'))['BlogPosting']['headline'] == '一篇'


def test_no_address_is_known(build: Build, site: Site) -> None:
    src = site({'index.md': '# 一冊\n', 'posts/a.md': ARTICLE.format('一篇', '', '一句。')})
    built = build(src, src.with_name('out'))
    page = built.page('posts/a')
    found = metas(page)
    assert found['og:title'] == ['一篇']
    assert not [key for key in ('og:url', 'og:image') if key in found]
    assert graph(page).keys() == {'BlogPosting'}
    assert 'http' not in json.dumps(graph(page))
    assert built.status.count('the address of the site is not known') == 1
    assert not (built.out / 'sitemap.xml').exists()


def test_read_the_docs(build: Build, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    src = site({'index.md': '# 一冊\n', 'posts/a.md': ARTICLE.format('一篇', '', '一句。')})
    monkeypatch.setenv('READTHEDOCS_CANONICAL_URL', 'https://x.readthedocs.example/zh-tw/latest/')
    built = build(src, src.with_name('out'))
    url = 'https://x.readthedocs.example/zh-tw/latest/posts/a.html'
    page = built.page('posts/a')
    assert links(page, 'canonical') == [('', url)]
    assert metas(page)['og:url'] == [url]
    lost = built.page('404')
    assert lost.links()['To the front page'] == '/zh-tw/latest/index.html'
    # The address is no part of what was read: the same again is nothing to do.
    with heard(logging.INFO):
        assert 'no targets are out of date' in build(src, src.with_name('out')).status
    own = src / 'conf.py'
    own.write_text(f"{CONF}html_baseurl = 'https://own.example/'\n", encoding='utf-8')
    built = build(src, src.with_name('out'))
    assert links(built.page('posts/a'), 'canonical') == [('', 'https://own.example/posts/a.html')]


def vocabulary() -> tuple[set[str], Callable[[str], set[str]]]:
    """Return the types of schema.org, and what returns the properties of a type."""
    path = SHARED / 'tools' / 'audit' / 'schemaorg-all-https.jsonld.gz'
    if not path.is_file():
        pytest.skip('the vocabulary of schema.org is not beside this repository')
    with gzip.open(path, 'rt', encoding='utf-8') as file:
        terms = json.load(file)['@graph']

    def ids(term: dict[str, Any], key: str) -> list[str]:
        given = term.get(key, [])
        return [one['@id'] for one in ([given] if isinstance(given, dict) else given)]

    above = {term['@id']: ids(term, 'rdfs:subClassOf') for term in terms}

    def kinds(name: str) -> set[str]:
        return {name}.union(*(kinds(up) for up in above.get(name, [])))

    domains = {t['@id']: set(ids(t, 'schema:domainIncludes')) for t in terms}
    types = {name for name in above if 'schema:Thing' in kinds(name)}

    @cache
    def properties(kind: str) -> set[str]:
        above = kinds(kind)
        return {name for name, where in domains.items() if where & above}

    return types, properties


def things(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        if '@type' in data:
            yield data
        for value in data.values():
            yield from things(value)
    elif isinstance(data, list):
        for value in data:
            yield from things(value)


def test_words_of_schema_org(built: Callable[[str], Built]) -> None:
    types, properties = vocabulary()
    found = [
        thing
        for name in ('posts/deep/hard', 'posts/own/index', 'posts/film', 'notes/remote')
        for thing in things(list(graph(built('html').page(name)).values()))
    ]
    assert len(found) > 15
    for thing in found:
        kind = f'schema:{thing["@type"]}'
        assert kind in types
        keys = {f'schema:{key}' for key in thing if not key.startswith('@')}
        assert not keys - properties(kind), kind
