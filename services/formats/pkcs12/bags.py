"""SafeContents and SafeBags of PKCS#12 (RFC 7292 section 4.2): cut out and named, not yet decrypted."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from services.asn1.read import Element, Fields
from services.asn1.tags import BMP_STRING, CONSTRUCTED, OCTET_STRING, SEQUENCE, TEXT_ENCODINGS
from services.errors import ErrorCode, MalformedContent, TooLarge, UnsupportedAlgorithm
from services.formats.budget import Budget
from services.formats.contents.raw import BagPlace, RawCertificate, RawUnreadable, take_raw_certificate
from services.formats.encryption.pbe import Encrypted, read_encrypted_key
from services.model.limits import MAX_ENTRIES
from services.model.secret import Secret

_BAGS = "1.2.840.113549.1.12.10.1."
_KEY_BAG, SHROUDED_KEY_BAG, CERTIFICATE_BAG, _CRL_BAG, _SECRET_BAG, _SAFE_CONTENTS_BAG = (f"{_BAGS}{number}" for number in range(1, 7))
X509_CERTIFICATE = "1.2.840.113549.1.9.22.1"

FRIENDLY_NAME = "1.2.840.113549.1.9.20"  # RFC 2985 5.5, as the next
LOCAL_KEY_ID = "1.2.840.113549.1.9.21"
JAVA_TRUSTED = "2.16.840.1.113894.746875.1.1"  # Java's mark of a trusted certificate
_UNREADABLE_ATTRIBUTE = "an unknown attribute"
_NAMES = {FRIENDLY_NAME: "friendlyName", LOCAL_KEY_ID: "localKeyID"}


class Attributes(NamedTuple):
    """Those that are kept; `name` is None where there is none or an empty one.

    `exact_name` is the friendlyName to the character; `odd` names the attributes whose value is of another type than the standard says,
    `empty` a name or a localKeyID without a value, and `halved` those whose BMPString ends within a character.
    """

    name: str | None = None
    local_key_id: bytes | None = None
    is_trusted: bool = False
    exact_name: str | None = None
    odd: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    halved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyBag:
    """A private key: in clear (`pkcs8`), encrypted, or under a scheme that nobody here reads (`problem` names it).

    `is_damaged` says that the problem is damage, which nobody reads. A bag of a file has a place.
    """

    attributes: Attributes
    pkcs8: Secret | None = None
    encrypted: Encrypted | None = None
    problem: str | None = None
    is_damaged: bool = False
    place: BagPlace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretBag:
    """A symmetric key as Java keeps it: encrypted PKCS#8; None where it is something else."""

    attributes: Attributes
    encrypted: Encrypted | None
    place: BagPlace | None = None


Bag = KeyBag | SecretBag | RawCertificate | RawUnreadable


@dataclass(slots=True)
class BagReader:
    """Reads the SafeContents of one file: its limits and what it leaves out count over all of them."""

    budget: Budget
    count: int = 0
    ignored: list[str] = field(default_factory=list)

    def read_safe_contents(self, safe_contents: Element, *, is_nested: bool = False) -> Iterator[Bag]:
        """Read a SafeContents with those nested in it, in their order. A bag whose inside is damaged is one that cannot be read.

        Pays for one attempt at each encrypted key. Raises MalformedContent where the bags themselves cannot be told apart, TooCostly,
        or TooLarge (KEYSTORE_LIMIT).
        """
        for position, safe_bag in enumerate(safe_contents.sequence().rest()):
            self.count_one()
            place = BagPlace(position=position, is_nested=is_nested)
            try:
                fields = safe_bag.sequence()
                oid = fields.take().object_identifier()
                value = fields.take().explicit(0)
            except MalformedContent as error:
                yield RawUnreadable(reason=error.message, place=place)
                continue
            if oid == _SAFE_CONTENTS_BAG:
                yield from self.read_safe_contents(value, is_nested=True)
                continue
            attributes = _read_rest(fields)
            bag = self._read_bag(oid, value, attributes)
            if bag is not None:
                yield replace(bag, place=_describe(place, attributes, is_shrouded=oid == SHROUDED_KEY_BAG))

    def count_one(self) -> None:
        """Count a bag or a part; raises TooLarge."""
        self.count += 1
        if self.count > MAX_ENTRIES:
            raise TooLarge(f"The keystore has more than {MAX_ENTRIES:,} entries.", limit=MAX_ENTRIES, code=ErrorCode.KEYSTORE_LIMIT)

    def _read_bag(self, oid: str, value: Element, attributes: Attributes) -> Bag | None:
        try:
            return self._read_known_bag(oid, value, attributes)
        except MalformedContent as error:
            if oid in (_KEY_BAG, SHROUDED_KEY_BAG):
                return KeyBag(attributes=attributes, problem=error.message, is_damaged=True)
            return RawUnreadable(reason=error.message, name=attributes.name)

    def _read_known_bag(self, oid: str, value: Element, attributes: Attributes) -> Bag | None:
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
        return replace(
            take_raw_certificate(contents.octet_string()),
            name=attributes.name,
            local_key_id=attributes.local_key_id,
            is_trusted=attributes.is_trusted,
        )


def _describe(place: BagPlace, attributes: Attributes, *, is_shrouded: bool) -> BagPlace:
    return replace(
        place,
        is_shrouded=is_shrouded,
        name=attributes.exact_name,
        odd_attributes=attributes.odd,
        empty_attributes=attributes.empty,
        halved_attributes=attributes.halved,
    )


def _read_rest(fields: Fields) -> Attributes:
    """Read the SET of attributes, which is optional, and nothing else may follow the value of a bag."""
    try:
        element = next(fields.rest(), None)
        fields.finish()
    except MalformedContent:
        return Attributes(odd=(_UNREADABLE_ATTRIBUTE,))
    return read_attributes(element)


def read_attributes(element: Element | None) -> Attributes:
    """Read the SET of attributes; the first value of each is taken, unknown ones are skipped.

    Windows ends friendly names with a NUL, which is no part of them. A name or localKeyID of another type than the standard says is
    read by its octets: some programs do not look at the type, others refuse the file. What is no attribute at all is left out, and
    named among the odd ones.
    """
    found = _Found()
    try:
        for attribute in element.set().rest() if element else ():
            found.take(attribute)
    except MalformedContent:
        found.odd.append(_UNREADABLE_ATTRIBUTE)
    name = (found.name or "").rstrip("\x00") or None
    odd, empty, halved = (tuple(dict.fromkeys(names)) for names in (found.odd, found.empty, found.halved))
    return Attributes(name, found.local_key_id, found.is_trusted, exact_name=found.name, odd=odd, empty=empty, halved=halved)


@dataclass(slots=True)
class _Found:
    """The attributes of one bag as far as they are read."""

    name: str | None = None
    local_key_id: bytes | None = None
    is_trusted: bool = False
    odd: list[str] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    halved: list[str] = field(default_factory=list)

    def take(self, attribute: Element) -> None:
        """Take one attribute, whatever is in it."""
        try:
            fields = attribute.sequence()
            oid = fields.take().object_identifier()
            value = next(fields.take().set().rest(), None)
        except MalformedContent:
            self.odd.append(_UNREADABLE_ATTRIBUTE)
            return
        if value is None and oid in _NAMES:
            self.empty.append(_NAMES[oid])
        elif value is not None and value.tag == BMP_STRING and (value.end - value.body) % 2:
            self.halved.append(_NAMES.get(oid, _UNREADABLE_ATTRIBUTE))
        if oid == JAVA_TRUSTED:
            self.is_trusted = True
        elif value is not None and oid == FRIENDLY_NAME:
            self.name = value.text() if value.tag in TEXT_ENCODINGS else None
            self.odd += ["friendlyName"] if value.tag != BMP_STRING else []
        elif value is not None and oid == LOCAL_KEY_ID:
            is_octet_string = value.tag in (OCTET_STRING, OCTET_STRING | CONSTRUCTED)
            self.odd += [] if is_octet_string else ["localKeyID"]
            self.local_key_id = value.octet_string() if is_octet_string else value.contents


def read_typed_value(value: Element) -> tuple[str, Element]:
    """Read a type and its value, explicit [0]: ContentInfo, and what the bags of certificates and secrets hold."""
    fields = value.sequence()
    oid = fields.take().object_identifier()
    contents = fields.take().explicit(0)
    fields.finish()
    return oid, contents
