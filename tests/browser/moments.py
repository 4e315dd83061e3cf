"""A small site about moments: players, links of time, transcripts; written as HTML."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent / 'root'
CONF = """\
project = 'Moments'
extensions = ['sphinxext_podcast']
html_theme = 'alabaster'
podcast_now = '2030-01-01T00:00:00Z'
suppress_warnings = ['toc.not_included']
"""
PLAYERS = {
    'youtube': '{{< youtube Kj2mTq7-xXA >}}',
    'spotify': '{{< spotify "episode/4Rk9vTqLmXw2ZbNcYdPe7h" >}}',
    'vimeo': '{{< vimeo 76543210 >}}',
    'soundcloud': '{{< soundcloud "low-tide/salt-air" >}}',
    'acast': '{{< acast "low-tide/salt" >}}',
    'bilibili': '{{< bilibili BV1Ko4Ti8dE2 >}}',
    'apple-podcast': '{{< apple-podcast "tw/podcast/low-tide/id1234509876?i=1000567812345" >}}',
    'audio': '{{< audio "tide.wav" >}}',
}
ELSEWHERE = 'https://example.org/at?t='
LONG = '\n\n'.join(f'Paragraph {number} about the sea.' for number in range(60))


def mark(at: float, player: str = '', words: str = '') -> str:
    """Return a link of time."""
    chosen = f' data-podcast-player="{player}"' if player else ''
    return (
        f'<a class="podcast-at" data-podcast-at="{at}"{chosen} href="{ELSEWHERE}{at}">'
        f'{words or at}</a>'
    )


def transcript(cues: int, per_turn: int = 4) -> str:
    """Return a transcript with a cue every two seconds."""
    turns = []
    for first in range(0, cues, per_turn):
        spans = ' '.join(
            f'<span data-podcast-start="{n * 2}" data-podcast-end="{n * 2 + 2}">'
            f'Cue {n}: the well-known tide, it turns &amp; turns.</span>'
            for n in range(first, min(first + per_turn, cues))
        )
        speaker = f'<b class="podcast-speaker">{"王小明" if first % 8 else "Noor"}</b>'
        turns.append(f'<p class="podcast-turn">{speaker} {mark(first * 2)} {spans}</p>')
    return (
        '<section class="podcast-transcript" id="transcript" lang="en"><details>'
        '<summary>Transcript</summary><div class="podcast-transcript-text">\n'
        + '\n'.join(turns)
        + '\n</div><p class="podcast-transcript-files">x.vtt</p></details></section>'
    )


MARKS = f'{mark(3753, words="1:02:33")} and {mark(90)} and {mark(61, "spotify", "in the other")}.'
PAGES = {
    **{name: f'{code}\n\n{MARKS}\n\n{LONG}' for name, code in PLAYERS.items()},
    'two': '\n\n'.join(
        [*(PLAYERS[name] for name in ('apple-podcast', 'youtube', 'spotify')), MARKS]
    ),
    'eager': f':::{{youtube}} Kj2mTq7-xXA\n:eager:\n:::\n\n{MARKS}',
    'eager-bilibili': f':::{{bilibili}} BV1Ko4Ti8dE2\n:eager:\n:::\n\n{MARKS}',
    'part': f':::{{youtube}} Kj2mTq7-xXA\n:start: 10\n:end: 80\n:::\n\n{MARKS}',
    'deaf': f'{PLAYERS["bilibili"]}\n\n{PLAYERS["audio"]}\n\n{MARKS}',
    'headed': f'{PLAYERS["youtube"]}\n\n# The sea\n\n{MARKS}\n\n# The shore\n\nSand.',
    'spoken': f'{PLAYERS["audio"]}\n\n{transcript(200)}\n\n{MARKS}\n\n{LONG}',
    'long': f'{PLAYERS["youtube"]}\n\n{transcript(5000)}\n\n{MARKS}',
    'whole': '\n\n'.join(PLAYERS[name] for name in ('youtube', 'spotify', 'audio'))
    + f'\n\n{transcript(8)}\n\n<ol class="podcast-chapters"><li>'
    f'{mark(754, words="12:34")} Tides</li><li>{mark(1754, words="29:14")} Harbours</li></ol>\n\n'
    '<blockquote class="podcast-quote"><p>The tide turns.</p><footer>— <cite>Noor</cite>, '
    f'{mark(90, words="1:30")}</footer></blockquote>\n\n{MARKS}',
}


def write(src: Path) -> None:
    """Write the sources of the site into *src*."""
    (src / 'p').mkdir(parents=True)
    (src / 'conf.py').write_text(CONF, encoding='utf-8')
    (src / 'index.md').write_text('# Home\n', encoding='utf-8')
    (src / 'p/tide.wav').write_bytes(silence(120))
    for name, text in PAGES.items():
        head = f'---\ntitle: About {name}\ndate: 2026-05-01\n---\n\n'
        (src / f'p/{name}.md').write_text(head + text + '\n', encoding='utf-8')


def silence(seconds: int) -> bytes:
    """Return a recording of nothing, 8,000 numbers of one byte a second."""
    size = seconds * 8000
    form = b'\x01\x00\x01\x00\x40\x1f\x00\x00\x40\x1f\x00\x00\x01\x00\x08\x00'
    lengths = (size + 36).to_bytes(4, 'little'), size.to_bytes(4, 'little')
    return (
        b'RIFF'
        + lengths[0]
        + b'WAVEfmt \x10\x00\x00\x00'
        + form
        + b'data'
        + lengths[1]
        + b'\x80' * size
    )


def build(src: Path, out: Path, *options: str) -> None:
    """Build the site, where a warning is an error."""
    command = [sys.executable, '-m', 'sphinx', '-q', '-W', '-b', 'dirhtml', *options]
    done = subprocess.run([*command, src, out], capture_output=True, check=False, text=True)
    assert not done.returncode, done.stderr
