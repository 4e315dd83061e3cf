"""Pictures of articles in the sizes of ``podcast_picture_widths``, for a browser to choose from.

What is in a picture is noted when its document is read, which depends on it.  Smaller ones are
named by it, so that a page knows their names before they are made, and each is made once.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from sphinx.util.images import get_image_size

from sphinxext_podcast.extension.builders import has_site_files
from sphinxext_podcast.extension.messages import Subtype, logger, steps, warn
from sphinxext_podcast.extension.outdir import digest, write_whole
from sphinxext_podcast.output import smaller_picture
from sphinxext_podcast.output.smaller_picture import Original

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

FOLDER = 'podcast-pictures'
#: How much room there is: for the text on a wide screen, for an entry of a list, for a card.
TEXT = '(min-width: 48rem) 43rem, 100vw'
#: A picture that is not wider than this many times another size gains nothing by that.
GAIN = 1.25
#: Files whose width and height in pixels are those on a page.
_RASTER = ('.jpg', '.jpeg', '.png', '.gif', '.webp', '.avif')


class Shown(NamedTuple):
    """A picture on a page: its size, and others by their widths, as paths from the root."""

    width: int
    height: int
    choice: tuple[tuple[int, str], ...] = ()


class Smaller(NamedTuple):
    """A picture to make: the file of the large one, and the width."""

    source: Path
    width: int


def note(docname: str, paths: Iterable[str], env: BuildEnvironment) -> None:
    """Note what is in the pictures *paths* of *docname*, which is read now."""
    found = {}
    for path in paths:
        if path in env.images and path.lower().endswith(_RASTER):
            with suppress(OSError):  # Sphinx says so
                data = Path(env.srcdir, path).read_bytes()
                found[path] = blake2b(data, digest_size=9).hexdigest()
    if found:
        _noted(env)[docname] = found


def state(path: str, env: BuildEnvironment) -> str:
    """Return what pages say of the picture *path* besides its name; '' of ordinary documentation.

    What is in it matters only to the names of smaller ones.
    """
    content = _content(path, env)
    found = _original(str(Path(env.srcdir, path)), content) if content else None
    if found is None:
        return ''
    named = content if _widths(found, env.config) else ''
    return f'{found.width} {found.height} {named}'


def shown(path: str, builder: StandaloneHTMLBuilder) -> Shown | None:
    """Return how the picture *path* is shown, None where nobody knows its size."""
    env = builder.env
    content = _content(path, env)
    found = _original(str(Path(builder.srcdir, path)), content) if content else None
    if found is None:
        return None
    choice = [(w, f'{FOLDER}/{name}') for w, name in _smaller(found, content, builder)]
    if choice and found.width < GAIN * max(builder.config.podcast_picture_widths):
        choice.append((found.width, _address(path, builder)))
    return Shown(found.width, found.height, tuple(choice))


def measures(
    path: str, builder: StandaloneHTMLBuilder, to: Callable[[str], str], room: str = TEXT
) -> dict[str, str]:
    """Return the attributes of the picture *path*: its size and, where there are any, others.

    They are for as much *room* as the attribute ``sizes`` says; *to* makes the address of each of
    its path from the root.
    """
    found = shown(path, builder)
    if found is None:
        return {}
    made = {'width': str(found.width), 'height': str(found.height)}
    if found.choice:
        choice = (f'{to(address)} {width}w' for width, address in found.choice)
        made |= {'srcset': ', '.join(choice), 'sizes': room}
    return made


def smallest(path: str, builder: StandaloneHTMLBuilder) -> str:
    """Return the address of the picture *path*, as small as there is one, from the root."""
    found = shown(path, builder)
    return found.choice[0][1] if found and found.choice else _address(path, builder)


def made_by(builder: Builder) -> str:
    """Return what the names of smaller pictures depend on besides what is in them."""
    return _pillow() if builder.config.podcast_picture_widths else ''


def files(app: Sphinx) -> dict[str, Smaller]:
    """Return path below the output folder → what is there, of all pictures of articles."""
    builder, env = app.builder, app.env
    if not has_site_files(builder) or not builder.config.podcast_picture_widths:
        return {}
    found: dict[str, Smaller] = {}
    large = 0
    for path, content in sorted({i for known in _noted(env).values() for i in known.items()}):
        source = Path(builder.srcdir, path)
        if read := _original(str(source), content):
            large += read.width >= GAIN * min(builder.config.podcast_picture_widths)
            for width, name in _smaller(read, content, builder):
                found[f'{FOLDER}/{name}'] = Smaller(source, width)
    if large and not _pillow():
        logger.info(
            'podcast: Pillow is not there, and large pictures (%s) are sent to every reader as '
            'they are; pip install "sphinxext-podcast[pictures]"',
            large,
        )
    return found


def write(wanted: Mapping[str, Smaller], outdir: Path, jobs: int) -> None:
    """Make those pictures that are not there, several at once where the build has *jobs*."""
    missing: dict[Path, dict[int, Path]] = {}
    for path, (source, width) in wanted.items():
        if not (place := outdir / path).exists():
            missing.setdefault(source, {})[width] = place
    with ThreadPoolExecutor(max(jobs, 1)) as pool:
        made = pool.map(lambda item: _made(item[0], [*item[1]]), missing.items())
        for source in steps([*missing], 'making smaller pictures'):
            places, pictures = missing[source], next(made)
            for width, place in places.items():
                place.parent.mkdir(parents=True, exist_ok=True)
                # A page may name it: what is damaged is shown as far as a browser can.
                write_whole(place, pictures[width] if pictures else source.read_bytes())


def _made(source: Path, widths: list[int]) -> dict[int, bytes]:
    try:
        return smaller_picture.smaller(source, widths)
    except Exception as wrong:  # noqa: BLE001 - a file may be damaged in any way
        message = f'{source}: this picture is damaged ({wrong}), and has no smaller ones'
        warn(Subtype.LINK, f'{message}; save it anew')
        return {}


def _widths(found: Original, config: Config) -> list[int]:
    """Return in which widths, the smallest first, there is a smaller picture of *found*."""
    known = sorted({*config.podcast_picture_widths}) if found.suffix else []
    return [width for width in known if found.width >= GAIN * width]


def _smaller(found: Original, content: str, builder: Builder) -> Iterator[tuple[int, str]]:
    """Yield width and name of each smaller picture of *found*."""
    if has_site_files(builder):
        made = digest((smaller_picture.MADE, _pillow(), content))
        for width in _widths(found, builder.config):
            yield width, f'{made}-{width}{found.suffix}'


@cache
def _original(path: str, _content: str) -> Original | None:
    """Return what the head of the file says; it is asked once for what is in it."""
    if _pillow() and (found := smaller_picture.original(Path(path))):
        return found
    size = get_image_size(path)
    return Original(*size, '') if size and min(size) > 0 else None


@cache
def _pillow() -> str:
    """Return the version of Pillow, '' where it is not there."""
    if find_spec('PIL') is None:
        return ''
    import PIL  # noqa: PLC0415 - an extra

    return PIL.__version__


def _address(path: str, builder: StandaloneHTMLBuilder) -> str:
    return f'{builder.imagedir}/{quote(str(builder.env.images[path][1]))}'


def _content(path: str, env: BuildEnvironment) -> str:
    """Return what is in the picture *path*, as a digest, if one of our documents shows it."""
    noted = _noted(env)
    docnames = sorted(env.images[path][0]) if path in env.images else ()
    return next((noted[d][path] for d in docnames if path in noted.get(d, {})), '')


def _noted(env: BuildEnvironment) -> dict[str, dict[str, str]]:
    """Return docname → path → what is in each picture of that article or page."""
    return env.domaindata['podcast']['pictures']  # type: ignore[no-any-return]
