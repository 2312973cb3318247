"""What all tests share: one real MongoDB for the whole run, from the wheel, in a temporary folder."""

import asyncio
from collections.abc import AsyncIterator, Generator, Iterator
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, settings

from services.storage.embedded.mongod import EmbeddedMongod
from tests.server.readers import end_readers

# How long inputs take to be drawn depends on what else the machine does.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

_LOOP = pytest.StashKey[asyncio.AbstractEventLoop]()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def mongo_uri(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """The URI of an empty MongoDB; each test uses a database name of its own and drops it."""
    mongod = EmbeddedMongod(tmp_path_factory.mktemp("mongod"))
    yield await mongod.start()
    await mongod.stop()


@pytest_asyncio.fixture(scope="session", loop_scope="session", autouse=True)
async def _loop_of_the_tests(pytestconfig: pytest.Config) -> None:
    pytestconfig.stash[_LOOP] = asyncio.get_running_loop()


@pytest_asyncio.fixture(scope="session", loop_scope="session", autouse=True)
async def _readers_until_the_end() -> AsyncIterator[None]:
    yield
    await end_readers()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show where each task waits when a test took too long: its own traceback shows only the loop."""
    report = yield
    if call.excinfo is not None and call.excinfo.errisinstance(pytest.fail.Exception) and "Timeout" in str(call.excinfo.value):
        tasks = asyncio.all_tasks(item.config.stash.get(_LOOP, None))
        report.sections.append(
            ("tasks that wait", "\n".join(f"{task.get_name()}: " + " -> ".join(_waits(task.get_coro())) for task in tasks))
        )
    return report


def _waits(awaited: Any) -> Iterator[str]:
    """Yield each coroutine that waits for the next one; the last one waits for something that never came."""
    while awaited is not None:
        frame = getattr(awaited, "cr_frame", None) or getattr(awaited, "ag_frame", None) or getattr(awaited, "gi_frame", None)
        yield f"{frame.f_code.co_qualname} ({frame.f_code.co_filename}:{frame.f_lineno})" if frame else repr(awaited)
        awaited = getattr(awaited, "cr_await", None) or getattr(awaited, "ag_await", None) or getattr(awaited, "gi_yieldfrom", None)
