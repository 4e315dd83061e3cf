"""Whatever stands in a document: no build ends, and nothing is lost but what a message names.

``tox -e mutated`` tries many more of them, with more builders.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from tests.build.mutated import Mutated, document

if TYPE_CHECKING:
    from tests.build.conftest import Build, Built

    Site = Callable[[Mapping[str, str | bytes]], Path]

#: How many documents there are, of all seeds together, and how many are one site.
DOCUMENTS = int(os.environ.get('PODCAST_MUTATED', '60'))
TOGETHER = 60
#: What makes pages of documents, one file each, with its suffix; then what makes books.
PAGES = {'html': '.html', 'epub': '.xhtml', 'text': '.txt'}
BUILDERS = [*PAGES, 'latex']
if DOCUMENTS > TOGETHER:
    BUILDERS += ['dirhtml', 'singlehtml', 'man', 'texinfo', 'gettext', 'xml']
INDEX = '# 一冊\n\n```{article-list}\n```\n\n```{term-list} tags\n```\n'
#: Nothing is held back on purpose.
CONF = """\
podcast_drafts = podcast_future = podcast_expired = True
html_baseurl = 'https://pod.example.org/'
podcast_channel = {'description': '海', 'category': 'Arts', 'image': 'https://e.org/a.jpg'}
"""


def lost(built: Built, documents: list[Mutated], suffix: str) -> list[str]:
    """Return the documents whose text is nowhere, and that no message names."""
    said = '\n'.join(built.warnings)
    found = []
    for doc in documents:
        docname = normalize('NFC', doc.docname)  # as Sphinx spells all names
        page = built.out / f'{docname}{suffix}'
        text = page.read_text('utf-8') if page.is_file() else ''
        if doc.word not in text and f'{docname}.md' not in said:
            found.append(docname)
    return found


def malformed(built: Built) -> list[str]:
    """Return what no XML parser reads of the EPUB."""
    (book,) = built.out.glob('*.epub')
    found = []
    with ZipFile(book) as packed:
        for name in packed.namelist():
            if name.endswith(('.xhtml', '.opf', '.ncx', '.xml')):
                try:
                    ET.fromstring(packed.read(name))
                except ET.ParseError as wrong:
                    found.append(f'{name}: {wrong}')
    return found


@pytest.mark.parametrize('seed', range(-(-DOCUMENTS // TOGETHER)))
def test_nothing_is_lost_but_what_a_message_names(build: Build, site: Site, seed: int) -> None:
    documents = [document(number, seed) for number in range(TOGETHER)]
    src = site({'index.md': INDEX, **{f'{doc.docname}.md': doc.text for doc in documents}})
    with (src / 'conf.py').open('a', encoding='utf-8') as conf:
        conf.write(CONF)
    for builder in BUILDERS:
        # Catalogs need doctrees of their own.
        doctrees = src.with_name('doctrees-of-catalogs' if builder == 'gettext' else 'doctrees')
        built = build(src, src.with_name(builder), builder, doctrees=doctrees)
        if builder in PAGES:
            assert lost(built, documents, PAGES[builder]) == []
        if builder == 'epub':
            assert malformed(built) == []
