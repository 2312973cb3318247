"""Whether the master key is the one that the data in the database are encrypted by."""

from pathlib import Path

from pymongo.errors import DuplicateKeyError

from services.encryption.envelope import DecryptionFailed, decrypt, encrypt
from services.encryption.master_key import MasterKey
from services.model.encrypted import Encrypted, Place
from services.model.secret import Secret
from services.ports.keys import KeyProvider
from services.storage.files.master_key import find_master_key, load_or_create_master_key
from services.storage.mongo.codec import read_stored, write_stored
from services.storage.mongo.database import Database
from services.storage.mongo.driver import Found

_ID = "master_key_check"
_PLACE = Place(scope_id=None, noun_id=_ID, version=1, field="check")
_CONSTANT = b"destination-certificates"


class MasterKeyMismatch(Exception):
    """The master key is missing, or is not the one of the data; the sentence says what to do."""


async def open_master_key(database: Database, path: Path) -> MasterKey:
    """Return the key in the file; a new one is made only while nothing is encrypted yet, so that no old data lose their key.

    Raises MasterKeyMismatch if there is no file but there are data, InvalidMasterKey for a bad file, and ServiceUnavailable.
    """
    found = find_master_key(path)
    if found is not None:
        return found
    if await _find_check(database) is not None:
        raise MasterKeyMismatch(f"The database holds data that were encrypted by a master key, but {path} is missing. Restore it.")
    return load_or_create_master_key(path)


async def check_master_key(database: Database, keys: KeyProvider) -> None:
    """Return if the keys decrypt what the first start stored; the first start stores it.

    Raises MasterKeyMismatch otherwise, and ServiceUnavailable.
    """
    stored = await _find_check(database) or await _store_check(database, keys)
    try:
        decrypted = decrypt(read_stored(Encrypted, stored), place=_PLACE, keys=keys)
    except DecryptionFailed:
        decrypted = None
    if decrypted != Secret(_CONSTANT):
        raise MasterKeyMismatch("The database was encrypted by another master key. Restore that key; nothing was changed.")


async def _find_check(database: Database) -> Found | None:
    async with database.answering():
        return await database.installation.find_one({"_id": _ID})


async def _store_check(database: Database, keys: KeyProvider) -> Found:
    document = {"_id": _ID, **write_stored(encrypt(Secret(_CONSTANT), place=_PLACE, keys=keys))}
    async with database.answering():
        try:
            await database.installation.insert_one(document)
        except DuplicateKeyError:  # another replica was first: its value decides
            return await database.installation.find_one({"_id": _ID}) or document
    return document
