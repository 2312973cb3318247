"""Scopes and certificates in memory: what tests and trials use instead of MongoDB. They pass the same contract."""

import builtins
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from services.errors import NameTaken, NotFound, QuotaExceeded, ScopeNotEmpty, ScopeTaken
from services.model.certificate import Certificate, Label, SearchFacts, Version
from services.model.contents import Contents
from services.model.encrypted import Encrypted
from services.model.query import CertificateQuery, Direction, OrderField, Page, Position, read_position
from services.model.scope import Scope
from services.storage.memory_query import matches
from services.storage.order_key import order_key


@dataclass
class _Stored:
    certificate: Certificate
    contents: Contents
    octets: Encrypted
    versions: list[Version]


@dataclass
class Memory:
    """What the two repositories share."""

    scopes: dict[str, Scope] = field(default_factory=dict)
    certificates: dict[str, _Stored] = field(default_factory=dict)


class MemoryScopes:
    """A ScopeRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def add(self, scope: Scope) -> None:
        """Store a new scope; raises ScopeTaken."""
        identity = (scope.tenant, scope.subaccount, scope.service_instance)
        if any((other.tenant, other.subaccount, other.service_instance) == identity for other in self._memory.scopes.values()):
            raise ScopeTaken("A scope of this subaccount and service instance exists already.")
        self._memory.scopes[scope.id] = scope

    async def find(self, tenant: str, scope_id: str) -> Scope | None:
        """Return the scope, with its present number of certificates."""
        scope = self._memory.scopes.get(scope_id)
        if scope is None or scope.tenant != tenant:
            return None
        count = sum(stored.certificate.scope_id == scope_id for stored in self._memory.certificates.values())
        return replace(scope, certificate_count=count)

    async def list(self, tenant: str, *, after: Position | None, limit: int) -> Page[Scope]:
        """Return scopes by creation time, oldest first."""
        keyed = sorted((order_key(Position(value=scope.created_at, id=scope.id)), scope.id) for scope in self._of(tenant))
        ids = [scope_id for key, scope_id in keyed if after is None or key > order_key(after)]
        found = [scope for scope_id in ids[:limit] if (scope := await self.find(tenant, scope_id)) is not None]
        return Page(items=tuple(found), has_next=len(ids) > limit)

    async def count(self, tenant: str) -> int:
        """Return how many scopes the tenant has."""
        return len(self._of(tenant))

    async def list_ids(self, tenant: str) -> tuple[str, ...]:
        """Return the ids of all scopes of the tenant."""
        return tuple(scope.id for scope in self._of(tenant))

    def _of(self, tenant: str) -> builtins.list[Scope]:
        return [scope for scope in self._memory.scopes.values() if scope.tenant == tenant]

    async def remove(self, tenant: str, scope_id: str) -> None:
        """Remove an empty scope; raises NotFound or ScopeNotEmpty."""
        scope = await self.find(tenant, scope_id)
        if scope is None:
            raise NotFound("There is no such scope.")
        if scope.certificate_count:
            raise ScopeNotEmpty(scope.certificate_count)
        del self._memory.scopes[scope_id]


class MemoryCertificates:
    """A CertificateRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def add(self, certificate: Certificate, *, contents: Contents, octets: Encrypted, quota: int) -> None:
        """Store a new certificate with its first version; raises NameTaken, QuotaExceeded, or NotFound for the scope."""
        scope = self._memory.scopes.get(certificate.scope_id)
        if scope is None or scope.tenant != certificate.tenant:
            raise NotFound("There is no such scope.")
        beside = [other.certificate.name for other in self._all() if other.certificate.scope_id == certificate.scope_id]
        if len(beside) >= quota:
            raise QuotaExceeded(quota)
        if certificate.name in beside:
            raise NameTaken(certificate.name)
        version = Version(
            certificate_id=certificate.id,
            number=certificate.version,
            created_at=certificate.created_at,
            created_by=certificate.creation.created_by,
            size=certificate.size,
            not_after=_not_after(certificate),
        )
        self._memory.certificates[certificate.id] = _Stored(certificate, contents, octets, [version])

    def _all(self) -> builtins.list[_Stored]:
        return list(self._memory.certificates.values())

    async def find(self, tenant: str, certificate_id: str) -> Certificate | None:
        """Return the certificate of that id."""
        return self._find(lambda certificate: certificate.id == certificate_id and certificate.tenant == tenant)

    async def find_by_name(self, tenant: str, scope_id: str, name: str) -> Certificate | None:
        """Return the certificate of exactly that name in the scope."""
        wanted = (tenant, scope_id, name)
        return self._find(lambda certificate: (certificate.tenant, certificate.scope_id, certificate.name) == wanted)

    def _find(self, condition: Callable[[Certificate], bool]) -> Certificate | None:
        return next((_shown(stored.certificate) for stored in self._all() if condition(stored.certificate)), None)

    async def list(self, query: CertificateQuery) -> Page[Certificate]:
        """Return one page."""
        found = sorted(self._match(query), key=lambda certificate: _key(certificate, query.order_by))
        if query.direction is Direction.DESC:
            found.reverse()
        if query.after is not None:
            after = order_key(query.after)
            beyond = after.__lt__ if query.direction is Direction.ASC else after.__gt__
            found = [certificate for certificate in found if beyond(_key(certificate, query.order_by))]
        return Page(items=tuple(_shown(certificate) for certificate in found[: query.limit]), has_next=len(found) > query.limit)

    async def count(self, query: CertificateQuery) -> int:
        """Return how many certificates the filter matches."""
        return len(self._match(query))

    def _match(self, query: CertificateQuery) -> builtins.list[Certificate]:
        return [stored.certificate for stored in self._all() if matches(stored.certificate, query)]

    async def list_versions(self, certificate: Certificate) -> tuple[Version, ...]:
        """Return the versions, newest first."""
        stored = self._memory.certificates.get(certificate.id)
        return tuple(reversed(stored.versions)) if stored and _same_home(stored.certificate, certificate) else ()

    async def load_contents(self, certificate: Certificate) -> Contents:
        """Return the entries of the certificate's present version; raises NotFound."""
        return self._load(certificate).contents

    async def load_octets(self, certificate: Certificate) -> Encrypted:
        """Return the encrypted octets of the certificate's present version; raises NotFound."""
        return self._load(certificate).octets

    def _load(self, certificate: Certificate) -> _Stored:
        stored = self._memory.certificates.get(certificate.id)
        if stored is None or not _same_home(stored.certificate, certificate):
            raise NotFound("There is no such certificate.")
        return stored

    async def set_labels(self, certificate: Certificate, labels: tuple[Label, ...], *, at: datetime) -> Certificate:
        """Replace the labels and return the certificate; raises NotFound."""
        stored = self._load(certificate)
        stored.certificate = replace(stored.certificate, labels=labels, modified_at=at)
        return _shown(stored.certificate)

    async def set_contents(self, certificate: Certificate, contents: Contents) -> Certificate:
        """Replace what is known of the present version's octets and return the certificate; raises NotFound."""
        stored = self._load(certificate)
        if stored.certificate.version != certificate.version:
            raise NotFound("There is no such certificate.")
        stored.certificate = replace(certificate, labels=stored.certificate.labels)
        stored.contents = contents
        stored.versions[-1] = replace(stored.versions[-1], not_after=_not_after(certificate))
        return _shown(stored.certificate)

    async def remove(self, certificate: Certificate) -> None:
        """Remove the certificate with all its versions; raises NotFound."""
        self._load(certificate)
        del self._memory.certificates[certificate.id]


def _shown(certificate: Certificate) -> Certificate:
    return replace(certificate, facts=SearchFacts())


def _same_home(one: Certificate, other: Certificate) -> bool:
    return (one.tenant, one.scope_id) == (other.tenant, other.scope_id)


def _not_after(certificate: Certificate) -> datetime | None:
    return certificate.validities[0].not_after if certificate.validities else None


def _key(certificate: Certificate, order_by: OrderField) -> str:
    return order_key(read_position(certificate, order_by))
