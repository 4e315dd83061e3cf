"""The catalogs hold every word of the interface; what is compiled is what is written."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

PACKAGE = Path(__file__).parents[1] / 'sphinxext_podcast'
LOCALE = PACKAGE / 'locale'
CATALOGS = sorted(LOCALE.glob('*/LC_MESSAGES/sphinxext_podcast.po'))
WORDS = {str(found[2]) for found in extract_from_dir(str(PACKAGE))}


def test_the_template_has_every_word() -> None:
    with (LOCALE / 'sphinxext_podcast.pot').open('rb') as file:
        assert {message.id for message in read_po(file) if message.id} == WORDS


@pytest.mark.parametrize('path', CATALOGS, ids=lambda path: path.parts[-3])
def test_a_catalog_is_complete_and_compiled(path: Path) -> None:
    with path.open('rb') as file:
        catalog = read_po(file)
    translated = {message.id: message.string for message in catalog if message.id}
    assert translated.keys() == WORDS
    assert all(translated.values())
    assert not [errors for _, errors in catalog.check() if errors]
    # Messages, not bytes: every version of Babel writes its own name into the file.
    with path.with_suffix('.mo').open('rb') as file:
        compiled = {message.id: message.string for message in read_mo(file) if message.id}
    assert compiled == translated
