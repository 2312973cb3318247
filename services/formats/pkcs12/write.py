"""Writes PKCS#12 (RFC 7292): keys with their chains, and trusted certificates that Java sees as such."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha1

from services.asn1.tags import primitive
from services.asn1.write import bmp_string, element, explicit, integer, object_identifier, octet_string, sequence, set_of
from services.formats.derived_keys import DerivedKeys
from services.formats.encryption.write import Aes256Scheme, EncryptionScheme, TripleDesScheme, encrypt_pkcs8
from services.formats.pkcs12.bags import CERTIFICATE_BAG, FRIENDLY_NAME, JAVA_TRUSTED, LOCAL_KEY_ID, SHROUDED_KEY_BAG, X509_CERTIFICATE
from services.formats.pkcs12.order import place_certificates
from services.formats.pkcs12.structure import DATA, ENCRYPTED_DATA, VERSION
from services.formats.pkcs12.write_mac import write_mac, write_pbmac1
from services.formats.store_entries import EntryToWrite, KeyToWrite, TrustedToWrite, check_entries
from services.model.secret import Secret

ITERATIONS = 10_000
"""Of each derivation: what keytool writes since JDK 12 (java.security: keystore.pkcs12.macIterationCount, certPbeIterationCount).

Consumers pay it at every start, Node in its event loop for each connection agent; OpenSSL writes 2,048.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pkcs12Profile:
    """How a file is protected; `mac_hash` is hashlib's name. The MAC's key takes as many iterations as the others.

    `is_pbmac1` says that the MAC is that of RFC 9579, whose key is derived by PBKDF2.
    """

    encryption: EncryptionScheme
    mac_hash: str
    is_pbmac1: bool = False


PKCS12_MODERN_2026 = Pkcs12Profile(encryption=Aes256Scheme(iterations=ITERATIONS), mac_hash="sha256", is_pbmac1=True)
"""PBMAC1 (RFC 9579), as OpenSSL writes it with -pbmac1_pbkdf2.

OpenSSL from 3.4 and Node from 24 (seen: 22.23, too) open it, Java up to 25 does not."""

PKCS12_MODERN_2023 = Pkcs12Profile(encryption=Aes256Scheme(iterations=ITERATIONS), mac_hash="sha256")
"""What keytool of JDK 17 and OpenSSL 3 write. Java from 8u301 and 11.0.12, OpenSSL 1.1 and 3, and Node open it."""

PKCS12_LEGACY_3DES = Pkcs12Profile(encryption=TripleDesScheme(iterations=ITERATIONS), mac_hash="sha1")
"""For programs from before 2021: Java before 8u301, Windows before Server 2019. Weak by today's measure, so only on request."""

_ANY_EXTENDED_KEY_USAGE = "2.5.29.37.0"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Protection:
    """The profile of one file, its password, and what was derived of that."""

    profile: Pkcs12Profile
    password: Secret
    known: DerivedKeys | None

    def encrypt(self, octets: Secret) -> tuple[bytes, bytes]:
        return self.profile.encryption.encrypt(octets, self.password, known=self.known)

    def encrypt_key(self, pkcs8: Secret) -> bytes:
        return encrypt_pkcs8(pkcs8, self.password, self.profile.encryption, known=self.known)

    def write_mac(self, content: bytes) -> bytes:
        write = write_pbmac1 if self.profile.is_pbmac1 else write_mac
        iterations = self.profile.encryption.iterations
        return write(content, self.password, hash_name=self.profile.mac_hash, iterations=iterations, known=self.known)


def write_pkcs12(
    entries: Sequence[EntryToWrite], *, password: Secret, profile: Pkcs12Profile = PKCS12_MODERN_2023, known: DerivedKeys | None = None
) -> Secret:
    """Return a PKCS#12 file under the password (UTF-8; the empty one is a password like any other); what was derived becomes known.

    Certificates of several chains are written once each, in the order of `place_certificates`. Raises InvalidInput (ALIAS_INVALID,
    KEYSTORE_EMPTY). That keys and certificates belong together is not checked. Java before 18 opens only passwords of ASCII characters.
    """
    check_entries(entries)
    protection = _Protection(profile=profile, password=password, known=known)
    safes = [_encrypted_data(Secret(sequence(*_certificate_bags(entries))), protection)]
    keys = [_key_bag(entry, protection) for entry in entries if isinstance(entry, KeyToWrite)]
    if keys:
        safes.append(_data(sequence(*keys)))
    content = sequence(*safes)
    return Secret(sequence(integer(VERSION), _data(content), protection.write_mac(content)))


def _certificate_bags(entries: Sequence[EntryToWrite]) -> Iterator[bytes]:
    """End entities carry the alias and the id of their key, trusted certificates Java's mark, the rest of a chain nothing."""
    for placed in place_certificates(entries):
        match placed.entry:
            case TrustedToWrite(alias=alias):
                trusted = _attribute(JAVA_TRUSTED, object_identifier(_ANY_EXTENDED_KEY_USAGE))
                yield _certificate_bag(placed.certificate, _attribute(FRIENDLY_NAME, bmp_string(alias)), trusted)
            case KeyToWrite() as entry:
                yield _certificate_bag(placed.certificate, *_names(entry))
            case None:
                yield _certificate_bag(placed.certificate)


def _certificate_bag(certificate: bytes, *attributes: bytes) -> bytes:
    value = sequence(object_identifier(X509_CERTIFICATE), explicit(0, octet_string(certificate)))
    return _bag(CERTIFICATE_BAG, value, *attributes)


def _key_bag(entry: KeyToWrite, protection: _Protection) -> bytes:
    return _bag(SHROUDED_KEY_BAG, protection.encrypt_key(entry.pkcs8), *_names(entry))


def _names(entry: KeyToWrite) -> tuple[bytes, bytes]:
    """The id is the SHA-1 of the end entity's certificate, as OpenSSL makes it; keys without certificate take their alias."""
    named = entry.certificate_chain[0] if entry.certificate_chain else entry.alias.encode()
    key_id = sha1(named, usedforsecurity=False).digest()
    return _attribute(FRIENDLY_NAME, bmp_string(entry.alias)), _attribute(LOCAL_KEY_ID, octet_string(key_id))


def _bag(oid: str, value: bytes, *attributes: bytes) -> bytes:
    return sequence(object_identifier(oid), explicit(0, value), set_of(*attributes) if attributes else b"")


def _attribute(oid: str, value: bytes) -> bytes:
    return sequence(object_identifier(oid), set_of(value))


def _data(content: bytes) -> bytes:
    return sequence(object_identifier(DATA), explicit(0, octet_string(content)))


def _encrypted_data(content: Secret, protection: _Protection) -> bytes:
    algorithm_identifier, ciphertext = protection.encrypt(content)
    info = sequence(object_identifier(DATA), algorithm_identifier, element(primitive(0), ciphertext))
    return sequence(object_identifier(ENCRYPTED_DATA), explicit(0, sequence(integer(0), info)))
