"""What the certificates that we issue say about themselves: their extensions and lifetimes (RFC 5280 4.2)."""

from dataclasses import dataclass

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.x509.oid import ExtendedKeyUsageOID

from services.issuance.key_pairs import PublicKey
from services.model.certificate import TimeUnit, ValidityPeriod

ROOT_VALIDITY = ValidityPeriod(value=20, unit=TimeUnit.YEARS)
ISSUING_VALIDITY = ValidityPeriod(value=10, unit=TimeUnit.YEARS)
"""As SAP's Cloud Root CA and Client CA."""

SERIAL_NUMBER_BITS = 159
"""As many random bits as fit into the 20 octets of RFC 5280 4.1.2.2 with the number positive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The extensions that depend on no other certificate."""

    basic_constraints: x509.BasicConstraints
    is_basic_constraints_critical: bool
    key_usage: x509.KeyUsage
    extended_key_usage: x509.ExtendedKeyUsage | None = None


def authority_profile(path_length: int | None) -> Profile:
    """Return the profile of a CA that so many further CAs may follow; None sets no bound."""
    return Profile(
        basic_constraints=x509.BasicConstraints(ca=True, path_length=path_length),
        is_basic_constraints_critical=True,
        key_usage=_key_usage(signs_certificates=True),
    )


def end_entity_profile(public_key: PublicKey) -> Profile:
    """Return the profile of a TLS client. Only RSA enciphers keys: other algorithms sign, or agree in ways that name no bit here."""
    return Profile(
        basic_constraints=x509.BasicConstraints(ca=False, path_length=None),
        is_basic_constraints_critical=False,
        key_usage=_key_usage(enciphers_keys=isinstance(public_key, RSAPublicKey), signs_certificates=False),
        extended_key_usage=x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]),
    )


def crl_distribution_points(url: str) -> x509.CRLDistributionPoints:
    """Return the extension that says where the issuer's revocation list is."""
    point = x509.DistributionPoint(full_name=[x509.UniformResourceIdentifier(url)], relative_name=None, reasons=None, crl_issuer=None)
    return x509.CRLDistributionPoints([point])


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
