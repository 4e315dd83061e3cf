"""Reading an article: front matter and shortcodes out of the text, before it is parsed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx.util.matching import Matcher

from sphinxext_podcast.model.article import Article
from sphinxext_podcast.model.problem import Problem
from sphinxext_podcast.source import (
    article_fields,
    dialect,
    episode,
    front_matter,
    placeholders,
)
from sphinxext_podcast.source.article_heading import has_title, heading, repeats, title_from

from . import ablog_options, addresses, file_times, pages, picture, shortcodes
from .config import now, providers, zone
from .content_files import HOME, content, is_section, markup, opens_folder
from .domain import podcast
from .messages import report
from .subjects import title_of_document

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.source.front_matter import FrontMatter

    from .shortcode_call import Shortcode


#: What a document has that begins with its text.
NO_FRONT_MATTER = front_matter.FrontMatter('none', {}, {}, 0, ())


class Reading(NamedTuple):
    """What was read of a document: of its *front* matter, and what it is.

    It is an *article*, or the *section* that introduces its folder, or a *page* without a date,
    or, with none of them, an ordinary document.
    """

    front: FrontMatter | None
    problems: list[Problem]
    article: Article | None = None
    section: Article | None = None
    page: Article | None = None

    @property
    def described(self) -> Article | None:
        """What the front matter says, of all but an ordinary document."""
        return self.article or self.section or self.page


class Body(NamedTuple):
    """What the text of an article begins with, and how it is written: ``md`` or ``rst``.

    *fallback* is the title where neither front matter nor text has one.
    """

    front: FrontMatter
    title: str
    fallback: str
    kind: str


def is_covered(docname: str, config: Config) -> bool:
    """Say whether the front matter of a document is looked at."""
    return Matcher(tuple(config.podcast_articles))(docname)


class Reader:
    """Reads front matter for one build: first to see what is published, then to publish it."""

    def __init__(self) -> None:
        """Start with nothing read ahead."""
        self.ahead: dict[str, tuple[str, Reading]] = {}
        self.known: Mapping[str, Shortcode] = {}

    def shortcodes(self, app: Sphinx) -> Callable[[str, int], placeholders.Marked]:
        """Return what takes the shortcodes out of the text that is read now."""
        env, folders = app.env, tuple(str(app.confdir / f) for f in app.config.templates_path)
        self.known = known = self.known or shortcodes.known(env.config, folders)
        env.current_document['podcast_templates'] = folders
        env.current_document['podcast_shortcodes'] = known

        def takes_inner(name: str) -> bool | None:
            return known[name].takes_inner if name in known else None

        paste = partial(shortcodes.paste, env=env)
        return partial(placeholders.take_out, takes_inner=takes_inner, paste=paste)

    def on_env_get_outdated(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        added: set[str],
        changed: set[str],
        removed: set[str],
    ) -> list[str]:
        """Take the documents that are not published out of the build before they are read."""
        self.ahead.clear()
        self.known = {}  # templates may have changed
        changed.update(set(file_times.outdated(env, podcast(env).stamps)) - added)
        project = content(env)
        root = {env.config.root_doc} & env.found_docs
        for docname in sorted(self.withheld(env, added | changed | project.moved() | root)):
            if docname in root:
                project.provide_home()
                continue
            project.docnames.discard(docname)
            added.discard(docname)
            changed.discard(docname)
            if docname in env.all_docs:
                removed.add(docname)
        changed.update((project.moved() & env.all_docs.keys()) - added)
        return list(picture.outdated(env, podcast(env).articles.values()) - added)

    def withheld(self, env: BuildEnvironment, touched: set[str]) -> set[str]:
        """Return the docnames that are not published now.

        Only the files *touched* are looked at; what is in the store is judged from there.
        """
        moment = now(env.config)
        domain = podcast(env)
        stored = {**domain.articles, **domain.sections, **domain.undated}
        known = {d: a for d, a in stored.items() if d not in touched}
        held = set()
        for docname in sorted(touched):
            if not is_covered(docname, env.config) or env.doc2path(docname) == HOME:
                continue
            try:
                judged = self.look(docname, env)
            except front_matter.Unreadable as wrong:
                report(wrong.problem, docname, fatal=True)
                held.add(docname)
            else:
                known.update({docname: judged} if judged else {})
                front = self.ahead[docname][1].front if docname in self.ahead else None
                if front and article_fields.is_unrendered(front):
                    held.add(docname)
        late = {d for d, article in known.items() if is_held_back(article, env.config, moment)}
        self.report_doubts(late - held)
        return (held | late) & env.project.docnames

    def report_doubts(self, docnames: set[str]) -> None:
        """Say of those that are held back where this may be a mistake; nobody reads them."""
        for docname in sorted(docnames & self.ahead.keys()):
            for problem in self.ahead[docname][1].problems:
                if problem.key == 'draft':
                    report(problem, docname)

    def look(self, docname: str, env: BuildEnvironment) -> Article | None:
        """Read a file ahead; return what says whether it is published.

        Raises front_matter.Unreadable.
        """
        try:
            text = Path(env.doc2path(docname)).read_text(encoding='utf-8-sig')
        except UnicodeDecodeError as wrong:
            line = wrong.object.count(b'\n', 0, wrong.start) + 1
            message = 'the file is not in UTF-8 and is left out; save it as UTF-8'
            raise front_matter.Unreadable(Problem('front_matter', message, line)) from None
        except OSError:
            return None  # Sphinx says what is wrong with the file
        reading = read_document(text, docname, env)
        self.ahead[docname] = (text, reading)
        return reading.described

    def on_source_read(self, app: Sphinx, docname: str, source: list[str]) -> None:
        """Prepare the text of an article for its parser."""
        env = app.env
        if env.doc2path(docname) == HOME:
            welcome(source, docname, env)
        if not is_covered(docname, env.config) or env.doc2path(docname) == HOME:
            return
        text, reading = self.ahead.pop(docname, ('', Reading(None, [])))
        if text != source[0]:
            try:
                reading = read_document(source[0], docname, env)
            except front_matter.Unreadable as wrong:
                report(wrong.problem, docname, fatal=True)
                return
        front = reading.front
        addresses.note(env, docname, front, reading.described)
        if front is None:
            return
        runs = reading.described is not None
        if runs or front.format in ('toml', 'json'):  # else an ordinary document
            env.current_document['podcast_article'] = reading.article
            env.current_document['podcast_section'] = reading.section
            env.current_document['podcast_undated'] = reading.page
            source[0], front, left_out = dialect.translate(source[0], front, providers(env.config))
            problems = (*front.problems, *reading.problems, *left_out)
            for problem in sorted(problems, key=lambda p: p.line):
                report(problem, docname)
            self.write(app, docname, source, reading._replace(front=front))

    def write(self, app: Sphinx, docname: str, source: list[str], reading: Reading) -> None:
        """Write the text for the parser, and note what its transforms need to know."""
        env, markdown, current = app.env, app.config.podcast_markdown, app.env.current_document
        front, described = reading.front or NO_FRONT_MATTER, reading.described
        title = described.title if described else str(front.data.get('title') or '')
        named = title_of_document(docname, env.config) if reading.section else ''
        fallback = named or title_from(docname)
        body = Body(front, title, fallback, markup(env.doc2path(docname)))
        marked, titled = prepare(source, body, self.shortcodes(app) if described else None)
        current['podcast_untitled'] = titled and not title
        current['podcast_marked'] = marked
        current['podcast_titled'] = titled
        by_ablog = front.dialect == 'ablog' and markdown == 'hugo'
        current['podcast_dialect'] = 'ablog' if by_ablog else markdown


def prepare(
    source: list[str], body: Body, take_out: Callable[[str, int], placeholders.Marked] | None
) -> tuple[placeholders.Marked, bool]:
    """Put a heading in the place of the front matter, and placeholders in those of shortcodes.

    Shortcodes stay text without *take_out*.  Return them, and whether a heading was needed.
    """
    front, title, fallback, kind = body
    lines = source[0].removeprefix('\ufeff').replace('\r\n', '\n').split('\n')[front.end :]
    text = '\n'.join(lines)
    marked = take_out(text, front.end + 1) if take_out else placeholders.nothing(text)
    if repeats(lines, kind, title):
        title = ''
    elif not title and not has_title(lines, kind):
        title = fallback
    source[0] = f'{heading(title, front.end, kind)}{marked.text}'
    return marked, bool(title)


def is_held_back(article: Article, config: Config, moment: datetime) -> bool:
    """Say whether *article* is held back at *moment*."""
    shown = {
        'draft': config.podcast_drafts,
        'future': config.podcast_future,
        'expired': config.podcast_expired,
    }
    return any(not shown[reason] for reason in article.withheld(moment))


def read_document(text: str, docname: str, env: BuildEnvironment) -> Reading:
    """Read the front matter of *text*, and tell what the document is.

    Raises front_matter.Unreadable.
    """
    path = env.doc2path(docname)
    front = dialect.read(text, markup(path), docname, blog=ablog_options.blog(env.config))
    section = is_section(path)
    dated = front is not None and not opens_folder(path) and article_fields.is_article(front)
    if not (section or dated or pages.is_page(docname, front, text, env)):
        return Reading(front, [])
    front = front or NO_FRONT_MATTER
    said, problems = article_fields.article(front, docname, zone(env.config))
    if not said.language:
        said = replace(said, language=content(env).languages.get(docname, ''))
    if section:
        return Reading(front, problems, section=said)
    if not dated:
        return Reading(front, problems, page=said)
    about = episode.name(said.source_url, providers(env.config))
    return Reading(front, problems, article=replace(said, about=about))


def welcome(source: list[str], docname: str, env: BuildEnvironment) -> None:
    """Write the home of a project that has none: its name; the list comes by itself."""
    title = env.config.project
    source[0] = heading(title, 1, 'md')
    env.current_document['podcast_section'] = Article(docname=docname, title=title)
