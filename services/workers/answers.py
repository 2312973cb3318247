"""What a child answers: contents, a new file, a typed failure, or why it cannot say. One octet for the kind, then JSON lines or the file.

The parent takes an answer for untrusted: the child has worked on hostile octets. Nothing in it is executed, every type is checked.
"""

import re
import traceback
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_type_hints

import orjson

from services.codec.compile import InvalidValue
from services.errors import CONVERTING, READING, DomainError, ErrorCode
from services.model.contents import Contents
from services.model.secret import Secret
from services.model.x509 import X509Certificate
from services.workers.codec import decode, decode_fields, encode_fields, new_numbers

_SOURCE_ROOT = Path(__file__).parents[2]
_PLACES_SHOWN = 12
_PLACE = re.compile(r"[\w./<>-]{1,200}:\d{1,7}")
_TYPE_NAME = re.compile(r"\w{1,100}")


class AnswerKind(Enum):
    """The first octet of an answer."""

    CONTENTS = b"C"
    FILE = b"O"
    FAILURE = b"F"
    TOO_SLOW = b"S"
    OUT_OF_MEMORY = b"M"
    CRASHED = b"X"


@dataclass(frozen=True, slots=True, kw_only=True)
class Crash:
    """An error that no reader meant: its type, and the places in the source that it passed, innermost last. No values, no message."""

    type_name: str
    places: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.type_name} at {' <- '.join(reversed(self.places))}"


Failures = tuple[type[DomainError], ...]


def _list_data(kind: type[DomainError]) -> dict[str, Any]:
    """Return the data that a failure has besides message and code, and their types: the other parameters of its constructor."""
    hints = get_type_hints(kind.__init__)
    return {name: hint for name, hint in hints.items() if name not in ("message", "code", "return")}


_DATA = MappingProxyType({kind: _list_data(kind) for kind in (*READING, *CONVERTING)})


def write_contents(contents: Contents) -> bytes:
    """Return the answer: one line for each certificate, the contents in the last. So no line is much longer than one certificate."""
    numbers = new_numbers()
    skeleton = orjson.dumps(encode_fields(contents, numbers))
    certificates = [orjson.dumps(encode_fields(certificate, numbers)) for certificate in numbers.values]
    return AnswerKind.CONTENTS.value + b"\n".join((*certificates, skeleton))


def read_contents(body: bytes) -> Contents:
    """Return the contents; raises InvalidValue for anything else."""
    *lines, skeleton = body.split(b"\n")
    certificates = [decode_fields(X509Certificate, _load(line)) for line in lines]
    contents: Contents = decode_fields(Contents, _load(skeleton), certificates)
    return contents


def write_file(octets: Secret) -> bytes:
    """Return the answer: the octets of a new file."""
    return AnswerKind.FILE.value + octets.reveal()


def write_failure(error: DomainError, failures: Failures = READING) -> bytes:
    """Return the answer; raises KeyError for a failure that is not among those that the work can end in."""
    if type(error) not in failures:
        raise KeyError(type(error).__name__)
    state = [getattr(error, name) for name in _DATA[type(error)]]
    return AnswerKind.FAILURE.value + orjson.dumps([type(error).__name__, error.message, error.code.name, state])


def read_failure(body: bytes, failures: Failures = READING) -> DomainError:
    """Return the failure, to be raised; raises InvalidValue for anything else."""
    value = _load(body)
    if type(value) is not list or len(value) != 4 or type(value[0]) is not str or type(value[3]) is not list:
        raise InvalidValue("failure")
    kind = next((kind for kind in failures if kind.__name__ == value[0]), None)
    if kind is None or len(value[3]) != len(_DATA[kind]):
        raise InvalidValue("failure")
    message, code = decode(str, value[1]), ErrorCode.__members__.get(decode(str, value[2]))
    if code is None:
        raise InvalidValue("failure")
    state = {name: decode(hint, item) for (name, hint), item in zip(_DATA[kind].items(), value[3], strict=True)}
    error = kind(message, **state)
    error.code = code
    return error


def write_crash(error: BaseException) -> bytes:
    """Return the answer: where it happened, never what was being read."""
    frames = traceback.extract_tb(error.__traceback__)[-_PLACES_SHOWN:]
    places = [f"{_relative(frame.filename)}:{frame.lineno}" for frame in frames]
    return AnswerKind.CRASHED.value + orjson.dumps([type(error).__name__, places])


def read_crash(body: bytes) -> Crash:
    """Return the crash. Its texts go to the log, so they must look like what they are; raises InvalidValue."""
    value = _load(body)
    if type(value) is not list or len(value) != 2:
        raise InvalidValue("crash")
    name, places = decode(str, value[0]), decode(tuple[str, ...], value[1])
    if not _TYPE_NAME.fullmatch(name) or not all(_PLACE.fullmatch(place) for place in places) or len(places) > _PLACES_SHOWN:
        raise InvalidValue("crash")
    return Crash(type_name=name, places=places)


def _relative(file_name: str) -> str:
    path = Path(file_name)
    return str(path.relative_to(_SOURCE_ROOT)) if path.is_relative_to(_SOURCE_ROOT) else path.name


def _load(line: bytes) -> object:
    try:
        return orjson.loads(line)
    except orjson.JSONDecodeError:
        raise InvalidValue("JSON") from None
