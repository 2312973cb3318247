"""Extensions: all of them as octets, six of them as fields, none of them able to hide another."""

import pytest

from services.model.x509 import ExtendedKeyUsage, Extension, GeneralName, GeneralNameKind, KeyUsage, X509Certificate
from services.x509.describe import describe_certificate
from services.x509.extensions import MAX_EXTENSIONS, MAX_LISTED
from tests.services.x509.made import bit_string, extension, hand_made, integer, oid, sequence, tlv, with_extensions

KEY_USAGE, CONSTRAINTS, ALTERNATIVE_NAMES = "2.5.29.15", "2.5.29.19", "2.5.29.17"
TRUE, FALSE = tlv(0x01, b"\xff"), tlv(0x01, b"\x00")


def test_an_unknown_critical_extension_is_listed() -> None:
    certificate = with_extensions(extension("1.2.3.4", b"anything", critical=True))
    assert certificate.extensions == (Extension(oid="1.2.3.4", name=None, critical=True, value=b"anything"),)
    assert certificate.unreadable == ()


def test_a_certificate_without_extensions_has_none_of_the_fields() -> None:
    certificate = with_extensions()
    assert (certificate.extensions, certificate.subject_alternative_names, certificate.key_usage) == ((), (), None)
    assert (certificate.extended_key_usage, certificate.subject_key_identifier, certificate.authority_key_identifier) == (None, None, None)
    assert (certificate.is_certificate_authority, certificate.path_length) == (False, None)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (sequence(), (False, None)),
        (sequence(TRUE), (True, None)),
        (sequence(FALSE), (False, None)),  # a default that DER leaves out, and issuers write
        (sequence(TRUE, integer(0)), (True, 0)),
        (sequence(integer(3)), (False, 3)),
    ],
)
def test_basic_constraints(value: bytes, expected: tuple[bool, int | None]) -> None:
    certificate = with_extensions(extension(CONSTRAINTS, value, critical=True))
    assert (certificate.is_certificate_authority, certificate.path_length) == expected
    assert (certificate.extensions[0].name, certificate.extensions[0].critical) == ("basicConstraints", True)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (bit_string(b"\x06", 1), (KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN)),
        (bit_string(b"\xa0", 5), (KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT)),
        (bit_string(b"\x00\x80", 7), (KeyUsage.DECIPHER_ONLY,)),
        (bit_string(b"\xff\xff"), tuple(KeyUsage)),
        (bit_string(b""), ()),
    ],
)
def test_key_usage(value: bytes, expected: tuple[KeyUsage, ...]) -> None:
    assert with_extensions(extension(KEY_USAGE, value)).key_usage == expected


def test_extended_key_usage_names_what_it_knows() -> None:
    certificate = with_extensions(extension("2.5.29.37", sequence(oid("1.3.6.1.5.5.7.3.2"), oid("1.2.3"))))
    assert certificate.extended_key_usage == (
        ExtendedKeyUsage(oid="1.3.6.1.5.5.7.3.2", name="clientAuth"),
        ExtendedKeyUsage(oid="1.2.3", name=None),
    )


def test_key_identifiers_are_hex() -> None:
    certificate = with_extensions(
        extension("2.5.29.14", tlv(0x04, b"\x01\xab")), extension("2.5.29.35", sequence(tlv(0x80, b"\x02\xcd"), tlv(0x82, b"\x01")))
    )
    assert (certificate.subject_key_identifier, certificate.authority_key_identifier) == ("01ab", "02cd")


def test_an_authority_key_identifier_may_name_the_issuer_only() -> None:
    certificate = with_extensions(extension("2.5.29.35", sequence(tlv(0x82, b"\x01"))))
    assert (certificate.authority_key_identifier, certificate.unreadable) == (None, ())


def test_one_bad_alternative_name_leaves_the_others() -> None:
    bad = tlv(0x87, b"\x01\x02\x03")
    certificate = with_extensions(extension(ALTERNATIVE_NAMES, sequence(tlv(0x82, b"a.test"), bad)))
    assert certificate.subject_alternative_names == (
        GeneralName(kind=GeneralNameKind.DNS_NAME, value="a.test"),
        GeneralName(kind=GeneralNameKind.IP_ADDRESS, value=bad.hex()),
    )
    assert certificate.unreadable == ("subject_alternative_names",)


def test_two_thousand_alternative_names_are_read() -> None:
    names = (tlv(0x82, f"h{number}.test".encode()) for number in range(2_000))
    assert len(with_extensions(extension(ALTERNATIVE_NAMES, sequence(*names))).subject_alternative_names) == 2_000


@pytest.mark.parametrize(
    ("dotted", "value", "field"),
    [
        (CONSTRAINTS, b"\x30\x05", "basic_constraints"),
        (CONSTRAINTS, sequence(TRUE, integer(1), integer(2)), "basic_constraints"),
        (CONSTRAINTS, sequence(TRUE, integer(1 << 40)), "basic_constraints"),
        (KEY_USAGE, tlv(0x03), "key_usage"),
        (KEY_USAGE, integer(3), "key_usage"),
        (ALTERNATIVE_NAMES, b"", "subject_alternative_names"),
        ("2.5.29.37", sequence(integer(1)), "extended_key_usage"),
        ("2.5.29.14", sequence(), "subject_key_identifier"),
        ("2.5.29.35", tlv(0x04, b"x"), "authority_key_identifier"),
    ],
)
def test_an_extension_against_its_syntax_is_told_and_shown_as_octets(dotted: str, value: bytes, field: str) -> None:
    sound = extension("2.5.29.14" if dotted != "2.5.29.14" else "1.2.3", tlv(0x04, b"\x01"))
    certificate = with_extensions(extension(dotted, value), sound)
    assert certificate.unreadable == (field,)
    assert certificate.extensions[0].value == value
    assert certificate.subject_key_identifier == (None if dotted == "2.5.29.14" else "01")


def test_an_extension_that_stands_there_twice_is_listed_twice_and_not_read() -> None:
    certificate = with_extensions(extension(CONSTRAINTS, sequence(TRUE)), extension(CONSTRAINTS, sequence()))
    assert (certificate.is_certificate_authority, certificate.unreadable) == (False, ("basic_constraints",))
    assert [each.oid for each in certificate.extensions] == [CONSTRAINTS, CONSTRAINTS]


def test_one_broken_extension_leaves_the_others() -> None:
    certificate = with_extensions(sequence(integer(1)), extension("2.5.29.14", tlv(0x04, b"\x01")))
    assert (certificate.unreadable, certificate.subject_key_identifier) == (("extensions",), "01")


def test_extensions_that_are_no_sequence_are_told() -> None:
    certificate = describe_certificate(hand_made(extensions=tlv(0xA3, integer(1))))
    assert (certificate.extensions, certificate.unreadable) == ((), ("extensions",))


def test_more_extensions_than_any_certificate_has_are_told_and_the_first_are_shown() -> None:
    many = [extension(f"1.2.3.{number}", b"") for number in range(MAX_EXTENSIONS + 1)]
    certificate = with_extensions(*many)
    assert (len(certificate.extensions), certificate.unreadable) == (MAX_EXTENSIONS, ("extensions",))
    assert with_extensions(*many[1:]).unreadable == ()


def test_more_alternative_names_than_anybody_reads_are_told() -> None:
    def names_of(number: int) -> X509Certificate:
        return with_extensions(extension(ALTERNATIVE_NAMES, sequence(*[tlv(0x82, b"a.test")] * number)))

    assert names_of(MAX_LISTED).unreadable == ()
    certificate = names_of(MAX_LISTED + 1)
    assert (len(certificate.subject_alternative_names), certificate.unreadable) == (MAX_LISTED, ("subject_alternative_names",))


def test_more_key_purposes_than_anybody_reads_are_told() -> None:
    certificate = with_extensions(extension("2.5.29.37", sequence(*[oid("1.2.3")] * (MAX_LISTED + 1))))
    assert certificate.unreadable == ("extended_key_usage",)
