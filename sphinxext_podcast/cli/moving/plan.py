"""What a move is going to write, and the report of it, as they come together."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from sphinxext_podcast.cli.starting.conf import Code, Option, conf_text
from sphinxext_podcast.cli.starting.languages import CJK, sphinx_language
from sphinxext_podcast.model.site import language_tag

from .content import term_slugs
from .report import Carried, Left, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from .content import Text

#: More pages than that are no menu.
MENU = 8
#: Languages in which the country is more than that of the server.
_OF_A_COUNTRY = ('en_GB', 'pt_BR', 'pt_PT', 'zh_CN', 'zh_TW')
_WORDS = {
    'title': ('The site that {0} made, built in place.', '{0} 的網站，就地建置。'),
    'theme': ('Any theme for Sphinx.', '任何 Sphinx 佈景主題都可以。'),
    'dialect': (
        'Every document is read as {0} reads it.',
        '每份文件都照 {0} 的方式讀取。',
    ),
    'addresses': ('Pages stay at their addresses.', '頁面的網址不變。'),
    'excluded': ('What {0} did not publish either.', '{0} 原本也不會發布的檔案。'),
    'future': ('{0} published articles before their date, too.', '{0} 也會發布日期未到的文章。'),
}


class Plan:
    """A move from *generator*, whose texts are in *sources*, into the folder *target*."""

    def __init__(self, generator: str, sources: Path, target: Path) -> None:
        """Begin with nothing carried over."""
        self.generator, self.sources, self.target = generator, sources, target
        self.options: list[Option] = []
        self.imports: list[str] = []
        self.carried: list[Carried] = []
        self.left: list[Left] = []
        self.advice: list[str] = []
        self.language, self.theme = '', 'furo'

    def said(self, key: str) -> str:
        """Return the comment *key* in the language of the site."""
        english, chinese = _WORDS[key]
        text = chinese if self.language.startswith('zh') else english
        return text.format(self.generator)

    def set(self, name: str, value: object, comment: str = '') -> None:
        """Set an option that no setting of the old site stands for."""
        self.options.append(Option(name, value, self.said(comment) if comment else ''))

    def carry(self, what: str, name: str, value: object, comment: str = '') -> None:
        """Carry the setting *what* over into the option *name*, unless *value* is empty."""
        if value in (None, '', [], {}, ()):
            return
        self.set(name, value, comment)
        self.carried.append(Carried(what, name))

    def also(self, what: str, into: str) -> None:
        """Note that *what* is carried over by something that is there without an option."""
        self.carried.append(Carried(what, into))

    def leave(self, what: str, reason: str, uses: int = 0) -> None:
        """Note that *what* is left, and why."""
        self.left.append(Left(what, reason, uses))

    def begin(self, what: str, title: str, author: str) -> None:
        """Carry over what the site is called, with the setting *what*, and who writes it."""
        self.carry(what, 'project', title)
        self.set('html_title', title)
        self.carry('author', 'author', author)
        self.set('extensions', ['sphinxext_podcast'])
        self.set('html_theme', self.theme, 'theme')

    def speak(self, what: str, value: object) -> None:
        """Carry the language over, with what comes with it."""
        said = sphinx_language(language_tag(value)) if isinstance(value, str) else None
        if value and not said:
            self.leave(what, f'{value!r} is no language; write language')
        main = (said or '').partition('_')[0]
        self.language = said if said in _OF_A_COUNTRY else main
        self.carry(what, 'language', self.language)
        if main in CJK:
            self.set('podcast_cjk_emphasis', True)

    def path(self, folder: Path) -> str:
        """Return the path of *folder* from that of the new ``conf.py``."""
        # A link at the end stays one: it is a folder of the site, wherever its files are.
        there = folder.parent.resolve() / folder.name
        return Path(os.path.relpath(there, self.target.resolve())).as_posix()

    def terms(
        self,
        what: str,
        taxonomies: Mapping[str, str],
        found: Sequence[Text],
        old: Callable[[str], str],
    ) -> None:
        """Carry over where lists of terms are, and how *old* spells those of the texts *found*."""
        self.carry(what, 'podcast_taxonomies', dict(taxonomies))
        self.carry('addresses of terms', 'podcast_term_slugs', term_slugs(found, taxonomies, old))

    def menu(self, what: str, found: Sequence[Text], taxonomies: Mapping[str, str]) -> None:
        """Carry over what the menu shows: the pages in *found*, lists of terms, the archive."""
        known = [text for text in found if text.is_published]
        pages = [
            text.docname
            for text in known
            if text.document.page and text.document.page.title and text.docname != 'index'
        ]
        articles = [text.document.article for text in known if text.document.article]
        used = [
            f'{place}/index'
            for place, key in taxonomies.items()
            if key != 'authors' and any(getattr(article, key) for article in articles)
        ]
        if articles and len(pages) <= MENU:
            self.carry(what, 'podcast_menu', [*pages, *used, 'archive/index'])

    def exclude(self, patterns: Sequence[str]) -> None:
        """Set what is no document: *patterns*, and what a build writes."""
        target, sources, every = self.target.resolve(), self.sources.resolve(), [*patterns]
        if target.is_relative_to(sources):
            here = target.relative_to(sources)
            names = ('_build', 'requirements.txt', 'moved-from-*.txt')
            every += [(here / name).as_posix() for name in names]
        if every:
            self.set('exclude_patterns', [*dict.fromkeys(every)], 'excluded')

    def people(self, what: str, file: Path) -> None:
        """Let ``conf.py`` read who the authors are from the YAML *file* of the old site."""
        try:
            known = yaml.safe_load(file.read_text(encoding='utf-8'))
            sound = isinstance(known, dict) and isinstance(known.get('authors', {}), dict)
        except (OSError, ValueError, RecursionError, yaml.YAMLError):
            sound = False
        if not sound:
            self.leave(what, f'{self.path(file)} has no authors that can be read')
            return
        self.imports += ['pathlib', 'yaml']
        path = f'pathlib.Path(__file__).parent / {self.path(file)!r}'
        self.set('_people', Code(path))
        read = "yaml.safe_load(_people.read_text(encoding='utf-8')).get('authors', {})"
        self.carry(what, 'podcast_people', Code(read))

    def report(
        self,
        found: Sequence[Text],
        marks: Mapping[str, int],
        missing: Sequence[str],
        moved: int = 0,
    ) -> Report:
        """Return the report of the move, with ``conf.py`` as it is to be written.

        *found* are the documents, of which *moved* are at other addresses than before; *marks* and
        *missing* are as in the report.
        """
        known = [text for text in found if text.is_published]
        articles = [text for text in known if text.document.article]
        if held := len(found) - len(known):
            self.advice.append(f'Drafts are held back: {held}. podcast_drafts = True shows them.')
        for text in found:
            if text.fault:
                self.advice.append(f'{text.path} cannot be read: {text.fault}')
        conf = conf_text(self.options, self.said('title'), sorted({*self.imports}))
        return Report(
            self.generator,
            self.path(self.sources),
            len(articles),
            len(known) - moved,
            marks,
            missing,
            self.carried,
            self.left,
            {'conf.py': conf},
            advice=self.advice,
            theme=self.theme,
            language=self.language,
        )
