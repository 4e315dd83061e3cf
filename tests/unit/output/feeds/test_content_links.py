"""Addresses in feeds: absolute ones, and no script."""

from __future__ import annotations

from time import process_time

import pytest

from sphinxext_podcast.output.feeds.content_links import candidates, file, link

PAGE = 'https://x.example/書/a/'
HERE = 'https://x.example/%E6%9B%B8'


@pytest.mark.parametrize(
    ('address', 'expected'),
    [
        ('', f'{HERE}/a/'),
        ('b/', f'{HERE}/a/b/'),
        ('../標籤/?x=一#二', f'{HERE}/%E6%A8%99%E7%B1%A4/?x=%E4%B8%80#%E4%BA%8C'),
        ('#fn1', f'{HERE}/a/#fn1'),
        ('/posts/', 'https://x.example/posts/'),
        ('//y.example/', 'https://y.example/'),
        ('HTTPS://y.example/', 'https://y.example/'),
        ('mailto:安@x.example', 'mailto:%E5%AE%89@x.example'),
        ('tel:+886', 'tel:+886'),
        ('javascript:alert(1)', ''),
        (' \x01JavaScript:alert(1)', ''),
        ('java\nscr\tipt:alert(1)', ''),
        ('vbscript:x', ''),
        ('data:text/html,x', ''),
        ('file:///etc/hosts', ''),
        ('https://[', ''),
    ],
)
def test_link(address: str, expected: str) -> None:
    assert link(address, PAGE) == expected


@pytest.mark.parametrize(
    ('address', 'picture', 'expected'),
    [
        ('a.png', True, f'{HERE}/a/a.png'),
        ('', True, ''),
        (' ', False, ''),
        ('data:image/png;base64,AA==', True, 'data:image/png;base64,AA=='),
        ('data:image/png;base64,AA==', False, ''),
        ('data:image/svg+xml,<svg/>', True, ''),
        ('mailto:a@x.example', False, ''),
        ('javascript:x', True, ''),
    ],
)
def test_file(address: str, picture: bool, expected: str) -> None:
    assert file(address, PAGE, picture=picture) == expected


@pytest.mark.parametrize(
    ('srcset', 'expected'),
    [
        ('', ''),
        ('a 1x', '/a 1x'),
        ('a 1x, b 2x', '/a 1x, /b 2x'),
        ('a, b 2x', '/a, /b 2x'),
        ('a 1x,b 2x', '/a 1x, /b 2x'),
        ('a\n100w ,\n  b\n200w', '/a 100w, /b 200w'),
        ('a,b 1x', '/a%2Cb 1x'),
        (' ,, a,', '/a'),
        ('a 1x,, b', '/a 1x, /b'),
        ('a 1x 2h, b', '/a 1x 2h, /b'),
        ('javascript:x 1x, b 2x', '/b 2x'),
    ],
)
def test_candidates(srcset: str, expected: str) -> None:
    root = 'https://x.example'
    assert candidates(srcset, f'{root}/').replace(root, '') == expected


@pytest.mark.parametrize('part', ['a', ' ', ',', 'a,', 'a ', 'a 1x,'])
def test_a_long_srcset_is_read_in_linear_time(part: str) -> None:
    def seconds(number: int) -> float:
        start = process_time()
        candidates(part * number, PAGE)
        return process_time() - start

    short = min(seconds(3_000) for _ in range(3))
    assert any(seconds(30_000) < 40 * short + 0.01 for _ in range(3))
