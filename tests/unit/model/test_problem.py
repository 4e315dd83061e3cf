"""Many problems of one cause are one message."""

from __future__ import annotations

from sphinxext_podcast.model.problem import Cause, Problem, gathered

GONE = Cause('files are gone', 'find them')


def problem(number: int, cause: Cause | None = GONE) -> tuple[str, Problem]:
    return f'p/{number}', Problem(
        'feed', f'{number} is gone', number, 'audio', cause, f"'{number}'"
    )


def test_three_are_said_one_by_one() -> None:
    few = [problem(number) for number in range(3)]
    assert gathered(few) == few


def test_many_are_one_and_others_stay() -> None:
    other, alike = problem(9, None), [problem(number) for number in range(4)]
    first, second = gathered([*alike[:1], other, *alike[1:]])
    assert second == other
    assert first[0] == 'p/0'
    assert first[1].message == (
        "4 files are gone: '0' in p/0, '1' in p/1:1, '2' in p/2:2 …; find them"
    )


def test_causes_are_not_mixed() -> None:
    found = [problem(n, Cause('files are odd', 'x')) for n in range(3)] + [problem(7)]
    assert gathered(found) == found


def test_one_document_may_have_several() -> None:
    assert len(gathered([problem(1)] * 4)) == 1
