"""The files of the built page, read into memory once: what is asked for is looked up in a table and never sought on the disk."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from server.http.compression import BROTLI, GZIP, IDENTITY
from server.page.headers import DOCUMENT, EVERYWHERE, IMMUTABLE, REVALIDATED
from services.model.limits import MEBIBYTE

DIST = Path(__file__).parents[2] / "web" / "dist"
"""Where `make web` builds the page."""

INDEX, ICON, ASSETS = "index.html", "icon.svg", "assets"
"""What is served of the folder: the page, its icon, and what it loads, whose names have hashes."""

MAX_FILES = 5_000
"""In the folder, compressed ones too: the page with all languages of the components would have 2,000."""

MAX_SIZE = 64 * MEBIBYTE
"""Octets of all files together, which the service keeps in memory; the page has 5 MiB."""

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
}
"""By suffix; another file is none that a page of ours loads."""

_DOCUMENTS = frozenset({".html", ".svg"})
_COMPRESSED = {BROTLI: ".br", GZIP: ".gz"}  # the smaller ones first


class BadPage(Exception):
    """What was built cannot be served, in a sentence that names the file."""


@dataclass(frozen=True, slots=True)
class Representation:
    """A file in one coding, with its header fields; `tag` is its ETag, None where it never changes."""

    body: bytes = field(repr=False)
    headers: Mapping[str, str]
    tag: str | None


PageFile = Mapping[str, Representation]
"""The representations of one file by their codings, those that clients shall have rather before others; `identity` is always there."""


def read_files(folder: Path) -> dict[str, PageFile]:
    """Return the files by their paths; none where the page is not built. Raises BadPage for what cannot be served."""
    if not (folder / INDEX).is_file():
        return {}
    compressed = tuple(_COMPRESSED.values())
    found = [*folder.glob(f"{INDEX}*"), *folder.glob(f"{ICON}*"), *sorted((folder / ASSETS).glob("*"))]
    _check_bounds(folder, found)
    octets = {str(path.relative_to(folder)): path.read_bytes() for path in found}
    return {f"/{name}": _read(name, octets) for name in octets if not name.endswith(compressed)}


def _check_bounds(folder: Path, found: list[Path]) -> None:
    if len(found) > MAX_FILES:
        raise BadPage(f"The page in {folder} has more than {MAX_FILES} files.")
    if sum(path.stat().st_size for path in found) > MAX_SIZE:
        raise BadPage(f"The files of the page in {folder} have more than {MAX_SIZE} octets.")


def _read(name: str, octets: Mapping[str, bytes]) -> PageFile:
    suffix = Path(name).suffix
    if suffix not in MEDIA_TYPES:
        raise BadPage(f"The file {name} of the page is of no kind that is served: {', '.join(MEDIA_TYPES)}.")
    is_immutable = name.startswith(f"{ASSETS}/")
    headers = {
        "Content-Type": MEDIA_TYPES[suffix],
        **EVERYWHERE,
        **(DOCUMENT if suffix in _DOCUMENTS else {}),
        **(IMMUTABLE if is_immutable else REVALIDATED),
    }
    bodies = {coding: octets[name + ending] for coding, ending in _COMPRESSED.items() if name + ending in octets}
    return {
        coding: _represent(body, coding, headers, is_immutable=is_immutable) for coding, body in [*bodies.items(), (IDENTITY, octets[name])]
    }


def _represent(body: bytes, coding: str, headers: Mapping[str, str], *, is_immutable: bool) -> Representation:
    tag = None if is_immutable else f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    more = ({} if coding == IDENTITY else {"Content-Encoding": coding}) | ({} if tag is None else {"ETag": tag})
    return Representation(body, {**headers, **more}, tag)
