"""What the repositories in memory share: the data, and what is stored alongside a change."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from services.errors import ModifiedMeanwhile, NameTaken, NotFound, QuotaExceeded
from services.model.access import ServiceKey, Subscription, Tenant
from services.model.audit import Checkpoint
from services.model.certificate import Certificate, SearchFacts, Version
from services.model.contents import Contents
from services.model.destination import Configuration
from services.model.encrypted import Encrypted
from services.model.generation import CertificateAuthority, RevocationList
from services.model.lifecycle import (
    AuditRecord,
    Change,
    ChangeKind,
    IdempotencyRecord,
    Intent,
    IntentState,
    RevokedSerial,
    ScopeChange,
    TransactionRecords,
)
from services.model.scope import Scope
from services.model.secret import Secret
from services.repositories.idempotency import IdempotencyKeyTaken
from services.repositories.issuances import IntentGone


@dataclass
class StoredCertificate:
    """A certificate with its versions; contents and octets are those that are kept, by version number."""

    certificate: Certificate
    versions: list[Version]
    contents: dict[int, Contents]
    octets: dict[int, Encrypted]
    claimed_until: float = 0.0
    is_outdated: bool = False
    """Whether readers of an earlier release read it."""


@dataclass
class Memory:
    """All data. `database_clock` (seconds) is what leases end by; tests may turn it."""

    scopes: dict[str, Scope] = field(default_factory=dict)
    recalled: set[str] = field(default_factory=set)
    """The ids of the scopes that are known without a question; tests fill it."""
    certificates: dict[str, StoredCertificate] = field(default_factory=dict)
    deleted: dict[str, StoredCertificate] = field(default_factory=dict)
    configurations: dict[str, Configuration] = field(default_factory=dict)
    service_keys: dict[str, ServiceKey] = field(default_factory=dict)
    tenants: dict[str, Tenant] = field(default_factory=dict)
    subscriptions: dict[str, Subscription] = field(default_factory=dict)
    audit: list[AuditRecord] = field(default_factory=list)
    checkpoints: list[Checkpoint] = field(default_factory=list)
    unpublished: list[Checkpoint] = field(default_factory=list)
    signing_key: Secret | None = None
    idempotency: dict[tuple[str, str], IdempotencyRecord] = field(default_factory=dict)
    intents: dict[str, Intent] = field(default_factory=dict)
    revoked: dict[str, RevokedSerial] = field(default_factory=dict)
    revocation_list: RevocationList | None = None
    authorities: dict[str, tuple[CertificateAuthority, ...]] = field(default_factory=dict)
    watchers: list["Watcher"] = field(default_factory=list)
    told: list[tuple[str, Change | ScopeChange]] = field(default_factory=list)
    """All changes with their tenants; the number of one is its position."""
    forgotten: int = 0
    """How many of these are too old to go on behind them."""
    database_clock: Callable[[], float] = time.monotonic
    clock_ahead: timedelta = timedelta()
    last_moment: datetime | None = None


def check_records(memory: Memory, records: TransactionRecords) -> None:
    """Refuse before anything is changed: raises IdempotencyKeyTaken and IntentGone."""
    if records.idempotency is not None and (records.idempotency.tenant, records.idempotency.key) in memory.idempotency:
        raise IdempotencyKeyTaken
    if records.intent_id is not None:
        intent = memory.intents.get(records.intent_id)
        if intent is None or intent.state is not IntentState.OPEN:
            raise IntentGone


def store_records(memory: Memory, records: TransactionRecords) -> None:
    """Store the audit record and the idempotency record, and mark the intent as done."""
    memory.audit.append(records.audit)
    if records.idempotency is not None:
        memory.idempotency[records.idempotency.tenant, records.idempotency.key] = records.idempotency
    if records.intent_id is not None:
        memory.intents[records.intent_id] = replace(memory.intents[records.intent_id], state=IntentState.DONE)


def without_facts(certificate: Certificate) -> Certificate:
    """Return the certificate as it is read back: without its search facts."""
    return replace(certificate, facts=SearchFacts())


@dataclass(eq=False)
class Watcher:
    """Somebody who hears the changes of one kind in one scope of a tenant, or with None in all."""

    tenant: str
    kind: type[Change] | type[ScopeChange]
    scope_id: str | None
    queue: asyncio.Queue[Change | ScopeChange] = field(default_factory=asyncio.Queue)

    def hear(self, tenant: str, change: Change | ScopeChange) -> None:
        """Keep the change if it concerns this one."""
        if tenant == self.tenant and isinstance(change, self.kind) and self.scope_id in (None, change.scope_id):
            self.queue.put_nowait(change)


def publish(memory: Memory, kind: ChangeKind, certificate: Certificate) -> None:
    """Tell those who watch certificates."""
    tell(
        memory,
        certificate.tenant,
        Change(
            kind=kind,
            scope_id=certificate.scope_id,
            certificate_id=certificate.id,
            certificate=without_facts(certificate),
            position=new_position(memory, certificate.tenant),
        ),
    )


def new_position(memory: Memory, tenant: str) -> str:
    """Return the position of the next change."""
    return f"{tenant}-at-{len(memory.told)}"


def tell(memory: Memory, tenant: str, change: Change | ScopeChange) -> None:
    """Tell those whom the change concerns."""
    memory.told.append((tenant, change))
    for watcher in memory.watchers:
        watcher.hear(tenant, change)


def check_room(memory: Memory, certificate: Certificate, quota: int) -> None:
    """Raise NotFound for the scope, QuotaExceeded or NameTaken."""
    scope = memory.scopes.get(certificate.scope_id)
    if scope is None or scope.tenant != certificate.tenant:
        raise NotFound("There is no such scope.")
    beside = [other.certificate.name for other in memory.certificates.values() if other.certificate.scope_id == certificate.scope_id]
    if len(beside) >= quota:
        raise QuotaExceeded(quota)
    if certificate.name in beside:
        raise NameTaken(certificate.name)


def find_stored(memory: Memory, certificate: Certificate) -> StoredCertificate | None:
    """Return it, deleted or not."""
    stored = memory.certificates.get(certificate.id) or memory.deleted.get(certificate.id)
    return stored if stored and is_same_home(stored.certificate, certificate) else None


def load_stored(memory: Memory, certificate: Certificate) -> StoredCertificate:
    """Return it; raises NotFound if there is none or it is deleted."""
    stored = find_stored(memory, certificate)
    if stored is None or certificate.id in memory.deleted:
        raise no_certificate()
    return stored


def load_version(memory: Memory, certificate: Certificate, version: int) -> StoredCertificate:
    """Return it; raises ModifiedMeanwhile unless that version is the present one."""
    stored = find_stored(memory, certificate)
    if stored is None or certificate.id in memory.deleted or stored.certificate.version != version:
        raise ModifiedMeanwhile("The certificate was changed meanwhile.")
    return stored


def check_switch(stored: StoredCertificate, certificate: Certificate) -> None:
    """Raise ModifiedMeanwhile if automatic renewal was switched since the certificate was read."""
    now, then = stored.certificate.renewal, certificate.renewal
    if then is not None and (now is None or now.automatic != then.automatic):
        raise ModifiedMeanwhile("The certificate was changed meanwhile.")


def is_same_home(one: Certificate, other: Certificate) -> bool:
    """Whether both are in one scope of one tenant."""
    return (one.tenant, one.scope_id) == (other.tenant, other.scope_id)


def no_certificate() -> NotFound:
    """Return what is raised where there is none."""
    return NotFound("There is no such certificate.")
