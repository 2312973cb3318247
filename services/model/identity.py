"""Opaque ids made of random keys.

The id of a certificate, destination or fragment carries its scope's, so that every query can name the scope (the shard key).
"""

import re
import secrets
from dataclasses import dataclass

from services.model.destination import ConfigurationKind

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u
_KEY_LENGTH = 26  # 130 random bits
_KEY = re.compile(rf"[{_ALPHABET}]{{{_KEY_LENGTH}}}")
_SCOPE_ID = re.compile(rf"scp_[{_ALPHABET}]{{{_KEY_LENGTH}}}")
_SERVICE_KEY, _SUBSCRIPTION = "key_", "sub_"
_CERTIFICATE_ID = re.compile(rf"crt_([{_ALPHABET}]{{{_KEY_LENGTH}}})_[{_ALPHABET}]{{{_KEY_LENGTH}}}")

_CONFIGURATION = {ConfigurationKind.DESTINATION: "dst", ConfigurationKind.FRAGMENT: "frg"}
_KINDS = {prefix: kind for kind, prefix in _CONFIGURATION.items()}
_CONFIGURATION_ID = re.compile(rf"({'|'.join(_KINDS)})_([{_ALPHABET}]{{{_KEY_LENGTH}}})_[{_ALPHABET}]{{{_KEY_LENGTH}}}")

_ENTRY = "ent"
_NUMBER = rf"(0|[{_ALPHABET[1:]}][{_ALPHABET}]{{0,6}})"  # 35 bits: more than any version has
_ENTRY_ID = re.compile(rf"{_ENTRY}_([{_ALPHABET}]{{{_KEY_LENGTH}}}_[{_ALPHABET}]{{{_KEY_LENGTH}}})_{_NUMBER}_{_NUMBER}_{_NUMBER}")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPlace:
    """Where an entry stands: in which version of which certificate, among how many, and its position, counted from 0.

    How many there are is a part of it, since a version whose password is given later shows more, and may show them elsewhere.
    """

    certificate_id: str
    version: int
    count: int
    position: int


def new_key() -> str:
    """Return 130 random bits as text."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(_KEY_LENGTH))


def new_scope_id() -> str:
    """Return a fresh scope id."""
    return f"scp_{new_key()}"


def new_service_key_id() -> str:
    """Return a fresh id of a service key."""
    return f"{_SERVICE_KEY}{new_key()}"


def new_subscription_id() -> str:
    """Return a fresh id of a subscription."""
    return f"{_SUBSCRIPTION}{new_key()}"


def new_certificate_id(scope_id: str) -> str:
    """Return a fresh certificate id inside the scope of that id."""
    return f"crt_{scope_id.removeprefix('scp_')}_{new_key()}"


def new_configuration_id(kind: ConfigurationKind, scope_id: str) -> str:
    """Return a fresh id of a destination or fragment inside the scope of that id."""
    return f"{_CONFIGURATION[kind]}_{scope_id.removeprefix('scp_')}_{new_key()}"


def write_entry_ids(certificate_id: str, *, version: int, count: int) -> str:
    """Return how the ids of all entries of a certificate's version begin; `write_entry_id` adds the position."""
    return f"{_ENTRY}_{certificate_id.removeprefix('crt_')}_{_write_number(version)}_{_write_number(count)}_"


def write_entry_id(beginning: str, position: int) -> str:
    """Return the id of an entry. Nothing is stored for it."""
    return beginning + _write_number(position)


def find_entry_place(entry_id: str) -> EntryPlace | None:
    """Return what the id of an entry says, None if the text is not the form of one."""
    matched = _ENTRY_ID.fullmatch(entry_id)
    if matched is None:
        return None
    version, count, position = (_read_number(digits) for digits in matched.groups()[1:])
    return EntryPlace(certificate_id=f"crt_{matched[1]}", version=version, count=count, position=position)


def _write_number(number: int) -> str:
    digits = _ALPHABET[number % 32]
    while number := number // 32:
        digits = _ALPHABET[number % 32] + digits
    return digits


def _read_number(digits: str) -> int:
    number = 0
    for digit in digits:
        number = number * 32 + _ALPHABET.index(digit)
    return number


def is_scope_id(text: str) -> bool:
    """Whether the text has the form of a scope id; it says nothing about its existence."""
    return _SCOPE_ID.fullmatch(text) is not None


def is_service_key_id(text: str) -> bool:
    """Whether the text has the form of a service key's id."""
    return text.startswith(_SERVICE_KEY) and _KEY.fullmatch(text.removeprefix(_SERVICE_KEY)) is not None


def is_subscription_id(text: str) -> bool:
    """Whether the text has the form of a subscription's id."""
    return text.startswith(_SUBSCRIPTION) and _KEY.fullmatch(text.removeprefix(_SUBSCRIPTION)) is not None


def find_scope_id(certificate_id: str) -> str | None:
    """Return the scope id inside a certificate id, or None if the text is not the form of one."""
    matched = _CERTIFICATE_ID.fullmatch(certificate_id)
    return f"scp_{matched[1]}" if matched else None


def find_configuration_place(configuration_id: str) -> tuple[ConfigurationKind, str] | None:
    """Return what the id of a destination or fragment says: the kind and the scope's id; None if the text is not the form of one."""
    matched = _CONFIGURATION_ID.fullmatch(configuration_id)
    return (_KINDS[matched[1]], f"scp_{matched[2]}") if matched else None
