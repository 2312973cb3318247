"""Bring a deleted certificate back."""

from dataclasses import dataclass
from typing import ClassVar

from services.errors import ACCESS, NameTaken, NotFound, QuotaExceeded
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.lifecycle import AuditAction
from services.model.limits import Limits
from services.ports.clock import Clock
from services.repositories.deletion import DeletionRepository
from services.rules.access import find_deleted
from services.rules.records import record, stored_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Restore:
    """The use case: everything is as it was before the deletion, under the same name and id."""

    raises: ClassVar = (*ACCESS, NameTaken, QuotaExceeded)
    deletion: DeletionRepository
    clock: Clock
    limits: Limits

    async def __call__(self, caller: Caller, certificate_id: str) -> Certificate:
        """Return the certificate; raises Forbidden, NotFound (never deleted, or too long ago), NameTaken, QuotaExceeded."""
        deleted = await find_deleted(self.deletion, caller, certificate_id, right=Right.CERTIFICATE_WRITE)
        now = stored_moment(self.clock)
        if deleted is None or deleted.deleted_at is None or self.limits.end_restoring(deleted.deleted_at) <= now:
            raise NotFound("There is no deleted certificate with this id that can still be restored.")
        records = record(AuditAction.RESTORED, caller, deleted, at=now)
        return await self.deletion.restore(deleted, quota=self.limits.certificates_per_scope, records=records)
