"""The keys of an issuer: fetched when they are needed, kept for an hour, and for a day where the issuer does not answer."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Protocol

from server.access.fetch import FetchFailed
from server.access.keys import Key
from services.ending import end
from services.errors import ServiceUnavailable
from services.ports.clock import Clock

FRESH_SECONDS = 60 * 60.0
"""For which keys are used without a look at whether they are still the issuer's. After that they are fetched again beside the serving."""

STALE_SECONDS = 24 * 60 * 60.0
"""For which keys are used at most where the issuer does not answer: so long at most is one trusted that the issuer took back."""

REFETCH_SECONDS = 60.0
"""Between two looks for a key of an unknown id, and after a look that failed: whoever invents ids makes no flood of requests."""

RETRY_SECONDS = 5.0
"""After a look that failed while there are no keys at all: callers hear at once that the service cannot tell."""

_log = logging.getLogger("destcert.access")

Fetch = Callable[[], Awaitable[tuple[tuple[Key, ...], tuple[str, ...]]]]
"""Returns keys, and what is wrong with those that are not used; raises FetchFailed."""


class KeySet(Protocol):
    """Finds the key that a token names."""

    async def find(self, kid: str | None) -> Key | None:
        """Return the key of that id, or None; without an id the key that is the only one.

        Raises ServiceUnavailable where that cannot be found out.
        """


class FetchedKeySet:
    """A `KeySet` whose keys are fetched. However many ask at the same moment, there is one request."""

    def __init__(self, fetch: Fetch, clock: Clock, *, issuer: str) -> None:
        """`issuer` is its name for the log."""
        self._fetch = fetch
        self._clock = clock
        self._issuer = issuer
        self._keys: tuple[Key, ...] = ()
        self._fetched_at: float | None = None
        self._retry_at = 0.0
        self._look_again_at = 0.0
        self._fetching: asyncio.Task[None] | None = None

    async def find(self, kid: str | None) -> Key | None:
        """Return the key of that id, or None; without an id the key that is the only one.

        Raises ServiceUnavailable while there are no keys, or only those of more than a day ago, and the issuer does not answer.
        """
        known_since = self._fetched_at
        if self._age() > FRESH_SECONDS:
            self._begin()
        if self._age() > STALE_SECONDS:
            await self._wait()
            if self._age() > STALE_SECONDS:
                seconds = max(1, round(self._retry_at - self._clock.monotonic()))
                message = "The issuer of the access token does not answer, so that the token cannot be verified."
                raise ServiceUnavailable(message, retry_after=seconds)
        key = self._look_up(kid)
        if key is None and kid is not None and self._fetched_at == known_since:
            await self._look_again()
            key = self._look_up(kid)
        return key

    async def aclose(self) -> None:
        """End a request that is under way."""
        if self._fetching is not None:
            await end(self._fetching)

    def _age(self) -> float:
        return float("inf") if self._fetched_at is None else self._clock.monotonic() - self._fetched_at

    def _look_up(self, kid: str | None) -> Key | None:
        found = [key for key in self._keys if kid is None or key.kid == kid]
        return found[0] if found and (kid is not None or len(found) == 1) else None

    async def _look_again(self) -> None:
        """Fetch the keys again, if it is time for that, or wait for somebody else who does."""
        now = self._clock.monotonic()
        if self._fetching is None and now >= self._look_again_at:
            self._look_again_at = now + REFETCH_SECONDS
            self._begin()
        await self._wait()

    def _begin(self) -> None:
        """Fetch in the background, unless somebody does already or the last one that failed is not long ago."""
        if self._fetching is None and self._clock.monotonic() >= self._retry_at:
            self._fetching = asyncio.create_task(self._renew())

    async def _wait(self) -> None:
        if self._fetching is not None:
            await asyncio.wait([self._fetching])  # which goes on for the others if this caller leaves

    async def _renew(self) -> None:
        try:
            keys, faults = await self._fetch()
        except Exception as error:
            # Whatever it is: the next one tries again, and must not be held up by this one.
            self._retry_at = self._clock.monotonic() + (RETRY_SECONDS if self._age() > STALE_SECONDS else REFETCH_SECONDS)
            reason = str(error) if isinstance(error, FetchFailed) else type(error).__name__
            _log.warning("The keys of the issuer %s cannot be fetched: %s.", self._issuer, reason)
        else:
            self._keys, self._fetched_at, self._retry_at = keys, self._clock.monotonic(), 0.0
            for fault in faults:
                _log.warning("A key of the issuer %s is not used: %s.", self._issuer, fault)
        finally:
            self._fetching = None
