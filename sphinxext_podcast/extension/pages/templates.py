"""What Jinja makes of the templates of a theme, kept from build to build.

To compile them takes three times as long as to fill them in after one edit.
"""

from __future__ import annotations

from importlib.util import MAGIC_NUMBER
from typing import TYPE_CHECKING

import jinja2
from jinja2.bccache import BytecodeCache
from sphinx.jinja2glue import BuiltinTemplateLoader

from sphinxext_podcast.extension.kept import Kept

if TYPE_CHECKING:
    from jinja2.bccache import Bucket
    from sphinx.application import Sphinx
    from sphinx.builders import Builder


def on_builder_inited(app: Sphinx) -> None:
    """Keep what is compiled, unless the templates are those of another engine."""
    templates = getattr(app.builder, 'templates', None)
    if isinstance(templates, BuiltinTemplateLoader) and not templates.environment.bytecode_cache:
        templates.environment.bytecode_cache = Compiled(app.builder, templates.environment)


class Compiled(BytecodeCache):
    """Keeps programs by template; Jinja sees to it that each is of the template as it is now."""

    def __init__(self, builder: Builder, environment: jinja2.Environment) -> None:
        """Keep what *environment* compiles for *builder*."""
        self.environment = environment
        self.kept = Kept(builder, 'podcast-templates', lambda template: self.made_by())

    def made_by(self) -> tuple[object, ...]:
        """Return what a program depends on besides its template: filters may be run by then."""
        how = self.environment
        plain = [(k, v) for k, v in vars(how).items() if v is None or isinstance(v, (str, bool))]
        names = [sorted(known) for known in (how.extensions, how.filters, how.tests)]
        return (MAGIC_NUMBER, jinja2.__version__, type(how), sorted(plain), names)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Let *bucket* have the program that is kept, if there is one and it is whole."""
        if data := self.kept.get(bucket.key):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the program in *bucket*."""
        self.kept.put(bucket.key, bucket.bytecode_to_string())
