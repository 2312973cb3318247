"""A repository of each kind: in memory, and in MongoDB by either driver."""

import gc
import secrets
import warnings
from collections.abc import AsyncIterator, Iterator
from urllib.parse import urlsplit

import pymongo
import pytest
import pytest_asyncio

from services.storage.mongo.change_feed import MongoChangeFeed
from services.storage.mongo.database import Database, Driver, connect
from services.storage.mongo.indexes import prepare_database
from tests.fakes.memory import Memory
from tests.services.storage.raw import drop, name_of
from tests.services.storage.stores import Store, empty, store_in_memory, store_in_mongo

PATIENCE = 60
"""Seconds that a test waits for the disk."""


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
    await drop(database)
    await database.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def prepared_databases(mongo_uri: str) -> AsyncIterator[dict[str, Database]]:
    """One prepared database by each driver: making its indexes takes longer than a test."""
    databases = {driver: connect(mongo_uri, driver, name=f"test_{driver}_{secrets.token_hex(6)}") for driver in ("motor", "pymongo")}
    for database in databases.values():
        await prepare_database(database)
    yield databases
    for database in databases.values():
        await drop(database)
        await database.close()


@pytest.fixture
def leaky_driver() -> Iterator[None]:
    """For tests that rob the drivers of their server: PyMongo leaves a socket to the collector if it is stopped while it connects."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest_asyncio.fixture
async def database(prepared_databases: dict[str, Database], driver: Driver) -> Database:
    """A prepared database without documents, by each driver in turn."""
    with pymongo.timeout(PATIENCE):
        await empty(prepared_databases[driver])
    return prepared_databases[driver]


@pytest.fixture
def patient_uri(mongo_uri: str) -> str:
    """For what writes so much that a busy machine takes seconds for it."""
    separator = "&" if urlsplit(mongo_uri).query else "?"
    return f"{mongo_uri}{separator}timeoutMS={1000 * PATIENCE}"


@pytest_asyncio.fixture
async def patient_database(database: Database, patient_uri: str, driver: Driver) -> AsyncIterator[Database]:
    """The same database, with patience."""
    patient = connect(patient_uri, driver, name=name_of(database))
    yield patient
    await patient.close()


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
