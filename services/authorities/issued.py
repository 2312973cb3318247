"""Checks what an outside authority signed: that it is what was asked for, before anybody stores or uses it."""

from collections import Counter
from datetime import timedelta

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID

from services.errors import AuthorityUnavailable
from services.issuance.subject import to_name
from services.model.generation import IssueRequest

NOT_BEFORE_SLACK = timedelta(minutes=6)
"""An authority may set notBefore to the present minute, rounded up, instead of five minutes back."""

NOT_AFTER_SLACK = timedelta(hours=1)
"""An authority may round notAfter; a shorter validity is its right, a longer one is not what the user asked for."""


def check_issued(certificate: x509.Certificate, request: IssueRequest, *, issuer: x509.Certificate) -> None:
    """Raise AuthorityUnavailable unless the issuer signed this very key and subject, for a TLS client, no CA, not for longer.

    Not checked: the order of the subject's attributes, and extensions that give no rights.
    """
    try:
        problem = _find_problem(certificate, request, issuer)
    except (ValueError, TypeError, x509.DuplicateExtension, x509.UnsupportedGeneralNameType):
        problem = "it cannot be read"
    if problem is not None:
        raise AuthorityUnavailable(f"The certificate authority answered with a certificate that was not asked for: {problem}.")


def _find_problem(certificate: x509.Certificate, request: IssueRequest, issuer: x509.Certificate) -> str | None:
    if certificate.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo) != request.public_key:
        return "it has another key"
    try:
        certificate.verify_directly_issued_by(issuer)
    except InvalidSignature:
        return "it is not signed by the authority that is configured"
    if _count_attributes(certificate.subject) != _count_attributes(to_name(request.subject)):
        return "it has another subject"
    if certificate.not_valid_before_utc > request.not_before + NOT_BEFORE_SLACK:
        return "it is not valid yet"
    if certificate.not_valid_after_utc > request.not_after + NOT_AFTER_SLACK:
        return f"it is valid until {certificate.not_valid_after_utc.date()}, which is longer than {request.not_after.date()}"
    return _find_problem_of_rights(certificate.extensions)


def _find_problem_of_rights(extensions: x509.Extensions) -> str | None:
    for extension in extensions:
        value = extension.value
        if isinstance(value, x509.BasicConstraints) and value.ca:
            return "it is an authority's"
        if isinstance(value, x509.KeyUsage) and (value.key_cert_sign or value.crl_sign):
            return "its key may sign certificates"
        if isinstance(value, x509.ExtendedKeyUsage) and ExtendedKeyUsageOID.CLIENT_AUTH not in value:
            return "it is not for TLS clients"
        if isinstance(value, x509.SubjectAlternativeName):
            return "it has alternative names"
    return None


def _count_attributes(name: x509.Name) -> Counter[tuple[str, str | bytes]]:
    """Authorities order attributes in their own way, and CFSSL puts all OU into one RDN."""
    return Counter((attribute.oid.dotted_string, attribute.value) for attribute in name)
