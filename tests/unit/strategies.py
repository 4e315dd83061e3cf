"""What authors, other programs and attackers write, for the tests of properties.

All of it is drawn from the same nasty letters: marks of every syntax that we read, characters
that some format cannot hold, and scripts that some program takes for another.
"""

from __future__ import annotations

import json
import re
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from sphinxext_podcast.model.article import Chapter, Enclosure, Person
from sphinxext_podcast.model.feeds.feed import (
    ATOM,
    JSON,
    RSS,
    Category,
    Entry,
    Episode,
    Feed,
    Format,
    Related,
    Transcript,
)
from sphinxext_podcast.model.feeds.podcast import Podcast
from sphinxext_podcast.model.feeds.podcast_tags import (
    Location,
    Recipient,
    Soundbite,
    Tags,
    Text,
    Value,
)
from sphinxext_podcast.model.feeds.topic import Topic

MARKS = list('<>&"\'`*_~#|[]{}()!\\/:;,.=+-^%$@?')
BLANKS = [
    ' ',
    '\n',
    '\t',
    '\r',
    '\r\n',
    '\u3000',
    '\xa0',
    '\u2028',
    '\u2029',
    '\x85',
    '\x0b',
    '\x0c',
]
CONTROLS = ['\x00', '\x01', '\x08', '\x1b', '\x1f', '\x7f', '\x80', '\x9f', '\ufffe', '\uffff']
INVISIBLE = ['\u200b', '\u200d', '\u200e', '\u202e', '\u2066', '\ufeff', '\xad', '\ufe0f']
HALVES = ['\ud800', '\udc00', '\udfff']
SCRIPTS = [
    *('字', '夜車上讀書', '「', '」', '，', '：', '２', '中文', '𠮷'),
    *('é', 'e\u0301', 'ﬁ', 'ſ', 'İ', 'ß', 'Å', '²', '٣', '½', 'שלום', 'مرحبا', '한', '각'),
    *('😀', '👩\u200d💻', '🇹🇼', '1\ufe0f\u20e3', '\U0010fffd'),
]
WORDS = [
    *(
        'a',
        'B',
        '0',
        '12',
        'the',
        'index',
        'nul',
        'CON',
        '..',
        '../',
        '%00',
        '%2e',
        '&amp;',
        '&#0;',
    ),
    *(']]>', '-->', '<!--', '</script>', '<b>', '</b>', '{{<', '>}}', '{{%', '%}}', '{%', '%}'),
    *(
        'javascript:',
        'data:',
        'https://',
        '//',
        '---',
        '+++',
        '```',
        ':::',
        '${',
        '$$',
        '<!--more-->',
    ),
    *('podcastshortcode', '0end', 'podcastnumbermark', 'true', 'null', '1e999', '0x1f', '12:34'),
]
_PIECES = [*MARKS, *BLANKS, *CONTROLS, *INVISIBLE, *SCRIPTS, *WORDS]

#: What a file in UTF-8 can hold.
TEXT = st.lists(st.sampled_from(_PIECES), max_size=12).map(''.join) | st.text(max_size=20)
#: What a string of JSON can hold, or the name of a file: halves of surrogate pairs, too.
STRINGS = TEXT | st.lists(st.sampled_from([*HALVES, *_PIECES]), max_size=8).map(''.join)
#: What YAML or TOML takes only escaped.
_UNSAFE = re.compile('[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')
#: One line without control characters: what comes back as it is.
PLAIN = st.lists(st.sampled_from([*MARKS, *SCRIPTS, *WORDS, ' ']), min_size=1, max_size=8).map(
    lambda pieces: ' '.join(''.join(pieces).split())
)
LONG = st.builds(
    lambda piece, times: piece * times, st.sampled_from(_PIECES), st.integers(60, 900)
)

ZONES = st.integers(-23 * 60, 23 * 60).map(lambda m: timezone(timedelta(minutes=m)))
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=ZONES)
NUMBERS = (
    st.integers()
    | st.floats()
    | st.sampled_from([0, -1, 10**18, 10**40, 1e308, -0.0, 5e-324, float('nan'), float('inf')])
)
#: What a value of front matter can be in one of its formats.
SCALARS = (
    st.none()
    | st.booleans()
    | NUMBERS
    | STRINGS
    | LONG
    | MOMENTS
    | st.datetimes()
    | st.just(date(2026, 5, 1))
    | st.just(time(0, 46, 24))
    | st.sampled_from(
        ['2026-05-01', '46:24', '00:00 Intro', 'https://e.org/a?b=1&c=2', 'a.mp3', 'a, b']
    )
)
INNER_KEYS = st.sampled_from(
    [
        *('name', 'url', 'length', 'type', 'alt', 'start', 'title', 'toc', 'img', 'src', 'image'),
        *('geo', 'osm', 'method', 'recipients', 'address', 'split', 'fee', 'suggested', 'text'),
        *('purpose', 'duration', 'render', '', 'Name', '12:34'),
    ]
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(INNER_KEYS | STRINGS, inner, max_size=3)
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(
    [
        *('title', 'linktitle', 'description', 'summary', 'excerpt', 'tags', 'series', 'keywords'),
        *('authors', 'author', 'guests', 'hosts', 'series_order', 'weight', 'source_name'),
        *('source_url', 'episode', 'season', 'duration', 'explicit', 'guid', 'transcript', 'slug'),
        *('url', 'aliases', 'language', 'translationkey', 'date', 'publishdate', 'published'),
        *('lastmod', 'expirydate', 'draft', 'status', 'image', 'cover', 'image_alt', 'audio'),
        *('podcast_bytes', 'chapters', 'categories', 'category', 'permalink', 'redirect'),
        *('soundbites', 'location', 'value', 'txt', 'params', 'build', 'headless', 'blogpost'),
        *('excerpt_separator', 'video', 'html_meta'),
    ]
)
#: Front matter as data: keys in lower case.
DATA = st.dictionaries(KEYS, VALUES, max_size=5)

#: Names of documents: no part of one is empty or leads upwards, for no file is called so.
DOCNAMES = st.sampled_from(
    [
        'a',
        'index',
        'posts/夜車',
        '_posts/2026-05-01-a',
        'p/_posts/2026-13-99-b',
        'p/_index',
        'p/a.en',
    ]
) | st.lists(
    STRINGS.map(lambda text: text.replace('/', '').replace('\\0', '')).filter(
        lambda part: part not in {'', '.', '..'}
    ),
    min_size=1,
    max_size=3,
).map('/'.join)

_LINES = [
    *(
        'title: ',
        'Title: ',
        'tags: [',
        'date: ',
        'Date: ',
        ':tags: ',
        ':blogpost: true',
        '"title": ',
    ),
    *(
        'params:',
        '  a: ',
        '- ',
        '[params]',
        'title = ',
        'x = """',
        'description: |',
        'Status: draft',
    ),
    *(
        '<<: *a',
        'a: &a ',
        '*a',
        '!!python/object:os.system ',
        '%YAML 1.2',
        '.. post:: ',
        '```{post} ',
    ),
    *(
        '# ',
        '## ',
        '====',
        '> ',
        '| a | b |',
        '    ',
        '1. ',
        '- [ ] ',
        '[^1]: ',
        '[a]: ',
        '![',
        '](',
    ),
    *('{% raw %}', '{% endraw %}', '{% highlight x %}', '{{ site.url }}', '{: .a}', '{::comment}'),
    *('|filename|', '{filename}', '{static}', '{{< ref "b" >}}', '{{% note %}}', '{{% /note %}}'),
    *(
        '{{< youtube',
        ' id="',
        '{{</* x */>}}',
        '{{< a\n1 >}}',
        '{{< a.inline >}}',
        '{{</ a.inline >}}',
    ),
]
#: A text in any dialect, with front matter or without.
DOCUMENTS = st.builds(
    lambda opening, lines, closing, body: f'{opening}{"".join(lines)}{closing}{"".join(body)}',
    st.sampled_from(['', '---\n', '+++\n', '{"', '{\n', '\ufeff---\r\n', '\n\n---\n', ':a: ']),
    st.lists(st.sampled_from([*_LINES, '\n', '\n']) | TEXT, max_size=10),
    st.sampled_from(['', '\n---\n', '\n+++\n', '"}\n', '}\n', '\n...\n', '\n\n']),
    st.lists(st.sampled_from([*_LINES, '\n', '\n']) | TEXT, max_size=10),
)

_TAGS = [
    *(
        'p',
        'div',
        'a',
        'b',
        'i',
        'ul',
        'li',
        'ol',
        'dl',
        'dt',
        'dd',
        'table',
        'tr',
        'td',
        'th',
        'tbody',
    ),
    *(
        'caption',
        'details',
        'summary',
        'figure',
        'figcaption',
        'audio',
        'video',
        'source',
        'track',
    ),
    *(
        'img',
        'br',
        'hr',
        'iframe',
        'script',
        'style',
        'svg',
        'math',
        'path',
        'mi',
        'ruby',
        'rt',
        'rp',
    ),
    *('pre', 'code', 'select', 'option', 'textarea', 'form', 'input', 'button', 'template', 'nav'),
    *(
        'section',
        'h1',
        'h2',
        'body',
        'html',
        'head',
        'title',
        'meta',
        'link',
        'object',
        'x-y',
        'p:q',
    ),
    *(
        'foreignObject',
        'annotation-xml',
        'plaintext',
        'noscript',
        'frameset',
        'picture',
        'q',
        'bdo',
    ),
]
_ATTRIBUTES = [
    *(
        'id',
        'class',
        'href',
        'src',
        'srcset',
        'style',
        'onclick',
        'width',
        'height',
        'alt',
        'open',
    ),
    *(
        'xmlns',
        'xml:lang',
        'lang',
        'dir',
        'epub:type',
        'controls',
        'a:b:c',
        '1a',
        '"',
        '=',
        'data-x',
    ),
    *('colspan', 'start', 'value', 'datetime', 'xlink:href', 'd', 'viewBox', 'title', 'name'),
]
_ATTRIBUTE = st.builds(
    lambda name, quote, value: f' {name}={quote}{value}{quote}',
    st.sampled_from(_ATTRIBUTES),
    st.sampled_from(['"', "'", '']),
    STRINGS
    | st.sampled_from(['#a', 'a', 'a b', '1', 'https://e.org/', 'javascript:x', '//e.org']),
)
_TAG = st.builds(
    lambda opening, name, attributes, closing: f'{opening}{name}{"".join(attributes)}{closing}',
    st.sampled_from(['<', '<', '</', '<!', '<?']),
    st.sampled_from(_TAGS),
    st.lists(_ATTRIBUTE, max_size=2),
    st.sampled_from(['>', '>', '/>', ' ', '']),
)
#: HTML as authors, themes and converters write it.
HTML = st.lists(
    _TAG
    | TEXT
    | st.sampled_from(['<![CDATA[', '<!-- a -- b -->', '<!DOCTYPE html>', '</', '&nbsp;']),
    max_size=14,
).map(''.join)

ADDRESSES = st.builds(
    lambda begun, rest: begun + rest,
    st.sampled_from(
        [
            *(
                '',
                '/',
                'https://e.org/',
                'http://',
                '//',
                'https://',
                'javascript:',
                'data:',
                'mailto:',
            ),
            *(
                'https://書.example/',
                'https://[::1',
                'https://a:b@e.org:99999/',
                'https://e.org/a?',
            ),
            *(
                'https://www.youtube.com/watch?v=',
                'https://open.spotify.com/episode/',
                'HTTPS://E.org#',
            ),
        ]
    ),
    STRINGS | LONG,
)
PEOPLE = st.lists(st.builds(Person, STRINGS, ADDRESSES), max_size=2).map(tuple)
FILES = st.builds(Enclosure, ADDRESSES, st.none() | st.integers(0, 10**12), STRINGS)
SECONDS = st.none() | st.floats(0, 1e6)
CHAPTERS = st.lists(
    st.builds(Chapter, st.floats(0, 1e6), STRINGS, ADDRESSES, ADDRESSES, st.booleans()), max_size=3
).map(tuple)
PODCAST_TAGS = st.builds(
    Tags,
    soundbites=st.lists(
        st.builds(Soundbite, st.floats(0, 1e6), st.floats(0, 1e6), STRINGS), max_size=2
    ).map(tuple),
    location=st.none() | st.builds(Location, STRINGS, STRINGS, STRINGS),
    value=st.none()
    | st.builds(
        Value,
        STRINGS,
        STRINGS,
        st.lists(
            st.builds(Recipient, STRINGS, STRINGS, st.integers(1, 99), STRINGS, STRINGS, STRINGS),
            max_size=2,
        ).map(tuple),
        STRINGS,
    ),
    texts=st.lists(st.builds(Text, STRINGS, STRINGS), max_size=2).map(tuple),
)
EPISODES = st.builds(
    Episode,
    duration=SECONDS,
    number=STRINGS,
    season=st.none() | st.integers(-1, 10**6),
    kind=STRINGS,
    explicit=st.none() | st.booleans(),
    hosts=PEOPLE,
    guests=PEOPLE,
    transcripts=st.lists(st.builds(Transcript, ADDRESSES, STRINGS, STRINGS), max_size=1).map(
        tuple
    ),
    chapters=ADDRESSES,
    tags=PODCAST_TAGS,
)
ENTRIES = st.builds(
    Entry,
    id=ADDRESSES,
    guid=STRINGS,
    url=ADDRESSES,
    title=STRINGS,
    published=st.none() | MOMENTS,
    updated=st.none() | MOMENTS,
    authors=PEOPLE,
    summary=STRINGS,
    content=HTML,
    categories=st.lists(st.builds(Category, STRINGS, ADDRESSES), max_size=2).map(tuple),
    enclosure=st.none() | FILES,
    image=ADDRESSES,
    language=STRINGS,
    related=st.none() | st.builds(Related, ADDRESSES, STRINGS),
    episode=st.none() | EPISODES,
)
FORMATS = st.lists(
    st.builds(Format, st.sampled_from([RSS, ATOM, JSON]), ADDRESSES, STRINGS), max_size=2
).map(tuple)
FEEDS = st.builds(
    Feed,
    title=STRINGS,
    home=ADDRESSES,
    url=ADDRESSES,
    description=STRINGS,
    language=STRINGS,
    authors=PEOPLE,
    email=STRINGS | st.just('a@e.org'),
    image=ADDRESSES,
    copyright=STRINGS,
    entries=st.lists(ENTRIES, max_size=2).map(tuple),
    formats=FORMATS,
    next=ADDRESSES,
    style=ADDRESSES,
)
PODCASTS = st.builds(
    Podcast,
    owner=STRINGS,
    email=STRINGS,
    topics=st.lists(st.builds(Topic, STRINGS, STRINGS), max_size=1).map(tuple),
    hosts=PEOPLE,
    explicit=st.booleans(),
    guid=STRINGS,
    funding=st.tuples(ADDRESSES, STRINGS),
    tags=PODCAST_TAGS,
)


def quoted(text: str) -> str:
    """Return *text* as YAML, TOML and JSON all quote it; halves of pairs only JSON can."""
    return ''.join(
        f'\\u{ord(char):04x}' if _UNSAFE.match(char) else char
        for char in json.dumps(text, ensure_ascii=False)
    )


def plain_values() -> st.SearchStrategy[Any]:
    """Return values that every format of front matter has: text, numbers, truth, lists."""
    numbers = st.integers(-(10**15), 10**15)
    return TEXT | numbers | st.booleans() | st.lists(TEXT, max_size=3)
