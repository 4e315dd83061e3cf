from __future__ import annotations

import pytest

from sphinxext_podcast.extension.books.latex_settings import (
    Facts,
    elements,
    prints_every_character,
)

XELATEX = 'xelatex'


@pytest.mark.parametrize(
    ('language', 'region'),
    [
        ('zh_TW', 'TC'),
        ('zh_HK', 'HK'),
        ('zh_CN', 'SC'),
        ('zh', 'SC'),
        ('ja', 'JP'),
        ('ko', 'KR'),
        ('en', 'TC'),
    ],
)
def test_fonts_have_the_shapes_of_the_region(language: str, region: str) -> None:
    assert elements(Facts(language, XELATEX))['fontpkg'] == (
        rf'\usepackage[{region}]{{sphinxext-podcast-fonts}}'
    )


@pytest.mark.parametrize('facts', [Facts('en', 'pdflatex'), Facts('el', XELATEX)])
def test_fonts_of_sphinx_stay(facts: Facts) -> None:
    assert not {'fontpkg', 'fvset'} & {*elements(facts)}


@pytest.mark.parametrize(
    ('facts', 'key', 'expected'),
    [
        (Facts('zh_TW', XELATEX), 'papersize', 'a4paper'),
        (Facts('en', XELATEX), 'papersize', None),
        (Facts('de', XELATEX), 'secnumdepth', r'\setcounter{secnumdepth}{-1}'),
        (Facts('de', XELATEX, numbered=True), 'secnumdepth', None),
        (
            Facts('zh_TW', XELATEX, contents='目錄'),
            'contentsname',
            r'\AtBeginDocument{\renewcommand{\contentsname}{目錄}}',
        ),
        (Facts('de', XELATEX, contents='Inhalt'), 'contentsname', None),
        (Facts('en', XELATEX), 'maketitle', r'\podcastmaketitle{}'),
        (
            Facts('en', XELATEX, address='https://e.org/a_b%20c/'),
            'maketitle',
            r'\podcastmaketitle{\nolinkurl{https://e.org/a\_b\%20c/}}',
        ),
        (Facts('en', XELATEX, address='https://e.org/}'), 'maketitle', r'\podcastmaketitle{}'),
    ],
)
def test_elements(facts: Facts, key: str, expected: str | None) -> None:
    assert elements(facts).get(key) == expected


@pytest.mark.parametrize(
    ('said', 'language', 'expected'),
    [
        ([], 'zh_TW', True),
        (['project'], 'en', True),
        (['latex_engine'], 'zh_TW', False),
        (['latex_elements'], 'en', False),
        ([], 'ja', False),
        ([], 'el', False),
    ],
)
def test_program(said: list[str], language: str, expected: bool) -> None:
    assert prints_every_character(said, language) is expected
