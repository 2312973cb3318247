"""What is written down beside a change, and before an export, and at which moment."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from services.model.caller import Caller
from services.model.certificate import Certificate, Label
from services.model.identity import new_key
from services.model.lifecycle import AuditAction, AuditNoun, AuditRecord, IdempotencyRecord, TransactionRecords
from services.model.scope import Scope
from services.ports.clock import Clock

Facts = Mapping[str, str]
"""What a record says of a thing at one moment: public, by name."""

_NOTHING: Facts = MappingProxyType({})


def stored_moment(clock: Clock) -> datetime:
    """Return the present moment cut to milliseconds, which is what MongoDB keeps, so that an answer equals what is read later."""
    now = clock.now()
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


def record(  # noqa: PLR0913  # what a record is made of
    action: AuditAction,
    caller: Caller,
    noun: Certificate | Scope,
    *,
    at: datetime,
    before: Facts = _NOTHING,
    after: Facts = _NOTHING,
    intent_id: str | None = None,
    idempotency: IdempotencyRecord | None = None,
) -> TransactionRecords:
    """Return what is stored beside what the caller did; a certificate's facts say its version. A scope is recorded in itself."""
    if isinstance(noun, Scope):
        kind, scope_id, name = AuditNoun.SCOPE, noun.id, noun.display_name
    else:
        kind, scope_id, name = AuditNoun.CERTIFICATE, noun.scope_id, noun.name
        after = {"version": str(noun.version), **after}
    audit = AuditRecord(
        id=new_key(),
        action=action,
        tenant=noun.tenant,
        subject=caller.subject,
        at=at,
        noun=kind,
        noun_id=noun.id,
        scope_id=scope_id,
        name=name,
        before=dict(before),
        after=dict(after),
    )
    return TransactionRecords(audit=audit, intent_id=intent_id, idempotency=idempotency)


def label_facts(labels: Sequence[Label]) -> Facts:
    """Return what a record says of labels."""
    return {"labels": "; ".join(f"{label.key}={','.join(label.values)}" for label in labels)}


def renewal_facts(*, automatic: bool) -> Facts:
    """Return what a record says of automatic renewal."""
    return {"automatic_renewal": "on" if automatic else "off"}


def version_facts(version: int) -> Facts:
    """Return what a record says of the version that was the present one."""
    return {"version": str(version)}


def export_facts(version: int, format_name: str, *, has_key: bool | None) -> Facts:
    """Return what a record says of an exported file; `has_key` is None where a private key may be hidden in it."""
    return {"version": str(version), "format": format_name, "private_key": "yes" if has_key else "perhaps"}
