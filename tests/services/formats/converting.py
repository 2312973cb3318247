"""What the tests of conversions convert: a key with its chain of three, as every kind of file."""

from typing import Any

from services.formats.budget import Budget
from services.formats.conversion.convert import convert
from services.formats.java.write import write_jks
from services.formats.pem.write import write_pem
from services.formats.pkcs7.write import write_pkcs7
from services.formats.pkcs12.write import write_pkcs12
from services.formats.read import read_contents
from services.formats.store_entries import KeyToWrite, TrustedToWrite
from services.model.contents import Contents, PrivateKeyEntry, TrustedCertificateEntry
from services.model.conversion import Conversion, TargetFormat, Wishes
from services.model.generation import KeyAlgorithm
from services.model.secret import Secret
from tests.services.issuance.pki import NOW, EndEntity, end_entity

OLD = Secret(b"old password")
NEW = Secret("nеw pä€ß".encode())
"""With Cyrillic, an umlaut and a currency sign."""

PLAIN = Secret(b"changeit")
"""Java before 18 opens PKCS#12 under ASCII passwords only."""


def a_leaf(algorithm: KeyAlgorithm = KeyAlgorithm.RSA_2048) -> EndEntity:
    """Return an end entity with its issuing authority and root."""
    return end_entity(algorithm)


def source(kind: str, leaf: EndEntity | None = None) -> bytes:
    """Return that kind of file: of the leaf with its key, or of certificates alone."""
    leaf = leaf or a_leaf()
    key = leaf.key.private_key
    entry = KeyToWrite(alias="Client", pkcs8=key, certificate_chain=leaf.chain)
    match kind:
        case "pem":
            return write_pem(leaf.chain, pkcs8=key).reveal()
        case "locked pem":
            return write_pem(leaf.chain, pkcs8=key, password=OLD).reveal()
        case "shuffled pem":
            return write_pem([leaf.chain[2], leaf.chain[0], leaf.chain[1]], pkcs8=key).reveal()
        case "p12":
            return write_pkcs12([entry], password=OLD).reveal()
        case "jks":
            return write_jks([entry], password=OLD, created_at=NOW).reveal()
        case "certificates":
            return write_pem([leaf.chain[1], leaf.chain[2], leaf.chain[0]]).reveal()
        case "p7b":
            return write_pkcs7(leaf.chain)
    raise ValueError(kind)


WITH_KEY = ("pem", "locked pem", "shuffled pem", "p12", "jks")
WITHOUT_KEY = ("certificates", "p7b")


def password_of(kind: str) -> Secret | None:
    """Return what opens that kind of file."""
    return OLD if kind in ("locked pem", "p12", "jks") else None


def mixed(kind: str = "jks") -> bytes:
    """Return a keystore of two keys with the same issuers, of the root as a trusted certificate, and of another root."""
    one, two = end_entity(KeyAlgorithm.RSA_2048), end_entity(KeyAlgorithm.EC_P256, "second")
    other = end_entity(KeyAlgorithm.EC_P256, "elsewhere", authority=KeyAlgorithm.EC_P256)
    entries: list[KeyToWrite | TrustedToWrite] = [
        KeyToWrite(alias="one", pkcs8=one.key.private_key, certificate_chain=one.chain),
        KeyToWrite(alias="two", pkcs8=two.key.private_key, certificate_chain=two.chain),
        TrustedToWrite(alias="root", certificate=one.chain[2]),
        TrustedToWrite(alias="other", certificate=other.chain[2]),
    ]
    return (write_jks(entries, password=OLD, created_at=NOW) if kind == "jks" else write_pkcs12(entries, password=OLD)).reveal()


def wish(target: TargetFormat = TargetFormat.PEM, **more: Any) -> Conversion:
    """Return a conversion."""
    return Conversion(target=target, created_at=NOW, wishes=Wishes(**more))


def converted(octets: bytes, wanted: Conversion, *, password: Secret | None = OLD) -> bytes:
    """Return the new file's octets."""
    return convert(octets, password=password, budget=Budget(), wanted=wanted).reveal()


def read_back(octets: bytes, password: Secret | None = None) -> Contents:
    """Return what our own reader finds in the new file."""
    return read_contents(octets, file_name=None, password=password, budget=Budget())


def outline(contents: Contents) -> list[tuple[str, str, int]]:
    """Return kind, alias and length of chain of each entry."""
    return [
        ("key", entry.alias, len(entry.certificate_chain)) if isinstance(entry, PrivateKeyEntry) else ("trusted", entry.alias, 1)
        for entry in contents.entries
        if isinstance(entry, PrivateKeyEntry | TrustedCertificateEntry)
    ]
