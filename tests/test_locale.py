"""The catalogs hold every word of the interface; what is compiled is what is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

PACKAGE = Path(__file__).parents[1] / 'sphinxext_podcast'
LOCALE = PACKAGE / 'locale'
CATALOGS = sorted(LOCALE.glob('*/LC_MESSAGES/sphinxext_podcast.po'))
KEYWORDS = {**DEFAULT_KEYWORDS, 'plural_forms': (1, 2)}
Words = set[str | tuple[str, ...]]


@pytest.fixture(scope='module')
def words() -> Words:
    """Return all that the package says."""
    return {found[2] for found in extract_from_dir(str(PACKAGE), keywords=KEYWORDS)}


def test_the_template_has_every_word(words: Words) -> None:
    with (LOCALE / 'sphinxext_podcast.pot').open('rb') as file:
        assert {message.id for message in read_po(file) if message.id} == words


@pytest.mark.parametrize('path', CATALOGS, ids=lambda path: path.parts[-3])
def test_a_catalog_is_complete_and_compiled(path: Path, words: Words) -> None:
    with path.open('rb') as file:
        catalog = read_po(file)
    translated = words_of(catalog)
    assert translated.keys() == words
    for said in translated.values():
        forms = said if isinstance(said, tuple) else (said,)
        assert all(forms), said
        assert len(forms) in (1, catalog.num_plurals)
    assert not [errors for _, errors in catalog.check() if errors]
    # Messages, not bytes: every version of Babel writes its own name into the file.
    with path.with_suffix('.mo').open('rb') as file:
        assert words_of(read_mo(file)) == translated


def words_of(catalog: Catalog) -> dict[Any, Any]:
    """Return the translations in *catalog* by their messages; of both, plural forms as tuples."""
    return {
        tuple(one.id) if isinstance(one.id, list) else one.id: tuple(one.string)
        if isinstance(one.string, (list, tuple))
        else one.string
        for one in catalog
        if one.id
    }
