"""Set the labels of a destination or fragment."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from services.errors import ACCESS, InvalidInput
from services.model.caller import Caller, Right
from services.model.certificate import Label as ConfigurationLabel
from services.model.destination import Configuration
from services.model.lifecycle import AuditAction
from services.ports.clock import Clock
from services.repositories.configurations import ConfigurationRepository
from services.rules.access import load_configuration
from services.rules.labels import check_labels
from services.rules.records import label_facts, record, stored_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The use case: the labels given replace all that there were."""

    raises: ClassVar = (*ACCESS, InvalidInput)
    configurations: ConfigurationRepository
    clock: Clock

    async def __call__(self, caller: Caller, configuration_id: str, labels: Sequence[ConfigurationLabel]) -> Configuration:
        """Return it with its new labels; raises Forbidden, InvalidInput (LABEL_INVALID) and NotFound."""
        checked = check_labels(labels)
        configuration = await load_configuration(self.configurations, caller, configuration_id, right=Right.DESTINATION_WRITE)
        before, after = label_facts(configuration.labels), label_facts(checked)
        records = record(AuditAction.LABELLED, caller, configuration, at=stored_moment(self.clock), before=before, after=after)
        return await self.configurations.set_labels(configuration, checked, records=records)
