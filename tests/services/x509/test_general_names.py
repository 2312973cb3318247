"""Alternative names as text."""

import pytest

from services.asn1.der import NotDer
from services.model.x509 import GeneralName, GeneralNameKind
from services.x509.general_names import read_general_name
from tests.services.x509.made import common_name, element, integer, name_of, oid, tlv


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
    with pytest.raises(NotDer):
        read_general_name(element(tlv(0x89, b"x")))
