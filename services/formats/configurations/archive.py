"""ZIP archives of files, read with care: what is unpacked is bounded while it is unpacked, and no path is ever used."""

import io
import zipfile
import zlib
from collections.abc import Iterator, Sequence

from services.errors import ErrorCode, TooLarge, UnrecognizedFormat
from services.formats.configurations.entries import malformed
from services.model.limits import MAX_FILE_CONFIGURATIONS, MAX_UNPACKED_SIZE

SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
"""How an archive begins; the second is that of one without files."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can say: the same files make the same archive."""

_MAC_FOLDER = "__MACOSX/"
"""Where macOS keeps what only its Finder needs."""

_MAX_SOURCE_LENGTH = 80
"""Characters of a file's name that are shown: somebody else chose it."""


def read_archive(octets: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield name and octets of each file; raises TooLarge, MalformedContent, and UnrecognizedFormat for protected archives.

    Folders and macOS's own files are left out. The names are for people only.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(octets)) as archive:
            yield from _read_files(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError):
        raise malformed("The ZIP archive is damaged.") from None


def write_archive(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Return an archive of these files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, octets in files:
            archive.writestr(zipfile.ZipInfo(name, date_time=_EPOCH), octets, compress_type=zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _read_files(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    files = [one for one in archive.infolist() if not one.is_dir() and not one.filename.startswith(_MAC_FOLDER)]
    if len(files) > MAX_FILE_CONFIGURATIONS:
        raise TooLarge(f"The archive has more than {MAX_FILE_CONFIGURATIONS:,} files.", limit=MAX_FILE_CONFIGURATIONS)
    room = MAX_UNPACKED_SIZE
    for file in files:
        if file.flag_bits & _ENCRYPTED or file.compress_type not in _METHODS:
            message = "The archive is protected by a password, or packed by another method than Deflate."
            raise UnrecognizedFormat(message, code=ErrorCode.FILE_UNRECOGNIZED)
        with archive.open(file) as opened:
            octets = opened.read(room + 1)  # what the archive says of its sizes is not trusted
        room -= len(octets)
        if room < 0:
            message = f"The files in the archive have more than {MAX_UNPACKED_SIZE:,} octets together."
            raise TooLarge(message, limit=MAX_UNPACKED_SIZE)
        yield _show(file.filename), octets


def _show(name: str) -> str:
    """Return the last part of a path, without what does not show, and short."""
    last = name.replace("\\", "/").rpartition("/")[2]
    shown = "".join(character if character.isprintable() else "?" for character in last)
    return shown if len(shown) <= _MAX_SOURCE_LENGTH else f"{shown[:_MAX_SOURCE_LENGTH]}…"
