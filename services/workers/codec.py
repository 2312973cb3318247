"""Values of the model as JSON and back, by the types of their fields. The reader trusts nothing: a value of another type is refused.

A dataclass is the list of its fields, a member of a union of dataclasses begins with its class's name, octets are base64, moments ISO 8601.
Secrets are written as their octets: what is written goes through the pipe to a child, or back, and nowhere else.
Certificates are written apart, each once: where one stands, its number is written.
"""

import base64
import binascii
import types
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from services.model.secret import Secret
from services.model.x509 import X509Certificate

Decoder = Callable[[Any, Sequence[X509Certificate]], Any]
"""Gives the value of its type for what JSON gave, with the certificates to look numbers up in; raises InvalidValue."""


class InvalidValue(ValueError):
    """Something is not what its type says."""


class Encoder:
    """KeyedLocks values into what JSON can write, and numbers the certificates in them."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self.certificates: list[X509Certificate] = []

    def encode(self, value: Any) -> object:
        """Return the value for JSON; a certificate becomes its number."""
        if isinstance(value, X509Certificate):
            return self._number(value)
        if is_dataclass(value):
            return [type(value).__name__, *self.encode_fields(value)]
        if isinstance(value, Enum):
            return value.value
        if isinstance(value, tuple):
            return [self.encode(item) for item in value]
        if isinstance(value, bytes):
            return base64.b64encode(value).decode("ascii")
        if isinstance(value, datetime):
            return value.isoformat()
        if isinstance(value, Secret):
            return self.encode(value.reveal())
        return value

    def encode_fields(self, value: Any) -> list[object]:
        """Return the fields of a dataclass."""
        return [self.encode(getattr(value, name)) for name in _field_names(value.__class__)]

    def _number(self, certificate: X509Certificate) -> int:
        # By identity: the same certificate under another friendly name is another value, and hashing all fields would cost more.
        number = self._numbers.setdefault(id(certificate), len(self.certificates))
        if number == len(self.certificates):
            self.certificates.append(certificate)
        return number


def decode_fields(kind: type, value: object, certificates: Sequence[X509Certificate] = ()) -> Any:
    """Return the dataclass of that kind out of the list of its fields; raises InvalidValue."""
    return _fields_decoder(kind)(value, certificates)


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _fields_decoder(kind: type) -> Decoder:
    names = _field_names(kind)
    hints = get_type_hints(kind)
    decoders = [decoder_of(hints[name]) for name in names]

    def decode(value: Any, certificates: Sequence[X509Certificate]) -> Any:
        if type(value) is not list or len(value) != len(names):
            raise InvalidValue(kind.__name__)
        return kind(**{name: read(item, certificates) for name, read, item in zip(names, decoders, value, strict=True)})

    return decode


@cache
def decoder_of(hint: Any) -> Decoder:
    """Return the decoder of a type as the model writes types; raises TypeError for one that it cannot write."""
    if hint in (str, int, bool, type(None)):
        return _plain_decoder(hint)
    if hint in _TEXT_FORMS:
        return _text_decoder(hint)
    if hint is X509Certificate:
        return _decode_certificate
    if get_origin(hint) is tuple:
        return _tuple_decoder(*get_args(hint))
    if get_origin(hint) in (Union, types.UnionType):
        return _union_decoder(get_args(hint))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _enum_decoder(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return _named_decoder({hint.__name__: hint})
    raise TypeError(f"no decoder for {hint}")


def _plain_decoder(kind: type) -> Decoder:
    def decode(value: Any, _: Sequence[X509Certificate]) -> Any:
        if type(value) is not kind:
            raise InvalidValue(kind.__name__)
        return value

    return decode


def _text_decoder(kind: type) -> Decoder:
    read = _TEXT_FORMS[kind]

    def decode(value: Any, _: Sequence[X509Certificate]) -> Any:
        if type(value) is not str:
            raise InvalidValue(kind.__name__)
        try:
            return read(value)
        except (ValueError, binascii.Error):
            raise InvalidValue(kind.__name__) from None

    return decode


def _enum_decoder(kind: type[Enum]) -> Decoder:
    members: dict[Any, Enum] = {member.value: member for member in kind}

    def decode(value: Any, _: Sequence[X509Certificate]) -> Any:
        if type(value) is not str or value not in members:
            raise InvalidValue(kind.__name__)
        return members[value]

    return decode


def _tuple_decoder(item_hint: Any, rest: Any) -> Decoder:
    if rest is not Ellipsis:
        raise TypeError("only tuples of one type and any length are written")
    read = decoder_of(item_hint)

    def decode(value: Any, certificates: Sequence[X509Certificate]) -> Any:
        if type(value) is not list:
            raise InvalidValue("tuple")
        return tuple([read(item, certificates) for item in value])

    return decode


def _union_decoder(members: Sequence[Any]) -> Decoder:
    others = [member for member in members if member is not type(None)]
    if all(is_dataclass(member) and member is not X509Certificate for member in others):
        read = _named_decoder({member.__name__: member for member in others})
    elif len(others) == 1:
        read = decoder_of(others[0])
    else:
        raise TypeError("only unions of dataclasses, or of one type with None, are written")
    is_optional = len(others) < len(members)

    def decode(value: Any, certificates: Sequence[X509Certificate]) -> Any:
        return None if value is None and is_optional else read(value, certificates)

    return decode


def _named_decoder(kinds: dict[str, type]) -> Decoder:
    def decode(value: Any, certificates: Sequence[X509Certificate]) -> Any:
        kind = kinds.get(value[0]) if type(value) is list and value and type(value[0]) is str else None
        if kind is None:
            raise InvalidValue(" or ".join(kinds))
        return _fields_decoder(kind)(value[1:], certificates)

    return decode


def _decode_certificate(value: Any, certificates: Sequence[X509Certificate]) -> Any:
    if type(value) is not int or not 0 <= value < len(certificates):
        raise InvalidValue("X509Certificate")
    return certificates[value]


def _read_moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not UTC:
        raise ValueError("a moment without UTC")
    return moment


_TEXT_FORMS: dict[type, Callable[[str], object]] = {
    bytes: lambda text: base64.b64decode(text, validate=True),
    datetime: _read_moment,
    Secret: lambda text: Secret(base64.b64decode(text, validate=True)),
}
