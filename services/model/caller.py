"""Who asks, and what that caller may do."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import TypeAlias


class Right(Enum):
    """What a caller may do. A right holds in single scopes or in the whole tenant; the last one stands outside every tenant."""

    CERTIFICATE_READ = "certificate.read"
    CERTIFICATE_EXPORT = "certificate.export"
    CERTIFICATE_EXPORT_PRIVATE = "certificate.export_private"
    CERTIFICATE_WRITE = "certificate.write"
    SCOPE_ADMIN = "scope.admin"
    DESTINATION_READ = "destination.read"
    DESTINATION_READ_SECRETS = "destination.read_secrets"
    DESTINATION_WRITE = "destination.write"
    TRUST_READ = "trust.read"
    TRUST_ADMIN = "trust.admin"
    ACCESS_ADMIN = "access.admin"
    NOTIFICATION_ADMIN = "notification.admin"
    AUDIT_READ = "audit.read"
    INSTALLATION_ADMIN = "installation.admin"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallerLevels:
    """The ids of the scopes that a program's token is about: its subaccount, and its service instance if it has one."""

    subaccount_scope_id: str
    instance_scope_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """The authenticated subject of one request, bound to one tenant.

    `rights` hold in the whole tenant, `scope_rights` in the scopes of these ids. From `expires_at` on it is nobody any more; None is never.
    `levels` are there for a program that got its token by a service key; `provider` is the same program in its own tenant, where the
    token is for a subscriber's.
    """

    tenant: str
    subject: str
    rights: frozenset[Right] = frozenset()
    scope_rights: Mapping[str, frozenset[Right]] = field(default_factory=dict)
    expires_at: datetime | None = None
    levels: CallerLevels | None = None
    provider: "Caller | None" = None

    def has(self, right: Right, scope_id: str) -> bool:
        """Whether the caller has the right in that scope."""
        return right in self.rights or right in self.scope_rights.get(scope_id, ())

    def knows(self, scope_id: str) -> bool:
        """Whether the caller has any right in that scope, and so may know that it exists."""
        return bool(self.rights) or bool(self.scope_rights.get(scope_id))

    def at(self, tenant: str) -> "Caller":
        """Return who the caller is in that tenant: in its provider's what `provider` is, in any other itself."""
        return self.provider if self.provider is not None and self.provider.tenant == tenant else self

    def list_rights(self, scope_id: str | None = None) -> list[Right]:
        """Return what the caller may do in that scope, or with None in the whole tenant, in the order of `Right`.

        INSTALLATION_ADMIN is a right of no scope.
        """
        if scope_id is None:
            return [right for right in Right if right in self.rights]
        return [right for right in Right if right is not Right.INSTALLATION_ADMIN and self.has(right, scope_id)]

    def scopes_with(self, *rights: Right) -> frozenset[str] | None:
        """Return the ids of the scopes in which the caller has one of the rights; None stands for the whole tenant."""
        if not self.rights.isdisjoint(rights):
            return None
        return frozenset(scope_id for scope_id, given in self.scope_rights.items() if not given.isdisjoint(rights))


Authenticate: TypeAlias = Callable[[], Awaitable[Caller]]
"""Returns who is there at this moment; raises if nobody is any more."""
