"""One operation's context: who asks, what can be done, and what was read already."""

import asyncio
from datetime import datetime
from functools import cached_property
from typing import TypeAlias

import strawberry

from resolvers.batches import Batches
from resolvers.files import Files
from resolvers.use_cases import UseCases
from resolvers.work import LABEL_LOOKUPS, Work
from services.audit.list import List as ListAudit
from services.certificates.count import Count as CountCertificates
from services.certificates.find import Find as FindCertificate
from services.certificates.list import List as ListCertificates
from services.certificates.list_labels import ListLabels
from services.destinations.check import Check
from services.destinations.find import Find as FindConfiguration
from services.destinations.follow import Follow
from services.destinations.list import List as ListConfigurations
from services.errors import NotFound
from services.model.access import ServiceKey
from services.model.audit import AuditListing
from services.model.caller import Authenticate, Caller
from services.model.certificate import Certificate
from services.model.configuration_findings import ConfigurationFinding
from services.model.contents import Entry
from services.model.destination import CertificateUse, Configuration, ConfigurationKind, ConfigurationListing, Property
from services.model.identity import EntryPlace
from services.model.installation import Installation
from services.model.labels import LabelsInUse
from services.model.lifecycle import AuditRecord
from services.model.query import CertificateFilter, Direction, Fields, Listing, Matches, Page, Position, is_fingerprint
from services.model.scope import Scope
from services.model.statistics import ExpiryRequest, Statistics
from services.model.uses import FollowedReference
from services.rules.access import NO_CONFIGURATION, NO_SCOPE
from services.scopes.find import Find as FindScope
from services.scopes.list import List as ListScopes


class Context:
    """Implements `schema.context.Reading` for one caller and one operation.

    What rows of a list ask for at the same moment is read together, and what was asked for once is remembered until the end.
    """

    def __init__(self, caller: Caller, use_cases: UseCases, request_id: str, *, authenticate: Authenticate | None = None) -> None:
        """`authenticate` is for operations that last: it says who the caller is by then."""
        self.caller = caller
        self.use = use_cases.get
        self._use_cases = use_cases
        self._clock = use_cases.clock
        self.request_id = request_id
        self._authenticate = authenticate
        self.work = Work()
        self._now: datetime | None = None
        self._totals: dict[CertificateFilter, int | None] = {}

    @property
    def installation(self) -> Installation:
        """What everybody may know of the installation."""
        return self._use_cases.installation

    @cached_property
    def _batches(self) -> Batches:
        return Batches(self.caller, self._use_cases, self.work, now=self.now)

    @cached_property
    def files(self) -> Files:
        """What is in files."""
        return Files(self._batches, self.work)

    def forget(self) -> None:
        """Let go of what was read; who asks again reads it again.

        graphql-core's executor and its helpers hold each other, and this, until the garbage collector comes: some large key stores that
        waited for it held everybody up for a second.
        """
        self.__dict__.pop("_batches", None)
        self.__dict__.pop("files", None)

    async def authenticate(self) -> Caller:
        """Return the caller as of this moment; raises what refuses one whose token is not valid any more."""
        return self.caller if self._authenticate is None else await self._authenticate()

    def now(self) -> datetime:
        """Return the moment by which the whole operation judges validity."""
        self._now = self._now or self._clock.now()
        return self._now

    async def load_scope(self, scope_id: str) -> Scope:
        """Return the scope; raises NotFound if it is gone."""
        scope = await self.find_scope(scope_id)
        if scope is None:
            raise NotFound(NO_SCOPE)
        return scope

    async def find_scope(self, scope_id: str) -> Scope | None:
        """Return the scope of that id, None if there is none."""
        known = self.use(FindScope).recall(self.caller, scope_id)  # nearly always: then there is nothing to be read together
        return known or await asyncio.shield(self._batches.scopes.load(scope_id))

    async def find_certificate(self, certificate_id: str, *, fields: Fields) -> Certificate | None:
        """Return the certificate of that id with these fields, None if there is none."""
        return await asyncio.shield(self._batches.certificates.load((certificate_id, fields)))

    async def find_configuration(self, configuration_id: str) -> Configuration | None:
        """Return the destination or fragment of that id, None if there is none."""
        return await asyncio.shield(self._batches.configurations_by_id.load(configuration_id))

    async def find_service_key(self, key_id: str) -> ServiceKey | None:
        """Return the service key of that id, None if there is none."""
        return await asyncio.shield(self._batches.service_keys.load(key_id))

    async def find_entry(self, place: EntryPlace) -> Entry | None:
        """Return the entry that stands there; None where there is none, or where the version is not kept."""
        certificate = await self.find_certificate(place.certificate_id, fields=frozenset({"size"}))
        return None if certificate is None else await self.files.find_entry_at(certificate, place)

    async def list_scopes(self, *, first: int, after: Position | None, direction: Direction) -> Page[Scope]:
        self.work.count(lookups=1)
        return await self.use(ListScopes)(self.caller, first=first, after=after, direction=direction)

    async def count_scopes(self) -> int:
        self.work.count(lookups=1)
        return await self.use(ListScopes).count(self.caller)

    async def find_certificate_by_name(self, scope_id: str, name: str, *, fields: Fields) -> Certificate | None:
        self.work.count(lookups=1)
        return await self.use(FindCertificate).by_name(self.caller, scope_id, name, fields=fields)

    async def list_certificates(self, listing: Listing) -> Page[Certificate]:
        self.work.count(lookups=1)
        if not _can_share(listing):
            return await self.use(ListCertificates)(self.caller, listing)
        matches: Matches = await asyncio.shield(self._batches.sharing.load(listing))
        self._totals[listing.filter] = matches.total
        return matches.page

    async def count_certificates(self, listing: Listing) -> int:
        """Return how many there are; those that share a fingerprint were counted with their page, if that was read with others."""
        if not _can_share(listing):
            self.work.count(lookups=1)
            return await self.use(ListCertificates).count(self.caller, listing)
        total = self._totals.get(listing.filter)
        return await asyncio.shield(self._batches.counts.load(listing)) if total is None else total

    async def find_configuration_by_name(self, scope_id: str, kind: ConfigurationKind, *, name: str) -> Configuration | None:
        self.work.count(lookups=1)
        return await self.use(FindConfiguration).by_name(self.caller, scope_id, kind, name=name)

    async def load_configuration(self, configuration: Configuration) -> Configuration:
        """Return the destination or fragment whole; raises NotFound if it is gone."""
        found: Configuration | None = await asyncio.shield(self._batches.configurations.load(configuration))
        if found is None:
            raise NotFound(NO_CONFIGURATION)
        return found

    async def load_references(self, configuration: Configuration, *, fields: Fields) -> tuple[FollowedReference, ...]:
        return await asyncio.shield(self._batches.references.load((configuration, fields)))

    async def load_configuration_findings(self, configuration: Configuration) -> tuple[ConfigurationFinding, ...]:
        return await asyncio.shield(self._batches.configuration_findings.load(configuration))

    async def preview_references(self, configuration: Configuration, *, fields: Fields) -> tuple[FollowedReference, ...]:
        # Not by the batches: what is remembered there under its id is true of what is stored.
        self.work.count(lookups=1)
        return (await self.use(Follow)(self.caller, [configuration], fields=fields))[0]

    async def preview_findings(self, configuration: Configuration) -> tuple[ConfigurationFinding, ...]:
        self.work.count(lookups=1)
        return await self.use(Check).dry_run(self.caller, configuration, now=self.now(), may_open=self.work.may_open)

    async def list_uses(self, certificate: Certificate) -> tuple[CertificateUse, ...]:
        return await asyncio.shield(self._batches.uses.load(certificate))

    async def list_configurations(self, listing: ConfigurationListing) -> Page[Configuration]:
        self.work.count(lookups=1)
        return await self.use(ListConfigurations)(self.caller, listing)

    async def count_configurations(self, listing: ConfigurationListing) -> int:
        self.work.count(lookups=1)
        return await self.use(ListConfigurations).count(self.caller, listing)

    def show_properties(self, configuration: Configuration) -> tuple[Property, ...]:
        self.work.count(entries=len(configuration.properties))
        return configuration.properties

    async def count_statistics(self, scope_id: str | None, expiring: ExpiryRequest | None) -> Statistics:
        self.work.count(lookups=1)
        return await self.use(CountCertificates)(self.caller, scope_id=scope_id, expiring=expiring, now=self.now())

    async def list_labels(self, scope_id: str | None, *, key: str | None, prefix: str) -> LabelsInUse:
        self.work.count(lookups=LABEL_LOOKUPS)
        return await self.use(ListLabels)(self.caller, scope_id=scope_id, key=key, prefix=prefix)

    async def list_audit(self, listing: AuditListing) -> Page[AuditRecord]:
        self.work.count(lookups=1)
        return await self.use(ListAudit)(self.caller, listing)

    async def count_audit(self, listing: AuditListing) -> int:
        self.work.count(lookups=1)
        return await self.use(ListAudit).count(self.caller, listing)


def _can_share(listing: Listing) -> bool:
    """Whether it is a page of what has a fingerprint in all scopes."""
    return listing.scope_id is None and not listing.deleted and is_fingerprint(listing.filter)


Info: TypeAlias = strawberry.Info[Context, None]
