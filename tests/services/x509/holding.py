"""Contents made of described certificates, for tests about what is found in them."""

from services.model.contents import (
    Contents,
    Entry,
    Finding,
    Format,
    Integrity,
    PrivateKeyDetails,
    PrivateKeyEntry,
    SecretKeyEntry,
    TrustedCertificateEntry,
    UnreadableEntry,
)
from services.model.x509 import X509Certificate


def keyed(alias: str, *chain: X509Certificate) -> PrivateKeyEntry:
    details = PrivateKeyDetails(algorithm="EC", bits=256, curve="secp256r1", encoding="PKCS#8", is_encrypted=False, is_locked=False)
    return PrivateKeyEntry(alias=alias, created_at=None, private_key=details, certificate_chain=chain)


def trusted(alias: str, certificate: X509Certificate) -> TrustedCertificateEntry:
    return TrustedCertificateEntry(alias=alias, created_at=None, certificate=certificate)


def secret(alias: str) -> SecretKeyEntry:
    return SecretKeyEntry(alias=alias, created_at=None, algorithm="AES")


def unreadable(alias: str) -> UnreadableEntry:
    return UnreadableEntry(alias=alias, created_at=None, reason="damaged")


def holding(*entries: Entry, is_locked: bool = False, findings: tuple[Finding, ...] = ()) -> Contents:
    return Contents(
        format=Format.PKCS12, integrity=Integrity.VERIFIED, is_locked=is_locked, has_password=True, entries=entries, findings=findings
    )
