"""The outline of a PKCS#12 file (RFC 7292 section 4): its parts, clear or encrypted, and its MAC. No password is needed for it."""

from dataclasses import dataclass

from services.asn1.read import Element, parse_element
from services.asn1.tags import primitive
from services.errors import UnsupportedAlgorithm
from services.formats.budget import Budget
from services.formats.encryption.pbe import Encrypted, read_encrypted
from services.formats.pkcs12.bags import Bag, BagReader, KeyBag, SecretBag, read_typed_value
from services.formats.pkcs12.mac import Mac, read_mac

VERSION = 3

DATA = "1.2.840.113549.1.7.1"
_SIGNED_DATA = "1.2.840.113549.1.7.2"
_ENVELOPED_DATA = "1.2.840.113549.1.7.3"
ENCRYPTED_DATA = "1.2.840.113549.1.7.6"

Safe = Encrypted | tuple[Bag, ...]
"""One SafeContents: encrypted, or its bags in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What a file shows without its password. The MAC is over `content`; `trailing` octets follow the file's end."""

    safes: tuple[Safe, ...]
    mac: Mac | None
    content: bytes
    trailing: int

    @property
    def encrypted_parts(self) -> list[Encrypted]:
        """The parts that are encrypted as a whole."""
        return [safe for safe in self.safes if isinstance(safe, Encrypted)]

    @property
    def clear_bags(self) -> list[Bag]:
        """The bags that are not inside an encrypted part."""
        return [bag for safe in self.safes if not isinstance(safe, Encrypted) for bag in safe]

    @property
    def encrypted_keys(self) -> list[Encrypted]:
        """The keys that are encrypted by themselves."""
        return [bag.encrypted for bag in self.clear_bags if isinstance(bag, KeyBag | SecretBag) and bag.encrypted is not None]


def read_outline(octets: bytes, bags: BagReader) -> Outline:
    """Read the outline, and pay for one attempt at all that can be seen to be encrypted, before anything is derived.

    Raises MalformedContent, TooCostly, TooLarge, or UnsupportedAlgorithm for a scheme, MAC or public-key mode that is not read.
    """
    pfx = parse_element(octets)
    fields = pfx.sequence()
    version = fields.take()
    if version.number() != VERSION:
        raise version.malformed(f"The version of PKCS#12 is {version.number()}, but only {VERSION} is known.")
    oid, content = read_typed_value(fields.take())
    if oid == _SIGNED_DATA:
        raise _public_key_mode("integrity", "signed")
    if oid != DATA:
        raise pfx.malformed(f"The contents are of the type {oid}, which no PKCS#12 file has.")
    mac_data = next(fields.rest(), None)
    fields.finish()
    mac = read_mac(mac_data, bags.budget) if mac_data else None
    safes = tuple(_read_safe(safe, bags) for safe in content.inside().sequence().rest())
    return Outline(safes=safes, mac=mac, content=content.octet_string(), trailing=len(octets) - pfx.after)


def _read_safe(content_info: Element, bags: BagReader) -> Safe:
    bags.count_one()
    oid, content = read_typed_value(content_info)
    if oid == DATA:
        return tuple(bags.read_safe_contents(content.inside()))
    if oid == _ENVELOPED_DATA:
        raise _public_key_mode("privacy", "encrypted for a certificate")
    if oid != ENCRYPTED_DATA:
        raise content_info.malformed(f"A part is of the type {oid}, which no PKCS#12 file has.")
    return _read_encrypted_data(content, bags.budget)


def _read_encrypted_data(content: Element, budget: Budget) -> Encrypted:
    fields = content.sequence()
    fields.take().number()
    encrypted_content_info = fields.take().sequence()
    encrypted_content_info.take().object_identifier()
    algorithm, ciphertext = encrypted_content_info.take(), encrypted_content_info.take()
    encrypted_content_info.finish()
    return read_encrypted(algorithm, ciphertext, budget, tag=primitive(0))


def _public_key_mode(purpose: str, how: str) -> UnsupportedAlgorithm:
    name = f"PKCS#12 public-key {purpose} mode"
    return UnsupportedAlgorithm(f"The file is {how} ({name}), which this service does not read.", algorithm=name)
