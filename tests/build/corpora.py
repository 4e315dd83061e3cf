"""The articles of other people: where they are, and the project that each set needs.

They are not part of this project; a test of a set that is not there is skipped.
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.hugo.project import Project, options_for, write_project

SHARED = Path(__file__).parents[3] / 'shared'
_CORPORA = SHARED / 'corpora'
#: A shortcode whose text is data for a template of the site, which is not here.
_NOTHING = {
    'shortcodes/nothing.html': '',
    'shortcodes/pair.html': '{% if inner %}{% endif %}',
}
#: The recordings are not in the set.
_NO_PODCAST = {'podcast_channel': None}
_MYST = {
    'podcast_markdown': 'myst',
    'myst_enable_extensions': ['colon_fence', 'deflist', 'dollarmath'],
}


class Corpus(NamedTuple):
    """A set: its *folder* of documents, for Hugo or not, and what its own site added."""

    folder: Path
    hugo: bool
    options: Mapping[str, Any] = {}
    #: Our templates of the site's own shortcodes, and Hugo's by the name of the shortcode.
    templates: Mapping[str, str] = {}
    hugo_templates: Mapping[str, str] = {}
    #: File → why it cannot be compared: Hugo refuses it, and with it the whole site, or is at odds
    #: with itself.
    left_out: Mapping[str, str] = {}

    @property
    def own(self) -> dict[str, Any]:
        """The settings of the site's ``hugo.toml``."""
        path = self.folder.parent / 'hugo.toml'
        return tomllib.loads(path.read_text(encoding='utf-8')) if path.is_file() else {}

    def content(self, folder: Path, *, without: Mapping[str, str] = {}) -> Path:
        """Copy the documents into *folder*, which is made; the licence is none of them."""
        copy = shutil.copytree(
            self.folder,
            folder,
            ignore=shutil.ignore_patterns('LICENSE.txt', 'NOTICE.txt'),
            copy_function=shutil.copyfile,
        )
        for name in without:
            (copy / name).unlink()
        return copy

    def project(self, folder: Path, content: Path) -> Project:
        """Write the Sphinx project of the set around *content*."""
        same = options_for(self.own) if self.hugo else {}
        return write_project(folder, content, {**same, **self.options}, templates=self.templates)


SETS = {
    'seed': Corpus(SHARED / 'seed', hugo=True),
    'castanet': Corpus(_CORPORA / 'castanet' / 'content', hugo=True, options=_NO_PODCAST),
    'made-up': Corpus(
        _CORPORA / 'made-up' / 'content',
        hugo=True,
        options={
            'podcast_shortcodes': {'podcast': 'firstory', 'note': 'shortcodes/note.html'},
            **_NO_PODCAST,
        },
        templates={'shortcodes/note.html': '{{ inner }}'},
        hugo_templates={
            'podcast': '<iframe title="{{ .Name }}"></iframe>',
            'note': '{{ .Inner }}',
        },
        left_out={
            'posts/no-front-matter.md': 'with no title it wants the address of the folder itself',
            'posts/20260122-odd-values.md': 'lastmod is no day of the calendar',
            'posts/20260125-bad-ids.md': 'it names a shortcode that does not exist, on purpose',
            'posts/20260126-myst.md': 'Hugo reads the name of a MyST fence as attributes',
        },
    ),
    'scipy-blog': Corpus(
        _CORPORA / 'scipy-blog' / 'content',
        hugo=True,
        options={
            'podcast_shortcodes': {
                'grid': 'shortcodes/pair.html',
                'blog': 'shortcodes/nothing.html',
                'yamlToTable': 'shortcodes/pair.html',
            }
        },
        templates=_NOTHING,
        hugo_templates={
            'grid': '{{ if .Inner }}{{ end }}',
            'blog': '{{/* nothing */}}',
            'yamlToTable': '{{ if .Inner }}{{ end }}',
        },
    ),
    'choldgraf': Corpus(_CORPORA / 'choldgraf', hugo=False, options=_MYST),
    'ncar-esds': Corpus(_CORPORA / 'ncar-esds', hugo=False, options=_MYST),
    'sunpy-org': Corpus(_CORPORA / 'sunpy-org', hugo=False, options=_MYST),
    'topocm': Corpus(_CORPORA / 'topocm', hugo=False, options=_MYST),
    'interaxion': Corpus(_CORPORA / 'interaxion', hugo=False),
    'changelog-transcripts': Corpus(_CORPORA / 'changelog-transcripts', hugo=False),
}


def corpus(name: str) -> Corpus:
    """Return the set *name*, or skip the test."""
    if not SETS[name].folder.is_dir():
        pytest.skip(f'the articles of {name!r} are not here')
    return SETS[name]
