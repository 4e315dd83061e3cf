"""The documents of the manual that have a catalog are translated whole, as they stand today."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from sphinxext_podcast.output.search.simplified import TRADITIONAL
from tests.build.conftest import CONF
from tests.build.project import put

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

    from tests.build.conftest import Build

DOCS = Path(__file__).parents[2] / 'docs'
CATALOGS = DOCS / 'locale' / 'zh_TW' / 'LC_MESSAGES'
# That of `sphinx` has words of the theme.
NAMES = sorted(
    name
    for path in CATALOGS.rglob('*.po')
    if (name := path.relative_to(CATALOGS).with_suffix('').as_posix()) != 'sphinx'
)
SETTINGS = "myst_enable_extensions = ['colon_fence', 'deflist']\ngettext_compact = False\n"


def catalog(path: Path) -> Catalog:
    with path.open('rb') as file:
        return read_po(file)


@pytest.fixture(scope='module')
def templates(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with what is to be translated of the documents that have a catalog."""
    base = tmp_path_factory.mktemp('manual')
    files = {f'{name}.md': (DOCS / f'{name}.md').read_text('utf-8') for name in NAMES}
    src = put(base / 'docs', {**files, 'conf.py': CONF + SETTINGS})
    # Documents show files of what `init` writes.
    put(base / 'examples', DOCS.with_name('examples'))
    return build(src, base / 'out', 'gettext').out


@pytest.mark.parametrize('name', NAMES)
def test_a_translated_document_is_translated_whole(templates: Path, name: str) -> None:
    there = catalog(CATALOGS / f'{name}.po')
    translated = {message.id: message for message in there if message.id}
    # After a change of the English text: `tox -e manual`, then translate what is empty or fuzzy.
    assert translated.keys() == {one.id for one in catalog(templates / f'{name}.pot') if one.id}
    assert not [one.id for one in translated.values() if one.fuzzy or not one.string]
    assert not there.obsolete


@pytest.mark.parametrize('name', NAMES)
def test_a_translation_is_written_as_in_taiwan(name: str) -> None:
    texts = [one.string for one in catalog(CATALOGS / f'{name}.po') if one.id]
    # Code keeps its punctuation.
    prose = '\n'.join(re.sub(r'`+.*?`+', '', str(text)) for text in texts)
    assert not set(prose) & set(TRADITIONAL)
    assert not re.findall(r'[㐀-鿿][,;:!?()]|[,;:!?][㐀-鿿]', prose)
    assert '您' not in prose
    assert not re.findall(r'.[㐀-鿿][A-Za-z0-9]|[A-Za-z0-9][㐀-鿿].', prose)
