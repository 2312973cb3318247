"""Steps that tests of all verbs of destinations and fragments take."""

from dataclasses import replace
from types import MappingProxyType
from typing import Any

from services.destinations.create import CreateRequest
from services.model.destination import Configuration, ConfigurationKind, DestinationType
from services.model.scope import Scope
from tests.services.certificates.making import make_scope
from tests.support import CALLER, Bench

PROPERTIES = MappingProxyType(
    {
        "URL": "https://orders.example",
        "Authentication": "ClientCertificateAuthentication",
        "KeyStoreLocation": "client.p12",
        "KeyStorePassword": "s3cret-of-the-store",
        "Password": "s3cret-of-the-user",
    }
)
"""With three in the clear, two secret ones and a certificate's name."""


def a_request(scope: Scope, name: str = "orders", kind: ConfigurationKind = ConfigurationKind.DESTINATION, **changes: Any) -> CreateRequest:
    """Return the request for a destination of the type HTTP, or for a fragment."""
    type_ = DestinationType.HTTP if kind is ConfigurationKind.DESTINATION else None
    request = CreateRequest(scope_id=scope.id, kind=kind, name=name, type=type_, properties=PROPERTIES)
    return replace(request, **changes)


async def make(
    bench: Bench, name: str = "orders", *, scope: Scope | None = None, is_dry_run: bool = False, **changes: Any
) -> Configuration:
    """Create a destination, or a fragment, or only try it."""
    scope, create = scope or await make_scope(bench), bench.use_cases().destinations.create
    return await (create.dry_run if is_dry_run else create)(CALLER, a_request(scope, name, **changes))
