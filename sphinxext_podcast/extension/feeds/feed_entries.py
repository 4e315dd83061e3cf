"""What articles and terms are in feeds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from sphinxext_podcast.extension.builders import SAFE, page_uri
from sphinxext_podcast.extension.catalogue import feeds
from sphinxext_podcast.extension.catalogue.catalogue import at
from sphinxext_podcast.extension.files import episode_files, pictures
from sphinxext_podcast.extension.outdir import digest
from sphinxext_podcast.extension.security import guard
from sphinxext_podcast.model.addresses.places import home
from sphinxext_podcast.model.feeds.feed import Category, Entry, entry, newest, without_guid
from sphinxext_podcast.model.feeds.podcast import episode
from sphinxext_podcast.source.front_matter.podcast_tags import of_episode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders.html import StandaloneHTMLBuilder

    from sphinxext_podcast.extension.catalogue.catalogue import Catalogue
    from sphinxext_podcast.extension.catalogue.groups import Subject
    from sphinxext_podcast.model.article import Article
    from sphinxext_podcast.model.site import Site

    from .feed_texts import Texts

#: Keys of front matter whose terms are people and shows, not what an article is about.
_NO_CATEGORIES = frozenset({'authors', 'hosts', 'guests', 'source_name', 'language'})

#: Terms of one entry, at most: each has a feed, in which all of them stand again.
MOST = 100


class Entries:
    """Makes each entry once, however many feeds have it; the text only when one is written."""

    def __init__(
        self,
        builder: StandaloneHTMLBuilder,
        domain: Catalogue,
        site: Site,
        texts: Texts | None,
    ) -> None:
        """Make entries of *site*, without their texts if there are no *texts*."""
        self.builder, self.domain, self.site, self.texts = builder, domain, site, texts
        self._plain: dict[str, Entry] = {}
        self._whole: dict[str, Entry] = {}
        self._states: dict[str, str] = {}
        self._addresses: dict[str, str] = {}
        self._claimed: dict[str, str] = {}
        self._without_guid = without_guid(domain.library.articles)

    def states(self, subject: Subject) -> list[str]:
        """Return digests of the entries of the feed of *subject*."""
        if isinstance(subject, str):
            return [digest(self._terms(subject))]
        return [self.state(article) for article in self._listed(subject)]

    def of(self, subject: Subject) -> tuple[Entry, ...]:
        """Return the entries of the feed of *subject*."""
        if isinstance(subject, str):
            return self._terms(subject)
        return tuple(self.whole(article) for article in self._listed(subject))

    def state(self, article: Article) -> str:
        """Return the digest of the entry of *article*, '' where it cannot be made."""
        name = article.docname
        if name not in self._states:
            lost = 'feeds are without this article'
            self._states[name] = guard.tried(name, lost, lambda: self._state(article), '')
        return self._states[name]

    def sound(self, articles: Iterable[Article]) -> tuple[Article, ...]:
        """Return those *articles* whose entries can be made."""
        return tuple(article for article in articles if self.state(article))

    def whole(self, article: Article) -> Entry:
        """Return the entry of *article* with its text."""
        name = article.docname
        if name not in self._whole:
            text = self.texts.text(name) if self.texts else ''
            self._whole[name] = replace(self.plain(article), content=text)
        return self._whole[name]

    def plain(self, article: Article) -> Entry:
        """Return the entry of *article* without its text."""
        if article.docname not in self._plain:
            self._plain[article.docname] = self._entry(article)
        return self._plain[article.docname]

    def address(self, pagename: str) -> str:
        """Return the absolute address of a page."""
        if pagename not in self._addresses:
            self._addresses[pagename] = self.site.join(page_uri(self.builder, pagename))
        return self._addresses[pagename]

    def lasting(self, name: str) -> str:
        """Return an address of a page that is the same with every builder: where Hugo has it.

        Of two documents that want one address, the one of that name has it, else the first.
        """
        book = self.domain.address_book
        if not self._claimed:
            for docname in sorted(book.addresses, key=lambda name: home(name) != book.own(name)):
                self._claimed.setdefault(book.own(docname), docname)
        own = book.own(name)
        address = own if self._claimed.get(own, name) == name else home(name)
        return self.site.join(quote(address[1:], safe=f'%{SAFE}'))

    def _state(self, article: Article) -> str:
        text = self.texts.digest(article.docname) if self.texts else ''
        return digest((self.plain(article), text))

    def _entry(self, article: Article) -> Entry:
        env = self.builder.env
        channel = env.config.podcast_channel or {}
        language = channel.get('language') or self.site.language
        shown = pictures.name(article, env)
        files = episode_files.of(article, env)
        return entry(
            article,
            self.site,
            self.address(article.docname),
            id=self.lasting(article.docname),
            guid='' if article.docname in self._without_guid else article.guid,
            summary=article.blurb,
            categories=tuple(self._categories(article)),
            audio=episode_files.enclosure(article, files, self.site),
            image=self.site.join(f'{self.builder.imagedir}/{quote(shown)}') if shown else '',
            episode=episode(
                article,
                episode_files.transcripts(article, files, self.site, language),
                episode_files.chapters(article, files, self.site),
                of_episode(article.params, article.duration)[0],
                episode_files.all_chapters(article, env),
            )
            if article.audio
            else None,
        )

    def _categories(self, article: Article) -> list[Category]:
        library, env = self.domain.library, self.builder.env
        return [
            Category(term.name, self.address(at(env, taxonomy)))
            for taxonomy, key in library.taxonomies.items()
            if key not in _NO_CATEGORIES
            for term in library.terms_of(article, taxonomy)
        ][:MOST]

    def _listed(self, subject: Subject) -> tuple[Article, ...]:
        limit = self.builder.config.podcast_feed_limit
        found = feeds.articles(subject, self.domain.library)
        return self.sound(found[:limit] if limit else found)

    def _terms(self, taxonomy: str) -> tuple[Entry, ...]:
        """Return the terms of *taxonomy* as Hugo's feed has them, the newest first."""
        library = self.domain.library
        found = []
        for term in library.terms(taxonomy):
            name = at(self.builder.env, term.path)
            url, id = self.address(name), self.lasting(name)
            dates = [a.publish_date or a.date for a in library.of(term.docnames)]
            found.append(Entry(id=id, url=url, title=term.name, published=newest(dates)))
        found.sort(key=lambda one: -one.published.timestamp() if one.published else 0)
        limit = self.builder.config.podcast_feed_limit
        return tuple(found[:limit] if limit else found)
