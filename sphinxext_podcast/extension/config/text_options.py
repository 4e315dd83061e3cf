"""The options of what is in the text of articles: emphasis, and the sizes of pictures."""

from __future__ import annotations

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
)
