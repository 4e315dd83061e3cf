"""What speech recognition writes where nobody speaks: the same line again and again, or thanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from sphinxext_podcast.model.transcript import Cue, Fault
from sphinxext_podcast.source.casting import shown

_MARKS = re.compile(r'[\W_]+')
#: So often is a long line repeated by nobody, and a short one such as "no".
_OFTEN, _OFTEN_SHORT, _SHORT = 3, 5, 8
#: Loops of so many lines are found.
_PERIOD = 3
#: Longer lines are no phantoms.
_LENGTH = 60
_LINES = """
thanks for watching
thank you for watching
thank you so much for watching
thanks for watching and see you in the next video
please subscribe
please subscribe to my channel
like and subscribe
dont forget to like and subscribe
subtitles by the amaraorg community
transcription by castingwords
感謝收看
感謝觀看
感謝您的收看
感謝您的觀看
謝謝收看
謝謝觀看
谢谢观看
感谢观看
感谢收看
請訂閱
請訂閱我的頻道
請訂閱我們的頻道
請記得訂閱
请订阅
请订阅我的频道
請不吝點讚訂閱轉發打賞支持明鏡與點點欄目
请不吝点赞订阅转发打赏支持明镜与点点栏目
請不吝點贊訂閱轉發打賞支持明鏡與點點欄目
中文字幕志願者
多謝您的觀看
多謝收看
ご視聴ありがとうございました
ご清聴ありがとうございました
最後までご視聴ありがとうございました
チャンネル登録をお願いいたします
チャンネル登録お願いします
高評価とチャンネル登録をお願いします
시청해주셔서감사합니다
구독과좋아요부탁드립니다
mbc뉴스이덕영입니다
untertitel der amaraorgcommunity
untertitel im auftrag des zdf für funk 2017
untertitelung des zdf 2020
vielen dank fürs zuschauen
vielen dank für ihre aufmerksamkeit
soustitres réalisés par la communauté damaraorg
merci davoir regardé cette vidéo
subtítulos realizados por la comunidad de amaraorg
gracias por ver el video
sottotitoli creati dalla comunità amaraorg
sottotitoli e revisione a cura di qtss
legendas pela comunidade amaraorg
ondertitels ingediend door de amaraorg gemeenschap
napisy stworzone przez społeczność amaraorg
продолжение следует
спасибо за просмотр
субтитры создавал dimatorzok
субтитры сделал dimatorzok
altyazı mk
izlediğiniz için teşekkür ederim
cảm ơn các bạn đã theo dõi
"""
#: Whole lines, of letters and digits only, in small letters.
_PHANTOMS = frozenset(_MARKS.sub('', line) for line in _LINES.split('\n')) - {''}
#: 字幕由 Amara.org 社群提供, 字幕製作：貝爾, 字幕by索蘭婭.
_CREDIT = re.compile(
    r'(?:中文)?字幕(?:由.*(?:提供|製作|制作)|(?:製作|制作|提供|志願者|志愿者|by|组|組)|視聽)'
)


class Checked(NamedTuple):
    """What is doubtful in a transcript, and its cues without that."""

    faults: tuple[Fault, ...]
    cues: tuple[Cue, ...]


def checked(cues: tuple[Cue, ...]) -> Checked:
    """Return what in *cues* looks as if nobody has said it; of a loop the first round is kept."""
    texts = [_MARKS.sub('', cue.text.casefold()) for cue in cues]
    faults: list[Fault] = []
    left_out: set[int] = set()
    for first, period, rounds in _loops(texts):
        faults.append(_loop(cues[first], period, rounds))
        left_out.update(range(first + period, first + period * rounds))
    phantoms = [at for at, text in enumerate(texts) if at not in left_out and _is_phantom(text)]
    if phantoms:
        faults.append(_phantom([cues[at] for at in phantoms]))
    left_out.update(phantoms)
    kept = tuple(cue for at, cue in enumerate(cues) if at not in left_out)
    return Checked(tuple(faults), kept)


def _loops(texts: list[str]) -> Iterator[tuple[int, int, int]]:
    """Yield the loops in *texts*: index, lines of a round, number of rounds."""
    #: For each period: how many texts up to here are the same as that many before.
    same = [0] * (_PERIOD + 1)
    ends = [(0, 0, 0)]
    for at in range(len(texts) + 1):
        for period in range(1, _PERIOD + 1):
            again = period <= at < len(texts) and texts[at] == texts[at - period] != ''
            if not again and same[period]:
                first, rounds = at - same[period] - period, same[period] // period + 1
                length = sum(map(len, texts[first : first + period]))
                enough = _OFTEN if length > _SHORT else _OFTEN_SHORT
                # A loop of one line is one of two lines, too.
                if rounds >= enough and first >= ends[-1][0] + ends[-1][1] * ends[-1][2] - 1:
                    ends.append((first, period, rounds))
                    yield ends[-1]
            same[period] = same[period] + 1 if again else 0


def _is_phantom(text: str) -> bool:
    return text in _PHANTOMS or (len(text) <= _LENGTH and bool(_CREDIT.match(text)))


def _loop(cue: Cue, period: int, rounds: int) -> Fault:
    what = f'{shown(cue.text)} stands' if period == 1 else f'{period} lines stand'
    return Fault(
        cue.line,
        f'{what} here {rounds} times in a row, as speech recognition writes where nobody speaks; '
        'delete what was not said, or give the option "collapse"',
    )


def _phantom(cues: list[Cue]) -> Fault:
    places = ', '.join(str(cue.line) for cue in cues[1:4] if cue.line)
    more = f' (and in line {places}{" …" if len(cues) > 4 else ""})' if places else ''
    return Fault(
        cues[0].line,
        f'{shown(cues[0].text)} is what speech recognition writes where nobody speaks{more}; '
        'if nobody said it, delete it, or give the option "collapse"',
    )
