"""Tenants, the service keys of programs, and which tenants a provider's key may serve as well."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import Enum

from services.model.caller import Right
from services.model.secret import Secret

DEFAULT_TENANT = "default"
"""The tenant, and its subdomain, that every installation has; what was stored before there were tenants belongs to it."""

_READS_CERTIFICATES = frozenset({Right.CERTIFICATE_READ, Right.CERTIFICATE_EXPORT})
_KEEPS_CERTIFICATES = _READS_CERTIFICATES | {Right.CERTIFICATE_EXPORT_PRIVATE, Right.CERTIFICATE_WRITE}
_READS_TRUST = frozenset({Right.TRUST_READ})
_KEEPS_TRUST = _READS_TRUST | {Right.TRUST_ADMIN}
_READS_DESTINATIONS = _READS_CERTIFICATES | _READS_TRUST | {Right.DESTINATION_READ}
_KEEPS_DESTINATIONS = _READS_DESTINATIONS | _KEEPS_CERTIFICATES | _KEEPS_TRUST | {Right.DESTINATION_READ_SECRETS, Right.DESTINATION_WRITE}


class Role(Enum):
    """A named set of rights, by SAP's name for it.

    https://help.sap.com/docs/connectivity/sap-btp-connectivity-cf/user-roles: those without "Instance" are about a subaccount, the
    others about a service instance.
    """

    DESTINATION_ADMINISTRATOR = "Destination Administrator"
    DESTINATION_VIEWER = "Destination Viewer"
    DESTINATION_CERTIFICATE_ADMINISTRATOR = "Destination Certificate Administrator"
    DESTINATION_CERTIFICATE_VIEWER = "Destination Certificate Viewer"
    DESTINATION_ADMINISTRATOR_INSTANCE = "Destination Administrator Instance"
    DESTINATION_VIEWER_INSTANCE = "Destination Viewer Instance"
    DESTINATION_CERTIFICATE_ADMINISTRATOR_INSTANCE = "Destination Certificate Administrator Instance"
    DESTINATION_CERTIFICATE_VIEWER_INSTANCE = "Destination Certificate Viewer Instance"
    DESTINATION_SUBACCOUNT_TRUST_ADMINISTRATOR = "Destination Subaccount Trust Administrator"
    DESTINATION_SUBACCOUNT_TRUST_VIEWER = "Destination Subaccount Trust Viewer"

    @property
    def is_of_instance(self) -> bool:
        """Whether it is about a service instance."""
        return self.value.endswith(" Instance")

    @property
    def rights(self) -> frozenset[Right]:
        """What it allows; a service instance has no trust of its own."""
        return _RIGHTS[self.value.removesuffix(" Instance")] - (_KEEPS_TRUST if self.is_of_instance else frozenset())


_RIGHTS = {
    "Destination Administrator": _KEEPS_DESTINATIONS,
    "Destination Viewer": _READS_DESTINATIONS,
    "Destination Certificate Administrator": _KEEPS_CERTIFICATES,
    "Destination Certificate Viewer": _READS_CERTIFICATES,
    "Destination Subaccount Trust Administrator": _KEEPS_TRUST,
    "Destination Subaccount Trust Viewer": _READS_TRUST,
}


class TenantStatus(Enum):
    """Whether a tenant's people and programs get in."""

    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenant:
    """One organisation. `subdomain` is one DNS label, unique in the installation: the first of the host where its tokens are asked for."""

    id: str
    subdomain: str
    display_name: str
    created_at: datetime
    status: TenantStatus = TenantStatus.ACTIVE


FIRST_TENANT = Tenant(id=DEFAULT_TENANT, subdomain=DEFAULT_TENANT, display_name="Default", created_at=datetime(1970, 1, 1, tzinfo=UTC))
"""The tenant `default`: active for ever, and older than all others, as nobody made it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceKey:
    """The credentials of a program. `secret_sha256` is the SHA-256 of its secret: 256 random bits need no slower hash.

    Its two scopes are the levels that the REST API knows; beside their ids stand their names, which never change, as the key outlives them.
    `rights` hold in the whole tenant, `scope_rights` in the scopes of these ids.
    `last_used_at` is right within a minute; None if it was never used.
    """

    id: str
    client_id: str
    secret_sha256: bytes = field(repr=False)
    tenant: str
    name: str
    subaccount: str
    subaccount_scope_id: str
    service_instance: str | None
    instance_scope_id: str | None
    rights: frozenset[Right]
    scope_rights: Mapping[str, frozenset[Right]]
    created_at: datetime
    created_by: str
    last_used_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """The keys of the tenant `provider` may serve the tenant `subscriber` as well: in this subaccount of it, and in the service instance of
    this subaccount that is called as the key's own."""

    id: str
    provider: str
    subscriber: str
    subaccount: str
    subaccount_scope_id: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """An RSA key that the service signs its access tokens with from `signs_from` on, until that of the next number; PKCS#8 in DER."""

    number: int
    private_key: Secret
    created_at: datetime
    signs_from: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerTokens:
    """What an issuer gave a session. The access token is handed to the page until `fresh_until`; after that it is renewed first.

    Without `refresh` it cannot be, and the session ends with the access token.
    """

    access: Secret
    expires_at: datetime
    fresh_until: datetime
    refresh: Secret | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowserSession:
    """One browser in which somebody is signed in, until `expires_at`. `id` is the SHA-256 of what its cookie holds, in hexadecimal digits.

    `origin` is what let the subject in: an issuer's name, or what stands for the development token at that time. `tokens` are there where
    it is an issuer; `renewal` counts how often they were renewed.
    """

    id: str
    tenant: str
    subject: str
    origin: str
    created_at: datetime
    expires_at: datetime
    tokens: IssuerTokens | None = None
    renewal: int = 0
