from __future__ import annotations

import pytest

from sphinxext_podcast.model.article import Chapter
from sphinxext_podcast.source.feeds.podcast_elements import (
    DEPTH,
    Elements,
    FeedRefusedError,
    Speaker,
    TranscriptLink,
    read,
    text_of,
)

CHAPTERS = Elements(chapters_url='https://a.example/c')
THIRD = Elements(episode='3')
PAGES = Elements(pages=['https://youtu.be/x'])


def one(item: str, spaces: str = '') -> Elements:
    (found,) = read(
        f'<rss {spaces}><channel><item>{item}</item></channel></rss>'.encode()
    ).episodes
    return found


@pytest.mark.parametrize(
    ('item', 'expected'),
    [
        (
            '<podcast:person role="Guest" href="https://a.example"> Ann\n Lin </podcast:person>',
            Elements(people=[Speaker('Ann Lin', 'guest', 'https://a.example')]),
        ),
        ('<podcast:person>Bo</podcast:person>', Elements(people=[Speaker('Bo')])),
        ('<podcast:person></podcast:person>', Elements()),
        (
            '<podcast:transcript url="https://a.example/t.vtt" type="text/vtt" language="de"/>',
            Elements(transcripts=[TranscriptLink('https://a.example/t.vtt', 'text/vtt', 'de')]),
        ),
        ('<podcast:chapters url="https://a.example/c"/>', CHAPTERS),
        (
            '<psc:chapters><psc:chapter start="0" title="A"/><psc:chapter start="x" title="B"/>\
<psc:chapter start="1:02.5" title="C" href="https://a.example"/></psc:chapters>',
            Elements(chapters=[Chapter(0, 'A'), Chapter(62.5, 'C', 'https://a.example')]),
        ),
        ('<podcast:season name="x">2</podcast:season>', Elements(season='2')),
        ('<podcast:episode>3</podcast:episode><itunes:episode>4</itunes:episode>', THIRD),
        ('<itunes:episodeType>bonus</itunes:episodeType>', Elements(kind='bonus')),
        ('<podcast:contentLink href="https://youtu.be/x">Y</podcast:contentLink>', PAGES),
        ('<title>A &amp; &nbsp;B</title>', Elements(title='A & B')),
        ('<media:group><title>other</title></media:group>', Elements()),
    ],
)
def test_elements(item: str, expected: Elements) -> None:
    assert one(item) == expected


def test_namespaces_count_and_not_their_prefixes() -> None:
    own = 'xmlns:p="https://podcastindex.org/namespace/1.0"'
    spaces = f'{own} xmlns:s="http://podlove.org/simple-chapters/"'
    item = '<p:episode>3</p:episode><s:chapters><s:chapter start="1" title="A"/></s:chapters>'
    assert one(item, spaces) == Elements(episode='3', chapters=[Chapter(1, 'A')])


def test_what_is_of_the_channel_and_of_nobody() -> None:
    feed = read(
        b'<rss><channel><podcast:liveItem><title>Live</title><link>https://l.example</link>'
        b'</podcast:liveItem><image><title>Logo</title></image><title>Show</title>'
        b'<atom:link rel="self" href="https://s.example"/><link>https://h.example</link>'
        b'<podcast:person>Ann</podcast:person><item/><item><title>B</title></item></channel></rss>'
    )
    assert feed.whole
    assert feed.channel == Elements('Show', 'https://h.example', people=[Speaker('Ann')])
    assert feed.episodes == [Elements(), Elements('B')]


def test_atom_and_old_rss() -> None:
    space = 'xmlns:a="http://www.w3.org/2005/Atom"'
    atom = f'<a:feed {space}><a:entry><a:title>E</a:title></a:entry></a:feed>'
    assert [e.title for e in read(atom.encode()).episodes] == ['E']
    old = b'<rdf:RDF><channel><title>S</title></channel><item><title>E</title></item></rdf:RDF>'
    assert [e.title for e in read(old).episodes] == ['E']
    assert read(old).channel.title == 'S'


def test_broken_xml_is_read_so_far() -> None:
    feed = read(b'<rss><channel><item><title>A</title></item><item><title>B</title></channel>')
    assert [one.title for one in feed.episodes] == ['A', 'B']
    assert not feed.whole
    assert read(b'no xml at all').episodes == []
    assert read(b'').episodes == []


@pytest.mark.parametrize(
    ('data', 'why'),
    [
        (
            '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><rss><channel/></rss>',
            "an entity of its own, 'a'",
        ),
        ('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>', "its own, 'x'"),
        ('<!DOCTYPE r [<!ENTITY % x SYSTEM "http://a.example/">%x;]><rss/>', "its own, 'x'"),
        ('<a>' * (DEPTH + 1), f'more than {DEPTH} deep'),
    ],
)
def test_what_is_refused(data: str, why: str) -> None:
    with pytest.raises(FeedRefusedError, match=why):
        read(data.encode())


@pytest.mark.parametrize(
    'data',
    [
        '<x>聽</x>'.encode(),
        b'\xef\xbb\xbf' + '<x>聽</x>'.encode(),
        '\ufeff<x>聽</x>'.encode('utf-16-le'),
        '\ufeff<x>聽</x>'.encode('utf-16-be'),
        '\n<x>聽</x>'.encode(),
    ],
)
def test_texts(data: bytes) -> None:
    assert text_of(data) == '<x>聽</x>'


@pytest.mark.parametrize('encoding', ['big5', 'Big5', 'gb18030', 'shift_jis'])
def test_named_encodings(encoding: str) -> None:
    head = f"<?xml version='1.0' encoding='{encoding}'?>"
    text = f'{head}<rss><channel><title>聽</title></channel></rss>'
    assert read(text.encode(encoding)).channel.title == '聽'


def test_an_unknown_encoding_is_utf_8() -> None:
    text = '<?xml version="1.0" encoding="x-none"?><rss><channel><title>聽</title></channel></rss>'
    assert read(text.encode()).channel.title == '聽'
