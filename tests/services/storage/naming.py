"""Configurations that name certificates."""

import secrets
from collections.abc import Mapping
from typing import Any

from services.model.destination import Configuration, ConfigurationKind, DestinationType, Property
from services.model.identity import new_configuration_id
from services.model.scope import Scope, ScopeLevel
from services.rules.references import find_references
from tests.services.storage.examples import NOW, a_scope
from tests.services.storage.steps import beside
from tests.services.storage.stores import Store


def an_instance(of: Scope, **changes: Any) -> Scope:
    """A new service instance of the subaccount of that scope."""
    name = secrets.token_hex(4)
    return a_scope(
        tenant=of.tenant, subaccount=of.subaccount, level=ScopeLevel.SERVICE_INSTANCE, service_instance=name, display_name=name, **changes
    )


def a_configuration(
    scope: Scope, properties: Mapping[str, str], *, kind: ConfigurationKind = ConfigurationKind.DESTINATION, name: str | None = None
) -> Configuration:
    """A new destination or fragment in the scope, with these properties in the clear."""
    return Configuration(
        id=new_configuration_id(kind, scope.id),
        tenant=scope.tenant,
        scope_id=scope.id,
        subaccount=scope.subaccount,
        kind=kind,
        name=name or secrets.token_hex(4),
        type=DestinationType.HTTP if kind is ConfigurationKind.DESTINATION else None,
        properties=tuple(Property(name=key, value=value) for key, value in properties.items()),
        secret_names=(),
        secrets=None,
        references=find_references(properties),
        labels=(),
        created_at=NOW,
        created_by="alice",
        modified_at=NOW,
        version=1,
    )


async def add_configuration(store: Store, configuration: Configuration) -> Configuration:
    """Store it."""
    await store.configurations.add(configuration, quota=10_000, records=beside(configuration))
    return configuration
