"""Generating certificates: what is made, what is refused, and what is written down beside it."""

from datetime import timedelta
from typing import Any, Unpack

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from services.certificates.plan import GenerateRequest
from services.errors import (
    AuthorityUnavailable,
    ClockDiffers,
    DomainError,
    ErrorCode,
    IdempotencyMismatch,
    InvalidCsr,
    InvalidInput,
    NameTaken,
    QuotaExceeded,
    WeakKey,
)
from services.model.certificate import CreationMethod, Label, TimeUnit, ValidityPeriod
from services.model.contents import FileType, Format, PrivateKeyEntry
from services.model.generation import KeyAlgorithm
from services.model.lifecycle import IntentState
from services.model.limits import Limits
from services.model.secret import Secret
from tests.presence import not_none
from tests.services.certificates.making import (
    FailingAuthority,
    GenerateOptions,
    MistakenAuthority,
    ask,
    generate,
    make_csr,
    make_scope,
    octets_of,
    upload,
)
from tests.support import CALLER, NOW, Bench, issue


async def test_a_pem_has_its_key_first_and_its_whole_chain() -> None:
    bench = Bench()
    certificate = await generate(bench)
    text = (await octets_of(bench, certificate)).decode()
    assert [line for line in text.splitlines() if line.startswith("-----BEGIN")] == ["-----BEGIN PRIVATE KEY-----"] + [
        "-----BEGIN CERTIFICATE-----"
    ] * 3
    assert certificate.name == "client.pem"
    assert certificate.creation.method is CreationMethod.EXTERNAL_SERVICE
    assert certificate.creation.common_name == "client.pem"
    assert certificate.creation.validity == ValidityPeriod(value=3, unit=TimeUnit.MONTHS)
    assert certificate.creation.generation_service == "Local authority"
    assert certificate.validities[0].not_after == NOW.replace(year=2027, month=2)
    assert certificate.renewal is not None
    assert (certificate.renewal.automatic, certificate.renewal.next_attempt_at) == (False, None)
    assert certificate.findings == ()
    assert [issuer.is_root for issuer in certificate.validities[0].issuers] == [False, True]


@pytest.mark.parametrize(
    ("file_type", "file_format"), [(FileType.P12, Format.PKCS12), (FileType.PFX, Format.PKCS12), (FileType.JKS, Format.JKS)]
)
@pytest.mark.parametrize("password", [None, Secret(b"s3cret!")])
async def test_a_keystore_has_one_entry_named_after_the_common_name(
    file_type: FileType, file_format: Format, password: Secret | None
) -> None:
    bench = Bench()
    generated = await ask(bench, "orders", file_type, common_name="orders.acme.example", password=password)
    assert generated.contents is not None
    assert (generated.certificate.format, generated.certificate.is_locked) == (file_format, False)
    assert generated.certificate.creation.has_password is (password is not None)
    (entry,) = generated.contents.entries
    assert isinstance(entry, PrivateKeyEntry)
    assert (entry.alias, len(entry.certificate_chain)) == ("orders.acme.example", 3)


async def test_a_password_protects_the_key_of_a_pem() -> None:
    bench = Bench()
    certificate = await generate(bench, password=Secret(b"s3cret!"))
    octets = await octets_of(bench, certificate)
    assert octets.startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    serialization.load_pem_private_key(octets, b"s3cret!")


async def test_the_default_key_is_rsa_of_3072_bits() -> None:
    generated = await ask(Bench(), key_algorithm=None)
    assert generated.contents is not None
    assert generated.contents.certificate_chain[0].public_key.bits == 3072


async def test_a_csr_keeps_its_key_and_nothing_else() -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    bench = Bench()
    generated = await ask(bench, csr=make_csr(key, ca=True), common_name="mine")
    assert generated.contents is not None
    end_entity = generated.contents.certificate_chain[0]
    assert (end_entity.subject.rfc4514, end_entity.is_certificate_authority) == ("CN=mine,O=ACME", False)
    assert b"PRIVATE KEY" not in await octets_of(bench, generated.certificate)
    assert generated.certificate.creation.csr_provided
    spki = x509.load_der_x509_certificate(end_entity.der).public_key()
    assert spki == key.public_key()


async def refused(
    error: type[DomainError], name: str = "client", file_type: FileType = FileType.PEM, **options: Unpack[GenerateOptions]
) -> DomainError:
    bench = Bench()
    with pytest.raises(error) as caught:
        await ask(bench, name, file_type, **options)
    assert bench.memory.certificates == {}
    return caught.value


@pytest.mark.parametrize("value", [0, -1, 10**9])
async def test_a_validity_out_of_range_is_refused(value: int) -> None:
    error = await refused(InvalidInput, validity=ValidityPeriod(value=value, unit=TimeUnit.DAYS))
    assert error.code is ErrorCode.VALIDITY_OUT_OF_RANGE


async def test_nothing_outlives_its_authority() -> None:
    bench = Bench(limits=Limits(max_validity_days=36_500))
    with pytest.raises(InvalidInput) as caught:
        await ask(bench, validity=ValidityPeriod(value=15, unit=TimeUnit.YEARS))
    assert caught.value.code is ErrorCode.VALIDITY_EXCEEDS_CA


@pytest.mark.parametrize("common_name", ["", "x" * 65, "a\0b", "a\nb"])
async def test_a_common_name_that_cannot_be_one_is_refused(common_name: str) -> None:
    assert (await refused(InvalidInput, common_name=common_name)).code is ErrorCode.CN_INVALID


async def test_a_common_name_is_one_attribute_whatever_is_in_it() -> None:
    generated = await ask(Bench(), common_name="x,OU=admin+O=y")
    assert generated.contents is not None
    names = [(one.short_name, one.value) for one in generated.contents.certificate_chain[0].subject.attributes]
    assert names == [("O", "ACME"), ("CN", "x,OU=admin+O=y")]


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"name": "client.p12"}, "name"),
        ({"csr": "x", "file_type": FileType.JKS}, "type"),
        ({"csr": "x", "password": Secret(b"x")}, "password"),
        ({"csr": "x", "key_algorithm": KeyAlgorithm.EC_P256}, "key_algorithm"),
        ({"file_type": FileType.CER, "password": Secret(b"x")}, "password"),
        ({"idempotency_key": ""}, "idempotency_key"),
    ],
)
async def test_wishes_that_contradict_each_other_name_the_field(options: dict[str, Any], field: str) -> None:
    error = await refused(InvalidInput, **options)
    assert isinstance(error, InvalidInput)
    assert error.field == field


async def test_a_csr_that_is_none_or_weak_is_refused() -> None:
    assert (await refused(InvalidCsr, csr="garbage")).code is ErrorCode.CSR_INVALID
    assert (await refused(InvalidCsr, csr=issue("a").pem.decode())).code is ErrorCode.CSR_INVALID
    await refused(WeakKey, csr=make_csr(rsa.generate_private_key(public_exponent=65537, key_size=1024)))


async def test_a_dry_run_plans_and_leaves_no_trace() -> None:
    bench = Bench()
    request = GenerateRequest(scope_id=(await make_scope(bench)).id, name="client", file_type=FileType.PEM)
    plan = await bench.use_cases().certificates.generate.dry_run(CALLER, request)
    assert (plan.issuance.name, plan.subject_text) == ("client.pem", "CN=client.pem,O=ACME")
    assert bench.memory.certificates == {}
    assert bench.memory.intents == {}


async def test_a_taken_name_and_a_full_scope_are_refused_before_anything_is_signed() -> None:
    bench = Bench(limits=Limits(certificates_per_scope=1))
    scope = await make_scope(bench)
    await upload(bench, issue("a").pem, "client.pem", scope=scope)
    with pytest.raises(NameTaken):
        await ask(bench, scope_id=scope.id)
    with pytest.raises(QuotaExceeded):
        await ask(bench, "other", scope_id=scope.id)
    assert bench.memory.intents == {}


async def test_the_intent_is_done_when_the_certificate_is_stored() -> None:
    bench = Bench()
    certificate = await generate(bench)
    (intent,) = bench.memory.intents.values()
    assert (intent.state, intent.certificate_id) == (IntentState.DONE, certificate.id)
    contents = not_none((await bench.use_cases().certificates.find.load_contents(CALLER, [certificate]))[0])
    assert int(intent.serial_number, 16) == int(contents.certificate_chain[0].serial_number, 16)


async def test_an_idempotency_key_gives_the_first_answer_again() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    wish: GenerateOptions = {"idempotency_key": "k1", "labels": (Label(key="env", values=("prod",)),)}
    first = await generate(bench, scope_id=scope.id, **wish)
    again = await generate(bench, scope_id=scope.id, **wish)
    assert again.id == first.id
    assert len(bench.memory.certificates) == 1
    with pytest.raises(IdempotencyMismatch):
        await ask(bench, "other", scope_id=scope.id, **wish)


async def test_an_authority_that_is_down_leaves_the_intent_only_and_the_sweeper_ends_it() -> None:
    bench = Bench(authority=FailingAuthority())
    with pytest.raises(AuthorityUnavailable) as caught:
        await ask(bench)
    assert caught.value.retry_after == 5
    assert bench.memory.certificates == {}
    assert await bench.use_cases().certificates.sweep() == 0
    bench.clock.moment += timedelta(minutes=2)
    assert await bench.use_cases().certificates.sweep() == 1
    assert [intent.state for intent in bench.memory.intents.values()] == [IntentState.ABANDONED]


@pytest.mark.parametrize("file_type", [FileType.PEM, FileType.P12, FileType.JKS])
async def test_a_file_that_does_not_hold_what_was_asked_for_is_not_stored(file_type: FileType) -> None:
    bench = Bench(authority=MistakenAuthority())
    with pytest.raises(AuthorityUnavailable, match="does not hold what was issued"):
        await ask(bench, file_type=file_type)
    assert bench.memory.certificates == {}


async def test_a_password_is_kept_for_automatic_renewal_only_and_encrypted() -> None:
    forgotten = await generate(Bench(), password=Secret(b"hunter2"))
    assert forgotten.spec is not None
    assert forgotten.spec.password is None
    kept = await generate(Bench(), password=Secret(b"hunter2"), automatic_renewal=True)
    assert kept.spec is not None
    assert kept.spec.password is not None
    assert b"hunter2" not in kept.spec.password.ciphertext


async def test_ed25519_and_p384_are_made_too() -> None:
    for algorithm, name in ((KeyAlgorithm.ED25519, "ED25519"), (KeyAlgorithm.EC_P384, "EC")):
        generated = await ask(Bench(), key_algorithm=algorithm)
        assert generated.contents is not None
        assert generated.contents.certificate_chain[0].public_key.algorithm == name


async def test_a_clock_that_is_not_the_databases_signs_nothing() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    bench.memory.clock_ahead = timedelta(minutes=6)
    with pytest.raises(ClockDiffers):
        await generate(bench, scope_id=scope.id)
    assert (bench.memory.certificates, bench.memory.intents) == ({}, {})
