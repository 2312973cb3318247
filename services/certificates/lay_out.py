"""Lay what was issued into a file, and see that the file holds it."""

from dataclasses import dataclass
from datetime import datetime

from services.errors import AuthorityUnavailable
from services.formats.java.write import write_jks
from services.formats.pem.write import write_pem
from services.formats.pkcs12.write import write_pkcs12
from services.formats.store_entries import KeyToWrite
from services.model.certificate import CertificateSpec
from services.model.contents import Contents, FileType, FindingCode, PrivateKeyEntry
from services.model.generation import IssuedCertificate, KeyPair
from services.model.secret import Secret
from services.x509.summary import iterate_certificates

_UNWANTED = frozenset({FindingCode.KEY_MISMATCH, FindingCode.UNSUPPORTED_KEY, FindingCode.ENTRY_UNREADABLE, FindingCode.TRAILING_DATA})


@dataclass(frozen=True, slots=True, kw_only=True)
class Issuance:
    """What is to be made, and for which certificate; `request_key` (SubjectPublicKeyInfo) is set where the caller keeps the private key."""

    tenant: str
    scope_id: str
    certificate_id: str
    name: str
    file_type: FileType
    spec: CertificateSpec
    password: Secret | None
    request_key: bytes | None = None


def lay_out(issuance: Issuance, issued: IssuedCertificate, *, pair: KeyPair | None, now: datetime) -> Secret:
    """Return the file in the layout that every consumer opens (docs/reference/consumers.md)."""
    chain = (issued.certificate, *issued.certificate_chain)
    private_key = pair.private_key if pair else None
    if not issuance.file_type.is_keystore:
        holds_key = issuance.file_type is FileType.PEM  # CER and CRT files hold certificates only
        return write_pem(chain, pkcs8=private_key if holds_key else None, password=issuance.password)
    if private_key is None:
        raise ValueError("a key store needs its private key")
    entry = KeyToWrite(alias=issuance.spec.subject.common_name, pkcs8=private_key, certificate_chain=chain)
    password = issuance.password or Secret(b"")
    if issuance.file_type is FileType.JKS:
        return write_jks([entry], password=password, created_at=now)
    return write_pkcs12([entry], password=password)


def check_laid_out(contents: Contents, issuance: Issuance, issued: IssuedCertificate, *, has_key: bool) -> None:
    """Raise AuthorityUnavailable unless the file, read again, holds these certificates and no others, with their key if `has_key`.

    `contents` come from reading the very octets that will be stored. That the key is the certificate's was found out by reading.
    """
    chain = (issued.certificate, *issued.certificate_chain)
    certificates = [certificate.der for _, certificate in iterate_certificates(contents)]
    keys = [entry.alias.lower() for entry in contents.entries if isinstance(entry, PrivateKeyEntry)]
    aliases = [issuance.spec.subject.common_name.lower()] if issuance.file_type.is_keystore else keys[:1]  # a PEM has none
    is_whole = (
        not contents.is_locked
        and certificates[:1] == [issued.certificate]
        and set(certificates) == set(chain)
        and keys == (aliases if has_key else [])
        and len(keys) == has_key
        and not any(finding.code in _UNWANTED for finding in contents.findings)
    )
    if not is_whole:
        raise AuthorityUnavailable("The file that was made does not hold what was issued; nothing was stored.")
