"""No test, a tool: prints ``output/search/simplified.py``, from the dictionaries of OpenCC.

``pip download --no-deps opencc-python-reimplemented``, unpack it, and give its folder
``opencc/dictionary``: ``python -m tests.simplified_characters FOLDER > …/simplified.py``.
"""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path

#: Traditional texts have these, too, and not for the other.
IN_USE = '并庄凄昵晒栖炖痒羡肴虱雇霉'
HEAD = '''"""Simplified characters and the traditional ones they stand for, one for one.

Only those that are no traditional character themselves: 后, 里, 面, 台 are not among them.
Made by ``tests/simplified_characters.py`` from the dictionaries of OpenCC
(https://github.com/BYVoid/OpenCC, Apache License 2.0; opencc-python-reimplemented 0.1.7).
"""

from __future__ import annotations
'''


def table(folder: Path, name: str) -> dict[str, list[str]]:
    """Return the dictionary *name*: what each character may become, the usual first."""
    lines = (folder / f'{name}.txt').read_text(encoding='utf-8').splitlines()
    return {line.split('\t')[0]: line.split('\t')[1].split() for line in lines if '\t' in line}


def common(character: str) -> bool:
    """Return whether GB 2312 has *character*."""
    try:
        return bool(character.encode('gb2312'))
    except UnicodeEncodeError:
        return False


def pairs(folder: Path) -> dict[str, str]:
    """Return the traditional character of each simplified one."""
    traditional, taiwan = table(folder, 'TSCharacters'), table(folder, 'TWVariants')
    found = {}
    for character, targets in table(folder, 'STCharacters').items():
        target = taiwan.get(targets[0], targets)[0]
        if character not in {*targets, *traditional, *IN_USE} and common(character):
            found[character] = target
    return {one: other for one, other in sorted(found.items()) if other not in found}


def lines(name: str, text: str) -> str:
    """Return an assignment of *text* to *name*."""
    parts = '\n'.join(f"    '{line}'" for line in textwrap.wrap(text, 42))
    return f'{name} = (\n{parts}\n)'


if __name__ == '__main__':
    made = pairs(Path(sys.argv[1]))
    print(HEAD)
    print(lines('_SIMPLIFIED', ''.join(made)))
    print(lines('_TRADITIONAL', ''.join(made.values())))
    print('#: The traditional character of each simplified one.')
    print('TRADITIONAL = dict(zip(_SIMPLIFIED, _TRADITIONAL, strict=True))')
