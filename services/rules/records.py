"""What is written down beside a change, and before an export, and at which moment."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from services.model.access import ServiceKey, Subscription, Tenant
from services.model.caller import Caller
from services.model.certificate import Certificate, Label
from services.model.destination import Configuration, ConfigurationKind
from services.model.identity import new_key
from services.model.lifecycle import AuditAction, AuditNoun, AuditRecord, IdempotencyRecord, TransactionRecords
from services.model.scope import Scope
from services.ports.clock import Clock
from services.rules.grants import write_grants

Facts = Mapping[str, str]
"""What a record says of a thing at one moment: public, by name."""

Noun: TypeAlias = Certificate | Configuration | Scope | ServiceKey | Tenant | Subscription
"""What a record can be about."""

_NOTHING: Facts = MappingProxyType({})

MAX_NAMED = 20
"""Names of properties in one record: what somebody reads; a destination can have hundreds."""

_OF_KIND = {ConfigurationKind.DESTINATION: AuditNoun.DESTINATION, ConfigurationKind.FRAGMENT: AuditNoun.FRAGMENT}


def stored_moment(clock: Clock) -> datetime:
    """Return the present moment cut to milliseconds, which is what MongoDB keeps, so that an answer equals what is read later."""
    now = clock.now()
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


class _Place(NamedTuple):
    """Where a record belongs, and what it calls its noun."""

    noun: AuditNoun
    tenant: str
    scope_id: str | None
    name: str


def _place(noun: Noun) -> _Place:
    """Return the place. A tenant's records are its own, and a subscription's the subscriber's: they are the ones whom it concerns."""
    match noun:
        case Scope():
            return _Place(AuditNoun.SCOPE, noun.tenant, noun.id, noun.display_name)
        case ServiceKey():
            return _Place(AuditNoun.SERVICE_KEY, noun.tenant, None, noun.name)
        case Tenant():
            return _Place(AuditNoun.TENANT, noun.id, None, noun.display_name)
        case Subscription():
            return _Place(AuditNoun.SUBSCRIPTION, noun.subscriber, None, noun.provider)
        case Configuration():
            return _Place(_OF_KIND[noun.kind], noun.tenant, noun.scope_id, noun.name)
        case _:
            return _Place(AuditNoun.CERTIFICATE, noun.tenant, noun.scope_id, noun.name)


def record(  # noqa: PLR0913  # what a record is made of
    action: AuditAction,
    caller: Caller,
    noun: Noun,
    *,
    at: datetime,
    before: Facts = _NOTHING,
    after: Facts = _NOTHING,
    intent_id: str | None = None,
    idempotency: IdempotencyRecord | None = None,
) -> TransactionRecords:
    """Return what is stored beside what the caller did; the facts of what has versions say its version. A scope is recorded in itself."""
    place = _place(noun)
    if isinstance(noun, Certificate | Configuration):
        after = {"version": str(noun.version), **after}
    audit = AuditRecord(
        id=new_key(),
        action=action,
        tenant=place.tenant,
        subject=caller.subject,
        at=at,
        noun=place.noun,
        noun_id=noun.id,
        scope_id=place.scope_id,
        name=place.name,
        before=dict(before),
        after=dict(after),
    )
    return TransactionRecords(audit=audit, intent_id=intent_id, idempotency=idempotency)


def label_facts(labels: Sequence[Label]) -> Facts:
    """Return what a record says of labels."""
    return {"labels": "; ".join(f"{label.key}={','.join(label.values)}" for label in labels)}


def configuration_facts(configuration: Configuration) -> Facts:
    """Return what a record says of a destination or fragment: its type, and which properties name which certificates."""
    type_ = {"type": configuration.type.value} if configuration.type is not None else {}
    references = "; ".join(f"{one.property}={one.certificate}" for one in configuration.references)
    return {**type_, **({"references": references} if references else {})}


def property_facts(names: Iterable[str]) -> Facts:
    """Return what a record says of properties that were set, changed or removed: their names, never their values; MAX_NAMED at most."""
    named = list(names)
    more = f" and {len(named) - MAX_NAMED} more" if len(named) > MAX_NAMED else ""
    return {"properties": "; ".join(named[:MAX_NAMED]) + more}


def renewal_facts(*, automatic: bool) -> Facts:
    """Return what a record says of automatic renewal."""
    return {"automatic_renewal": "on" if automatic else "off"}


def version_facts(version: int) -> Facts:
    """Return what a record says of the version that was the present one."""
    return {"version": str(version)}


def use_facts(count: int) -> Facts:
    """Return what a record says of a deleted certificate that so many destinations and fragments used; nothing where none did."""
    return {"used_by": str(count)} if count else _NOTHING


def export_facts(version: int, format_name: str, *, has_key: bool | None) -> Facts:
    """Return what a record says of an exported file; `has_key` is None where a private key may be hidden in it."""
    return {"version": str(version), "format": format_name, "private_key": "perhaps" if has_key is None else "yes" if has_key else "no"}


def key_facts(key: ServiceKey) -> Facts:
    """Return what a record says of a service key: its client id, its two levels and its rights; nothing of its secret."""
    level = {"service_instance": key.service_instance} if key.service_instance is not None else {}
    rights = "; ".join(write_grants(key.rights, key.scope_rights))
    return {"client_id": key.client_id, "subaccount": key.subaccount, **level, "rights": rights}


def tenant_facts(tenant: Tenant) -> Facts:
    """Return what a record says of a tenant."""
    return {"subdomain": tenant.subdomain, "status": tenant.status.value}


def subscription_facts(subscription: Subscription) -> Facts:
    """Return what a record says of a subscription."""
    return {"provider": subscription.provider, "subaccount": subscription.subaccount}
