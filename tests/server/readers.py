"""Processes that read files, shared by the installations of one run: starting them takes longer than most tests."""

from services.workers.pool import ReaderPool

_started: list[ReaderPool] = []


async def share_readers() -> ReaderPool:
    """Return the pool that is there already, or start it; tests of readers have pools of their own."""
    if not _started:
        pool = ReaderPool(size=2)
        await pool.start()
        _started.append(pool)
    return _started[0]


async def end_readers() -> None:
    """End the pool if there is one."""
    while _started:
        await _started.pop().aclose()
