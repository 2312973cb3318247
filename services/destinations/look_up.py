"""Look a destination up as its consumers do: by its name, with fragments merged into it, and with the certificates that it names."""

import asyncio
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from services.destinations.levels import NO_DESTINATION, FragmentName, LookUpLevel, Place, list_places, place_fragments, say_missing
from services.destinations.properties import open_properties
from services.destinations.sought import SoughtCertificate, list_sought
from services.errors import ACCESS, InvalidInput, NotFound
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.destination import Configuration, ConfigurationKind
from services.model.query import IDENTITY
from services.model.scope import Scope
from services.ports.keys import KeyProvider
from services.repositories.certificates import CertificateRepository
from services.repositories.configurations import ConfigurationRepository
from services.repositories.scopes import ScopeRepository
from services.rules.access import require_in

MAX_FRAGMENTS = 20
"""Fragments of one look-up: SAP's OpenAPI document speaks of one, its pages of several; each can be as large as a destination."""

_READ = IDENTITY | {"name", "declared_type", "has_private_key"}

_log = logging.getLogger("destcert.destinations")


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUpRequest:
    """Which destination. Without a level that of the service instance is taken, or else that of the subaccount.

    The fragments are merged in their order. `is_fragment_optional` lets a single one be missing; with several it says nothing.
    `skips_credentials` leaves the secret properties out.
    """

    name: str
    level: LookUpLevel | None = None
    fragments: tuple[FragmentName, ...] = ()
    is_fragment_optional: bool = False
    skips_credentials: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedUp:
    """The destination, all its properties after merging, and what it is made of.

    `fragments` are those that were merged, in their order. `certificates` are those that the merged properties name, the key store before
    the trust store and that before the token service's; of each, what identifies it, its name, `declared_type` and `has_private_key`.
    `scopes` has the scope of each of them by its id, unless it was removed just now.
    """

    destination: Configuration
    properties: Mapping[str, str] = field(repr=False)
    fragments: tuple[Configuration, ...]
    certificates: tuple[Certificate, ...]
    scopes: Mapping[str, Scope]


@dataclass(frozen=True, slots=True, kw_only=True)
class LookUp:
    """The use case. The files of the certificates are not read here."""

    raises: ClassVar = (*ACCESS, InvalidInput)
    scopes: ScopeRepository
    configurations: ConfigurationRepository
    certificates: CertificateRepository
    keys: KeyProvider

    async def __call__(self, caller: Caller, request: LookUpRequest) -> LookedUp:
        """Return what is found; the caller must have levels.

        Needs destination.read where the destination and the fragments are, and unless credentials are skipped destination.read_secrets
        where one of them has secret properties. Of a service instance or subaccount in which the caller has no destination.read, a find
        without level sees nothing. A name that leads to no certificate, or to a scope where the caller has no right at all, is logged.

        Raises NotFound (the destination, a fragment), Forbidden, and InvalidInput for too many fragments and for levels that do not mix.
        """
        _check(request)
        places = list_places(caller, request.level)
        wanted = place_fragments(caller, request.fragments, others=places)
        found, known = await asyncio.gather(self._find(places, request.name), self._find_fragments(wanted))
        if found is None:
            raise NotFound(NO_DESTINATION)
        fragments = _choose_fragments(request, wanted, known, of=found)
        sources = (found, *fragments)
        properties = [self._open(caller, one, skips_credentials=request.skips_credentials) for one in sources]
        all_sought = list_sought(caller, sources, properties)
        certificates, scopes = await asyncio.gather(self._find_certificates(all_sought), self._find_scopes(sources, all_sought))
        if found.scope_id not in scopes:
            raise NotFound(NO_DESTINATION)
        return LookedUp(
            destination=found,
            properties={name: value for each in properties for name, value in each.items()},
            fragments=fragments,
            certificates=certificates,
            scopes=scopes,
        )

    async def _find(self, places: Sequence[Place], name: str) -> Configuration | None:
        """Return the destination of the first place that has one."""
        scope_ids = [place.scope_id for place in places]
        if not places:
            return None
        tenant = places[0].reader.tenant
        found = await self.configurations.find_named(tenant, ConfigurationKind.DESTINATION, scope_ids=scope_ids, names=[name])
        return min(found, key=lambda one: scope_ids.index(one.scope_id), default=None)

    async def _find_fragments(self, wanted: Mapping[FragmentName, Sequence[Place]]) -> dict[tuple[str, str], Configuration]:
        """Return the fragments of these names in any of the places, by scope and name; one query for each tenant."""
        tenants: dict[str, set[str]] = {}
        for place in (place for places in wanted.values() for place in places):
            tenants.setdefault(place.reader.tenant, set()).add(place.scope_id)
        names = {fragment.name for fragment in wanted}
        queries = [
            self.configurations.find_named(tenant, ConfigurationKind.FRAGMENT, scope_ids=sorted(scope_ids), names=names)
            for tenant, scope_ids in tenants.items()
        ]
        return {(one.scope_id, one.name): one for found in await asyncio.gather(*queries) for one in found}

    def _open(self, caller: Caller, configuration: Configuration, *, skips_credentials: bool) -> Mapping[str, str]:
        if skips_credentials or configuration.secrets is None:
            return configuration.in_clear
        require_in(caller.at(configuration.tenant), Right.DESTINATION_READ_SECRETS, configuration.scope_id)
        return open_properties(configuration, keys=self.keys)

    async def _find_certificates(self, all_sought: Sequence[SoughtCertificate]) -> tuple[Certificate, ...]:
        """Return the certificates that the references lead to, each once; what leads nowhere is logged."""
        tenants: dict[str, list[SoughtCertificate]] = {}
        for sought in all_sought:
            tenants.setdefault(sought.source.tenant, []).append(sought)
        queries = [
            self.certificates.find_named(
                tenant,
                scope_ids=sorted({scope_id for sought in of for scope_id in sought.scope_ids}),
                names={sought.reference.certificate for sought in of},
                fields=_READ,
            )
            for tenant, of in tenants.items()
        ]
        known = {(one.scope_id, one.name): one for found in await asyncio.gather(*queries) for one in found}
        chosen: dict[str, Certificate] = {}
        for sought in all_sought:
            named = (known.get((scope_id, sought.reference.certificate)) for scope_id in sought.scope_ids)
            certificate = next(filter(None, named), None)
            if certificate is None:
                reference = sought.reference
                _log.warning(
                    "%s of %s names a certificate that is not there: %.200r", reference.property, sought.source.id, reference.certificate
                )
            else:
                chosen.setdefault(certificate.id, certificate)
        return tuple(chosen.values())

    async def _find_scopes(self, sources: Sequence[Configuration], all_sought: Sequence[SoughtCertificate]) -> dict[str, Scope]:
        """Return the scopes of all that was found, or may be; they are known already, as a rule."""
        tenants: dict[str, dict[str, None]] = {}
        for source in sources:
            tenants.setdefault(source.tenant, {})[source.scope_id] = None
        for sought in all_sought:
            tenants[sought.source.tenant] |= dict.fromkeys(sought.scope_ids)
        queries = [self.scopes.find_known(tenant, list(scope_ids)) for tenant, scope_ids in tenants.items()]
        return {scope.id: scope for found in await asyncio.gather(*queries) for scope in found if scope is not None}


def _check(request: LookUpRequest) -> None:
    """Raise InvalidInput for too many fragments, and where one thing is at the level of the subaccount and another one is not."""
    if len(request.fragments) > MAX_FRAGMENTS:
        raise InvalidInput(f"There must be at most {MAX_FRAGMENTS} fragments; there are {len(request.fragments)}.", field="fragments")
    levels = {request.level, *(fragment.level or request.level for fragment in request.fragments)}
    if LookUpLevel.SUBACCOUNT in levels and len(levels) > 1:
        raise InvalidInput("What is at the level of the subaccount cannot be combined with what is at another one.", field="fragments")


def _choose_fragments(
    request: LookUpRequest,
    wanted: Mapping[FragmentName, Sequence[Place]],
    known: Mapping[tuple[str, str], Configuration],
    *,
    of: Configuration,
) -> tuple[Configuration, ...]:
    """Return the fragments in the order of the request: those at the level of the destination, or at their own; raises NotFound."""
    chosen = []
    for fragment in request.fragments:
        scope_ids = [of.scope_id] if fragment.level is None else [place.scope_id for place in wanted[fragment]]
        found = next((known[scope_id, fragment.name] for scope_id in scope_ids if (scope_id, fragment.name) in known), None)
        if found is not None:
            chosen.append(found)
        elif not (request.is_fragment_optional and len(request.fragments) == 1):
            raise NotFound(say_missing(fragment))
    return tuple(chosen)
