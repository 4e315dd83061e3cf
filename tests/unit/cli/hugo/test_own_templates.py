"""The shortcodes of a Hugo site that are used, and what becomes of their templates."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinxext_podcast.cli.hugo.carried_options import Findings
from sphinxext_podcast.cli.hugo.hugo_site import open_site
from sphinxext_podcast.cli.hugo.own_templates import carry, uses
from sphinxext_podcast.model.providers import PROVIDERS

SPOTIFY = '<iframe src="https://open.spotify.com/embed/{{ .Get 0 }}/{{ .Get 1 }}"></iframe>'
ID = '4Rk9vTqLmXw2ZbNcYdPe7h'


def test_a_theme_may_be_anywhere(tmp_path: Path) -> None:
    template = tmp_path / 'themes' / 'a' / 'layouts' / 'shortcodes' / 'box.html'
    template.parent.mkdir(parents=True)
    template.write_text('<b>{{ .Inner }}</b>')
    site = tmp_path / 'site'
    (site / 'content').mkdir(parents=True)
    (site / 'hugo.toml').write_text(f"theme = 'a'\nthemesDir = '{tmp_path / 'themes'}'\n")
    found = Findings()
    made = carry(open_site(site), uses(['{{< box >}}{{< /box >}}']), PROVIDERS, found)
    assert made.meanings == {'box': 'shortcodes/box.html'}
    assert found.carried[0].what == '../themes/a/layouts/shortcodes/box.html'


@pytest.mark.parametrize(
    ('files', 'text', 'meanings', 'left'),
    [
        ({}, '{{< youtube x >}}', {}, []),
        ({}, '{{< gone >}}{{< gone >}}', {}, ['shortcode gone (2): its template is nowhere']),
        ({}, '{{</* gone */>}}{{< x.inline >}}{{< /x.inline >}}', {}, []),
        (
            {'layouts/shortcodes/ep.html': SPOTIFY},
            f'{{{{< ep episode {ID} >}}}}{{{{< EP show "{ID}" >}}}}',
            {'ep': 'https://open.spotify.com/embed/{0}/{1}'},
            [],
        ),
        (
            # What no provider has stays a template: the page shows it as it was.
            {'layouts/shortcodes/ep.html': SPOTIFY},
            f'{{{{< ep episode {ID} >}}}}{{{{< ep nothing x >}}}}',
            {'ep': 'shortcodes/ep.html'},
            [],
        ),
        (
            {
                'layouts/shortcodes/box.html': 'old',
                'layouts/_shortcodes/box.html': '<b>{{ .Inner }}</b>',
                'layouts/_shortcodes/box.rss.xml': 'feed',
                'layouts/_shortcodes/ns/Part.html': '<i>{{ .Get 0 }}</i>',
                'layouts/_shortcodes/unused.html': '{{ partial "x" }}',
                'layouts/_shortcodes/md.md': '**{{ .Get 0 }}**',
            },
            '{{< box >}}{{< ns/part 1 >}}{{< /box >}}{{% md 1 %}}',
            {
                'box': 'shortcodes/box.html',
                'md': 'shortcodes/md.md',
                'ns/part': 'shortcodes/ns/part.html',
            },
            [],
        ),
        (
            {
                'layouts/shortcodes/quote.html': '{{ partial "q" . }}',
                'layouts/shortcodes/list.html': '{{ range .Params }}{{ end }}',
            },
            '{{< quote >}}{{< /quote >}}{{< list >}}',
            {},
            [
                'shortcode list (layouts/shortcodes/list.html) (1): its template uses range',
                (
                    'shortcode quote (layouts/shortcodes/quote.html) (1): its template uses '
                    'partial "q"; ours of that name takes its place'
                ),
            ],
        ),
    ],
)
def test_carried(
    tmp_path: Path, files: dict[str, str], text: str, meanings: dict[str, str], left: list[str]
) -> None:
    for name, content in {'hugo.toml': '', 'content/a.md': '', **files}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content, encoding='utf-8')
    found = Findings()
    made = carry(open_site(tmp_path), uses([text]), PROVIDERS, found)
    assert made.meanings == meanings
    assert set(made.files) == {f'_templates/{m}' for m in meanings.values() if '//' not in m}
    assert [f'{one.what} ({one.uses}): {one.reason}' for one in found.left] == left
