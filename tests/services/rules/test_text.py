"""Passwords are taken as they are."""

import pytest

from services.errors import InvalidInput
from services.rules.text import read_password


def test_no_password_is_not_the_empty_password() -> None:
    assert read_password(None) is None
    empty = read_password("")
    assert empty is not None
    assert empty.reveal() == b""


@pytest.mark.parametrize("text", ["  spaces  ", "pässwörd-Ωμέγα", "pa🔐ss", "\"'$`\\;|&<>", "p" * 1024])
def test_nothing_is_trimmed_or_changed(text: str) -> None:
    password = read_password(text)
    assert password is not None
    assert password.reveal().decode() == text


@pytest.mark.parametrize("text", ["p" * 1025, "half \ud83d pair"])
def test_what_cannot_be_a_password_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_password(text)
    assert text not in str(caught.value)


def test_the_field_is_named() -> None:
    with pytest.raises(InvalidInput, match=r"^new_password ") as caught:
        read_password("p" * 1025, field="new_password")
    assert caught.value.field == "new_password"
