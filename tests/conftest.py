"""What all tests share: one real MongoDB for the whole run, from the wheel, in a temporary folder."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from services.storage.embedded.mongod import EmbeddedMongod


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def mongo_uri(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """The URI of an empty MongoDB; each test uses a database name of its own and drops it."""
    mongod = EmbeddedMongod(tmp_path_factory.mktemp("mongod"))
    yield await mongod.start()
    await mongod.stop()
