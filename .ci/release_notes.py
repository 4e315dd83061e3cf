"""Print what CHANGELOG.md says of a version, as the notes of its release.

``python .ci/release_notes.py v0.2.0`` ends with status 1 where the version of the package is
another, or where the changelog has no day for it.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def notes(changelog: str, version: str) -> str:
    """Return the section of *version* as plain Markdown; ``ValueError`` says why there is none."""
    sections = re.split(r'^## ', changelog, flags=re.MULTILINE)[1:]
    for section in sections:
        heading, _, text = section.partition('\n')
        name, _, day = heading.partition(' ')
        if name == version:
            if not re.fullmatch(r'\(\d{4}-\d\d-\d\d\)', day):
                raise ValueError(f'the changelog has no day for {version}: {heading}')
            # What only Sphinx understands: {confval}`podcast_menu`.
            return re.sub(r'\{[\w.:-]+\}(?=`)', '', text).strip() + '\n'
    raise ValueError(f'the changelog does not have {version}')


def main(tag: str) -> None:
    """Print the notes of *tag*, ``v`` and a version."""
    version = tag.removeprefix('v')
    stated = (ROOT / 'sphinxext_podcast' / 'version.py').read_text(encoding='utf-8')
    if f"__version__ = '{version}'" not in stated:
        sys.exit(f'{tag} is not the version in sphinxext_podcast/version.py')
    try:
        said = notes((ROOT / 'CHANGELOG.md').read_text(encoding='utf-8'), version)
    except ValueError as error:
        sys.exit(str(error))
    sys.stdout.write(said)


if __name__ == '__main__':
    main(sys.argv[1])
