"""Names as text, in the form of `openssl -nameopt RFC2253,utf8,-esc_msb` (openssl 3.0.19 gave the expected ones)."""

import pytest

from services.errors import MalformedContent
from services.model.x509 import GeneralName, GeneralNameKind, NameAttribute
from services.x509.describe import describe_certificate
from services.x509.names import MAX_RDNS, name_key, read_general_name, read_name
from tests.cases import list_cases
from tests.services.x509.made import attribute, common_name, element, hand_made, integer, name_of, oid, sequence, tlv

PRINTABLE = 0x13


def _text(*rdns: bytes | list[bytes]) -> str:
    return read_name(element(name_of(*rdns)))[0].rfc4514


def test_the_last_rdn_comes_first_and_attributes_keep_their_order() -> None:
    country, organization = attribute("2.5.4.6", tlv(PRINTABLE, b"DE")), attribute("2.5.4.10", tlv(0x0C, b"SAP SE"))
    name, is_whole = read_name(element(name_of(country, organization, common_name("cert"))))
    assert (name.rfc4514, name.common_name, is_whole) == ("CN=cert,O=SAP SE,C=DE", "cert", True)
    assert name.attributes[0] == NameAttribute(oid="2.5.4.6", short_name="C", value="DE", rdn=0)
    assert [each.rdn for each in name.attributes] == [0, 1, 2]


def test_attributes_of_one_rdn_are_joined_by_a_plus() -> None:
    number = attribute("2.5.4.5", tlv(PRINTABLE, b"42"))
    name, _ = read_name(element(name_of(attribute("2.5.4.6", tlv(PRINTABLE, b"DE")), [number, common_name("multi")])))
    assert name.rfc4514 == "CN=multi+serialNumber=42,C=DE"
    assert [each.rdn for each in name.attributes] == [0, 1, 1]


def test_a_part_without_attributes_is_passed_over_and_told() -> None:
    """As `openssl x509 -nameopt RFC2253` shows it; that file ends its names so."""
    (certificate,) = list_cases()["zlint-IANDNSNull.pem"].read().certificate_chain
    assert certificate.subject.rfc4514.startswith("CN=gov.us,postalCode=30062,")
    assert certificate.issuer.rfc4514 == "CN=Name constraint,OU=Everything,O=Mother Nature,C=US"
    assert certificate.unreadable == ("subject", "issuer")
    assert read_name(element(name_of([], common_name("x"), [])))[0].rfc4514 == "CN=x"


def test_an_empty_name_is_an_empty_text() -> None:
    name, is_whole = read_name(element(name_of()))
    assert (name.rfc4514, name.common_name, name.attributes, is_whole) == ("", None, (), True)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (' both "ends" ', '\\ both \\"ends\\"\\ '),
        ("#1", "\\#1"),
        ("a#1", "a#1"),
        (" ", "\\ "),
        ("a,b+c;d<e>f\\g=h", "a\\,b\\+c\\;d\\<e\\>f\\\\g=h"),
        ("line\nbreak\x00\x7f", "line\\0Abreak\\00\\7F"),
        ("Zażółć 🔐 東京", "Zażółć 🔐 東京"),
        ("gro.elpmaxe\u202e", "gro.elpmaxe\u202e"),
    ],
)
def test_special_characters_are_escaped(text: str, written: str) -> None:
    name, _ = read_name(element(name_of(common_name(text))))
    assert (name.rfc4514, name.common_name) == (f"CN={written}", text)


@pytest.mark.parametrize(
    ("tag", "encoding"),
    [(0x0C, "utf-8"), (0x13, "latin-1"), (0x14, "latin-1"), (0x16, "latin-1"), (0x1A, "latin-1"), (0x1C, "utf-32-be"), (0x1E, "utf-16-be")],
)
def test_every_string_type_is_read(tag: int, encoding: str) -> None:
    assert _text(common_name("Müller & Söhne", tag, encoding)) == "CN=Müller & Söhne"


def test_an_unknown_type_is_dotted_with_its_value_in_hex() -> None:
    name, is_whole = read_name(element(name_of(attribute("1.2.3.4", tlv(0x0C, b"hi")))))
    assert (name.rfc4514, name.attributes[0].value, is_whole) == ("1.2.3.4=#0c026869", "hi", True)


def test_a_value_that_is_no_text_is_hex_and_no_fault() -> None:
    name, is_whole = read_name(element(name_of(attribute("2.5.4.45", tlv(0x03, b"\x00\x01")))))
    assert (name.rfc4514, name.attributes[0].value, is_whole) == ("x500UniqueIdentifier=#03020001", "#03020001", True)


@pytest.mark.parametrize("value", [tlv(0x0C, b"\xff\xfe"), tlv(0x1E, b"\x00"), tlv(0x1C, b"\x00\x11\x00\x00"), tlv(0x1E, b"\xd8\x00")])
def test_a_broken_text_is_hex_and_told(value: bytes) -> None:
    name, is_whole = read_name(element(name_of(attribute("2.5.4.3", value))))
    assert (name.rfc4514, is_whole) == (f"CN=#{value.hex()}", False)


def test_the_most_specific_common_name_is_shown() -> None:
    name, _ = read_name(element(name_of(common_name("general"), common_name("specific"))))
    assert name.common_name == "specific"


@pytest.mark.parametrize(
    "octets",
    [sequence(sequence()), sequence(tlv(0x31)), sequence(tlv(0x31, sequence())), sequence(tlv(0x31, sequence(b"\x06\x00", tlv(0x0C))))],
)
def test_a_broken_structure_is_refused(octets: bytes) -> None:
    with pytest.raises(MalformedContent):
        read_name(element(octets))


def test_a_name_without_end_is_refused() -> None:
    assert read_name(element(name_of(*[common_name("x")] * MAX_RDNS)))[1]
    for name in (name_of(*[common_name("x")] * (MAX_RDNS + 1)), name_of([common_name("x")] * (MAX_RDNS + 1))):
        with pytest.raises(MalformedContent):
            read_name(element(name))


@pytest.mark.parametrize(
    ("octets", "kind", "value"),
    [
        (tlv(0x82, b"*.example.test"), GeneralNameKind.DNS_NAME, "*.example.test"),
        (tlv(0x81, b"a@example.test"), GeneralNameKind.RFC822_NAME, "a@example.test"),
        (tlv(0x86, b"https://example.test/?a=b"), GeneralNameKind.URI, "https://example.test/?a=b"),
        (tlv(0x87, bytes([192, 0, 2, 1])), GeneralNameKind.IP_ADDRESS, "192.0.2.1"),
        (tlv(0x87, bytes.fromhex("20010db8" + "00" * 11 + "01")), GeneralNameKind.IP_ADDRESS, "2001:db8::1"),
        (tlv(0xA4, name_of(common_name("a,b"))), GeneralNameKind.DIRECTORY_NAME, "CN=a\\,b"),
        (tlv(0x88, oid("1.2.3.4")[2:]), GeneralNameKind.REGISTERED_ID, "1.2.3.4"),
    ],
)
def test_a_name_is_shown_as_text(octets: bytes, kind: GeneralNameKind, value: str) -> None:
    assert read_general_name(element(octets)) == (GeneralName(kind=kind, value=value), True)


@pytest.mark.parametrize(
    ("octets", "kind"),
    [
        (tlv(0xA0, oid("1.3.6.1.4.1.311.20.2.3"), tlv(0xA0, tlv(0x0C, b"user@example"))), GeneralNameKind.OTHER_NAME),
        (tlv(0xA3, integer(1)), GeneralNameKind.X400_ADDRESS),
        (tlv(0xA5, integer(1)), GeneralNameKind.EDI_PARTY_NAME),
    ],
)
def test_what_has_no_text_form_is_hex_of_its_der(octets: bytes, kind: GeneralNameKind) -> None:
    assert read_general_name(element(octets)) == (GeneralName(kind=kind, value=octets.hex()), True)


@pytest.mark.parametrize(
    "octets", [tlv(0x82, "münchen.example".encode()), tlv(0x87, b"\x01\x02\x03"), tlv(0xA4, integer(1)), tlv(0xA4), tlv(0x88)]
)
def test_a_value_against_its_syntax_is_hex_and_told(octets: bytes) -> None:
    name, is_read = read_general_name(element(octets))
    assert (name.value, is_read) == (octets.hex(), False)


def test_an_unknown_choice_is_refused() -> None:
    with pytest.raises(MalformedContent):
        read_general_name(element(tlv(0x89, b"x")))


def test_names_compare_without_case_blanks_and_string_types() -> None:
    one = name_of(common_name("Example  Root "), attribute("2.5.4.6", tlv(0x13, b"de")))
    other = name_of(common_name("example root", 0x1E, "utf-16-be"), attribute("2.5.4.6", tlv(0x0C, b"DE")))
    assert name_key(read_name(element(one))[0]) == name_key(read_name(element(other))[0])


def test_names_compare_without_the_order_inside_an_rdn_but_with_that_of_rdns() -> None:
    cn, ou = common_name("a"), attribute("2.5.4.11", tlv(0x0C, b"b"))
    keys = [name_key(read_name(element(name))[0]) for name in (name_of([cn, ou]), name_of([ou, cn]), name_of(cn, ou), name_of(ou, cn))]
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3


def test_an_unreadable_name_equals_itself_only() -> None:
    broken, other = (describe_certificate(hand_made(subject=tlv(0x30, content))).subject for content in (b"\x31\x00", b"\x32\x00"))
    assert name_key(broken) == name_key(broken)
    assert name_key(broken) != name_key(other)
