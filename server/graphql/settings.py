"""What an installation, or a test, can set about the GraphQL endpoint."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from starlette.responses import Response

from server.graphql.limits import QueryLimits
from server.graphql.manifest import Manifest
from services.model.installation import TrustedDocumentsMode


def _one_for_all(_: object) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphQLSettings:
    """The defaults are those of production."""

    max_body_size: int = 3 * 1024 * 1024
    """Octets of a request's body: the largest file in Base64, and room for the rest."""
    operation_timeout: timedelta = timedelta(seconds=20)
    """After it an operation is cancelled. The slowest honest part is reading a file of 10,000,000 iterations, which its reader stops
    after 10 s; it may have to wait its turn."""
    limits: QueryLimits = field(default_factory=QueryLimits)
    allowed_origins: frozenset[str] = frozenset()
    """Other origins (such as https://portal.example) whose pages may send requests; * is refused."""
    introspection: bool = True
    recheck_interval: timedelta = timedelta(seconds=4)
    """Between authentications of a subscriber while there is no event, and of a socket: both end within 5 s of their token."""
    socket_init_timeout: timedelta = timedelta(seconds=5)
    """Until connection_init, which authenticates: so long at most does a stranger hold a socket."""
    page: Callable[[], Response] | None = None
    """Makes what a browser gets that opens the endpoint, if there is to be something."""
    trust: TrustedDocumentsMode = TrustedDocumentsMode.OFF
    manifests: tuple[Manifest, ...] = ()
    """The trusted documents; not looked at where the mode is OFF."""
    tenant_of: Callable[[Any], str] = _one_for_all
    """Says of a context whose it is: tenants do not share what is kept of automatic persisted queries."""
