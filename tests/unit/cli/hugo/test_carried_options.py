"""What Hugo's configuration is as options of conf.py, and what it leaves."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.cli.hugo import carried_options, left_keys, site_languages, site_params
from sphinxext_podcast.cli.hugo.carried_options import Findings
from sphinxext_podcast.cli.hugo.hugo_site import open_site
from sphinxext_podcast.source.settings.sound import sound

#: What every site has, whatever its configuration.
ALWAYS: dict[str, Any] = {'project': 'site', 'copyright': '%Y, site', 'language': 'en'}
ALWAYS |= {'podcast_raw_html': False}
DEFAULT = {'podcast_taxonomies': {'tags': 'tags', 'categories': 'categories'}}


def findings(folder: Path, toml: str) -> Findings:
    site = folder / 'site'
    for name in ('content', 'static', 'one', 'two'):
        (site / name).mkdir(parents=True)
    (site / 'static').rmdir()
    (site / 'hugo.toml').write_text(toml, encoding='utf-8')
    opened = open_site(site)
    found = carried_options.of_site(opened)
    site_languages.add(opened, found)
    site_params.add(opened, found)
    return found


@pytest.mark.parametrize(
    ('toml', 'options'),
    [
        ('', {}),
        ('title = "潮 <b>聲</b>"', {'project': '潮 聲', 'copyright': '%Y, 潮 聲'}),
        ('copyright = "© 2026 [Ann](https://a.example)"', {'copyright': '2026 Ann'}),
        ('copyright = "Copyright {year}, Ann"', {'copyright': '%Y, Ann'}),
        ('locale = "zh-tw"', {'language': 'zh_TW'}),
        ('languageCode = "zh-Hant"', {'language': 'zh_TW'}),
        ('languageCode = "pt-br"', {'language': 'pt_BR'}),
        ('languageCode = "en-us"', {'language': 'en'}),
        ('defaultContentLanguage = "ja"', {'language': 'ja'}),
        ('defaultContentLanguage = "fr"\n[languages.fr]\ntitle = "Quai"', None),
        ('baseURL = "https://a.example"', {'html_baseurl': 'https://a.example/'}),
        ('baseurl = "//a.example/x/"', {'html_baseurl': 'https://a.example/x/'}),
        ('baseURL = "/"', {}),
        ('timeZone = "Asia/Taipei"', {'podcast_timezone': 'Asia/Taipei'}),
        ('buildDrafts = true', {'podcast_drafts': True}),
        ('buildFuture = true', {'podcast_future': True}),
        ('buildExpired = true', {'podcast_expired': True}),
        ('buildDrafts = false', {}),
        ('enableRobotsTXT = true', {'podcast_robots': True}),
        ('paginate = "7"', {'podcast_page_size': 7}),
        ('paginate = 3\n[pagination]\npagerSize = 5', {'podcast_page_size': 5}),
        ('rssLimit = 4', {'podcast_feed_limit': 4}),
        ('[services.rss]\nlimit = -1', {'podcast_feed_limit': 0}),
        ('disableKinds = ["RSS", "404"]', {'podcast_feeds': {}, 'podcast_404': False}),
        (
            '[outputs]\nhome = ["HTML", "RSS"]\nsection = ["HTML"]\nterm = ["html"]',
            {
                'podcast_feeds': {
                    'site': ['rss', 'atom', 'json'],
                    'taxonomies': ['rss'],
                    'archive': ['rss'],
                }
            },
        ),
        ('[taxonomies]', {'podcast_taxonomies': {}}),
        ('disableKinds = ["taxonomy", "term"]', {'podcast_taxonomies': {}}),
        ('[taxonomies]\nguest = "guests"', {'podcast_taxonomies': {'guests': 'guests'}}),
        (
            '[taxonomies]\nguest = "guests"\n[permalinks.term]\nguests = "/people/:slug/"',
            {'podcast_taxonomies': {'people': 'guests'}},
        ),
        (
            '[permalinks]\nposts = "/:year/:slug/"',
            {'podcast_permalinks': {'posts': '/:year/:slug/'}},
        ),
        (
            '[permalinks.page]\nposts = "/:slug/"\n[permalinks.section]\nposts = "/x/"',
            {'podcast_permalinks': {'posts': '/:slug/'}},
        ),
        ('[permalinks]\ntags = "/t/:slug/"', {'podcast_taxonomies': None}),
        ('staticDir = ["one", "two", "gone"]', {'podcast_static': ['../two', '../one']}),
        ('staticDir = "one"\nstaticDir2 = "two"', {'podcast_static': ['../two', '../one']}),
        (
            '[[module.mounts]]\nsource = "one"\ntarget = "static"',
            {'podcast_static': ['../one']},
        ),
        ('[markup.goldmark.renderer]\nunsafe = true', {'podcast_raw_html': None}),
        ('ignoreFiles = ["\\\\.bak$"]', {'exclude_patterns': ['*.bak', '**/*.bak']}),
        ('[params]\ndescription = "[海](/x) 邊"', {'podcast_description': '海 邊'}),
        ('[params]\nauthor = "Ann"', {'author': 'Ann', 'copyright': '%Y, Ann'}),
        (
            '[params.author]\nname = "Ann"\nemail = "a@a.example"',
            {'author': 'Ann', 'copyright': '%Y, Ann', 'podcast_email': 'a@a.example'},
        ),
        ('[author]\nname = "Ann"', {'author': 'Ann', 'copyright': '%Y, Ann'}),
        ('[params]\nimages = ["/img/a.png"]', {'podcast_image': 'img/a.png'}),
        ('[params]\nimages = ["<a link>"]', {}),
        (
            '[params]\nmedia_prefix = "https://m.example/"',
            {'podcast_media_prefix': 'https://m.example/'},
        ),
        (
            (
                '[params]\nspotify_subscribe = "https://open.spotify.com/show/x"\n'
                'itunes_subscribe = "https://podcasts.apple.com/x"\nrss_subscribe = "/x"\n'
                '[params.feed]\nitunes_owner_name = "Ann"\nitunes_owner_email = "a@a.example"\n'
                'itunes_top_category = "Technology"\n'
                'itunes_first_sub_category = "Software How-To"\nitunes_summary = "[潮](/)汐"\n'
                'itunes_image = "https://a.example/a.png"\n'
            ),
            {
                'podcast_channel': {
                    'owner': 'Ann',
                    'email': 'a@a.example',
                    'image': 'https://a.example/a.png',
                    'description': '潮汐',
                    'categories': ['Technology'],
                    'links': {
                        'spotify': 'https://open.spotify.com/show/x',
                        'apple': 'https://podcasts.apple.com/x',
                    },
                }
            },
        ),
    ],
)
def test_options(tmp_path: Path, toml: str, options: dict[str, Any] | None) -> None:
    found = findings(tmp_path, toml)
    if options is None:
        assert (found.options['project'], found.options['language']) == ('Quai', 'fr')
        return
    expected = {**ALWAYS, **DEFAULT, **options}
    dropped = [name for name, value in options.items() if value is None]
    if 'podcast_taxonomies' in dropped:
        expected['podcast_taxonomies'] = {'t': 'tags', 'categories': 'categories'}
        dropped.remove('podcast_taxonomies')
    for name in dropped:
        del expected[name]
    assert found.options == expected
    assert sound(found.options)[1] == []


@pytest.mark.parametrize(
    ('toml', 'left'),
    [
        ('title = "a"\nminify = true', []),
        ('uglyURLs = true', ['uglyURLs: ' + left_keys.REASONS['uglyurls']]),
        ('uglyURLs = false', []),
        ('pygmentsStyle = "x"', [f'pygmentsstyle: {left_keys.HIGHLIGHT}']),
        ('quiteNew = true', ['quitenew: there is nothing like it']),
        ('baseURL = "x"', ["baseURL: 'x' is no address; write html_baseurl"]),
        ('baseURL = "http://[::1"', ["baseURL: 'http://[::1' is no address; write html_baseurl"]),
        ('languageCode = "cn"', ["languageCode: 'cn' is no language; write language"]),
        (
            '[permalinks]\nposts = "/:nothing/"',
            ['permalinks.page.posts: there is no :nothing'],
        ),
        (
            '[permalinks.section]\nposts = "/x/"',
            ['permalinks.section.posts: the page of the folder stays at /posts/'],
        ),
        (
            '[permalinks.taxonomy]\ntags = "/x/"',
            ['permalinks.taxonomy.tags: the list of terms stays at /tags/'],
        ),
        (
            '[permalinks.term]\ntags = "/:year/:slug/"',
            ['permalinks.term.tags: the pages of terms stay below /tags/'],
        ),
        (
            '[taxonomies]\ntag = "tags"\ntopic = "topics"',
            ['taxonomies: topics: its terms have pages; articles do not link to them'],
        ),
        ('disableKinds = ["sitemap"]', ['disableKinds: sitemap: such pages are always made']),
        (
            'disableKinds = ["term"]',
            ['disableKinds: term: lists of terms and their pages go together'],
        ),
        ('[outputs]\nhome = ["HTML", "RSS", "JSON"]', ['outputs: there is no template for json']),
        (
            '[outputFormats.RSS]\nbaseName = "feed"',
            ['outputFormats.RSS: feeds are index.xml; let the server redirect feed.xml'],
        ),
        (
            '[pagination]\npath = "seite"',
            ['pagination.path: further pages of lists are at page/2/, not seite/2/'],
        ),
        (
            '[markup.goldmark.extensions.typographer]\ndisable = true',
            [
                (
                    'markup.goldmark.extensions.typographer.disable: '
                    'articles are read as Hugo reads them without it'
                ),
            ],
        ),
        (
            '[markup.goldmark.extensions.passthrough.delimiters]\nblock = [["$$", "$$"]]',
            [],
        ),
        (
            '[markup.goldmark.extensions]\nfootnote = true\nstrikethrough = true',
            [],
        ),
        (
            '[markup.highlight]\nstyle = "dracula"',
            ['markup.highlight: the colours of code are those of pygments_style'],
        ),
        ('ignoreFiles = ["^a.*b"]', ['ignoreFiles: ^a.*b: write a pattern into exclude_patterns']),
        (
            '[services.googleAnalytics]\nID = "G-1"',
            ['services.googleanalytics: see the guide to comments and analytics'],
        ),
        (
            'theme = "gone"',
            ['gone: this theme or module is not here; its shortcodes are unknown'],
        ),
        (
            '[languages.en]\n[languages.jp]',
            [
                (
                    'languages.jp: a translation has a language of ISO 639 in its name, '
                    'such as ja or zh'
                ),
                'languages.jp: terms: one list has articles of all languages',
            ],
        ),
        (
            '[languages.en]\n[languages.de]\ncontentDir = "inhalt"',
            ['languages: de: their texts are in other folders; build each as a site of its own'],
        ),
    ],
)
def test_what_is_left(tmp_path: Path, toml: str, left: list[str]) -> None:
    assert [f'{one.what}: {one.reason}' for one in findings(tmp_path, toml).left] == left


def test_a_translation_by_its_name_is_carried(tmp_path: Path) -> None:
    found = findings(tmp_path, '[languages.en]\n[languages.de]\n')
    said = [f'{one.what}: {one.into}' for one in found.carried]
    assert 'languages.de: files called name.de.md are translations' in said


def test_no_key_is_both(tmp_path: Path) -> None:
    assert not left_keys.HANDLED & left_keys.REASONS.keys()
    assert not left_keys.QUIET & left_keys.REASONS.keys()


@pytest.mark.parametrize(
    ('files', 'message'),
    [
        ({}, 'there is no hugo.toml'),
        ({'hugo.toml': ''}, 'there is no such folder'),
        ({'hugo.toml': 'a =', 'content/a.md': ''}, 'hugo.toml:1: '),
        ({'hugo.toml': 'contentDir = "x"', 'content/a.md': ''}, 'x: there is no such folder'),
    ],
)
def test_refusals(tmp_path: Path, files: dict[str, str], message: str) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding='utf-8')
    with pytest.raises(Refusal) as raised:
        open_site(tmp_path)
    assert message in str(raised.value)
