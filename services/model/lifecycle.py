"""The life of a certificate after its creation: versions, renewal, deletion, revocation, and what is written down beside a change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.model.certificate import Certificate
from services.model.generation import RevocationReason
from services.model.scope import Scope


class AuditAction(Enum):
    """What was done."""

    UPLOADED = "UPLOADED"
    GENERATED = "GENERATED"
    REPLACED = "REPLACED"
    RENEWED = "RENEWED"
    ROLLED_BACK = "ROLLED_BACK"
    DELETED = "DELETED"
    RESTORED = "RESTORED"
    REVOKED = "REVOKED"
    LABELLED = "LABELLED"
    UNLOCKED = "UNLOCKED"
    RENEWAL_SWITCHED = "RENEWAL_SWITCHED"
    RENEWAL_FAILED = "RENEWAL_FAILED"
    EXPORTED = "EXPORTED"
    CREATED = "CREATED"
    PURGED = "PURGED"
    KEY_TAKEN = "KEY_TAKEN"
    SUSPENDED = "SUSPENDED"
    RESUMED = "RESUMED"
    GATHERED = "GATHERED"


class AuditNoun(Enum):
    """What it was done to."""

    CERTIFICATE = "CERTIFICATE"
    SCOPE = "SCOPE"
    AUTHORITY = "AUTHORITY"
    SERVICE_KEY = "SERVICE_KEY"
    TENANT = "TENANT"
    SUBSCRIPTION = "SUBSCRIPTION"
    AUDIT = "AUDIT"
    DESTINATION = "DESTINATION"
    FRAGMENT = "FRAGMENT"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRecord:
    """Who did what to which thing, stored in the transaction that did it, or before what was exported is handed out.

    `scope_id` is None for what is in no scope, `tenant` is empty for what belongs to the whole installation. `before` and `after` are
    public facts, by name; nothing in them is secret.
    """

    id: str
    action: AuditAction
    tenant: str
    subject: str
    at: datetime
    noun: AuditNoun
    noun_id: str
    scope_id: str | None
    name: str
    before: Mapping[str, str]
    after: Mapping[str, str]


class IntentState(Enum):
    """Where an issuance stands: about to be signed, stored, or given up."""

    OPEN = "OPEN"
    DONE = "DONE"
    ABANDONED = "ABANDONED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """Written before an authority signs, so that no signed certificate is without a record. `id` is fresh for each attempt."""

    id: str
    tenant: str
    scope_id: str
    certificate_id: str
    name: str
    serial_number: str
    authority: str
    at: datetime
    state: IntentState = IntentState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class IdempotencyRecord:
    """The first answer to an idempotency key: the same key and input get this certificate again, another input is a clash.

    `key` names the scope, too, as `services.rules.idempotency` writes it.
    """

    tenant: str
    key: str
    input_digest: str
    certificate_id: str
    version: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TransactionRecords:
    """What is stored in the same transaction as a change; `intent_id` must be open and becomes done."""

    audit: AuditRecord
    intent_id: str | None = None
    idempotency: IdempotencyRecord | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokedSerial:
    """A certificate of the local authority that must not be trusted any more; `serial_number` is lower-case hex."""

    serial_number: str
    certificate_id: str
    tenant: str
    scope_id: str
    version: int
    revoked_at: datetime
    not_after: datetime
    reason: RevocationReason


@dataclass(frozen=True, slots=True, kw_only=True)
class RevocationSnapshot:
    """What a revocation list is made of, at one moment: the highest number that a list has, how many serial numbers are revoked in all,
    and those that belong on the list, in their order."""

    number: int
    count: int
    revoked: tuple[RevokedSerial, ...]


class ChangeKind(Enum):
    """What happened to a certificate."""

    CREATED = "CREATED"
    CHANGED = "CHANGED"
    DELETED = "DELETED"
    RESTORED = "RESTORED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change as every replica sees it; `certificate` is as it was right after, or right before a deletion.

    `position` is opaque, and the same on every replica; who has heard of this change goes on behind it.
    """

    kind: ChangeKind
    scope_id: str
    certificate_id: str
    certificate: Certificate
    position: str


class ScopeChangeKind(Enum):
    """What happened to a scope."""

    CREATED = "CREATED"
    DELETED = "DELETED"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeChange:
    """One change of the scopes of a tenant; `scope` is as it was created, None for a deleted one. `position` is as that of `Change`."""

    kind: ScopeChangeKind
    scope_id: str
    scope: Scope | None
    position: str
