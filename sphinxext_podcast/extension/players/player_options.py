"""The options of a player, as those of a directive and as arguments of a shortcode."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from docutils.parsers.rst import directives

from sphinxext_podcast.source import media_url

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_SIZE = re.compile(r'([0-9]{1,5})\s*(px|%|)', re.A)
_ASPECT = re.compile(r'[1-9][0-9]{0,4}:[1-9][0-9]{0,4}', re.A)
_HOST = re.compile(r'[a-z0-9-]+(?:\.[a-z0-9-]+)+', re.I | re.A)
_OFF = frozenset({'off', 'false', 'no', '0'})


def _text(value: str | None) -> str:
    return (value or '').strip()


def _time(value: str | None) -> str:
    text = _text(value)
    if media_url.seconds(text) is None:
        raise ValueError('write seconds, 1m30s or 1:02:33')
    return text


def size(value: str | None) -> str:
    """Return pixels as ``560``, per cent as ``80%``."""
    match = _SIZE.fullmatch(_text(value))
    if not match or (match[2] == '%' and not 0 < int(match[1]) <= 100) or not int(match[1]):
        raise ValueError('write pixels, such as 560, or per cent, such as 80%')
    return f'{int(match[1])}{match[2].removesuffix("px")}'


def _aspect(value: str | None) -> str:
    if not _ASPECT.fullmatch(_text(value)):
        raise ValueError('write two numbers, such as 16:9')
    return _text(value)


def _choice(*choices: str) -> Callable[[str | None], str]:
    def choose(value: str | None) -> str:
        if _text(value) not in choices:
            raise ValueError(f'write one of {", ".join(choices)}')
        return _text(value)

    return choose


def _switch(value: str | None) -> bool:
    """Return False for the words that mean it, True for all others and for none."""
    return _text(value).lower() not in _OFF


def _parameters(value: str | None) -> str:
    """Return what is added to the query of a player, encoded anew."""
    text = _text(value)
    if len(text) > 1 and text[0] == text[-1] and text[0] in '\'"':
        text = text[1:-1]
    return urlencode(parse_qsl(text.lstrip('?&#')))


def _instance(value: str | None) -> str:
    text = _text(value).strip('\'"').removeprefix('https://').rstrip('/')
    if not _HOST.fullmatch(text):
        raise ValueError('write a host, such as framatube.org')
    return text


#: Name → what reads its value and raises ValueError with what to write.
OPTIONS: Mapping[str, Callable[[Any], Any]] = {
    'title': _text,
    'start': _time,
    'end': _time,
    'width': size,
    'height': size,
    'aspect': _aspect,
    'align': _choice('left', 'center', 'right'),
    'poster': _text,
    'theme': _choice('auto', 'light', 'dark'),
    'track': _text,
    'class': directives.class_option,
    'name': directives.unchanged,
    'eager': _switch,
    'url_parameters': _parameters,
    'privacy_mode': _switch,
    'instance': _instance,
}


def read(given: Mapping[str, str]) -> tuple[dict[str, Any], list[str]]:
    """Return the options among the arguments *given*, and what is wrong with the others."""
    options: dict[str, Any] = {}
    wrong: list[str] = []
    for name, value in given.items():
        if name in OPTIONS and name != 'name':
            try:
                options[name] = OPTIONS[name](value)
            except ValueError as error:
                wrong.append(f'{name}={value!r}: {error}')
    return options, wrong
