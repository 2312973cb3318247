"""What fields need from outside while an answer is written; `resolvers/context.py` provides it."""

from datetime import datetime
from typing import Protocol, TypeAlias

import strawberry

from services.model.audit import AuditListing
from services.model.caller import Caller
from services.model.certificate import Certificate, Validity, Version
from services.model.configuration_findings import ConfigurationFinding
from services.model.contents import Contents, Entry
from services.model.destination import CertificateUse, Configuration, ConfigurationKind, ConfigurationListing, Property
from services.model.installation import Installation
from services.model.labels import LabelsInUse
from services.model.lifecycle import AuditRecord
from services.model.query import Direction, Fields, Listing, Page, Position
from services.model.scope import Scope
from services.model.statistics import ExpiryRequest, Statistics
from services.model.uses import FollowedReference


class Files(Protocol):
    """Reads what is in the files of certificates. What was read once within one operation is answered from memory."""

    async def load_contents(self, certificate: Certificate) -> Contents:
        """Return what is in the file."""
        ...

    async def load_entries(self, certificate: Certificate) -> tuple[Entry, ...]:
        """Return the entries, to show them all; raises InvalidInput (QUERY_TOO_COMPLEX) where these are too many for one operation."""
        ...

    async def find_entry_of(self, certificate: Certificate, alias: str) -> Entry | None:
        """Return the entry of that alias, compared exactly, else without regard to case; None where there is none."""
        ...

    def identify_entry(self, entry: Entry) -> str:
        """Return the id of an entry that the operation shows."""
        ...

    async def list_versions(self, certificate: Certificate) -> tuple[Version, ...]:
        """Return the versions, newest first."""
        ...

    async def find_version_entries(self, version: Version) -> tuple[Entry, ...] | None:
        """Return the entries of a version that was listed, None where it is not kept; raises as `load_entries`."""
        ...

    async def find_validity(self, version: Version) -> Validity | None:
        """Return which validity of a version that was listed ends first, None where it is not known."""
        ...


class Reading(Protocol):
    """Reads on behalf of the caller of the present operation. All values are the model's."""

    @property
    def caller(self) -> Caller:
        """Who asks."""
        ...

    def now(self) -> datetime:
        """Return the moment by which the whole operation judges validity."""
        ...

    async def load_scope(self, scope_id: str) -> Scope:
        """Return the scope; repeated asks within one operation are answered from memory."""
        ...

    async def list_scopes(self, *, first: int, after: Position | None, direction: Direction) -> Page[Scope]:
        """Return a page of scopes by their age, oldest first if ascending."""
        ...

    async def count_scopes(self) -> int:
        """Return how many scopes there are."""
        ...

    @property
    def files(self) -> Files:
        """What is in files."""
        ...

    @property
    def installation(self) -> Installation:
        """What everybody may know of the installation."""
        ...

    async def find_certificate_by_name(self, scope_id: str, name: str, *, fields: Fields) -> Certificate | None:
        """Return the certificate of that name in the scope, with these fields."""
        ...

    async def list_certificates(self, listing: Listing) -> Page[Certificate]:
        """Return a page of certificates."""
        ...

    async def count_certificates(self, listing: Listing) -> int:
        """Return how many certificates the listing has on all pages."""
        ...

    async def find_configuration_by_name(self, scope_id: str, kind: ConfigurationKind, *, name: str) -> Configuration | None:
        """Return the destination or fragment of that name in the scope."""
        ...

    async def load_configuration(self, configuration: Configuration) -> Configuration:
        """Return it whole, where not all of its fields are at hand; repeated asks within one operation are answered from memory."""
        ...

    async def load_references(self, configuration: Configuration, *, fields: Fields) -> tuple[FollowedReference, ...]:
        """Return where the certificates' names in it lead, to certificates with these fields."""
        ...

    async def preview_references(self, configuration: Configuration, *, fields: Fields) -> tuple[FollowedReference, ...]:
        """Return where the certificates' names in one that is not stored lead, to certificates with these fields."""
        ...

    async def preview_findings(self, configuration: Configuration) -> tuple[ConfigurationFinding, ...]:
        """Return what would be wrong with the certificates that one that is not stored names."""
        ...

    async def load_configuration_findings(self, configuration: Configuration) -> tuple[ConfigurationFinding, ...]:
        """Return what is wrong with the certificates that it names."""
        ...

    async def list_uses(self, certificate: Certificate) -> tuple[CertificateUse, ...]:
        """Return who uses the certificate, of what the caller may read."""
        ...

    async def list_configurations(self, listing: ConfigurationListing) -> Page[Configuration]:
        """Return a page of destinations or fragments, by name."""
        ...

    async def count_configurations(self, listing: ConfigurationListing) -> int:
        """Return how many the listing has on all pages, at most MAX_COUNTED + 1."""
        ...

    def show_properties(self, configuration: Configuration) -> tuple[Property, ...]:
        """Return the properties in the clear, to show them; raises InvalidInput (QUERY_TOO_COMPLEX) as `load_entries` does."""
        ...

    async def count_statistics(self, scope_id: str | None, expiring: ExpiryRequest | None) -> Statistics:
        """Return the statistics of the scope, or of all scopes."""
        ...

    async def list_labels(self, scope_id: str | None, *, key: str | None, prefix: str) -> LabelsInUse:
        """Return labels of the scope's certificates, or of all scopes'."""
        ...

    async def list_audit(self, listing: AuditListing) -> Page[AuditRecord]:
        """Return a page of audit records."""
        ...

    async def count_audit(self, listing: AuditListing) -> int:
        """Return how many records the listing has on all pages, at most MAX_COUNTED + 1."""
        ...


Info: TypeAlias = strawberry.Info[Reading, None]
