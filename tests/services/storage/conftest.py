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


@pytest.fixture(params=["motor", "pymongo"])
def driver(request: pytest.FixtureRequest) -> Driver:
    """Each driver in turn."""
    return request.param


async def fresh_database(mongo_uri: str, driver: Driver) -> AsyncIterator[Database]:
    database = connect(mongo_uri, driver, name=f"test_{secrets.token_hex(6)}")
    await prepare_database(database)
    yield database
    await database.drop()
    await database.close()


@pytest_asyncio.fixture
async def database(mongo_uri: str, driver: Driver) -> AsyncIterator[Database]:
    """A prepared database of its own, by each driver in turn."""
    async for fresh in fresh_database(mongo_uri, driver):
        yield fresh


@pytest_asyncio.fixture(params=["memory", "motor", "pymongo"])
async def store(request: pytest.FixtureRequest, mongo_uri: str) -> AsyncIterator[Store]:
    """Each kind of repository in turn, empty."""
    if request.param == "memory":
        memory = Memory()
        yield Store(MemoryScopes(memory), MemoryCertificates(memory))
        return
    async for database in fresh_database(mongo_uri, request.param):
        yield Store(MongoScopes(database), MongoCertificates(database))
