from __future__ import annotations

import io
import json

from sphinxext_podcast.extension.search.placed_index import PlacedIndex

INDEX = {'docnames': ['posts/tide', 'index'], 'terms': {}}


def test_documents_are_called_as_their_addresses_are() -> None:
    placed, stream = PlacedIndex(json, {'posts/tide': 'far/index.html'}), io.StringIO()
    placed.dump(INDEX, stream)
    assert json.loads(stream.getvalue())['docnames'] == ['far', 'index']
    stream.seek(0)
    assert placed.load(stream) == INDEX


def test_a_theme_that_reads_it_twice_gets_the_docnames() -> None:
    """The theme sphinx-immaterial loads an index, completes it, and loads that."""
    placed = PlacedIndex(json, {'posts/tide': 'far/index.html'})
    again = io.StringIO(placed.dumps({'docurls': ['far/'], **INDEX}))
    assert placed.load(again)['docnames'] == INDEX['docnames']
