"""Sphinx's index of words on a site whose documents are not where their docnames say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinxext_podcast.model.addresses.places import search_name

if TYPE_CHECKING:
    from collections.abc import Mapping


class PlacedIndex:
    """Writes and reads Sphinx's index of words with names of which its script makes addresses."""

    def __init__(self, plain: Any, known: Mapping[str, str]) -> None:
        """Wrap the format *plain*; *known* are the files of documents elsewhere, by docname."""
        self.plain, self.known = plain, known

    def dump(self, data: dict[str, Any], stream: Any) -> None:
        """Write *data*, an index."""
        self.plain.dump(self.renamed(data, self.names()), stream)

    def load(self, stream: Any) -> Any:
        """Return the index in *stream*, with docnames again."""
        names = {name: docname for docname, name in self.names().items()}
        return self.renamed(self.plain.load(stream), names)

    def dumps(self, data: dict[str, Any]) -> Any:
        """Return *data* as it is; sphinx-immaterial asks for it before it reads an index."""
        return self.plain.dumps(data)

    def names(self) -> dict[str, str]:
        """Return docname → name in the index."""
        return {docname: search_name(file) for docname, file in self.known.items()}

    def renamed(self, data: Any, names: Mapping[str, str]) -> Any:
        """Return *data* with its documents called as *names* say; it may be something else."""
        if not isinstance(data, dict) or not isinstance(data.get('docnames'), (list, tuple)):
            return data
        return {**data, 'docnames': [names.get(name, name) for name in data['docnames']]}
