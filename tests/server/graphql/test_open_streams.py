"""How many streams there may be, and how they end."""

import asyncio

import pytest

from server.graphql.open_streams import OpenStreams
from server.http.refusal import RequestRefused


async def test_there_is_room_until_there_are_too_many() -> None:
    streams = OpenStreams(most=2)
    with streams.opened(), streams.opened():
        assert streams.count == 2
        with pytest.raises(RequestRefused) as refused:
            streams.check_room()
        assert (refused.value.status, refused.value.code) == (503, "UNAVAILABLE")
    assert streams.count == 0
    streams.check_room()


async def test_ending_tells_all_and_waits_for_them() -> None:
    streams = OpenStreams()
    ended = []

    async def hold(number: int) -> None:
        with streams.opened() as ending:
            await ending.wait()
            await asyncio.sleep(0.05)
            ended.append(number)

    tasks = [asyncio.create_task(hold(number)) for number in range(3)]
    await asyncio.sleep(0)
    await streams.end()
    assert sorted(ended) == [0, 1, 2]
    await asyncio.gather(*tasks)


async def test_after_the_end_there_is_no_room() -> None:
    streams = OpenStreams()
    await streams.end()
    with pytest.raises(RequestRefused):
        streams.check_room()


async def test_ending_waits_no_longer_than_its_patience() -> None:
    streams = OpenStreams(patience=0.05)
    with streams.opened():
        await streams.end()  # returns, although the stream is open still
