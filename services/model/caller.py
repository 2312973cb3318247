"""Who asks: every use case takes the caller, so that rights and tenants are checked in one place."""

from dataclasses import dataclass
from enum import Enum


class Permission(Enum):
    """What a caller may do; the names are those of the use cases' subjects, not of HTTP verbs."""

    READ = "READ"
    WRITE = "WRITE"
    EXPORT = "EXPORT"
    MANAGE_SCOPES = "MANAGE_SCOPES"


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """The authenticated subject of one request, bound to one tenant."""

    tenant: str
    subject: str
    permissions: frozenset[Permission]
