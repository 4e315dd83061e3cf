from __future__ import annotations

import pytest

from sphinxext_podcast.cli.starting.languages import of_machine, sphinx_language


@pytest.mark.parametrize(
    ('said', 'language'),
    [
        ('en', 'en'),
        ('EN-gb', 'en_GB'),
        ('zh_TW', 'zh_TW'),
        ('zh-tw', 'zh_TW'),
        ('zh-Hant', 'zh_TW'),
        ('zh-Hant-HK', 'zh_TW'),
        ('zh', 'zh_TW'),
        ('zh-SG', 'zh_CN'),
        ('zh-Hans', 'zh_CN'),
        ('pt-br', 'pt_BR'),
        ('sr_latn', 'sr_Latn'),
        ('jp', None),
        ('cn', None),
        ('', None),
        ('English', None),
        ('e', None),
        ('en/../..', None),
        ("en'", None),
    ],
)
def test_a_language_is_written_as_sphinx_does(said: str, language: str | None) -> None:
    assert sphinx_language(said) == language


@pytest.mark.parametrize(
    ('environment', 'language'),
    [
        ({}, 'en'),
        ({'LANG': 'C.UTF-8'}, 'en'),
        ({'LANG': 'POSIX'}, 'en'),
        ({'LANG': 'zh_TW.UTF-8'}, 'zh_TW'),
        ({'LANG': 'de_DE@euro'}, 'de'),
        ({'LANG': 'en_GB.UTF-8'}, 'en'),
        ({'LANG': 'de_DE.UTF-8', 'LC_ALL': 'pt_BR'}, 'pt_BR'),
        ({'LANG': 'de_DE.UTF-8', 'LC_ALL': ''}, 'de'),
        ({'LANG': 'de_DE.UTF-8', 'LC_ALL': 'C'}, 'en'),
    ],
)
def test_the_proposal_is_what_the_machine_speaks(
    environment: dict[str, str], language: str
) -> None:
    assert of_machine(environment) == language
