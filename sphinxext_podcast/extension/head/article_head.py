"""What the head of an article's page says: gathered from the article and its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from docutils import nodes

from sphinxext_podcast.extension.builders import page_uri
from sphinxext_podcast.extension.catalogue import groups, way
from sphinxext_podcast.extension.catalogue.catalogue import at, podcast
from sphinxext_podcast.extension.catalogue.feeds import podcast_title
from sphinxext_podcast.extension.config.site import site
from sphinxext_podcast.extension.config.values import providers
from sphinxext_podcast.extension.elements.nodes import (
    podcast_details,
    podcast_embed,
    podcast_embed_poster,
    podcast_embed_title,
    podcast_quote,
    podcast_quote_source,
    podcast_speaker,
)
from sphinxext_podcast.extension.elements.words import words
from sphinxext_podcast.extension.files import episode_files
from sphinxext_podcast.extension.moments.quote import ORIGINAL
from sphinxext_podcast.model.head import Clip, Crumb, Head, Picture, Quotation, Recording, Version
from sphinxext_podcast.model.site import language_tag, resolve, web_address
from sphinxext_podcast.source import media_url

from . import cards
from .head_picture import own_picture

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.model.article import Article, Enclosure
    from sphinxext_podcast.model.site import Site


def head(
    article: Article,
    builder: StandaloneHTMLBuilder,
    doctree: nodes.document | None,
    description: str = '',
) -> Head:
    """Gather what is known of *article*, whose page *builder* makes of *doctree*.

    *description* is what the page says of itself, if that is known.
    """
    env = builder.env
    here = site(env)
    url = address(builder, here, article.docname)
    return Head(
        article=article,
        site=here,
        url=url,
        description=description or article.blurb,
        language=language_tag(article.language) or here.language,
        picture=shown(article, builder, here),
        versions=versions(article, builder, here),
        crumbs=crumbs(article, builder, here),
        recordings=tuple(recordings(article, builder, here, doctree)),
        audio=audio(article, env, here),
        podcast=podcast_title(podcast(env).library, env.config, here) if article.audio else '',
        chapters=episode_files.all_chapters(article, env) if article.audio else (),
        clips=() if article.audio else tuple(clips(article, env)),
        quotations=tuple(quotations(doctree, url)) if doctree else (),
    )


def clips(article: Article, env: BuildEnvironment) -> Iterator[Clip]:
    """Yield the chapters of the episode that *article* is about, where it can be begun there."""
    known = providers(env.config)
    found = media_url.find(article.source_url, known) if article.source_url else None
    provider = known[found.provider] if found else None
    if found and provider and provider.page_start and web_address(found.page):
        for chapter in episode_files.all_chapters(article, env):
            yield Clip(chapter, provider.page_at(found.page, chapter.start))


def quotations(doctree: nodes.document, url: str) -> Iterator[Quotation]:
    """Yield what *doctree* quotes, the page at the absolute address *url*."""
    for node in doctree.findall(podcast_quote):
        parts: dict[str, list[str]] = {'said': [], 'original': [], 'speaker': []}
        for child in node.children:
            if isinstance(child, podcast_details) and ORIGINAL in child['classes']:
                parts['original'] += map(_said, child.children[1:])
            elif isinstance(child, podcast_quote_source):
                parts['speaker'] += map(words, child.findall(podcast_speaker))
            else:
                parts['said'].append(_said(child))
        said, original, speaker = (' '.join(texts) for texts in parts.values())
        cite = node.get('cite', '')
        there = resolve(cite, url) if cite else ''
        yield Quotation(said, speaker, there, original, node['language'])


def _said(node: nodes.Node) -> str:
    """Return the words of *node* in a quotation, its blocks apart; of one in it what was said."""
    if isinstance(node, podcast_quote_source) or (
        isinstance(node, podcast_details) and ORIGINAL in node['classes']
    ):
        return ''
    if isinstance(node, nodes.Element) and not isinstance(node, nodes.TextElement):
        return ' '.join(filter(None, map(_said, node.children)))
    return words(node)


def address(builder: StandaloneHTMLBuilder, here: Site, pagename: str) -> str:
    """Return the absolute address of *pagename*; '' where nobody knows that of the site."""
    return here.join(page_uri(builder, pagename))


def shown(article: Article, builder: StandaloneHTMLBuilder, here: Site) -> Picture | None:
    """Return the picture of *article*: its own, or one that is drawn for it."""
    own = own_picture(article, builder, here)
    return own or cards.picture(article, builder)


def versions(article: Article, builder: StandaloneHTMLBuilder, here: Site) -> tuple[Version, ...]:
    """Return the translations of *article* and itself; one without a language has the site's."""
    found = [
        Version(language_tag(a.language) or here.language, address(builder, here, a.docname))
        for a in podcast(builder.env).library.translations(article)
    ]
    distinct = len({version.language.casefold() for version in found}) == len(found)
    return tuple(found) if distinct and all(version.language for version in found) else ()


def list_versions(
    pagename: str, builder: StandaloneHTMLBuilder, here: Site
) -> tuple[Version, ...]:
    """Return the pages of the folder whose list is on *pagename*, one in each language."""
    library = podcast(builder.env).library
    for section in library.sections():
        if section.language and pagename in (
            pages := {at(builder.env, s.path): s.language for s in library.editions(section)}
        ):
            return tuple(
                Version(language_tag(language) or here.language, address(builder, here, name))
                for name, language in pages.items()
            )
    return ()


def crumbs(article: Article, builder: StandaloneHTMLBuilder, here: Site) -> tuple[Crumb, ...]:
    """Return the way from the front page to *article*; nothing for the front page itself."""
    env = builder.env
    root = env.config.root_doc
    if article.docname == root or not here.base:
        return ()
    between = [
        Crumb(groups.title(section, env), address(builder, here, at(env, section.path)))
        for section in way.to_article(podcast(env), article)
    ]
    first = Crumb(here.title, address(builder, here, root))
    return (first, *between, Crumb(article.title, address(builder, here, article.docname)))


def recordings(
    article: Article,
    builder: StandaloneHTMLBuilder,
    here: Site,
    doctree: nodes.document | None,
) -> Iterator[Recording]:
    """Yield the episode that *article* is about, if it plays it, and the author's own files.

    What else is played may be anything: nothing is said of it.
    """
    played = list(doctree.findall(podcast_embed)) if doctree else []
    # Whose chapters they are is certain only of the one recording that there is.
    alone = len(played) == 1 and article.audio is None
    chapters = episode_files.all_chapters(article, builder.env) if alone else ()
    for node in played:
        title = node.next_node(podcast_embed_title)
        name = title.astext() if title else ''
        if article.about and f'{node["provider"]}:{node["media_id"]}' == article.about:
            yield Recording(name, node['page'], node['player'], watched=bool(node.get('watched')))
        elif 'file' in node and 'site' not in node:  # the article's own one is told of once
            file = quote(str(builder.env.dlfiles[Path(node['file'])][1]))
            yield Recording(
                name=name,
                file=here.join(f'_downloads/{file}'),
                thumbnail=here.join(poster(node, builder)),
                uploaded=article.publish_date or article.date,
                duration=article.duration if chapters else None,
                watched=bool(node.get('watched')),
                chapters=chapters,
            )


def poster(node: podcast_embed, builder: StandaloneHTMLBuilder) -> str:
    """Return the path of the poster of a film from the root; '' without one."""
    for found in node.findall(podcast_embed_poster):
        uris = [image['uri'] for image in found.children if 'uri' in image]  # type: ignore[operator, index]
        name = builder.images.get(uris[0]) if uris else None
        return f'{builder.imagedir}/{quote(name)}' if name else ''
    return ''


def audio(article: Article, env: BuildEnvironment, here: Site) -> Enclosure | None:
    """Return the author's own episode under its absolute address, if it has one."""
    made = episode_files.enclosure(article, episode_files.of(article, env), here)
    return made if made and web_address(made.url) else None
