"""Passwords of keys as somebody sends them."""

import pytest

from services.errors import InvalidInput
from services.model.limits import MAX_ALIAS_LENGTH, MAX_KEY_PASSWORDS, MAX_PASSWORD_LENGTH
from services.model.passwords import AliasPassword, KeyPasswords
from services.model.secret import Secret
from services.rules.key_passwords import read_key_passwords


def test_nothing_is_nothing() -> None:
    assert read_key_passwords(None) is None
    assert read_key_passwords(None, []) is None


def test_the_empty_password_is_one() -> None:
    assert read_key_passwords("") == KeyPasswords(every=Secret(b""))
    assert read_key_passwords(None, [("a", "")]) == KeyPasswords(of_aliases=(AliasPassword("a", Secret(b"")),))


def test_they_are_kept_in_utf_8_and_in_their_order() -> None:
    assert read_key_passwords("ä", [("b", "ö"), ("a", "x")]) == KeyPasswords(
        every=Secret("ä".encode()), of_aliases=(AliasPassword("b", Secret("ö".encode())), AliasPassword("a", Secret(b"x")))
    )


LONG = "x" * (MAX_PASSWORD_LENGTH + 1)


@pytest.mark.parametrize(
    ("every", "of_aliases", "field"),
    [
        (LONG, [], "key_password"),
        ("\ud800", [], "key_password"),
        (None, [("a", "x"), ("b", LONG)], "key_passwords[1].password"),
        (None, [("a", "x"), ("b", "y"), ("a", "x")], "key_passwords[2].alias"),
        (None, [("x" * (MAX_ALIAS_LENGTH + 1), "x")], "key_passwords[0].alias"),
        (None, [(str(number), "x") for number in range(MAX_KEY_PASSWORDS + 1)], "key_passwords"),
    ],
)
def test_what_breaks_a_rule_is_named(every: str | None, of_aliases: list[tuple[str, str]], field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_key_passwords(every, of_aliases)
    assert caught.value.field == field
    assert caught.value.message.startswith(field)


def test_as_many_as_may_be_are_read() -> None:
    read = read_key_passwords(None, [(str(number), "x" * MAX_PASSWORD_LENGTH) for number in range(MAX_KEY_PASSWORDS)])
    assert read is not None
    assert len(read.of_aliases) == MAX_KEY_PASSWORDS
