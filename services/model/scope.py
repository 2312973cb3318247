"""A scope: the subaccount or the service instance whose destinations use the certificates that it holds."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class ScopeLevel(Enum):
    """The two levels at which SAP BTP keeps destination certificates."""

    SUBACCOUNT = "SUBACCOUNT"
    SERVICE_INSTANCE = "SERVICE_INSTANCE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A named holder of certificates, destinations and fragments; `service_instance` is set exactly when the level is SERVICE_INSTANCE."""

    id: str
    tenant: str
    level: ScopeLevel
    subaccount: str
    service_instance: str | None
    display_name: str
    created_at: datetime
    certificate_count: int = 0
    destination_count: int = 0
    fragment_count: int = 0
