"""Delete a certificate so that it can be restored for a while."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from services.errors import ACCESS, InUse
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.lifecycle import AuditAction, TransactionRecords
from services.model.limits import Limits
from services.model.uses import FoundUses
from services.ports.clock import Clock
from services.repositories.certificates import CertificateRepository
from services.repositories.deletion import DeletionRepository
from services.rules.access import load_certificate
from services.rules.clock_trust import ClockTrust
from services.rules.records import record, stored_moment, use_facts
from services.rules.uses import Uses

PURGED_AT_ONCE = 100
"""Certificates that one call of the purge removes: a short piece of work, repeated until nothing is left."""


JOB = "purge"
"""The subject that the job's removals are recorded under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """What was deleted, until when it can be restored, and what used it."""

    certificate: Certificate
    restorable_until: datetime
    uses: FoundUses


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    """The use case: the certificate is in no list and its name is free; its octets are removed when the time to restore it is over."""

    raises: ClassVar = (*ACCESS, InUse)
    certificates: CertificateRepository
    deletion: DeletionRepository
    uses: Uses
    clock: Clock
    trust: ClockTrust
    limits: Limits

    async def __call__(self, caller: Caller, certificate_id: str, *, even_if_used: bool = False) -> Deleted:
        """Return what was deleted.

        Raises Forbidden, NotFound (also for the second of two), InUse unless it shall be deleted all the same, and ClockDiffers: by a
        wrong clock the time to restore it might be over already. A destination that is created between the look and the deletion does not
        hinder it; its findings then say that the certificate is deleted.
        """
        certificate, uses = await self._find(caller, certificate_id)
        if uses.count and not even_if_used:
            raise InUse(uses.shown, count=uses.count, hidden=uses.hidden)
        await self.trust.check()
        now = stored_moment(self.clock)
        # A clock that went back would let the purge take it as soon as the clock is right again.
        deleted_at = max(now, await self.trust.find_last() or now)
        records = record(AuditAction.DELETED, caller, certificate, at=now, before=use_facts(uses.count))
        await self.deletion.remove(certificate, at=deleted_at, records=records)
        return Deleted(certificate=certificate, restorable_until=self.limits.end_restoring(deleted_at), uses=uses)

    async def dry_run(self, caller: Caller, certificate_id: str) -> tuple[Certificate, FoundUses]:
        """Return what would be deleted, also if it is used, and what uses it; raises Forbidden, NotFound and ClockDiffers."""
        found = await self._find(caller, certificate_id)
        await self.trust.check()
        return found

    async def _find(self, caller: Caller, certificate_id: str) -> tuple[Certificate, FoundUses]:
        certificate = await load_certificate(self.certificates, caller, certificate_id, right=Right.CERTIFICATE_WRITE)
        (uses,) = await self.uses.find_uses(caller, [certificate], count_hidden=True)
        return certificate, uses

    async def purge(self) -> int:
        """Remove what can be restored no more, of all tenants; return how many. For the periodic job.

        It is in no answer from then on. The database's files and backups may hold its ciphertext for a while.
        A clock that may not be trusted removes nothing.
        """
        purged = 0
        while await self.trust.allows_jobs():
            deleted_before = self.clock.now() - self.limits.restorable_for
            gone = await self.deletion.purge(deleted_before=deleted_before, limit=PURGED_AT_ONCE, records=self._record_purge)
            if not gone:
                break
            purged += gone
        return purged

    def _record_purge(self, certificate: Certificate) -> TransactionRecords:
        job = Caller(tenant=certificate.tenant, subject=JOB)
        return record(AuditAction.PURGED, job, certificate, at=stored_moment(self.clock))
