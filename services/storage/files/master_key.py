"""The file that holds the master key: made by the first start, readable by its owner only."""

import os
import secrets
import stat
import sys
from pathlib import Path

from services.encryption.master_key import MASTER_KEY_LENGTH, InvalidMasterKey, MasterKey, new_master_key
from services.model.secret import Secret
from services.storage.files.private import sync_folder, write_new_private_file


def load_or_create_master_key(path: Path) -> MasterKey:
    """Return the key in the file; the first call makes it. Several processes that start together get the same key.

    Raises InvalidMasterKey if the file has another size or can be read by others. The folder must exist.
    """
    found = find_master_key(path)
    return found if found is not None else _create(path)


def find_master_key(path: Path) -> MasterKey | None:
    """Return the key in the file, None if there is no file; raises InvalidMasterKey as above."""
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))  # a named pipe would otherwise wait for a writer
    except FileNotFoundError:
        return None
    try:
        _check_mode(path, os.fstat(file))
        octets = os.read(file, MASTER_KEY_LENGTH + 1)
    finally:
        os.close(file)
    if len(octets) != MASTER_KEY_LENGTH:
        raise InvalidMasterKey(f"The master key file {path} must have {MASTER_KEY_LENGTH} octets; restore it from its backup.")
    return MasterKey(Secret(octets))


def _check_mode(path: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise InvalidMasterKey(f"The master key file {path} is not a regular file.")
    if sys.platform != "win32" and status.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise InvalidMasterKey(f"The master key file {path} can be read by others; run: chmod 600 {path}")


def _create(path: Path) -> MasterKey:
    # A complete file is linked into place: the name appears with its 32 octets or not at all, and for one process only.
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}.new")
    key = new_master_key()
    write_new_private_file(draft, key.secret.reveal())
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    sync_folder(path.parent)
    found = find_master_key(path)
    if found is None:
        raise InvalidMasterKey(f"The master key file {path} vanished while it was made.")
    return found
