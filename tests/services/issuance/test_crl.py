"""Revocation lists, read by cryptography and believed by openssl."""

from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from services.formats.pem.write import write_block
from services.issuance.certificates import issue_end_entity
from services.issuance.crl import build_crl
from services.model.generation import KeyAlgorithm, RevocationListTimes, RevocationReason, RevokedCertificate
from tests.programs import fails, needs_openssl, run
from tests.services.issuance.pki import CRL_URL, NOW, key_pair, make_pki, make_request

TIMES = RevocationListTimes(number=7, this_update=NOW, next_update=NOW + timedelta(days=1))


def revoked(serial_number: int, reason: RevocationReason = RevocationReason.UNSPECIFIED) -> RevokedCertificate:
    return RevokedCertificate(serial_number=serial_number, revoked_at=NOW - timedelta(seconds=10, microseconds=5), reason=reason)


@pytest.mark.parametrize("algorithm", [KeyAlgorithm.RSA_2048, KeyAlgorithm.EC_P256, KeyAlgorithm.EC_P384, KeyAlgorithm.ED25519])
def test_an_empty_list_is_signed_numbered_and_dated(algorithm: KeyAlgorithm) -> None:
    signer = make_pki(algorithm).signer
    crl = x509.load_der_x509_crl(build_crl(signer, [], TIMES))
    assert crl.is_signature_valid(signer.certificate.public_key())  # type: ignore[arg-type]
    assert crl.issuer == signer.certificate.subject
    assert crl.last_update_utc == NOW
    assert crl.next_update_utc == NOW + timedelta(days=1)
    assert crl.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number == 7
    own = signer.certificate.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    assert crl.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier == own
    assert len(crl) == 0


def test_entries_stand_by_serial_number_with_moment_and_reason() -> None:
    numbers = [1 << 158, 5, 77]
    reasons = [RevocationReason.KEY_COMPROMISE, RevocationReason.UNSPECIFIED, RevocationReason.SUPERSEDED]
    crl = x509.load_der_x509_crl(build_crl(make_pki().signer, [revoked(*pair) for pair in zip(numbers, reasons, strict=True)], TIMES))
    assert [entry.serial_number for entry in crl] == [5, 77, 1 << 158]
    assert {entry.revocation_date_utc for entry in crl} == {NOW - timedelta(seconds=11)}
    assert [len(entry.extensions) for entry in crl] == [0, 1, 1]


@pytest.mark.parametrize("reason", [reason for reason in RevocationReason if reason is not RevocationReason.UNSPECIFIED])
def test_reasons_are_those_of_the_standard(reason: RevocationReason) -> None:
    (entry,) = x509.load_der_x509_crl(build_crl(make_pki().signer, [revoked(1, reason)], TIMES))
    assert entry.extensions.get_extension_for_class(x509.CRLReason).value.reason.name == reason.value.lower()


@needs_openssl
def test_openssl_refuses_what_is_on_the_list_and_nothing_else(tmp_path: Path) -> None:
    pki = make_pki()
    requests = [make_request(key_pair()), make_request(key_pair())]
    for number, request in enumerate(requests):
        certificate = issue_end_entity(pki.signer, request, crl_url=CRL_URL)
        (tmp_path / f"leaf{number}").write_text(write_block("CERTIFICATE", certificate))
    for name, authority in (("root", pki.root), ("issuing", pki.issuing)):
        (tmp_path / name).write_text(write_block("CERTIFICATE", authority.certificate))
    crl = x509.load_der_x509_crl(build_crl(pki.signer, [revoked(requests[0].serial_number, RevocationReason.KEY_COMPROMISE)], TIMES))
    (tmp_path / "crl").write_bytes(crl.public_bytes(Encoding.PEM))
    verify = ("openssl", "verify", "-x509_strict", "-crl_check", "-CAfile", tmp_path / "root")
    material = ("-untrusted", tmp_path / "issuing", "-CRLfile", tmp_path / "crl")
    assert fails(*verify, *material, tmp_path / "leaf0")
    assert b"OK" in run(*verify, *material, tmp_path / "leaf1")
