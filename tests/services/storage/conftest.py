"""A repository of each kind: in memory, and in MongoDB by either driver."""

import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from services.ports import CertificateRepository, ScopeRepository
from services.storage.memory import Memory, MemoryCertificates, MemoryScopes
from services.storage.mongo import Database, Driver, connect
from services.storage.mongo_certificates import MongoCertificates
from services.storage.mongo_schema import prepare_database
from services.storage.mongo_scopes import MongoScopes


@dataclass
class Store:
    """The two repositories over the same data."""

    scopes: ScopeRepository
    certificates: CertificateRepository


@pytest.fixture(scope="session", params=["motor", "pymongo"])
def driver(request: pytest.FixtureRequest) -> Driver:
    """Each driver in turn."""
    return request.param


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


async def empty(database: Database) -> None:
    for collection in (database.scopes, database.certificates, database.versions, database.contents, database.octets):
        await collection.delete_many({})


@pytest_asyncio.fixture
async def database(prepared_databases: dict[str, Database], driver: Driver) -> Database:
    """A prepared database without documents, by each driver in turn."""
    await empty(prepared_databases[driver])
    return prepared_databases[driver]


@pytest_asyncio.fixture(params=["memory", "motor", "pymongo"])
async def store(request: pytest.FixtureRequest, prepared_databases: dict[str, Database]) -> Store:
    """Each kind of repository in turn, empty."""
    if request.param == "memory":
        memory = Memory()
        return Store(MemoryScopes(memory), MemoryCertificates(memory))
    database = prepared_databases[request.param]
    await empty(database)
    return Store(MongoScopes(database), MongoCertificates(database))
