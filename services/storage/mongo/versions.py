"""The versions of certificates in MongoDB: description, contents and encrypted octets of each."""

from collections.abc import Sequence
from typing import Any

from services.errors import NotFound
from services.model.certificate import Certificate, Version, VersionOrigin
from services.model.contents import Contents
from services.model.encrypted import Encrypted
from services.model.lifecycle import TransactionRecords
from services.model.limits import MAX_VERSIONS
from services.storage.mongo.codec import read_stored, write_stored
from services.storage.mongo.conditions import (
    match_any,
    match_certificate,
    match_parts,
    match_switch,
    match_version,
    match_versions,
    modified_meanwhile,
    partition,
)
from services.storage.mongo.contents import load_many_parts, load_parts, store_parts, write_parts
from services.storage.mongo.database import Database
from services.storage.mongo.derived import READ_BY, version_id, write_next_version, write_version
from services.storage.mongo.driver import Session
from services.storage.mongo.expiries.cells import EXPIRIES
from services.storage.mongo.expiries.changes import note_change
from services.storage.mongo.records import run_with_records
from services.storage.mongo.transactions import Work


class MongoVersions:
    """A VersionRepository. All its methods raise ServiceUnavailable when the database does not answer in time."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add_version(
        self, certificate: Certificate, version: Version, *, contents: Contents, octets: Encrypted, records: TransactionRecords
    ) -> None:
        """Make `version` the present one, if the stored one is the one before."""
        before = version.number - 1
        switch = {} if version.origin is VersionOrigin.REPLACEMENT else match_switch(certificate)
        condition = {**match_certificate(certificate), **switch, "version": before}
        update = {"$set": write_next_version(certificate), "$unset": {"claimed_until": ""}}
        if version.origin is VersionOrigin.ROLL_BACK:  # its contents are as another release may have read them
            update["$set"][READ_BY] = None
        superseded = {"$set": {"superseded_at": version.created_at}}
        store = store_version(self._database, certificate, version, contents=contents, octets=octets)

        async def work(session: Session) -> None:
            changed = await self._database.certificates.find_one_and_update(condition, update, EXPIRIES, session=session)
            if changed is None:
                raise modified_meanwhile()
            await note_change(self._database, certificate.tenant, before=changed, after=update["$set"], session=session)
            await self._database.versions.update_one(match_version(certificate, before), superseded, session=session)
            if version.number > MAX_VERSIONS:
                await _drop_old(self._database, certificate, last=version.number - MAX_VERSIONS, session=session)
            await store(session)

        await run_with_records(self._database, work, records=records)

    async def list_versions(self, certificates: Sequence[Certificate]) -> list[tuple[Version, ...]]:
        """Return the versions of each certificate, newest first."""
        async with self._database.answering():
            documents = await self._database.versions.find(match_any(match_versions(one) for one in certificates)).to_list(None)
        of: dict[str, list[Version]] = {one.id: [] for one in certificates}
        for document in documents:
            version = read_stored(Version, document)
            of[version.certificate_id].append(version)
        return [tuple(sorted(of[one.id], key=lambda version: -version.number)) for one in certificates]

    async def load_many_contents(self, certificates: Sequence[Certificate], numbers: Sequence[int] | None = None) -> list[Contents | None]:
        """Return the entries of each certificate's version of that number, None for those that are not kept any more."""
        return await load_many_parts(self._database, certificates, numbers)

    async def load_contents(self, certificate: Certificate, version: int | None = None) -> Contents:
        """Return the entries of a version; raises NotFound."""
        return await load_parts(self._database, certificate, certificate.version if version is None else version)

    async def load_octets(self, certificate: Certificate, version: int | None = None) -> Encrypted:
        """Return the encrypted octets of a version; raises NotFound."""
        number = certificate.version if version is None else version
        async with self._database.answering():
            document = await self._database.octets.find_one(match_version(certificate, number))
        if document is None:
            raise NotFound("The certificate has no such version.")
        return read_stored(Encrypted, document)

    async def load_many_octets(self, certificates: Sequence[Certificate]) -> list[Encrypted | None]:
        """Return the encrypted octets of each certificate's version, None for those that are not kept any more."""
        if not certificates:
            return []
        async with self._database.answering():
            documents = await self._database.octets.find(match_any(match_version(one, one.version) for one in certificates)).to_list(None)
        found = {document["_id"]: read_stored(Encrypted, document) for document in documents}
        return [found.get(version_id(one.id, one.version)) for one in certificates]


def store_version(database: Database, certificate: Certificate, version: Version, *, contents: Contents, octets: Encrypted) -> Work[None]:
    """Return the work that stores the documents of a version, which is the certificate's present one."""
    described = {**write_version(version), **partition(certificate)}
    encrypted = {"_id": version_id(certificate.id, version.number), **write_stored(octets), **partition(certificate)}
    parts = write_parts(certificate, contents)

    async def work(session: Session) -> None:
        await database.versions.insert_one(described, session=session)
        await database.octets.insert_one(encrypted, session=session)
        await store_parts(database, parts, session)

    return work


async def _drop_old(database: Database, certificate: Certificate, *, last: int, session: Session) -> None:
    """Remove octets and contents of the versions up to that number; there is one, or more after the limit was lowered."""
    old: dict[str, Any] = {**match_versions(certificate), "number": {"$lte": last}, "is_kept": {"$ne": False}}
    for document in await database.versions.find(old, {"number": 1}, session=session).to_list(None):
        number = document["number"]
        await database.versions.update_one(match_version(certificate, number), {"$set": {"is_kept": False}}, session=session)
        await database.octets.delete_one(match_version(certificate, number), session=session)
        await database.contents.delete_many(match_parts(certificate, number), session=session)
