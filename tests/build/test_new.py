"""What ``sphinx-podcast new`` writes is an article without a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from sphinxext_podcast.cli import main
from tests.build.project import BARE as CONF
from tests.build.project import put

if TYPE_CHECKING:
    from pathlib import Path

    from tests.build.conftest import Build, Built, Element

FEED = """<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:podcast="https://podcastindex.org/namespace/1.0"
 xmlns:psc="http://podlove.org/simple-chapters"><channel><title>潮聲 &amp; 夜車</title>
<link>https://sea.example/</link>
<item><title>「暴風雨」的那一夜: 2 # 3</title><guid>sea-12</guid>
<link>https://open.spotify.com/episode/25L83ov7Wrray30Ctlk0IY</link>
<pubDate>Mon, 02 Mar 2026 10:00:00 +0800</pubDate><itunes:duration>2784</itunes:duration>
<itunes:season>2</itunes:season><itunes:episode>12</itunes:episode>
<itunes:image href="https://sea.example/12.jpg"/>
<description>&lt;p&gt;沒有人在外面的時候，海的聲音。&lt;/p&gt;</description>
<enclosure url="https://sea.example/12.mp3" length="24986239" type="audio/mpeg"/>
<podcast:person role="guest" href="https://linmo.example/">林默</podcast:person>
<podcast:transcript url="https://sea.example/12.vtt" type="text/vtt"/>
<psc:chapters><psc:chapter start="0" title="開場"/>
<psc:chapter start="12:30.5" title="風起" href="https://sea.example/wind"/></psc:chapters></item>
<item><title>Low tide</title><guid>sea-11</guid>
<pubDate>Mon, 23 Feb 2026 10:00:00 +0800</pubDate>
<podcast:chapters url="https://sea.example/11.json"/></item>
</channel></rss>
"""
#: How the articles that are there are written → the folder for new ones.
OTHERS = {
    'yaml': '---\ntitle: {n}\ndate: 2026-01-0{n}\nlayout: x\ntags: [a]\n---\n',
    'toml': "+++\nTitle = '{n}'\ndate = 2026-01-0{n}T10:00:00Z\nauthors = ['林']\n+++\n",
    'json': '{{\n "title": "{n}",\n "date": "2026-01-0{n} 10:00"\n}}\n',
}


@pytest.fixture(scope='module')
def built(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Built:
    base = tmp_path_factory.mktemp('new')
    conf = f'{CONF}podcast_drafts = True\nhtml_baseurl = "https://a.example/"\n'
    conf += 'podcast_channel = None\n'
    files = {'conf.py': conf, 'index.md': '# Home\n', 'feed.xml': FEED}
    for folder, text in OTHERS.items():
        files |= {f'{folder}/{n}.md': text.format(n=n) for n in (1, 2)}
    src = put(base / 'src', files)
    for folder in OTHERS:
        for episode in ('sea-12', 'low tide'):
            feed = ('--feed', str(src / 'feed.xml'), '--own')
            _new(src, *feed, '--episode', episode, '--folder', folder)
        _new(src, '寫在 "海邊": #1', '--folder', folder, '--url', 'https://youtu.be/VaCq4u5c78U')
    return build(src, base / 'out', 'dirhtml')


def _new(src: Path, *arguments: str) -> None:
    """Call the command on the first of March."""
    run = CliRunner(env={'SOURCE_DATE_EPOCH': '1772323200'})
    done = run.invoke(main.command, ['new', '--source', str(src), *arguments])
    assert done.exit_code == 0, done.output


def test_no_message(built: Built) -> None:
    assert built.warnings == []


@pytest.mark.parametrize('folder', OTHERS)
def test_an_episode(built: Built, folder: str) -> None:
    page = built.page(f'{folder}/暴風雨-的那一夜-2-3')
    text = page.text
    assert '「暴風雨」的那一夜: 2 # 3' in text
    assert 'Season 2 · Episode 12 · 46:24' in text
    assert all(said in text for said in ('潮聲 & 夜車', '林默', '開場', '風起'))
    assert _players(page) == ['spotify']


@pytest.mark.parametrize('folder', OTHERS)
def test_an_article(built: Built, folder: str) -> None:
    page = built.page(f'{folder}/寫在-海邊-1')
    assert '寫在 "海邊": #1' in page.text
    assert _players(page) == ['youtube']


def _players(page: Element) -> list[str]:
    found = (one.attrs.get('data-podcast-provider', '') for one in page.all('figure'))
    return [name for name in found if name not in ('', 'audio')]
