from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.cli.drafting import feed
from sphinxext_podcast.cli.drafting.network import Network
from sphinxext_podcast.model.article import Enclosure, Person
from tests.build.corpora import SHARED

if TYPE_CHECKING:
    from sphinxext_podcast.cli.drafting.feed import Episode

    from .conftest import Server

SETS = SHARED / 'corpora'
TABLES = sorted(SETS.glob('podcastparser/tests/data/*.json'))
#: Their reader makes addresses of files of ids that are none.
BASE = 'file://tests/data/'


def episodes(text: str) -> list[Episode]:
    return feed.read(text.encode(), 'feed.xml')


def rss(*items: str, channel: str = '<title>The Show</title>') -> list[Episode]:
    spaces = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    inside = ''.join(f'<item>{item}</item>' for item in items)
    return episodes(f'<rss version="2.0" {spaces}><channel>{channel}{inside}</channel></rss>')


def web(address: str) -> str:
    return '' if address.startswith(BASE) else address


def as_told(made: Episode) -> dict[str, Any]:
    """Return what the tables of podcastparser say of an episode, as we have read it."""
    article = made.article
    return {
        'title': article.title,
        'description': article.description,
        'guid': article.guid or (article.audio.url if article.audio else article.source_url),
        'link': article.source_url,
        'published': int(article.date.timestamp()) if article.date else 0,
        'total_time': int(article.duration or 0),
        'type': article.episode_type or None,
        'enclosures': [(article.audio.url, article.audio.length)] if article.audio else [],
        'chapters': [(int(c.start), c.title, c.url, c.image) for c in article.chapters],
        'chapters_json_url': article.chapters_file,
        'transcript_url': article.transcript,
        'persons': [
            *(('host', one.name, one.url) for one in article.hosts),
            *(('guest', one.name, one.url) for one in article.guests),
        ],
    }


def expected(told: dict[str, Any]) -> dict[str, Any]:
    """Return the same of an entry of their table."""
    files = [
        (one['url'], one['file_size'] if one['file_size'] > 0 else None)
        for one in told['enclosures']
    ]
    return {
        **{key: told[key] for key in ('title', 'description', 'published', 'total_time')},
        'guid': told['guid'].removeprefix(BASE),
        'link': web(told['link']),
        'type': told.get('type'),
        'enclosures': files[:1],
        'chapters': [
            (int(c['start']), c['title'], c.get('href', ''), c.get('image', ''))
            for c in told.get('chapters', [])
        ],
        'chapters_json_url': told.get('chapters_json_url', ''),
        'transcript_url': told.get('transcript_url', ''),
        'persons': [(p['role'], p['name'], p['href']) for p in told.get('persons', [])],
    }


@pytest.mark.skipif(not TABLES, reason='the feeds of others are not here')
@pytest.mark.parametrize('table', TABLES, ids=lambda path: path.stem)
def test_feeds_of_podcastparser(table: Path) -> None:
    told = json.loads(table.read_text(encoding='utf-8'))
    made = feed.fetch(str(table.with_suffix('.rss')), Network())
    assert [as_told(one) for one in made] == [expected(one) for one in told['episodes']]


@pytest.mark.skipif(not TABLES, reason='the feeds of others are not here')
def test_the_feed_of_the_podcast_namespace() -> None:
    made = feed.fetch(str(SETS / 'podcast-namespace/example.xml'), Network())
    assert [one.article.title for one in made] == [
        'Episode 3 - The Future',
        'Episode 2 - The Present',
        'Episode 1 - The Past',
    ]
    article = made[0].article
    assert made[0].home == 'https://example.com/podcast'
    assert article.source_name == 'Podcasting 2.0 Namespace Example'
    assert article.source_url == 'https://example.com/podcast/ep0003'
    assert article.guid == 'https://example.com/ep0003'
    assert article.date == datetime(2020, 10, 9, 4, 30, 38, tzinfo=UTC)
    assert (article.season, article.episode, article.explicit) == (1, '3', False)
    assert article.image == 'https://example.com/ep0003/artMd.jpg'
    assert article.chapters_file == 'https://example.com/ep3_chapters.json'
    assert article.transcript == 'https://example.com/ep3/transcript.txt'
    assert article.guests == (Person('Dave Jones', 'https://github.com/daveajones/'),)
    assert [one.name for one in article.hosts] == ['Adam Curry']
    assert article.audio == Enclosure('https://example.com/file-03.mp3', 43200000, 'audio/mpeg')
    assert article.description.startswith('A look into the future of podcasting')


@pytest.mark.parametrize(
    ('item', 'field', 'value'),
    [
        (
            '<pubDate>Mon, 02 Mar 2026 10:00:00 +0800</pubDate>',
            'date',
            '2026-03-02T10:00:00+08:00',
        ),
        ('<pubDate>Mon, 02 Mar 2026 10:00:00 EST</pubDate>', 'date', '2026-03-02T15:00:00+00:00'),
        ('<pubDate>soon</pubDate>', 'date', None),
        ('<pubDate>0000-00-00</pubDate>', 'date', None),
        ('<pubDate>Fri, 31 Dec 9999 23:59:59 GMT</pubDate>', 'date', None),
        ('<itunes:episode>2</itunes:episode>', 'episode', '2'),
        ('<itunes:episode>²</itunes:episode>', 'episode', ''),
        ('<itunes:duration>3723</itunes:duration>', 'duration', 3723),
        ('<itunes:duration>62:03</itunes:duration>', 'duration', 3723),
        ('<itunes:duration>long</itunes:duration>', 'duration', None),
        ('<itunes:season>2</itunes:season>', 'season', 2),
        ('<itunes:season>two</itunes:season>', 'season', None),
        ('<itunes:explicit>true</itunes:explicit>', 'explicit', True),
        ('<itunes:explicit>clean</itunes:explicit>', 'explicit', False),
        ('<link>javascript:alert(1)</link>', 'source_url', ''),
        ('<link>https://a.example/1</link>', 'source_url', 'https://a.example/1'),
        ('<title>兩\n行</title>', 'title', '兩 行'),
        ('<title>Q&amp;amp;A &lt;i&gt;now&lt;/i&gt;</title>', 'title', 'Q&A now'),
        ('<title>&lt;b&gt;&lt;/b&gt;</title>', 'title', '<b></b>'),
        ('<title>On &lt;vector&gt; &amp; co</title>', 'title', 'On <vector> & co'),
        ('<itunes:image href="https://a.example/a.jpg"/>', 'image', 'https://a.example/a.jpg'),
        ('<itunes:image href="file:///etc/passwd"/>', 'image', ''),
    ],
)
def test_fields(item: str, field: str, value: object) -> None:
    (made,) = rss(item)
    found = getattr(made.article, field)
    assert (found.isoformat() if isinstance(found, datetime) else found) == value


@pytest.mark.parametrize(
    ('files', 'chosen'),
    [
        ([('a.mp4', 'video/mp4'), ('a.mp3', 'audio/mpeg')], 'a.mp3'),
        ([('a.jpg', 'image/jpeg'), ('a.mp4', 'video/mp4')], 'a.mp4'),
        ([('a.jpg', 'image/jpeg')], None),
        ([('a.m4a?token=1', '')], 'a.m4a?token=1'),
    ],
)
def test_the_recording(files: list[tuple[str, str]], chosen: str | None) -> None:
    given = ''.join(
        f'<enclosure url="https://a.example/{name}" type="{type}"/>' for name, type in files
    )
    (made,) = rss(given)
    audio = made.article.audio
    assert (audio.url.removeprefix('https://a.example/') if audio else None) == chosen


def test_a_type_with_a_parameter() -> None:
    (made,) = rss('<enclosure url="https://a.example/a" type="audio/mpeg; charset=binary"/>')
    assert made.article.audio == Enclosure('https://a.example/a', None, 'audio/mpeg')


@pytest.mark.parametrize(
    ('given', 'chosen'),
    [
        ([('t.txt', 'text/plain', ''), ('t.vtt', 'text/vtt', '')], 't.vtt'),
        ([('t.html', 'text/html', ''), ('t.srt', 'application/x-subrip', '')], 't.srt'),
        ([('es.vtt', 'text/vtt', 'es'), ('t.txt', 'text/plain', '')], 't.txt'),
        ([('es.vtt', 'text/vtt', 'es'), ('zh.txt', 'text/plain', 'zh-Hant')], 'zh.txt'),
        ([('es.vtt', 'text/vtt', 'es')], 'es.vtt'),
    ],
)
def test_the_transcript(given: list[tuple[str, str, str]], chosen: str) -> None:
    item = ''.join(
        f'<podcast:transcript url="https://a.example/{name}" type="{type}" language="{language}"/>'
        for name, type, language in given
    )
    (made,) = rss(item, channel='<language>zh-TW</language>')
    assert made.article.transcript == f'https://a.example/{chosen}'


def test_hosts_of_the_channel_are_those_of_episodes_without_people() -> None:
    channel = '<title>S</title><podcast:person>Ann</podcast:person>'
    guest = '<podcast:person role="guest">Bo</podcast:person>'
    first, second = rss('<title>A</title>', guest, channel=channel)
    assert (first.article.hosts, first.article.guests) == ((Person('Ann'),), ())
    assert (second.article.hosts, second.article.guests) == ((), (Person('Bo'),))


def test_what_several_episodes_share_names_none_of_them() -> None:
    home = '<link>https://show.example/</link><guid>same</guid>'
    about = '<description>&lt;a href="https://youtu.be/aaaaaaaaaaA"&gt;ad&lt;/a&gt;</description>'
    first, second = rss(home + about, home + about)
    assert (first.article.source_url, first.article.guid, first.links) == ('', '', ())
    assert second.mentioned == ()
    channel = '<link>https://show.example/</link>'
    (only,) = rss('<link>https://show.example/</link>', channel=channel)
    assert only.article.source_url == ''


def test_a_title_of_atom() -> None:
    inside = '<div xmlns="http://www.w3.org/1999/xhtml">A <b>b</b></div>'
    title = f'<title type="xhtml">{inside}</title>'
    entry = f'<entry>{title}</entry><entry><title type="html">&lt;b&gt;C</title></entry>'
    made = episodes(f'<feed xmlns="http://www.w3.org/2005/Atom">{entry}</feed>')
    assert [one.article.title for one in made] == ['A b', 'C']


def test_broken_feeds_give_what_they_have() -> None:
    """Our own reader ends at the fault, feedparser goes on."""
    broken = (
        '<rss><channel><title>S</title><item><title>A</title><podcast:season>2</podcast:season>'
        '</item><item><title>B & C</title></item><item><title>D</title></item></channel></rss>'
    )
    made = episodes(broken)
    assert [one.article.title for one in made] == ['A', 'B & C', 'D']
    assert made[0].article.season == 2


@pytest.mark.parametrize(
    ('data', 'why'),
    [
        (b'', 'this is no feed'),
        (b'<html><body>hello</body></html>', 'this is no feed'),
        (b'\x00\xff\x00', 'this is no feed'),
        (b'<rss><channel><item><title>&#xD800;</title></item></channel></rss>', 'cannot be read'),
        (b'<rss ' + b' '.join(b'a%d=""' % n for n in range(999)) + b'/>', '200 attributes'),
        (b'<!DOCTYPE r [<!ENTITY a "b">]><rss/>', "entity of its own, 'a'"),
    ],
)
def test_what_is_no_feed(data: bytes, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        feed.read(data, 'feed.xml')


def test_files_that_are_not_there(tmp_path: Path) -> None:
    for place in (tmp_path / 'none.xml', tmp_path, Path('a\0b')):
        with pytest.raises(Refusal, match='write the path or the address of a feed'):
            feed.fetch(str(place), Network())


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    with (tmp_path / 'feed.xml').open('wb') as file:
        file.truncate((32 << 20) + 1)
    with pytest.raises(Refusal, match='more than 32 MB'):
        feed.fetch(str(tmp_path / 'feed.xml'), Network())


def test_a_feed_over_the_network(server: Server) -> None:
    """The header says the encoding, the last address what paths are relative to."""
    item = '<item><title>集</title><link>/1</link></item>'
    text = f'<rss version="2.0"><channel><title>秀</title>{item}</channel></rss>'
    server.have('/feeds/a', 'application/rss+xml; charset=utf-8', text.encode())
    url = server.lead('/a', '/feeds/a')
    (made,) = feed.fetch(url, Network(loopback=True))
    assert (made.article.title, made.article.source_name) == ('集', '秀')
    assert made.article.source_url == server.url('/1')
