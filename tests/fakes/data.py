"""What the repositories in memory share: the data, and what is stored alongside a change."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from services.model.certificate import Certificate, SearchFacts, Version
from services.model.contents import Contents
from services.model.encrypted import Encrypted
from services.model.generation import CertificateAuthority
from services.model.lifecycle import Alongside, AuditRecord, Change, ChangeKind, Intent, IntentState, Receipt, RevokedSerial
from services.model.scope import Scope
from services.repositories.idempotency import ReceiptTaken
from services.repositories.issuances import IntentGone


@dataclass
class StoredCertificate:
    """A certificate with its versions; contents and octets are those that are kept, by version number."""

    certificate: Certificate
    versions: list[Version]
    contents: dict[int, Contents]
    octets: dict[int, Encrypted]
    claimed_until: float = 0.0


@dataclass
class Memory:
    """All data. `database_clock` (seconds) is what leases end by; tests may turn it."""

    scopes: dict[str, Scope] = field(default_factory=dict)
    certificates: dict[str, StoredCertificate] = field(default_factory=dict)
    deleted: dict[str, StoredCertificate] = field(default_factory=dict)
    audit: list[AuditRecord] = field(default_factory=list)
    receipts: dict[tuple[str, str], Receipt] = field(default_factory=dict)
    intents: dict[str, Intent] = field(default_factory=dict)
    revoked: dict[str, RevokedSerial] = field(default_factory=dict)
    revocation_list_number: int = 0
    authorities: dict[str, tuple[CertificateAuthority, ...]] = field(default_factory=dict)
    watchers: list[tuple[str, str, asyncio.Queue[Change]]] = field(default_factory=list)
    database_clock: Callable[[], float] = time.monotonic


def check_alongside(memory: Memory, alongside: Alongside | None) -> None:
    """Refuse before anything is changed: raises ReceiptTaken and IntentGone."""
    if alongside is None:
        return
    if alongside.receipt is not None and (alongside.receipt.tenant, alongside.receipt.key) in memory.receipts:
        raise ReceiptTaken
    if alongside.intent_id is not None:
        intent = memory.intents.get(alongside.intent_id)
        if intent is None or intent.state is not IntentState.OPEN:
            raise IntentGone


def store_alongside(memory: Memory, alongside: Alongside | None) -> None:
    """Store the audit record and the receipt, and mark the intent as done."""
    if alongside is None:
        return
    memory.audit.append(alongside.audit)
    if alongside.receipt is not None:
        memory.receipts[alongside.receipt.tenant, alongside.receipt.key] = alongside.receipt
    if alongside.intent_id is not None:
        memory.intents[alongside.intent_id] = replace(memory.intents[alongside.intent_id], state=IntentState.DONE)


def shown(certificate: Certificate) -> Certificate:
    """Return the certificate as it is read back: without its search facts."""
    return replace(certificate, facts=SearchFacts())


def tell(memory: Memory, kind: ChangeKind, certificate: Certificate) -> None:
    """Tell those who watch the certificate's scope."""
    change = Change(kind=kind, scope_id=certificate.scope_id, certificate_id=certificate.id, certificate=shown(certificate))
    for tenant, scope_id, queue in memory.watchers:
        if (tenant, scope_id) == (certificate.tenant, certificate.scope_id):
            queue.put_nowait(change)
