"""The languages of a Hugo site besides its main one: which files are in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinxext_podcast.model.groups.translations import split_language

if TYPE_CHECKING:
    from sphinxext_podcast.cli.project.project import Project

    from .carried_options import Findings
    from .hugo_site import HugoSite


def add(site: HugoSite, found: Findings) -> None:
    """Report what becomes of the further languages of *site*."""
    others = site.configuration.languages
    others.pop(site.configuration.language, None)
    apart = [name for name, own in others.items() if own.get('contentdir')]
    for name in [name for name in others if name not in apart]:
        if split_language(f'name.{name}')[1]:
            found.carry(f'languages.{name}', f'files called name.{name}.md are translations')
        else:
            reason = 'a translation has a language of ISO 639 in its name, such as ja or zh'
            found.leave(f'languages.{name}', reason)
        found.leave(f'languages.{name}: terms', 'one list has articles of all languages')
    if apart:
        reason = 'their texts are in other folders; build each as a site of its own'
        found.leave(f'languages: {", ".join(apart)}', reason)


def report(site: HugoSite, project: Project, found: Findings) -> list[str]:
    """Report and return the documents whose language Hugo reads from their names, and we do not.

    ``who.is`` is in Icelandic only beside ``who``, for most sites do not say their languages.
    """
    own = {name for name, one in site.configuration.languages.items() if 'contentdir' not in one}
    known = project.found.documents.languages
    names = [
        docname
        for docname in sorted(project.published)
        if docname not in known and docname.rpartition('.')[2].lower() in own
    ]
    if names:
        path = project.entries[names[0]].path
        name, _, language = names[0].rpartition('.')
        instead = f'{name}/index.{language}.md'
        reason = f'such a name alone is no language; put each into a folder: {instead}'
        found.leave(f'files such as {path}', reason, len(names))
    return names
