"""A feed with everything in it, and text that is hard to carry."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from hypothesis import strategies as st

from sphinxext_podcast.model.article import Enclosure, Person
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

TAIPEI = timezone(timedelta(hours=8))
HARD = '<b>"A & B"</b> ]]> \'&amp;\' 中文 😀'
#: What authors may write, besides what no file can hold.
ANY = st.text(st.characters(exclude_categories=['Cs', 'Cc', 'Zl', 'Zp', 'Cn']))
BASE = 'https://x.example/書/'
#: Every tag, each with all that it can say, and with as little as it may.
TAGS = Tags(
    soundbites=(Soundbite(90.5, 30, HARD), Soundbite(0, 3600)),
    location=Location('海 & 港', 'geo:25.13,121.74', 'R1293250'),
    value=Value(
        'lightning',
        'keysend',
        (
            Recipient('node', '02ab', 99, '主持 & "客"', '696969', 'a<b', fee=True),
            Recipient('node', '03cd', 1),
        ),
        '0.00000015',
    ),
    texts=(Text(HARD, 'ai-content'), Text('字')),
)

ENTRY = Entry(
    id='https://x.example/posts/夜車/',
    url='https://x.example/posts/夜車/',
    title=HARD,
    published=datetime(2026, 1, 5, 9, 30, tzinfo=TAIPEI),
    updated=datetime(2026, 2, 1, 8, tzinfo=TAIPEI),
    authors=(Person('林 & 王', 'https://x.example/林'), Person('An')),
    summary=HARD,
    content=f'<p>{HARD}</p>',
    categories=(Category('AI & 產業', 'https://x.example/標籤/'), Category('C++')),
    enclosure=Enclosure('https://x.example/第1集.mp3', 1234),
    image='https://x.example/圖.png',
    language='zh-TW',
    related=Related('https://show.example/e?a=1&b=2', 'The <Show>'),
    episode=Episode(
        duration=3723.4,
        number='EP01',
        season=2,
        kind='full',
        explicit=True,
        hosts=(Person('主持'),),
        guests=(Person('客 & 人', 'https://g.example/客'),),
        transcripts=(Transcript('https://x.example/詞.vtt', 'text/vtt', 'zh-TW'),),
        chapters='https://x.example/1.json',
    ),
)
UNDATED = Entry(id='tag:x.example,2026:二', url='https://x.example/2/')
FEED = Feed(
    title=HARD,
    home=BASE,
    url=f'{BASE}index.xml',
    description=HARD,
    language='zh-TW',
    authors=(Person('An (安)', 'https://x.example/an'),),
    email='an@x.example',
    image='https://x.example/cover.png',
    copyright='© 2026 An',
    entries=(ENTRY, UNDATED),
    formats=(
        Format(RSS, f'{BASE}index.xml'),
        Format(ATOM, f'{BASE}atom.xml', 'Atom'),
        Format(JSON, f'{BASE}feed.json', 'JSON'),
    ),
    next=f'{BASE}index-2.xml',
)
BARE = Feed(title='', home='https://x.example/', url='https://x.example/a.xml')
PODCAST = Podcast(
    owner='安',
    email='an@x.example',
    topics=(Topic('Society & Culture', 'Philosophy'), Topic('Technology'), Topic('Tech')),
    hosts=(Person('主持', 'https://x.example/h'),),
    serial=True,
    locked=True,
    funding=('https://x.example/捐', '支持 & 我們'),
)
