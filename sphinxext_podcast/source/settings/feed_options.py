"""The options of ``conf.py`` about the site as a whole, its feeds and its podcast."""

from __future__ import annotations

from typing import Any

from sphinxext_podcast.model.site import web_address
from sphinxext_podcast.source.front_matter.podcast_tags import of_channel

from . import checks
from .option import Option

#: What there are lists about, and their feeds.
FEEDS: dict[str, list[str]] = {
    'site': ['rss', 'atom', 'json'],
    'sections': ['rss', 'atom', 'json'],
    'taxonomies': ['rss'],
    'terms': ['rss'],
    'archive': ['rss'],
}
#: Format → name of its file.
FILES = {'rss': 'index.xml', 'atom': 'atom.xml', 'json': 'feed.json'}
#: The keys of ``podcast_channel``, with what their values are.
CHANNEL: dict[str, tuple[type, ...]] = {
    'title': (str,),
    'description': (str,),
    'language': (str,),
    'copyright': (str,),
    'owner': (str,),
    'email': (str,),
    'image': (str,),
    'categories': (str, list, tuple),
    'authors': (list, tuple),
    'hosts': (list, tuple),
    'explicit': (bool,),
    'serial': (bool,),
    'locked': (bool,),
    'guid': (str,),
    'new_feed_url': (str,),
    'links': (dict,),
    'funding': (str, dict),
    'location': (str, dict),
    'txt': (str, list, tuple, dict),
    'value': (dict,),
}

#: The keys of what a map in ``podcast_channel`` may be, by the key that it is of.
PARTS: dict[str, tuple[str, ...]] = {
    'location': ('name', 'geo', 'osm'),
    'txt': ('purpose', 'text'),
    'value': ('type', 'method', 'suggested', 'recipients'),
    'recipients': ('name', 'type', 'address', 'split', 'customKey', 'customValue', 'fee'),
}


def _feeds(kind: Any, formats: Any) -> str:
    """Return what is wrong unless it is formats for a kind of list."""
    if kind not in FEEDS:
        return checks.no_key(kind, FEEDS)
    if not isinstance(formats, (list, tuple)) or not set(map(str, formats)) <= FILES.keys():
        return f'{kind!r} must be a list of formats; there are {", ".join(FILES)}'
    return ''


def _people(value: Any) -> str:
    """Return what is wrong unless it is names, alone or with an address."""
    good = all(
        isinstance(one, str) or (isinstance(one, dict) and isinstance(one.get('name'), str))
        for one in value
    )
    return '' if good else 'must be a list of names, or of {"name": …, "url": …}'


def _is_link(link: tuple[Any, Any]) -> bool:
    """Return whether *link* is a name and an address of the web."""
    return all(isinstance(one, str) for one in link) and bool(web_address(link[1]))


def _unknown(key: str, given: Any) -> str:
    """Return what is wrong with the keys of a tag: a mistyped one would be left out in silence."""
    known = PARTS.get(key, ())
    for one in given if isinstance(given, (list, tuple)) else [given]:
        for name, inner in one.items() if known and isinstance(one, dict) else ():
            if name not in known:
                return f'{key}: {checks.no_key(name, known)}'
            if wrong := _unknown(name, inner):
                return wrong
    return ''


def _channel(key: Any, given: Any) -> str:
    """Return what is wrong unless a podcast has such a key with such a value."""
    if key not in CHANNEL:
        return checks.no_key(key, CHANNEL)
    if not isinstance(given, CHANNEL[key]):
        kinds = ' or '.join(kind.__name__ for kind in CHANNEL[key])
        return f'{key!r} must be a {kinds}'
    if key in {'authors', 'hosts'} and (wrong := _people(given)):
        return f'{key}: {wrong}'
    if key == 'categories' and not isinstance(given, str) and checks.strings(given):
        return 'categories: must be strings, such as "Science > Physics"'
    if key == 'new_feed_url' and not web_address(str(given)):
        return 'new_feed_url: must be an address: "https://…"'
    if key == 'links' and isinstance(given, dict) and not all(map(_is_link, given.items())):
        return 'links: must be {"spotify": "https://…", "apple": "https://…"}'
    if key == 'funding' and isinstance(given, dict) and not {*given} <= {'url', 'text'}:
        return 'funding: must be an address, or {"url": …, "text": …}'
    if wrong := _unknown(key, given):
        return wrong
    return next((problem.message for problem in of_channel({key: given})[1]), '')


OPTIONS = (
    Option(
        'podcast_description',
        '',
        (str,),
        'html',
        'What the site is about, in a sentence or two of plain text, for feeds and previews.',
    ),
    Option(
        'podcast_authors',
        [],
        (list, tuple),
        'html',
        'Who writes the site where an article does not say: names, or '
        '``{"name": "Ann", "url": "https://ann.example/"}``. Empty: Sphinx\'s ``author``.',
        _people,
    ),
    Option(
        'podcast_email',
        '',
        (str,),
        'html',
        'Where to write to the authors. It is public: it stands in feeds.',
    ),
    Option(
        'podcast_image',
        '',
        (str,),
        'html',
        'The picture of the site: its path from the root of the site, such as '
        '``"_static/logo.png"``, or an address.',
    ),
    Option(
        'podcast_feeds',
        FEEDS,
        (dict,),
        'html',
        'The formats of the feeds of each kind of list: ``rss`` (``index.xml``), ``atom`` '
        '(``atom.xml``), ``json`` (``feed.json``). A kind that is left out has none; ``{}``: '
        'no feeds.',
        part=_feeds,
    ),
    Option(
        'podcast_feed_limit',
        20,
        (int,),
        '',
        'How many entries a feed has, the newest. 0: all. ``podcast.xml`` always has all.',
        checks.size,
    ),
    Option(
        'podcast_feed_content',
        'full',
        (str,),
        '',
        'What is in an entry: the ``full`` text of the article, or its ``summary``.',
        checks.one_of('full', 'summary'),
    ),
    Option(
        'podcast_media_prefix',
        '',
        (str,),
        'env',
        'What stands before the bare name of a recording in ``audio`` or ``podcast_file``: '
        '``"https://media.example.org/show/"``, or a folder of the site, ``"/sound/"``.',
    ),
    Option(
        'podcast_channel',
        {},
        (dict, type(None)),
        'html',
        'What ``podcast.xml``, the feed of your own podcast, says of it: '
        '``{"email": "ann@example.org", "image": "_static/cover.jpg", '
        '"categories": ["Technology"]}``. See the guide to publishing a podcast for all keys. '
        '``None``: there is no podcast, whatever articles have ``audio``.',
        part=_channel,
    ),
)
