"""Which records each use case stores: a table of every one that changes something or hands out a private key."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12

from services.certificates.export import ExportRequest
from services.certificates.plan import GenerateRequest
from services.certificates.replace import ReplaceRequest
from services.errors import ServiceUnavailable
from services.model.certificate import Certificate, Label
from services.model.contents import FileType
from services.model.conversion import TargetFormat, Wishes
from services.model.generation import KeyAlgorithm, RevocationReason
from services.model.identity import find_scope_id
from services.model.lifecycle import AuditAction, AuditNoun, AuditRecord
from services.model.scope import Scope, ScopeLevel
from services.model.secret import Secret
from services.scopes.create import ScopeRequest
from tests.fakes.memory import MemoryAudit
from tests.services.certificates.making import FailingAuthority, generate, make_scope, upload
from tests.support import CALLER, Bench, chain_of_three, issue, name_use_cases, p12_of, pem_chain


@dataclass(frozen=True)
class Expected:
    """What the one record says."""

    action: AuditAction
    after: dict[str, str]
    before: dict[str, str]
    noun: AuditNoun = AuditNoun.CERTIFICATE
    subject: str = CALLER.subject


@dataclass(frozen=True)
class Case:
    """`prepare` makes what `act` is done to; `act` returns what it was done to, or None for what was prepared."""

    use_case: str
    prepare: Callable[[Bench], Awaitable[Certificate | Scope]]
    act: Callable[[Bench, Certificate | Scope], Awaitable[object]]
    expected: tuple[Expected, ...]


def case(
    use_case: str,
    prepare: Callable[[Bench], Awaitable[Certificate | Scope]],
    act: Callable[[Bench, Certificate | Scope], Awaitable[object]],
    *expected: Expected,
) -> Case:
    """Return a row of the table."""
    return Case(use_case, prepare, act, expected)


def says(action: AuditAction, *, before: dict[str, str] | None = None, subject: str = CALLER.subject, **after: str) -> Expected:
    """What a record of a certificate says; of version 1 if nothing else is said."""
    return Expected(action=action, after={"version": "1", **after}, before=before or {}, subject=subject)


async def uploaded(bench: Bench) -> Certificate:
    return await upload(bench, issue("a").pem, labels=(Label(key="old", values=("x", "y")),))


async def uploaded_with_key(bench: Bench) -> Certificate:
    return await upload(bench, pem_chain(*chain_of_three(), with_key=True))


async def locked(bench: Bench) -> Certificate:
    return await upload(bench, p12_of(*chain_of_three(), password=b"pw"), "client.p12")


async def trusted_and_locked(bench: Bench) -> Certificate:
    trusted = [pkcs12.PKCS12Certificate(issue("root").certificate, b"root")]
    octets = pkcs12.serialize_java_truststore(trusted, serialization.BestAvailableEncryption(b"pw"))
    return await upload(bench, octets, "trust.p12")


async def generated(bench: Bench) -> Certificate:
    return await generate(bench, automatic_renewal=True)


async def not_automatic(bench: Bench) -> Certificate:
    return await generate(bench)


async def replaced(bench: Bench) -> Certificate:
    certificate = await uploaded_with_key(bench)
    request = ReplaceRequest(certificate_id=certificate.id, octets=Secret(issue("b").pem))
    return (await bench.use_cases().certificates.replace(CALLER, request)).certificate


async def deleted(bench: Bench) -> Certificate:
    certificate = await uploaded(bench)
    await bench.use_cases().certificates.delete(CALLER, certificate.id)
    return certificate


async def no_more_restorable(bench: Bench) -> Certificate:
    certificate = await deleted(bench)
    bench.clock.moment += bench.limits.restorable_for + timedelta(seconds=1)
    return certificate


async def due(bench: Bench) -> Certificate:
    certificate = await generated(bench)
    assert certificate.renewal is not None
    bench.clock.moment = certificate.renewal.eligible_at
    return certificate


async def due_in_vain(bench: Bench) -> Certificate:
    certificate = await due(bench)
    bench.authority = FailingAuthority()
    return certificate


async def upload_another(bench: Bench, scope: Certificate | Scope) -> Certificate:
    assert isinstance(scope, Scope)
    return await upload(bench, issue("b").pem, scope=scope)


async def create_another(bench: Bench, scope: Certificate | Scope) -> Scope:
    request = ScopeRequest(level=ScopeLevel.SERVICE_INSTANCE, subaccount="acme", service_instance="other")
    return await bench.use_cases().scopes.create(CALLER, request)


def export(**request: object) -> Callable[[Bench, Certificate | Scope], Awaitable[object]]:
    """Export what was prepared."""
    return lambda bench, noun: bench.use_cases().certificates.export(CALLER, ExportRequest(certificate_id=noun.id, **request))  # type: ignore[arg-type]


ON, OFF = {"automatic_renewal": "on"}, {"automatic_renewal": "off"}
ONE, TWO = {"version": "1"}, {"version": "2"}
JOB = "automatic renewal"
AS_PEM = Wishes(format=TargetFormat.PEM, new_password=Secret(b"other"), aliases=("client",))
CERTIFICATES_ONLY = Wishes(include_private_key=False)

TABLE = [
    case("scopes.create", make_scope, create_another, Expected(AuditAction.CREATED, {}, {}, AuditNoun.SCOPE)),
    case(
        "scopes.delete",
        make_scope,
        lambda bench, noun: bench.use_cases().scopes.delete(CALLER, noun.id),
        Expected(AuditAction.DELETED, {}, {}, AuditNoun.SCOPE),
    ),
    case("certificates.upload", make_scope, upload_another, says(AuditAction.UPLOADED)),
    case("certificates.generate", make_scope, lambda bench, noun: generate(bench, scope_id=noun.id), says(AuditAction.GENERATED)),
    case(
        "certificates.label",
        uploaded,
        lambda bench, noun: bench.use_cases().certificates.label(
            CALLER, noun.id, [Label(key="env", values=("prod",)), Label(key="eu", values=())]
        ),
        says(AuditAction.LABELLED, before={"labels": "old=x,y"}, labels="env=prod; eu="),
    ),
    case(
        "certificates.label",
        uploaded,
        lambda bench, noun: bench.use_cases().certificates.label.add(CALLER, noun.id, [Label(key="env", values=("prod",))]),
        says(AuditAction.LABELLED, before={"labels": "old=x,y"}, labels="old=x,y; env=prod"),
    ),
    case(
        "certificates.label",
        uploaded,
        lambda bench, noun: bench.use_cases().certificates.label.take(CALLER, noun.id, [Label(key="old", values=("y",))]),
        says(AuditAction.LABELLED, before={"labels": "old=x,y"}, labels="old=x"),
    ),
    case(
        "certificates.unlock",
        locked,
        lambda bench, noun: bench.use_cases().certificates.unlock(CALLER, noun.id, Secret(b"pw")),
        says(AuditAction.UNLOCKED),
    ),
    case(
        "certificates.replace",
        uploaded,
        lambda bench, noun: bench.use_cases().certificates.replace(
            CALLER, ReplaceRequest(certificate_id=noun.id, octets=Secret(issue("b").pem))
        ),
        says(AuditAction.REPLACED, before=ONE, **TWO),
    ),
    case(
        "certificates.reissue",
        uploaded,
        lambda bench, noun: bench.use_cases().certificates.reissue(
            CALLER, noun.id, GenerateRequest(scope_id="", name="", file_type=FileType.PEM, key_algorithm=KeyAlgorithm.EC_P256)
        ),
        says(AuditAction.REPLACED, before=ONE, origin="generated", **TWO),
    ),
    case(
        "certificates.renew",
        generated,
        lambda bench, noun: bench.use_cases().certificates.renew(CALLER, noun.id),
        says(AuditAction.RENEWED, before=ONE, **TWO),
    ),
    case(
        "certificates.renew",
        generated,
        lambda bench, noun: bench.use_cases().certificates.renew.set_automatic(CALLER, noun.id, automatic=False, password=None),
        says(AuditAction.RENEWAL_SWITCHED, before=ON, **OFF),
    ),
    case(
        "certificates.renew",
        not_automatic,
        lambda bench, noun: bench.use_cases().certificates.renew.set_automatic(CALLER, noun.id, automatic=True, password=None),
        says(AuditAction.RENEWAL_SWITCHED, before=OFF, **ON),
    ),
    case(
        "certificates.renew",
        due,
        lambda bench, noun: bench.use_cases().certificates.renew.renew_due(),
        says(AuditAction.RENEWED, before=ONE, subject=JOB, **TWO),
    ),
    case(
        "certificates.renew",
        due_in_vain,
        lambda bench, noun: bench.use_cases().certificates.renew.renew_due(),
        says(AuditAction.RENEWAL_FAILED, subject=JOB, failures="1"),
    ),
    case(
        "certificates.roll_back",
        replaced,
        lambda bench, noun: bench.use_cases().certificates.roll_back(CALLER, noun.id, to_version=1),
        says(AuditAction.ROLLED_BACK, before=TWO, version="3", of_version="1"),
    ),
    case(
        "certificates.revoke",
        not_automatic,
        lambda bench, noun: bench.use_cases().certificates.revoke(CALLER, noun.id, RevocationReason.SUPERSEDED),
        says(AuditAction.REVOKED, reason="SUPERSEDED"),
    ),
    case(
        "certificates.revoke",
        generated,
        lambda bench, noun: bench.use_cases().certificates.revoke(CALLER, noun.id, RevocationReason.KEY_COMPROMISE),
        says(AuditAction.RENEWAL_SWITCHED, before=ON, **OFF),
        says(AuditAction.REVOKED, reason="KEY_COMPROMISE"),
    ),
    case(
        "certificates.delete",
        no_more_restorable,
        lambda bench, _: bench.use_cases().certificates.delete.purge(),
        says(AuditAction.PURGED, subject="purge"),
    ),
    case(
        "certificates.delete",
        uploaded,
        lambda bench, noun: bench.use_cases().certificates.delete(CALLER, noun.id),
        says(AuditAction.DELETED),
    ),
    case(
        "certificates.restore",
        deleted,
        lambda bench, noun: bench.use_cases().certificates.restore(CALLER, noun.id),
        says(AuditAction.RESTORED),
    ),
    case("certificates.export", uploaded_with_key, export(), says(AuditAction.EXPORTED, format="PEM", private_key="yes", aliases="all")),
    case(
        "certificates.export",
        replaced,
        export(version=1),
        says(AuditAction.EXPORTED, format="PEM", private_key="yes", aliases="all"),
    ),
    case(
        "certificates.export",
        locked,
        export(),
        says(AuditAction.EXPORTED, format="PKCS12", private_key="yes", aliases="all"),
    ),
    case(
        "certificates.export",
        locked,
        export(password=Secret(b"pw"), wishes=AS_PEM),
        says(AuditAction.EXPORTED, format="PEM", private_key="yes", aliases="1"),
    ),
    case(
        "certificates.export",
        trusted_and_locked,
        export(),
        says(AuditAction.EXPORTED, format="PKCS12", private_key="perhaps", aliases="all"),
    ),
    case("certificates.export", uploaded, export()),
    case("certificates.export", replaced, export()),
    case("certificates.export", uploaded_with_key, export(wishes=CERTIFICATES_ONLY)),
]

CHANGE_NOTHING = {
    "scopes.find",
    "scopes.list",
    "scopes.watch",
    "certificates.inspect",
    "certificates.publish",
    "certificates.find",
    "certificates.list",
    "certificates.list_labels",
    "certificates.read",
    "certificates.find_uses",
    "certificates.count",
    "certificates.watch",
    "certificates.sweep",
    "certificates.read_again",
    "audit.list",
    "audit.sign",
}
"""The other use cases. The sweeper's own records are the intents; reads are noted beside, and those of access and destinations have their tests there."""


def recorded(bench: Bench, noun: Certificate | Scope, expected: Expected, record: AuditRecord) -> AuditRecord:
    """What the record must be, whatever its id."""
    return AuditRecord(
        id=record.id,
        action=expected.action,
        tenant="default",
        subject=expected.subject,
        at=bench.clock.moment,
        noun=expected.noun,
        noun_id=noun.id,
        scope_id=find_scope_id(noun.id) if isinstance(noun, Certificate) else noun.id,
        name=noun.name if isinstance(noun, Certificate) else noun.display_name,
        before=expected.before,
        after=expected.after,
    )


@pytest.mark.parametrize("row", TABLE, ids=[f"{row.use_case}-{row.prepare.__name__}" for row in TABLE])
async def test_each_use_case_stores_exactly_its_records(row: Case) -> None:
    bench = Bench()
    noun = await row.prepare(bench)
    bench.memory.audit.clear()
    result = await row.act(bench, noun)
    made = result if isinstance(result, (Certificate, Scope)) else noun
    assert len(bench.memory.audit) == len(row.expected)
    for record, expected in zip(bench.memory.audit, row.expected, strict=True):
        assert record == recorded(bench, made, expected, record)


def test_the_table_names_every_use_case() -> None:
    assert {row.use_case for row in TABLE} | CHANGE_NOTHING == {
        name for name in name_use_cases() if not name.startswith(("access.", "destinations."))
    }


def test_every_action_is_in_the_table() -> None:
    # tests/server/commands/test_take_root.py, tests/services/storage/mongo/audit, tests/services/access/test_suspend_tenant.py
    elsewhere = {AuditAction.KEY_TAKEN, AuditAction.GATHERED, AuditAction.SUSPENDED, AuditAction.RESUMED}
    assert {expected.action for row in TABLE for expected in row.expected} == set(AuditAction) - elsewhere


class UnavailableAudit(MemoryAudit):
    """Stores nothing."""

    async def add(self, record: AuditRecord) -> None:
        """Fail, as a database that does not answer does."""
        raise ServiceUnavailable("The database does not answer.")


@pytest.mark.parametrize("wishes", [Wishes(), AS_PEM])
async def test_without_its_record_no_private_key_goes_out(wishes: Wishes) -> None:
    bench = Bench()
    certificate = await upload(bench, p12_of(*chain_of_three(), password=b"pw"), "client.p12", password=Secret(b"pw"))
    use_case = replace(bench.use_cases().certificates.export, audit=UnavailableAudit(bench.memory))
    with pytest.raises(ServiceUnavailable):
        await use_case(CALLER, ExportRequest(certificate_id=certificate.id, password=Secret(b"pw"), wishes=wishes))
