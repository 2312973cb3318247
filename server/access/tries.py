"""How often one client may send a wrong secret."""

import time
from collections import OrderedDict
from collections.abc import Callable

MAX_FAILURES = 10
"""In PERIOD. A secret of 256 bits cannot be guessed: this keeps a program with an old secret from asking without end."""

PERIOD = 60.0
"""Seconds."""

MAX_CLIENTS = 10_000
"""Pairs of address and client id that are remembered, about 3 MB; beyond it the one that failed first is forgotten."""


class Tries:
    """Counts wrong secrets by the address and the client id that they came with. Processes count each for itself."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: OrderedDict[tuple[str, str], tuple[float, int]] = OrderedDict()

    def wait(self, address: str, client_id: str) -> float:
        """Return the seconds until the next try; 0 for now."""
        since, count = self._failures.get((address, client_id), (0.0, 0))
        left = since + PERIOD - self._clock()
        return left if count >= MAX_FAILURES and left > 0 else 0.0

    def note_failure(self, address: str, client_id: str) -> None:
        """Count one; the first one begins a period."""
        now, key = self._clock(), (address, client_id)
        since, count = self._failures.get(key, (now, 0))
        self._failures[key] = (since, count + 1) if now < since + PERIOD else (now, 1)
        if len(self._failures) > MAX_CLIENTS:
            self._failures.popitem(last=False)
