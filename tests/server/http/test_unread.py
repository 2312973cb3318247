"""Answers that nobody takes."""

import asyncio

import pytest

from server.http.unread import MIN_TAKEN, UnreadWatch


class Transport(asyncio.Transport):
    """So many octets are still to be sent."""

    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left
        self.is_aborted = False

    def get_write_buffer_size(self) -> int:
        """As asyncio has it."""
        return self.left

    def abort(self) -> None:
        """As asyncio has it."""
        self.is_aborted = True


@pytest.mark.parametrize(
    ("sizes", "is_cut"),
    [
        ([100, 100], True),
        ([100, 99], True),
        ([10_000_000, 10_000_000 - MIN_TAKEN + 1], True),
        ([10_000_000, 10_000_000 - MIN_TAKEN], False),
        ([10_000_000, 0, 10_000_000, 0], False),
        ([0, 10_000_000], False),
        ([0, 0], False),
        ([10_000_000, 9_000_000, 8_000_000, 8_000_000], True),
    ],
)
async def test_who_takes_too_little_in_the_time_is_cut(sizes: list[int], is_cut: bool) -> None:
    """Without a clock: the looks are what counts."""
    assert await _look(sizes, progress=False) is is_cut


async def test_who_takes_so_much_that_more_is_written_is_not() -> None:
    assert await _look([60_000, 60_000, 60_000], progress=True) is False


async def _look(sizes: list[int], *, progress: bool) -> bool:
    transport = Transport(0)
    watch = UnreadWatch(transport, 1_000)
    for size in sizes:
        if not transport.is_aborted:
            transport.left = size
            watch.stop()
            watch._look()
            if progress:
                watch.note_progress()
    watch.stop()
    return transport.is_aborted
