"""Entries by their alias."""

from services.model.contents import SecretKeyEntry, find_entry

ENTRIES = [SecretKeyEntry(alias=alias, created_at=None, algorithm="AES") for alias in ("KEY", "key", "Other")]


def test_an_alias_is_compared_exactly_first() -> None:
    assert find_entry(ENTRIES, "key") is ENTRIES[1]
    assert find_entry(ENTRIES, "KEY") is ENTRIES[0]


def test_then_without_regard_to_case() -> None:
    assert find_entry(ENTRIES, "Key") is ENTRIES[0]
    assert find_entry(ENTRIES, "OTHER") is ENTRIES[2]
    assert find_entry(ENTRIES, "none") is None
