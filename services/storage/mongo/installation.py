"""Whether the master key is the one that the data in the database are encrypted by."""

from pathlib import Path

from services.encryption.envelope import DecryptionFailed, decrypt, encrypt
from services.encryption.master_key import MasterKey
from services.model.encrypted import Encrypted, Place
from services.model.secret import Secret
from services.ports.keys import KeyProvider
from services.storage.files.master_key import find_master_key, load_or_create_master_key
from services.storage.mongo.codec import read_stored, write_stored
from services.storage.mongo.database import Database

_ID = "master_key_check"
_PLACE = Place(scope_id=None, noun_id=_ID, version=1, field="check")
_CONSTANT = b"destination-certificates"


class MasterKeyMismatch(Exception):
    """The master key is missing, or is not the one of the data; the sentence says what to do."""


async def open_master_key(database: Database, path: Path) -> MasterKey:
    """Return the key in the file; a new one is made only while nothing is encrypted yet, so that no old data lose their key.

    Raises MasterKeyMismatch if there is no file, or an empty one, but there are data, BadSecretFile for a bad one, and ServiceUnavailable.
    """
    found = find_master_key(path)
    if found is not None:
        return found
    if await database.find_installed(_ID) is not None:
        raise MasterKeyMismatch(f"The database holds data that were encrypted by a master key, but {path} is missing or empty. Restore it.")
    return load_or_create_master_key(path)


async def check_master_key(database: Database, keys: KeyProvider) -> None:
    """Return if the keys decrypt what the first start stored; the first start stores it.

    Raises MasterKeyMismatch otherwise, and ServiceUnavailable.
    """
    stored = await database.find_installed(_ID)
    if stored is None:
        stored = await database.store_once({"_id": _ID, **write_stored(encrypt(Secret(_CONSTANT), place=_PLACE, keys=keys))})
    try:
        decrypted = decrypt(read_stored(Encrypted, stored), place=_PLACE, keys=keys)
    except DecryptionFailed:
        decrypted = None
    if decrypted != Secret(_CONSTANT):
        raise MasterKeyMismatch("The database was encrypted by another master key. Restore that key; nothing was changed.")
