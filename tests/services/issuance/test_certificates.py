"""What the certificates say: the profile of the issue, told by our own reader and by openssl."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from services.errors import ErrorCode, InvalidInput
from services.formats.pem.write import write_block
from services.issuance.certificates import create_issuing_ca, create_root, issue_end_entity, new_serial_number
from services.issuance.key_pairs import load_own_key
from services.model.generation import KeyAlgorithm
from services.model.x509 import KeyUsage, X509Certificate
from services.x509.describe import describe_certificate
from tests.programs import fails, needs_openssl, run
from tests.services.issuance.pki import CRL_URL, ISSUING_NAME, NOW, ROOT_NAME, key_pair, make_pki, make_request

EVERY_KIND = pytest.mark.parametrize("algorithm", KeyAlgorithm)


def issued(algorithm: KeyAlgorithm = KeyAlgorithm.EC_P256, *, authority: KeyAlgorithm = KeyAlgorithm.EC_P256) -> X509Certificate:
    return describe_certificate(issue_end_entity(make_pki(authority).signer, make_request(key_pair(algorithm)), crl_url=CRL_URL))


def extension_names(certificate: X509Certificate) -> list[tuple[str | None, bool]]:
    return sorted((extension.name, extension.critical) for extension in certificate.extensions)


@EVERY_KIND
def test_an_end_entity_is_a_tls_client_and_nothing_more(algorithm: KeyAlgorithm) -> None:
    certificate = issued(algorithm)
    is_rsa = algorithm.value.startswith("RSA")
    assert certificate.version == 3
    assert not certificate.is_certificate_authority
    assert certificate.path_length is None
    assert certificate.key_usage == ((KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT) if is_rsa else (KeyUsage.DIGITAL_SIGNATURE,))
    assert [usage.name for usage in certificate.extended_key_usage or ()] == ["clientAuth"]
    assert certificate.subject_alternative_names == ()
    assert extension_names(certificate) == [
        ("authorityKeyIdentifier", False),
        ("basicConstraints", False),
        ("cRLDistributionPoints", False),
        ("extKeyUsage", False),
        ("keyUsage", True),
        ("subjectKeyIdentifier", False),
    ]
    assert not certificate.unreadable


def test_the_end_entity_is_exactly_what_was_requested() -> None:
    request = make_request(key_pair(), "x,OU=admin")
    certificate = x509.load_der_x509_certificate(issue_end_entity(make_pki().signer, request, crl_url=CRL_URL))
    assert certificate.serial_number == request.serial_number
    assert certificate.not_valid_before_utc == request.not_before
    assert certificate.not_valid_after_utc == request.not_after
    assert certificate.public_key() == load_own_key(key_pair().private_key).public_key()
    assert certificate.subject.rfc4514_string() == "CN=x\\,OU=admin,L=h/s,OU=scp_1,OU=Clients,O=Example,C=DE"
    assert certificate.issuer == make_pki().signer.certificate.subject
    certificate.verify_directly_issued_by(make_pki().signer.certificate)


def test_key_identifiers_link_the_chain() -> None:
    root, issuing = (describe_certificate(authority.certificate) for authority in (make_pki().root, make_pki().issuing))
    certificate = issued()
    assert certificate.authority_key_identifier == issuing.subject_key_identifier
    assert issuing.authority_key_identifier == root.subject_key_identifier == root.authority_key_identifier
    assert len({certificate.subject_key_identifier, issuing.subject_key_identifier, root.subject_key_identifier}) == 3


def test_the_revocation_list_is_named_only_where_there_is_one() -> None:
    certificate = x509.load_der_x509_certificate(issued().der)
    points = certificate.extensions.get_extension_for_class(x509.CRLDistributionPoints).value
    assert [name.value for point in points for name in point.full_name or ()] == [CRL_URL]
    assert [(point.crl_issuer, point.reasons) for point in points] == [(None, None)]
    without = describe_certificate(issue_end_entity(make_pki().signer, make_request(key_pair()), crl_url=None))
    assert "cRLDistributionPoints" not in [extension.name for extension in without.extensions]


def test_serial_numbers_are_random_positive_and_fit_into_twenty_octets() -> None:
    numbers = [new_serial_number() for _ in range(1_000)]
    assert len(set(numbers)) == 1_000
    assert all(0 < number < 1 << 159 for number in numbers)
    assert max(numbers).bit_length() > 150


def test_no_certificate_outlives_its_authority_by_a_second() -> None:
    signer = make_pki().signer
    end = signer.certificate.not_valid_after_utc
    issue_end_entity(signer, make_request(key_pair(), not_after=end), crl_url=None)
    with pytest.raises(InvalidInput) as caught:
        issue_end_entity(signer, make_request(key_pair(), not_after=end + timedelta(seconds=1)), crl_url=None)
    assert caught.value.code is ErrorCode.VALIDITY_EXCEEDS_CA


def test_a_root_is_valid_for_twenty_years() -> None:
    start = datetime(2028, 2, 29, 12, 30, 15, 5, tzinfo=UTC)
    authority = create_root(key_pair().private_key, ROOT_NAME, now=start)
    certificate = describe_certificate(authority.certificate)
    assert certificate.is_self_signed
    assert certificate.is_certificate_authority
    assert certificate.path_length is None
    assert certificate.key_usage == (KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN)
    assert certificate.extended_key_usage is None
    assert certificate.not_before == datetime(2028, 2, 29, 12, 25, 15, tzinfo=UTC)
    assert certificate.not_after == datetime(2048, 2, 29, 12, 30, 15, tzinfo=UTC)
    assert ("basicConstraints", True) in extension_names(certificate)
    assert authority.private_key == key_pair().private_key


def test_an_issuing_authority_is_valid_for_ten_years_and_no_authority_follows_it() -> None:
    certificate = describe_certificate(make_pki().issuing.certificate)
    assert not certificate.is_self_signed
    assert certificate.is_certificate_authority
    assert certificate.path_length == 0
    assert certificate.key_usage == (KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN)
    assert certificate.not_before == NOW - timedelta(minutes=5)
    assert (certificate.not_after.year, certificate.not_after.timetz()) == (NOW.year + 10, NOW.timetz())
    assert certificate.issuer.rfc4514 == "CN=Test Root CA,O=Example,C=DE"


def test_an_issuing_authority_does_not_outlive_its_root() -> None:
    root = create_root(key_pair().private_key, ROOT_NAME, now=NOW)
    late = NOW + timedelta(days=365 * 15)
    authority = create_issuing_ca(root, key_pair(KeyAlgorithm.ED25519).private_key, subject=ISSUING_NAME, now=late)
    assert describe_certificate(authority.certificate).not_after == describe_certificate(root.certificate).not_after


@pytest.mark.parametrize(
    ("algorithm", "signature"),
    [
        (KeyAlgorithm.RSA_2048, "sha256WithRSAEncryption"),
        (KeyAlgorithm.EC_P256, "ecdsa-with-SHA256"),
        (KeyAlgorithm.EC_P384, "ecdsa-with-SHA384"),
        (KeyAlgorithm.ED25519, "ED25519"),
    ],
)
def test_an_authority_signs_with_the_hash_of_its_key(algorithm: KeyAlgorithm, signature: str) -> None:
    assert issued(authority=algorithm).signature_algorithm.name == signature


def test_text_is_utf8_and_the_country_is_printable() -> None:
    der = issue_end_entity(make_pki().signer, make_request(key_pair(), "日本語"), crl_url=None)
    assert b"\x0c\x09" + "日本語".encode() in der
    assert b"\x13\x02DE" in der


def test_times_beyond_2049_are_written_as_generalized_time() -> None:
    root = create_root(key_pair().private_key, ROOT_NAME, now=datetime(2045, 1, 1, tzinfo=UTC))
    assert b"\x18\x0f20650101000000Z" in root.certificate


def test_a_key_that_we_issue_nothing_for_is_refused() -> None:
    with pytest.raises(ValueError, match="key data"):
        issue_end_entity(make_pki().signer, replace(make_request(key_pair()), public_key=b"\x30\x00"), crl_url=None)


@needs_openssl
@EVERY_KIND
def test_openssl_verifies_the_chain_strictly_for_tls_clients_only(algorithm: KeyAlgorithm, tmp_path: Path) -> None:
    pki = make_pki(algorithm if algorithm is not KeyAlgorithm.RSA_4096 else KeyAlgorithm.RSA_2048)
    files = {"root": pki.root.certificate, "issuing": pki.issuing.certificate}
    files["leaf"] = issue_end_entity(pki.signer, make_request(key_pair(algorithm)), crl_url=CRL_URL)
    for name, der in files.items():
        (tmp_path / name).write_text(write_block("CERTIFICATE", der))
    verify = ("openssl", "verify", "-x509_strict", "-CAfile", tmp_path / "root", "-untrusted", tmp_path / "issuing")
    assert b"OK" in run(*verify, "-purpose", "sslclient", tmp_path / "leaf")
    assert fails(*verify, "-purpose", "sslserver", tmp_path / "leaf")
    assert fails("openssl", "verify", "-x509_strict", "-CAfile", tmp_path / "root", "-untrusted", tmp_path / "leaf", tmp_path / "leaf")


@needs_openssl
def test_an_end_entity_issues_nothing_that_openssl_believes(tmp_path: Path) -> None:
    pki, key = make_pki(), key_pair()
    leaf = issue_end_entity(pki.signer, make_request(key), crl_url=None)
    forged = (
        x509.CertificateBuilder()
        .serial_number(new_serial_number())
        .subject_name(x509.load_der_x509_certificate(leaf).issuer)
        .issuer_name(x509.load_der_x509_certificate(leaf).subject)
        .public_key(load_own_key(key.private_key).public_key())
        .not_valid_before(NOW - timedelta(minutes=1))
        .not_valid_after(NOW + timedelta(days=1))
        .sign(load_own_key(key.private_key), x509.load_der_x509_certificate(leaf).signature_hash_algorithm)  # type: ignore[arg-type]
    )
    (tmp_path / "root").write_text(write_block("CERTIFICATE", pki.root.certificate))
    (tmp_path / "chain").write_text(write_block("CERTIFICATE", leaf) + write_block("CERTIFICATE", pki.issuing.certificate))
    (tmp_path / "forged").write_bytes(forged.public_bytes(Encoding.PEM))
    assert fails("openssl", "verify", "-CAfile", tmp_path / "root", "-untrusted", tmp_path / "chain", tmp_path / "forged")


def test_two_certificates_of_one_subject_and_key_differ() -> None:
    assert issued().sha256 != issued().sha256
