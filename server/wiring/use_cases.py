"""The parts list: which adapter stands behind which port."""

import asyncio
import os
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from resolvers.context import UseCase
from services.certificates.delete import Delete
from services.certificates.export import Export
from services.certificates.find import Find
from services.certificates.generate import Generate
from services.certificates.inspect import Inspect
from services.certificates.issue import Issue
from services.certificates.label import Label
from services.certificates.list import List
from services.certificates.renew import Renew
from services.certificates.replace import Replace
from services.certificates.restore import Restore
from services.certificates.revoke import Revoke
from services.certificates.roll_back import RollBack
from services.certificates.sweep import Sweep
from services.certificates.unlock import Unlock
from services.certificates.upload import Upload
from services.certificates.watch import Watch
from services.model.generation import OrganizationAttributes
from services.model.limits import Limits
from services.ports.authorities import IssuingAuthority
from services.ports.changes import ChangeFeed
from services.ports.clock import Clock
from services.ports.keys import KeyProvider
from services.ports.reading import ContentReader, FileConverter
from services.repositories.attributes import AttributeRepository
from services.repositories.audit import AuditRepository
from services.repositories.certificates import CertificateRepository
from services.repositories.deletion import DeletionRepository
from services.repositories.idempotency import IdempotencyRepository
from services.repositories.issuances import IntentRepository
from services.repositories.renewals import RenewalRepository
from services.repositories.revocations import RevocationRepository
from services.repositories.scopes import ScopeRepository
from services.repositories.versions import VersionRepository
from services.rules.idempotency import IdempotencyRecords
from services.scopes.create import Create as CreateScope
from services.scopes.delete import Delete as DeleteScope
from services.scopes.find import Find as FindScope
from services.scopes.list import List as ListScopes


@dataclass(frozen=True, kw_only=True)
class UseCases:
    """All that a user can do: by name for the jobs and the tests, by class for the resolvers."""

    clock: Clock
    create_scope: CreateScope
    delete_scope: DeleteScope
    find_scope: FindScope
    list_scopes: ListScopes
    upload: Upload
    inspect: Inspect
    unlock: Unlock
    find_certificate: Find
    list_certificates: List
    label: Label
    export: Export
    delete: Delete
    generate: Generate
    renew: Renew
    replace: Replace
    roll_back: RollBack
    revoke: Revoke
    restore: Restore
    sweep: Sweep
    watch: Watch

    def get(self, kind: type[UseCase]) -> UseCase:
        """Return the use case of that class."""
        found: UseCase = self._by_class[kind]
        return found

    @cached_property
    def _by_class(self) -> dict[type, Any]:
        return {type(use_case): use_case for use_case in vars(self).values()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapters:
    """What stands behind the ports."""

    scopes: ScopeRepository
    certificates: CertificateRepository
    versions: VersionRepository
    attributes: AttributeRepository
    deletion: DeletionRepository
    renewals: RenewalRepository
    audit: AuditRepository
    intents: IntentRepository
    idempotency: IdempotencyRepository
    revocations: RevocationRepository
    feed: ChangeFeed
    reader: ContentReader
    converter: FileConverter
    keys: KeyProvider
    clock: Clock
    authority: IssuingAuthority


def wire(parts: Adapters, *, limits: Limits, organization: OrganizationAttributes) -> UseCases:
    """Return the use cases over these adapters."""
    scopes, certificates, versions, attributes = parts.scopes, parts.certificates, parts.versions, parts.attributes
    reader, keys, clock = parts.reader, parts.keys, parts.clock
    idempotency = IdempotencyRecords(certificates=certificates, records=parts.idempotency, clock=clock)
    issue = Issue(
        authority=parts.authority,
        intents=parts.intents,
        reader=reader,
        clock=clock,
        limits=limits,
        computing=asyncio.Semaphore(os.cpu_count() or 1),
    )
    return UseCases(
        clock=clock,
        create_scope=CreateScope(scopes=scopes, clock=clock),
        delete_scope=DeleteScope(scopes=scopes, clock=clock),
        find_scope=FindScope(scopes=scopes),
        list_scopes=ListScopes(scopes=scopes),
        upload=Upload(
            scopes=scopes, certificates=certificates, reader=reader, keys=keys, clock=clock, limits=limits, idempotency=idempotency
        ),
        inspect=Inspect(reader=reader, limits=limits),
        unlock=Unlock(
            certificates=certificates, versions=versions, attributes=attributes, reader=reader, keys=keys, clock=clock, limits=limits
        ),
        find_certificate=Find(certificates=certificates, versions=versions),
        list_certificates=List(scopes=scopes, certificates=certificates, clock=clock),
        label=Label(certificates=certificates, attributes=attributes, clock=clock),
        export=Export(
            certificates=certificates,
            versions=versions,
            audit=parts.audit,
            converter=parts.converter,
            keys=keys,
            clock=clock,
            limits=limits,
        ),
        delete=Delete(certificates=certificates, deletion=parts.deletion, clock=clock, limits=limits),
        generate=Generate(
            scopes=scopes,
            certificates=certificates,
            issue=issue,
            idempotency=idempotency,
            keys=keys,
            clock=clock,
            limits=limits,
            organization=organization,
        ),
        renew=Renew(
            certificates=certificates,
            attributes=attributes,
            renewals=parts.renewals,
            versions=versions,
            issue=issue,
            reader=reader,
            keys=keys,
            clock=clock,
        ),
        replace=Replace(certificates=certificates, versions=versions, reader=reader, keys=keys, clock=clock, limits=limits),
        roll_back=RollBack(certificates=certificates, versions=versions, revocations=parts.revocations, keys=keys, clock=clock),
        revoke=Revoke(
            certificates=certificates,
            versions=versions,
            attributes=attributes,
            revocations=parts.revocations,
            authority=parts.authority,
            clock=clock,
        ),
        restore=Restore(deletion=parts.deletion, clock=clock, limits=limits),
        sweep=Sweep(intents=parts.intents, clock=clock),
        watch=Watch(scopes=scopes, feed=parts.feed),
    )
