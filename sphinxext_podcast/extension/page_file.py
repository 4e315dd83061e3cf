"""The file of a page in the output folder."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.html import StandaloneHTMLBuilder

if TYPE_CHECKING:
    from sphinx.builders import Builder

#: Pages that are in folders anyhow.
_FOLDER = re.compile(r'(?:^|/)index$')


def page_file(builder: Builder, pagename: str) -> str:
    """Return the file of *pagename* as a path below the output folder of *builder*.

    Nearly always it is known without asking: there are thousands, and a Path costs more.
    """
    asked: Any = builder
    if not isinstance(builder, StandaloneHTMLBuilder):
        return f'{pagename}{asked.out_suffix}'
    how = type(builder).get_output_path
    if type(builder).get_outfilename is StandaloneHTMLBuilder.get_outfilename:
        if how is DirectoryHTMLBuilder.get_output_path and not _FOLDER.search(pagename):
            return f'{pagename}/index{builder.out_suffix}'
        if how in {StandaloneHTMLBuilder.get_output_path, DirectoryHTMLBuilder.get_output_path}:
            return f'{pagename}{builder.out_suffix}'
    made = str(builder.get_outfilename(pagename))
    return made[len(str(builder.outdir)) + 1 :].replace(os.sep, '/')
