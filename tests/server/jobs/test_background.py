"""Work beside the serving."""

import asyncio
import logging

import pytest

from server.jobs import background
from server.jobs.background import in_background, migrate_or_serve_on
from services.storage.mongo.migrations.migrate import MigrationFailed


async def test_the_work_ends_with_its_context() -> None:
    before = asyncio.all_tasks()
    async with in_background(asyncio.sleep(3_600)):
        (work,) = asyncio.all_tasks() - before
        assert not work.done()
    assert work.done()


async def test_a_migration_that_fails_is_logged_and_the_service_goes_on(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(background, "build_and_migrate", fail)
    with caplog.at_level(logging.ERROR):
        await migrate_or_serve_on(None)  # type: ignore[arg-type]
    assert "the next start tries again" in caplog.text
    assert "ZeroDivisionError" in caplog.text


async def test_a_migration_that_a_sentence_explains_shows_no_traceback(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(_: object) -> None:
        raise MigrationFailed("The document 1 of audit is damaged.")

    monkeypatch.setattr(background, "build_and_migrate", fail)
    with caplog.at_level(logging.ERROR):
        await migrate_or_serve_on(None)  # type: ignore[arg-type]
    assert "The document 1 of audit is damaged. The next start tries again." in caplog.text
    assert "Traceback" not in caplog.text


async def test_work_that_swallows_its_end_once_is_ended_all_the_same() -> None:
    """PyMongo does that while it closes connections: a worker that was done never ended."""
    swallowed = asyncio.Event()

    async def work() -> None:
        while True:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                if swallowed.is_set():
                    raise
                swallowed.set()

    async with asyncio.timeout(10), in_background(work()):
        await asyncio.sleep(0)
    assert swallowed.is_set()
