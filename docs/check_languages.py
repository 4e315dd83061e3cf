"""Look whether each page of the built manual leads to itself in the other language.

``tox -e docs`` runs it after both builds: ``python docs/check_languages.py docs/_build/html``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from urllib.parse import unquote

LINK = re.compile(r'<nav class="other-languages".*?href="([^"]*)"', re.DOTALL)


def lost(folder: Path) -> list[str]:
    """Return the pages in *folder* whose way to the other language is missing or leads nowhere."""
    found = []
    for page in sorted(folder.rglob('*.html')):
        text = page.read_text('utf-8')
        # A page that stands in for any address has links from the top of the server.
        if 'sphinxext-podcast: redirect' in text or page.name == '404.html':
            continue
        link = LINK.search(text)
        target = page.parent / unquote(link[1]) if link else folder / 'missing'
        if not (target / 'index.html' if target.is_dir() else target).is_file():
            found.append(f'{page}: {link and link[1]}')
    return found


if __name__ == '__main__':
    sys.exit('\n'.join(lost(Path(sys.argv[1]))) or None)
