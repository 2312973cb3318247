"""Look at destinations and fragments."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from services.destinations.properties import open_properties
from services.model.caller import Caller, Right
from services.model.destination import Configuration, ConfigurationKind
from services.ports.keys import KeyProvider
from services.repositories.configurations import ConfigurationRepository
from services.rules.access import find_configurations, require_for, require_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Find:
    """The use case: some by their ids or names, and its secret properties. What belongs to another tenant does not exist."""

    configurations: ConfigurationRepository
    keys: KeyProvider

    async def __call__(self, caller: Caller, configuration_ids: Sequence[str]) -> list[Configuration | None]:
        """Return the one of each id, None if there is none; raises Forbidden."""
        return await find_configurations(self.configurations, caller, configuration_ids, right=Right.DESTINATION_READ)

    async def by_name(self, caller: Caller, scope_id: str, kind: ConfigurationKind, *, name: str) -> Configuration | None:
        """Return the one of exactly that name, None if there is none; raises NotFound for the scope, and Forbidden."""
        found = await self.by_names(caller, scope_id, kind, names=[name])
        return found[0] if found else None

    async def by_names(self, caller: Caller, scope_id: str, kind: ConfigurationKind, *, names: Sequence[str]) -> list[Configuration]:
        """Return those of exactly these names, in no order; raises as `by_name`."""
        require_in(caller, Right.DESTINATION_READ, scope_id)
        return await self.configurations.find_named(caller.tenant, kind, scope_ids=[scope_id], names=names)

    async def again(self, caller: Caller, configurations: Sequence[Configuration]) -> list[Configuration | None]:
        """Return each whole, of which perhaps not all fields are at hand; None if it is gone. Raises NotFound and Forbidden."""
        for configuration in configurations:
            require_for(caller, Right.DESTINATION_READ, configuration)
        found = await self.configurations.find_many(caller.tenant, [one.id for one in configurations])
        whole = {one.id: one for one in found}
        return [whole.get(one.id) for one in configurations]

    async def reveal(self, caller: Caller, configurations: Sequence[Configuration]) -> list[Mapping[str, str]]:
        """Return all properties of each, the secret ones included; raises NotFound and Forbidden."""
        for configuration in configurations:
            require_for(caller, Right.DESTINATION_READ_SECRETS, configuration)
        return [open_properties(configuration, keys=self.keys) for configuration in configurations]
