"""The options of what is in the text of articles: emphasis, and the sizes of pictures."""

from __future__ import annotations

from . import checks
from .option import Option

OPTIONS = (
    Option(
        'podcast_cjk_emphasis',
        False,
        (bool,),
        'env',
        'See ``**`` and other marks of emphasis beside Chinese, Japanese and Korean punctuation, '
        'too, as in ``她說**「有用」**就好``. CommonMark and Hugo leave the stars there.',
    ),
    Option(
        'podcast_picture_widths',
        [640, 960, 1280],
        (list, tuple),
        'html',
        'In which widths, in pixels, a browser may choose the pictures of articles that are '
        'larger. With Pillow: ``pip install "sphinxext-podcast[pictures]"``. ``[]``: in none.',
        checks.widths,
    ),
)
