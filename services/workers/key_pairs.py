"""Makes key pairs in lanes by their cost: whoever asks for cheap ones does not wait for those who ask for costly ones."""

import asyncio
import os
import sys
import threading
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from services.errors import ServiceUnavailable
from services.issuance.key_pairs import generate_key_pair
from services.model.caller import Caller
from services.model.generation import KeyAlgorithm, KeyPair
from services.workers.limits import KEY_PAIRS_WANTED, RETRY_KEY_PAIRS, SLOW_NICENESS
from services.workers.turns import Turns

COSTLY = (KeyAlgorithm.RSA_2048, KeyAlgorithm.RSA_3072, KeyAlgorithm.RSA_4096)
"""Some tenths of a second to some seconds each, and OpenSSL lets the event loop run meanwhile. All others take less than a millisecond."""


class KeyPairLanes:
    """A `KeyPairMaker`: elliptic curves at once, each size of RSA by `size` threads of its own, whose priority is low.

    One thread fewer than there are cores leaves one to everybody else, also where the kernel shares cores by session and not by priority.
    Threads and no processes: nothing from outside is read here, and nothing has to be stopped.

    Of each caller one costly key pair is made at a time, of whatever size; the others of that caller wait without a place in the lanes.
    """

    def __init__(self, *, size: int, make: Callable[[KeyAlgorithm], KeyPair] = generate_key_pair) -> None:
        self._make = make
        self._lanes = {
            algorithm: ThreadPoolExecutor(size, thread_name_prefix=algorithm.name, initializer=_lower_priority) for algorithm in COSTLY
        }
        self._wanted: Counter[KeyAlgorithm] = Counter()
        self._turns: Turns[None] = Turns(most_waiting=KEY_PAIRS_WANTED - 1, most_each=1, refusal=_refuse)
        for _ in range(KEY_PAIRS_WANTED * len(COSTLY)):  # as many as all lanes take
            self._turns.add(None)

    async def __call__(self, algorithm: KeyAlgorithm, caller: Caller) -> KeyPair:
        """Return a fresh key pair; raises ServiceUnavailable where too many are waited for."""
        lane = self._lanes.get(algorithm)
        if lane is None:
            return self._make(algorithm)
        await self._turns.take(caller)
        try:
            return await self._make_in(lane, algorithm)
        finally:
            self._turns.give_back(None, caller)

    async def _make_in(self, lane: ThreadPoolExecutor, algorithm: KeyAlgorithm) -> KeyPair:
        if self._wanted[algorithm] >= KEY_PAIRS_WANTED:
            raise _refuse()
        self._wanted[algorithm] += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(lane, self._make, algorithm)
        finally:
            self._wanted[algorithm] -= 1

    async def aclose(self) -> None:
        """Begin no further key pair; those that are being made are finished."""
        for lane in self._lanes.values():
            lane.shutdown(wait=False, cancel_futures=True)


def _refuse() -> ServiceUnavailable:
    return ServiceUnavailable("Too many RSA keys are being made at the moment.", retry_after=RETRY_KEY_PAIRS)


def _lower_priority() -> None:
    """On Linux niceness belongs to the thread; elsewhere it would be that of the whole service."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), os.getpriority(os.PRIO_PROCESS, 0) + SLOW_NICENESS)
