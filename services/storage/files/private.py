"""Files and folders that only their owner can read."""

import os
import sys
from pathlib import Path


def make_private_folder(path: Path) -> None:
    """Make the folder with its parents, or take it as it is; it then has mode 0700."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.chmod(0o700)


def write_new_private_file(path: Path, octets: bytes) -> None:
    """Write a new file with mode 0600 and bring it to the disk; a write that fails leaves no file. Raises FileExistsError."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(file, "wb") as stream:
            stream.write(octets)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        path.unlink()
        raise


def replace_private_file(path: Path, octets: bytes) -> None:
    """Write the file with mode 0600, whole or not at all, and bring it to the disk. For one writer at a time."""
    draft = path.with_name(f"{path.name}.new")
    draft.unlink(missing_ok=True)
    write_new_private_file(draft, octets)
    draft.replace(path)
    sync_folder(path.parent)


def sync_folder(path: Path) -> None:
    """Bring the names of the folder's files to the disk."""
    if sys.platform == "win32":  # a folder cannot be opened there
        return
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
