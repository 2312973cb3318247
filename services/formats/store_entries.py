"""What a keystore is written from: entries with their aliases."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.errors import ErrorCode, InvalidInput
from services.model.limits import MAX_NEW_ALIAS_LENGTH
from services.model.secret import Secret

_LAST_OF_BMP = "\uffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyToWrite:
    """A private key (PKCS#8) with its certificate chain in DER, end-entity first."""

    alias: str
    pkcs8: Secret
    certificate_chain: tuple[bytes, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustedToWrite:
    """A certificate in DER that whoever opens the store is to trust."""

    alias: str
    certificate: bytes


EntryToWrite = KeyToWrite | TrustedToWrite


def check_entries(entries: Sequence[EntryToWrite]) -> None:
    """Raise InvalidInput (KEYSTORE_EMPTY or ALIAS_INVALID) for the field `alias` unless every program can tell the entries apart.

    Aliases have 1 to 1,000 characters of the Basic Multilingual Plane (PKCS#12 keeps them as BMPString, and no writer of JKS here
    knows Java's form of others), no control characters, and differ in more than case, for Java compares them in lower case.
    """
    if not entries:
        raise InvalidInput("The keystore would have no entries.", field="alias", code=ErrorCode.KEYSTORE_EMPTY)
    seen: set[str] = set()
    for entry in entries:
        alias = entry.alias
        if not 1 <= len(alias) <= MAX_NEW_ALIAS_LENGTH:
            raise _invalid(f"An alias must have 1 to {MAX_NEW_ALIAS_LENGTH:,} characters.")
        if not all(is_alias_character(character) for character in alias):
            raise _invalid(
                "An alias must not contain control characters, or characters outside the Basic Multilingual Plane, such as emoji."
            )
        if alias.lower() in seen:
            raise _invalid(f'Two entries would have the alias "{alias}"; case makes no difference.')
        seen.add(alias.lower())


def is_alias_character(character: str) -> bool:
    """Whether every keystore can keep the character in an alias."""
    return " " <= character <= _LAST_OF_BMP and character != "\x7f" and not "\ud800" <= character <= "\udfff"


def _invalid(message: str) -> InvalidInput:
    return InvalidInput(message, field="alias", code=ErrorCode.ALIAS_INVALID)
