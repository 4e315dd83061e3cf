"""Moving small Hugo sites: the conf.py, the menu, and what is reported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from sphinxext_podcast.cli.hugo import move
from sphinxext_podcast.cli.main import command
from sphinxext_podcast.cli.new_files import write_new

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinxext_podcast.cli.moving.report import Report

ARTICLE = '---\ntitle: Tide\ndate: 2026-01-05\ntags: [sea]\n---\n\nText.\n'
BASE = 'baseURL = "https://a.example/"\n'


def moved(folder: Path, files: Mapping[str, str]) -> tuple[Report, dict[str, Any], str]:
    """Return the report, the options and the text of the conf.py."""
    site = folder / 'site'
    for name, text in {'content/posts/tide.md': ARTICLE, **files}.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding='utf-8')
    report = move.move(site, folder / 'new')
    write_new(folder / 'new', report.files)
    text = (folder / 'new' / 'conf.py').read_text(encoding='utf-8')
    names: dict[str, Any] = {}
    exec(text, names)  # noqa: S102 - we have written it
    return report, names, text


@pytest.mark.parametrize(
    ('menu', 'written'),
    [
        ('', None),
        ('[[menus.main]]\nname = "x"\nurl = "/"', []),
        ('[[menus.main]]\nname = "Tide"\nurl = "/posts/tide/"', ['posts/tide']),
        ('[[menus.main]]\nname = "Sea"\nurl = "posts/tide"', ['Sea <posts/tide>']),
        ('[[menus.main]]\nname = "Sea"\npageRef = "/posts/tide.md"', ['Sea <posts/tide>']),
        ('[[menus.main]]\nname = "All"\npageRef = "posts"', ['All <posts/index>']),
        ('[[menus.main]]\nname = "Sea"\nurl = "/tags/sea/"', ['Sea <tags/sea/index>']),
        ('[[menus.main]]\nname = "Topics"\nurl = "/tags"', ['Topics <tags/index>']),
        ('[[menus.main]]\nname = "None"\nurl = "/categories"', []),
        ('[[menus.main]]\nname = "Look"\nurl = "/search/"', ['Look <search>']),
        ('[[menus.main]]\nname = "Old"\nurl = "/archive/"', ['Old <archive/index>']),
        (
            '[[menus.main]]\nname = "Out"\nurl = "https://b.example/x"',
            ['Out <https://b.example/x>'],
        ),
        ('[[menus.main]]\nname = "In"\nurl = "https://a.example/tags/"', ['In <tags/index>']),
        (
            '[[menus.main]]\nname = "Mail"\nurl = "mailto:a@a.example"',
            [],  # Sphinx has no such entry
        ),
        (
            '[[menus.main]]\nname = "Feed"\nurl = "/index.xml"',
            ['Feed <https://a.example/index.xml>'],
        ),
        (
            '[[menus.main]]\nname = "File"\nurl = "/a.pdf"',
            ['File <https://a.example/a.pdf>'],
        ),
        ('[[menus.main]]\nname = "Gone"\nurl = "/gone/"', []),
        ('[[menus.main]]\nname = "Later"\nurl = "/posts/later/"', []),
        ('sectionPagesMenu = "main"', ['posts <posts/index>']),
        ('[[menus.main]]\nname = "a <b>"\nurl = "/tags"', ['a ‹b› <tags/index>']),
        ('[[menus.footer]]\nname = "x"\nurl = "/tags"', None),
    ],
)
def test_menus(tmp_path: Path, menu: str, written: list[str] | None) -> None:
    later = '---\ntitle: Later\ndate: 2026-01-01\ndraft: true\n---\n'
    files = {
        'hugo.toml': f'{BASE}{menu}\n',
        'content/posts/later.md': later,
        'static/a.pdf': '',
    }
    _, names, _ = moved(tmp_path, files)
    assert names.get('podcast_menu') == written


def test_conf_is_short_and_in_english(tmp_path: Path) -> None:
    _, names, text = moved(tmp_path, {'hugo.toml': 'title = "Tides"\nlocale = "en-gb"\n'})
    del names['__builtins__']
    assert names == {
        'project': 'Tides',
        'html_title': 'Tides',
        'copyright': '%Y, Tides',
        'language': 'en_GB',
        'extensions': ['sphinxext_podcast'],
        'html_theme': 'furo',
        'html_show_sourcelink': False,
        'podcast_taxonomies': {'tags': 'tags', 'categories': 'categories'},
        'podcast_raw_html': False,
    }
    assert text.startswith('# Made from the configuration of a Hugo site')
    assert 'cjk' not in text


def test_the_numbers(tmp_path: Path) -> None:
    report, names, _ = moved(
        tmp_path,
        {
            'hugo.toml': 'timeZone = "Mars/Base"\n[params]\ncolour = "blue"\n',
            'content/about.md': (
                '---\ntitle: About\nimages: [gone.png]\naliases: [/me/]\ncascade: {x: 1}\n'
                '---\n\nI.\n'
            ),
            'content/guest/ann.md': '---\ntitle: Ann\n---\n\nShe.\n',
            'content/bad.md': '---\ntitle: [\n---\n',
            'content/page.html': '---\ntitle: x\n---\n<p>x</p>\n',
            'content/posts/param.md': ARTICLE + '{{< param colour >}} `{{< x >}}`\n',
        },
    )
    assert (report.articles, report.generator, report.sources) == (2, 'Hugo', '../site/content')
    # The home, two articles, about with its alias, ann, posts, tags and the term.
    assert report.addresses == 9
    assert report.shortcodes == {'param': 1, 'x': 1}
    assert report.missing == ['about.md: gone.png']
    assert names['html_context'] == {'colour': 'blue'}
    assert names['podcast_timezone'] == 'UTC'
    assert 'timeZone' not in [one.what for one in report.carried]
    assert [one.what for one in report.left] == [
        'podcast_timezone',
        '*.html: 1',
        'bad.md:2',
        'files with cascade: 1',
        'pages without a date: 1',
    ]


def test_a_language_that_only_a_name_has_is_told(tmp_path: Path) -> None:
    report, _, _ = moved(
        tmp_path,
        {
            'hugo.toml': '[languages.en]\n[languages.de]\n[languages.fr]\ncontentDir = "f"\n',
            **{f'content/posts/{name}.md': ARTICLE for name in ('tide.de', 'ebb.de', 'low.en')},
            'content/posts/node.js.md': ARTICLE,
            'content/posts/flood/index.de.md': ARTICLE,
        },
    )
    told = [one for one in report.left if one.what.startswith('files such as')]
    assert [(one.what, one.uses) for one in told] == [('files such as posts/ebb.de.md', 1)]
    # The home, posts, tags and the term, and five articles.
    assert report.addresses == 9


def test_the_folder_of_the_site_itself(tmp_path: Path) -> None:
    site = tmp_path / 'site'
    (site / 'content').mkdir(parents=True)
    (site / 'hugo.toml').write_text('title = "a"\n', encoding='utf-8')
    report = move.move(site, site)
    assert (report.sources, [*report.files]) == ('content', ['conf.py'])
    assert report.build_line() == 'sphinx-build -M dirhtml content _build -c .'
    assert report.serve_line() == 'sphinx-podcast serve content -c . --open'


def test_the_command(tmp_path: Path) -> None:
    site = tmp_path / 'site'
    (site / 'content').mkdir(parents=True)
    (site / 'content' / 'tide.md').write_text(ARTICLE, encoding='utf-8')
    (site / 'hugo.toml').write_text('title = "a"\n', encoding='utf-8')
    done = CliRunner().invoke(command, ['init', str(site), '--hugo', str(site)])
    assert (done.exit_code, done.exception) == (0, None)
    assert done.output.startswith('Moved from Hugo: 1 article\n')
    assert (site / 'moved-from-hugo.txt').read_text(encoding='utf-8') in done.output
    assert 'sphinx-build -M dirhtml content _build -c .' in done.output
    again = CliRunner().invoke(command, ['init', str(site), '--hugo', str(site)])
    assert (again.exit_code, 'is there already' in again.output) == (1, True)
    nothing = CliRunner().invoke(command, ['init', str(tmp_path / 'b'), '--hugo', str(tmp_path)])
    assert (nothing.exit_code, 'there is no hugo.toml' in nothing.output) == (1, True)
