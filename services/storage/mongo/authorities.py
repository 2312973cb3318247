"""The local authority in MongoDB: its certificates, and its private keys encrypted under the master key."""

import asyncio
from collections.abc import Callable
from typing import Any

from services.encryption.envelope import decrypt, encrypt
from services.errors import NotFound
from services.model.encrypted import Encrypted, Place
from services.model.generation import CertificateAuthority
from services.model.lifecycle import TransactionRecords
from services.ports.keys import KeyProvider
from services.storage.mongo.codec import SCHEMA_VERSION, Document, read_document, read_stored, write_stored
from services.storage.mongo.database import Database
from services.storage.mongo.driver import Session
from services.storage.mongo.records import run_with_records


class MongoAuthorities:
    """An AuthorityStore. All its methods raise ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database, keys: KeyProvider) -> None:
        self._database = database
        self._keys = keys

    async def load_or_create(self, name: str, make: Callable[[], tuple[CertificateAuthority, ...]]) -> tuple[CertificateAuthority, ...]:
        """Return the authorities of that name; what `make` returns, in a thread, the first time.

        They are stored under a fixed id: of replicas that start together one is first, and all the others take what it stored.
        Raises DecryptionFailed if the master key is not the one that they were encrypted by.
        """
        stored = await self._database.find_installed(_id_of(name))
        if stored is None:
            made = enumerate(await asyncio.to_thread(make), start=1)
            members = [self._write(name, number, authority) for number, authority in made]
            stored = await self._database.store_once({"_id": _id_of(name), "v": SCHEMA_VERSION, "members": members})
        return read_document("authority", stored, lambda document: self._read(name, document))

    async def remove_private_key(self, name: str, *, certificate: bytes, records: TransactionRecords) -> None:
        """Remove the private key of the authority of that certificate; raises NotFound if it is not there.

        The encrypted key is gone from the document; mongod's log, and backups that were made before, hold it until they are replaced.
        """
        member = {"certificate": certificate, "private_key": {"$ne": None}}

        async def work(session: Session) -> None:
            removed = await self._database.installation.update_one(
                {"_id": _id_of(name), "members": {"$elemMatch": member}}, {"$set": {"members.$.private_key": None}}, session=session
            )
            if removed.matched_count != 1:
                raise NotFound("There is no private key of that authority.")

        await run_with_records(self._database, work, records=records)

    def _write(self, name: str, number: int, authority: CertificateAuthority) -> dict[str, Any]:
        key = authority.private_key
        encrypted = None if key is None else write_stored(encrypt(key, place=_place(name, number), keys=self._keys))
        return {"certificate": authority.certificate, "private_key": encrypted}

    def _read(self, name: str, document: Document) -> tuple[CertificateAuthority, ...]:
        authorities = []
        for number, member in enumerate(document["members"], start=1):
            stored = member["private_key"]
            key = None if stored is None else decrypt(read_stored(Encrypted, stored), place=_place(name, number), keys=self._keys)
            authorities.append(CertificateAuthority(certificate=bytes(member["certificate"]), private_key=key))
        return tuple(authorities)


def _id_of(name: str) -> str:
    return f"authority:{name}"


def _place(name: str, number: int) -> Place:
    return Place(scope_id=None, noun_id=_id_of(name), version=number, field="private_key")
