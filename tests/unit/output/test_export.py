"""The JSON of a library: described by its schema, and read back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from sphinxext_podcast.model.article import Article, Chapter, Enclosure, Person
from sphinxext_podcast.model.library import Library
from sphinxext_podcast.model.site import Site
from sphinxext_podcast.output.export import LEFT_OUT, VERSION, Document, export, plain

SCHEMA = json.loads(
    (Path(__file__).parents[3] / 'docs/reference/export.schema.json').read_text(encoding='utf-8')
)
TAIPEI = timezone(timedelta(hours=8))
ARTICLES = [
    Article(
        docname='posts/a',
        title='甲「<b>」',
        date=datetime(2026, 2, 9, 10, tzinfo=TAIPEI),
        publish_date=datetime(2026, 2, 9, 10, tzinfo=TAIPEI),
        tags=('海', 'C++'),
        authors=(Person('Ann', 'https://ann.example/'), Person('Bo')),
        guests=(Person('林'),),
        series=('一年',),
        series_order=2,
        duration=61.5,
        explicit=False,
        episode_type='bonus',
        season=3,
        audio=Enclosure('https://a.example/a.mp3', 1, 'audio/mpeg'),
        chapters=(Chapter(0.0, '開場'), Chapter(1.5, '', image='a.png', listed=False)),
        aliases=('/old/',),
        params={'a': [1, {'b': None}], 'c': 'x', 'f': 1.5, 't': True},
        about='youtube:gCNNwjyQQIA',
        marks=('draft',),
        draft=True,
    ),
    Article(docname='b', hidden=True, date=datetime(2026, 1, 1, tzinfo=UTC)),
    Article(docname='posts/c', title='丙', tags=('c++',), series=('一年',), series_order=1),
]
SITE = Site(base='https://pod.example', title='誌', language='zh-TW')


def library() -> Library:
    return Library(ARTICLES, {'tags': 'tags', 'series': 'series'}, ['posts'])


def exported() -> Any:
    documents = [
        Document(one.docname, 'article', f'{one.docname}.md', f'/{one.docname}/')
        for one in ARTICLES
    ]
    known = library()
    groups = {section.path: f'/{section.path}/' for section in known.sections()}
    for path in known.taxonomies:
        groups |= {term.path: f'/{term.path}/' for term in known.terms(path)}
    return json.loads(export(known, SITE, documents, groups))


#: How the fields of an article are read back that are not as JSON has them.
READ: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(
        ('date', 'publish_date', 'lastmod', 'expiry_date'),
        lambda value: datetime.fromisoformat(value) if value else None,
    ),
    **dict.fromkeys(
        ('authors', 'guests', 'hosts'), lambda value: tuple(Person(**one) for one in value)
    ),
    **dict.fromkeys(('tags', 'categories', 'series', 'keywords', 'aliases', 'marks'), tuple),
    'audio': lambda value: Enclosure(**value) if value else None,
    'chapters': lambda value: tuple(Chapter(**one) for one in value),
}


def read(entry: Mapping[str, Any]) -> Article:
    """Return the article of an entry of the JSON."""
    names = {field.name for field in fields(Article)} - LEFT_OUT
    return Article(
        **{name: READ[name](entry[name]) if name in READ else entry[name] for name in names}
    )


def test_it_is_read_back() -> None:
    found = exported()
    assert found['version'] == VERSION
    assert [read(entry) for entry in found['articles']] == list(library().pages)


def test_every_field_is_there() -> None:
    entry = exported()['articles'][0]
    assert {field.name for field in fields(Article)} - entry.keys() == LEFT_OUT


def test_groups() -> None:
    found = exported()
    tags, series = found['taxonomies']
    assert [(term['name'], term['articles']) for term in tags['terms']] == [
        ('C++', ['posts/a', 'posts/c']),
        ('海', ['posts/a']),
    ]
    assert tags['terms'][1]['link'] == 'https://pod.example/tags/%E6%B5%B7/'
    assert series['terms'][0]['articles'] == ['posts/c', 'posts/a']
    assert [(one['path'], one['articles']) for one in found['sections']] == [
        ('', ['posts/a', 'posts/c']),
        ('posts', ['posts/a', 'posts/c']),
    ]
    assert [one['docname'] for one in found['documents']] == ['b', 'posts/a', 'posts/c']


def wrong(value: Any, schema: Mapping[str, Any], place: str) -> Iterator[str]:
    """Yield where *value* is not as *schema* says, of the keywords that ours has."""
    if '$ref' in schema:
        schema = SCHEMA['$defs'][schema['$ref'].rpartition('/')[2]]
    if 'oneOf' in schema:
        if sum(not list(wrong(value, one, place)) for one in schema['oneOf']) != 1:
            yield place
        return
    kinds: dict[str, Any] = {
        'string': str, 'integer': int, 'number': (int, float), 'boolean': bool, 'object': dict,
        'array': list, 'null': type(None),
    }  # fmt: skip
    types = schema.get('type', [])
    types = [types] if isinstance(types, str) else types
    if types and not any(isinstance(value, kinds[one]) for one in types):
        yield place
    if value not in schema.get('enum', [value]) or value != schema.get('const', value):
        yield place
    if isinstance(value, dict) and 'properties' in schema:
        if value.keys() != schema['properties'].keys() or [*schema['required']] != [*value]:
            yield f'{place}: {value.keys() ^ schema["properties"].keys()}'
        for key, inner in schema['properties'].items():
            yield from wrong(value.get(key), inner, f'{place}/{key}')
    for at, one in enumerate(value if isinstance(value, list) else []):
        yield from wrong(one, schema['items'], f'{place}/{at}')


def test_the_schema() -> None:
    found = exported()
    assert list(wrong(found, SCHEMA, '')) == []
    found['articles'][0]['tags'] = 'x'
    found['version'] = 2
    assert list(wrong(found, SCHEMA, '')) == ['/version', '/articles/0/tags']


@pytest.mark.parametrize(
    ('value', 'shown'),
    [
        (float('nan'), None),
        (datetime(2026, 1, 1, tzinfo=UTC), '2026-01-01T00:00:00+00:00'),
        (date(2026, 1, 1), '2026-01-01'),
        ({1: (Person('a'),)}, {'1': [{'name': 'a', 'url': ''}]}),
        (b'x', "b'x'"),
    ],
)
def test_odd_values(value: Any, shown: Any) -> None:
    assert plain(value) == shown
