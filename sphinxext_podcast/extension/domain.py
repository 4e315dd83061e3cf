"""The domain ``podcast``: what is stored of a document, the roles, and their references."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.domains import ObjType

from sphinxext_podcast.extension.catalogue import groups, way
from sphinxext_podcast.extension.catalogue.catalogue import Catalogue, at
from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.elements.nodes import (
    podcast_at,
    podcast_embed,
    podcast_transcript,
)
from sphinxext_podcast.extension.links.roles import PAGE_ROLES, TERM_ROLES, MentionRole
from sphinxext_podcast.model import characters
from sphinxext_podcast.model.characters import inventory_name

from .files import episode_files, pictures, recordings, times
from .links import by_address, roles
from .moments import at as moments
from .moments import transcript
from .reading import stored_addresses, text
from .reading.survey import survey

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from .reading.survey import Survey

#: The priority of objects that the search leaves out.
UNSEARCHED = -1


class PodcastDomain(Catalogue):
    """Articles and terms."""

    object_types: ClassVar[dict[str, ObjType]] = {
        'article': ObjType('article', 'article'),
        **{name: ObjType(name, name) for name in (*TERM_ROLES, *PAGE_ROLES)},
    }
    roles: ClassVar[dict[str, Any]] = {
        name: MentionRole(innernodeclass=nodes.inline, warn_dangling=True)
        for name in ('article', *TERM_ROLES, *PAGE_ROLES)
    }

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Store the article of *docname*, with what its text adds to its front matter."""
        self.forget()
        found = survey(document)
        by_address.note(self, docname, found.all(pending_xref))
        self.stamps[docname] = times.stamp(env, docname)
        current = draft(env)
        if current.place:
            self.pages[docname] = current.place
            self.anchors[docname] = stored_addresses.anchors(found)
        if current.lines:
            self.lines[docname] = current.lines
        if current.described:
            self.process_described(env, docname, found)
        for node in found.all(podcast_transcript):
            if not node['ids']:
                transcript.identify(node, document)
        moments.check(
            found.all(podcast_at),
            found.all(podcast_embed),
            current.article or current.described,
            env,
        )

    def process_described(self, env: BuildEnvironment, docname: str, found: Survey) -> None:
        """Store what the front matter of *docname* says, with what is *found* in its text."""
        current = draft(env)
        if current.described is None:
            return
        params = current.described.params
        unsearched = any(params.get(key, False) is not False for key in ('nosearch', 'no-search'))
        if current.described.hidden or unsearched:
            env.metadata[docname].setdefault('nosearch', '')
        if article := current.article:
            article, current.openings = text.complete(article, found)
            episode_files.note(article, env)
            in_header = not found.all(podcast_transcript)
            article = transcript.note(article, env, shown=in_header)
            current.article = self.articles[docname] = recordings.complete(article, env)
        elif section := current.section:
            self.sections[docname] = text.of_section(section, found, current.untitled)
        elif current.page:
            self.undated[docname] = current.page
        if pictured := current.article or current.section:
            pictures.note(pictured, env)
        # Lists and menus lead to them, so that no page carries all of them in its toctree.
        env.metadata[docname].setdefault('orphan', '')

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Link to an article, to the page of a term, or to nothing when there is none."""
        if typ in by_address.KINDS:
            return by_address.resolve(self, fromdocname, builder, node, contnode)  # type: ignore[return-value]
        if typ == 'article':
            return roles.to_article(self, fromdocname, builder, target, node, contnode)
        if typ in PAGE_ROLES:
            return roles.to_page(self, fromdocname, builder, typ, target, node, contnode)
        return roles.to_term(self, fromdocname, builder, typ, target, contnode)

    def get_lists(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """Yield what ``objects.inv`` holds of pages of lists, each by its path."""
        used = [path for path in self.library.taxonomies if self.library.terms(path)]
        sections = [section for section in self.library.sections() if section.path]
        kinds = (('taxonomy', used), ('archive', groups.archives(self.library)))
        for role, subjects in (*kinds, ('section', sections)):
            for subject in subjects:
                page, path = way.stop(self, subject), inventory_name(groups.path_of(subject))
                yield path, characters.name(page.title), role, page.name, '', UNSEARCHED

    def resolve_any_xref(self, *args: Any) -> list[tuple[str, nodes.reference]]:
        """Resolve nothing: ``any`` is not for names as common as those of tags."""
        return []

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """Yield what ``objects.inv`` holds: articles by docname, terms by name.

        Their pages are in the search themselves, so they are not in it once more as objects.
        """
        for article in self.library.articles:
            docname, title = article.docname, characters.name(article.title)
            yield inventory_name(docname), title, 'article', docname, '', UNSEARCHED
        yield from self.get_lists()
        by_key = {key: role for role, key in TERM_ROLES.items()}
        for taxonomy, key in self.library.taxonomies.items():
            if key in by_key:
                for term in self.library.terms(taxonomy):
                    page, name = at(self.env, term.path), inventory_name(term.name)
                    yield name, term.name, by_key[key], page, '', UNSEARCHED
