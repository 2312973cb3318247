"""Configurations that name certificates."""

import secrets
from collections.abc import Mapping
from typing import Any

from services.model.destination import Configuration, ConfigurationKind
from services.model.scope import Scope, ScopeLevel
from services.rules.references import find_references
from tests.services.storage.examples import a_scope
from tests.services.storage.steps import add_configuration
from tests.services.storage.stores import Store


def an_instance(of: Scope, **changes: Any) -> Scope:
    """A new service instance of the subaccount of that scope."""
    name = secrets.token_hex(4)
    given = {"tenant": of.tenant, "subaccount": of.subaccount, "service_instance": name, "display_name": name}
    return a_scope(level=ScopeLevel.SERVICE_INSTANCE, **given, **changes)


async def add_naming(
    store: Store,
    scope: Scope,
    properties: Mapping[str, str],
    *,
    kind: ConfigurationKind = ConfigurationKind.DESTINATION,
    **changes: Any,
) -> Configuration:
    """Store a new configuration that names what these properties name."""
    return await add_configuration(store, scope, kind, references=find_references(properties), **changes)
