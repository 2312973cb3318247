"""Destinations, and the fragments that are merged into them. Both are called configurations, as SAP does."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from schema.certificates.lists import CERTIFICATE_NEEDS
from schema.certificates.types import Label
from schema.context import Info
from schema.destinations.references import CertificateReference, ConfigurationFinding
from schema.needs import find_needs, list_needs, needs
from schema.node import Node
from schema.shows import shows
from services.model import configuration_findings as findings_model
from services.model import destination as model
from services.model import scope as scope_model
from services.model import uses as uses_model
from services.model.destination import NAMING_FIELDS, ConfigurationKind, DestinationType
from services.model.scope import ScopeLevel

if TYPE_CHECKING:
    from schema.scopes.types import Scope
else:
    Scope = Annotated["Scope", strawberry.lazy("schema.scopes.types")]


@strawberry.type(description="A named text of a destination or fragment.")
class Property:
    """In the clear; of the secret ones only the names are shown."""

    name: str = strawberry.field(description="Its name, such as URL; unique in its destination or fragment.")
    value: str = strawberry.field(description="Its value, as it was given.")


@strawberry.interface(description="A destination or a fragment: named properties of a connection.")
class Configuration(Node):
    """The model's configuration."""

    name: str = strawberry.field(
        description="Its name: letters from A to Z, digits, - and _; unique in the scope among those of the same kind."
    )

    @strawberry.field(description="Its properties that are not secret, in the order in which they were given.", graphql_type=list[Property])
    @staticmethod
    def properties(root: strawberry.Parent[model.Configuration], info: Info) -> tuple[model.Property, ...]:
        return info.context.show_properties(root)

    secret_names: list[str] = strawberry.field(
        name="secretProperties",
        description="The names of its secret properties, such as Password. Their values are encrypted, and in no answer of this API.",
    )
    labels: list[Label] = strawberry.field(description="Its labels.")
    created_at: datetime = strawberry.field(description="The time of its creation.")
    created_by: str = strawberry.field(description="The subject that created it.")
    modified_at: datetime = strawberry.field(description="The time of the last change of its properties or its type.")
    version: int = strawberry.field(description="How often its properties were set; the first version is 1. Labels do not change it.")

    @strawberry.field(metadata=needs("scope_id"), description="The scope that holds it.", graphql_type=Scope)
    @staticmethod
    async def scope(root: strawberry.Parent[model.Configuration], info: Info) -> scope_model.Scope:
        return await info.context.load_scope(root.scope_id)

    @strawberry.field(
        metadata=needs("id", "scope_id", "references"),
        description="The certificates that its properties name.",
        graphql_type=list[CertificateReference],
    )
    @staticmethod
    async def certificates(root: strawberry.Parent[model.Configuration], info: Info) -> tuple[uses_model.FollowedReference, ...]:
        return await info.context.load_references(root, fields=find_needs(info, CERTIFICATE_NEEDS, at=("certificate",)))

    @strawberry.field(
        description="The problems with the certificates that its properties name. An operation opens a limited number of files to try "
        "passwords, and remembers what came of it; about the others there is a finding NOT_CHECKED.",
        graphql_type=list[ConfigurationFinding],
    )
    @staticmethod
    async def findings(root: strawberry.Parent[model.Configuration], info: Info) -> tuple[findings_model.ConfigurationFinding, ...]:
        return await info.context.load_configuration_findings(root)


@strawberry.type(description="How applications reach another system: its address, how they authenticate, and which certificates they use.")
@shows(model.Configuration, when=lambda configuration: configuration.kind is ConfigurationKind.DESTINATION)
class Destination(Configuration):
    type: DestinationType = strawberry.field(description="The kind of system that it leads to.")


@strawberry.type(description="Properties that an application merges into a destination when it asks for both; the fragment's win.")
@shows(model.Configuration, when=lambda configuration: configuration.kind is ConfigurationKind.FRAGMENT)
class Fragment(Configuration):
    """As in SAP's Destination service."""


@strawberry.type(description="What a destination or fragment would be. It is not stored, and has no id.")
class ConfigurationPreview:
    """The model's configuration that a dry run made."""

    name: str = strawberry.field(description="Its name.")
    type: DestinationType | None = strawberry.field(description="The kind of system that it leads to; null for a fragment.")

    @strawberry.field(description="Its properties that are not secret, in the order in which they were given.", graphql_type=list[Property])
    @staticmethod
    def properties(root: strawberry.Parent[model.Configuration], info: Info) -> tuple[model.Property, ...]:
        return info.context.show_properties(root)

    secret_names: list[str] = strawberry.field(name="secretProperties", description="The names of its secret properties.")
    labels: list[Label] = strawberry.field(description="Its labels.")

    @strawberry.field(description="The certificates that its properties name, as they are stored.", graphql_type=list[CertificateReference])
    @staticmethod
    async def certificates(root: strawberry.Parent[model.Configuration], info: Info) -> tuple[uses_model.FollowedReference, ...]:
        return await info.context.preview_references(root, fields=find_needs(info, CERTIFICATE_NEEDS, at=("certificate",)))

    @strawberry.field(
        description="The problems with the certificates that its properties name. Passwords are tried only where the caller may export the "
        "file with private keys, for a dry run leaves no record; about the others there is a finding NOT_CHECKED.",
        graphql_type=list[ConfigurationFinding],
    )
    @staticmethod
    async def findings(root: strawberry.Parent[model.Configuration], info: Info) -> tuple[findings_model.ConfigurationFinding, ...]:
        return await info.context.preview_findings(root)


CONFIGURATION_NEEDS = list_needs(Configuration, Destination, Fragment)
"""What the fields of a configuration need."""


@strawberry.type(description="A destination or fragment that uses a certificate: one of its properties names it.")
class CertificateUse:
    @strawberry.field(description="The destination or fragment.", graphql_type=Configuration)
    @staticmethod
    async def configuration(root: strawberry.Parent[model.CertificateUse], info: Info) -> model.Configuration:
        """Return it as it is at hand, or read it whole where more of it is asked for."""
        wanted = find_needs(info, CONFIGURATION_NEEDS)
        is_enough = wanted is not None and wanted <= NAMING_FIELDS
        return root.configuration if is_enough else await info.context.load_configuration(root.configuration)

    property: str = strawberry.field(
        description="The property that names the certificate: KeyStoreLocation, TrustStoreLocation or tokenService.KeyStoreLocation."
    )
    level: ScopeLevel = strawberry.field(description="The level of the scope that holds the destination or fragment.")
