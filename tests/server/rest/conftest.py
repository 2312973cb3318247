"""One installation for all tests of the REST API that do not need another one."""

import uuid
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.server.callers import Served, served
from tests.server.rest.asking import Rest, add_levels


@pytest_asyncio.fixture(scope="package", loop_scope="session")
async def here(mongo_uri: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Served]:
    """An installation."""
    async with served(mongo_uri, tmp_path_factory.mktemp("rest"), {}) as opened:
        yield opened


@pytest_asyncio.fixture
async def rest(here: Served) -> Rest:
    """A subaccount and a service instance of its own, with nothing in them."""
    return await add_levels(here, subaccount=uuid.uuid4().hex)
