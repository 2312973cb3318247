"""Steps that tests of all repositories take."""

import asyncio
import secrets
from collections.abc import AsyncGenerator, Awaitable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from services.errors import DomainError
from services.model.caller import Caller
from services.model.certificate import (
    Certificate,
    CertificateSpec,
    Renewal,
    TimeUnit,
    ValidityPeriod,
    Version,
    VersionOrigin,
    earliest_of,
)
from services.model.destination import Configuration, ConfigurationKind
from services.model.generation import KeyAlgorithm, RevocationReason, Subject
from services.model.lifecycle import (
    AuditAction,
    AuditRecord,
    Change,
    IdempotencyRecord,
    Intent,
    RevokedSerial,
    ScopeChange,
    TransactionRecords,
)
from services.model.query import CertificateQuery, Direction, OrderField, read_position
from services.model.scope import Scope
from services.model.validity import STATUS_ORDER, status_of
from services.repositories.idempotency import IdempotencyKeyTaken
from services.repositories.issuances import IntentGone
from services.rules.records import Noun, record
from tests.services.storage.examples import DAY, NOW, SET_UP, a_certificate, a_configuration, a_scope, some_contents, some_octets
from tests.services.storage.stores import Store


async def add_scope(store: Store, **changes: Any) -> Scope:
    """Store a new scope."""
    scope = a_scope(**changes)
    await store.scopes.add(scope, quota=10_000, records=beside(scope, AuditAction.CREATED))
    return scope


async def add(store: Store, scope: Scope, *, quota: int = 1000, records: TransactionRecords | None = None, **changes: Any) -> Certificate:
    """Store a new certificate in the scope."""
    certificate = a_certificate(scope, **changes)
    await store.certificates.add(
        certificate, contents=some_contents(), octets=some_octets(), quota=quota, records=records or before(certificate)
    )
    return certificate


async def add_configuration(
    store: Store, scope: Scope, kind: ConfigurationKind = ConfigurationKind.DESTINATION, *, quota: int = 1000, **changes: Any
) -> Configuration:
    """Store a new destination or fragment in the scope."""
    configuration = a_configuration(scope, kind, **changes)
    await store.configurations.add(configuration, quota=quota, records=beside(configuration, AuditAction.CREATED))
    return configuration


async def add_next(store: Store, certificate: Certificate, *, records: TransactionRecords | None = None, **changes: Any) -> Certificate:
    """Store the version that follows that of the certificate."""
    following = a_next(certificate, **changes)
    await store.versions.add_version(
        following, a_version(following), contents=some_contents(), octets=some_octets(), records=records or beside(following)
    )
    return following


async def remove(store: Store, certificate: Certificate, *, at: datetime = NOW) -> None:
    """Delete the certificate."""
    await store.deletion.remove(certificate, at=at, records=beside(certificate, AuditAction.DELETED))


async def restore(store: Store, certificate: Certificate, *, quota: int = 1000) -> Certificate:
    """Bring the certificate back."""
    return await store.deletion.restore(certificate, quota=quota, records=beside(certificate, AuditAction.RESTORED))


async def outcome(awaitable: Awaitable[object]) -> type:
    """Return the class of the failure, `NoneType` for none."""
    try:
        await awaitable
    except (DomainError, IntentGone, IdempotencyKeyTaken) as error:
        return type(error)
    return type(None)


async def names(store: Store, query: CertificateQuery) -> list[str]:
    """Return the names on the first page."""
    return [certificate.name for certificate in (await store.certificates.list(query)).items]


async def read_all(store: Store, query: CertificateQuery) -> list[str]:
    """Return the ids on all pages."""
    found, page = [], await store.certificates.list(query)
    while True:
        assert len(page.items) <= query.limit
        found += [certificate.id for certificate in page.items]
        assert len(set(found)) == len(found), "nothing is shown twice"
        if not page.has_next:
            return found
        assert len(page.items) == query.limit
        query = replace(query, after=read_position(page.items[-1], query.order_by, now=query.now))
        page = await store.certificates.list(query)


def in_order(certificates: Iterable[Certificate], order_by: OrderField, direction: Direction, *, now: datetime = NOW) -> list[str]:
    """Return the ids of the certificates in the order that a list must have."""

    def key(certificate: Certificate) -> tuple[int, Any, str]:
        position = read_position(certificate, order_by, now=now)
        status = STATUS_ORDER.index(status_of(certificate.earliest, now)) if order_by is OrderField.STATUS else 0
        return status, position.value, position.id

    return [certificate.id for certificate in sorted(certificates, key=key, reverse=direction is Direction.DESC)]


def a_next(certificate: Certificate, **changes: Any) -> Certificate:
    """The certificate as its next version makes it."""
    following = replace(certificate, version=certificate.version + 1, modified_at=NOW + DAY, size=certificate.size + 1)
    return replace(following, **changes)


def a_version(certificate: Certificate, **changes: Any) -> Version:
    """The description of the certificate's present version."""
    version = Version(
        certificate_id=certificate.id,
        number=certificate.version,
        created_at=certificate.modified_at,
        created_by="bob",
        size=certificate.size,
        not_after=None,
        validity=earliest_of(certificate.validities),
        origin=VersionOrigin.RENEWAL,
    )
    return replace(version, **changes)


def an_audit(noun: Noun, action: AuditAction = AuditAction.RENEWED) -> AuditRecord:
    """What is written down of an action of bob's, without its id."""
    bob = Caller(tenant="acme", subject="bob")
    return replace(record(action, bob, noun, at=NOW).audit, id="")


def beside(
    noun: Noun,
    action: AuditAction = AuditAction.RENEWED,
    *,
    intent: Intent | None = None,
    idempotency: IdempotencyRecord | None = None,
) -> TransactionRecords:
    """What goes alongside a change of the certificate or scope."""
    record = replace(an_audit(noun, action), id=secrets.token_hex(8))
    return TransactionRecords(audit=record, intent_id=intent.id if intent else None, idempotency=idempotency)


def before(certificate: Certificate) -> TransactionRecords:
    """What goes alongside a certificate that a test begins with; `read_audit` leaves it out."""
    records = beside(certificate)
    return replace(records, audit=replace(records.audit, noun_id=SET_UP))


def an_intent(certificate: Certificate, **changes: Any) -> Intent:
    """A new open intent to issue the certificate."""
    intent = Intent(
        id=secrets.token_hex(8),
        tenant=certificate.tenant,
        scope_id=certificate.scope_id,
        certificate_id=certificate.id,
        name=certificate.name,
        serial_number=secrets.token_hex(16),
        authority="Local authority",
        at=NOW,
    )
    return replace(intent, **changes)


def an_idempotency_record(certificate: Certificate, **changes: Any) -> IdempotencyRecord:
    """A idempotency record of right now: mongod removes old ones by its own clock."""
    now = datetime.now(UTC)
    idempotency = IdempotencyRecord(
        tenant=certificate.tenant,
        key=secrets.token_hex(8),
        input_digest="ab" * 32,
        certificate_id=certificate.id,
        version=certificate.version,
        at=now.replace(microsecond=now.microsecond // 1000 * 1000),
    )
    return replace(idempotency, **changes)


def a_spec(**changes: Any) -> CertificateSpec:
    """A year for an EC key."""
    spec = CertificateSpec(
        subject=Subject(common_name="client"), validity=ValidityPeriod(value=1, unit=TimeUnit.YEARS), key_algorithm=KeyAlgorithm.EC_P256
    )
    return replace(spec, **changes)


def a_renewal(**changes: Any) -> Renewal:
    """An automatic one that is due now."""
    return replace(Renewal(automatic=True, eligible_at=NOW - DAY, next_attempt_at=NOW), **changes)


def a_revoked(certificate: Certificate, **changes: Any) -> RevokedSerial:
    """The certificate's present version, revoked now."""
    revoked = RevokedSerial(
        serial_number=secrets.token_hex(16),
        certificate_id=certificate.id,
        tenant=certificate.tenant,
        scope_id=certificate.scope_id,
        version=certificate.version,
        revoked_at=NOW,
        not_after=NOW + 90 * DAY,
        reason=RevocationReason.KEY_COMPROMISE,
    )
    return replace(revoked, **changes)


async def watch(store: Store, scope: Scope, *, tenant_wide: bool = False) -> AsyncGenerator[Change, None]:
    """Watch the scope or all of its tenant; return when changes are surely told: what was added to find that out has been told."""
    changes = store.feed.watch(scope.tenant, scope_id=None if tenant_wide else scope.id)
    first = asyncio.create_task(anext(changes))
    last = None
    while not first.done():
        last = await add(store, scope)
        await asyncio.wait([first], timeout=0.05)
    change = await first
    while last is not None and change.certificate_id != last.id:
        change = await anext(changes)
    return changes


async def watch_scopes(store: Store, scope: Scope) -> AsyncGenerator[ScopeChange, None]:
    """Watch the scopes of its tenant, as `watch` does."""
    changes = store.feed.watch_scopes(scope.tenant)
    first = asyncio.create_task(anext(changes))
    last = None
    while not first.done():
        last = await add_scope(store, tenant=scope.tenant)
        await asyncio.wait([first], timeout=0.05)
    change = await first
    while last is not None and change.scope_id != last.id:
        change = await anext(changes)
    return changes
