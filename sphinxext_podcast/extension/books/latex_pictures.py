"""Pictures that LaTeX cannot print: it takes PDF, PNG and JPEG, and ends at any other."""

from __future__ import annotations

from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from sphinxext_podcast.extension.messages import logger

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: The names of files that LaTeX takes end with these.
PRINTED = frozenset({'.pdf', '.png', '.jpg', '.jpeg'})


def on_doctree_resolved(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Convert such pictures if Pillow can, else let their words stand for them."""
    if app.builder.format != 'latex':
        return
    lost: set[str] = set()
    for image in list(doctree.findall(nodes.image)):
        path = Path(app.srcdir, image['uri'])
        if path.suffix.lower() in PRINTED or not path.is_file():
            continue
        if name := converted(path, Path(app.builder.outdir)):
            image['uri'], image['candidates'] = name, {'*': name}
        else:
            lost.add(image['uri'])
            image.replace_self(words(image))
    if lost:
        logger.info(
            'LaTeX prints PDF, PNG and JPEG: words stand for %s; sphinx.ext.imgconverter can '
            'convert them',
            ', '.join(sorted(lost)),
        )


def words(image: nodes.image) -> list[nodes.Node]:
    """Return what stands for *image*: its alternative text, nothing without one."""
    alt = image.get('alt', '')
    if not alt:
        return []
    said = nodes.emphasis('', alt)
    return [said if isinstance(image.parent, nodes.TextElement) else nodes.paragraph('', '', said)]


def converted(path: Path, folder: Path) -> str:
    """Write the picture of *path* as PNG into *folder*; return its name, '' if that cannot be."""
    try:
        from PIL import Image  # noqa: PLC0415 - an extra
    except ImportError:
        return ''
    data = path.read_bytes()
    try:
        with Image.open(BytesIO(data)) as picture:
            shown = picture.convert('RGBA' if picture.has_transparency_data else 'RGB')
    except (OSError, ValueError):
        return ''
    name = f'podcast-{blake2b(data, digest_size=8).hexdigest()}.png'
    folder.mkdir(parents=True, exist_ok=True)
    shown.save(folder / name)
    return name
