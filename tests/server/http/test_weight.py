"""Weights in headers."""

import pytest

from server.http.weight import read_weight


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"1", 1.0),
        (b"0", 0.0),
        (b"0.333", 0.333),
        (b"1.1", None),
        (b"-0.1", None),
        (b"nan", None),
        (b"inf", None),
        (b"", None),
        (b"x", None),
    ],
)
def test_a_weight_is_from_0_to_1(text: bytes, expected: float | None) -> None:
    assert read_weight(text) == expected
