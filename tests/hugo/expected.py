"""What may differ between Hugo's build of a set and ours, each with its reason."""

from __future__ import annotations

_ENTITIES = 'Hugo counts the letters of entities, of line numbers, of the arrows of footnotes'
_MAPS = 'Hugo makes no terms of maps; here a person is a map with a name'
#: What may differ, each with its reason: (set, beginning of the line, reason).
EXPECTED: list[tuple[str, str, str]] = [
    ('own', '/categories/-前後-/: address', 'blanks around a term are none of it'),
    ('own', '/categories/-前後-/index.xml: feed', 'blanks around a term are none of it'),
    ('own', '/categories/前後/: only ours', 'blanks around a term are none of it'),
    ('own', '/posts/20260129-terms/: terms', 'blanks around a term are none of it'),
    ('own', '/posts/20260120-built-in/: length', _ENTITIES),
    ('own', '/posts/20260123-typography/: length', _ENTITIES),
    ('own', '/posts/20260124-structure/: length', _ENTITIES),
    ('own', '/posts/20260125-code/: length', _ENTITIES),
    ('own', '/posts/20260122-places/: text', 'shortcodes in code are shown'),
    ('made-up', '/guests/吳可/: list', _MAPS),
    ('made-up', '/guests/吳可/index.xml: feed', _MAPS),
    ('made-up', '/guests/dana-oneil/: only ours', _MAPS),
    ('made-up', '/posts/一個很長的標題/: terms', _MAPS),
    ('made-up', '/posts/markdown-的細節標題不是-markdown-b/: length', _ENTITIES),
    ('made-up', '/posts/短碼出現的地方/: length', 'a player in a heading is a link'),
    ('made-up', '/posts/短碼出現的地方/: text', 'a player in a heading is a link'),
    ('made-up', '/posts/短碼出現的地方/: links', 'a player in a heading is a link'),
    ('made-up', '/posts/短碼的各種寫法/: length', 'ref in a sentence has a title for its text'),
    ('made-up', "/posts/短碼的各種寫法/: text: Hugo has 'http", 'it has a title for its text'),
    ('made-up', "/posts/短碼的各種寫法/: text: Hugo has '“", 'shown as it was written'),
    (
        'made-up',
        '/posts/短碼的各種寫法/: links: Hugo has []',
        'it is a link; so is a picture',
    ),
    ('made-up', '/tags/caf', 'two Unicode forms of a word are one term'),
    ('scipy-blog', '/categories/: address', 'a taxonomy without a term has no page'),
    ('scipy-blog', '/posts/numpy/numpy-rng/: length', _ENTITIES),
]


def unexpected(name: str, lines: list[str]) -> list[str]:
    """Return the differences that no row of the set *name* names, and the rows that none needs."""
    rows = [start for row, start, _ in EXPECTED if row == name]
    new = [line for line in lines if not line.startswith(tuple(rows))]
    return [*new, *(start for start in rows if not any(line.startswith(start) for line in lines))]
