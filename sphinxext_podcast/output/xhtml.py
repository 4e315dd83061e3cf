"""HTML that a reader of XHTML understands, too."""

from __future__ import annotations

import re

_EMPTY = 'area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr'
_TAG = re.compile(rf"""<({_EMPTY})\b((?:[^>"'/]|"[^"]*"|'[^']*'|/(?!>))*)/?>""", re.IGNORECASE)


def closed(html: str) -> str:
    """Return *html* with every element that is always empty closed: ``<br>`` → ``<br />``."""
    return _TAG.sub(lambda tag: f'<{tag[1]}{tag[2].rstrip()} />', html)
