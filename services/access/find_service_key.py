"""Look at service keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.model.access import ServiceKey
from services.model.caller import Caller, Right
from services.repositories.service_keys import ServiceKeyRepository
from services.rules.access import require_in_tenant


@dataclass(frozen=True, slots=True, kw_only=True)
class FindServiceKey:
    """The use case: service keys by their ids. One of another tenant does not exist."""

    keys: ServiceKeyRepository

    async def __call__(self, caller: Caller, key_ids: Sequence[str]) -> list[ServiceKey | None]:
        """Return the service key of each id, None if there is none; raises Forbidden."""
        require_in_tenant(caller, Right.ACCESS_ADMIN)
        found = {key.id: key for key in await self.keys.find_many(caller.tenant, key_ids)}
        return [found.get(key_id) for key_id in key_ids]
