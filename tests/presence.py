"""What a test knows to be there, though its type says that it may be missing."""

from typing import TypeVar

T = TypeVar("T")


def not_none(value: T | None) -> T:
    """The value, or a failed test where there is none."""
    assert value is not None
    return value
