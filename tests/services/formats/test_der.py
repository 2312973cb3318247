"""DER files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import DomainError, ErrorCode, MalformedContent, TooLarge, UnrecognizedFormat
from services.formats.contents.raw import RawCertificate
from services.formats.der import read_der
from services.model.contents import FindingCode, Format, Integrity
from services.model.limits import MAX_CERTIFICATES
from tests.services.x509.made import chain_of

LEAF, ROOT = (issued.der for issued in chain_of(2))


def codes(octets: bytes) -> list[FindingCode]:
    return [finding.code for finding in read_der(octets).findings]


def test_a_certificate_is_cut_out() -> None:
    contents = read_der(LEAF)
    assert contents.entries == (RawCertificate(der=LEAF),)
    assert (contents.format, contents.integrity, contents.findings) == (Format.DER, Integrity.NONE, ())


@pytest.mark.parametrize("tail", [b"\n", b"\r\n", bytes(40), b"\n-----END CERTIFICATE-----\n", b"\x00junk", b"\x30\x00"])
def test_what_follows_is_reported(tail: bytes) -> None:
    contents = read_der(LEAF + tail)
    assert contents.entries == (RawCertificate(der=LEAF),)
    assert codes(LEAF + tail) == [FindingCode.TRAILING_DATA]
    assert f"{len(tail):,} octets" in contents.findings[0].message


@pytest.mark.parametrize("between", [b"", b"\n", bytes(3)])
def test_certificates_one_after_the_other_are_all_read(between: bytes) -> None:
    contents = read_der(LEAF + between + ROOT)
    assert contents.entries == (RawCertificate(der=LEAF), RawCertificate(der=ROOT))
    assert "2 DER certificates" in contents.findings[0].message


def test_a_second_certificate_that_is_cut_short_is_damage() -> None:
    with pytest.raises(MalformedContent) as caught:
        read_der(LEAF + ROOT[:-1])
    assert caught.value.position == f"octet {len(LEAF)}"


@pytest.mark.parametrize("size", [40, len(LEAF) - 1], ids=["few octets", "all but one"])
def test_a_certificate_that_is_cut_short_is_damage(size: int) -> None:
    with pytest.raises(MalformedContent, match="damaged") as caught:
        read_der(LEAF[:size])
    assert caught.value.code is ErrorCode.CERT_MALFORMED


@pytest.mark.parametrize("octets", [b"", b"text", b"\x30\x00", bytes.fromhex("3006 020100 3000 0400")])
def test_other_octets_are_named(octets: bytes) -> None:
    with pytest.raises(UnrecognizedFormat) as caught:
        read_der(octets)
    assert caught.value.found


def test_too_many_certificates_are_refused() -> None:
    assert len(read_der(LEAF * MAX_CERTIFICATES).entries) == MAX_CERTIFICATES
    with pytest.raises(TooLarge) as caught:
        read_der(LEAF * (MAX_CERTIFICATES + 1))
    assert caught.value.code is ErrorCode.CHAIN_TOO_LONG


@given(st.integers(0, len(LEAF) - 1), st.integers(0, 255), st.binary(max_size=20))
def test_any_change_is_certificates_or_a_typed_error(at: int, octet: int, tail: bytes) -> None:
    changed = LEAF[:at] + bytes((octet,)) + LEAF[at + 1 :] + tail
    try:
        read_der(changed)
    except DomainError:
        return
