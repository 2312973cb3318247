"""Publish which certificates are revoked: one signed list for all replicas, made when something changed or a day is over."""

import asyncio
from datetime import datetime, timedelta

from services.ending import end
from services.errors import ClockDiffers, ServiceUnavailable
from services.model.generation import RevocationList, RevocationListTimes, RevokedCertificate
from services.ports.authorities import IssuingAuthority, RevocationListSigner
from services.ports.clock import Clock
from services.repositories.revocations import RevocationRepository
from services.rules.clock_trust import MAX_DIFFERENCE, ClockTrust
from services.rules.records import stored_moment

LIST_VALIDITY = timedelta(days=7)
"""From thisUpdate to nextUpdate: consumers may cache a list that long (CA/Browser Forum BR 4.9.7 allows ten days)."""

LIST_PERIOD = timedelta(days=1)
"""After this time a list is made anew though nothing changed, so that the one that is sent is good for six days at least."""

LOOKED_AGAIN_AFTER = 1.0
"""Seconds: the database is asked whether something changed once in this time, however many fetch the list. So a revocation is on the
lists of other replicas after a second; on those of the replica that took it, at once."""

_TRIES = 10
"""How often a list is made again because another replica was faster; each time one of them gets through."""


class Publish:
    """The use case. Many who ask at once wait for one look at the database, and for one signature, if there is one to make."""

    def __init__(self, *, revocations: RevocationRepository, authority: IssuingAuthority, clock: Clock, trust: ClockTrust) -> None:
        self._revocations = revocations
        self._authority = authority
        self._clock = clock
        self._trust = trust
        self._latest: RevocationList | None = None
        self._changes = 0
        self._looked: tuple[int, float] | None = None
        self._look: asyncio.Task[None] | None = None

    async def __call__(self) -> RevocationList | None:
        """Return the present list, for anybody; None if the authority keeps none here.

        The last known one where the database does not answer or the clock is wrong; raises ServiceUnavailable if there is none.
        """
        if not isinstance(self._authority, RevocationListSigner):
            return None
        wanted = self._changes
        try:
            while not self._has_looked(since=wanted):
                if self._look is None:
                    self._look = asyncio.create_task(self._look_again(self._authority))
                    self._look.add_done_callback(_take_failure)
                await asyncio.shield(self._look)
        except ServiceUnavailable:
            if self._latest is None:
                raise
        return self._latest

    def note_change(self) -> None:
        """Have the database asked before the next list is sent: something was, or may have been, revoked here."""
        self._changes += 1

    async def close(self) -> None:
        """End what is being made."""
        if self._look is not None:
            await end(self._look)

    def _has_looked(self, *, since: int) -> bool:
        if self._looked is None or self._looked[0] < since:
            return False
        return self._clock.monotonic() - self._looked[1] < LOOKED_AGAIN_AFTER

    async def _look_again(self, signer: RevocationListSigner) -> None:
        changes, begun = self._changes, self._clock.monotonic()
        try:
            self._latest = await self._bring_up_to_date(signer)
            self._looked = changes, begun
        finally:
            self._look = None

    async def _bring_up_to_date(self, signer: RevocationListSigner) -> RevocationList:
        for _ in range(_TRIES):
            latest, is_latest = await self._find_latest()
            now = stored_moment(self._clock).replace(microsecond=0)
            if latest is not None and is_latest and latest.this_update - MAX_DIFFERENCE <= now < latest.this_update + LIST_PERIOD:
                return latest
            try:
                await self._trust.check()
            except ClockDiffers:
                if latest is None:
                    raise
                return latest
            made, after = await self._make(signer, latest, now=now)
            if await self._revocations.publish(made, after=after):
                return made
        raise ServiceUnavailable("The revocation list is being made by other replicas.")

    async def _find_latest(self) -> tuple[RevocationList | None, bool]:
        """Return the list that was published last, and whether nothing was revoked since."""
        known = self._latest
        if known is not None and await self._revocations.is_latest(known):
            return known, True
        stored = await self._revocations.find_list()
        return stored, stored is not None and await self._revocations.is_latest(stored)

    async def _make(self, signer: RevocationListSigner, latest: RevocationList | None, *, now: datetime) -> tuple[RevocationList, int]:
        """Return the next list, and the number that it follows."""
        snapshot = await self._revocations.load_snapshot(not_expired_before=_keep_from(latest, now))
        times = RevocationListTimes(number=snapshot.number + 1, this_update=now, next_update=now + LIST_VALIDITY)
        revoked = [
            RevokedCertificate(serial_number=int(one.serial_number, 16), revoked_at=one.revoked_at, reason=one.reason)
            for one in snapshot.revoked
        ]
        der = await asyncio.to_thread(signer.build_crl, revoked, times)
        made = RevocationList(
            number=times.number, der=der, this_update=times.this_update, next_update=times.next_update, revoked_count=snapshot.count
        )
        return made, snapshot.number


def _take_failure(look: asyncio.Task[None]) -> None:
    """Take what the task failed with, for whoever waited for it may have given up."""
    if not look.cancelled():
        look.exception()


def _keep_from(latest: RevocationList | None, now: datetime) -> datetime:
    """Return the moment from which on certificates have to end to stay on the next list.

    An entry stays until it was on a list of after its certificate's end (RFC 5280 3.3), and that one was not made just for a change.
    """
    a_period_ago = now - LIST_PERIOD
    return a_period_ago if latest is None else min(latest.this_update, a_period_ago)
