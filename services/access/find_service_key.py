"""Look at a service key."""

from dataclasses import dataclass

from services.model.access import ServiceKey
from services.model.caller import Caller, Right
from services.repositories.service_keys import ServiceKeyRepository
from services.rules.access import require_in_tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class FindServiceKey:
    """The use case: a service key by its id. One of another tenant does not exist."""

    keys: ServiceKeyRepository

    async def __call__(self, caller: Caller, key_id: str) -> ServiceKey | None:
        """Return the service key, None if there is none; raises Forbidden."""
        require_in_tenant(caller, Right.ACCESS_ADMIN)
        return await self.keys.find(caller.tenant, key_id)
