"""What refers to certificates: destinations, and the fragments that are merged into them. Both are called configurations, as SAP does."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from services.model.certificate import Label
from services.model.encrypted import Encrypted
from services.model.query import Direction, LabelFilter, Position
from services.model.scope import ScopeLevel


class ConfigurationKind(Enum):
    """What a configuration is."""

    DESTINATION = "DESTINATION"
    FRAGMENT = "FRAGMENT"

    @property
    def noun(self) -> str:
        """What a sentence calls it."""
        return self.value.lower()


class DestinationType(Enum):
    """The kinds of systems that destinations lead to, in SAP's words."""

    HTTP = "HTTP"
    RFC = "RFC"
    LDAP = "LDAP"
    MAIL = "MAIL"
    TCP = "TCP"


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """A named text of a configuration, such as `URL`. It is in the clear."""

    name: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A property that names a certificate: its name, such as `KeyStoreLocation`, and the certificate's, in NFC."""

    property: str
    certificate: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """A destination, or a fragment, of a scope. `type` is None exactly for a fragment.

    `properties` are those in the clear, without `Name` and `Type`, in the order in which they came. `secrets` are the others, encrypted
    together as the JSON object of names and texts, None where there are none; `secret_names` are their names. `references` are the
    certificates that the properties name. `subaccount` is that of the scope. `version` counts from 1, and labels do not change it.
    """

    id: str
    tenant: str
    scope_id: str
    subaccount: str
    kind: ConfigurationKind
    name: str
    type: DestinationType | None
    properties: tuple[Property, ...]
    secret_names: tuple[str, ...]
    secrets: Encrypted | None
    references: tuple[Reference, ...]
    labels: tuple[Label, ...]
    created_at: datetime
    created_by: str
    modified_at: datetime
    version: int

    @property
    def in_clear(self) -> dict[str, str]:
        """The properties that are not secret, by their names."""
        return {one.name: one.value for one in self.properties}


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateUse:
    """A configuration names a certificate: which one, by which property, at which level.

    `configuration` is the destination or fragment, of which NAMING_FIELDS are there; the level is that of its scope.
    """

    configuration: Configuration
    property: str
    level: ScopeLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingQuery:
    """The configurations of a subaccount and its service instances, or of one scope of them, that name one of these certificates."""

    subaccount: str
    certificates: frozenset[str]
    scope_id: str | None = None


NAMING_FIELDS = frozenset({"id", "tenant", "scope_id", "subaccount", "kind", "name", "type", "references"})
"""The fields of a configuration that are read where it is asked who names certificates: its properties would be much to read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigurationFilter:
    """All given conditions must hold; None and empty tuples mean any. `name_contains` is compared without regard to case.

    `certificate` is the name of a certificate that a property names.
    """

    name_contains: str | None = None
    types: tuple[DestinationType, ...] = ()
    labels: tuple[LabelFilter, ...] = ()
    certificate: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigurationListing:
    """A page of configurations of one kind by name; of one scope, or of all that the caller may read."""

    kind: ConfigurationKind
    first: int
    scope_id: str | None = None
    filter: ConfigurationFilter = field(default_factory=ConfigurationFilter)
    after: Position | None = None
    direction: Direction = Direction.ASC


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfigurationQuery:
    """What a ConfigurationRepository is asked for: of one tenant, only of these scopes if they are not None."""

    tenant: str
    kind: ConfigurationKind
    scope_ids: tuple[str, ...] | None
    limit: int
    filter: ConfigurationFilter = field(default_factory=ConfigurationFilter)
    after: Position | None = None
    direction: Direction = Direction.ASC
