"""The words of front matter that readers see: what a translator gets, and what is put back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from .reader import FrontMatter

#: Keys whose value is text for readers.
_TEXTS = ('title', 'linktitle', 'description', 'summary', 'excerpt', 'image_alt')
#: Keys whose value may be a map, or a list of texts and maps, and which key of these is text.
_INNER = {'image': 'alt', 'cover': 'alt', 'thumbnail': 'alt', 'chapters': 'title'}


class Text(NamedTuple):
    """A text as the author wrote it, and its line in the file (0: nobody knows)."""

    text: str
    line: int


def texts(front: FrontMatter) -> tuple[Text, ...]:
    """Return what a translator has to translate of *front*."""
    found: list[Text] = []

    def note(key: str, text: str) -> str:
        found.append(Text(text, front.lines.get(key, 0)))
        return text

    _changed(front, note)
    return tuple(found)


def translated(front: FrontMatter, translate: Callable[[str], str]) -> FrontMatter:
    """Return *front* with what *translate* returns for each of its texts."""
    return front._replace(data=_changed(front, lambda key, text: translate(text)))


def _changed(front: FrontMatter, change: Callable[[str, str], str]) -> dict[str, Any]:
    data = dict(front.data)
    for key, value in front.data.items():
        if key in _TEXTS:
            data[key] = _text(key, value, change)
        elif key in _INNER and isinstance(value, list):
            data[key] = [_item(key, item, change) for item in value]
        elif key in _INNER and isinstance(value, Mapping):
            data[key] = _item(key, value, change)
    return data


def _item(key: str, item: Any, change: Callable[[str, str], str]) -> Any:
    """Change *item* of a list: a map with a text, or a chapter such as ``12:34 Title``."""
    if isinstance(item, Mapping):
        inner = _INNER[key]
        return {
            k: _text(key, v, change) if str(k).lower() == inner else v for k, v in item.items()
        }
    return _text(key, item, change) if key == 'chapters' else item


def _text(key: str, value: Any, change: Callable[[str, str], str]) -> Any:
    return change(key, value.strip()) if isinstance(value, str) and value.strip() else value
