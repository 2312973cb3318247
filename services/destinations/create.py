"""Create a destination or a fragment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from services.destinations.properties import set_properties
from services.errors import ACCESS, InvalidInput, NameTaken, QuotaExceeded
from services.model.caller import Caller, Right
from services.model.certificate import Label
from services.model.destination import Configuration, ConfigurationKind, DestinationType
from services.model.identity import new_configuration_id
from services.model.lifecycle import AuditAction
from services.model.limits import Limits
from services.model.scope import Scope
from services.ports.clock import Clock
from services.ports.keys import KeyProvider
from services.repositories.configurations import ConfigurationRepository
from services.repositories.scopes import ScopeRepository
from services.rules.access import load_scope
from services.rules.labels import check_labels
from services.rules.properties import check_configuration
from services.rules.records import configuration_facts, property_facts, record, stored_moment
from services.rules.room import count_held, find_quota


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateRequest:
    """What the caller sent. `type` is None exactly for a fragment; the secret properties are among the others, known by their names."""

    scope_id: str
    kind: ConfigurationKind
    name: str
    type: DestinationType | None
    properties: Mapping[str, str] = field(repr=False)
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Create:
    """The use case: a new one, unique by its name among those of its kind in the scope."""

    raises: ClassVar = (*ACCESS, NameTaken, QuotaExceeded, InvalidInput)
    scopes: ScopeRepository
    configurations: ConfigurationRepository
    keys: KeyProvider
    clock: Clock
    limits: Limits

    async def __call__(self, caller: Caller, request: CreateRequest) -> Configuration:
        """Return it.

        Raises Forbidden, NotFound (the scope), InvalidInput, NameTaken and QuotaExceeded.
        """
        scope = await load_scope(self.scopes, caller, request.scope_id, right=Right.DESTINATION_WRITE)
        configuration = self._describe(caller, request, scope)
        after = {**configuration_facts(configuration), **property_facts(request.properties)}
        records = record(AuditAction.CREATED, caller, configuration, at=configuration.created_at, after=after)
        await self.configurations.add(configuration, quota=find_quota(self.limits, request.kind), records=records)
        return configuration

    async def dry_run(self, caller: Caller, request: CreateRequest) -> Configuration:
        """Return what would be created, under an id that belongs to nothing: everything is checked, and nothing is stored.

        Raises as the call does.
        """
        scope = await load_scope(self.scopes, caller, request.scope_id, right=Right.DESTINATION_WRITE)
        configuration = self._describe(caller, request, scope)
        await self._check_room(scope, configuration)
        return configuration

    def _describe(self, caller: Caller, request: CreateRequest, scope: Scope) -> Configuration:
        check_configuration(request.kind, request.name, type_=request.type, properties=request.properties)
        now = stored_moment(self.clock)
        bare = Configuration(
            id=new_configuration_id(request.kind, scope.id),
            tenant=caller.tenant,
            scope_id=scope.id,
            subaccount=scope.subaccount,
            kind=request.kind,
            name=request.name,
            type=request.type,
            properties=(),
            secret_names=(),
            secrets=None,
            references=(),
            labels=check_labels(request.labels),
            created_at=now,
            created_by=caller.subject,
            modified_at=now,
            version=1,
        )
        return set_properties(bare, request.properties, keys=self.keys)

    async def _check_room(self, scope: Scope, configuration: Configuration) -> None:
        """Raise NameTaken or QuotaExceeded, as the repository does when it stores."""
        kind, quota = configuration.kind, find_quota(self.limits, configuration.kind)
        if await self.configurations.find_named(scope.tenant, kind, scope_ids=[scope.id], names=[configuration.name]):
            raise NameTaken(configuration.name, noun=kind.noun)
        if count_held(scope, kind) >= quota:
            raise QuotaExceeded(quota, noun=kind.noun)
