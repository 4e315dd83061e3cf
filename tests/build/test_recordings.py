"""What an author's own recording says of itself is read from the file, and again if it changes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from sphinxext_podcast.extension.files import recordings
from tests.build.project import BARE as CONF

if TYPE_CHECKING:
    from pathlib import Path

    from tests.build.conftest import Built
    from tests.build.started import Starts

id3: Any = pytest.importorskip('mutagen.id3')

#: A frame of MPEG-1 layer III: 128 kbit/s, 44,100 Hz, 1,152 samples.
FRAME = b'\xff\xfb\x90\x00' + bytes(413)
ITUNES = '{http://www.itunes.com/dtds/podcast-1.0.dtd}'
FILES: dict[str, str | bytes] = {
    'conf.py': f"""{CONF}
html_baseurl = 'https://tide.example.org/'
podcast_channel = {{
    'title': '潮間帶', 'description': '海邊的事', 'email': 'tide@example.org',
    'image': 'https://pictures.example.org/c.png', 'categories': ['Science'],
}}
""",
    'index.md': '# 一冊\n',
    'own.md': (
        '---\ntitle: 燈塔\ndate: 2026-02-09\naudio: tide.mp3\n---\n\n聽。\n\n{{< chapters >}}\n'
    ),
    'said.md': (
        '---\ntitle: 海圖\ndate: 2026-02-10\naudio: tide.mp3\nduration: 5\n'
        'chapters: ["0:00 開場"]\n---\n\n聽。\n'
    ),
    'broken.md': '---\ntitle: 霧\ndate: 2026-02-11\naudio: fog.mp3\n---\n\n聽。\n',
    'tide.mp3': FRAME * 1200,
    'fog.mp3': b'nothing of the kind',
}


def tag(path: Path, chapters: dict[int, str]) -> None:
    """Write *chapters*, milliseconds → title, into the file."""
    tags = id3.ID3()
    for start, title in chapters.items():
        inner = [id3.TIT2(text=[title])]
        tags.add(
            id3.CHAP(element_id=str(start), start_time=start, end_time=start, sub_frames=inner)
        )
    tags.save(path)


def lengths(built: Built) -> dict[str | None, str | None]:
    """Return title → length of each episode of the feed."""
    feed = ET.fromstring(built.files()['podcast.xml'].read_bytes())
    return {one.findtext('title'): one.findtext(f'{ITUNES}duration') for one in feed.iter('item')}


def test_a_recording_says_how_long_it_is_and_its_chapters(start: Starts) -> None:
    begun = start(FILES)
    first = begun.again()
    assert "'fog.mp3' does not say how long it is" in begun.fresh().status
    assert lengths(first) == {'燈塔': '31', '海圖': '5', '霧': None}

    tag(begun.src / 'tide.mp3', {0: '點燈', 10_000: '守夜', 20_500: '天亮'})
    again = begun.again()
    made = json.loads(again.files()['own/chapters.json'].read_text(encoding='utf-8'))
    assert [(one['startTime'], one['title']) for one in made['chapters']] == [
        *((0, '點燈'), (10, '守夜'), (20.5, '天亮')),
    ]
    page = again.path('own').read_text(encoding='utf-8')
    assert re.findall(r'"startOffset":([0-9.]+)', page) == ['0', '10', '20.5']
    assert '"duration":"PT31S"' in page
    assert [one.text for one in again.page('own').one('ol').all('li')] == [
        *('0:00 點燈', '0:10 守夜', '0:20 天亮'),
    ]
    assert '00:00:20 天亮' in again.files()['podcast.xml'].read_text(encoding='utf-8')
    assert again.unlike(begun.fresh()) == []


def test_without_mutagen_that_is_said_once_and_read_when_it_comes(
    start: Starts, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = start(FILES)
    whole = lengths(begun.again())
    with monkeypatch.context() as patch:
        patch.setattr(recordings, 'reader', lambda: '')
        without = begun.again()
    assert set(lengths(without).values()) == {None, '5'}
    assert without.status.count('sphinxext-podcast[audio]') == 1
    (none,) = (line for line in without.warnings if line.startswith('own.md'))
    assert 'there are none' in none
    assert '; sphinxext-podcast[audio] reads those in a recording' in none
    assert lengths(begun.again()) == whole
