"""The file that holds the master key: made by the first start, readable by its owner only."""

import re
from pathlib import Path

from services.encryption.master_key import MASTER_KEY_LENGTH, MasterKey, new_master_key
from services.storage.files.secret_file import SecretFile

_FORM = re.compile(rb".{%d}" % MASTER_KEY_LENGTH, re.DOTALL)


def load_or_create_master_key(path: Path) -> MasterKey:
    """Return the key in the file; the first call makes it. Several processes that start together get the same key.

    Raises BadSecretFile if the file has another size or can be read by others. The folder must exist.
    """
    return MasterKey(_file(path).load_or_create(_make))


def find_master_key(path: Path) -> MasterKey | None:
    """Return the key in the file, None if there is no file or an empty one; raises BadSecretFile as above."""
    found = _file(path).find()
    return None if found is None else MasterKey(found)


def _make() -> bytes:
    return new_master_key().secret.reveal()


def _file(path: Path) -> SecretFile:
    rule = f"have {MASTER_KEY_LENGTH} octets"
    return SecretFile(path=path, noun="master key file", form=_FORM, rule=rule, remedy="restore it from its backup")
