"""Certificate revocation lists (RFC 5280 section 5)."""

from collections.abc import Sequence

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from services.issuance.certificates import authority_key_identifier
from services.issuance.key_pairs import Signer, choose_hash
from services.model.generation import RevocationListTimes, RevocationReason, RevokedCertificate


def build_crl(authority: Signer, revoked: Sequence[RevokedCertificate], times: RevocationListTimes) -> bytes:
    """Return the authority's complete CRL in DER, by serial number; each serial number may be there once.

    UNSPECIFIED is said by leaving the reason out (RFC 5280 5.3.1).
    """
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority.certificate.subject)
        .last_update(times.this_update.replace(microsecond=0))
        .next_update(times.next_update.replace(microsecond=0))
        .add_extension(authority_key_identifier(authority.certificate), critical=False)
        .add_extension(x509.CRLNumber(times.number), critical=False)
    )
    for certificate in sorted(revoked, key=lambda one: one.serial_number):
        builder = builder.add_revoked_certificate(_revoked(certificate))
    return builder.sign(authority.private_key, choose_hash(authority.private_key)).public_bytes(Encoding.DER)


def _revoked(certificate: RevokedCertificate) -> x509.RevokedCertificate:
    builder = (
        x509.RevokedCertificateBuilder()
        .serial_number(certificate.serial_number)
        .revocation_date(certificate.revoked_at.replace(microsecond=0))
    )
    if certificate.reason is not RevocationReason.UNSPECIFIED:
        reason = x509.ReasonFlags[certificate.reason.value.lower()]  # both are RFC 5280's names
        builder = builder.add_extension(x509.CRLReason(reason), critical=False)
    return builder.build()
