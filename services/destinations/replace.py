"""Replace the properties of a destination or fragment; its name and its labels stay."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from services.destinations.properties import open_secrets, set_properties
from services.errors import ACCESS, InvalidInput, ModifiedMeanwhile
from services.model.caller import Caller, Right
from services.model.destination import Configuration, DestinationType
from services.model.lifecycle import AuditAction
from services.ports.clock import Clock
from services.ports.keys import KeyProvider
from services.repositories.configurations import ConfigurationRepository
from services.rules.access import load_configuration
from services.rules.properties import check_properties, is_secret
from services.rules.records import configuration_facts, property_facts, record, stored_moment, version_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceRequest:
    """What the caller sent. The properties replace all that there were, but for the secret ones named in `kept_secrets`."""

    configuration_id: str
    type: DestinationType | None
    properties: Mapping[str, str] = field(repr=False)
    kept_secrets: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Replace:
    """The use case: the next version."""

    raises: ClassVar = (*ACCESS, InvalidInput, ModifiedMeanwhile)
    configurations: ConfigurationRepository
    keys: KeyProvider
    clock: Clock

    async def __call__(self, caller: Caller, request: ReplaceRequest) -> Configuration:
        """Return it as it is now.

        Raises Forbidden, NotFound, InvalidInput, and ModifiedMeanwhile.
        """
        before = await load_configuration(self.configurations, caller, request.configuration_id, right=Right.DESTINATION_WRITE)
        successor = self._describe(before, request)
        records = record(
            AuditAction.REPLACED,
            caller,
            successor,
            at=successor.modified_at,
            before={**version_facts(before.version), **configuration_facts(before)},
            after={**configuration_facts(successor), **property_facts(_list_changed(before, request))},
        )
        await self.configurations.replace(successor, records=records)
        return successor

    async def dry_run(self, caller: Caller, request: ReplaceRequest) -> Configuration:
        """Return it as it would be: everything is checked, and nothing is stored. Raises Forbidden, NotFound and InvalidInput."""
        before = await load_configuration(self.configurations, caller, request.configuration_id, right=Right.DESTINATION_WRITE)
        return self._describe(before, request)

    def _describe(self, before: Configuration, request: ReplaceRequest) -> Configuration:
        _check_kept(before, request)
        properties = {**request.properties, **self._open_kept(before, request.kept_secrets)}
        check_properties(before.kind, type_=request.type, properties=properties)
        successor = replace(before, type=request.type, version=before.version + 1, modified_at=stored_moment(self.clock))
        return set_properties(successor, properties, keys=self.keys)

    def _open_kept(self, before: Configuration, kept: frozenset[str]) -> dict[str, str]:
        secrets = open_secrets(before, keys=self.keys) if kept else {}
        return {name: value for name, value in secrets.items() if name in kept}


def _check_kept(before: Configuration, request: ReplaceRequest) -> None:
    """Raise InvalidInput for a name that is none of a secret property, or that a new value is given for."""
    field = "keep_secrets"
    if not request.kept_secrets <= set(before.secret_names):
        raise InvalidInput(f"{field} names a property that is not there, or is not secret.", field=field)
    if not request.kept_secrets.isdisjoint(request.properties):
        raise InvalidInput(f"{field} names a property that has a new value, too.", field=field)


def _list_changed(before: Configuration, request: ReplaceRequest) -> list[str]:
    """Return the names of the properties that came, went, or have another value.

    The values of secret ones are not compared: one that is given counts as changed.
    """
    old = before.in_clear
    names = dict.fromkeys((*old, *before.secret_names, *request.properties))
    return [
        name for name in names if name not in request.kept_secrets and (is_secret(name) or old.get(name) != request.properties.get(name))
    ]
