"""The connection to MongoDB."""

import asyncio
from typing import Any

import pytest

from services.errors import ServiceUnavailable
from services.storage.mongo.database import DATABASE_NAME, Database, Driver, connect
from services.storage.mongo.failures import DatabaseRefused
from tests.services.storage.raw import name_of


async def options_of(uri: str, driver: Driver) -> dict[str, Any]:
    database = connect(uri, driver)
    client = database.scopes.database.client
    found = {
        "w": client.write_concern.document.get("w"),
        "journal": client.write_concern.document.get("j"),
        "read_concern": client.read_concern.level,
        "timeout": client.options.timeout,
        "selection": client.options.server_selection_timeout,
        "connect": client.options.pool_options.connect_timeout,
        "retry": client.options.retry_writes,
        "name": name_of(database),
    }
    await database.close()
    return found


async def test_nothing_that_is_acknowledged_may_be_lost_and_nothing_hangs_by_default(driver: Driver) -> None:
    assert await options_of("mongodb://127.0.0.1:1/", driver) == {
        "w": "majority",
        "journal": True,
        "read_concern": "majority",
        "timeout": 3.0,
        "selection": 2.0,
        "connect": 1.5,
        "retry": True,
        "name": DATABASE_NAME,
    }


async def test_the_uri_has_the_last_word(driver: Driver) -> None:
    uri = (
        "mongodb://127.0.0.1:1/certs?w=1&journal=false&readConcernLevel=local&timeoutMS=500&serverselectiontimeoutms=700&retryWrites=false"
    )
    found = await options_of(uri, driver)
    assert found == {
        "w": 1,
        "journal": False,
        "read_concern": "local",
        "timeout": 0.5,
        "selection": 0.7,
        "connect": 1.5,
        "retry": False,
        "name": "certs",
    }


def test_a_bad_uri_is_refused_at_once(driver: Driver) -> None:
    with pytest.raises(DatabaseRefused, match="DESTCERT_MONGODB_URI cannot be used"):
        connect("http://127.0.0.1/", driver)


async def stay_silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while await reader.read(1000):
        pass
    writer.close()
    await writer.wait_closed()


async def test_a_database_that_does_not_answer_is_a_failure_within_the_time_limit(driver: Driver) -> None:
    async with await asyncio.start_server(stay_silent, "127.0.0.1", 0) as silent:
        port = silent.sockets[0].getsockname()[1]
        database = connect(f"mongodb://127.0.0.1:{port}/?timeoutMS=300", driver)
        with pytest.raises(ServiceUnavailable, match="does not answer"):
            await database.ping()
        await database.close()


async def test_a_ping_reaches_the_primary(database: Database) -> None:
    await database.ping()
