"""Players in documents: the directives and shortcodes, and the nodes that they become."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from sphinxext_podcast.extension.config.values import providers
from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.elements.nodes import (
    podcast_embed,
    podcast_embed_caption,
    podcast_embed_poster,
    podcast_embed_title,
)
from sphinxext_podcast.extension.files import episode_files, finder
from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.model.addresses import scheme
from sphinxext_podcast.model.addresses.named_file import is_possible, shown
from sphinxext_podcast.model.media import Media, clock, extend
from sphinxext_podcast.source import media_url
from sphinxext_podcast.source.settings.values import players

from . import player_options
from .rendering import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.extension.files.finder import NamedFile
    from sphinxext_podcast.model.media import Provider

#: Kinds that are the whole of a conversation, as long as the article says.
_WHOLE = frozenset({'episode', 'video', 'short', 'file', 'item', 'share', 'track', 'numbered'})
#: Arguments of shortcodes that may hold the address, the first that is given counts.
_WHAT = ('id', 'url', 'src', 'path')


def names(config: Config) -> tuple[str, ...]:
    """Return the names of the directives and shortcodes of players."""
    return players(providers(config))


def media(name: str, text: str, options: Mapping[str, Any], config: Config) -> Media:
    """Read what was given to the player *name*; raises NotPlayable."""
    pairs = dict(parse_qsl(options.get('url_parameters', '')))
    start, end = _time(pairs, 'start', 't'), _time(pairs, 'end')
    asked = media_url.Asked(
        options.get('start') or start, options.get('end') or end, options.get('instance', '')
    )
    known = providers(config)
    found = media_url.read(text, name, asked, known)
    player = extend(found.player, urlencode(pairs))
    provider = known.get(found.provider)
    if provider and options.get('theme') in ('dark', 'light'):
        player = extend(player, getattr(provider, options['theme']))
    if found.provider == 'youtube' and not options.get('privacy_mode', True):
        player = player.replace('youtube-nocookie.com', 'youtube.com', 1)
    return found._replace(player=player)


def _time(pairs: dict[str, str], *keys: str) -> str:
    """Remove *keys* from *pairs*; return the first value that is a time, or ''."""
    values = [pairs.pop(key) for key in keys if key in pairs]
    return next((value for value in values if media_url.seconds(value) is not None), '')


def player(
    name: str,
    text: str,
    options: Mapping[str, Any],
    env: BuildEnvironment,
    *,
    source: str,
    line: int,
) -> podcast_embed:
    """Make the node of the player *name* for *text*, written in *source* at *line*.

    Raises NotPlayable.
    """
    text = _recording(text, env)
    own = _own_file(name, text, env, line)
    fragment = ''.join(text.strip().partition('#')[1:])
    played = f'{own.path}{own.rest}{fragment}' if own else text
    found = media(name, played, options, env.config)
    provider = providers(env.config).get(found.provider)
    node = podcast_embed(
        '',
        provider=found.provider,
        kind=found.kind,
        media_id=found.id,
        page=found.page,
        player=found.player,
        **_looks(found, provider, options),
    )
    node.source, node.line = source, line
    article = draft(env).article
    if article is not None and article.duration and found.kind in _WHOLE:
        node['length'] = clock(round(article.duration))
    if title := options.get('title'):
        heading = podcast_embed_title(title, title)
        heading.source, heading.line = source, line
        node += heading
    _add_files(node, name, own, options, env)
    return node


def _add_files(
    node: podcast_embed,
    name: str,
    own: NamedFile | None,
    options: Mapping[str, Any],
    env: BuildEnvironment,
) -> None:
    """Give *node* its file, poster and tracks; one that is not there is a warning."""
    line = node.line or 0
    if own:
        node['file'] = own.path
        if place := episode_files.published(own, 'audio', env):
            node['site'] = place
        else:
            env.dlfiles.add_file(env.docname, own.path)
    poster = options.get('poster')
    if poster and (found := finder.note('poster', poster, env, what=f'{name} poster', line=line)):
        image = nodes.image('', uri=found.address, alt='')
        image.source, image.line = node.source, node.line
        node += podcast_embed_poster('', image)
    if tracks := _tracks(options.get('track', ''), name, env, line):
        node['tracks'] = '\n'.join(tracks)


def _looks(found: Media, provider: Provider | None, options: Mapping[str, Any]) -> dict[str, Any]:
    """Return the attributes of a player that do not depend on what it plays."""
    looks: dict[str, Any] = {
        'label': provider.label if provider else urlsplit(found.page).hostname or '',
        'classes': list(options.get('class', [])),
        'height': 0,
        'watched': int(
            found.kind == 'video'
            if found.provider == 'audio'
            else bool(provider and provider.watched)
        ),
    }
    if 'align' in options:
        looks['classes'].append(f'align-{options["align"]}')
    looks.update((key, options[key]) for key in ('width', 'aspect') if key in options)
    if provider:
        kind = provider.kinds[found.kind]
        looks |= _height(options, kind.height)
        looks.update(
            (key, getattr(provider, key)) for key in ('allow', 'sandbox') if getattr(provider, key)
        )
    if options.get('eager'):
        looks['eager'] = 1
    return looks


def _height(options: Mapping[str, Any], usual: int) -> dict[str, Any]:
    """Return the attributes for the height asked for; a film keeps a shape instead."""
    height = options.get('height', '')
    if not height.isdecimal():
        return {'height': usual}
    if usual:
        return {'height': int(height)}
    width = options.get('width', '')
    if width.isdecimal():
        return {'height': 0, 'aspect': options.get('aspect', f'{width}:{height}')}
    if width:
        return {'height': int(height), 'wide': 1}
    wide, high = map(int, options.get('aspect', '16:9').split(':'))
    return {'height': 0, 'width': str(int(height) * wide // high)}


def _recording(text: str, env: BuildEnvironment) -> str:
    """Return the address of the article's own recording where *text* is its bare name."""
    article = draft(env).article
    prefix = env.config.podcast_media_prefix
    if prefix and article is not None and article.audio:
        address: str = article.audio.url
        return address if address == prefix + text.strip() else text
    return text


def _own_file(name: str, text: str, env: BuildEnvironment, line: int) -> NamedFile | None:
    """Find a file of the project, None if *text* is none.

    One that is not there may be on the server: it is played by its address, if it can be one.
    """
    address = text.strip().partition('#')[0]
    if name not in ('audio', 'embed') or not media_url.is_own_file(text.strip()):
        return None
    if not is_possible(unquote(address)):
        raise media_url.NotPlayable(f'{shown(address)} is no name of a file; write a path')
    if found := finder.note('player', address, env, what=name, line=line):
        env.note_dependency(found.path)
    return found


def _copied(kind: str, name: str, text: str, env: BuildEnvironment, line: int) -> NamedFile | None:
    """Let Sphinx copy the file *text* of the project, for *kind*, if there is one."""
    if found := finder.note(kind, text, env, what=name, line=line):
        env.note_dependency(found.path)
        env.dlfiles.add_file(env.docname, found.path)
    return found


def _tracks(text: str, name: str, env: BuildEnvironment, line: int) -> list[str]:
    """Read lines ``words.vtt [language [its name]]``; return path, language, name with tabs."""
    tracks = []
    for written in filter(None, map(str.strip, text.splitlines())):
        path, _, rest = written.partition(' ')
        language, _, label = rest.strip().partition(' ')
        if own := _copied('track', f'{name} track', path, env, line):
            tracks.append(f'{own.path}\t{language}\t{label.strip()}')
    return tracks


def inline(node: podcast_embed, *, linked: bool) -> nodes.Node:
    """Return a player as a link, or as its words where there is a link already."""
    text = words(node)
    return nodes.Text(text) if linked else nodes.reference('', text, refuri=node['page'])


def refused(text: str) -> nodes.Node:
    """Make what is shown of an address that no player takes: a link, or plain text."""
    text = text.strip()
    if scheme.is_web(text):
        return nodes.reference('', text, refuri=text)
    return nodes.Text(text)


def from_shortcode(
    name: str,
    positional: tuple[str, ...],
    named: Mapping[str, str],
    env: BuildEnvironment,
    line: int,
) -> podcast_embed:
    """Make the player of a shortcode at *line*; raises NotPlayable."""
    what = positional[0] if positional else next((named[k] for k in _WHAT if k in named), '')
    if 'type' in named and '/' not in what:
        what = f'{named["type"]}/{what}'
    options, wrong = player_options.read(named)
    for problem in wrong:
        warn(Subtype.EMBED, f'{name}: {problem}', (env.docname, line))
    return player(name, what, options, env, source=str(env.doc2path(env.docname)), line=line)


class PlayerDirective(SphinxDirective):
    """``youtube``, ``spotify`` …: a player with an optional caption."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    # Read below: a bad value costs itself, not the player, and says so in one way everywhere.
    option_spec: ClassVar[dict[str, Any]] = dict.fromkeys(
        player_options.OPTIONS, directives.unchanged
    )

    def run(self) -> list[nodes.Node]:
        """Return the player, or a visible link when there is none."""
        source, line = self.get_source_info()
        text = self.arguments[0]
        options, wrong = player_options.read(self.options)
        for problem in wrong:
            warn(Subtype.EMBED, f'{self.name}: {problem}', (self.env.docname, line))
        try:
            node = player(self.name, text, options, self.env, source=source, line=line)
        except media_url.NotPlayable as refusal:
            warn(Subtype.EMBED, f'{self.name}: {refusal}', (self.env.docname, line))
            return [nodes.paragraph('', '', refused(text))]
        if self.content:
            node += podcast_embed_caption('', *self.parse_content_to_nodes())
        self.add_name(node)
        return [node]
