"""The shortcodes of a Hugo site: what articles use, and what becomes of their templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from sphinxext_podcast.source import media_url
from sphinxext_podcast.source.hugo.functions import Odd
from sphinxext_podcast.source.hugo.template import player_address, translated
from sphinxext_podcast.source.printed import printed
from sphinxext_podcast.source.settings import values
from sphinxext_podcast.source.shortcodes.scanner import Call, scan

from .carried_options import relative

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from sphinxext_podcast.model.media import Provider

    from .carried_options import Findings
    from .hugo_site import HugoSite

#: The folder on ``templates_path`` that templates are written to.
FOLDER = 'shortcodes'
TEMPLATES = '_templates'
_FIELD = re.compile(r'\{([\w-]+)\}')
_INLINE = '.inline'


class Shortcodes(NamedTuple):
    """What ``podcast_shortcodes`` says, and the *files* of its templates, from ``conf.py``."""

    meanings: dict[str, str]
    files: dict[str, str]


def uses(texts: Iterable[str]) -> dict[str, list[Call]]:
    """Return name, in small letters → where *texts* open such a shortcode."""
    found: dict[str, list[Call]] = {}
    for text in texts:
        for tag in scan(text):
            if isinstance(tag, Call) and tag.form != 'close' and not tag.name.endswith(_INLINE):
                found.setdefault(tag.name.lower(), []).append(tag)
    return dict(sorted(found.items()))


def carry(
    site: HugoSite,
    calls: Mapping[str, list[Call]],
    providers: Mapping[str, Provider],
    found: Findings,
) -> Shortcodes:
    """Return what becomes of those shortcodes of *site* that are used, and report the others."""
    made = Shortcodes({}, {})
    ours = values.shortcodes(providers, {})
    templates = site.shortcodes()
    for name, used in calls.items():
        known = name in ours
        path = templates.get(name)
        if path is None:
            if not known:
                found.leave(f'shortcode {name}', 'its template is nowhere', len(used))
            continue
        shown = relative(path, site.folder)
        try:
            meaning = _carried(site, name, path, used, providers, made.files)
        except (Odd, OSError, UnicodeDecodeError) as wrong:
            instead = '; ours of that name takes its place' if known else ''
            reason = f'its template {wrong}{instead}'
            found.leave(f'shortcode {name} ({shown})', reason, len(used))
            continue
        made.meanings[name] = meaning
        found.carry(shown, f'podcast_shortcodes: {meaning}')
    return made


def _carried(
    site: HugoSite,
    name: str,
    path: Path,
    used: Iterable[Call],
    providers: Mapping[str, Provider],
    files: dict[str, str],
) -> str:
    """Return what the shortcode *name* is: an address, or the name of a template in *files*."""
    root = urlsplit(site.base).path or '/'
    template = translated(path.read_text(encoding='utf-8-sig'), name, site.params, root)
    address = player_address(template)
    if address and all(_plays(address, call, providers) for call in used):
        return address
    file = f'{FOLDER}/{name}{path.suffix}'
    files[f'{TEMPLATES}/{file}'] = template
    return file


def _plays(address: str, call: Call, providers: Mapping[str, Provider]) -> bool:
    """Return whether *address*, with the arguments of *call*, is that of a player."""
    given = {**{str(i): v for i, v in enumerate(call.positional)}, **call.named}
    if any(name not in given for name in _FIELD.findall(address)):
        return False
    filled = _FIELD.sub(lambda match: printed(given[match[1]]), address)
    filled = f'https:{filled}' if filled.startswith('//') else filled
    return media_url.find(filled, providers) is not None
