"""Key pairs in lanes: no kind of key waits for a costlier one."""

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Callable, Iterator

import pytest
import pytest_asyncio

from services.errors import ServiceUnavailable
from services.issuance.key_pairs import generate_key_pair
from services.model.caller import Caller
from services.model.generation import KeyAlgorithm, KeyPair
from services.model.secret import Secret
from services.workers.key_pairs import COSTLY, KeyPairLanes
from services.workers.limits import KEY_PAIRS_WANTED, SLOW_NICENESS
from tests.support import CALLER

CHEAP = [algorithm for algorithm in KeyAlgorithm if algorithm not in COSTLY]


class Gate:
    """Makes what stands for a key pair: the priority it is made with. The kinds that are held are made once they are let go."""

    def __init__(self) -> None:
        self.held: set[KeyAlgorithm] = set()
        self.begun: list[KeyAlgorithm] = []
        self.opened = threading.Event()

    def make(self, algorithm: KeyAlgorithm) -> KeyPair:
        """Return the stand-in."""
        self.begun.append(algorithm)
        if algorithm in self.held:
            self.opened.wait(30)
        niceness = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
        return KeyPair(private_key=Secret(b""), public_key=b"%d" % niceness)


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.opened.set()


@pytest_asyncio.fixture(loop_scope="session")
async def lanes(gate: Gate) -> AsyncIterator[KeyPairLanes]:
    lanes = KeyPairLanes(size=1, make=gate.make)
    yield lanes
    gate.opened.set()
    await lanes.aclose()


def a_caller(number: int) -> Caller:
    return Caller(tenant="t", subject=f"s{number}")


async def _ask(lanes: KeyPairLanes, algorithm: KeyAlgorithm, count: int, *, by: Caller | None = None) -> list[asyncio.Task[KeyPair]]:
    """Ask for so many, on behalf of one caller or of as many."""
    tasks = [asyncio.ensure_future(lanes(algorithm, by or a_caller(number))) for number in range(count)]
    await asyncio.sleep(0)
    return tasks


@pytest.mark.parametrize("wanted", [*CHEAP, KeyAlgorithm.RSA_2048, KeyAlgorithm.RSA_3072])
async def test_nobody_waits_for_those_who_want_a_costlier_key(lanes: KeyPairLanes, gate: Gate, wanted: KeyAlgorithm) -> None:
    gate.held = {KeyAlgorithm.RSA_4096}
    costly = await _ask(lanes, KeyAlgorithm.RSA_4096, KEY_PAIRS_WANTED)
    async with asyncio.timeout(5):
        assert await lanes(wanted, CALLER)
    assert not any(task.done() for task in costly)
    gate.opened.set()
    assert len(await asyncio.gather(*costly)) == KEY_PAIRS_WANTED


async def test_only_so_many_of_a_kind_are_waited_for(lanes: KeyPairLanes, gate: Gate) -> None:
    gate.held = {KeyAlgorithm.RSA_2048}
    running = await _ask(lanes, KeyAlgorithm.RSA_2048, KEY_PAIRS_WANTED)
    with pytest.raises(ServiceUnavailable, match="RSA") as caught:
        await lanes(KeyAlgorithm.RSA_2048, CALLER)
    assert caught.value.retry_after > 1
    gate.opened.set()
    await asyncio.gather(*running)
    assert await lanes(KeyAlgorithm.RSA_2048, CALLER)


async def test_who_gives_up_leaves_the_place_and_costs_no_computation(lanes: KeyPairLanes, gate: Gate) -> None:
    gate.held = {KeyAlgorithm.RSA_2048}
    first, *waiting = await _ask(lanes, KeyAlgorithm.RSA_2048, KEY_PAIRS_WANTED)
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    (last,) = await _ask(lanes, KeyAlgorithm.RSA_2048, 1)
    gate.opened.set()
    await asyncio.gather(first, last)
    assert len(gate.begun) == 2


async def test_of_a_caller_one_costly_key_is_made_at_a_time(gate: Gate) -> None:
    lanes = KeyPairLanes(size=2, make=gate.make)
    gate.held = set(COSTLY)
    one, other = a_caller(1), Caller(tenant="another", subject="s1")
    for algorithm in COSTLY:
        await _ask(lanes, algorithm, 3, by=one)
    await _until(lambda: len(gate.begun) == 1)
    asked = await _ask(lanes, KeyAlgorithm.RSA_2048, 2, by=other)
    await _until(lambda: len(gate.begun) == 2)
    assert await lanes(KeyAlgorithm.EC_P256, one)  # which is made at once, and needs no turn
    await asyncio.sleep(0.05)
    assert gate.begun == [KeyAlgorithm.RSA_2048, KeyAlgorithm.RSA_2048, KeyAlgorithm.EC_P256]
    gate.opened.set()
    await asyncio.gather(*asked)
    await _until(lambda: len(gate.begun) == 3 * len(COSTLY) + len(asked) + 1)
    await lanes.aclose()


async def test_who_waits_most_gives_a_place_to_others(lanes: KeyPairLanes, gate: Gate) -> None:
    gate.held = {KeyAlgorithm.RSA_4096}
    asked = await _ask(lanes, KeyAlgorithm.RSA_4096, KEY_PAIRS_WANTED, by=a_caller(1))
    others = await _ask(lanes, KeyAlgorithm.RSA_4096, 2, by=a_caller(2))
    with pytest.raises(ServiceUnavailable):  # whose second one waits: of the first one's all but one did
        await asked[-1]
    assert not any(task.done() for task in (*asked[:-1], *others))
    gate.opened.set()
    assert len(await asyncio.gather(*asked[:-1], *others)) == KEY_PAIRS_WANTED + 1


async def _until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(5):
        while not is_so():
            await asyncio.sleep(0.01)


async def test_costly_keys_are_made_with_low_priority(lanes: KeyPairLanes) -> None:
    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert [int((await lanes(algorithm, CALLER)).public_key) for algorithm in COSTLY] == [min(19, own + SLOW_NICENESS)] * 3
    assert [int((await lanes(algorithm, CALLER)).public_key) for algorithm in CHEAP] == [own] * len(CHEAP)
    assert os.getpriority(os.PRIO_PROCESS, 0) == own


async def test_after_closing_nothing_more_is_begun(gate: Gate) -> None:
    lanes = KeyPairLanes(size=1, make=gate.make)
    gate.held = {KeyAlgorithm.RSA_2048}
    first, waiting = await _ask(lanes, KeyAlgorithm.RSA_2048, 2)
    await lanes.aclose()
    gate.opened.set()
    assert await first
    with pytest.raises(asyncio.CancelledError):
        await waiting
    assert len(gate.begun) == 1


@pytest.mark.parametrize("algorithm", [KeyAlgorithm.RSA_2048, KeyAlgorithm.EC_P256])
async def test_real_key_pairs_come_out(algorithm: KeyAlgorithm) -> None:
    lanes = KeyPairLanes(size=1)
    assert len((await lanes(algorithm, CALLER)).public_key) == len(generate_key_pair(algorithm).public_key)
    await lanes.aclose()
