"""Whatever stands in a file, a reader returns what it promises or raises what it names."""

from __future__ import annotations

import json
import math
import pickle
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from sphinxext_podcast.model.article import Article, Enclosure, Person
from sphinxext_podcast.model.characters import clean
from sphinxext_podcast.model.providers import PROVIDERS
from sphinxext_podcast.source import casting
from sphinxext_podcast.source.dates import parse_date, parse_duration, timezone_named
from sphinxext_podcast.source.dialects import detect, pelican
from sphinxext_podcast.source.dialects.ablog import Blog
from sphinxext_podcast.source.front_matter import (
    article_fields,
    podcast_tags,
    publication_keys,
    yaml_scalars,
)
from sphinxext_podcast.source.front_matter import reader as front_matter
from sphinxext_podcast.source.front_matter import texts as front_matter_texts
from sphinxext_podcast.source.front_matter.reader import FrontMatter, Unreadable
from sphinxext_podcast.source.printed import printed
from tests.unit.strategies import (
    DATA,
    DOCNAMES,
    DOCUMENTS,
    MOMENTS,
    PLAIN,
    SCALARS,
    STRINGS,
    TEXT,
    VALUES,
    plain_values,
    quoted,
)

EAST = timezone(timedelta(hours=8))
MARKUP = st.sampled_from(['md', 'rst'])
NAMES = st.sampled_from(['title', 'tags', 'summary', 'weight', '描述', 'a-b', 'x_1'])
PLAIN_DATA = st.dictionaries(NAMES, plain_values(), min_size=1, max_size=4)


def front(data: dict[str, Any], kind: str = 'yaml', dialect_: str = 'hugo') -> FrontMatter:
    return FrontMatter(kind, data, dict.fromkeys(data, 2), len(data) + 2, dialect=dialect_)


def written(value: Any) -> str:
    """Return *value* as YAML and TOML both write it."""
    if isinstance(value, list):
        return f'[{", ".join(map(written, value))}]'
    return quoted(value) if isinstance(value, str) else json.dumps(value)


#: That of most projects, and those that a project may say.
PROGRAMS = st.sampled_from(['', '', 'jekyll', 'pelican', 'material'])


@given(PLAIN_DATA, STRINGS)
def test_every_format_says_the_same(data: dict[str, Any], body: str) -> None:
    texts = {
        'yaml': '---\n' + ''.join(f'{key}: {written(one)}\n' for key, one in data.items()) + '---',
        'toml': '+++\n'
        + ''.join(f'{quoted(key)} = {written(one)}\n' for key, one in data.items())
        + '+++',
        'json': json.dumps(data),
    }
    for kind, text in texts.items():
        found = front_matter.read(f'{text}\n\n{body}')
        assert found is not None
        assert (found.format, found.data, found.problems) == (kind, clean({**data}), ())
        assert found.end == text.count('\n') + 1
        other = front_matter.read(f'\ufeff{text}\n'.replace('\n', '\r\n'))
        assert other is not None
        assert (other.data, other.lines) == (found.data, found.lines)


@given(st.lists(st.tuples(NAMES.filter(str.isascii), PLAIN), min_size=1, max_size=4))
def test_fields_come_back(pairs: list[tuple[str, str]]) -> None:
    pairs = [(key, value) for key, value in dict(pairs).items() if key != 'tags' and value]
    text = ''.join(f':{key}: {value}\n' for key, value in pairs)
    found = front_matter.read(text, 'rst')
    assert (found.data if found else {}) == dict(pairs)


@given(DOCUMENTS, MARKUP, DOCNAMES, st.booleans(), PROGRAMS)
@example(':a: ', 'rst', '_posts/2026-05-01-a', False, '')
def test_any_document_is_read_or_refused(
    text: str, markup: str, name: str, blog: bool, program: str
) -> None:
    count = len(text.replace('\r\n', '\n').replace('\r', '\n').split('\n'))
    try:
        found = detect.read(
            text, markup, name, blog=Blog() if blog else None, program=program, post=not blog
        )
    except Unreadable as refusal:
        assert 1 <= refusal.problem.line <= count
        assert str(refusal)
        return
    if found is None:
        return
    assert 0 <= found.end <= count
    assert all(1 <= line <= count for line in found.lines.values())
    assert all(isinstance(key, str) for key in found.data)
    pickle.dumps(found)
    article, problems = article_fields.article(found, name, EAST)
    check(article)
    assert all(problem.message for problem in problems)
    # Nothing is translated that says nothing, and all lines stay where they were.
    assert front_matter_texts.translated(found, lambda text: text) == found
    done = detect.translate(text, found, PROVIDERS)
    assert done.text.count('\n') == text.count('\n')


YAML = st.lists(
    st.sampled_from(
        [
            *('- ', 'a: ', '&a ', '*a', '[', ']', '{', '}', '!', '|', '\n', '  ', '? ', ', ', "'"),
            *('"', '0x', '<<: ', '%', '#', '1e9', 'on', '2026-05-01'),
        ]
    )
    | TEXT,
    max_size=14,
).map(''.join)


@given(YAML)
def test_any_yaml_is_read_or_at_fault(text: str) -> None:
    try:
        found = yaml_scalars.load(text)
    except yaml_scalars.Fault as fault:
        assert (
            1
            <= fault.line
            <= text.count('\n') + text.count('\r') + 1 + sum(map(text.count, '\x85\u2028\u2029'))
        )
    else:
        assert all(isinstance(key, str) for key in found.data)


CASTS: dict[Any, type | tuple[type, ...]] = {
    casting.text: str,
    casting.line: str,
    casting.integer: int,
    casting.size: int,
    casting.whole: int,
    casting.counted: int,
    casting.language: str,
    casting.file: str,
    casting.truth: bool,
    casting.flag: (bool, type(None)),
    casting.explicit: bool,
    casting.words: tuple,
    casting.names: tuple,
    casting.people: tuple,
    casting.picture: (tuple, type(None)),
    casting.passage: (str, type(None)),
    casting.enclosure: (Enclosure, type(None)),
    publication_keys.draft: bool,
    publication_keys.published: bool,
    publication_keys.status: str,
    publication_keys.is_flag: bool,
    printed: str,
    podcast_tags.location: tuple,
    podcast_tags.texts: tuple,
    podcast_tags.soundbites: tuple,
    podcast_tags.value: tuple,
}


@given(VALUES)
def test_every_value_is_cast_or_refused(value: object) -> None:
    for cast, kind in CASTS.items():
        try:
            made = cast(value)
        except casting.PartlyReadError as wrong:
            made = wrong.kept
            assert str(wrong)
        except ValueError as wrong:
            assert len(str(wrong)) < 2000, cast
            continue
        assert isinstance(made, kind), cast
    assert isinstance(casting.shown(value), str)
    assert casting.empty(value) in (True, False)


@given(SCALARS)
def test_casts_are_fixed_points(value: object) -> None:
    for cast in (casting.text, casting.line, casting.integer, casting.size, casting.truth):
        try:
            made = cast(value)
        except ValueError:
            continue
        assert cast(made) == made, cast


def check(article: Article) -> None:
    """Assert that *article* keeps what its fields promise."""
    for name in ('title', 'link_title', 'source_name', 'episode', 'guid'):
        text = getattr(article, name)
        assert text == ' '.join(text.split()), name
    for moment in (article.date, article.publish_date, article.lastmod, article.expiry_date):
        assert moment is None or moment.tzinfo is not None
    if article.duration is not None:
        assert math.isfinite(article.duration)
        assert article.duration >= 0
    for names in (article.tags, article.categories, article.keywords, article.aliases):
        assert len(set(names)) == len(names)
        assert all(name.strip() for name in names)
    for person in (*article.authors, *article.guests, *article.hosts):
        assert isinstance(person, Person)
        assert person.name
    assert all(math.isfinite(chapter.start) and chapter.start >= 0 for chapter in article.chapters)
    assert article.audio is None or article.audio.length is None or article.audio.length >= 0
    assert article.season is None or article.season >= 1
    pickle.dumps(article)


@given(
    DATA, st.sampled_from(['yaml', 'json', 'fields']), st.sampled_from(['hugo', 'ablog', 'jekyll'])
)
def test_every_field_of_an_article_is_what_it_says(
    data: dict[str, Any], kind: str, dialect_: str
) -> None:
    given_ = front(data, kind, dialect_)
    article, problems = article_fields.article(given_, 'p/a', EAST)
    check(article)
    article.withheld(datetime(2026, 6, 1, tzinfo=UTC))
    assert all(problem.key in data and len(problem.message) < 2000 for problem in problems)
    assert article_fields.is_article(given_) in (True, False)
    assert article_fields.is_unrendered(given_) in (True, False)
    tags, more = podcast_tags.of_episode(data, article.duration)
    assert all(problem.message for problem in more)
    assert all(one.duration > 0 for one in tags.soundbites)
    podcast_tags.of_channel(data)


@given(VALUES | st.text('0123456789-:/T +Z.,年月日JanMonPSUTC ²٣２', max_size=30))
@example('٣٣:٣٣')
@example('2026-05-0²')
def test_dates_and_durations_are_read_or_refused(value: object) -> None:
    try:
        moment = parse_date(value, EAST)
    except ValueError as wrong:
        assert len(str(wrong)) < 2000
    else:
        assert moment is None or moment.astimezone(UTC).utcoffset() == timedelta(0)
    try:
        seconds = parse_duration(value)
    except ValueError as wrong:
        assert len(str(wrong)) < 2000
    else:
        assert seconds is None or (math.isfinite(seconds) and seconds >= 0)


@given(MOMENTS)
def test_a_moment_comes_back(moment: datetime) -> None:
    assert parse_date(moment.isoformat(), EAST) == moment
    assert parse_date(moment.isoformat(' '), EAST) == moment
    assert parse_date(moment.date(), EAST) == datetime.combine(moment.date(), time(), EAST)
    assert parse_date(moment.date().isoformat(), EAST) == parse_date(moment.date(), EAST)


@given(st.integers(0, 999), st.integers(0, 59), st.integers(0, 59))
def test_a_duration_comes_back(hours: int, minutes: int, seconds: int) -> None:
    whole = hours * 3600 + minutes * 60 + seconds
    texts = [f'{hours}:{minutes:02}:{seconds:02}', f'PT{hours}H{minutes}M{seconds}S', str(whole)]
    assert {parse_duration(text) for text in texts} == {whole}


@given(STRINGS)
def test_any_zone_is_known_or_refused(name: str) -> None:
    try:
        zone = timezone_named(name)
    except ValueError:
        return
    assert datetime(2026, 5, 1, tzinfo=zone).utcoffset() is not None


@given(st.dictionaries(STRINGS, st.integers() | st.dates() | STRINGS, max_size=3))
def test_maps_are_printed_in_their_order(value: dict[str, int | date | str]) -> None:
    turned = dict(reversed([*value.items()]))
    assert printed(value) == printed(turned)
    assert printed(value).startswith('map[')


@given(DOCUMENTS)
def test_lines_of_pelican_stay(text: str) -> None:
    assert pelican.translate(text).count('\n') == text.count('\n')
