"""The address of the site, from which all absolute addresses are made."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def base(env: BuildEnvironment) -> str:
    """Return the address of the site with a slash at its end; '' if it is not known."""
    known = env.config.html_baseurl or os.environ.get('READTHEDOCS_CANONICAL_URL', '')
    return f'{known.rstrip("/")}/' if known else ''
