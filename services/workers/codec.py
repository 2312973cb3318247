"""Values of the model as JSON and back, by the types of their fields. The reader trusts nothing: a value of another type is refused.

A dataclass is the list of its fields, a member of a union of dataclasses begins with its class's name, octets are base64, moments ISO 8601.
Secrets are written as their octets: what is written goes through the pipe to a child, or back, and nowhere else.
Certificates are written apart, each once: where one stands, its number is written.
"""

import base64
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from services.codec.compile import READ_FAILURES, Codec, InvalidValue, Medium, Numbers, Simple
from services.model.secret import Secret
from services.model.x509 import X509Certificate


def new_numbers() -> Numbers:
    """Return what numbers certificates by identity: under another friendly name one is another, and hashing all fields would cost more."""
    return Numbers(id)


def encode_fields(value: Any, numbers: Numbers) -> list[object]:
    """Return the fields of a dataclass for JSON; certificates in it become numbers."""
    fields: list[object] = _JSON.record_writer(type(value))(value, numbers)
    return fields


def decode_fields(kind: type, held: object, certificates: Sequence[X509Certificate] = ()) -> Any:
    """Return the dataclass of that kind out of the list of its fields; raises InvalidValue."""
    return _decode(_JSON.record_reader(kind), held, certificates)


def decode(hint: Any, held: object, certificates: Sequence[X509Certificate] = ()) -> Any:
    """Return the value of that type; raises InvalidValue, and TypeError for a type that is not written."""
    return _decode(_JSON.reader(hint), held, certificates)


def _decode(read: Callable[[Any, Sequence[Any]], Any], held: object, certificates: Sequence[X509Certificate]) -> Any:
    try:
        return read(held, certificates)
    except READ_FAILURES as error:
        raise InvalidValue(type(error).__name__) from None


def _check(kind: type) -> Callable[[Any], Any]:
    def read(held: Any) -> Any:
        if type(held) is not kind:
            raise InvalidValue(kind.__name__)
        return held

    return read


_read_text = _check(str)


def _write_octets(octets: bytes) -> str:
    return base64.b64encode(octets).decode("ascii")


def _read_octets(held: Any) -> bytes:
    return base64.b64decode(_read_text(held), validate=True)


def _read_moment(held: Any) -> datetime:
    moment = datetime.fromisoformat(_read_text(held))
    if moment.tzinfo is not UTC:
        raise InvalidValue("a moment without UTC")
    return moment


_JSON = Codec(
    Medium(
        simple={
            **{kind: Simple(read=_check(kind)) for kind in (str, int, bool)},
            bytes: Simple(_write_octets, _read_octets),
            datetime: Simple(datetime.isoformat, _read_moment),
            Secret: Simple(lambda secret: _write_octets(secret.reveal()), lambda held: Secret(_read_octets(held))),
        },
        tag_of=lambda kind: kind.__name__,
    ),
    numbered=X509Certificate,
)
