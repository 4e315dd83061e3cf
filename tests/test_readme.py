"""The README names files that are there, and pictures that load quickly and say what they show."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / 'README.md').read_text(encoding='utf-8')


def test_what_the_readme_links_to_is_there() -> None:
    named = re.findall(r'\]\(([^)#]+)|(?:src|srcset)="([^"]+)"', README)
    missing = [one for pair in named for one in pair if one and not (ROOT / one).is_file()]
    assert named
    assert not missing


def test_each_picture_is_small_dark_and_light_and_described() -> None:
    pictures = re.findall(r'<picture>(.*?)</picture>', README, re.DOTALL)
    assert len(pictures) == 2
    for picture in pictures:
        light, dark = re.search(r' src="(.*?)"', picture), re.search(r'srcset="(.*?)"', picture)
        assert light
        assert dark
        assert dark[1] == light[1].replace('-light', '-dark')
        assert all((ROOT / one[1]).stat().st_size < 200_000 for one in (light, dark))
        assert 'prefers-color-scheme: dark' in picture
        assert re.search(r'alt="[^"]{40,}"', picture)
