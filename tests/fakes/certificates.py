"""Certificates in memory."""

import builtins
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from services.model.certificate import Certificate
from services.model.contents import Contents
from services.model.encrypted import Encrypted
from services.model.lifecycle import ChangeKind, TransactionRecords
from services.model.limits import MAX_COUNTED
from services.model.query import (
    NEEDED_BY_ORDER,
    CertificateFilter,
    CertificateQuery,
    Direction,
    Fields,
    Matches,
    Page,
    Position,
    list_given,
    read_position,
)
from services.model.validity import STATUS_ORDER
from services.storage.mongo.codec import view_stored
from services.storage.mongo.derived import choose_fields, first_version, order_key, write_certificate
from tests.fakes.data import (
    Memory,
    StoredCertificate,
    check_records,
    check_room,
    publish,
    store_records,
    without_facts,
)
from tests.fakes.query import matches


class MemoryCertificates:
    """A CertificateRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def add(
        self, certificate: Certificate, *, contents: Contents, octets: Encrypted, quota: int, records: TransactionRecords
    ) -> None:
        """Store a new certificate with its first version."""
        check_records(self._memory, records)
        check_room(self._memory, certificate, quota)
        number = certificate.version
        stored = StoredCertificate(certificate, [first_version(certificate)], {number: contents}, {number: octets})
        self._memory.certificates[certificate.id] = stored
        store_records(self._memory, records)
        publish(self._memory, ChangeKind.CREATED, certificate)

    async def find(self, tenant: str, certificate_id: str, *, fields: Fields = None) -> Certificate | None:
        """Return the certificate of that id."""
        return self._find(lambda certificate: certificate.id == certificate_id and certificate.tenant == tenant, fields)

    async def find_many(self, tenant: str, certificate_ids: Collection[str], *, fields: Fields = None) -> builtins.list[Certificate]:
        """Return those of these ids."""
        found = (stored.certificate for stored in self._memory.certificates.values() if stored.certificate.tenant == tenant)
        return [_fetch(one, fields) for one in found if one.id in certificate_ids]

    async def find_by_name(self, tenant: str, scope_id: str, name: str, *, fields: Fields = None) -> Certificate | None:
        """Return the certificate of exactly that name in the scope."""
        wanted = (tenant, scope_id, name)
        return self._find(lambda certificate: (certificate.tenant, certificate.scope_id, certificate.name) == wanted, fields)

    async def find_named(
        self, tenant: str, *, scope_ids: Sequence[str], names: Collection[str], fields: Fields = None
    ) -> builtins.list[Certificate]:
        """Return those of these exact names in these scopes."""
        found = (stored.certificate for stored in self._memory.certificates.values() if stored.certificate.tenant == tenant)
        return [_fetch(one, fields, "name") for one in found if one.scope_id in scope_ids and one.name in names]

    def _find(self, condition: Callable[[Certificate], bool], fields: Fields) -> Certificate | None:
        found = (stored.certificate for stored in self._memory.certificates.values() if condition(stored.certificate))
        return next((_fetch(certificate, fields) for certificate in found), None)

    async def list(self, query: CertificateQuery) -> Page[Certificate]:
        """Return one page."""

        def key(certificate: Certificate) -> tuple[int, str]:
            return _place(read_position(certificate, query.order_by, now=query.now))

        found = sorted(self._match(query), key=key, reverse=query.direction is Direction.DESC)
        if query.after is not None:
            after = _place(query.after)
            beyond = after.__lt__ if query.direction is Direction.ASC else after.__gt__
            found = [certificate for certificate in found if beyond(key(certificate))]
        more = NEEDED_BY_ORDER[query.order_by]
        items = tuple(_fetch(certificate, query.fields, *more) for certificate in found[: query.limit])
        return Page(items=items, has_next=len(found) > query.limit)

    async def list_sharing(self, query: CertificateQuery, wanted: Collection[CertificateFilter]) -> dict[CertificateFilter, Matches]:
        """Return the page and the number for each filter."""
        queries = {one: replace(query, filter=one) for one in wanted}
        return {one: Matches(page=await self.list(own), total=await self.count(own)) for one, own in queries.items()}

    async def count(self, query: CertificateQuery) -> int:
        """Return how many certificates the filter matches."""
        count = len(self._match(query))
        return min(count, MAX_COUNTED + 1) if list_given(query.filter) or query.deleted else count

    def _match(self, query: CertificateQuery) -> builtins.list[Certificate]:
        among = self._memory.deleted if query.deleted else self._memory.certificates
        found = [stored.certificate for stored in among.values() if matches(stored.certificate, query)]
        return [certificate for certificate in found if query.scope_ids is not None or certificate.scope_id in self._memory.scopes]


def _place(position: Position) -> tuple[int, str]:
    return STATUS_ORDER.index(position.judgement.status) if position.judgement else 0, order_key(position)


def _fetch(certificate: Certificate, fields: Fields, *more: str) -> Certificate:
    """Return the certificate with these fields only: asking it for another one fails, as in production."""
    if fields is None:
        return without_facts(certificate)
    projection, fetched = choose_fields(fields, *more)
    document = {key: value for key, value in write_certificate(certificate).items() if key in projection}
    return view_stored(Certificate, document, fetched=fetched)
