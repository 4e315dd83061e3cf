from __future__ import annotations

import errno
import io
from pathlib import Path

import pytest

from sphinxext_podcast.cli.console import Refusal
from sphinxext_podcast.cli.new_files import Written, write_new

FILES: dict[str, str | bytes] = {'conf.py': 'new\n', 'posts/一.md': '新\n', 'a.png': b'\x00\r\n'}


def test_folders_are_made_and_what_is_there_is_kept(tmp_path: Path) -> None:
    target = tmp_path / 'deep' / 'site'
    assert write_new(target, FILES) == Written(tuple(FILES), ())
    assert (target / 'posts' / '一.md').read_bytes() == '新\n'.encode()
    assert (target / 'a.png').read_bytes() == b'\x00\r\n'
    (target / 'conf.py').unlink()
    (target / 'a.png').write_bytes(b'mine')
    assert write_new(target, FILES) == Written(('conf.py',), ('posts/一.md', 'a.png'))
    assert (target / 'a.png').read_bytes() == b'mine'


def test_a_file_that_is_needed_and_there_stops_everything(tmp_path: Path) -> None:
    (tmp_path / 'conf.py').write_text('mine')
    with pytest.raises(Refusal, match='is there already'):
        write_new(tmp_path, FILES)
    assert [path.name for path in tmp_path.iterdir()] == ['conf.py']
    assert (tmp_path / 'conf.py').read_text() == 'mine'


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / 'site').mkdir()
    (tmp_path / 'site' / 'a.png').symlink_to(tmp_path / 'elsewhere')
    assert write_new(tmp_path / 'site', FILES).kept == ('a.png',)
    assert not (tmp_path / 'elsewhere').exists()


@pytest.mark.parametrize('fitting', [0, 1, 2])
def test_where_the_disk_is_full_nothing_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fitting: int
) -> None:
    class Full(io.BytesIO):
        def write(self, raw: object) -> int:
            raise OSError(errno.ENOSPC, 'No space left on device')

    def opened(path: Path, _mode: str) -> io.BytesIO:
        path.touch(exist_ok=False)
        return io.BytesIO() if path.name in [*kept, *fits] else Full()

    kept, fits = ['mine.md'], [Path(name).name for name in [*FILES][:fitting]]
    (tmp_path / 'site').mkdir()
    (tmp_path / 'site' / 'mine.md').touch()
    monkeypatch.setattr(Path, 'open', opened)
    with pytest.raises(Refusal, match=r'site/new/.*: No space left on device; nothing has been'):
        write_new(tmp_path / 'site' / 'new', FILES)
    assert [path.name for path in (tmp_path / 'site').iterdir()] == kept


@pytest.mark.parametrize('path', ['../x', '/x', '.', 'posts/../../x'])
def test_a_path_out_of_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    with pytest.raises(Refusal):
        write_new(tmp_path / 'site', {'fine': '', path: ''})
    assert list(tmp_path.iterdir()) == []


def test_a_file_where_a_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / 'posts').write_text('mine')
    with pytest.raises(Refusal, match='is no folder'):
        write_new(tmp_path, FILES)
    assert [path.name for path in tmp_path.iterdir()] == ['posts']
