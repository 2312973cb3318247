"""A repository of each kind: in memory, and in MongoDB by either driver."""

import gc
import secrets
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from dataclasses import dataclass, replace

import pytest
import pytest_asyncio

from services.model.lifecycle import AuditNoun, AuditRecord
from services.ports.changes import ChangeFeed
from services.repositories.attributes import AttributeRepository
from services.repositories.audit import AuditRepository
from services.repositories.certificates import CertificateRepository
from services.repositories.deletion import DeletionRepository
from services.repositories.idempotency import IdempotencyRepository
from services.repositories.issuances import IntentRepository
from services.repositories.renewals import RenewalRepository
from services.repositories.revocations import RevocationRepository
from services.repositories.scopes import ScopeRepository
from services.repositories.versions import VersionRepository
from services.storage.mongo.attributes import MongoAttributes
from services.storage.mongo.audit import MongoAudit
from services.storage.mongo.certificates import MongoCertificates
from services.storage.mongo.change_feed import MongoChangeFeed
from services.storage.mongo.database import Database, Driver, connect
from services.storage.mongo.deletion import MongoDeletion
from services.storage.mongo.derived import read_audit
from services.storage.mongo.idempotency import MongoIdempotencyRecords
from services.storage.mongo.indexes import prepare_database
from services.storage.mongo.intents import MongoIntents
from services.storage.mongo.renewals import MongoRenewals
from services.storage.mongo.revocations import MongoRevocations
from services.storage.mongo.scopes import MongoScopes
from services.storage.mongo.versions import MongoVersions
from tests.fakes.memory import (
    Memory,
    MemoryAttributes,
    MemoryAudit,
    MemoryCertificates,
    MemoryChangeFeed,
    MemoryDeletion,
    MemoryIdempotencyRecords,
    MemoryIntents,
    MemoryRenewals,
    MemoryRevocations,
    MemoryScopes,
    MemoryVersions,
)


@dataclass
class Store:
    """All repositories over the same data."""

    scopes: ScopeRepository
    certificates: CertificateRepository
    versions: VersionRepository
    attributes: AttributeRepository
    deletion: DeletionRepository
    renewals: RenewalRepository
    intents: IntentRepository
    idempotency: IdempotencyRepository
    revocations: RevocationRepository
    feed: ChangeFeed
    audit: AuditRepository
    read_audit: Callable[..., Awaitable[list[AuditRecord]]]
    """The audit records of certificates, or of another noun, in their order, without their ids."""


@pytest.fixture(scope="session", params=["motor", "pymongo"])
def driver(request: pytest.FixtureRequest) -> Driver:
    """Each driver in turn."""
    driver: Driver = request.param
    return driver


@pytest_asyncio.fixture
async def bare_database(mongo_uri: str, driver: Driver) -> AsyncIterator[Database]:
    """A database of its own with nothing in it, by each driver in turn."""
    database = connect(mongo_uri, driver, name=f"test_{secrets.token_hex(6)}")
    yield database
    await database.drop()
    await database.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def prepared_databases(mongo_uri: str) -> AsyncIterator[dict[str, Database]]:
    """One prepared database by each driver: making its indexes takes longer than a test."""
    databases = {driver: connect(mongo_uri, driver, name=f"test_{driver}_{secrets.token_hex(6)}") for driver in ("motor", "pymongo")}
    for database in databases.values():
        await prepare_database(database)
    yield databases
    for database in databases.values():
        await database.drop()
        await database.close()


@pytest.fixture
def leaky_driver() -> Iterator[None]:
    """For tests that rob the drivers of their server: PyMongo leaves a socket to the collector if it is stopped while it connects."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


COLLECTIONS = ("scopes", "certificates", "deleted", "versions", "contents", "octets", "audit", "intents", "receipts", "revocations")


async def empty(database: Database) -> None:
    for name in COLLECTIONS:
        await database.collection(name).delete_many({})


@pytest_asyncio.fixture
async def database(prepared_databases: dict[str, Database], driver: Driver) -> Database:
    """A prepared database without documents, by each driver in turn."""
    await empty(prepared_databases[driver])
    return prepared_databases[driver]


@pytest_asyncio.fixture(params=["memory", "motor", "pymongo"])
async def store(request: pytest.FixtureRequest, prepared_databases: dict[str, Database]) -> AsyncIterator[Store]:
    """Each kind of repository in turn, empty."""
    if request.param == "memory":
        yield store_in_memory(Memory())
        return
    database = prepared_databases[request.param]
    await empty(database)
    store = store_in_mongo(database)
    yield store
    assert isinstance(store.feed, MongoChangeFeed)
    await store.feed.aclose()


def store_in_memory(memory: Memory) -> Store:
    async def read_records(noun: AuditNoun = AuditNoun.CERTIFICATE) -> list[AuditRecord]:
        return [replace(record, id="") for record in memory.audit if record.noun is noun]

    return Store(
        scopes=MemoryScopes(memory),
        certificates=MemoryCertificates(memory),
        versions=MemoryVersions(memory),
        attributes=MemoryAttributes(memory),
        deletion=MemoryDeletion(memory),
        renewals=MemoryRenewals(memory),
        intents=MemoryIntents(memory),
        idempotency=MemoryIdempotencyRecords(memory),
        revocations=MemoryRevocations(memory),
        feed=MemoryChangeFeed(memory),
        read_audit=read_records,
        audit=MemoryAudit(memory),
    )


def store_in_mongo(database: Database) -> Store:
    async def read_records(noun: AuditNoun = AuditNoun.CERTIFICATE) -> list[AuditRecord]:
        documents = await database.audit.find({"noun": noun.value}).sort([("$natural", 1)]).to_list(None)
        return [replace(read_audit(document), id="") for document in documents]

    return Store(
        scopes=MongoScopes(database),
        certificates=MongoCertificates(database),
        versions=MongoVersions(database),
        attributes=MongoAttributes(database),
        deletion=MongoDeletion(database),
        renewals=MongoRenewals(database),
        intents=MongoIntents(database),
        idempotency=MongoIdempotencyRecords(database),
        revocations=MongoRevocations(database),
        feed=MongoChangeFeed(database),
        read_audit=read_records,
        audit=MongoAudit(database),
    )
