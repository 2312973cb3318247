"""Times as certificates write them."""

from datetime import UTC, datetime

import pytest

from services.asn1.der import NotDer
from services.x509.times import read_time
from tests.services.x509.made import element, tlv


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        (0x17, "250101000000Z", (2025, 1, 1, 0, 0, 0)),
        (0x17, "491231235959Z", (2049, 12, 31, 23, 59, 59)),
        (0x17, "500101000000Z", (1950, 1, 1, 0, 0, 0)),
        (0x18, "20500101000000Z", (2050, 1, 1, 0, 0, 0)),
        (0x18, "99991231235959Z", (9999, 12, 31, 23, 59, 59)),
        (0x18, "00010101000000Z", (1, 1, 1, 0, 0, 0)),
        (0x17, "2501010000Z", (2025, 1, 1, 0, 0, 0)),  # no seconds
        (0x17, "250101013000+0130", (2025, 1, 1, 0, 0, 0)),  # an offset, forbidden and found in the field
        (0x17, "241231223000-0130", (2025, 1, 1, 0, 0, 0)),
        (0x18, "20250101000000.999Z", (2025, 1, 1, 0, 0, 0)),
        (0x18, "20250101000000", (2025, 1, 1, 0, 0, 0)),
    ],
)
def test_a_time_is_a_moment_in_utc(tag: int, text: str, expected: tuple[int, ...]) -> None:
    moment = read_time(element(tlv(tag, text.encode())))
    assert moment == datetime(*expected, tzinfo=UTC)  # type: ignore[arg-type, misc]
    assert moment.tzinfo is UTC


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        (0x17, ""),
        (0x17, "20250101000000Z"),
        (0x18, "250101000000Z"),
        (0x17, "251301000000Z"),
        (0x17, "250230000000Z"),
        (0x17, "250101240000Z"),
        (0x17, "2501010000 0Z"),
        (0x17, "250101000000Z\n"),
        (0x17, "250101000000+2500"),
        (0x18, "00000101000000Z"),
        (0x18, "99991231235959-0100"),  # year 10000
        (0x18, "00010101000000+0100"),  # year 0
        (0x18, "20250101000000." + "9" * 50 + "Z"),
        (0x13, "250101000000Z"),
        (0x17, "٢٥٠١٠١٠٠٠٠٠٠Z"),
    ],
)
def test_what_is_no_moment_is_refused(tag: int, text: str) -> None:
    with pytest.raises(NotDer):
        read_time(element(tlv(tag, text.encode())))
