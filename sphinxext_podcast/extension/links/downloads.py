"""Links of articles to files that Sphinx copies: ``{download}`` and links of MyST."""

from __future__ import annotations

import os
from typing import Any

from sphinx.addnodes import download_reference
from sphinx.transforms import SphinxTransform

from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.files import finder
from sphinxext_podcast.extension.files.folders import refusal
from sphinxext_podcast.extension.messages import Subtype, warn
from sphinxext_podcast.source.casting import shown

from .images import line_of

#: What there is in the place of a file that is not published.
REFUSED = ('outside', 'hidden')


class CheckDownloads(SphinxTransform):
    """Replace links to files that are not published by their words; Sphinx would copy any file."""

    default_priority = 30

    def apply(self, **kwargs: Any) -> None:
        """Check the downloads of an article; those of other documents are Sphinx's."""
        if draft(self.env).marked is None:
            return
        for link in list(self.document.findall(download_reference)):
            target = str(link.get('reftarget', ''))
            if '://' in target:  # an address, for Sphinx
                continue
            if finder.find('download', target, self.env, self.env.docname) in REFUSED:
                line = line_of(link)
                finder.note('download', target, self.env, what='download', line=line)
                link.replace_self(link.children)
            else:
                self.check(link, target)

    def check(self, link: download_reference, target: str) -> None:
        """Replace *link* by its words if Sphinx could not look for its file, and warn."""
        try:
            _, path = self.env.relfn2path(target, self.env.docname)
            # Path raises for a name that is too long.
            wrong = os.path.isdir(path) or bool(refusal(path, self.env))  # noqa: PTH112
        except (OSError, RuntimeError, ValueError):  # links in a circle, impossible names
            wrong = True
        if wrong:
            message = f'{shown(target)} is no file of the project; write the path of one'
            warn(Subtype.LINK, message, (self.env.docname, line_of(link)))
            link.replace_self(link.children)
