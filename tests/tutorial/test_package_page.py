"""What the page of the package shows is the README, without what is not there."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

pytestmark = pytest.mark.tutorial


def test_the_page_of_the_package_needs_no_file_beside_it(wheel: Path) -> None:
    with ZipFile(wheel) as package:
        (name,) = [name for name in package.namelist() if name.endswith('/METADATA')]
        head, page = package.read(name).decode('utf-8').split('\n\n', 1)
    assert 'Description-Content-Type: text/markdown' in head
    assert page.startswith('# sphinxext-podcast\n')
    assert 'pip install sphinxext-podcast' in page
    assert not re.search(r'<picture|<img|\]\((?!https?:)', page)
