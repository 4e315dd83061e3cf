"""The manual in two languages: a way to the same page in the other, and tags that name both.

The English manual stands at the top, the other in a folder below it, built by a run of its own.
A document that has no catalog in ``docs/locale`` is in English there, too, and says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


class Language(NamedTuple):
    """A language of the manual: its tag on the web, its name, and its folder."""

    tag: str
    name: str
    folder: str


ENGLISH = Language('en', 'English', '')
LANGUAGES = {'en': ENGLISH, 'zh_TW': Language('zh-TW', '繁體中文', 'zh_TW/')}


def on_html_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the templates what they show of languages, and the head its tags."""
    if app.builder.name not in {'html', 'dirhtml'}:
        return
    here = LANGUAGES[app.config.language]
    translated = any(is_translated(app, pagename, code) for code in LANGUAGES)
    uri = app.builder.get_target_uri(pagename)
    root = '../' * uri.count('/') + '../' * here.folder.count('/') or './'
    # Who has found no page is led to the first one.
    uri = '' if pagename == '404' else uri
    context['other_languages'] = [
        (one, f'{root}{one.folder}{uri}') for one in LANGUAGES.values() if one is not here
    ]
    # Articles are in the languages that their writers chose.
    manual = doctree is not None and not pagename.startswith('magazine/')
    context['only_english'] = manual and not translated and here is not ENGLISH
    if base := app.config.html_baseurl.removesuffix(here.folder):
        tags = [f'<link rel="canonical" href="{base}{uri}" />'] if context['only_english'] else []
        if translated:
            named = [(one.tag, base + one.folder + uri) for one in LANGUAGES.values()]
            tags += [
                f'<link rel="alternate" hreflang="{tag}" href="{url}" />'
                for tag, url in [*named, ('x-default', base + uri)]
            ]
        context['metatags'] = context.get('metatags', '') + '\n'.join(tags)
        context['pageurl'] = None if context['only_english'] else context.get('pageurl')


def is_translated(app: Sphinx, docname: str, language: str) -> bool:
    """Return whether there is a catalog of the document."""
    return (app.srcdir / 'locale' / language / 'LC_MESSAGES' / f'{docname}.po').is_file()


def setup(app: Sphinx) -> ExtensionMetadata:
    # Before the magazine's own tags, which leave out what is there.
    app.connect('html-page-context', on_html_page_context, 300)
    return {'parallel_read_safe': True, 'parallel_write_safe': True}
