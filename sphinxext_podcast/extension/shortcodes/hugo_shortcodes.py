"""The shortcodes that Hugo has of its own, and those it had: gist, tweet, video."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.elements.nodes import podcast_details, podcast_summary
from sphinxext_podcast.extension.markdown.renderer import code_block
from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.extension.players import player_options
from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.model.addresses.address_book import in_language
from sphinxext_podcast.source import casting
from sphinxext_podcast.source.markdown import code_options
from sphinxext_podcast.source.printed import printed

from .call import Call, Shortcode, ShortcodeError, card

if TYPE_CHECKING:
    from datetime import datetime

    from sphinxext_podcast.model.article import Article

#: Pixels of one dot of a code to scan, at most.
LARGEST = 20
#: What means something in Markdown.
_MARKS = re.compile(r'([!-/:-@\[-`{-~])')


def details(call: Call) -> list[nodes.Node]:
    """Make a part that the reader unfolds."""
    words = call.get('summary')
    summary = podcast_summary(words, '', *call.inline(words or str(_('Details'))))
    if words:
        summary.source, summary.line = call.source, call.line
    return [
        podcast_details(
            '',
            summary,
            *call.blocks(call.inner),
            opened=int(call.flag('open')),
            group=call.get('name'),
            title=call.get('title'),
            classes=call.get('class').split(),
        )
    ]


def figure(call: Call) -> list[nodes.Node]:
    """Make a picture with title, caption and attribution."""
    if not (address := call.get('src')):
        raise ShortcodeError('figure needs a picture; write src="picture.jpg"')
    alt = call.get('alt') or ''.join(n.astext() for n in call.inline(call.get('caption')))
    image = nodes.image('', uri=address, alt=alt)
    for key in ('width', 'height'):
        if given := call.get(key):
            try:
                image[key] = player_options.size(given)
            except ValueError as wrong:
                say(call, f'{key}={casting.shown(given)}: {wrong}')
    made = nodes.figure('', _linked([image], call.get('link'))[0])
    made['classes'] = call.get('class').split()
    below = _below(call)
    caption = nodes.caption(below, '', *call.inline(below))
    made += [caption] if below else []
    for node in (image, made, caption):
        node.source, node.line = call.source, call.line
    return [made]


def say(call: Call, wrong: str) -> None:
    """Warn of an argument that the shortcode does without."""
    warn(Subtype.SHORTCODE, f'{call.name}: {wrong}', (call.env.docname, call.line))


def _below(call: Call) -> str:
    """Return the Markdown that stands below a picture, so that it is one message."""
    title, attribution = _MARKS.sub(r'\\\1', call.get('title').strip()), call.get('attr').strip()
    if attribution and call.get('attrlink'):
        attribution = f'[{attribution}](<{call.get("attrlink")}>)'
    parts = (title and f'**{title}**', call.get('caption').strip(), attribution)
    return ' '.join(filter(None, parts))


def _linked(children: list[nodes.Node], address: str) -> list[nodes.Node]:
    return [nodes.reference('', '', *children, refuri=address)] if address else children


def highlight(call: Call) -> list[nodes.Node]:
    """Make a block of code, or code in a line."""
    marked = draft(call.env).marked
    text = marked.as_written(call.inner_outdented) if marked else call.inner_outdented
    wanted = call.get(1) or call.get('options')
    if 'hl_inline=true' in wanted.replace(' ', '').lower():
        return [nodes.literal(text, text.strip('\n'), classes=['code'])]
    text = text.removeprefix('\n').removesuffix('\n')
    language = call.get(0) or call.get('lang') or call.get('type')
    options = code_options.options(wanted, text.count('\n') + 1)
    for wrong in options.faults:
        say(call, wrong)
    return [code_block(text, language, options.found)]


def page(call: Call) -> list[nodes.Node]:
    """Make a link to a page of the site, by its name."""
    target = call.get(0) or call.get('path')
    if not target:
        raise ShortcodeError(f'{call.name} names no page; write {call.name} "name-of-the-file"')
    link = addnodes.pending_xref(
        '',
        nodes.inline('', target),
        refdomain='podcast',
        reftype='page',
        reftarget=in_language(target, call.get('lang')),
        refdoc=call.env.docname,
        refexplicit=False,
    )
    link.source, link.line = call.source, call.line
    return [link]


def param(call: Call) -> list[nodes.Node]:
    """Write a value of the front matter, or of ``html_context``."""
    key, current = call.get(0), draft(call.env)
    described = current.described
    dates = _dates(described) if described else {}
    front = {**(current.front or {}), **{k: v for k, v in dates.items() if v}}
    for values in (front, call.env.config.html_context):
        if value := _within(values, key.lower().split('.')):
            return [nodes.Text(printed(_lowered(value)))]
    raise ShortcodeError(f'there is no value {key!r}; write it into the front matter')


def _dates(article: Article) -> dict[str, datetime | None]:
    """Return the dates of *article*; Hugo fills the gaps with the others."""
    return {
        'date': article.date,
        'lastmod': article.lastmod or article.date,
        'publishdate': article.publish_date,
        'expirydate': article.expiry_date,
    }


def _lowered(value: Any) -> Any:
    """Return *value* with the keys of maps as Hugo keeps them."""
    if not isinstance(value, Mapping):
        return value
    return {str(key).lower(): _lowered(one) for key, one in value.items()}


def _within(values: Mapping[str, Any], keys: list[str]) -> Any:
    value: Any = values
    for key in keys:
        lowered = {str(k).lower(): v for k, v in value.items()} if hasattr(value, 'items') else {}
        value = lowered.get(key)
    return value


def post_on_x(call: Call) -> list[nodes.Node]:
    """Make a card that leads to a post."""
    user = call.get('user') or (call.get(0) if len(call.positional) > 1 else 'i')
    id = call.get('id') or (call.positional[-1] if call.positional else '')
    if not id.isdecimal():
        raise ShortcodeError(f'{call.name} needs the number of a post; write user="…" id="123"')
    return card(f'https://x.com/{user}/status/{id}', call)


def post_on_instagram(call: Call) -> list[nodes.Node]:
    """Make a card that leads to a post."""
    if not (id := call.get(0) or call.get('id')).replace('-', '').replace('_', '').isalnum():
        raise ShortcodeError('instagram needs the id of a post')
    return card(f'https://www.instagram.com/p/{id}/', call)


def gist(call: Call) -> list[nodes.Node]:
    """Make a card that leads to a gist."""
    parts = [part for part in call.positional[:2] if part.replace('-', '').isalnum()]
    if not parts:
        raise ShortcodeError('gist needs a user and the id of a gist')
    return card(f'https://gist.github.com/{"/".join(parts)}', call)


def qr(call: Call) -> list[nodes.Node]:
    """Draw a code to scan; off HTML the text stands for it."""
    text = call.get('text') or call.inner.strip()
    if not text:
        raise ShortcodeError('qr has no text; write text="…"')
    if find_spec('segno') is None:
        raise ShortcodeError('qr needs sphinxext-podcast[pdf]')
    import segno  # noqa: PLC0415 - an extra

    level = {'low': 'l', 'medium': 'm', 'quartile': 'q', 'high': 'h'}.get(call.get('level'), 'm')
    scale = 4
    try:
        scale = max(casting.number(call.get('scale', '4'), LARGEST), 1)
    except ValueError as wrong:
        say(call, f'scale: {wrong}')
    try:
        drawn = segno.make(text, error=level, micro=False).png_data_uri(scale=scale)
    except ValueError:
        message = f'qr has no room for {len(text)} characters; write fewer'
        raise ShortcodeError(message) from None
    image = nodes.image('', uri=drawn, alt=call.get('alt') or text, classes=['podcast-qr'])
    image.source, image.line = call.source, call.line
    return [image]


def video(call: Call) -> list[nodes.Node]:
    """Make the player of a film of the site's own."""
    address = call.get(0) or call.get('src') or call.get('mp4') or call.get('webm')
    if not address:
        raise ShortcodeError('video needs a file; write src="film.mp4"')
    return card(address, call)


def nothing(call: Call) -> list[nodes.Node]:
    """Make nothing: a comment."""
    return []


SHORTCODES: dict[str, Shortcode] = {
    'comment': Shortcode(nothing, takes_inner=True),
    'details': Shortcode(details, takes_inner=True),
    'figure': Shortcode(figure),
    'gist': Shortcode(gist),
    'highlight': Shortcode(highlight, takes_inner=True),
    'instagram': Shortcode(post_on_instagram),
    'instagram_simple': Shortcode(post_on_instagram),
    'param': Shortcode(param),
    'qr': Shortcode(qr, takes_inner=True),
    'ref': Shortcode(page),
    'relref': Shortcode(page),
    'video': Shortcode(video),
    **dict.fromkeys(('tweet', 'twitter', 'twitter_simple', 'x', 'x_simple'), Shortcode(post_on_x)),
}
