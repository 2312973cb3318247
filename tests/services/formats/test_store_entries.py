"""Which entries can stand in one keystore."""

import pytest

from services.errors import ErrorCode, InvalidInput
from services.formats.store_entries import KeyToWrite, TrustedToWrite, check_entries
from services.model.limits import MAX_NEW_ALIAS_LENGTH
from services.model.secret import Secret


def trusted(*aliases: str) -> list[TrustedToWrite]:
    return [TrustedToWrite(alias=alias, certificate=b"0") for alias in aliases]


@pytest.mark.parametrize(
    "alias", ["a", "mycert.p12", "ünïcode 日本語", "../x", "<b>", "a" * MAX_NEW_ALIAS_LENGTH, "\uffff", " a ", "x,OU=y"]
)
def test_aliases_that_are_written(alias: str) -> None:
    check_entries(trusted(alias))


@pytest.mark.parametrize("alias", ["", "a" * (MAX_NEW_ALIAS_LENGTH + 1), "😀", "a\x00", "a\nb", "\x7f", "\ud800"])
def test_aliases_that_are_refused(alias: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_entries(trusted(alias))
    assert caught.value.code is ErrorCode.ALIAS_INVALID
    assert caught.value.field == "alias"


@pytest.mark.parametrize("aliases", [("a", "a"), ("Root", "other", "rOOT"), ("Ä", "ä")])
def test_aliases_that_differ_in_case_only_are_refused(aliases: tuple[str, ...]) -> None:
    with pytest.raises(InvalidInput) as caught:
        check_entries(trusted(*aliases))
    assert caught.value.code is ErrorCode.ALIAS_INVALID


def test_keys_and_certificates_share_the_aliases() -> None:
    key = KeyToWrite(alias="A", pkcs8=Secret(b"0"), certificate_chain=())
    with pytest.raises(InvalidInput):
        check_entries([key, *trusted("a")])


def test_nothing_is_no_keystore() -> None:
    with pytest.raises(InvalidInput) as caught:
        check_entries([])
    assert caught.value.code is ErrorCode.KEYSTORE_EMPTY


def test_an_entry_does_not_show_its_key() -> None:
    assert "secret" not in repr(KeyToWrite(alias="a", pkcs8=Secret(b"secret"), certificate_chain=()))
