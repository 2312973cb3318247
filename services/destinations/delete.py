"""Delete a destination or fragment for good."""

from dataclasses import dataclass
from typing import ClassVar

from services.errors import ACCESS
from services.model.caller import Caller, Right
from services.model.destination import Configuration
from services.model.lifecycle import AuditAction
from services.ports.clock import Clock
from services.repositories.configurations import ConfigurationRepository
from services.rules.access import load_configuration
from services.rules.records import configuration_facts, record, stored_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Delete:
    """The use case: it is gone, and its name is free."""

    raises: ClassVar = ACCESS
    configurations: ConfigurationRepository
    clock: Clock

    async def __call__(self, caller: Caller, configuration_id: str) -> Configuration:
        """Return what was deleted; raises Forbidden and NotFound (also for the second of two)."""
        configuration = await load_configuration(self.configurations, caller, configuration_id, right=Right.DESTINATION_WRITE)
        before = configuration_facts(configuration)
        records = record(AuditAction.DELETED, caller, configuration, at=stored_moment(self.clock), before=before)
        await self.configurations.remove(configuration, records=records)
        return configuration
