"""Uploading: what is kept, what is refused, and that a refusal changes nothing."""

from datetime import timedelta
from typing import Unpack

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

from services.certificates.export import ExportRequest
from services.certificates.upload import UploadRequest
from services.errors import (
    DomainError,
    ErrorCode,
    Forbidden,
    IncompleteChain,
    KeyMismatch,
    NameTaken,
    NotFound,
    PasswordRequired,
    QuotaExceeded,
    TooLarge,
    UnrecognizedFormat,
    WeakKey,
    WrongPassword,
)
from services.model.caller import Caller, Right
from services.model.certificate import CreationMethod, Label
from services.model.contents import FileType, FindingCode, Format, MissingIssuerCause
from services.model.limits import Limits
from services.model.scope import ScopeLevel
from services.model.secret import Secret
from services.model.validity import status_of
from services.model.x509 import ValidityStatus
from services.scopes.create import ScopeRequest
from tests.cases import list_cases
from tests.services.certificates.making import UploadOptions, make_scope, upload
from tests.support import CALLER, NOW, STRANGER, Bench, Issued, chain_of_three, issue, p12_of, pem_chain


async def refused(
    bench: Bench, error: type[DomainError], octets: bytes, name: str = "client.pem", **options: Unpack[UploadOptions]
) -> DomainError:
    """Upload, expect the error, and see that nothing was stored."""
    with pytest.raises(error) as caught:
        await upload(bench, octets, name, **options)
    assert bench.memory.certificates == {}
    return caught.value


async def test_a_pem_with_its_chain_is_kept_to_the_byte() -> None:
    bench, octets = Bench(), b"# our client\r\n" + pem_chain(*chain_of_three(), with_key=True)
    certificate = await upload(bench, octets, labels=(Label(key="env", values=("prod",)),))
    assert certificate.name == "client.pem"
    assert (certificate.type, certificate.format, certificate.size) == (FileType.PEM, Format.PEM, len(octets))
    assert certificate.has_private_key is True
    assert certificate.creation.method is CreationMethod.IMPORT
    assert certificate.labels == (Label(key="env", values=("prod",)),)
    assert status_of(certificate.earliest, NOW) is ValidityStatus.VALID
    exported = (await bench.use_cases().certificates.export(CALLER, ExportRequest(certificate_id=certificate.id))).octets
    assert exported.reveal() == octets


async def test_what_is_stored_is_not_readable_without_the_master_key() -> None:
    bench, octets = Bench(), pem_chain(*chain_of_three(), with_key=True)
    await upload(bench, octets)
    stored = next(iter(bench.memory.certificates.values())).octets[1]
    assert b"PRIVATE KEY" not in stored.ciphertext
    assert octets not in stored.ciphertext


async def test_a_dry_run_answers_the_same_and_stores_nothing() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    noted = len(bench.memory.audit)
    request = UploadRequest(scope_id=scope.id, file_name="client.pem", octets=Secret(pem_chain(*chain_of_three())), idempotency_key="k")
    certificate, contents = await bench.use_cases().certificates.upload.dry_run(CALLER, request)
    assert (certificate.name, len(contents.certificate_chain)) == ("client.pem", 3)
    assert (bench.memory.idempotency, len(bench.memory.audit)) == ({}, noted)
    assert bench.memory.certificates == {}


async def test_a_dry_run_is_not_answered_with_what_an_idempotency_key_stored() -> None:
    bench = Bench()
    request = UploadRequest(scope_id=(await make_scope(bench)).id, file_name="a.pem", octets=Secret(issue("a").pem), idempotency_key="k")
    await bench.use_cases().certificates.upload(CALLER, request)
    with pytest.raises(NameTaken):
        await bench.use_cases().certificates.upload.dry_run(CALLER, request)


async def test_a_chain_without_its_root_names_the_missing_issuer() -> None:
    leaf, authority, _ = chain_of_three()
    error = await refused(Bench(), IncompleteChain, pem_chain(leaf, authority))
    assert isinstance(error, IncompleteChain)
    assert (error.subject, error.missing_issuer) == ("CN=Test Issuing CA", "CN=Test Root")


async def test_a_chain_with_a_gap_names_the_missing_issuer() -> None:
    leaf, _, root = chain_of_three()
    error = await refused(Bench(), IncompleteChain, pem_chain(leaf, root))
    assert isinstance(error, IncompleteChain)
    assert (error.missing_issuer, error.cause) == ("CN=Test Issuing CA", MissingIssuerCause.NOT_IN_FILE)


async def test_why_an_issuer_does_not_count_is_said_by_the_refusal_and_the_finding_alike() -> None:
    leaf, authority, _ = chain_of_three()
    _, _, another = chain_of_three()
    error = await refused(Bench(), IncompleteChain, pem_chain(leaf, authority, another))
    assert isinstance(error, IncompleteChain)
    assert error.cause is MissingIssuerCause.OTHER_KEY
    assert error.message == (
        '"CN=Test Issuing CA" names "CN=Test Root" as its issuer, but no certificate of that name in the file has the key that signed it. '
        "Add the issuer's certificate with the right key: the authority has more than one, as after a renewal with a new key."
    )


@pytest.mark.parametrize("case", ["own-selfsigned-stringtypes.pem", "f11a-aki-root-chain.pem", "bettertls-pathbuilding-49-loop.pem"])
async def test_a_root_whose_names_or_key_identifiers_differ_ends_a_chain(case: str) -> None:
    certificate = await upload(Bench(), list_cases()[case].octets, case)
    assert FindingCode.CHAIN_INCOMPLETE not in {finding.code for finding in certificate.findings}


async def test_a_self_issued_certificate_whose_signature_is_damaged_is_refused_as_that() -> None:
    error = await refused(Bench(), IncompleteChain, list_cases()["f11a-selfbad.pem"].octets)
    assert isinstance(error, IncompleteChain)
    assert error.cause is MissingIssuerCause.SELF_SIGNATURE_INVALID


async def test_the_chain_of_a_key_in_a_keystore_must_be_whole_too() -> None:
    leaf, authority, _ = chain_of_three()
    await refused(Bench(), IncompleteChain, p12_of(leaf, authority, password=b"pw"), "client.p12", password=Secret(b"pw"))


async def test_a_chain_out_of_order_is_kept() -> None:
    leaf, authority, root = chain_of_three()
    certificate = await upload(Bench(), pem_chain(root, leaf, authority))
    assert [validity.alias for validity in certificate.validities] == ["client.example"]


async def test_a_self_signed_certificate_is_its_own_chain() -> None:
    assert (await upload(Bench(), issue("self").pem, "self.crt")).format is Format.PEM


async def test_a_der_certificate_is_kept_under_cer() -> None:
    assert (await upload(Bench(), issue("self").der, "self.cer")).format is Format.DER


async def test_a_foreign_key_is_a_mismatch() -> None:
    leaf, authority, root = chain_of_three()
    foreign = Issued(leaf.certificate, issue("other").key)
    await refused(Bench(), KeyMismatch, pem_chain(foreign, authority, root, with_key=True))


async def test_a_keystore_without_its_password_is_kept_locked() -> None:
    certificate = await upload(Bench(), p12_of(*chain_of_three(), password=b"pw"), "client.p12")
    assert certificate.is_locked
    assert certificate.has_private_key is True, "the bag that holds the encrypted key is in clear"
    assert status_of(certificate.earliest, NOW) is ValidityStatus.UNKNOWN


async def test_who_accepts_nothing_locked_is_asked_for_the_password() -> None:
    await refused(Bench(), PasswordRequired, p12_of(*chain_of_three(), password=b"pw"), "client.p12", accepts_locked=False)


async def test_a_wrong_password_is_said_to_be_wrong() -> None:
    error = await refused(Bench(), WrongPassword, p12_of(*chain_of_three(), password=b"pw"), "client.p12", password=Secret(b"nope"))
    assert "nope" not in str(error)


@pytest.mark.parametrize("name", ["client.pem", "client.cer", "client.crt"])
async def test_a_keystore_under_a_certificates_extension_is_told_the_right_one(name: str) -> None:
    error = await refused(Bench(), UnrecognizedFormat, p12_of(*chain_of_three(), password=b"pw"), name, password=Secret(b"pw"))
    assert error.code is ErrorCode.TYPE_MISMATCH
    assert ".p12 or .pfx" in error.message


async def test_a_pem_under_a_keystores_extension_is_told_the_right_one() -> None:
    error = await refused(Bench(), UnrecognizedFormat, pem_chain(*chain_of_three()), "client.jks")
    assert error.code is ErrorCode.TYPE_MISMATCH
    assert ".pem" in error.message


async def test_a_pkcs12_named_jks_is_kept_with_a_finding() -> None:
    certificate = await upload(Bench(), p12_of(*chain_of_three(), password=b"pw"), "client.jks", password=Secret(b"pw"))
    assert "FORMAT_DIFFERS_FROM_NAME" in [finding.code.value for finding in certificate.findings]


async def test_an_empty_file_and_one_over_the_limit_are_refused() -> None:
    empty = await refused(Bench(), UnrecognizedFormat, b"")
    assert empty.code is ErrorCode.EMPTY_FILE
    large = await refused(Bench(limits=Limits(file_size=100)), TooLarge, b"x" * 101)
    assert isinstance(large, TooLarge)
    assert large.limit == 100


async def test_a_weak_key_is_refused_unless_the_installation_takes_it() -> None:
    octets = _weak_rsa_pem()
    await refused(Bench(), WeakKey, octets)
    assert (await upload(Bench(limits=Limits(accept_weak_keys=True)), octets)).has_private_key is True


async def test_a_name_is_taken_once_in_its_scope_and_free_in_another() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    await upload(bench, issue("a").pem, scope=scope)
    with pytest.raises(NameTaken):
        await upload(bench, issue("b").pem, scope=scope)
    other = await bench.use_cases().scopes.create(CALLER, ScopeRequest(level=ScopeLevel.SUBACCOUNT, subaccount="other"))
    assert (await upload(bench, issue("b").pem, scope=other)).scope_id == other.id


async def test_a_full_scope_takes_no_more() -> None:
    bench = Bench(limits=Limits(certificates_per_scope=1))
    scope = await make_scope(bench)
    await upload(bench, issue("a").pem, "a.pem", scope=scope)
    with pytest.raises(QuotaExceeded):
        await upload(bench, issue("b").pem, "b.pem", scope=scope)


async def test_another_tenants_scope_does_not_exist() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    with pytest.raises(NotFound):
        await bench.use_cases().certificates.upload(
            STRANGER, UploadRequest(scope_id=scope.id, file_name="a.pem", octets=Secret(issue("a").pem))
        )


async def test_who_may_only_read_may_not_upload() -> None:
    bench = Bench()
    scope = await make_scope(bench)
    reader = Caller(tenant="default", subject="reader", rights=frozenset({Right.CERTIFICATE_READ}))
    with pytest.raises(Forbidden):
        await bench.use_cases().certificates.upload(
            reader, UploadRequest(scope_id=scope.id, file_name="a.pem", octets=Secret(issue("a").pem))
        )


def _weak_rsa_pem() -> bytes:
    """A self-signed certificate with an RSA key of 1,024 bits, and its key."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "weak")])
    builder = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(7)
    certificate = builder.not_valid_before(NOW).not_valid_after(NOW + timedelta(days=90)).sign(key, hashes.SHA256())
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return private + certificate.public_bytes(serialization.Encoding.PEM)
