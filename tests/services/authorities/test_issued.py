"""What an outside authority signs is looked at before it is used."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.x509.oid import ExtendedKeyUsageOID, ExtensionOID, NameOID

from services.authorities.issued import check_issued
from services.errors import AuthorityUnavailable, ErrorCode
from services.issuance.certificates import issue_end_entity, new_serial_number
from services.issuance.key_pairs import Signer, load_public_key
from services.issuance.subject import to_name
from services.model.generation import IssueRequest, KeyAlgorithm
from tests.services.issuance.pki import key_pair, make_pki, make_request

REQUEST = make_request(key_pair())
SIGNER = make_pki().signer


def build(
    change: Callable[[x509.CertificateBuilder], x509.CertificateBuilder] = lambda builder: builder,
    *extensions: x509.ExtensionType,
    request: IssueRequest = REQUEST,
    subject: x509.Name | None = None,
    signer: Signer = SIGNER,
) -> x509.Certificate:
    """Return a certificate as some authority might answer the request."""
    builder = (
        x509.CertificateBuilder()
        .serial_number(new_serial_number())
        .subject_name(subject if subject is not None else to_name(request.subject))
        .issuer_name(signer.certificate.subject)
        .public_key(load_public_key(request.public_key))
    )
    for extension in extensions:
        builder = builder.add_extension(extension, critical=False)
    return change(builder.not_valid_before(request.not_before).not_valid_after(request.not_after)).sign(signer.private_key, hashes.SHA256())


def refuses(certificate: x509.Certificate, why: str) -> None:
    with pytest.raises(AuthorityUnavailable, match=why) as caught:
        check_issued(certificate, REQUEST, issuer=SIGNER.certificate)
    assert caught.value.code is ErrorCode.PKI_UNAVAILABLE
    assert caught.value.retry_after > 0


def test_what_was_asked_for_is_taken() -> None:
    check_issued(build(), REQUEST, issuer=SIGNER.certificate)
    ours = x509.load_der_x509_certificate(issue_end_entity(SIGNER, REQUEST, crl_url=None))
    check_issued(ours, REQUEST, issuer=SIGNER.certificate)


def test_a_serial_number_of_its_own_and_a_shorter_validity_are_the_authoritys_right() -> None:
    short = replace(REQUEST, not_after=REQUEST.not_after - timedelta(days=20))
    check_issued(build(request=short), REQUEST, issuer=SIGNER.certificate)


def test_another_order_of_the_subject_is_the_same_subject() -> None:
    attributes = list(to_name(REQUEST.subject))
    units = {attribute for attribute in attributes if attribute.oid == NameOID.ORGANIZATIONAL_UNIT_NAME}
    others = [x509.RelativeDistinguishedName([attribute]) for attribute in attributes if attribute not in units]
    check_issued(build(subject=x509.Name([x509.RelativeDistinguishedName(units), *others])), REQUEST, issuer=SIGNER.certificate)


def test_another_subject_is_refused() -> None:
    name = to_name(REQUEST.subject)
    more = x509.Name([*name, x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, "admin")])
    less = x509.Name(list(name)[1:])
    other = to_name(replace(REQUEST.subject, common_name="other"))
    for subject in (more, less, other, x509.Name([])):
        refuses(build(subject=subject), "another subject")


def test_another_key_is_refused() -> None:
    refuses(build(request=make_request(key_pair(KeyAlgorithm.ED25519))), "another key")


def test_another_issuer_is_refused() -> None:
    refuses(build(signer=make_pki(KeyAlgorithm.EC_P384).signer), "not signed by the authority")


def test_a_longer_or_later_validity_is_refused() -> None:
    refuses(build(request=replace(REQUEST, not_after=REQUEST.not_after + timedelta(hours=2))), "longer than")
    refuses(build(request=replace(REQUEST, not_before=REQUEST.not_before + timedelta(minutes=7))), "not valid yet")
    check_issued(build(request=replace(REQUEST, not_after=REQUEST.not_after + timedelta(minutes=59))), REQUEST, issuer=SIGNER.certificate)


def _usage(**bits: bool) -> x509.KeyUsage:
    names = (
        "digital_signature",
        "content_commitment",
        "key_encipherment",
        "data_encipherment",
        "key_agreement",
        "key_cert_sign",
        "crl_sign",
        "encipher_only",
        "decipher_only",
    )
    return x509.KeyUsage(**(dict.fromkeys(names, False) | bits))


@pytest.mark.parametrize(
    ("extension", "why"),
    [
        (x509.BasicConstraints(ca=True, path_length=None), "an authority's"),
        (_usage(key_cert_sign=True), "may sign certificates"),
        (_usage(crl_sign=True), "may sign certificates"),
        (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), "not for TLS clients"),
        (x509.SubjectAlternativeName([x509.DNSName("*.example.com")]), "alternative names"),
    ],
)
def test_rights_that_were_not_asked_for_are_refused(extension: x509.ExtensionType, why: str) -> None:
    refuses(build(lambda builder: builder, extension), why)


def test_rights_of_a_client_are_fine() -> None:
    usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH])
    constraints = x509.BasicConstraints(ca=False, path_length=None)
    certificate = build(lambda builder: builder, usage, constraints, _usage(digital_signature=True))
    check_issued(certificate, REQUEST, issuer=SIGNER.certificate)


def test_extensions_that_cannot_be_read_are_refused() -> None:
    broken = x509.UnrecognizedExtension(ExtensionOID.SUBJECT_ALTERNATIVE_NAME, b"\x30\x02\x82")
    refuses(build(lambda builder: builder, broken), "cannot be read")
