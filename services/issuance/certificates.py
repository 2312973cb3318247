"""Makes certificates: a root, an issuing CA under it, and end entities under that. Their extensions are of RFC 5280 4.2."""

from datetime import datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import ExtendedKeyUsageOID

from services.issuance.key_pairs import PrivateKey, PublicKey, Signer, choose_hash, load_own_key, load_public_key, load_signer
from services.issuance.subject import to_name
from services.issuance.validity import BACKDATED_BY, add_period, check_within_authority
from services.model.certificate import TimeUnit, ValidityPeriod
from services.model.generation import CertificateAuthority, IssueRequest, Subject
from services.model.secret import Secret

ROOT_VALIDITY = ValidityPeriod(value=20, unit=TimeUnit.YEARS)
ISSUING_VALIDITY = ValidityPeriod(value=10, unit=TimeUnit.YEARS)
"""As SAP's Cloud Root CA and Client CA."""

_Extensions = list[tuple[x509.ExtensionType, bool]]  # each with whether it is critical


def new_serial_number() -> int:
    """Return a random positive serial number of at most 159 bits: with its sign it fits into the 20 octets of RFC 5280 4.1.2.2."""
    return x509.random_serial_number()


def create_root(private_key: Secret, subject: Subject, *, now: datetime) -> CertificateAuthority:
    """Return a self-signed root for that key, valid for 20 years; any number of CAs may follow it."""
    key = load_own_key(private_key)
    request = _request_authority(key, subject, now=now, not_after=add_period(now, ROOT_VALIDITY))
    identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())
    extensions = [*_authority_extensions(key.public_key(), path_length=None), (identifier, False)]
    return CertificateAuthority(certificate=_sign(request, extensions, issuer=to_name(subject), key=key), private_key=private_key)


def create_issuing_ca(root: CertificateAuthority, private_key: Secret, *, subject: Subject, now: datetime) -> CertificateAuthority:
    """Return a CA for that key, signed by the root, valid for 10 years but not longer than the root; no CA can follow it."""
    signer, key = load_signer(root), load_own_key(private_key)
    not_after = min(add_period(now, ISSUING_VALIDITY), signer.certificate.not_valid_after_utc)
    request = _request_authority(key, subject, now=now, not_after=not_after)
    extensions = [*_authority_extensions(key.public_key(), path_length=0), (authority_key_identifier(signer.certificate), False)]
    certificate = _sign(request, extensions, issuer=signer.certificate.subject, key=signer.private_key)
    return CertificateAuthority(certificate=certificate, private_key=private_key)


def issue_end_entity(authority: Signer, request: IssueRequest, *, crl_url: str | None) -> bytes:
    """Return a TLS client's certificate in DER, exactly as requested; `crl_url` says where the authority's revocation list is.

    Raises InvalidInput (VALIDITY_EXCEEDS_CA) if it would outlive the authority.
    """
    check_within_authority(request.not_after, authority.certificate.not_valid_after_utc)
    extensions = _end_entity_extensions(load_public_key(request.public_key))
    extensions.append((authority_key_identifier(authority.certificate), False))
    if crl_url is not None:
        address = x509.UniformResourceIdentifier(crl_url)
        point = x509.DistributionPoint(full_name=[address], relative_name=None, reasons=None, crl_issuer=None)
        extensions.append((x509.CRLDistributionPoints([point]), False))
    return _sign(request, extensions, issuer=authority.certificate.subject, key=authority.private_key)


def authority_key_identifier(authority: x509.Certificate) -> x509.AuthorityKeyIdentifier:
    """Return the extension that names the key of an authority, as its own certificate does."""
    identifier = authority.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    return x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(identifier)


def _request_authority(key: PrivateKey, subject: Subject, *, now: datetime, not_after: datetime) -> IssueRequest:
    return IssueRequest(
        serial_number=new_serial_number(),
        subject=subject,
        public_key=key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        not_before=now.replace(microsecond=0) - BACKDATED_BY,
        not_after=not_after.replace(microsecond=0),
    )


def _sign(request: IssueRequest, extensions: _Extensions, *, issuer: x509.Name, key: PrivateKey) -> bytes:
    builder = (
        x509.CertificateBuilder()
        .serial_number(request.serial_number)
        .subject_name(to_name(request.subject))
        .issuer_name(issuer)
        .public_key(load_public_key(request.public_key))
        .not_valid_before(request.not_before)
        .not_valid_after(request.not_after)
    )
    for extension, is_critical in extensions:
        builder = builder.add_extension(extension, critical=is_critical)
    return builder.sign(key, choose_hash(key)).public_bytes(Encoding.DER)


def _authority_extensions(public_key: PublicKey, *, path_length: int | None) -> _Extensions:
    """Of a CA that so many further CAs may follow; None sets no bound."""
    return [
        (x509.BasicConstraints(ca=True, path_length=path_length), True),
        (_key_usage(signs_certificates=True), True),
        (x509.SubjectKeyIdentifier.from_public_key(public_key), False),
    ]


def _end_entity_extensions(public_key: PublicKey) -> _Extensions:
    """Of a TLS client. Only RSA enciphers keys: other algorithms sign, or agree in ways that name no bit here."""
    return [
        (x509.BasicConstraints(ca=False, path_length=None), False),
        (_key_usage(signs_certificates=False, enciphers_keys=isinstance(public_key, RSAPublicKey)), True),
        (x509.SubjectKeyIdentifier.from_public_key(public_key), False),
        (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]), False),
    ]


def _key_usage(*, signs_certificates: bool, enciphers_keys: bool = False) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=enciphers_keys,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
