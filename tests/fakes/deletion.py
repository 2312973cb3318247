"""Deleted certificates in memory."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

from services.model.certificate import Certificate
from services.model.lifecycle import ChangeKind, TransactionRecords
from tests.fakes.data import (
    Memory,
    check_records,
    check_room,
    is_same_home,
    load_stored,
    no_certificate,
    publish,
    store_records,
    without_facts,
)


class MemoryDeletion:
    """A DeletionRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def remove(self, certificate: Certificate, *, at: datetime, records: TransactionRecords) -> None:
        """Delete so that it can be restored; raises NotFound."""
        check_records(self._memory, records)
        stored = load_stored(self._memory, certificate)
        stored.certificate = replace(stored.certificate, deleted_at=at, modified_at=at)
        stored.claimed_until = 0.0
        self._memory.deleted[certificate.id] = self._memory.certificates.pop(certificate.id)
        store_records(self._memory, records)
        publish(self._memory, ChangeKind.DELETED, stored.certificate)

    async def find_deleted(self, tenant: str, certificate_id: str) -> Certificate | None:
        """Return the deleted certificate of that id; None once its scope is removed."""
        stored = self._memory.deleted.get(certificate_id)
        if stored is None or stored.certificate.tenant != tenant or stored.certificate.scope_id not in self._memory.scopes:
            return None
        return without_facts(stored.certificate)

    async def find_deletions(
        self, tenant: str, places: Collection[tuple[str, str]], *, deleted_after: datetime
    ) -> dict[tuple[str, str], datetime]:
        """Return when the last certificate of each of these scope ids and names was deleted."""
        found: dict[tuple[str, str], datetime] = {}
        for certificate in [stored.certificate for stored in self._memory.deleted.values() if stored.certificate.tenant == tenant]:
            place, at = (certificate.scope_id, certificate.name), certificate.deleted_at
            if place in places and at is not None and at > deleted_after:
                found[place] = max(at, found.get(place, at))
        return found

    async def restore(self, certificate: Certificate, *, quota: int, records: TransactionRecords) -> Certificate:
        """Bring a deleted certificate back and return it; raises NotFound, NameTaken, QuotaExceeded."""
        check_records(self._memory, records)
        stored = self._memory.deleted.get(certificate.id)
        if stored is None or not is_same_home(stored.certificate, certificate):
            raise no_certificate()
        check_room(self._memory, stored.certificate, quota)
        stored.certificate = replace(stored.certificate, deleted_at=None, modified_at=records.audit.at)
        self._memory.certificates[certificate.id] = self._memory.deleted.pop(certificate.id)
        store_records(self._memory, records)
        publish(self._memory, ChangeKind.RESTORED, stored.certificate)
        return without_facts(stored.certificate)

    async def purge(self, *, deleted_before: datetime, limit: int, records: Callable[[Certificate], TransactionRecords]) -> int:
        """Remove what was deleted before; return how many."""
        moments = {key: stored.certificate.deleted_at for key, stored in self._memory.deleted.items()}
        due = sorted((at, key) for key, at in moments.items() if at is not None and at < deleted_before)[:limit]
        for _, key in due:
            store_records(self._memory, records(self._memory.deleted.pop(key).certificate))
        return len(due)
