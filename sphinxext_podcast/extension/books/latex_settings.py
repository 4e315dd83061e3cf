"""A book that one would print without a word of LaTeX in ``conf.py``.

Whatever the project says of its PDF stands; what it does not say is filled in.
"""

from __future__ import annotations

import os
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.extension.translation import _

if TYPE_CHECKING:
    from collections.abc import Container

    from sphinx.application import Sphinx
    from sphinx.config import Config

#: The folder of the LaTeX packages that each book gets.
PACKAGES = Path(__file__).parents[2] / 'latex'
#: ``podcast_articles`` of a project that is no manual.
EVERYTHING = ['**']
#: The contents name the chapters.
CONTENTS = r'\setcounter{tocdepth}{0}'
#: Language → the region whose shapes its characters have, as Noto's fonts name it.
REGIONS = {'zh_TW': 'TC', 'zh_Hant': 'TC', 'zh_HK': 'HK', 'zh': 'SC', 'ja': 'JP', 'ko': 'KR'}
#: Languages for which Sphinx knows a better program, or needs fonts of its own.
_OTHERS = ('ja', 'el')


class Facts(NamedTuple):
    """What the settings depend on."""

    language: str
    engine: str
    #: Whether the numbers of chapters are referred to.
    numbered: bool = False
    #: The word for the table of contents, in a language of which LaTeX has no words.
    contents: str = ''
    #: The address of the site, ''  if it is not known.
    address: str = ''


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Fill in what the project does not say; a book that is half a manual stays Sphinx's."""
    app.add_latex_package('sphinxext-podcast', _spaced(config), after_hyperref=True)
    if list(config.podcast_articles) != EVERYTHING:
        return
    said = {*config._raw_config, *config.overrides}
    if prints_every_character(said, _language(config)):
        config.latex_engine = 'xelatex'
    facts = Facts(
        _language(config),
        config.latex_engine,
        numbered=bool(config.numfig),
        contents=str(_('Contents')),
        address=config.html_baseurl or os.environ.get('READTHEDOCS_CANONICAL_URL', ''),
    )
    config.latex_elements = {**elements(facts), **config.latex_elements}


def prints_every_character(said: Container[str], language: str) -> bool:
    """Return whether the book is for XeLaTeX, the only program that prints every character.

    Who has *said* how LaTeX is to be used has done so for the program of Sphinx.
    """
    chosen = 'latex_engine' in said or 'latex_elements' in said
    return not chosen and language[:2] not in _OTHERS


def on_builder_inited(app: Sphinx) -> None:
    """Put our packages beside the book."""
    if app.builder.format == 'latex':
        folder = Path(app.builder.outdir)
        folder.mkdir(parents=True, exist_ok=True)
        for package in PACKAGES.glob('*.sty'):
            copyfile(package, folder / package.name)


def elements(facts: Facts) -> dict[str, str]:
    """Return the values of ``latex_elements`` for a book."""
    found = {
        'pointsize': '11pt',
        # Forty ideographs to the line; a chapter begins on the next page, even a left one.
        'extraclassoptions': 'openany,oneside',
        'sphinxsetup': 'hmargin={28mm,28mm}, vmargin={26mm,28mm}, TitleColor={rgb}{0,0,0}, '
        'InnerLinkColor={rgb}{.08,.25,.5}, OuterLinkColor={rgb}{.08,.25,.5}',
        'fncychap': '',
        'maketitle': rf'\podcastmaketitle{{{_address(facts.address)}}}',
        'tocdepth': CONTENTS,
    }
    if not facts.language.startswith('en'):
        found['papersize'] = 'a4paper'
    if not facts.numbered:
        found['secnumdepth'] = r'\setcounter{secnumdepth}{-1}'
    if facts.language.startswith('zh'):
        found['contentsname'] = (
            rf'\AtBeginDocument{{\renewcommand{{\contentsname}}{{{facts.contents}}}}}'
        )
    if facts.engine == 'xelatex' and facts.language[:2] != 'el':
        region = REGIONS.get(facts.language) or REGIONS.get(facts.language[:2], 'TC')
        found['fontpkg'] = rf'\usepackage[{region}]{{sphinxext-podcast-fonts}}'
        found['fvset'] = r'\fvset{fontsize=\small,formatcom=\xeCJKVerbAddon}'
    return found


def _spaced(config: Config) -> str | None:
    """Return the option of our package for a language with the lines of ideographs."""
    return 'ideographs' if _language(config)[:2] in {'zh', 'ja'} else None


def _language(config: Config) -> str:
    return str(config.language or 'en').replace('-', '_')


def _address(address: str) -> str:
    """Return *address* as LaTeX, '' where it has characters that no address should have."""
    if not address or any(sign in address for sign in '\\{}^~$"<> '):
        return ''
    for sign in '%#&_':
        address = address.replace(sign, f'\\{sign}')
    return rf'\nolinkurl{{{address}}}'
