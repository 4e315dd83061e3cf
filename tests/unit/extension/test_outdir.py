"""Files of the output folder on a disk that knows no case."""

from __future__ import annotations

import os
from pathlib import Path

from sphinxext_podcast.extension.outdir import is_same
from sphinxext_podcast.model.addresses.owners import folded


def test_one_file_under_two_names(tmp_path: Path) -> None:
    (tmp_path / 'Fog.html').write_text('fog', encoding='utf-8')
    os.link(tmp_path / 'Fog.html', tmp_path / 'fog.html')  # as such a disk shows it
    (tmp_path / 'FOG.html').write_text('fog', encoding='utf-8')
    assert len({folded(name) for name in ('Fog.html', 'fog.html', 'FOG.html')}) == 1
    assert is_same(tmp_path, 'Fog.html', 'fog.html')
    assert not is_same(tmp_path, 'Fog.html', 'FOG.html')
    assert not is_same(tmp_path, 'Fog.html', 'Fog.html')
    assert not is_same(tmp_path, 'Fog.html', 'sea.html')
