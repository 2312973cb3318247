"""The keys that the service signs its own access tokens with, shared by all replicas and replaced by themselves.

A key signs for USED_FOR. The next one is published PUBLISHED_BEFORE it signs, so that whoever keeps the public keys for a while knows it
in time, and the last one stays for KEPT_AFTER, so that what it signed can be verified until it expires.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from joserfc import jwt
from joserfc.jwk import RSAKey

from server.access.keys import Key, read_key
from services.errors import ServiceUnavailable
from services.model.access import SigningKey
from services.model.secret import Secret
from services.ports.clock import Clock
from services.repositories.signing_keys import SigningKeyRepository
from services.rules.records import stored_moment

ALGORITHM = "RS256"
"""RSA with SHA-256 (RFC 7518, 3.3): the one that every client reads, and the only one that SAP's read."""

USED_FOR = timedelta(days=30)
PUBLISHED_BEFORE = KEPT_AFTER = timedelta(hours=1)
"""Longer than anybody keeps the public keys, longer than a token lives, and longer than two replicas' clocks may differ."""

FRESH_FOR = timedelta(minutes=1)
"""How long a replica does not look for the keys of others."""

UNKNOWN_ASKED_EVERY = timedelta(seconds=5)
"""So often at most is looked for a key that another replica may have made; forged tokens name keys that do not exist."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_log = logging.getLogger("destcert.access")


@dataclass(frozen=True, slots=True)
class _Usable:
    """A stored key, ready to sign and to verify."""

    stored: SigningKey
    private: RSAKey
    key: Key


class SigningKeys:
    """Signs with the present key, and is the `KeySet` that verifies what any of them signed."""

    def __init__(self, repository: SigningKeyRepository, make: Callable[[], Awaitable[Secret]], clock: Clock) -> None:
        """`make` returns a fresh RSA key as PKCS#8 in DER."""
        self._repository = repository
        self._make = make
        self._clock = clock
        self._usable: tuple[_Usable, ...] = ()
        self._loaded_at = _LONG_AGO
        self._loading = asyncio.Lock()

    async def sign(self, claims: Mapping[str, Any]) -> str:
        """Return the token; raises ServiceUnavailable where the keys are to be read and the database does not answer."""
        await self._load(not_older_than=FRESH_FOR)
        now = self._clock.now()
        # After a clock that was ahead, all may be of the future; the first one is known for the longest time.
        signing = [one for one in self._usable if one.stored.signs_from <= now] or self._usable[:1]
        return jwt.encode({"alg": ALGORITHM, "kid": signing[-1].key.kid}, dict(claims), signing[-1].private, [ALGORITHM])

    async def find(self, kid: str | None) -> Key | None:
        """Return the key of that id, None where there is none; raises ServiceUnavailable where that cannot be known."""
        known = self._find(kid)
        try:
            await self._load(not_older_than=FRESH_FOR if known else UNKNOWN_ASKED_EVERY)
        except ServiceUnavailable:
            if known is None:
                raise
            return known
        return self._find(kid)

    async def publish(self) -> dict[str, Any]:
        """Return the public keys as a JWK set (RFC 7517); raises ServiceUnavailable as `sign` does."""
        await self._load(not_older_than=FRESH_FOR)
        return {"keys": [{**one.private.as_dict(private=False), "use": "sig", "alg": ALGORITHM} for one in self._usable]}

    async def rotate(self, *, forget: bool = False) -> str:
        """Make a new key that signs at once, and return its id. Other replicas follow within a minute.

        Tokens that older keys signed stay valid, unless these are to be forgotten, as after a theft.
        """
        async with self._loading:
            stored = await self._repository.list()
            made = (await self._add(stored, signs_from=stored_moment(self._clock)))[-1]
            if forget:
                await self._remove({key.number for key in stored})
            return str(made.key.kid)

    def _find(self, kid: str | None) -> Key | None:
        return next((one.key for one in self._usable if one.key.kid == kid), None)

    async def _load(self, *, not_older_than: timedelta) -> None:
        """Read the keys, unless somebody did since; make the first or the next one when its time has come, and remove old ones."""
        if self._is_fresh(not_older_than):
            return
        async with self._loading:
            if self._is_fresh(not_older_than):
                return
            now = stored_moment(self._clock)
            stored = await self._repository.list()
            if not stored:
                await self._add(stored, signs_from=now)
            elif stored[-1].signs_from + USED_FOR - PUBLISHED_BEFORE <= now:
                await self._add(stored, signs_from=now + PUBLISHED_BEFORE)
            else:
                self._keep(stored)
            await self._remove_old(now)

    def _is_fresh(self, age: timedelta) -> bool:
        return bool(self._usable) and abs(self._clock.now() - self._loaded_at) < age

    async def _add(self, stored: tuple[SigningKey, ...], *, signs_from: datetime) -> tuple[_Usable, ...]:
        number = stored[-1].number + 1 if stored else 1
        key = SigningKey(number=number, private_key=await self._make(), created_at=stored_moment(self._clock), signs_from=signs_from)
        if await self._repository.add(key):
            _log.info("key %d signs access tokens from %s on", number, signs_from.isoformat(timespec="seconds"))
        return self._keep(await self._repository.list())  # another replica may have been first

    async def _remove_old(self, now: datetime) -> None:
        successors = zip(self._usable, self._usable[1:], strict=False)
        old = {one.stored.number for one, successor in successors if successor.stored.signs_from + KEPT_AFTER <= now}
        if old:
            await self._remove(old)

    async def _remove(self, numbers: set[int]) -> None:
        await self._repository.remove(numbers)
        self._usable = tuple(one for one in self._usable if one.stored.number not in numbers)

    def _keep(self, stored: tuple[SigningKey, ...]) -> tuple[_Usable, ...]:
        known = {one.stored.number: one for one in self._usable}
        self._usable = tuple(known.get(key.number) or _make_usable(key) for key in stored)
        self._loaded_at = self._clock.now()
        return self._usable


def _make_usable(stored: SigningKey) -> _Usable:
    private = RSAKey.import_key(stored.private_key.reveal())
    private.ensure_kid()  # the thumbprint (RFC 7638)
    return _Usable(stored, private, read_key({**private.as_dict(private=False), "alg": ALGORITHM}))
