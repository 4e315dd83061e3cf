"""Which beginnings of lines are names of speakers."""

from __future__ import annotations

import pytest

from sphinxext_podcast.source.transcripts.speakers import label


@pytest.mark.parametrize(
    ('line', 'name', 'text'),
    [
        ('Ann: Hi', 'Ann', 'Hi'),
        ('Ann Lin:', 'Ann Lin', ''),
        ('NARRATOR: Once', 'NARRATOR', 'Once'),
        ('[SPEAKER_00]: Hi', 'SPEAKER_00', 'Hi'),
        ('Speaker 1: Hi', 'Speaker 1', 'Hi'),
        ('Mohammed S. Al Sahaf: Hi', 'Mohammed S. Al Sahaf', 'Hi'),
        ('Dr. de la Cruz: Hi', 'Dr. de la Cruz', 'Hi'),
        ('林小安：大家好：', '林小安', '大家好：'),
        ('林小安:大家好', '林小安', '大家好'),
        ('【主持人】：大家好', '主持人', '大家好'),
        ('Q: Why?', 'Q', 'Why?'),
        ('Zoë: Hi: there', 'Zoë', 'Hi: there'),
    ],
)
def test_names(line: str, name: str, text: str) -> None:
    assert label(line) == (name, text)


@pytest.mark.parametrize(
    'line',
    [
        *('10:30 is late', 'At 10:30: go', 'https://e.org/', 'Note: this', '例如：這樣', '重點：'),
        *(
            'there is one thing: go',
            'Well, Ann: go',
            'I said it. So: go',
            '我想說的是：走',
            ': a',
            '',
        ),
        *(
            'Ann:Hi',
            'A' * 41 + ': Hi',
            'One Two Three Four Five Six: Hi',
            '今天我們要聊一聊這幾件事：走',
        ),
    ],
)
def test_no_names(line: str) -> None:
    assert label(line) is None
