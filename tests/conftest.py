"""What all tests share: one real MongoDB for the whole run, from the wheel, in a temporary folder."""

import asyncio
import gc
import os
import shutil
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from hypothesis import HealthCheck, settings

from services.model.limits import MEBIBYTE
from services.storage.embedded.mongod import EmbeddedMongod
from tests.server.readers import end_readers

# How long inputs take to be drawn depends on what else the machine does.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

MEMORY = Path("/dev/shm")
"""Where Linux has it, a disk without a disk. Whoever waits for MongoDB waits for its disk: indexes are made there in a third of the time."""
ROOM = 1_024 * MEBIBYTE
"""Octets that must be free there: the data of a run are 0.4 GiB, and another run may begin at the same time."""

_LOOP = pytest.StashKey[asyncio.AbstractEventLoop]()


def pytest_collection_finish() -> None:
    """Take what lives until the end from the garbage collector, which else looks through all tests again and again.

    Of what comes later it looks through all not after 70,000 new objects but after millions.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 20, 20)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def mongo_uri(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[str]:
    """The URI of an empty MongoDB; each test uses a database name of its own and drops it."""
    with make_folder(tmp_path_factory) as folder:
        mongod = EmbeddedMongod(folder)
        yield await mongod.start()
        await mongod.stop()


@contextmanager
def make_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Give a folder in memory, or on the disk where there is no room; what ended runs left in memory is removed."""
    if not MEMORY.is_dir() or shutil.disk_usage(MEMORY).free < ROOM:
        yield tmp_path_factory.mktemp("mongod")
        return
    for left in MEMORY.glob("mongod-of-tests-*"):
        if not Path("/proc", left.name.rpartition("-")[2]).exists():
            shutil.rmtree(left, ignore_errors=True)
    folder = MEMORY / f"mongod-of-tests-{os.getpid()}"
    folder.mkdir(mode=0o700)
    yield folder
    shutil.rmtree(folder)


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
