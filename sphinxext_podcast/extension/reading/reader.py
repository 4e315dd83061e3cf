"""Reading an article: front matter and shortcodes out of the text, before it is parsed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinxext_podcast.extension import builders
from sphinxext_podcast.extension.catalogue.catalogue import Held, podcast
from sphinxext_podcast.extension.catalogue.groups import title_of_document
from sphinxext_podcast.extension.config.covered import is_covered
from sphinxext_podcast.extension.config.values import now, providers
from sphinxext_podcast.extension.draft import draft
from sphinxext_podcast.extension.files import finder, recordings, times
from sphinxext_podcast.extension.files.project import HOME, content
from sphinxext_podcast.extension.messages import Subtype, report
from sphinxext_podcast.extension.outdir import digest
from sphinxext_podcast.extension.security import guard
from sphinxext_podcast.extension.shortcodes import known_shortcodes, own_shortcodes, template_files
from sphinxext_podcast.model.article import Article
from sphinxext_podcast.model.characters import in_lines
from sphinxext_podcast.model.problem import Problem
from sphinxext_podcast.source.dialects import detect
from sphinxext_podcast.source.document import Document, is_held_back
from sphinxext_podcast.source.folders.file_name import markup
from sphinxext_podcast.source.front_matter import article_fields, publication_keys, reader, texts
from sphinxext_podcast.source.front_matter.reader import NO_FRONT_MATTER
from sphinxext_podcast.source.front_matter.title import has_title, heading, repeats, title_from
from sphinxext_podcast.source.shortcodes import placeholders

from . import document, stored_addresses

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from datetime import datetime

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinxext_podcast.extension.shortcodes.call import Shortcode
    from sphinxext_podcast.source.front_matter.reader import FrontMatter
    from sphinxext_podcast.source.shortcodes.tree import Inner

#: What MyST-Parser reads of front matter.
MYST = ('myst', 'html_meta', 'substitutions')


class Body(NamedTuple):
    """What the text of an article begins with, and how it is written: ``md`` or ``rst``.

    *fallback* is the title where neither front matter nor text has one.
    """

    front: FrontMatter
    title: str
    fallback: str
    kind: str


class Reader:
    """Reads front matter for one build: first to see what is published, then to publish it."""

    def __init__(self) -> None:
        """Start with nothing read ahead."""
        #: Docname → digest of the text, and what was read of it; no text is kept.
        self.ahead: dict[str, tuple[str, Document]] = {}
        self.known: Mapping[str, Shortcode] = {}

    def shortcodes(self, app: Sphinx) -> placeholders.Take:
        """Return what takes the shortcodes out of the text that is read now."""
        env, folders = app.env, template_folders(app)
        self.known = known = self.known or known_shortcodes.known(env.config, folders)
        draft(env).templates = folders
        draft(env).shortcodes = known

        own = own_shortcodes.templates(app.config)

        def takes_inner(name: str) -> Inner:
            if name in own:
                template_files.note(env, [own[name]], folders)
            return known[name].takes_inner if name in known else None

        paste = partial(known_shortcodes.paste, env=env)
        take_out = partial(placeholders.take_out, takes_inner=takes_inner, paste=paste)
        draft(env).take_out = take_out
        return take_out

    def on_env_get_outdated(
        self,
        app: Sphinx,
        env: BuildEnvironment,
        added: set[str],
        changed: set[str],
        removed: set[str],
    ) -> list[str]:
        """Remove documents that are not published from the build before they are read."""
        self.ahead.clear()
        self.known = {}  # templates may have changed
        template_files.forget()
        changed.update(template_files.outdated(env, template_folders(app)) - added)
        changed.update(set(times.outdated(env, podcast(env).stamps)) - added)
        project = content(env)
        root = {env.config.root_doc} & env.found_docs
        touched = added | changed | project.moved() | root
        for docname in sorted(self.withheld(env, touched) | self.replaced(app)):
            if docname in root:
                project.provide_home()
                continue
            project.docnames.discard(docname)
            added.discard(docname)
            changed.discard(docname)
            if docname in env.all_docs:
                removed.add(docname)
        changed.update((project.moved() & env.all_docs.keys()) - added)
        return list((finder.outdated(env) | (recordings.outdated(env) & env.found_docs)) - added)

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
            except reader.Unreadable as wrong:
                report(wrong.problem, docname, fatal=True)
                held.add(docname)
            except Exception as wrong:  # noqa: BLE001 - may be one that is held back
                guard.say(wrong, docname, 'the document is left out')
                held.add(docname)
            else:
                known.update({docname: judged} if judged else {})
                front = self.ahead[docname][1].front if docname in self.ahead else None
                if front and article_fields.is_unrendered(front):
                    held.add(docname)
        shown = document.shown(env.config)
        late = {d for d, article in known.items() if is_held_back(article, moment, shown)}
        domain.held = {docname: judge(known[docname], moment, shown) for docname in sorted(late)}
        self.report_doubts(late - held)
        return (held | late) & env.project.docnames

    def report_doubts(self, docnames: set[str]) -> None:
        """Warn of doubtful values by which *docnames* are held back; nobody reads them later."""
        for docname in sorted(docnames & self.ahead.keys()):
            for problem in self.ahead[docname][1].problems:
                if problem.key in publication_keys.KEYS:
                    report(problem, docname)

    def replaced(self, app: Sphinx) -> set[str]:
        """Return the articles that Sphinx's own pages would be written over, and say so."""
        stored = podcast(app.env)
        known = {d for d, (_, read) in self.ahead.items() if read.article or read.section}
        known |= (stored.articles.keys() | stored.sections.keys()) - self.ahead.keys()
        found = builders.replaced_by_sphinx(app, sorted(known & app.env.project.docnames))
        for docname, name in found.items():
            wrong = f"the page {name!r} is Sphinx's own, so this is left out; rename the file"
            report(Problem(Subtype.LINK.value, wrong, 1), docname, fatal=True)
        return {*found} - {app.config.root_doc}

    def look(self, docname: str, env: BuildEnvironment) -> Article | None:
        """Read a file ahead; return what says whether it is published.

        Raises front_matter.Unreadable.
        """
        try:
            text = Path(env.doc2path(docname)).read_text(encoding='utf-8-sig')
        except UnicodeDecodeError as wrong:
            line = wrong.object.count(b'\n', 0, wrong.start) + 1
            message = 'the file is not in UTF-8 and is left out; save it as UTF-8'
            raise reader.Unreadable(Problem('front_matter', message, line)) from None
        except OSError:
            return None  # Sphinx says what is wrong with the file
        reading = document.read(text, docname, env)
        self.ahead[docname] = (digest(text), reading)
        return reading.described

    def on_source_read(self, app: Sphinx, docname: str, source: list[str]) -> None:
        """Prepare the text of an article for its parser."""
        env = app.env
        if env.doc2path(docname) == HOME:
            welcome(source, docname, env)
        if not is_covered(docname, env.config) or env.doc2path(docname) == HOME:
            source[0] = in_lines(source[0])
            return
        known, reading = self.ahead.pop(docname, ('', Document(None, [])))
        if known != digest(source[0]):
            try:
                reading = document.read(source[0], docname, env)
            except reader.Unreadable as wrong:
                report(wrong.problem, docname, fatal=True)
                source[0] = in_lines(source[0])
                return
        source[0] = in_lines(source[0])
        front = reading.front
        stored_addresses.note(env, docname, front, reading.described)
        if front is None:
            return
        runs = reading.described is not None
        if runs or front.format in ('toml', 'json'):  # else an ordinary document
            draft(env).article = reading.article
            draft(env).section = reading.section
            draft(env).page = reading.page
            source[0], front, left_out = detect.translate(source[0], front, providers(env.config))
            problems = (*front.problems, *reading.problems, *left_out)
            for problem in sorted(problems, key=lambda p: p.line):
                report(problem, docname)
            self.write(app, docname, source, reading._replace(front=front))

    def on_include_read(self, app: Sphinx, path: Path, docname: str, content: list[str]) -> None:
        """Prepare the text of a file that an article includes in the same way."""
        content[0] = in_lines(content[0])
        current = draft(app.env)
        marked: placeholders.Marked | None = current.marked
        if marked is None or not marked.word or marked.word in content[0].lower():
            return
        try:
            front = reader.read(content[0]) if markup(path) == 'md' else None
        except reader.Unreadable:
            front = None  # its text is shown, as it is without us
        place = str(app.srcdir / path)
        content[0], current.marked = placeholders.include(
            content[0], front.end if front else 0, place, marked, self.shortcodes(app)
        )

    def write(self, app: Sphinx, docname: str, source: list[str], reading: Document) -> None:
        """Write the text for the parser, and note what its transforms need to know."""
        env, markdown, current = app.env, app.config.podcast_markdown, draft(app.env)
        front, described = reading.front or NO_FRONT_MATTER, reading.described
        title = described.title if described else str(front.data.get('title') or '')
        named = title_of_document(docname, env.config) if reading.section else ''
        fallback = named or title_from(docname)
        body = Body(front, title, fallback, markup(env.doc2path(docname)))
        marked, titled = prepare(source, body, self.shortcodes(app) if described else None)
        current.untitled = titled and not title
        current.marked = marked
        current.front = front.data
        current.myst = {k: front.data[k] for k in MYST if k in front.data}
        current.titled = titled
        current.texts = texts.texts(front)
        by_ablog = front.dialect == 'ablog' and markdown == 'hugo'
        current.dialect = 'ablog' if by_ablog else markdown


def judge(article: Article, moment: datetime, shown: Container[str]) -> Held:
    """Return why *article* is held back at *moment*, but for the reasons that are *shown*."""
    reason = next(one for one in article.withheld(moment) if one not in shown)
    moments = {'future': article.publish_date, 'expired': article.expiry_date}
    return Held(article.docname, reason, moments.get(reason))


def template_folders(app: Sphinx) -> tuple[str, ...]:
    """Return where the templates of shortcodes are, the first first."""
    return tuple(str(app.confdir / folder) for folder in app.config.templates_path)


def prepare(
    source: list[str], body: Body, take_out: placeholders.Take | None
) -> tuple[placeholders.Marked, bool]:
    """Put a heading in the place of the front matter, and placeholders in those of shortcodes.

    Shortcodes stay text without *take_out*.  Return them, and whether a heading was needed.
    """
    front, title, fallback, kind = body
    lines = source[0].removeprefix('\ufeff').replace('\r\n', '\n').split('\n')[front.end :]
    text = '\n'.join(lines)
    marked = placeholders.nothing(text)
    if take_out:
        marked = take_out(text, front.end + 1, beside=f'{title}\n{fallback}')
    if repeats(lines, kind, title):
        title = ''
    elif not title and not has_title(lines, kind):
        title = fallback
    source[0] = f'{heading(title, front.end, kind)}{marked.text}'
    return marked, bool(title)


def welcome(source: list[str], docname: str, env: BuildEnvironment) -> None:
    """Write the home of a project that has none: its name; the list comes by itself."""
    title = env.config.project
    source[0] = heading(title, 1, 'md')
    draft(env).section = Article(docname=docname, title=title)
