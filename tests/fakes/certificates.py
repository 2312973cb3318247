"""Certificates in memory."""

import builtins
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from services.errors import ModifiedMeanwhile, NameTaken, NotFound, QuotaExceeded
from services.model.certificate import Certificate, CertificateSpec, Label, Renewal, Revocation, Version
from services.model.contents import Contents
from services.model.encrypted import Encrypted
from services.model.lifecycle import ChangeKind, RevokedSerial, TransactionRecords
from services.model.limits import MAX_VERSIONS
from services.model.query import CertificateQuery, Direction, Page, read_position
from services.storage.mongo.derived import first_version
from services.storage.mongo.order_key import order_key
from tests.fakes.data import Memory, StoredCertificate, check_records, publish, store_records, without_facts
from tests.fakes.query import matches

T = TypeVar("T")


class MemoryCertificates:
    """A CertificateRepository."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    async def add(
        self, certificate: Certificate, *, contents: Contents, octets: Encrypted, quota: int, records: TransactionRecords | None = None
    ) -> None:
        """Store a new certificate with its first version."""
        check_records(self._memory, records)
        self._check_room(certificate, quota)
        number = certificate.version
        stored = StoredCertificate(certificate, [first_version(certificate)], {number: contents}, {number: octets})
        self._memory.certificates[certificate.id] = stored
        store_records(self._memory, records)
        publish(self._memory, ChangeKind.CREATED, certificate)

    def _check_room(self, certificate: Certificate, quota: int) -> None:
        scope = self._memory.scopes.get(certificate.scope_id)
        if scope is None or scope.tenant != certificate.tenant:
            raise NotFound("There is no such scope.")
        beside = [other.certificate.name for other in self._all() if other.certificate.scope_id == certificate.scope_id]
        if len(beside) >= quota:
            raise QuotaExceeded(quota)
        if certificate.name in beside:
            raise NameTaken(certificate.name)

    def _all(self) -> builtins.list[StoredCertificate]:
        return list(self._memory.certificates.values())

    async def add_version(
        self, certificate: Certificate, version: Version, *, contents: Contents, octets: Encrypted, records: TransactionRecords
    ) -> None:
        """Make `version` the present one, if the stored one is the one before."""
        check_records(self._memory, records)
        stored = self._load_version(certificate, version.number - 1)
        _check_switch(stored, certificate)
        old = stored.certificate
        kept = replace(certificate.creation, created_by=old.creation.created_by)
        stored.certificate = replace(certificate, name=old.name, labels=old.labels, created_at=old.created_at, creation=kept)
        stored.versions[-1] = replace(stored.versions[-1], superseded_at=version.created_at)
        stored.versions.append(version)
        stored.contents[version.number], stored.octets[version.number] = contents, octets
        stored.claimed_until = 0.0
        for number in [number for number in stored.octets if number <= version.number - MAX_VERSIONS]:
            del stored.contents[number], stored.octets[number]
            stored.versions[number - 1] = replace(stored.versions[number - 1], is_kept=False)
        store_records(self._memory, records)
        publish(self._memory, ChangeKind.CHANGED, stored.certificate)

    async def find(self, tenant: str, certificate_id: str) -> Certificate | None:
        """Return the certificate of that id."""
        return self._find(lambda certificate: certificate.id == certificate_id and certificate.tenant == tenant)

    async def find_by_name(self, tenant: str, scope_id: str, name: str) -> Certificate | None:
        """Return the certificate of exactly that name in the scope."""
        wanted = (tenant, scope_id, name)
        return self._find(lambda certificate: (certificate.tenant, certificate.scope_id, certificate.name) == wanted)

    def _find(self, condition: Callable[[Certificate], bool]) -> Certificate | None:
        return next((without_facts(stored.certificate) for stored in self._all() if condition(stored.certificate)), None)

    async def list(self, query: CertificateQuery) -> Page[Certificate]:
        """Return one page."""
        found = sorted(self._match(query), key=lambda certificate: order_key(read_position(certificate, query.order_by)))
        if query.direction is Direction.DESC:
            found.reverse()
        if query.after is not None:
            after = order_key(query.after)
            beyond = after.__lt__ if query.direction is Direction.ASC else after.__gt__
            found = [certificate for certificate in found if beyond(order_key(read_position(certificate, query.order_by)))]
        return Page(items=tuple(without_facts(certificate) for certificate in found[: query.limit]), has_next=len(found) > query.limit)

    async def count(self, query: CertificateQuery) -> int:
        """Return how many certificates the filter matches."""
        return len(self._match(query))

    def _match(self, query: CertificateQuery) -> builtins.list[Certificate]:
        among = self._memory.deleted if query.deleted else self._memory.certificates
        return [stored.certificate for stored in among.values() if matches(stored.certificate, query)]

    async def list_versions(self, certificate: Certificate) -> tuple[Version, ...]:
        """Return the versions, newest first."""
        stored = self._find_stored(certificate)
        return tuple(reversed(stored.versions)) if stored else ()

    async def load_contents(self, certificate: Certificate, version: int | None = None) -> Contents:
        """Return the entries of a version; raises NotFound."""
        stored = self._find_stored(certificate)
        return _pick(stored.contents if stored else {}, certificate, version)

    async def load_octets(self, certificate: Certificate, version: int | None = None) -> Encrypted:
        """Return the encrypted octets of a version; raises NotFound."""
        stored = self._find_stored(certificate)
        return _pick(stored.octets if stored else {}, certificate, version)

    def _find_stored(self, certificate: Certificate) -> StoredCertificate | None:
        """Return it, deleted or not."""
        stored = self._memory.certificates.get(certificate.id) or self._memory.deleted.get(certificate.id)
        return stored if stored and _same_home(stored.certificate, certificate) else None

    def _load(self, certificate: Certificate) -> StoredCertificate:
        stored = self._find_stored(certificate)
        if stored is None or certificate.id in self._memory.deleted:
            raise _no_certificate()
        return stored

    def _load_version(self, certificate: Certificate, version: int) -> StoredCertificate:
        stored = self._find_stored(certificate)
        if stored is None or certificate.id in self._memory.deleted or stored.certificate.version != version:
            raise ModifiedMeanwhile("The certificate was changed meanwhile.")
        return stored

    async def set_labels(
        self, certificate: Certificate, labels: tuple[Label, ...], *, at: datetime, records: TransactionRecords
    ) -> Certificate:
        """Replace the labels and return the certificate; raises NotFound."""
        stored = self._load(certificate)
        store_records(self._memory, records)
        return self._change(stored, replace(stored.certificate, labels=labels, modified_at=at))

    def _change(self, stored: StoredCertificate, changed: Certificate) -> Certificate:
        old, stored.certificate = stored.certificate, changed
        if changed != old:
            publish(self._memory, ChangeKind.CHANGED, changed)
        return without_facts(changed)

    async def set_contents(self, certificate: Certificate, contents: Contents, *, records: TransactionRecords) -> Certificate:
        """Replace what is known of the present version's octets and return the certificate; raises NotFound."""
        stored = self._load(certificate)
        old = stored.certificate
        if old.version != certificate.version:
            raise _no_certificate()
        store_records(self._memory, records)
        stored.contents[certificate.version] = contents
        stored.versions[-1] = replace(stored.versions[-1], not_after=first_version(certificate).not_after)
        kept = replace(certificate, labels=old.labels, spec=old.spec, renewal=old.renewal, revocation=old.revocation)
        return self._change(stored, kept)

    async def set_renewal(
        self, certificate: Certificate, renewal: Renewal, spec: CertificateSpec, *, records: TransactionRecords
    ) -> Certificate:
        """Replace renewal and spec, end the claim, and return the certificate; raises ModifiedMeanwhile."""
        stored = self._load_version(certificate, certificate.version)
        _check_switch(stored, certificate)
        store_records(self._memory, records)
        stored.claimed_until = 0.0
        return self._change(stored, replace(stored.certificate, renewal=renewal, spec=spec))

    async def set_revocation(self, certificate: Certificate, revoked: RevokedSerial, *, records: TransactionRecords) -> Certificate:
        """Mark the present version as revoked; raises ModifiedMeanwhile, also if it is revoked already."""
        check_records(self._memory, records)
        stored = self._load_version(certificate, certificate.version)
        if stored.certificate.revocation is not None:
            raise ModifiedMeanwhile("The certificate was revoked meanwhile.")
        self._memory.revoked.setdefault(revoked.serial_number, revoked)
        store_records(self._memory, records)
        revocation = Revocation(at=revoked.revoked_at, reason=revoked.reason)
        return self._change(stored, replace(stored.certificate, revocation=revocation, modified_at=revoked.revoked_at))

    async def remove(self, certificate: Certificate, *, at: datetime, records: TransactionRecords) -> None:
        """Delete so that it can be restored; raises NotFound."""
        check_records(self._memory, records)
        stored = self._load(certificate)
        stored.certificate = replace(stored.certificate, deleted_at=at)
        stored.claimed_until = 0.0
        self._memory.deleted[certificate.id] = self._memory.certificates.pop(certificate.id)
        store_records(self._memory, records)
        publish(self._memory, ChangeKind.DELETED, stored.certificate)

    async def find_deleted(self, tenant: str, certificate_id: str) -> Certificate | None:
        """Return the deleted certificate of that id; None once its scope is removed."""
        stored = self._memory.deleted.get(certificate_id)
        if stored is None or stored.certificate.tenant != tenant or stored.certificate.scope_id not in self._memory.scopes:
            return None
        return without_facts(stored.certificate)

    async def restore(self, certificate: Certificate, *, quota: int, records: TransactionRecords) -> Certificate:
        """Bring a deleted certificate back and return it; raises NotFound, NameTaken, QuotaExceeded."""
        check_records(self._memory, records)
        stored = self._memory.deleted.get(certificate.id)
        if stored is None or not _same_home(stored.certificate, certificate):
            raise _no_certificate()
        self._check_room(stored.certificate, quota)
        stored.certificate = replace(stored.certificate, deleted_at=None)
        self._memory.certificates[certificate.id] = self._memory.deleted.pop(certificate.id)
        store_records(self._memory, records)
        publish(self._memory, ChangeKind.RESTORED, stored.certificate)
        return without_facts(stored.certificate)

    async def purge(self, *, deleted_before: datetime, limit: int) -> int:
        """Remove for good what was deleted before; return how many."""
        moments = {key: stored.certificate.deleted_at for key, stored in self._memory.deleted.items()}
        due = sorted((at, key) for key, at in moments.items() if at is not None and at < deleted_before)[:limit]
        for _, key in due:
            del self._memory.deleted[key]
        return len(due)

    async def claim_due(self, *, now: datetime, lease: timedelta, limit: int) -> tuple[Certificate, ...]:
        """Return certificates whose renewal is due, earliest first, each claimed for `lease`."""
        database_now = self._memory.database_clock()
        due = []
        for stored in self._all():
            at = stored.certificate.renewal.next_attempt_at if stored.certificate.renewal else None
            if at is not None and at <= now and stored.claimed_until <= database_now:
                due.append((at, stored.certificate.id, stored))
        claimed = [stored for _, _, stored in sorted(due, key=lambda item: item[:2])[:limit]]
        for stored in claimed:
            stored.claimed_until = database_now + lease.total_seconds()
        return tuple(without_facts(stored.certificate) for stored in claimed)


def _check_switch(stored: StoredCertificate, certificate: Certificate) -> None:
    now, then = stored.certificate.renewal, certificate.renewal
    if then is not None and (now is None or now.automatic != then.automatic):
        raise ModifiedMeanwhile("The certificate was changed meanwhile.")


def _pick(kept: dict[int, T], certificate: Certificate, version: int | None) -> T:
    number = certificate.version if version is None else version
    if number not in kept:
        raise NotFound("There is no such version.")
    return kept[number]


def _same_home(one: Certificate, other: Certificate) -> bool:
    return (one.tenant, one.scope_id) == (other.tenant, other.scope_id)


def _no_certificate() -> NotFound:
    return NotFound("There is no such certificate.")
