"""The command as a writer calls it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from sphinxext_podcast.cli import main
from sphinxext_podcast.cli import new as command
from sphinxext_podcast.cli.drafting import oembed
from sphinxext_podcast.cli.drafting.network import Network
from sphinxext_podcast.cli.project.project import open_project

if TYPE_CHECKING:
    from .conftest import Server

FILM = 'https://youtu.be/VaCq4u5c78U?si=x'
SOUND = 'https://open.spotify.com/episode/25L83ov7Wrray30Ctlk0IY'
ITEM = """
<item><title>Episode {n}</title><guid>id-{n}</guid><link>https://show.example/{n}</link>
<pubDate>Mon, 0{n} Mar 2026 10:00:00 +0800</pubDate><itunes:episode>{n}</itunes:episode>
<itunes:image href="{image}"/><enclosure url="https://show.example/{n}.mp3" type="audio/mpeg"/>
<podcast:chapters url="{chapters}"/></item>
"""


def rss(*numbers: int, image: str = '', chapters: str = '') -> str:
    items = ''.join(ITEM.format(n=number, image=image, chapters=chapters) for number in numbers)
    return f'<rss version="2.0"><channel><title>The Show</title>{items}</channel></rss>'


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv('SOURCE_DATE_EPOCH', '1772582400')  # 2026-03-04
    Path('conf.py').write_text('podcast_timezone = "Asia/Taipei"\npodcast_channel = None\n')
    return tmp_path


def run(*arguments: str) -> Result:
    try:
        runner = CliRunner(mix_stderr=False)  # type: ignore[call-arg, unused-ignore]
    except TypeError:  # from click 8.2 on they are apart anyway
        runner = CliRunner()
    return runner.invoke(main.command, ['new', *arguments], prog_name='sphinx-podcast')


def written(*arguments: str) -> str:
    """Run the command, and return what the one file holds that it has written."""
    done = run(*arguments)
    assert done.exit_code == 0, done.output
    return Path(done.stdout.strip()).read_text(encoding='utf-8')


def have(site: Path, path: str, text: str) -> None:
    site.joinpath(path).parent.mkdir(parents=True, exist_ok=True)
    site.joinpath(path).write_text(text, encoding='utf-8')


def test_a_first_article(site: Path) -> None:
    done = run('我們為什麼還要讀書？')
    assert done.stdout == 'posts/20260304-我們為什麼還要讀書.md\n'
    assert done.stderr == ''
    text = Path(done.stdout.strip()).read_text(encoding='utf-8')
    assert text == (
        '---\ntitle: "我們為什麼還要讀書？"\ndate: 2026-03-04T08:00:00+08:00\ndraft: true\n'
        'description: ""\ntags: []\n---\n\n'
    )


def test_an_article_like_the_others(site: Path) -> None:
    for day in (2, 3):
        have(
            site,
            f'magazine/2026/a-{day}/index.md',
            f"+++\nTitle = 'A'\ndate = '2026-02-0{day} 10:00'\nauthor = '林'\nTags = ['x']\n+++\n"
            '```{youtube} VaCq4u5c78U\n```\n',
        )
    done = run('A', '--url', SOUND, '--slug', 'Other Name')
    assert done.stdout == 'magazine/2026/other-name/index.md\n'
    assert Path(done.stdout.strip()).read_text(encoding='utf-8') == (
        "+++\nTitle = 'A'\ndate = '2026-03-04 08:00'\nauthor = '林'\nTags = []\n"
        f"source_url = '{SOUND}'\n+++\n\n"
        '```{spotify} episode/25L83ov7Wrray30Ctlk0IY\n```\n'
    )


def test_nothing_is_overwritten(site: Path) -> None:
    names = [run('Hello').stdout.strip() for _ in range(3)]
    assert names == [f'posts/20260304-hello{end}.md' for end in ('', '-2', '-3')]


SLUGS = 'title: A\ndate: 2026-02-01\nslug: {}\n'


@pytest.mark.parametrize(
    ('there', 'names'),
    [
        # Days do not part the addresses of articles that have a slug.
        (
            {'posts/2026-02-01-a.md': SLUGS.format('hello')},
            ['posts/2026-03-04-hello-2.md', 'posts/2026-03-04-hello-3.md'],
        ),
        (
            {'posts/a.md': SLUGS.format('').replace('slug: ', ''), 'posts/Hello.md': 'date: 2026'},
            ['posts/hello-2.md', 'posts/hello-3.md'],
        ),
        ({'a.md': 'date: 2026-02-01'}, ['hello.md', 'hello-2.md']),
    ],
)
def test_addresses_that_are_taken(site: Path, there: dict[str, str], names: list[str]) -> None:
    for path, front in there.items():
        have(site, path, f'---\n{front}\n---\n')
    assert [run('Hello').stdout.strip() for _ in range(2)] == names
    for name in names:
        text = Path(name).read_text()
        assert 'slug' not in text or f'slug: {name[17:-3]}\n' in text


@pytest.mark.parametrize(
    ('pattern', 'slugs'),
    [
        ('/:year/:slug/', ['', 'hello-2', 'hello-3']),
        ('/:year/:title/', ['', '', '']),
        ('/:year/:contentbasename/', ['', '', '']),
    ],
)
def test_permalinks_of_titles(site: Path, pattern: str, slugs: list[str]) -> None:
    have(site, 'conf.py', f'podcast_permalinks = {{"posts": "{pattern}"}}')
    texts = [written('Hello') for _ in slugs]
    found = [text.partition('slug: "')[2].partition('"')[0] for text in texts]
    assert found == slugs


def test_a_title_that_is_no_address(site: Path) -> None:
    have(site, 'conf.py', 'podcast_permalinks = {"posts": "/:slug/"}')
    assert 'slug: "con-2"\n' in written('Con')
    assert f'slug: "{60 * "字"}"\n' in written(300 * '字')


def test_pages_of_sphinx_keep_their_names(site: Path) -> None:
    have(site, 'a.md', '---\ndate: 2026-02-01\n---\n')
    assert run('Search').stdout == 'search-2.md\n'


def test_several_players(site: Path) -> None:
    text = written('Hello', '--url', FILM, '--url', SOUND, '--url', 'https://a.example/a.mp3')
    assert 'source_url: "https://www.youtube.com/watch?v=VaCq4u5c78U"\n' in text
    assert text.endswith(
        '---\n\n{{< youtube VaCq4u5c78U >}}\n\n'
        '{{< spotify "episode/25L83ov7Wrray30Ctlk0IY" >}}\n\n'
        '{{< audio "https://a.example/a.mp3" >}}\n'
    )


@pytest.mark.parametrize(
    ('arguments', 'status', 'said'),
    [
        ([], 2, 'Give a title'),
        (['\x7f '], 2, 'Give a title'),
        (['--url', FILM], 2, 'Give a title, or --url with --fetch'),
        (['--feed', 'feed.xml'], 2, 'Say which episodes'),
        (['--feed', 'feed.xml', '--episode', ''], 2, 'Give one of'),
        (['--feed', 'feed.xml', '--all', '--since', '2026'], 2, 'Give one of'),
        (['A', '--all'], 2, 'choose from a --feed'),
        (['A', '--own'], 2, 'that the show of a --feed is yours'),
        (['A', '--feed', 'feed.xml', '--all'], 2, 'are for one article'),
        (['--feed', 'feed.xml', '--since', 'soon'], 2, "'soon' is not a date"),
        (['--feed', 'none.xml', '--all'], 1, 'none.xml: No such file'),
        (['--feed', 'HTTP://127.0.0.1/', '--all'], 1, 'not a public address'),
        (['--feed', 'conf.py', '--all'], 1, 'this is no feed'),
        (['--feed', 'feed.xml', '--episode', 'X'], 1, 'there is no such episode'),
        (
            ['A', '--url', 'https://example.org/'],
            1,
            'no provider that is known; there are YouTube',
        ),
        (['A', '--source', 'posts'], 2, 'does not exist'),
        (['A', '--folder', '../x'], 1, 'name a folder below'),
        (['A', '--folder', '/etc'], 1, 'name a folder below'),
        (['A', '--folder', '.git'], 1, 'name a folder below'),
        (['A', '--folder', 'a\nb'], 1, 'name a folder below'),
        (['A', '--folder', 'old/drafts'], 1, 'conf.py leaves this out'),
        (['A', '--folder', 'notes'], 1, 'conf.py leaves this out'),
    ],
)
def test_calls_that_are_refused(site: Path, arguments: list[str], status: int, said: str) -> None:
    have(site, 'feed.xml', rss(1))
    with Path('conf.py').open('a') as conf:
        conf.write('exclude_patterns = ["old"]\npodcast_articles = ["posts/**", "old/**"]\n')
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (status, '')
    assert said in ' '.join(done.stderr.split())
    assert not (site / 'posts').exists()


def test_a_folder_without_a_project(site: Path) -> None:
    Path('conf.py').unlink()
    assert (run('A').exit_code, run('A').stdout) == (1, '')


def test_one_episode(site: Path) -> None:
    have(site, 'feed.xml', rss(2, 1))
    assert written('--feed', 'feed.xml', '--episode', '2', '--url', FILM) == (
        '---\ntitle: "Episode 2"\ndate: 2026-03-02T10:00:00+08:00\ndraft: true\n'
        'description: ""\ntags: []\nsource_name: "The Show"\n'
        'source_url: "https://show.example/2"\nepisode: 2\nguid: "id-2"\n'
        '---\n\n{{< youtube VaCq4u5c78U >}}\n\n{{< audio "https://show.example/2.mp3" >}}\n'
    )
    text = written('My title', '--feed', 'feed.xml', '--episode', 'id-1')
    assert text.startswith('---\ntitle: "My title"\n')


def test_an_episode_of_ones_own(site: Path) -> None:
    have(site, 'feed.xml', rss(2))
    assert written('--feed', 'feed.xml', '--episode', '2', '--own').endswith(
        'guid: "id-2"\naudio:\n  url: "https://show.example/2.mp3"\n  type: "audio/mpeg"\n---\n\n'
    )


def test_all_episodes_once(site: Path) -> None:
    have(site, 'feed.xml', rss(3, 2, 2).replace('</channel>', '<item/></channel>'))
    done = run('--feed', 'feed.xml', '--since', '2026-03-03')
    assert done.stdout == 'posts/20260303-episode-3.md\n'
    assert done.stderr.endswith('give --own.\n1 written\n')
    done = run('--feed', 'feed.xml', '--all')
    assert done.stdout == 'posts/20260302-episode-2.md\n'
    assert done.stderr.endswith(
        '1 written, 2 skipped, about which there are articles, 1 without a title left out\n'
    )
    done = run('--feed', 'feed.xml', '--all')
    assert (done.exit_code, done.stdout) == (0, '')
    done = run('--feed', 'feed.xml', '--since', '2099-01-01')
    assert (done.exit_code, 'The feed has no such episode.' in done.stderr) == (0, True)


def test_what_was_written_is_read(site: Path) -> None:
    """The project has each draft as an article, with all that the feed says of it."""
    have(site, 'feed.xml', rss(2, 1))
    run('--feed', 'feed.xml', '--all')
    articles = open_project(site).all_articles
    assert list(articles) == ['posts/20260301-episode-1', 'posts/20260302-episode-2']
    second = articles['posts/20260302-episode-2']
    assert (second.title, second.draft, second.guid) == ('Episode 2', True, 'id-2')
    assert (second.source_name, second.about) == ('The Show', 'show.example/2')


OTHERS, OWN = 'not that of this site', 'The show is that of this site'


@pytest.mark.parametrize(
    ('conf', 'channel', 'said'),
    [
        ('', '', OTHERS),
        ('podcast_channel = None', '', OTHERS),
        ('podcast_channel = {"title": "My Show"}', '', OTHERS),
        ('podcast_channel = {"title": "the  show"}', '', OWN),
        ('project = "The Show"', '', OWN),
        ('project = "The Show"\npodcast_channel = {"title": "Another"}', '', OTHERS),
        ('podcast_channel = {"guid": "1-2-A"}', '<podcast:guid>1-2-a</podcast:guid>', OWN),
        ('podcast_channel = {"guid": "1-2-A"}', '<podcast:guid>3</podcast:guid>', OTHERS),
        ('podcast_channel = {}', '<podcast:guid></podcast:guid>', OTHERS),
        ('html_baseurl = "https://a.example"', '<link>http://www.a.example/</link>', OWN),
        ('html_baseurl = "https://a.example/b/"', '<link>https://a.example/</link>', OTHERS),
        ('html_baseurl = "https://a.example"', '<link>https://a.example.org/</link>', OTHERS),
        ('podcast_channel = {"links": {"feed": "http://shows.test/feed"}}', '', OTHERS),
    ],
)
def test_whose_show_it_is(site: Path, conf: str, channel: str, said: str) -> None:
    """Only what is the site's own gets ``audio``, with which it would be in the site's feeds."""
    have(site, 'feed.xml', rss(1, 2).replace('<item>', f'{channel}<item>', 1))
    have(site, 'conf.py', conf)
    done = run('--feed', 'feed.xml', '--episode', '1')
    assert said in done.stderr
    assert ('\naudio:' in Path(done.stdout.strip()).read_text()) == (said == OWN)
    done = run('--feed', 'feed.xml', '--all')
    assert done.stderr.count(said) == 1
    assert ('\naudio:' in Path(done.stdout.strip()).read_text()) == (said == OWN)


@pytest.fixture
def online(server: Server, monkeypatch: pytest.MonkeyPatch) -> Server:
    """Let the command ask this machine, and YouTube be on it."""
    monkeypatch.setattr(command, 'Network', lambda: Network(loopback=True))
    monkeypatch.setitem(oembed.ASKED, 'youtube', server.url('/oembed'))
    monkeypatch.setitem(oembed.ASKED, 'spotify', 'http://nobody.test/')
    picture = server.have('/a.png', 'image/png', b'\x89PNG\r\n\x1a\n')
    said = {'title': 'Told', 'author_name': 'A Show', 'thumbnail_url': picture}
    server.have('/oembed', 'application/json', json.dumps(said).encode())
    return server


def test_what_a_provider_says(site: Path, online: Server) -> None:
    text = written('--url', FILM, '--fetch')
    assert 'title: "Told"\n' in text
    assert 'source_name: "A Show"\n' in text
    assert 'image: "20260304-told.png"\n' in text
    assert Path('posts/20260304-told.png').read_bytes() == b'\x89PNG\r\n\x1a\n'
    assert 'title: "Mine"\n' in written('Mine', '--url', FILM, '--fetch')


def test_a_picture_that_is_there_stays(site: Path, online: Server) -> None:
    have(site, 'posts/20260304-told.png', 'mine')
    done = run('--url', FILM, '--fetch')
    assert (done.exit_code, done.stdout) == (0, 'posts/20260304-told-2.md\n')
    assert Path('posts/20260304-told.png').read_text() == 'mine'
    assert Path('posts/20260304-told-2.png').is_file()


def test_nobody_is_asked_for_what_is_known(site: Path, online: Server) -> None:
    done = run('--url', FILM, '--url', SOUND, '--fetch')
    assert done.stderr == ''  # Spotify, which is not there, is not asked
    assert [path.partition('?')[0] for _, path in online.asked] == ['/oembed', '/a.png']


def test_nothing_is_asked_unless_told(site: Path, online: Server) -> None:
    written('Mine', '--url', FILM)
    assert online.asked == []


def test_without_an_answer_the_article_is_written(site: Path, online: Server) -> None:
    done = run('Mine', '--url', SOUND, '--fetch')
    assert (done.exit_code, done.stdout) == (0, 'posts/20260304-mine.md\n')
    assert 'this machine is offline' in done.stderr
    done = run('--url', SOUND, '--fetch')
    assert (done.exit_code, done.stdout) == (1, '')
    assert 'No title was found' in done.stderr


def test_pictures_and_chapters_of_a_feed(site: Path, online: Server) -> None:
    chapters = {'version': '1.2.0', 'chapters': [{'startTime': 0, 'title': 'Intro'}]}
    address = online.have('/c.json', 'application/json+chapters', json.dumps(chapters).encode())
    text = rss(1, image=online.url('/a.png'), chapters=address)
    feed = online.have('/feed', 'application/rss+xml', text.encode())
    text = written('--feed', feed, '--episode', '1', '--fetch')
    assert 'image: "20260301-episode-1.png"\n' in text
    assert 'chapters:\n  - "0:00 Intro"\n---\n' in text
    # Without it, their addresses stand there.
    text = written('--feed', feed, '--episode', '1')
    assert f'image: "{online.url("/a.png")}"\n' in text
    assert f'chapters: "{address}"\n' in text


def test_a_recording_that_no_player_takes(site: Path) -> None:
    have(site, 'feed.xml', rss(1).replace('/1.mp3', '/stream'))
    done = run('--feed', 'feed.xml', '--episode', '1')
    assert 'https://show.example/stream: no player takes this' in done.stderr
    assert Path(done.stdout.strip()).read_text().endswith('---\n\n')


def test_the_feed_of_the_site_elsewhere(site: Path, online: Server) -> None:
    place = online.have('/feed', 'application/rss+xml', rss(1, 2).encode())
    have(site, 'conf.py', f'podcast_channel = {{"links": {{"feed": "{place}/"}}}}')
    assert OWN in run('--feed', place, '--episode', '1').stderr


def test_chapters_that_cannot_be_had(site: Path, online: Server) -> None:
    bad = online.have('/c.json', 'application/json', b'{"odd": 1}')
    have(site, 'feed.xml', rss(1, chapters=bad).replace('id-1', 'a'))
    done = run('--feed', 'feed.xml', '--episode', '1', '--fetch')
    assert 'cannot be read: it has no list "chapters"' in done.stderr
    have(site, 'feed.xml', rss(1, chapters=online.url('/none')))
    done = run('--feed', 'feed.xml', '--episode', '1', '--fetch')
    assert 'answers 404 Not Found' in done.stderr
    assert done.exit_code == 0
