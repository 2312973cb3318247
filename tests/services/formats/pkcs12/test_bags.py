"""The bags of a SafeContents."""

import pytest

from services.asn1.read import parse_whole
from services.errors import ErrorCode, MalformedContent, TooCostly, TooLarge
from services.formats.budget import Budget
from services.formats.contents.raw import RawCertificate, RawUnreadable
from services.formats.pkcs12.bags import Attributes, Bag, BagReader, KeyBag, SecretBag, read_attributes
from services.model.limits import MAX_ENTRIES
from services.model.secret import Secret
from tests.services.formats.pkcs12_writer import (
    CERTIFICATE_BAG,
    CRL_BAG,
    FRIENDLY_NAME,
    JAVA_TRUSTED,
    KEY_BAG,
    LOCAL_KEY_ID,
    SAFE_BAG,
    SDSI_CERTIFICATE,
    SECRET_BAG,
    SHROUDED_KEY_BAG,
    SM4_CBC,
    X509_CERTIFICATE,
    X509_CRL,
    attribute,
    bag,
    certificate_bag,
    der,
    encrypted_key,
    explicit,
    friendly_name,
    integer,
    key_bag,
    make_pair,
    octets,
    oid,
    pbes2,
    pbkdf2,
    seq,
    set_of,
)

PAIR = make_pair()
ANY_PURPOSE = oid("2.5.29.37.0")


def read(*bags: bytes, reader: BagReader | None = None) -> list[Bag]:
    return list((reader or BagReader(Budget())).read_safe_contents(parse_whole(seq(*bags))))


def secret_bag(value: bytes, kind: str = SHROUDED_KEY_BAG) -> bytes:
    return bag(SECRET_BAG, seq(oid(kind), explicit(value)), friendly_name("secret"))


def test_a_certificate_keeps_its_octets_and_attributes() -> None:
    attributes = (friendly_name("name"), attribute(LOCAL_KEY_ID, octets(b"1")), attribute(JAVA_TRUSTED, oid("2.5.29.37.0")))
    expected = RawCertificate(der=PAIR.certificate, name="name", local_key_id=b"1", is_trusted=True)
    assert read(certificate_bag(PAIR.certificate, *attributes)) == [expected]


def test_octets_that_are_no_certificate_are_kept_too() -> None:
    """Whether a certificate can be read is found out elsewhere, for each by itself."""
    assert read(certificate_bag(b"junk"), certificate_bag(b"")) == [RawCertificate(der=b"junk"), RawCertificate(der=b"")]


def test_clear_and_encrypted_keys() -> None:
    clear, encrypted = read(bag(KEY_BAG, PAIR.pkcs8), key_bag("p", PAIR.pkcs8, friendly_name("key")))
    assert isinstance(clear, KeyBag)
    assert clear.pkcs8 == Secret(PAIR.pkcs8)
    assert isinstance(encrypted, KeyBag)
    assert encrypted.pkcs8 is None
    assert encrypted.encrypted is not None
    assert encrypted.attributes.name == "key"


def test_a_key_under_a_scheme_that_is_not_read_is_kept_with_the_reason() -> None:
    (key,) = read(bag(SHROUDED_KEY_BAG, seq(pbes2(cipher=SM4_CBC), octets(bytes(16)))))
    assert isinstance(key, KeyBag)
    assert key.encrypted is None
    assert "SM4-CBC" in (key.problem or "")


def test_secret_keys_are_read_as_java_writes_them_and_others_kept_unread() -> None:
    java, sm4, foreign, text = read(
        secret_bag(octets(encrypted_key("p", PAIR.pkcs8))),
        secret_bag(octets(seq(pbes2(cipher=SM4_CBC), octets(bytes(16))))),
        secret_bag(octets(b"anything"), kind="1.2.3"),
        secret_bag(integer(5)),
    )
    assert isinstance(java, SecretBag)
    assert java.encrypted is not None
    assert java.attributes.name == "secret"
    assert all(isinstance(other, SecretBag) and other.encrypted is None for other in (sm4, foreign, text))


def test_what_is_neither_key_nor_certificate_is_named() -> None:
    reader = BagReader(Budget())
    bags = read(
        bag(CRL_BAG, seq(oid(X509_CRL), explicit(octets(b"crl")))),
        certificate_bag(b"sdsi", kind=SDSI_CERTIFICATE),
        bag("1.2.3.4", integer(1)),
        certificate_bag(PAIR.certificate),
        reader=reader,
    )
    assert bags == [RawCertificate(der=PAIR.certificate)]
    assert reader.ignored == ["a certificate revocation list", "a certificate that is not X.509", "a bag of the unknown type 1.2.3.4"]


def test_nested_safe_contents_are_read_in_their_place() -> None:
    nested = bag(SAFE_BAG, seq(certificate_bag(b"2"), bag(SAFE_BAG, seq(certificate_bag(b"3")))))
    bags = read(certificate_bag(b"1"), nested, certificate_bag(b"4"))
    assert [certificate.der for certificate in bags if isinstance(certificate, RawCertificate)] == [b"1", b"2", b"3", b"4"]


def test_nesting_is_bounded() -> None:
    nested = certificate_bag(b"deep")
    for _ in range(40):
        nested = bag(SAFE_BAG, seq(nested))
    (unreadable,) = read(nested)
    assert isinstance(unreadable, RawUnreadable)
    assert "nested" in unreadable.reason


def test_every_bag_counts_nested_and_ignored_ones_too() -> None:
    many = [certificate_bag(b"c")] * (MAX_ENTRIES - 2)
    assert len(read(bag(SAFE_BAG, seq(bag("1.2.3", integer(1)))), *many)) == MAX_ENTRIES - 2
    with pytest.raises(TooLarge) as caught:
        read(bag(SAFE_BAG, seq(bag("1.2.3", integer(1)))), *many, certificate_bag(b"c"))
    assert caught.value.code is ErrorCode.KEYSTORE_LIMIT
    assert caught.value.limit == MAX_ENTRIES


def test_keys_are_paid_for_together() -> None:
    keys = [key_bag("p", PAIR.pkcs8, iterations=400)] * 3
    assert len(read(*keys, reader=BagReader(Budget(1200)))) == 3
    with pytest.raises(TooCostly):
        read(*keys, reader=BagReader(Budget(1199)))


@pytest.mark.parametrize(
    "broken",
    [
        integer(1),
        seq(),
        seq(oid(KEY_BAG)),
        seq(oid(KEY_BAG), PAIR.pkcs8),
        seq(integer(1), explicit(PAIR.pkcs8)),
        seq(oid(CERTIFICATE_BAG), explicit()),
        seq(oid(SAFE_BAG), explicit(integer(1), integer(2))),
        bag(CERTIFICATE_BAG, seq(oid("1.2.840.113549.1.9.22.1"), explicit(integer(1)))),
        bag(CERTIFICATE_BAG, octets(PAIR.certificate)),
        bag(SECRET_BAG, integer(1)),
    ],
    ids=range(10),
)
def test_a_damaged_bag_is_one_entry_that_cannot_be_read(broken: bytes) -> None:
    before, unreadable, after = read(certificate_bag(b"1"), broken, certificate_bag(b"2"))
    assert isinstance(unreadable, RawUnreadable)
    assert unreadable.reason
    assert unreadable.place is not None
    assert unreadable.place.position == 1
    assert (before, after) == (RawCertificate(der=b"1"), RawCertificate(der=b"2"))


@pytest.mark.parametrize(
    "broken",
    [
        bag(KEY_BAG, octets(PAIR.pkcs8), friendly_name("key")),
        bag(SHROUDED_KEY_BAG, octets(b""), friendly_name("key")),
        bag(SHROUDED_KEY_BAG, seq(pbes2(parameters=octets(bytes(8))), octets(bytes(16))), friendly_name("key")),
        bag(SHROUDED_KEY_BAG, seq(pbes2(pbkdf2(rest=integer(24))), octets(bytes(16))), friendly_name("key")),
        bag(SHROUDED_KEY_BAG, seq(pbes2(pbkdf2(iterations=integer(-1))), octets(bytes(16))), friendly_name("key")),
        bag(SHROUDED_KEY_BAG, seq(pbes2(), octets(bytes(15))), friendly_name("key")),
    ],
    ids=["no sequence", "nothing", "short vector", "other key length", "negative count", "half a block"],
)
def test_a_damaged_key_keeps_its_name_and_says_why(broken: bytes) -> None:
    key, after = read(broken, certificate_bag(b"2"))
    assert isinstance(key, KeyBag)
    assert (key.attributes.name, key.pkcs8, key.encrypted) == ("key", None, None)
    assert key.problem
    assert after == RawCertificate(der=b"2")


def test_a_damaged_certificate_keeps_its_name() -> None:
    (unreadable,) = read(bag(CERTIFICATE_BAG, octets(PAIR.certificate), friendly_name("name")))
    assert isinstance(unreadable, RawUnreadable)
    assert unreadable.name == "name"


@pytest.mark.parametrize("broken", [b"\x30", b"\x30\x81", b"\x30\x05\x00", b"\x30\x84\x7f\xff\xff\xff"])
def test_bags_that_cannot_be_told_apart_are_damage_of_the_file(broken: bytes) -> None:
    with pytest.raises(MalformedContent):
        read(certificate_bag(b"1"), broken)


@pytest.mark.parametrize("rest", [(set_of(friendly_name("x")), integer(1)), (integer(1),)])
def test_what_stands_in_the_place_of_attributes_is_named(rest: tuple[bytes, ...]) -> None:
    (certificate,) = read(seq(oid(CERTIFICATE_BAG), explicit(seq(oid(X509_CERTIFICATE), explicit(octets(b"c")))), *rest))
    assert isinstance(certificate, RawCertificate)
    assert certificate.name is None
    assert certificate.place is not None
    assert certificate.place.odd_attributes == ("an unknown attribute",)


def attributes_of(*attributes: bytes) -> Attributes:
    return read_attributes(parse_whole(set_of(*attributes)))


def test_name_key_id_and_java_s_mark_are_read_and_others_skipped() -> None:
    csp = attribute("1.3.6.1.4.1.311.17.1", der(0x1E, "Provider".encode("utf-16-be")))
    read_back = attributes_of(
        csp, friendly_name("Grüße 東京 🔐"), attribute(LOCAL_KEY_ID, octets(b"id")), attribute(JAVA_TRUSTED, ANY_PURPOSE)
    )
    assert read_back == Attributes("Grüße 東京 🔐", b"id", True, "Grüße 東京 🔐")


def test_no_attributes_at_all() -> None:
    assert read_attributes(None) == attributes_of() == Attributes(None, None, False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("windows\0", "windows"),
        ("two\0\0", "two"),
        ("\0", None),
        ("", None),
        ("in\0side", "in\0side"),
        (" blanks ", " blanks "),
        ("line\nfeed\ttab", "line\nfeed\ttab"),
        ("<script>../..;", "<script>../..;"),
        ("n" * 2000, "n" * 2000),
        ("half a pair \ud83d", "half a pair \ufffd"),
    ],
)
def test_names_are_kept_exactly_but_for_nul_at_their_end(text: str, name: str | None) -> None:
    assert attributes_of(friendly_name(text)).name == name


def test_names_in_other_character_strings_are_read() -> None:
    read_back = attributes_of(attribute(FRIENDLY_NAME, der(0x0C, "ä".encode())))
    assert (read_back.name, read_back.odd) == ("ä", ("friendlyName",))


def test_values_of_another_type_are_read_by_their_octets_and_told() -> None:
    read_back = attributes_of(attribute(FRIENDLY_NAME, integer(1)), attribute(LOCAL_KEY_ID, der(0x0C, b"id")))
    assert read_back == Attributes(None, b"id", False, None, ("friendlyName", "localKeyID"))


def test_the_exact_name_is_kept_beside_the_shown_one() -> None:
    assert [attributes_of(friendly_name(text)).exact_name for text in ("windows\0", "")] == ["windows\0", ""]


def test_each_bag_says_where_it_stands() -> None:
    crl = bag(CRL_BAG, seq(oid(X509_CRL), explicit(octets(b"crl"))))
    nested = bag(SAFE_BAG, seq(key_bag("p", PAIR.pkcs8)))
    bags = read(crl, certificate_bag(b"1"), nested, bag(KEY_BAG, PAIR.pkcs8))
    places = [each.place for each in bags]
    assert [(place.position, place.is_nested, place.is_shrouded) for place in places if place is not None] == [
        (1, False, False),
        (0, True, True),
        (3, False, False),
    ]


def test_an_attribute_without_values_is_none_and_named() -> None:
    found = attributes_of(attribute(FRIENDLY_NAME), attribute(LOCAL_KEY_ID), attribute("1.3.6.1.4.1.311.17.2"))
    assert found == Attributes(None, None, False, empty=("friendlyName", "localKeyID"))


def test_a_bmp_string_that_ends_within_a_character_is_named() -> None:
    assert attributes_of(attribute(FRIENDLY_NAME, der(0x1E, b"\0a\0"))).halved == ("friendlyName",)
    assert attributes_of(attribute(FRIENDLY_NAME, der(0x1E, b"\0a"))).halved == ()


@pytest.mark.parametrize(
    "broken",
    [
        integer(1),
        seq(),
        seq(oid(FRIENDLY_NAME)),
        seq(oid(FRIENDLY_NAME), seq()),
    ],
)
def test_what_is_no_attribute_is_left_out_and_named(broken: bytes) -> None:
    key_id = attribute(LOCAL_KEY_ID, octets(b"id"))
    assert read_attributes(parse_whole(der(0x31, broken, key_id))) == Attributes(local_key_id=b"id", odd=("an unknown attribute",))


def test_a_sequence_of_attributes_is_no_set() -> None:
    assert read_attributes(parse_whole(seq(friendly_name("x")))) == Attributes(odd=("an unknown attribute",))
