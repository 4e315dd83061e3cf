"""The header part ``player``: recording, chapters and transcript, and where to subscribe."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.util.osutil import relative_uri

from sphinxext_podcast.extension.builders import file_uri, has_feeds, is_website
from sphinxext_podcast.extension.catalogue import feeds
from sphinxext_podcast.extension.config.site import site
from sphinxext_podcast.extension.config.values import providers
from sphinxext_podcast.extension.elements.nodes import (
    podcast_chapters,
    podcast_details,
    podcast_embed,
    podcast_summary,
    podcast_transcript,
)
from sphinxext_podcast.extension.files import episode_files
from sphinxext_podcast.extension.moments import chapters, contents, transcript
from sphinxext_podcast.extension.overviews.lines import SEPARATOR, joined, line
from sphinxext_podcast.extension.translation import _
from sphinxext_podcast.model.addresses.named_file import is_remote
from sphinxext_podcast.model.feeds.feed import media_type
from sphinxext_podcast.model.feeds.podcast import episode_number
from sphinxext_podcast.model.media import clock
from sphinxext_podcast.model.site import web_address

from .article_page import label

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.config import Config

    from sphinxext_podcast.extension.links.linker import Links
    from sphinxext_podcast.model.article import Article


def part(article: Article, document: nodes.Element, links: Links) -> list[nodes.Node]:
    """Make the part for *article* on the page *document*: what its front matter names.

    What is in the text is not in the header once more.
    """
    made: list[nodes.Node] = []
    if article.audio:
        recording = player(article, links)
        played = list(document.findall(podcast_embed))
        if recording and not any(_is_same(node, recording) for node in played):
            made.append(recording)
        made += _lines(facts(article), 'podcast-episode-facts')
        ways = subscriptions(links.builder, links.base, links.env.config)
        made += _lines(ways, 'podcast-subscribe', str(_('Subscribe')))
    if not any(document.findall(podcast_chapters)):
        listed = chapters.listed(episode_files.all_chapters(article, links.env))
        if links.env.config.podcast_chapters_in_contents:
            for node in listed:
                contents.identify(node, transcript.ids(document))
        made += _folded(listed)
    if any(document.findall(podcast_transcript)):
        return made
    if said := transcript.of_article(article, links.env):
        transcript.identify(said, document)
        made.append(said)
    elif address := _unread(article, links):
        way = _way(str(_('Download the transcript')), address, links.builder)
        made += _lines([way], 'podcast-transcript-files')
    return made


def _unread(article: Article, links: Links) -> str:
    """Return the address of a transcript that cannot be shown: a PDF, or one elsewhere."""
    if is_remote(article.transcript):
        return web_address(article.transcript)
    file = episode_files.of(article, links.env).get(article.transcript)
    if file is None:
        return ''
    if is_website(links.builder):
        return file_uri(links.builder, article.docname, file.site)
    return site(links.env).join(quote(file.site))


def _folded(listed: list[nodes.Element]) -> list[nodes.Node]:
    """Return the chapters *listed* as a part that the reader unfolds."""
    if not listed:
        return []
    summary = podcast_summary('', str(_('Chapters')))
    return [podcast_details('', summary, *listed, opened=0, group='', title='', classes=[])]


def player(article: Article, links: Links) -> podcast_embed | None:
    """Make the player of the recording of *article*, None where its file is not there."""
    audio, env = article.audio, links.env
    if audio is None:
        return None
    file = episode_files.of(article, env).get(audio.url)
    if file is None and not web_address(audio.url):
        return None
    known: dict[str, Any] = {'site': file.site, 'file': file.path} if file else {}
    if article.duration:
        known['length'] = clock(round(article.duration))
    address = f'{file.path}{file.rest}' if file else web_address(audio.url)
    film = media_type(audio).startswith('video/')
    return podcast_embed(
        '',
        provider='audio',
        kind='video' if film else 'file',
        media_id=address,
        page=address,
        player=address,
        label=providers(env.config)['audio'].label,
        watched=int(film),
        height=0,
        **known,
    )


def _is_same(node: podcast_embed, recording: podcast_embed) -> bool:
    """Return whether *node* plays the *recording*, from wherever."""
    if 'site' in recording:
        return bool(node.get('site') == recording['site'])
    return bool(node['page'].partition('#')[0] == recording['page'])


def facts(article: Article) -> list[nodes.Node]:
    """Return season, number and length of the episode, as far as they are known."""
    number = episode_number(article.episode)
    words = [
        str(_('Season %s')) % article.season if article.season else '',
        str(_('Episode %s')) % number if number else article.episode,
        clock(round(article.duration)) if article.duration else '',
    ]
    return list(map(nodes.Text, filter(None, words)))


def subscriptions(builder: Builder, base: str, config: Config) -> list[nodes.Node]:
    """Return links to the feed of the podcast, and to where else listeners find it.

    *base* is the address of the page from the root of the site.
    """
    if config.podcast_channel is None:
        return []
    found = []
    if has_feeds(builder):
        found.append((relative_uri(base, feeds.PODCAST), 'RSS'))
    elif address := site(builder.env).join(feeds.PODCAST):
        found.append((address, 'RSS'))
    known = providers(config)
    for name, address in config.podcast_channel.get('links', {}).items():
        provider = known.get(name) or known.get(f'{name}-podcast')
        found.append((web_address(address), provider.label if provider else name))
    return [_way(words, address, builder) for address, words in found]


def _way(words: str, address: str, builder: Builder) -> nodes.Node:
    """Return a link, with its address behind it in a text, which has nothing else of it."""
    link = nodes.reference('', words, refuri=address)
    if builder.format != 'text':
        return link
    return nodes.inline('', '', link, nodes.Text(f' <{address}>'))


def _lines(items: list[nodes.Node], css: str, words: str = '') -> list[nodes.Node]:
    """Return a line of *items* with *words* before them, nothing without any."""
    if not items:
        return []
    return [line([*([label(words)] if words else []), *joined(items, SEPARATOR)], css)]
