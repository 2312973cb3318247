"""A built page, as small as one can be."""

import gzip
from pathlib import Path

SCRIPT = b"export const said = 'the script';\n" * 10
LARGE = bytes(range(256)) * 1_024
"""More than is handed to the server at once."""


def build_page(folder: Path) -> Path:
    """Write what `make web` writes, and return the folder."""
    (folder / "assets").mkdir(parents=True)
    page = b"<!doctype html><title>The page</title>"
    files = {"index.html": page, "icon.svg": b"<svg/>", "assets/main-1a2b.js": SCRIPT, "assets/face-1a2b.woff2": LARGE}
    for name, octets in files.items():
        (folder / name).write_bytes(octets)
    for name in ("index.html", "assets/main-1a2b.js"):
        (folder / f"{name}.gz").write_bytes(gzip.compress(files[name], mtime=0))
        (folder / f"{name}.br").write_bytes(b"brotli of " + name.encode())
    (folder / "persisted-documents.json").write_text('{"viewer": "query Viewer { viewer { subject } }"}')
    (folder / "notes.txt").write_text("of nobody's business")
    return folder
