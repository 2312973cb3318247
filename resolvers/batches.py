"""What rows of a list ask for at the same moment is read together, and remembered until the operation's end."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cached_property, partial
from typing import NamedTuple

from strawberry.dataloader import DataLoader

from resolvers.use_cases import UseCases
from resolvers.work import Work
from services.access.find_service_key import FindServiceKey
from services.certificates.find import Find as FindCertificate
from services.certificates.find_uses import FindUses
from services.certificates.list import List as ListCertificates
from services.destinations.check import Check
from services.destinations.find import Find as FindConfiguration
from services.destinations.follow import Follow
from services.model.access import ServiceKey
from services.model.caller import Caller
from services.model.certificate import Certificate, Validity, Version
from services.model.configuration_findings import ConfigurationFinding
from services.model.contents import Contents
from services.model.destination import CertificateUse, Configuration
from services.model.limits import MAX_NODES
from services.model.query import CertificateFilter, Fields, Listing, Matches
from services.model.scope import Scope
from services.model.uses import FollowedReference
from services.scopes.find import Find as FindScope

MAX_BATCH = 50
"""How many certificates or scopes are read by one query: a page of 100 needs two, and holds 50 files in memory at a time."""

MAX_FINGERPRINTS = 1_000
"""How many lists by fingerprint are asked for together: those of 100 key stores of ten certificates. Each is one value of a query that
is bounded by itself, so that a page needs no second one."""


class FileVersion(NamedTuple):
    """A version of a certificate's file, and how many octets it has."""

    certificate: Certificate
    number: int
    size: int


class Batches:
    """One loader for each thing that is read for many at once, made when it is first needed."""

    def __init__(self, caller: Caller, use_cases: UseCases, work: Work, *, now: Callable[[], datetime]) -> None:
        """`work` counts what is read; `now` is the moment by which the whole operation judges."""
        self._caller = caller
        self._use = use_cases.get
        self._work = work
        self._now = now

    @cached_property
    def scopes(self) -> DataLoader[str, Scope | None]:
        caller, work, find = self._caller, self._work, self._use(FindScope)

        async def load(ids: list[str]) -> list[Scope | None]:
            work.count(lookups=len(ids))
            return await find(caller, ids)

        return DataLoader(load, max_batch_size=MAX_BATCH)

    @cached_property
    def certificates(self) -> DataLoader[tuple[str, Fields], Certificate | None]:
        """Certificates by their ids, with these fields."""
        caller, work, find = self._caller, self._work, self._use(FindCertificate)

        async def load(asked: list[tuple[str, Fields]]) -> list[Certificate | None]:
            work.count(lookups=len(asked))
            found: dict[tuple[str, Fields], Certificate | None] = {}
            for fields in {fields for _, fields in asked}:
                ids = [one for one, wanted in asked if wanted == fields]
                found |= {(one, fields): each for one, each in zip(ids, await find(caller, ids, fields=fields), strict=True)}
            return [found[each] for each in asked]

        return DataLoader(load, max_batch_size=MAX_NODES)

    @cached_property
    def service_keys(self) -> DataLoader[str, ServiceKey | None]:
        caller, work, find = self._caller, self._work, self._use(FindServiceKey)

        async def load(ids: list[str]) -> list[ServiceKey | None]:
            work.count(lookups=len(ids))
            return await find(caller, ids)

        return DataLoader(load, max_batch_size=MAX_NODES)

    @cached_property
    def configurations_by_id(self) -> DataLoader[str, Configuration | None]:
        caller, work, find = self._caller, self._work, self._use(FindConfiguration)

        async def load(ids: list[str]) -> list[Configuration | None]:
            work.count(lookups=len(ids))
            return await find(caller, ids)

        return DataLoader(load, max_batch_size=MAX_NODES)

    @cached_property
    def contents(self) -> DataLoader[FileVersion, Contents | None]:
        caller, work, find = self._caller, self._work, self._use(FindCertificate)

        async def load(asked: list[FileVersion]) -> list[Contents | None]:
            work.count(lookups=len(asked), octets=sum(one.size for one in asked))
            return await find.load_contents(caller, [one.certificate for one in asked], numbers=[one.number for one in asked])

        return DataLoader(load, max_batch_size=MAX_BATCH, cache_key_fn=_identify_version)

    @cached_property
    def validities(self) -> DataLoader[FileVersion, Validity | None]:
        """What contents say of versions that were stored before their validity was noted."""
        caller, work, find = self._caller, self._work, self._use(FindCertificate)

        async def load(asked: list[FileVersion]) -> list[Validity | None]:
            work.count(lookups=len(asked), octets=sum(one.size for one in asked))
            return await find.find_validities(caller, [one.certificate for one in asked], numbers=[one.number for one in asked])

        return DataLoader(load, max_batch_size=MAX_BATCH, cache_key_fn=_identify_version)

    @cached_property
    def versions(self) -> DataLoader[Certificate, tuple[Version, ...]]:
        caller, work, find = self._caller, self._work, self._use(FindCertificate)

        async def load(certificates: list[Certificate]) -> list[tuple[Version, ...]]:
            work.count(lookups=len(certificates))
            return await find.list_versions(caller, certificates)

        return DataLoader(load, max_batch_size=MAX_BATCH, cache_key_fn=_identify)

    @cached_property
    def configurations(self) -> DataLoader[Configuration, Configuration | None]:
        caller, work, find = self._caller, self._work, self._use(FindConfiguration)

        async def load(configurations: list[Configuration]) -> list[Configuration | None]:
            work.count(lookups=len(configurations))
            return await find.again(caller, configurations)

        return DataLoader(load, max_batch_size=MAX_BATCH, cache_key_fn=lambda one: one.id)

    @cached_property
    def references(self) -> DataLoader[tuple[Configuration, Fields], tuple[FollowedReference, ...]]:
        caller, work, follow = self._caller, self._work, self._use(Follow)

        async def load(asked: list[tuple[Configuration, Fields]]) -> list[tuple[FollowedReference, ...]]:
            work.count(lookups=len(asked))
            found: dict[tuple[str, Fields], tuple[FollowedReference, ...]] = {}
            for fields in {fields for _, fields in asked}:
                configurations = [one for one, wanted in asked if wanted == fields]
                all_followed = await follow(caller, configurations, fields=fields)
                found |= {(one.id, fields): each for one, each in zip(configurations, all_followed, strict=True)}
            return [found[one.id, fields] for one, fields in asked]

        return DataLoader(load, max_batch_size=MAX_BATCH, cache_key_fn=lambda asked: (asked[0].id, asked[1]))

    @cached_property
    def configuration_findings(self) -> DataLoader[Configuration, tuple[ConfigurationFinding, ...]]:
        caller, work, check, now = self._caller, self._work, self._use(Check), self._now

        async def load(configurations: list[Configuration]) -> list[tuple[ConfigurationFinding, ...]]:
            work.count(lookups=len(configurations))
            return await check(caller, configurations, now=now(), may_open=work.may_open)

        return DataLoader(load, max_batch_size=MAX_BATCH, cache_key_fn=lambda one: (one.id, one.version))

    @cached_property
    def uses(self) -> DataLoader[Certificate, tuple[CertificateUse, ...]]:
        caller, work, find = self._caller, self._work, self._use(FindUses)

        async def load(certificates: list[Certificate]) -> list[tuple[CertificateUse, ...]]:
            work.count(lookups=len(certificates))
            return [found.shown for found in await find(caller, certificates)]

        return DataLoader(load, max_batch_size=MAX_BATCH, cache_key_fn=lambda one: one.id)

    @cached_property
    def sharing(self) -> DataLoader[Listing, Matches]:
        return DataLoader(partial(_load_sharing, self._caller, self._use(ListCertificates)), max_batch_size=MAX_FINGERPRINTS)

    @cached_property
    def counts(self) -> DataLoader[Listing, int]:
        caller, work, count = self._caller, self._work, self._use(ListCertificates).count

        async def load(listings: list[Listing]) -> list[int | BaseException]:
            work.count(lookups=len(listings))
            # Of each by itself, so that one that fails is no failure of the others.
            return await asyncio.gather(*(count(caller, listing) for listing in listings), return_exceptions=True)

        return DataLoader(load, cache_key_fn=lambda listing: listing.filter)


async def _load_sharing(caller: Caller, find: ListCertificates, listings: list[Listing]) -> list[Matches | BaseException]:
    """Return what was asked for, by one call for all that differ in the fingerprint only, and by their own for the common ones."""
    asked: dict[Listing, list[CertificateFilter]] = defaultdict(list)
    for listing in listings:
        asked[replace(listing, filter=CertificateFilter())].append(listing.filter)
    found = {listing: await find.sharing(caller, listing, wanted) for listing, wanted in asked.items()}

    async def answer(listing: Listing) -> Matches:
        matches = found[replace(listing, filter=CertificateFilter())].get(listing.filter)
        return matches or Matches(page=await find(caller, listing), total=None)

    return await asyncio.gather(*(answer(listing) for listing in listings), return_exceptions=True)


def _identify(certificate: Certificate) -> tuple[str, int, bool]:
    """Return what tells contents and versions apart: an unlocked key store shows more."""
    return certificate.id, certificate.version, certificate.is_locked


def _identify_version(version: FileVersion) -> tuple[str, int, bool, int]:
    return *_identify(version.certificate), version.number
