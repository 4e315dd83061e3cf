"""What holds an article back, and what is said in doubt."""

from __future__ import annotations

import pytest

from sphinxext_podcast.source.casting import PartlyReadError
from sphinxext_podcast.source.front_matter import publication_keys


@pytest.mark.parametrize('value', [True, 'true', 'True'])
def test_drafts(value: object) -> None:
    assert publication_keys.draft(value)


@pytest.mark.parametrize('value', [False, 'false', ' False ', 'no', 'Off', 0, '0', None, '', []])
def test_no_drafts(value: object) -> None:
    assert not publication_keys.draft(value)


@pytest.mark.parametrize('value', ['yes', 'True ', 1, 'ture', ['no'], '2026-01-01'])
def test_drafts_in_doubt(value: object) -> None:
    with pytest.raises(PartlyReadError, match='until then it is held back') as doubt:
        publication_keys.draft(value)
    assert doubt.value.kept is True


def test_a_field_is_set_by_its_name() -> None:
    assert publication_keys.draft('', field=True)
    assert not publication_keys.draft(None, field=True)


@pytest.mark.parametrize(
    ('value', 'held'),
    [
        (False, True),
        ('no', True),
        (True, False),
        ('yes', False),
        ('2026-01-05', False),
        (None, False),
        ('', False),
    ],
)
def test_published(value: object, held: bool) -> None:
    assert publication_keys.published(value) is held


@pytest.mark.parametrize('value', ['nope', 'never', 'soon'])
def test_published_in_doubt(value: str) -> None:
    with pytest.raises(PartlyReadError, match='is no date, true or false; until then'):
        publication_keys.published(value)


@pytest.mark.parametrize(
    ('value', 'said'),
    [
        ('draft', 'draft'),
        (' Draft ', 'draft'),
        (['draft'], 'draft'),
        ('skip', 'draft'),
        ('hidden ', 'hidden'),
        (['Hidden'], 'hidden'),
        ('unlisted', 'hidden'),
        ('published', ''),
        ('Public', ''),
        ('evergreen', ''),
        (None, ''),
        (5, ''),
        ([], ''),
    ],
)
def test_status(value: object, said: str) -> None:
    assert publication_keys.status(value) == said


@pytest.mark.parametrize(
    'value', ['drafts', 'unpublished', 'private', 'pending', 'Trash', 'darft', 'hiden', ['privat']]
)
def test_status_in_doubt(value: object) -> None:
    with pytest.raises(PartlyReadError, match='is not "draft", "hidden" or "published"') as doubt:
        publication_keys.status(value)
    assert doubt.value.kept == 'draft'
