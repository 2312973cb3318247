"""Passwords are taken as they are."""

import pytest

from services.errors import InvalidInput
from services.rules.text import check_text, read_password


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


@pytest.mark.parametrize("text", ["a" * 10, "e\u0301" * 10, "\u1f82" * 10, "\u03b9\u0308\u0301" * 10, "\u03b1\u0313\u0300\u0345" * 10])
def test_characters_are_counted_as_they_are_stored(text: str) -> None:
    assert len(check_text(text, field="f", longest=10)) == 10
    with pytest.raises(InvalidInput, match="1 to 9 characters"):
        check_text(text, field="f", longest=9)


def test_what_grows_when_it_is_composed_is_counted_afterwards_too() -> None:
    with pytest.raises(InvalidInput, match="1 to 10 characters; it has 20"):
        check_text("\u0958" * 10, field="f", longest=10)


def test_an_endless_text_is_refused_before_it_is_composed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.rules.text.compose", None)
    with pytest.raises(InvalidInput, match="it has 41"):
        check_text("a" * 41, field="f", longest=10)


@pytest.mark.parametrize(
    "character",
    [
        *("\u3164", "\u115f", "\u1160", "\uffa0", "\u2800", "\u034f", "\u17b4", "\u17b5", "\u180b", "\u180f", "\u2065", "\ufff0"),
        *("\ufe00", "\ufe0e", "\U000e0100", "\U000e0001", "\U0001d159", "\u00ad", "\u180e"),
    ],
)
def test_what_shows_as_nothing_is_refused(character: str) -> None:
    for text in (f"a{character}b", character, f"東{character}京"):
        with pytest.raises(InvalidInput, match=f"U\\+{ord(character):04X}"):
            check_text(text, field="f", longest=10)


@pytest.mark.parametrize("text", ["می\u200cخواهم", "PDF\u200cها", "क\u200d्ष", "👩\u200d👩\u200d👧", "❤\ufe0f\u200d🔥", "❤\ufe0f"])
def test_joiners_are_taken_where_scripts_and_emoji_need_them(text: str) -> None:
    assert check_text(text, field="f", longest=20) == text


@pytest.mark.parametrize("text", ["\u200da", "a\u200d", "a\u200db", "a\u200c\u200d.pem", "\ufe0f", "\u200d東", "a\ufe0f\u200db"])
def test_joiners_that_join_nothing_are_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        check_text(text, field="f", longest=20)
