"""Each scalar has one written form, and takes what people paste."""

from datetime import UTC, datetime

import pytest

from schema.scalars import SCALARS, HexString, ObjectIdentifier, OctetString
from tests.presence import not_none


def read(scalar: object, value: object) -> object:
    return not_none(SCALARS[scalar].parse_value)(value)


def test_a_moment_is_read_from_any_zone() -> None:
    assert read(datetime, "2026-11-23T14:00:00+02:00") == datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2026-11-23", "2026-11-23T12:00:00", "yesterday", 5, "2026-02-30T00:00:00Z", "9999-12-31T23:59:59-23:00"])
def test_what_is_no_moment_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match=r"DateTime"):
        read(datetime, text)


def test_base64_is_read_over_lines() -> None:
    assert read(OctetString, "aGVs\n bG8=\n") == b"hello"
    assert not_none(SCALARS[OctetString].serialize)(b"hello") == "aGVsbG8="


@pytest.mark.parametrize("text", ["aGVsbG8", "aGVs*bG8=", 5, None, "é"])
def test_what_is_no_base64_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="Base64"):
        read(OctetString, text)


@pytest.mark.parametrize("text", ["0a", "0A:FF", "-1", "AA bb"])
def test_hex_is_taken_as_tools_print_it(text: str) -> None:
    assert read(HexString, text) == text


@pytest.mark.parametrize("text", ["", "xyz", 5, ":", "0a::"])
def test_what_is_no_hex_is_refused(text: object) -> None:
    with pytest.raises(ValueError, match="Hex"):
        read(HexString, text)


def test_an_oid_is_dotted() -> None:
    assert read(ObjectIdentifier, "2.5.29.15") == "2.5.29.15"
    with pytest.raises(ValueError, match="OID"):
        read(ObjectIdentifier, "2.05")
