"""SafeContents and SafeBags of PKCS#12 (RFC 7292 section 4.2): cut out and named, not yet decrypted."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from services.asn1.read import Element
from services.asn1.tags import BMP_STRING, CONSTRUCTED, OCTET_STRING, SEQUENCE, TEXT_ENCODINGS
from services.errors import ErrorCode, TooLarge, UnsupportedAlgorithm
from services.formats.budget import Budget
from services.formats.contents.raw import BagPlace, RawCertificate
from services.formats.encryption.pbe import Encrypted, read_encrypted_key
from services.model.limits import MAX_ENTRIES
from services.model.secret import Secret

_BAGS = "1.2.840.113549.1.12.10.1."
_KEY_BAG, SHROUDED_KEY_BAG, CERTIFICATE_BAG, _CRL_BAG, _SECRET_BAG, _SAFE_CONTENTS_BAG = (f"{_BAGS}{number}" for number in range(1, 7))
X509_CERTIFICATE = "1.2.840.113549.1.9.22.1"

FRIENDLY_NAME = "1.2.840.113549.1.9.20"  # RFC 2985 5.5, as the next
LOCAL_KEY_ID = "1.2.840.113549.1.9.21"
JAVA_TRUSTED = "2.16.840.1.113894.746875.1.1"  # Java's mark of a trusted certificate


class Attributes(NamedTuple):
    """Those that are kept; `name` is None where there is none or an empty one.

    `exact_name` is the friendlyName to the character; `odd` names the attributes whose value is of another type than the standard says.
    """

    name: str | None = None
    local_key_id: bytes | None = None
    is_trusted: bool = False
    exact_name: str | None = None
    odd: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyBag:
    """A private key: in clear (`pkcs8`), encrypted, or under a scheme that nobody here reads (`problem` names it).

    A bag of a file has a place.
    """

    attributes: Attributes
    pkcs8: Secret | None = None
    encrypted: Encrypted | None = None
    problem: str | None = None
    place: BagPlace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretBag:
    """A symmetric key as Java keeps it: encrypted PKCS#8; None where it is something else."""

    attributes: Attributes
    encrypted: Encrypted | None
    place: BagPlace | None = None


Bag = KeyBag | SecretBag | RawCertificate


@dataclass(slots=True)
class BagReader:
    """Reads the SafeContents of one file: its limits and what it leaves out count over all of them."""

    budget: Budget
    count: int = 0
    ignored: list[str] = field(default_factory=list)

    def read_safe_contents(self, safe_contents: Element, *, is_nested: bool = False) -> Iterator[Bag]:
        """Read a SafeContents with those nested in it, in their order.

        Pays for one attempt at each encrypted key. Raises MalformedContent, TooCostly, or TooLarge (KEYSTORE_LIMIT).
        """
        for position, safe_bag in enumerate(safe_contents.sequence().rest()):
            self.count_one()
            fields = safe_bag.sequence()
            oid = fields.take().object_identifier()
            value = fields.take().explicit(0)
            if oid == _SAFE_CONTENTS_BAG:
                yield from self.read_safe_contents(value, is_nested=True)
                continue
            attributes = read_attributes(next(fields.rest(), None))
            fields.finish()
            bag = self._read_bag(oid, value, attributes)
            if bag is not None:
                yield replace(
                    bag,
                    place=BagPlace(
                        position=position,
                        is_nested=is_nested,
                        is_shrouded=oid == SHROUDED_KEY_BAG,
                        name=attributes.exact_name,
                        odd_attributes=attributes.odd,
                    ),
                )

    def count_one(self) -> None:
        """Count a bag or a part; raises TooLarge."""
        self.count += 1
        if self.count > MAX_ENTRIES:
            raise TooLarge(f"The keystore has more than {MAX_ENTRIES:,} entries.", limit=MAX_ENTRIES, code=ErrorCode.KEYSTORE_LIMIT)

    def _read_bag(self, oid: str, value: Element, attributes: Attributes) -> Bag | None:
        if oid == _KEY_BAG:
            return KeyBag(attributes=attributes, pkcs8=Secret(value.expect(SEQUENCE).octets))
        if oid == SHROUDED_KEY_BAG:
            encrypted, problem = self._read_encrypted(value)
            return KeyBag(attributes=attributes, encrypted=encrypted, problem=problem)
        if oid == CERTIFICATE_BAG:
            return self._read_certificate(value, attributes)
        if oid == _SECRET_BAG:
            oid, contents = read_typed_value(value)
            is_key = oid == SHROUDED_KEY_BAG and contents.tag == OCTET_STRING
            return SecretBag(attributes=attributes, encrypted=self._read_encrypted(contents.inside())[0] if is_key else None)
        self.ignored.append("a certificate revocation list" if oid == _CRL_BAG else f"a bag of the unknown type {oid}")
        return None

    def _read_encrypted(self, value: Element) -> tuple[Encrypted | None, str | None]:
        """Read an encrypted key, or return why nobody here reads it."""
        try:
            return read_encrypted_key(value, self.budget), None
        except UnsupportedAlgorithm as error:
            return None, error.message

    def _read_certificate(self, value: Element, attributes: Attributes) -> RawCertificate | None:
        oid, contents = read_typed_value(value)
        if oid != X509_CERTIFICATE:
            self.ignored.append("a certificate that is not X.509")
            return None
        return RawCertificate(
            der=contents.octet_string(),
            name=attributes.name,
            local_key_id=attributes.local_key_id,
            is_trusted=attributes.is_trusted,
        )


def read_attributes(element: Element | None) -> Attributes:
    """Read the SET of attributes, the first value of each; unknown ones are skipped. Raises MalformedContent.

    Windows ends friendly names with a NUL, which is no part of them. A name or localKeyID of another type than the standard says is
    read by its octets: some programs do not look at the type, others refuse the file.
    """
    name, local_key_id, is_trusted = None, None, False
    odd: list[str] = []
    for attribute in element.set().rest() if element else ():
        fields = attribute.sequence()
        oid = fields.take().object_identifier()
        value = next(fields.take().set().rest(), None)
        if oid == JAVA_TRUSTED:
            is_trusted = True
        elif value is not None and oid == FRIENDLY_NAME:
            name = value.text() if value.tag in TEXT_ENCODINGS else None
            odd += ["friendlyName"] if value.tag != BMP_STRING else []
        elif value is not None and oid == LOCAL_KEY_ID:
            is_octet_string = value.tag in (OCTET_STRING, OCTET_STRING | CONSTRUCTED)
            local_key_id = value.octet_string() if is_octet_string else value.contents
            odd += [] if is_octet_string else ["localKeyID"]
    return Attributes((name or "").rstrip("\x00") or None, local_key_id, is_trusted, exact_name=name, odd=tuple(odd))


def read_typed_value(value: Element) -> tuple[str, Element]:
    """Read a type and its value, explicit [0]: ContentInfo, and what the bags of certificates and secrets hold."""
    fields = value.sequence()
    oid = fields.take().object_identifier()
    contents = fields.take().explicit(0)
    fields.finish()
    return oid, contents
