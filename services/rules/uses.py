"""Where the certificates' names in destinations and fragments lead, and the reverse: which of these use a certificate.

A name leads to the certificate of that name in the configuration's own scope. For a configuration of a service instance, where there is
none, it leads to that of the subaccount's scope. A configuration of a subaccount never uses a certificate of a service instance.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from services.errors import ErrorCode, InvalidInput
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.destination import CertificateUse, Configuration, NamingQuery, Reference
from services.model.query import Fields
from services.model.scope import Scope, ScopeLevel
from services.model.uses import FollowedReference, FoundUses
from services.repositories.certificates import CertificateRepository
from services.repositories.configurations import ConfigurationRepository
from services.repositories.scopes import ScopeRepository

MAX_USES = 100
"""Uses of one certificate that are shown: what one screen can use."""

MAX_NAMING = 5_000
"""Configurations that are looked at for one question: fifty certificates with a hundred uses each. They take a tenth of a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Uses:
    """Answers for many at once: the number of queries does not depend on how many. What is asked about was loaded by the caller's right."""

    scopes: ScopeRepository
    certificates: CertificateRepository
    configurations: ConfigurationRepository

    async def follow_references(
        self, caller: Caller, configurations: Sequence[Configuration], *, fields: Fields = None
    ) -> list[tuple[FollowedReference, ...]]:
        """Return for each configuration where each of its references leads; the certificates have these fields, name and id."""
        places = await self._find_places(caller, {one.scope_id for one in configurations if one.references})
        names = {reference.certificate for one in configurations for reference in one.references}
        asked = {scope.id for scopes in places.values() for scope in scopes if caller.has(Right.CERTIFICATE_READ, scope.id)}
        found = await self._find_certificates(caller, asked, names, fields=fields)
        return [
            tuple(_follow(reference, places.get(one.scope_id, ()), caller=caller, found=found) for reference in one.references)
            for one in configurations
        ]

    async def find_uses(self, caller: Caller, certificates: Sequence[Certificate], *, count_hidden: bool = False) -> list[FoundUses]:
        """Return who uses each of the certificates; uses that the caller may not read are counted if that is wanted, else left out.

        A deleted certificate is used by nobody: its name does not lead to it. Raises InvalidInput (QUERY_TOO_COMPLEX) where these are
        several that too many configurations name together.
        """
        holders = await self._find_scopes(caller, {one.scope_id for one in certificates if one.deleted_at is None})
        among = None if count_hidden else _find_readable(caller)
        wanted = _list_queries(certificates, holders)
        found = await self.configurations.list_naming(caller.tenant, wanted, among=among, limit=MAX_NAMING)
        if len(found) == MAX_NAMING and len(certificates) > 1:
            message = f"More than {MAX_NAMING} destinations and fragments use these certificates together: ask for fewer at once."
            raise InvalidInput(message, field="query", code=ErrorCode.QUERY_TOO_COMPLEX)
        naming = _by_name(found)
        users = {one.id: _list_namers(one, _find_holder(one, holders), naming) for one in certificates}
        # A service instance's own certificate is what its configurations use instead.
        below = {(user.scope_id, one.name) for one in certificates for user in users[one.id] if user.scope_id != one.scope_id}
        own = await self._find_certificates(caller, {scope_id for scope_id, _ in below}, {name for _, name in below}, fields=frozenset())
        return [
            _collect(caller, one, [user for user in users[one.id] if not _has_own(user, one, own)], holder=_find_holder(one, holders))
            for one in certificates
        ]

    async def _find_scopes(self, caller: Caller, scope_ids: Collection[str]) -> dict[str, Scope]:
        wanted = list(scope_ids)
        found = await self.scopes.find_known(caller.tenant, wanted) if wanted else []
        return {scope.id: scope for scope in found if scope is not None}

    async def _find_places(self, caller: Caller, scope_ids: Collection[str]) -> dict[str, tuple[Scope, ...]]:
        """Return by the scope of a configuration the scopes where its certificates are looked for, in their order."""
        own = await self._find_scopes(caller, scope_ids)
        instances = {scope.subaccount for scope in own.values() if scope.level is ScopeLevel.SERVICE_INSTANCE}
        above = await self.scopes.find_subaccounts(caller.tenant, instances) if instances else []
        by_subaccount = {scope.subaccount: scope for scope in above}
        return {
            scope.id: (scope,) if scope.level is ScopeLevel.SUBACCOUNT else (scope, *_some(by_subaccount.get(scope.subaccount)))
            for scope in own.values()
        }

    async def _find_certificates(
        self, caller: Caller, scope_ids: Collection[str], names: Collection[str], *, fields: Fields
    ) -> dict[tuple[str, str], Certificate]:
        """Return the certificates of these names in these scopes, by scope id and name."""
        if not scope_ids or not names:
            return {}
        found = await self.certificates.find_named(caller.tenant, scope_ids=sorted(scope_ids), names=names, fields=fields)
        return {(one.scope_id, one.name): one for one in found}


def _follow(
    reference: Reference, places: Sequence[Scope], *, caller: Caller, found: Mapping[tuple[str, str], Certificate]
) -> FollowedReference:
    """Return where a reference leads that is looked for in these places."""
    scope_ids = tuple(scope.id for scope in places)
    for scope in places:
        if not caller.has(Right.CERTIFICATE_READ, scope.id):
            return FollowedReference(reference=reference, scope_ids=scope_ids, is_hidden=True)
        certificate = found.get((scope.id, reference.certificate))
        if certificate is not None:
            return FollowedReference(reference=reference, scope_ids=scope_ids, certificate=certificate, level=scope.level)
    return FollowedReference(reference=reference, scope_ids=scope_ids)


def _find_readable(caller: Caller) -> frozenset[str] | None:
    """Return the ids of the scopes whose configurations and certificates the caller may read, None for all."""
    destinations, certificates = caller.scopes_with(Right.DESTINATION_READ), caller.scopes_with(Right.CERTIFICATE_READ)
    if destinations is None or certificates is None:
        return certificates if destinations is None else destinations
    return destinations & certificates


def _find_holder(certificate: Certificate, holders: Mapping[str, Scope]) -> Scope | None:
    """Return the scope in which names lead to the certificate, None where none does."""
    return holders.get(certificate.scope_id) if certificate.deleted_at is None else None


def _list_queries(certificates: Sequence[Certificate], holders: Mapping[str, Scope]) -> list[NamingQuery]:
    """Return who has to be asked: of a subaccount's certificate its instances too, of an instance's that one alone."""
    names: dict[tuple[str, str | None], set[str]] = defaultdict(set)
    for one in certificates:
        holder = _find_holder(one, holders)
        if holder is not None:
            names[holder.subaccount, None if holder.level is ScopeLevel.SUBACCOUNT else holder.id].add(one.name)
    return [NamingQuery(subaccount=place[0], scope_id=place[1], certificates=frozenset(named)) for place, named in names.items()]


def _by_name(found: Sequence[Configuration]) -> dict[tuple[str, str], list[Configuration]]:
    """Return the configurations by subaccount and the names of certificates."""
    naming: dict[tuple[str, str], list[Configuration]] = defaultdict(list)
    for configuration in found:
        for name in {reference.certificate for reference in configuration.references}:
            naming[configuration.subaccount, name].append(configuration)
    return naming


def _list_namers(
    certificate: Certificate, holder: Scope | None, naming: Mapping[tuple[str, str], list[Configuration]]
) -> list[Configuration]:
    """Return those that name the certificate where it is looked for."""
    if holder is None:
        return []
    namers = naming.get((holder.subaccount, certificate.name), [])
    return [one for one in namers if holder.level is ScopeLevel.SUBACCOUNT or one.scope_id == certificate.scope_id]


def _has_own(user: Configuration, certificate: Certificate, own: Mapping[tuple[str, str], Certificate]) -> bool:
    return user.scope_id != certificate.scope_id and (user.scope_id, certificate.name) in own


def _collect(caller: Caller, certificate: Certificate, users: Sequence[Configuration], *, holder: Scope | None) -> FoundUses:
    readable = [one for one in users if _may_read(caller, one, certificate)]
    readable.sort(key=lambda one: (one.scope_id != certificate.scope_id, one.scope_id, one.kind.value, one.name.lower(), one.id))
    uses = [
        CertificateUse(
            configuration=one,
            property=reference.property,
            # In another scope than the certificate's are those of service instances only.
            level=holder.level if holder and one.scope_id == holder.id else ScopeLevel.SERVICE_INSTANCE,
        )
        for one in readable
        for reference in one.references
        if reference.certificate == certificate.name
    ]
    return FoundUses(shown=tuple(uses[:MAX_USES]), count=len(users), hidden=len(users) - len(readable))


def _may_read(caller: Caller, user: Configuration, certificate: Certificate) -> bool:
    """Whether the caller may read the configuration, and that its own scope has no certificate of that name."""
    is_told = user.scope_id == certificate.scope_id or caller.has(Right.CERTIFICATE_READ, user.scope_id)
    return is_told and caller.has(Right.DESTINATION_READ, user.scope_id)


def _some(scope: Scope | None) -> tuple[Scope, ...]:
    return () if scope is None else (scope,)
