"""Set the labels of a destination or fragment."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from services.errors import ACCESS, InvalidInput
from services.model.caller import Caller, Right
from services.model.certificate import Label as ConfigurationLabel
from services.model.destination import Configuration
from services.model.lifecycle import AuditAction, TransactionRecords
from services.ports.clock import Clock
from services.repositories.configurations import ConfigurationRepository
from services.rules.access import load_configuration
from services.rules.labels import add_labels, change_labels, check_labels, take_labels
from services.rules.records import label_facts, record, stored_moment

Labels = Sequence[ConfigurationLabel]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The use case: the labels given replace all that there were, are added to them, or are taken away."""

    raises: ClassVar = (*ACCESS, InvalidInput)
    configurations: ConfigurationRepository
    clock: Clock

    async def __call__(self, caller: Caller, configuration_id: str, labels: Labels) -> Configuration:
        """Return it with its new labels; raises Forbidden, InvalidInput (LABEL_INVALID) and NotFound."""
        checked = check_labels(labels)
        configuration = await load_configuration(self.configurations, caller, configuration_id, right=Right.DESTINATION_WRITE)
        records = self._record(caller, configuration, checked)
        return await self.configurations.set_labels(configuration, checked, records=records)

    async def add(self, caller: Caller, configuration_id: str, labels: Labels) -> Configuration:
        """Return it with these labels beside its others; of a key that is there the values become the new ones.

        Raises as `__call__`, also for too many labels in all, and ModifiedMeanwhile where others change them again and again.
        """
        checked = check_labels(labels)
        return await self._change(caller, configuration_id, lambda present: check_labels(add_labels(present, checked)))

    async def take(self, caller: Caller, configuration_id: str, labels: Labels) -> Configuration:
        """Return it without these values of these labels; a label that is named without values goes as a whole.

        Raises as `add`. What is not there is left out.
        """
        checked = check_labels(labels)
        return await self._change(caller, configuration_id, lambda present: take_labels(present, checked))

    async def _change(
        self, caller: Caller, configuration_id: str, change: Callable[[Labels], tuple[ConfigurationLabel, ...]]
    ) -> Configuration:
        async def store(configuration: Configuration, labels: tuple[ConfigurationLabel, ...]) -> Configuration:
            records = self._record(caller, configuration, labels)
            return await self.configurations.set_labels(configuration, labels, records=records, only_unchanged=True)

        return await change_labels(
            change,
            load=lambda: load_configuration(self.configurations, caller, configuration_id, right=Right.DESTINATION_WRITE),
            store=store,
        )

    def _record(self, caller: Caller, configuration: Configuration, labels: Labels) -> TransactionRecords:
        before, after = label_facts(configuration.labels), label_facts(labels)
        return record(AuditAction.LABELLED, caller, configuration, at=stored_moment(self.clock), before=before, after=after)
