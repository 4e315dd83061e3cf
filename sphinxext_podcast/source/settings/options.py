"""The options of ``conf.py``: each once, with default, type, rebuild and help."""

from __future__ import annotations

from . import check_rules, checks, feed_options, head_options, page_options, text_options
from .option import Option

TAXONOMIES = {
    'tags': 'tags',
    'categories': 'categories',
    'series': 'series',
    'authors': 'authors',
    'shows': 'source_name',
}


OPTIONS = (
    Option(
        'podcast_articles',
        ['**'],
        (list, tuple),
        'env',
        'Patterns of the docnames that are articles if their front matter has a date.',
        checks.strings,
    ),
    Option(
        'podcast_pages',
        [],
        (list, tuple),
        'env',
        'Patterns of documents without a date that are pages: read as articles are, without a '
        'place in lists. One that shows that it was written for Hugo is a page already. Behind '
        'an exclamation mark are those that are none: ``["about", "!manual/**"]``.',
        checks.strings,
    ),
    Option(
        'podcast_markdown',
        'hugo',
        (str,),
        'env',
        'How articles are read: ``hugo``, as Hugo reads Markdown, or ``myst``, as plain MyST '
        "with the project's own options.",
        checks.one_of('hugo', 'myst'),
    ),
    Option(
        'podcast_dialect',
        '',
        (str,),
        'env',
        'The program for which all documents were written: ``jekyll``, ``pelican`` or '
        '``material``, Material for MkDocs with its blog. Then every document is read so, the '
        "patterns of ``podcast_permalinks`` are that program's, and what ``podcast_pages`` "
        'covers is a page even with a date. Files that are no documents are published at their '
        'paths, but for those with ``_`` before a name and what ``exclude_patterns`` names. '
        'Empty: each document shows it by itself.',
        lambda value: value and checks.one_of('jekyll', 'pelican', 'material')(value),
    ),
    Option(
        'podcast_people',
        {},
        (dict,),
        'env',
        'Who is meant by a short name among the ``authors`` of an article: '
        '``{"kao": {"name": "高橋海", "url": "https://example.org/kao"}}``.',
        part=checks.person,
    ),
    Option(
        'podcast_raw_html',
        True,
        (bool,),
        'env',
        'Keep HTML in articles. ``False`` leaves its tags out and its text in, as Hugo does '
        'unless a site sets ``unsafe = true``, and closes the other ways to script and to files, '
        'in every document that ``podcast_articles`` covers, dated or not: for what guests write.',
    ),
    Option(
        'podcast_shortcodes',
        {},
        (dict,),
        'env',
        'Further shortcodes: another name for one that there is (``"firstory"``), an address '
        'over the arguments (``"https://open.spotify.com/{type}/{id}"``), or a template on '
        '``templates_path`` (``"shortcodes/me.html"``).',
        part=checks.shortcode,
    ),
    Option(
        'podcast_timezone',
        'UTC',
        (str,),
        'env',
        'The zone of dates that name none: ``Asia/Taipei``, ``+08:00``.',
        checks.timezone,
    ),
    Option(
        'podcast_now',
        '',
        (str,),
        '',
        'The moment of the build, as a date and time. Empty: ``SOURCE_DATE_EPOCH`` if it is set, '
        'else the clock.',
        checks.moment,
    ),
    Option('podcast_drafts', False, (bool,), '', 'Publish drafts, too, marked as such.'),
    Option('podcast_future', False, (bool,), '', 'Publish articles before their date.'),
    Option('podcast_expired', False, (bool,), '', 'Publish articles after their expiry date.'),
    Option(
        'podcast_taxonomies',
        TAXONOMIES,
        (dict,),
        'html',
        'Where terms have their pages, and from which front matter key they come.',
        part=checks.taxonomy,
    ),
    Option(
        'podcast_term_slugs',
        {},
        (dict,),
        'html',
        'Other addresses of terms: ``{"C++": "cpp"}``, or by taxonomy '
        '``{"tags": {"C++": "cpp"}}``.',
        part=checks.slug_of,
    ),
    Option(
        'podcast_permalinks',
        {},
        (dict,),
        '',
        'Where Hugo has the pages of a section, as in its table ``permalinks``: '
        '``{"posts": "/:year/:slug/"}``. With ``dirhtml`` the page itself is there, with other '
        'builders one that leads to it.',
    ),
    Option(
        'podcast_addresses',
        'hugo',
        (str,),
        'html',
        'Where pages are with ``dirhtml``: ``"hugo"``, where Hugo has them (``url``, a permalink, '
        '``slug``; in a content folder of Hugo its spelling of paths, too), and a page at the '
        'address of the file leads there; ``"docname"``, by the paths of their files, and a page '
        'at the address that Hugo has leads there. Other builders always do the latter.',
        checks.one_of('hugo', 'docname'),
    ),
    Option(
        'podcast_static',
        [],
        (list, tuple),
        'env',
        'Folders whose files a website has as they are, from its root; relative to the source '
        'folder: ``["../static"]``. Of two files with one name the first folder has the say. Of '
        'hidden files it has only ``.well-known/``, ``.htaccess``, ``.nojekyll``, ``.domains``.',
        checks.strings,
    ),
    Option(
        'podcast_search',
        'auto',
        (str,),
        'html',
        'What readers search in: ``pairs``, an index in which every piece of a text finds it, '
        "or ``sphinx``, Sphinx's own. ``auto`` is ``pairs`` where the language is written "
        'without blanks between words (``zh``, ``ja``, ``ko``, ``th`` …).',
        checks.one_of('auto', 'pairs', 'sphinx'),
    ),
    Option(
        'podcast_embed',
        'click',
        (str,),
        'html',
        'Players appear on a ``click``, or at once as an ``iframe``.',
        checks.one_of('click', 'iframe'),
    ),
    Option(
        'podcast_player_bar',
        True,
        (bool,),
        'html',
        'Show a bar at the bottom of the window while a player that was started is out of sight.',
    ),
    Option(
        'podcast_chapters_in_contents',
        False,
        (bool,),
        'env',
        'Put chapters into the contents of their page, such as a theme has beside the text: each '
        'leads to its entry in the list of chapters.',
    ),
    Option(
        'podcast_providers',
        {},
        (dict,),
        'env',
        (
            'Further providers of players, or others of the same name: what they are called, '
            'their addresses and their players.'
        ),
        part=checks.provider_named,
    ),
    Option(
        'podcast_adopt_iframes',
        True,
        (bool,),
        'env',
        'Make players of the ``<iframe>`` elements of known providers in articles.',
    ),
    Option(
        'podcast_check',
        {},
        (dict,),
        '',
        'Rules that ``sphinx-podcast check`` does not apply: to no document, '
        '``{"description": False}``, or not to some, by patterns of docnames: '
        '``{"heading": ["notes/**"]}``.',
        part=check_rules.rule,
    ),
    *page_options.OPTIONS,
    *text_options.OPTIONS,
    *feed_options.OPTIONS,
    *head_options.OPTIONS,
)
