"""Read the same Markdown with Hugo and with our dialect, and show where the words differ.

    python tests/benchmarks/markdown_against_hugo.py [FOLDER …] [--random 4000] [--seed 1]

The bodies of all ``.md`` files below the folders, and as many random texts, go through the
``hugo`` of the path (or ``--hugo``) and through our parser.  Tags, footnote numbers and
blanks at line ends are left out of the comparison.  The exit status is 1 if any text differs.
"""

from __future__ import annotations

import argparse
import difflib
import html
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from sphinxext_podcast.source.markdown import goldmark

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

CONF = """
baseURL = 'https://example.org/'
disableKinds = ['taxonomy', 'term', 'RSS', 'sitemap', '404', 'home', 'section']
[markup.goldmark.renderer]
unsafe = true
"""
PIECES = [
    *'\'"。，「」中文xt5 .-*_~`[]()!?:\\|=#',
    *('--', '---', '...', '<<', '>>', '**', '~~', "'s", '](u)', '![', '　', '🙂', '&amp;'),
    *('http://a.tw/x', 'www.a.tw', 'a@b.tw', '<b>', '</b>', '{#a}', '[^1]', '[x]', '  \n'),
    *('\n', '\n\n', '\n- ', '\n1. ', '\n> ', '\n## ', '\n===\n', '\n: ', '\n:::\n', '\n[^1]: '),
]
FRONT_MATTER = re.compile(r'\A\ufeff?(---|\+\+\+)\n.*?\n\1[ \t]*\n', re.S)
SHORTCODE = re.compile(r'\{\{[<%].*?[%>]\}\}', re.S)
FOOTNOTE_LINKS = re.compile(
    r'&#160;<a href="#fnref[^>]*>[^<]*</a>|<sup[^>]*><a[^>]*>[^<]*</a></sup>'
)
BLOCK_TAGS = re.compile(r'</?(?:p|div|li|d[dt]|t[dhr]|h\d|blockquote|br|hr|pre)\b[^>]*>')


def bodies(folders: list[Path]) -> list[str]:
    """Return the Markdown of all articles, without what Hugo takes for its own."""
    texts = []
    for path in sorted(path for folder in folders for path in folder.rglob('*.md')):
        text = path.read_text(encoding='utf-8', errors='replace')
        text = SHORTCODE.sub('x', FRONT_MATTER.sub('', text))
        texts.append(text.replace('<!--more-->', '').replace('{{', '(('))
    return texts


def inventions(count: int, seed: int) -> list[str]:
    """Return *count* random texts."""
    dice = random.Random(seed)  # noqa: S311
    texts = (''.join(dice.choices(PIECES, k=dice.randint(2, 12))) for _ in range(count))
    return [text for text in texts if text.strip() and not text.lstrip().startswith('---')]


def by_hugo(texts: list[str], hugo: str) -> list[str | None]:
    """Return the HTML of each text, `None` where Hugo made none."""
    with tempfile.TemporaryDirectory() as name:
        site = Path(name)
        (site / 'layouts').mkdir()
        (site / 'content' / 'p').mkdir(parents=True)
        (site / 'hugo.toml').write_text(CONF, encoding='utf-8')
        (site / 'layouts' / 'page.html').write_text('{{ .Content }}', encoding='utf-8')
        for number, text in enumerate(texts):
            page = site / 'content' / 'p' / f'{number}.md'
            page.write_text(f'---\ntitle: x\n---\n{text}', encoding='utf-8')
        subprocess.run([hugo, '--quiet', '-s', name], check=False, stdout=subprocess.DEVNULL)
        pages = [site / 'public' / 'p' / str(n) / 'index.html' for n in range(len(texts))]
        return [page.read_text(encoding='utf-8') if page.exists() else None for page in pages]


def ours() -> MarkdownIt:
    """Return the parser of articles."""
    config = MdParserConfig(
        enable_extensions={'strikethrough', 'tasklist', 'deflist', 'colon_fence'},
        disable_syntax=['myst_line_comment', 'myst_block_break', 'myst_target', 'myst_role'],
    )
    md = create_md_parser(config, RendererHTML)
    goldmark.use(md)
    return md


def words(page: str) -> str:
    """Return what a reader sees of *page*."""
    page = BLOCK_TAGS.sub('\n', FOOTNOTE_LINKS.sub('', page))
    page = re.sub(r'<!--.*?-->|<[^>]*>', '', page, flags=re.S)
    return re.sub(r'[ \t]*\n[ \t\n]*', '\n', html.unescape(page)).strip(' \t\n')


def main() -> int:
    """Print the differences."""
    options = argparse.ArgumentParser(description=__doc__.partition('\n')[0])
    options.add_argument('folders', nargs='*', type=Path)
    options.add_argument('--random', type=int, default=4000)
    options.add_argument('--seed', type=int, default=1)
    options.add_argument('--hugo', default='hugo')
    chosen = options.parse_args()
    texts = bodies(chosen.folders) + inventions(chosen.random, chosen.seed)
    md, differing = ours(), 0
    for text, theirs in zip(texts, by_hugo(texts, chosen.hugo), strict=True):
        if theirs is None:
            continue
        hugos, our = words(theirs), words(md.render(text))
        # Hugo moves notes to the end: the order is not compared.
        if sorted(hugos.split('\n')) != sorted(our.split('\n')):
            differing += 1
            print(f'=== {text[:200]!r}')
            for line in difflib.ndiff(hugos.split('\n'), our.split('\n')):
                if line.startswith(('- ', '+ ')):
                    print(line[:200])
    print(f'{differing} of {len(texts)} differ')
    return int(bool(differing))


if __name__ == '__main__':
    sys.exit(main())
