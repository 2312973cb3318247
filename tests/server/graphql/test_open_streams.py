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


async def test_strangers_take_no_place_of_those_who_are_authenticated() -> None:
    streams = OpenStreams(most=1, most_strangers=2)
    with streams.met(), streams.met() as second:
        assert (streams.strangers, streams.count) == (2, 0)
        streams.check_room()
        second.welcome()
        assert (streams.strangers, streams.count) == (1, 1)
    assert (streams.strangers, streams.count) == (0, 0)


async def test_of_too_many_strangers_the_first_has_to_leave() -> None:
    streams = OpenStreams(most_strangers=2)
    with streams.met() as first, streams.met() as second, streams.met() as third:
        assert [one.dismissed.is_set() for one in (first, second, third)] == [True, False, False]
        assert streams.strangers == 2
        second.welcome()
        with streams.met() as fourth:
            assert [one.dismissed.is_set() for one in (second, third, fourth)] == [False, False, False]
    assert (streams.strangers, streams.count) == (0, 0)


async def test_nobody_is_welcomed_where_there_is_no_room() -> None:
    streams = OpenStreams(most=1)
    with streams.opened(), streams.met() as stranger:
        with pytest.raises(RequestRefused) as refused:
            stranger.welcome()
        assert refused.value.status == 503
    assert streams.count == 0


async def test_the_end_waits_for_strangers_too() -> None:
    streams = OpenStreams()
    ended = []

    async def hold() -> None:
        with streams.met() as stranger:
            await stranger.ending.wait()
            await asyncio.sleep(0.05)
            ended.append(stranger)

    task = asyncio.create_task(hold())
    await asyncio.sleep(0)
    await streams.end()
    assert len(ended) == 1
    await task
