"""Delete a service key."""

from dataclasses import dataclass
from typing import ClassVar

from services.errors import ACCESS
from services.model.access import ServiceKey
from services.model.caller import Caller, Right
from services.model.lifecycle import AuditAction
from services.ports.clock import Clock
from services.repositories.service_keys import ServiceKeyRepository
from services.rules.access import load_service_key
from services.rules.records import key_facts, record, stored_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteServiceKey:
    """The use case: a service key gets no token any more. Those that it has are good until they expire."""

    raises: ClassVar = ACCESS
    keys: ServiceKeyRepository
    clock: Clock

    async def __call__(self, caller: Caller, key_id: str) -> ServiceKey:
        """Return what was removed; raises Forbidden and NotFound."""
        key = await load_service_key(self.keys, caller, key_id, right=Right.ACCESS_ADMIN)
        records = record(AuditAction.DELETED, caller, key, at=stored_moment(self.clock), before=key_facts(key))
        await self.keys.remove(caller.tenant, key_id, records=records)
        return key
