"""Pictures that are drawn for articles without one, as ``podcast_cards`` asks for."""

from __future__ import annotations

import os
from functools import cache, partial
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeGuard

from sphinxext_podcast.extension.builders import has_site_files
from sphinxext_podcast.extension.catalogue.catalogue import podcast
from sphinxext_podcast.extension.config.site import site
from sphinxext_podcast.extension.messages import Subtype, at_key, in_conf, logger, steps, warn
from sphinxext_podcast.extension.outdir import digest, write_whole
from sphinxext_podcast.extension.security import guard
from sphinxext_podcast.extension.translation import date_text
from sphinxext_podcast.model.head import Picture
from sphinxext_podcast.output.head import card
from sphinxext_podcast.output.head.card import Font, Looks, Words
from sphinxext_podcast.output.pages import colour

from . import fonts, head_picture

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config

    from sphinxext_podcast.model.article import Article

FOLDER = 'podcast-cards'


def on_config_inited(app: Sphinx, config: Config) -> None:
    """Tell what is missing, once, and do without it."""
    if not config.podcast_cards:
        return
    if find_spec('PIL') is None:
        logger.info(
            'podcast_cards: Pillow is not there, and no pictures are drawn; '
            'pip install "sphinxext-podcast[cards]"'
        )
        config.podcast_cards = False
        return
    for key, path in chosen(config, app.srcdir).items():
        if not fonts.opens(path):
            message = f'podcast_cards: {key!r}: {path} is no font; name a .ttf, .otf or .ttc file'
            warn(Subtype.CONFIG, message, in_conf(app.confdir, 'podcast_cards'))
            config.podcast_cards = {k: v for k, v in config.podcast_cards.items() if k != key}


def chosen(config: Config, srcdir: str | os.PathLike[str]) -> dict[str, str]:
    """Return the files of fonts that the project names, by option."""
    cards: Any = config.podcast_cards if isinstance(config.podcast_cards, dict) else {}
    return {
        key: os.path.normpath(Path(srcdir, cards[key]))
        for key in ('font', 'bold_font')
        if key in cards
    }


def is_made(builder: Builder) -> TypeGuard[StandaloneHTMLBuilder]:
    """Return whether *builder* has such pictures."""
    return has_site_files(builder) and bool(builder.config.podcast_cards)


def picture(article: Article, builder: StandaloneHTMLBuilder) -> Picture | None:
    """Return the picture that is drawn for *article*, if one is."""
    here = site(builder.env)
    found = drawn(article, builder) if here.base and is_made(builder) else None
    if found is None:
        return None
    url = here.join(f'{FOLDER}/{name(*found)}')
    return Picture(url, article.title, card.WIDTH, card.HEIGHT)


def drawn(article: Article, builder: StandaloneHTMLBuilder) -> tuple[Words, Looks] | None:
    """Return what the picture of *article* says, and how; nothing if no font has its letters."""
    config = builder.config
    date = date_text(article.date, config) if article.date else ''
    words = Words(article.title, article.source_name, date, site(builder.env).title)
    known = chosen(config, builder.srcdir)
    letters = ''.join(words)
    language = article.language or config.language or ''
    bold = fonts.find(
        letters, known.get('bold_font') or known.get('font', ''), language, bold=True
    )
    plain = fonts.find(letters, known.get('font', ''), language, bold=False)
    if not (article.title and bold and plain):
        return None
    cards = config.podcast_cards if isinstance(config.podcast_cards, dict) else {}
    colours = {k: v for k, v in cards.items() if k not in ('font', 'bold_font')}
    looks = Looks(bold, plain, **colours)
    if 'accent' not in colours:
        own = colour.hue(article.title, article.source_name)
        looks = looks._replace(accent=colour.accent(own, looks.background))
    return words, looks


def name(words: Words, looks: Looks) -> str:
    """Return the name of a picture, which changes with everything that is seen on it."""
    import PIL  # noqa: PLC0415 - an extra

    parts = [
        card.DRAWN,
        PIL.__version__,
        words,
        looks[2:],
        state(looks.bold, looks.plain),
    ]
    return f'{digest(parts)}.png'


@cache
def state(*used: Font) -> tuple[tuple[str, int], ...]:
    """Return what is in the files of fonts, wherever they are."""
    return tuple(
        (blake2b(Path(font.path).read_bytes(), digest_size=8).hexdigest(), font.number)
        for font in used
    )


def fonts_of(builder: Builder) -> list[tuple[str, int, int]]:
    """Return which fonts there are to choose from, for a digest; nothing where none is used."""
    if not is_made(builder):
        return []
    known = chosen(builder.config, builder.srcdir)
    language = builder.config.language or ''
    bold = fonts.known(known.get('bold_font') or known.get('font', ''), language, bold=True)
    plain = fonts.known(known.get('font', ''), language, bold=False)
    return [(*font, Path(font.path).stat().st_size) for font in (*bold, *plain)]


def files(app: Sphinx) -> dict[str, tuple[Words, Looks]]:
    """Return path → what is on it, of all pictures of the site; say what cannot be drawn."""
    builder = app.builder
    if not is_made(builder) or not site(builder.env).base:
        return {}
    found: dict[str, tuple[Words, Looks]] = {}
    undrawn: list[Article] = []
    here = site(builder.env)
    for article in podcast(builder.env).library.pages:
        if head_picture.own_picture(article, builder, here):
            continue
        lost = 'no picture is drawn for it'
        if made := guard.tried(article.docname, lost, partial(drawn, article, builder)):
            found[f'{FOLDER}/{name(*made)}'] = made
        elif article.title:
            undrawn.append(article)
    if undrawn:
        place = at_key(podcast(builder.env).lines, undrawn[0].docname, 'title')
        _say(undrawn, builder.config, chosen(builder.config, builder.srcdir), place)
    return found


def _say(
    undrawn: list[Article], config: Config, known: dict[str, str], place: str | tuple[str, int]
) -> None:
    """Warn of letters that no font has, once for all articles, at the *place* of the first."""
    letters = ''.join(f'{article.title}{article.source_name}' for article in undrawn)
    file = known.get('bold_font') or known.get('font', '')
    missing = fonts.lacking(letters, file, config.language or '')
    has = f'{Path(file).name} does not have' if file else 'no font of this system has'
    advice = (
        'name a font file that has them'
        if file
        else 'install Noto Sans CJK, in Debian fonts-noto-cjk, or name a font file: '
        'podcast_cards = {"font": "fonts/NotoSansTC-Regular.otf"}'
    )
    message = f'podcast_cards: {has} the letters {missing[:20]!r}; {advice}'
    warn(Subtype.CONFIG, f'{message}. Articles without a picture: {len(undrawn)}', place)


def write(pictures: dict[str, tuple[Words, Looks]], outdir: Path) -> list[str]:
    """Draw those *pictures* that are not there; return all."""
    missing = [path for path in pictures if not (outdir / path).exists()]
    for path in steps(missing, 'drawing pictures for sharing'):
        place, (words, looks) = outdir / path, pictures[path]
        png = guard.tried('', f'{path} is not drawn', partial(card.png, words, looks))
        place.parent.mkdir(parents=True, exist_ok=True)
        if png:
            write_whole(place, png)
    return list(pictures)
