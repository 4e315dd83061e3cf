"""The words of front matter that readers see, out and back."""

from __future__ import annotations

import pytest

from sphinxext_podcast.source.front_matter.reader import read
from sphinxext_podcast.source.front_matter.texts import Text, texts, translated


@pytest.mark.parametrize(
    ('yaml', 'found', 'key', 'value'),
    [
        ('title: 燈', [('燈', 2)], 'title', '<燈>'),
        ('linkTitle: 燈', [('燈', 2)], 'linktitle', '<燈>'),
        (
            'date: 2026-05-01\ndescription: "一盞: 燈"',
            [('一盞: 燈', 3)],
            'description',
            '<一盞: 燈>',
        ),
        ('summary: |\n  一盞\n  **燈**\n', [('一盞\n**燈**', 2)], 'summary', '<一盞\n**燈**>'),
        ('excerpt: 燈', [('燈', 2)], 'excerpt', '<燈>'),
        ('image_alt: 燈', [('燈', 2)], 'image_alt', '<燈>'),
        (
            'cover: {image: a.png, alt: 燈}',
            [('燈', 2)],
            'cover',
            {'image': 'a.png', 'alt': '<燈>'},
        ),
        ('image: a.png', [], 'image', 'a.png'),
        ('images: [a.png]', [], 'images', ['a.png']),
        ('chapters: a.json', [], 'chapters', 'a.json'),
        (
            'chapters: ["0:00 燈", {start: 60, title: 港}, 7]',
            [('0:00 燈', 2), ('港', 2)],
            'chapters',
            ['<0:00 燈>', {'start': 60, 'title': '<港>'}, 7],
        ),
        ('tags: [燈]', [], 'tags', ['燈']),
        ('title: 2026', [], 'title', 2026),
        ('title: ""', [], 'title', ''),
        ('params: {summary: 燈}', [('燈', 2)], 'summary', '<燈>'),
    ],
)
def test_texts(yaml: str, found: list[tuple[str, int]], key: str, value: object) -> None:
    front = read(f'---\n{yaml}\n---\n')
    assert front is not None
    assert texts(front) == tuple(Text(*one) for one in found)
    assert translated(front, '<{}>'.format).data[key] == value
    assert translated(front, str).data == {
        k: v.strip() if isinstance(v, str) else v for k, v in front.data.items()
    }
