"""The keys that sign access tokens in MongoDB, encrypted under the master key."""

from collections.abc import Collection

from pymongo.errors import DuplicateKeyError

from services.encryption.envelope import decrypt, encrypt
from services.model.access import SigningKey
from services.model.encrypted import Encrypted, Place
from services.ports.keys import KeyProvider
from services.storage.mongo.codec import SCHEMA_VERSION, Document, read_document, read_moment, read_stored, write_stored
from services.storage.mongo.database import Database


class MongoSigningKeys:
    """A SigningKeyRepository. All its methods raise ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database, keys: KeyProvider) -> None:
        self._database = database
        self._keys = keys

    async def list(self) -> tuple[SigningKey, ...]:
        """Return all keys by their numbers, the lowest first; raises DecryptionFailed for one that was tampered with."""
        async with self._database.answering():
            documents = await self._database.signing_keys.find({}).sort([("_id", 1)]).to_list(None)
        return tuple(read_document("signing key", document, self._read) for document in documents)

    async def add(self, key: SigningKey) -> bool:
        """Store a key; return False, and store nothing, where there is one of that number."""
        encrypted = encrypt(key.private_key, place=_place(key.number), keys=self._keys)
        document = {"_id": key.number, "v": SCHEMA_VERSION, "created_at": key.created_at, "signs_from": key.signs_from}
        async with self._database.answering():
            try:
                await self._database.signing_keys.insert_one({**document, "private_key": write_stored(encrypted)})
            except DuplicateKeyError:
                return False
        return True

    async def remove(self, numbers: Collection[int]) -> None:
        """Remove the keys of these numbers; mongod's files and backups may hold their ciphertext for a while."""
        async with self._database.answering():
            await self._database.signing_keys.delete_many({"_id": {"$in": sorted(numbers)}})

    def _read(self, document: Document) -> SigningKey:
        number, encrypted = document["_id"], read_stored(Encrypted, document["private_key"])
        return SigningKey(
            number=number,
            private_key=decrypt(encrypted, place=_place(number), keys=self._keys),
            created_at=read_moment(document["created_at"]),
            signs_from=read_moment(document["signs_from"]),
        )


def _place(number: int) -> Place:
    return Place(scope_id=None, noun_id=f"signing_key:{number}", version=1, field="private_key")
