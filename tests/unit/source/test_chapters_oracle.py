"""Good chapters are read as podcast-chapter-tools reads them, which knows whole seconds."""

from __future__ import annotations

import json
from typing import Any

import pytest

from sphinxext_podcast.source.chapters import from_file, from_lines
from tests.build.corpora import SHARED

OWN = {
    'version': '1.2.0',
    'chapters': [
        {'startTime': 0, 'title': '開場'},
        {
            'startTime': 754,
            'title': '夜車上讀的書',
            'url': 'https://e.org/b',
            'img': 'https://e.org/b.jpg',
        },
        {'startTime': 3723, 'title': 'Questions'},
    ],
}
OTHERS = sorted((SHARED / 'corpora').glob('podcast-namespace/docs/examples/chapters/example.json'))


@pytest.fixture(scope='module')
def tools() -> Any:
    return pytest.importorskip('podcast_chapter_tools.extractors')


@pytest.mark.parametrize('data', [OWN, *(json.loads(p.read_text('utf-8')) for p in OTHERS)])
def test_json(tools: Any, data: dict[str, Any]) -> None:
    wanted = [tuple(chapter) for chapter in tools.extract_pci_chapters(data)]
    found = from_file(json.dumps(data)).read
    assert [
        (int(c.start), c.title, c.url or None, c.image or None) for c in found.chapters
    ] == wanted
    assert found.faults == ()


@pytest.mark.parametrize(
    'text',
    [
        '0:00 Opening\n12:34 Wind and rain\n1:02:03 Questions',
        '00:00:00 - 開場\n00:12:34 - 夜車上讀的書',
        '(0:00) Opening\n(12:34) Wind',
    ],
)
def test_lines(tools: Any, text: str) -> None:
    wanted = [(chapter[0], chapter[1]) for chapter in tools.extract_description_chapters(text)]
    assert [(int(c.start), c.title) for c in from_lines(text).chapters] == wanted
