"""Cues become turns and sentences."""

from __future__ import annotations

import pytest

from sphinxext_podcast.model.transcript import Cue, Turn, is_finished, joined, turns


def cues(*given: tuple[float | None, str, str]) -> list[Cue]:
    """Make cues of a second; > before a speaker says that another one begins."""
    return [
        Cue(
            start,
            None if start is None else start + 1,
            speaker.removeprefix('>'),
            text,
            turn=speaker.startswith('>'),
        )
        for start, speaker, text in given
    ]


def shown(made: tuple[Turn, ...]) -> list[tuple[str, list[str]]]:
    return [
        ('+' * turn.continued + turn.speaker, [cue.text for cue in turn.cues]) for turn in made
    ]


LONG = 'x' * 599 + '.'


@pytest.mark.parametrize(
    ('given', 'made'),
    [
        (
            cues((0, 'A', 'Hello there, all.'), (1, 'A', 'And you, too.'), (2, 'B', 'Hi to you')),
            [('A', ['Hello there, all.', 'And you, too.']), ('B', ['Hi to you'])],
        ),
        (
            cues((0, '', 'Is that a question?'), (1, '>', 'It is, of course.')),
            [('', ['Is that a question?']), ('', ['It is, of course.'])],
        ),
        (
            cues((0, 'A', 'It has all been said.'), (9, 'A', 'Now the next thing.')),
            [('A', ['It has all been said.']), ('+A', ['Now the next thing.'])],
        ),
        (
            cues((0, 'A', 'it has all been'), (9, 'A', 'said, has it')),
            [('A', ['it has all been', 'said, has it'])],
        ),
        (
            cues((0, 'A', LONG), (1, 'A', LONG)),
            [('A', [LONG]), ('+A', [LONG])],
        ),
        (
            cues((None, 'A', 'A paragraph'), (None, 'A', 'Another one')),
            [('A', ['A paragraph']), ('+A', ['Another one'])],
        ),
        (
            cues(
                (0, 'A', 'I'), (1, 'A', 'am'), (2, 'A', 'here.'), (3, 'A', 'You'), (4, 'B', 'No')
            ),
            [('A', ['I am here.', 'You']), ('B', ['No'])],
        ),
        (
            cues((0, '', '我'), (1, '', '在'), (2, '', '這裡。'), (3, '', '你'), (9, '', '呢')),
            [('', ['我在這裡。', '你', '呢'])],
        ),
        ([], []),
    ],
)
def test_turns(given: list[Cue], made: list[tuple[str, list[str]]]) -> None:
    assert shown(turns(given)) == made


def test_words_of_a_sentence_last_from_the_first_to_the_last() -> None:
    (turn,) = turns(cues((0, 'A', 'I'), (1, 'A', 'am'), (2, 'A', 'here.')))
    assert turn.cues == (Cue(0, 3, 'A', 'I am here.'),)
    assert (turn.start, turn.text) == (0, 'I am here.')


@pytest.mark.parametrize(
    ('texts', 'line'),
    [
        (['a', ' b\nc ', '', 'd'], 'a b c d'),
        (['我在', '這裡，', '你呢'], '我在這裡，你呢'),
        (['我用', 'Sphinx', '寫'], '我用 Sphinx 寫'),
        ([], ''),
    ],
)
def test_joined(texts: list[str], line: str) -> None:
    assert joined(texts) == line


@pytest.mark.parametrize(
    ('text', 'finished'),
    [('Yes.', True), ('「好。」', True), ('是嗎？', True), ('well,', False), ('', False)],
)
def test_ends_of_sentences(text: str, finished: bool) -> None:
    assert is_finished(text) is finished
