"""Whatever a page is called, its addresses stay on the site, can be files, and come out again."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta, timezone
from pathlib import PureWindowsPath
from typing import Any

from hypothesis import example, given
from hypothesis import strategies as st

from sphinxext_podcast.model.addresses import file_name, other_permalinks, permalink
from sphinxext_podcast.model.addresses.address import addresses, usable
from sphinxext_podcast.model.addresses.address_book import key, split
from sphinxext_podcast.model.addresses.page import Page
from sphinxext_podcast.model.addresses.path import hugo_path, slug_path
from sphinxext_podcast.model.addresses.places import home
from sphinxext_podcast.model.addresses.published import address_fault
from sphinxext_podcast.model.groups import term
from sphinxext_podcast.model.groups.collation import collation_key
from sphinxext_podcast.model.groups.section import above
from sphinxext_podcast.model.groups.translations import split_language
from sphinxext_podcast.model.site import encoded, language_tag, locale, resolve, web_address
from sphinxext_podcast.source.front_matter.address_keys import page
from sphinxext_podcast.source.front_matter.reader import FrontMatter
from tests.unit.strategies import ADDRESSES, DATA, DOCNAMES, LONG, MOMENTS, STRINGS

EAST = timezone(timedelta(hours=8))
WRITTEN = ADDRESSES | STRINGS | LONG
PATTERNS = st.lists(
    st.sampled_from(
        [
            *(
                ':year',
                ':month',
                ':slug',
                ':title',
                ':section',
                ':sections[1:]',
                ':sections[last]',
            ),
            *(
                ':slugorcontentbasename',
                ':filename',
                ':categories',
                ':short_year',
                ':i_month',
                ':y',
            ),
            *(
                '/',
                '-',
                ':',
                ':a[',
                '[',
                ']',
                '\\:',
                ':2006',
                '..',
                '.html',
                'date',
                'pretty',
                '²',
            ),
        ]
    )
    | STRINGS,
    max_size=6,
).map(''.join)
PAGES = st.builds(
    Page,
    docname=DOCNAMES,
    title=WRITTEN,
    date=st.none() | MOMENTS,
    slug=WRITTEN,
    url=st.just('') | WRITTEN | PATTERNS,
    permalink=st.just('') | PATTERNS,
    aliases=st.lists(WRITTEN, max_size=2).map(tuple),
    redirects=st.lists(WRITTEN, max_size=2).map(tuple),
    categories=st.lists(STRINGS, max_size=2).map(tuple),
    section=st.booleans(),
    native=st.booleans(),
    language=st.sampled_from(['', 'en']),
    root=st.sampled_from(['', '/en']),
)


def on_site(address: str) -> bool:
    """Return whether *address* is within any folder on any system."""
    inside = PureWindowsPath('C:/site') / address.lstrip('/')
    return (
        address.startswith('/')
        and not address.startswith('//')
        and not {'.', '..'} & set(address.split('/'))
        and inside.is_relative_to('C:/site')
        and '\\' not in address
    )


@given(PAGES, st.dictionaries(st.sampled_from(['posts', 'p', '']), PATTERNS, max_size=1))
def test_every_address_given_is_one_of_the_site(one: Page, permalinks: dict[str, str]) -> None:
    found = addresses(one, permalinks, {'posts': usable(one)})
    given_ = [found.own, *found.others] if one.url or one.slug or one.permalink else found.others
    for address in filter(None, given_):
        assert on_site(address)
        assert address_fault(address) == '' or address == found.own
    assert len(set(found.others)) == len(found.others)
    assert all(fault.message and len(fault.message) < 1000 for fault in found.faults)
    assert found == addresses(one, permalinks, {'posts': usable(one)})


@given(DATA, DOCNAMES, st.booleans())
def test_front_matter_gives_a_page(data: dict[str, Any], name: str, section: bool) -> None:
    front = FrontMatter('yaml', data, dict.fromkeys(data, 2), len(data) + 2)
    made, problems = page(name, front, None, EAST, section=section)
    assert made.docname == name
    assert all(problem.key in data and problem.message for problem in problems)
    addresses(made, {}, {})


@given(STRINGS | LONG)
def test_names_become_paths_once(text: str) -> None:
    fitted = file_name.fitted(slug_path(text) or 'a')
    assert file_name.fitted(fitted) == fitted
    assert len(fitted.encode(errors='replace')) <= file_name.LONGEST_PATH
    assert not any(char.isspace() for char in slug_path(text) + hugo_path(text))
    assert term.slug(term.slug(text)) == term.slug(text)
    assert term.term_key(term.term_key(text)) == term.term_key(text)
    assert collation_key(text) == collation_key(text)
    assert isinstance(split_language(text)[0], str)
    assert isinstance(above(text), str)


@given(ADDRESSES)
@example('https://書<\x00/')
@example('https://[::1]書/')
def test_a_web_address_is_ascii_and_stays(address: str) -> None:
    made = web_address(address)
    assert made.isascii()
    assert web_address(made) == made
    assert not set(made) & set(' <>"\n\t\x00')
    assert made == '' or made.lower().startswith(('http://', 'https://'))
    absolute = resolve(address, 'https://e.org/a/')
    assert not absolute or resolve(absolute, 'https://other.example/') == absolute
    with suppress(ValueError):
        assert not set(encoded(address)) & set(' <>"\n\t\x00')


@given(STRINGS, PATTERNS, PAGES)
def test_small_readers_of_addresses(text: str, pattern: str, one: Page) -> None:
    assert language_tag(language_tag(text)) == language_tag(text)
    assert locale(text) == locale(language_tag(text))
    assert all(token.startswith(':') for token in permalink.unknown(pattern))
    if not permalink.unknown(pattern):
        assert isinstance(permalink.expand(pattern, one, {}), str)
    for program in ('jekyll', 'pelican', 'material'):
        assert other_permalinks.expand(pattern, one, program).startswith('/')
    href = split(text)
    assert all(isinstance(part, str) for part in href)
    assert isinstance(key(text), str)
    assert isinstance(home(text), str)
