"""The roles for articles and terms: ``{podcast:article}``, ``{podcast:tag}`` and the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sphinx.roles import XRefRole

from .messages import Subtype, warn

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.addnodes import pending_xref
    from sphinx.domains import Domain
    from sphinx.environment import BuildEnvironment

    from .domain import PodcastDomain

#: Role → front matter key of the taxonomy whose terms it names.
TERM_ROLES = {
    'tag': 'tags',
    'category': 'categories',
    'series': 'series',
    'author': 'authors',
    'show': 'source_name',
}


class MentionRole(XRefRole):
    """A reference whose target may change without its document: it is noted."""

    def process_link(
        self,
        env: BuildEnvironment,
        refnode: nodes.Element,
        has_explicit_title: bool,
        title: str,
        target: str,
    ) -> tuple[str, str]:
        """Note the mention; the text stays what the author wrote."""
        target = target.strip()
        domain = cast('PodcastDomain', env.domains['podcast'])  # which imports this module
        domain.note_mention(env.docname, refnode['reftype'], target)
        return title, target


def on_warn_missing_reference(app: object, domain: Domain, node: pending_xref) -> bool | None:
    """Name what a role refers to and does not exist."""
    if domain.name != 'podcast':
        return None
    target = node['reftarget']
    if node['reftype'] in domain.roles:
        warn(Subtype.LINK, f'there is no {node["reftype"]} {target!r}', node)
    return True
