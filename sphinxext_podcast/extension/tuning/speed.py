"""What Sphinx and MyST-Parser do once for each document or page, and need not."""

from __future__ import annotations

import gc
from copy import copy
from functools import cache, wraps
from itertools import count
from typing import TYPE_CHECKING, Any

from docutils.frontend import Values, get_default_settings
from myst_parser.mdit_to_docutils import base as myst
from sphinx.builders import html
from sphinx.util import docutils as sphinx_docutils

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx


#: Before all others, when everything that was stored is there.
FIRST = 1
#: The builds of this process, from 0.
_BUILDS = count()


def on_builder_inited(app: Sphinx) -> None:
    """Set aside what was loaded, and ask once what stays the same."""
    spare_the_garbage_collector()
    spare_the_options()
    spare_the_checksums()


def spare_the_settings() -> None:
    """Let MyST-Parser make docutils' settings once, not once a document.

    It makes an empty document before it looks for the one that it is given (``setup_render``,
    4.0 to 5.2), which is 3 % of a build.
    """
    setattr(myst, 'get_default_settings', settings)  # noqa: B010 - not exported


def settings(*components: Any) -> Values:
    """Return docutils' default settings for *components*."""
    return copy(_settings(*components))


@cache
def _settings(*components: Any) -> Values:
    return get_default_settings(*components)


def spare_the_options() -> None:
    """Let Sphinx read docutils' options and configuration once a build, not once a document.

    It makes a parser of command lines for each document that it reads (``_get_settings``, 9.0 to
    9.2), which is 3 % of a build.
    """
    plain = getattr(sphinx_docutils, '_get_settings', None)
    if plain is None:
        return
    plain = getattr(plain, '__wrapped__', plain)
    kept: dict[object, tuple[dict[str, Any], dict[str, Any]]] = {}

    @wraps(plain)
    def settings(
        *components: Any, defaults: Mapping[str, Any], read_config_files: bool = False
    ) -> Values:
        kinds = tuple(one if isinstance(one, type) else type(one) for one in components)
        key, given = (kinds, read_config_files), dict(defaults)
        if key not in kept or kept[key][0] != given:
            made = plain(*components, defaults=defaults, read_config_files=read_config_files)
            kept[key] = given, vars(made)
        # Each document has a list of its own of what it depends on.
        return Values({**kept[key][1], 'record_dependencies': None})

    setattr(sphinx_docutils, '_get_settings', settings)  # noqa: B010 - not exported


def spare_the_checksums() -> None:
    """Let Sphinx ask the disk once for each stylesheet and script, not once a page.

    It keeps their checksums, but resolves the path of each file for every page to find them
    (``_file_checksum``, 7.1 to 9.2), which is 4 % of a build.
    """
    plain = getattr(html, '_file_checksum')  # noqa: B009 - not exported
    # Each build asks anew.
    setattr(html, '_file_checksum', cache(getattr(plain, '__wrapped__', plain)))  # noqa: B010


def spare_the_garbage_collector() -> None:
    """Set aside all that there is now; a process that builds again takes it back.

    What was stored of thousands of documents is no garbage.  Without this a build after one
    edit spends a third of its time there, most of it at the very end, to free what the system
    frees anyway.
    """
    if next(_BUILDS) % 2:
        gc.unfreeze()
    else:
        gc.freeze()
