"""The pages of a website that Sphinx itself makes, and writes over documents of their names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .links import has_term_pages
from .output_files import page_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx


def names(app: Sphinx, *, made: bool = False) -> list[str]:
    """Return the names of the pages that there may be, or those that are *made*.

    What is in the indices of domains is known only when all documents are read.
    """
    builder, config = app.builder, app.config
    if not has_term_pages(builder):
        return []
    found = ['search'] if builder.search else []
    found += ['genindex'] if config.html_use_index else []
    found += ['genindex-all'] if config.html_use_index and config.html_split_index else []
    wanted = config.html_domain_indices
    for domain in app.env.domains.sorted():
        for index in domain.indices:
            name = f'{domain.name}-{index.name}'
            if domain.name != 'podcast' and (wanted is True or (wanted and name in wanted)):
                found += [name] if not made or index(domain).generate()[0] else []
    return found


def replaced(app: Sphinx, docnames: Iterable[str]) -> dict[str, str]:
    """Return those of *docnames* whose file is that of such a page, each with its name."""
    files = {page_file(app.builder, name): name for name in names(app)}
    if not files:
        return {}
    found = {docname: files.get(page_file(app.builder, docname), '') for docname in docnames}
    return {docname: name for docname, name in found.items() if name}
