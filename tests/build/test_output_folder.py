"""The record beside the output is not believed, and what is damaged there is made again."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest

from sphinxext_podcast.extension import outdir
from sphinxext_podcast.extension.publishing.last_build import warn_of_files_beside
from sphinxext_podcast.extension.publishing.unfinished import FOLDER
from sphinxext_podcast.extension.publishing.written_files import digest_of, digest_of_text
from sphinxext_podcast.model.record import FILE, Record, dumps, loads
from tests.build.any_steps import Put, Site
from tests.build.conftest import Built
from tests.build.project import restore

if TYPE_CHECKING:
    from tests.build.conftest import Build

ARTICLE = 'posts/secret/index.md'
#: Files of somebody else: outside, and in the output folder.
FOREIGN = (
    'src/posts/low.md',
    'beside.txt',
    'out/CNAME',
    'out/own/notes.html',
    'out/v1/index.html',
)
#: Files in the output that are nothing but the article's.
OWN = (
    'posts/secret/index.html',
    '_sources/posts/secret/index.md.txt',
    'tags/harbour-2/index.html',
)
FEEDS = ('index.xml', 'tags/index.xml')


class Work:
    """A site with an output folder, again and again as it was after the first build."""

    def __init__(self, base: Path, build: Build) -> None:
        self.base, self.build = base / 'work', build
        self.src, self.out = self.base / 'src', self.base / 'out'
        site = Site(self.src)
        site.start()
        site.options |= {'html_baseurl': 'https://example.org/', 'podcast_cards': True}
        site.options['html_sidebars'] = {'**': []}  # which is a fifth of a build
        site.configure()
        self.fresh = self.make(self.base / 'fresh')
        assert self.fresh.warnings == []
        site.take(Put(ARTICLE, 'source_name', 0))
        site.take(Put(ARTICLE, 'aliases', 0))
        (self.src / ARTICLE).with_name('secret.txt').write_text('祕密', encoding='utf-8')
        self.make()
        for name in FOREIGN[1:]:
            path = self.base / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text('<p class="podcast-article">mine</p>' * ('v1' in name), 'utf-8')
        (self.out / 'v1/.buildinfo').touch()
        self.kept = Path(shutil.copytree(self.base, base / 'kept'))

    def make(self, out: Path | None = None) -> Built:
        return self.build(self.src, out or self.out, 'dirhtml')

    def begin(self) -> None:
        restore(self.kept, self.base)

    def withdraw(self) -> None:
        shutil.rmtree((self.src / ARTICLE).parent)

    def check(self, built: Built, *, left: tuple[str, ...] = ()) -> None:
        """Assert that nothing of the article is there, and all that is somebody else's."""
        assert built.code == 0
        assert [name for name in FOREIGN if not (self.base / name).is_file()] == []
        others = {name.removeprefix('out/') for name in FOREIGN} | {'v1/.buildinfo', *left}
        assert [name for name in built.unlike(self.fresh) if name not in others] == []


@pytest.fixture(scope='module')
def work(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Work:
    return Work(tmp_path_factory.mktemp('output'), build)


def edited(**changes: Any) -> Callable[[Path], None]:
    """Return what changes keys of the record, and leaves its digest as it was."""

    def change(path: Path) -> None:
        data = json.loads(path.read_bytes())
        for key, value in changes.items():
            both = isinstance(value, list) and isinstance(data[key], list)
            data[key] = data[key] + value if both else value
        path.write_text(json.dumps(data, ensure_ascii=False), 'utf-8')

    return change


def forged(name: str) -> Callable[[Path], None]:
    """Return what adds the file *name* to a record in order."""

    def change(path: Path) -> None:
        record = loads(path.read_bytes())
        assert record
        path.write_bytes(dumps(record._replace(files=[*record.files, name])))

    return change


def scrambled(seed: int) -> Callable[[Path], None]:
    """Return what changes some bytes of the record, cuts it, or doubles a piece."""

    def change(path: Path) -> None:
        random, data = Random(seed), bytearray(path.read_bytes())  # noqa: S311
        at, to = sorted(random.sample(range(len(data)), 2))
        kind = seed % 4
        if kind == 0:
            data[at] ^= 1 << random.randrange(8)
        elif kind == 1:
            del data[at:to]
        elif kind == 2:
            data[at:at] = data[at:to]
        else:
            data[at:to] = bytes(reversed(data[at:to]))
        path.write_bytes(data)

    return change


def replaced(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / 'x').touch()


def linked(path: Path) -> None:
    path.rename(path.parents[1] / 'record.json')
    path.symlink_to(path.parents[1] / 'record.json')


def piped(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


DAMAGE: dict[str, Callable[[Path], object]] = {
    'gone': Path.unlink,
    'empty': lambda path: path.write_text(''),
    'deep': lambda path: path.write_text('[' * 100_000),
    'outside': edited(files=['../src/posts/low.md']),
    'beside': edited(beside=['../beside.txt', '/etc/passwd']),
    'other': edited(files=['CNAME', 'own/notes.html', 'v1/index.html']),
    'list': edited(shared=[]),
    'number': edited(files=1),
    'in order and outside': forged('../beside.txt'),
    'pipe': piped,
    'link': linked,
    **{
        f'bytes {seed}': scrambled(seed)
        for seed in range(int(os.environ.get('PODCAST_DAMAGE', '4')))
    },
}


@pytest.mark.parametrize('kind', DAMAGE)
def test_a_damaged_record(work: Work, kind: str) -> None:
    work.begin()
    work.withdraw()
    DAMAGE[kind](work.out / FILE)
    built = work.make()
    # Without a record nothing shows that a file beside an article is no other's.
    work.check(built, left=('posts/secret/secret.txt',))
    assert ['posts/secret/secret.txt: this lies' in line for line in built.warnings] == [True]


def test_a_folder_in_the_place_of_the_record(work: Work) -> None:
    work.begin()
    work.withdraw()
    replaced(work.out / FILE)
    built = work.make()
    work.check(built, left=('posts/secret/secret.txt', FILE, f'{FILE}/x'))
    said = ('this lies beside', 'a folder has the place of this file')
    assert [text in line for text, line in zip(said, built.warnings, strict=True)] == [True] * 2


@pytest.mark.parametrize('name', ['CNAME', 'own/notes.html', 'posts/secret/secret.txt'])
def test_what_is_not_as_it_was_written_stays(work: Work, name: str) -> None:
    """It is named, and is so until it is deleted."""
    work.begin()
    work.withdraw()
    forged(name)(work.out / FILE)
    (work.out / name).write_text('of my own', 'utf-8')
    for _ in range(2):
        built = work.make()
        assert [name in line and 'delete it yourself' in line for line in built.warnings] == [True]
        work.check(built, left=(name, FILE))
    (work.out / name).unlink()
    assert work.make().warnings == []


@pytest.mark.parametrize('how', ['record', 'sign', 'both'])
def test_a_forged_record_in_order_deletes_nothing_of_others(work: Work, how: str) -> None:
    """Nor does the sign of an interrupted build, which says what that may have made."""
    work.begin()
    work.withdraw()
    foreign = ['CNAME', 'own/report.pdf', 'feed.xml', 'data.json']
    for name in foreign[1:]:
        path = work.out / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('of somebody else', 'utf-8')
    if how != 'sign':
        for name in foreign:
            forged(name)(work.out / FILE)
    if how != 'record':
        (work.out / FOLDER).mkdir()
        (work.out / FOLDER / 'names.json').write_bytes(dumps(Record(files=foreign)))
    built = work.make()
    work.check(built, left=(*foreign[1:], FILE))
    assert [line.count('delete it yourself') for line in built.warnings] == [1]
    assert 'CNAME, data.json, feed.xml …' in built.warnings[0]


def test_what_an_interrupted_build_copied_is_deleted(work: Work) -> None:
    """It is what was to be copied, by its digest, or has a place where Sphinx copies files."""
    work.begin()
    work.withdraw()
    (work.out / FOLDER).mkdir()
    names = ['own/a.txt', '_images/a.png', 'own/a.html']
    for name in names:
        (work.out / name).parent.mkdir(exist_ok=True)
        (work.out / name).write_text('withdrawn', 'utf-8')
    digests = {names[0]: digest_of(work.out / names[0])}
    sign = Record(files=names, digests=digests)
    (work.out / FOLDER / 'names.json').write_bytes(dumps(sign))
    built = work.make()
    assert built.warnings == []
    work.check(built)


def test_a_file_in_the_way_of_a_folder_is_not_deleted(work: Work) -> None:
    work.begin()
    (work.out / 'late').write_text('of somebody else', 'utf-8')
    forged('late')(work.out / FILE)
    (work.src / 'late.md').write_text('# 後來\n', 'utf-8')
    with pytest.raises(Exception, match='late: this file has the place of a folder'):
        work.make()
    assert (work.out / 'late').read_text('utf-8') == 'of somebody else'
    (work.out / 'late').unlink()
    assert work.make().code == 0


def test_a_link_in_the_output_is_not_followed(work: Work) -> None:
    work.begin()
    work.withdraw()
    shutil.rmtree(work.out / 'posts/secret')
    elsewhere = work.base / 'elsewhere'
    elsewhere.mkdir()
    for name in ('index.html', 'secret.txt'):
        shutil.copy(work.kept / 'out/posts/secret' / name, elsewhere)
    (work.out / 'posts/secret').symlink_to(elsewhere)
    assert work.make().code == 0
    assert sorted(path.name for path in elsewhere.iterdir()) == ['index.html', 'secret.txt']


@pytest.mark.parametrize(
    'text', ['', '海' * 9, 'a' * (1 << 18), 'a' * (1 << 18) + 'b', '海' * 99999]
)
def test_a_text_has_the_digest_of_its_file(tmp_path: Path, text: str) -> None:
    (tmp_path / 'a').write_text(text, 'utf-8')
    assert digest_of_text(text) == digest_of(tmp_path / 'a')


@pytest.mark.parametrize('how', ['cut', 'changed', 'gone'])
def test_what_is_damaged_is_made_again(work: Work, how: str) -> None:
    work.begin()
    before = {name: path.read_bytes() for name, path in Built(work.out, [], '', 0).files().items()}
    record = loads((work.out / FILE).read_bytes())
    assert record
    for name in record.digests:
        path = work.out / name
        if how == 'gone':
            path.unlink()
        elif how == 'cut':
            os.truncate(path, path.stat().st_size // 2)
        else:
            path.write_bytes(before[name].swapcase() + b' ')
    built = work.make()
    after = built.files()
    assert {n for n, data in before.items() if after[n].read_bytes() != data} == set()
    assert {'index.xml', 'sitemap.xml', 'posts/lamp/notes.txt', 'old/index.html'} <= {
        *record.digests
    }
    assert any(name.startswith('podcast-cards/') for name in record.digests)


def test_a_full_disk(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sphinx warns of the pages that it cannot write, and would never write them again."""
    work.begin()
    work.withdraw()
    os.utime(work.src / 'conf.py')
    (work.src / 'posts/low.md').write_text('---\ntitle: 潮\ndate: 2026-02-01\n---\n', 'utf-8')
    write = Path.write_text

    def full(path: Path, data: str, *args: Any, **options: Any) -> int:
        if path.suffix == '.html':
            write(path, data[: len(data) // 2], *args, **options)
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return write(path, data, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Path, 'write_text', full)
        said = work.make().warnings
    assert any('build again' in line for line in said)
    assert (work.out / FOLDER).is_dir()
    shutil.copy2(work.kept / 'src/posts/low.md', work.src / 'posts/low.md')
    work.check(work.make())


def test_the_disk_is_to_blame_and_no_author(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    work.begin()
    work.withdraw()
    (work.src / 'posts/low.md').touch()

    def full(path: object, data: bytes) -> None:
        if 'unfinished' not in str(path):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    with monkeypatch.context() as patch:
        patch.setattr(outdir, 'write_whole', full)
        with pytest.raises(Exception, match='No space left on device'):
            work.make()
    work.check(work.make())


def older(path: Path) -> None:
    """Bring back the record of the first build, which knows nothing of the article."""
    shutil.copy(path.parents[1] / 'fresh' / FILE, path)


def emptied(path: Path) -> None:
    path.write_bytes(dumps(Record()))


def undigested(path: Path) -> None:
    record = loads(path.read_bytes())
    assert record
    path.write_bytes(dumps(record._replace(digests={})))


@pytest.mark.parametrize('change', [older, emptied, undigested])
def test_a_record_of_another_output(work: Work, change: Callable[[Path], None]) -> None:
    """It is whole and in order, but what is in the folder is something else."""
    work.begin()
    work.withdraw()
    change(work.out / FILE)
    # Of a file that has no mark and no digest nothing shows whose it is: it is named, and noted.
    noted = (FILE,) if change is undigested else ()
    work.check(work.make(), left=('posts/secret/secret.txt', *noted))


def test_a_page_that_is_no_more_may_have_had_no_folder(tmp_path: Path) -> None:
    warn_of_files_beside(tmp_path, ['posts/a/index.html'], set())
