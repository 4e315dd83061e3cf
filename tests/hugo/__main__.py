"""Print what differs between Hugo's build of a folder and ours.

    python -m tests.hugo CONTENT [--static DIR] [--conf conf.py] [--config hugo.toml]
    python -m tests.hugo --moved SITE

CONTENT is the content folder of a Hugo site.  What is beside it is found there: ``static``,
``hugo.toml`` and the shortcodes of ``layouts``.  Without ``--conf`` the project has the options
that mean the same as the ``hugo.toml``.  With ``--moved`` both are what they are for their users:
Hugo builds the whole SITE, we build it with the conf.py that ``init --hugo`` writes.  Nothing is
written into the folders that are read.
From another folder than that of the project, with its path in ``PYTHONPATH``.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

from sphinxext_podcast.cli.hugo.move import move
from sphinxext_podcast.cli.new_files import write_new
from tests.hugo.comparison import differences
from tests.hugo.project import NEEDED, options_for, write_project
from tests.hugo.site import HugoError, build_whole_site, build_with_hugo


def main() -> int:
    """Build twice, compare, print; return 1 if something differs, 2 if a build failed."""
    parser = argparse.ArgumentParser(prog='python -m tests.hugo', description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument('content', type=Path, nargs='?')
    parser.add_argument('--moved', type=Path, metavar='SITE', help='the folder of a Hugo site')
    parser.add_argument('--static', type=Path, help='the folder of static files')
    parser.add_argument('--conf', type=Path, help='the conf.py of the Sphinx project')
    parser.add_argument('--config', type=Path, help="the site's hugo.toml")
    options = parser.parse_args()
    if options.moved:
        return _moved(options.moved)
    if not options.content:
        parser.error('name a content folder, or --moved SITE')
    site = options.content.resolve().parent
    static = options.static or _beside(site / 'static')
    config = options.config or _beside(site / 'hugo.toml') or _beside(site / 'config.toml')
    own: dict[str, Any] = tomllib.loads(config.read_text(encoding='utf-8')) if config else {}
    shortcodes = {
        path.relative_to(folder).with_suffix('').as_posix(): path.read_text(encoding='utf-8')
        for folder in (site / 'layouts' / 'shortcodes', site / 'layouts' / '_shortcodes')
        for path in folder.rglob('*.html')
    }
    with tempfile.TemporaryDirectory() as work:
        here = Path(work)
        try:
            hugo = build_with_hugo(
                options.content, here / 'hugo', static=static, own=own, shortcodes=shortcodes
            )
        except HugoError as error:
            print(error, file=sys.stderr)
            return 2
        print(*hugo.warnings, sep='\n', file=sys.stderr)
        project = write_project(
            here / 'ours', options.content, options_for(own), static=static, conf=options.conf
        )
        needed = [part for pair in project.options.items() for part in ('-D', '='.join(pair))]
        folders = [str(project.conf), str(project.src), str(here / 'html')]
        # Doctrees beside the pages, not among them: texts for feeds are kept with these.
        command = [sys.executable, '-m', 'sphinx', '-q', '-b', 'dirhtml', *needed]
        command += ['-d', str(here / 'doctrees'), '-c']
        if subprocess.run([*command, *folders], check=False).returncode:
            return 2
        return _said(differences(hugo, here / 'html'))


def _moved(site: Path) -> int:
    """Compare Hugo's build of *site* with ours of what ``init --hugo`` makes of it."""
    with tempfile.TemporaryDirectory() as work:
        here = Path(work)
        try:
            hugo = build_whole_site(site, here / 'hugo')
        except HugoError as error:
            print(error, file=sys.stderr)
            return 2
        report = move(site, here / 'new')
        write_new(here / 'new', report.files)
        print(report.text(), file=sys.stderr)
        content = (here / 'new' / report.sources).resolve()
        needed = [part for one in NEEDED.items() for part in ('-D', '='.join(one))]
        command = [sys.executable, '-m', 'sphinx', '-q', '-b', 'dirhtml', *needed]
        command += ['-d', str(here / 'doctrees'), '-c', str(here / 'new')]
        if subprocess.run([*command, str(content), str(here / 'html')], check=False).returncode:
            return 2
        return _said(differences(hugo, here / 'html'))


def _said(found: list[str]) -> int:
    print('\n'.join(found) if found else 'No differences.')
    return 1 if found else 0


def _beside(path: Path) -> Path | None:
    return path if path.exists() else None


if __name__ == '__main__':
    raise SystemExit(main())
