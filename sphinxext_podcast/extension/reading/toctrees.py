"""Documents among sections of Hugo that are in no toctree: one message for many of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext_podcast.extension.files.project import content
from sphinxext_podcast.extension.messages import logger
from sphinxext_podcast.model.problem import FEW, Cause, Problem, together

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

#: What is said of many, for what Sphinx says of each.
MANY = Cause(
    'documents are in no toctree',
    'list them in one, or name them in podcast_pages if they are pages as Hugo has them',
)
#: Stands where the author of a document says that it is in no toctree.
_SAID = 'podcast: said'


def on_env_updated(app: Sphinx, env: BuildEnvironment) -> None:
    """Warn once of many documents that are in no toctree, before Sphinx warns of each."""
    for meta in env.metadata.values():
        if meta.get('orphan') == _SAID:
            del meta['orphan']
    found = outside(env) if content(env).folders else []
    if len(found) > FEW:
        for docname in found:
            env.metadata[docname]['orphan'] = _SAID
        said = [(docname, Problem('', '', cause=MANY)) for docname in found]
        logger.warning(together(said), type='toc', subtype='not_included', location=found[0])


def outside(env: BuildEnvironment) -> list[str]:
    """Return the documents of which Sphinx would say that no toctree has them."""
    included = set().union(*env.included.values(), {env.config.root_doc})
    return [
        docname
        for docname in sorted(env.all_docs)
        if docname not in env.files_to_rebuild
        and docname not in included
        and 'orphan' not in env.metadata[docname]
    ]
