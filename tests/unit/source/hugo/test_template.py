"""Templates of Hugo's shortcodes as those of Jinja."""

from __future__ import annotations

import pytest
from jinja2 import Environment

from sphinxext_podcast.source.hugo.functions import Odd
from sphinxext_podcast.source.hugo.template import player_address, translated

PARAMS = {'cdn': 'https://cdn.example', 'deep': {'er': 3}, 'list': [1]}


def made(text: str) -> str:
    return translated(text, 'box', PARAMS, '/sub/')


@pytest.mark.parametrize(
    ('theirs', 'ours'),
    [
        ('<b>x</b>\n', '<b>x</b>\n'),
        ('{{ .Get 0 }}{{.Get "a"}}{{ $.Get `b` }}', "{{ get(0) }}{{ get('a') }}{{ get('b') }}"),
        ('{{- .Get 0 -}}', '{{- get(0) -}}'),
        ('{{ .Inner }}{{ .InnerDeindent }}', '{{ inner }}{{ inner }}'),
        ('{{ .Inner | markdownify }}', '{{ inner | markdown(inline=true) }}'),
        ('{{ markdownify .Inner }}', '{{ inner | markdown(inline=true) }}'),
        ('{{ .Inner | .Page.RenderString }}', '{{ inner | markdown(inline=true) }}'),
        (
            '{{ $.Page.RenderString (dict "display" "block") .Inner }}',
            '{{ inner | markdown }}',
        ),
        ('{{ .Inner | safeHTML }}{{ .Get 0 | safeHTML }}', '{{ inner }}{{ get(0) | safe }}'),
        ('{{ index .Params 0 }}{{ .Params.a }}', "{{ get(0) }}{{ get('a') }}"),
        ('{{ .Get 0 | default "x" }}', "{{ get(0) or 'x' }}"),
        ('{{ default (.Get 1) (.Get "a") }}', "{{ get('a') or get(1) }}"),
        ('{{ .Get "a" | default true }}', "{{ get('a', true) }}"),
        ('{{ with .Get 0 }}{{ . }}{{ end }}', '{% if get(0) %}{{ get(0) }}{% endif %}'),
        (
            '{{ with .Get 0 }}{{ . }}{{ else }}{{ .Get 1 }}{{ end }}',
            '{% if get(0) %}{{ get(0) }}{% else %}{{ get(1) }}{% endif %}',
        ),
        (
            '{{ if .IsNamedParams }}a{{ else if .Get 0 }}b{{ else with .Get 1 }}{{ . }}{{ end }}',
            (
                '{% if params is mapping %}a{% elif get(0) %}b{% elif get(1) %}{{ get(1) }}'
                '{% endif %}'
            ),
        ),
        (
            '{{ if isset .Params "a" }}x{{ end }}',
            "{% if get('a', none) is not none %}x{% endif %}",
        ),
        (
            '{{ if and (.Get 0) (not (eq (.Get 1) "x")) }}y{{ end }}',
            "{% if get(0) and (not (get(1) == 'x')) %}y{% endif %}",
        ),
        ('{{ if in (.Get 0) "x" }}y{{ end }}', "{% if 'x' in get(0) %}y{% endif %}"),
        (
            '{{ if in (slice "a" "b") (.Get 0) }}y{{ end }}',
            "{% if get(0) in ['a', 'b'] %}y{% endif %}",
        ),
        (
            '{{ if hasPrefix (.Get 0) "http" }}y{{ end }}',
            "{% if (get(0) | string).startswith('http') %}y{% endif %}",
        ),
        (
            '{{ .Get 0 | strings.TrimPrefix "v" }}',
            "{{ (get(0) | string).removeprefix('v') }}",
        ),
        ('{{ $id := .Get 0 }}{{ $id }}', '{% set id = get(0) %}{{ id }}'),
        ('{{ $inner := .Inner }}{{ $inner }}', '{% set inner_ = inner %}{{ inner_ }}'),
        (
            '{{ with $id := .Get 0 }}{{ $id }}{{ end }}',
            '{% set id = get(0) %}{% if id %}{{ id }}{% endif %}',
        ),
        ('{{ printf "%s/%d" (.Get 0) 3 }}', "{{ '%s/%s' | format(get(0), 3) }}"),
        ('{{ cond (.Get 0) "a" "b" }}', "{{ 'a' if get(0) else 'b' }}"),
        ('{{ .Get 0 | upper | replace "a" "b" }}', None),
        ('{{ replace (.Get 0) "a" "b" }}', "{{ get(0) | replace('a', 'b') }}"),
        ('{{ trim .Inner "\\n" }}', "{{ inner | trim('\\n') }}"),
        ('{{/* note */}}a{{- /* note */ -}}b', 'a{#--#}b'),
        (
            '{{ with .Get 0 }}{{ . }}{{ else }}{{ errorf "no %s: %s" .Name .Position }}{{ end }}',
            '{% if get(0) %}{{ get(0) }}{% else %}{% endif %}',
        ),
        ('{{ .Page.Title }}{{ .Page.Params.Guest }}', '{{ page.title }}{{ page.params.guest }}'),
        ('{{ .Site.Title }}{{ site.Params.CDN }}', "{{ site.title }}{{ 'https://cdn.example' }}"),
        ('{{ .Page.Site.Params.deep.er }}{{ site.Params.no }}', "{{ 3 }}{{ '' }}"),
        ('{{ .Name }}', "{{ 'box' }}"),
        ('a{%b{#', "a{{ '{%' }}b{{ '{#' }}"),
        ('{{ "}}" }}', "{{ '}}' }}"),
        ('<a href="{{ .Get 0 }}">x</a>', '<a href="{{ get(0) | address }}">x</a>'),
        ('<a href="/x/{{ .Get 0 }}">x</a>', '<a href="/x/{{ get(0) }}">x</a>'),
        ('<a href="/x?v={{ .Get 0 }}">x</a>', '<a href="/x?v={{ get(0) }}">x</a>'),
        (
            '<img alt="{{ .Get 0 | markdownify | plainify }}">',
            '<img alt="{{ get(0) | striptags }}">',
        ),
        ('<img width={{ .Get 0 }}>', '<img width="{{ get(0) }}">'),
        ('<img src={{ .Get 0 }}>', '<img src="{{ get(0) | address }}">'),
        ('<b title="{{ .Get 0 }}">', '<b title="{{ get(0) }}">'),
        (
            '<a href="{{ with .Get 0 }}{{ . }}{{ else }}{{ .Get "u" }}{{ end }}">x</a>',
            (
                '<a href="{% if get(0) %}{{ get(0) | address }}{% else %}'
                "{{ get('u') | address }}{% endif %}\">x</a>"
            ),
        ),
        ('<b{{ with .Get 0 }} class="{{ . }}"{{ end }}>', None),
    ],
)
def test_plain_templates(theirs: str, ours: str | None) -> None:
    found = made(theirs)
    if ours is not None:
        assert found == ours
    environment = Environment(autoescape=True)
    environment.filters |= {'address': str, 'markdown': lambda text, inline=False: text}
    environment.from_string(found)


@pytest.mark.parametrize(
    ('theirs', 'why'),
    [
        ('{{ partial "x.html" . }}', 'uses partial "x.html"'),
        ('{{ range .Params }}{{ end }}', 'uses range'),
        ('{{ template "x" . }}', 'uses template "x"'),
        ('{{ $i := .Page.Resources.GetMatch (.Get 0) }}', 'takes .Page.Resources.GetMatch'),
        ('{{ $i := resources.Get "x" }}', 'uses resources.Get "x"'),
        ('{{ .Parent.Get 0 }}', 'takes .Parent.Get'),
        ('{{ .Ordinal }}', 'takes .Ordinal'),
        ('{{ .Site.Data.x }}', 'takes .Site.Data.x'),
        ('{{ site.Params.list }}', 'takes a list or a table of the configuration'),
        ('{{ .Get 0', 'has braces that are not closed'),
        ('{{ if .Get 0 }}', 'has an if that does not end'),
        ('{{ end }}', 'has an end without a beginning'),
        ('{{ else }}', 'has an else without a beginning'),
        ('<script>x</script>', 'has a script'),
        ('<a onclick="{{ .Get 0 }}">', 'has a script'),
        ('<style>a { color: {{ .Get 0 }} }</style>', 'writes CSS'),
        ('<b title={{ .Get 0 }}x>', 'writes into a tag without quotation marks'),
        ('<b title="{{ .Get 0 | markdownify }}">', 'writes Markdown into a tag'),
        (
            '{{ $c := .Get 0 | markdownify }}<b title="{{ $c }}">',
            'writes Markdown into a tag',
        ),
        ('<b {{ .Get 0 }}>', 'writes into a tag without quotation marks'),
        ('{{ .Get 0 | printf "%q" }}', 'uses printf'),
        ('{{ $x.Title }}', 'takes $x.Title'),
        ('{{ . }}', 'takes the whole shortcode as a value'),
    ],
)
def test_what_is_not_plain(theirs: str, why: str) -> None:
    with pytest.raises(Odd) as raised:
        made(theirs)
    assert str(raised.value) == why


@pytest.mark.parametrize(
    ('text', 'address'),
    [
        (
            (
                '<div>\n<iframe width="1" src="https://open.spotify.com/embed/{{ .Get 0 }}/'
                '{{ .Get "id" }}?a=1&amp;b=2"></iframe>\n</div>\n'
            ),
            'https://open.spotify.com/embed/{0}/{id}?a=1&b=2',
        ),
        ('<iframe src="//x.example/{{ .Get 0 }}"></iframe>', '//x.example/{0}'),
        ("<iframe src='https://x.example/{{ .Get 0 }}'></iframe>", 'https://x.example/{0}'),
        ('<iframe src="{{ .Get 0 }}"></iframe>', ''),
        ('<iframe src="https://{{ .Get 0 }}/"></iframe>', ''),
        ('<iframe title="{{ .Get 1 }}" src="https://x.example/{{ .Get 0 }}"></iframe>', ''),
        ('<iframe src="https://x.example/{{ .Get 0 | default "a" }}"></iframe>', ''),
        ('<p>Hear:</p><iframe src="https://x.example/{{ .Get 0 }}"></iframe>', ''),
        ('<a href="https://x.example/{{ .Get 0 }}">x</a>', ''),
    ],
)
def test_a_player_alone(text: str, address: str) -> None:
    assert player_address(made(text)) == address
