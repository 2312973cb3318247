"""How parent and child talk: parts of octets, each after its length in four octets. A length of 0xFFFFFFFF stands for None."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

import orjson

from services.errors import CONVERTING, READING, READING_KEYS, DomainError
from services.model.conversion import Conversion
from services.model.passwords import KeyPasswords
from services.model.secret import Secret
from services.workers.codec import decode_fields, encode_fields, new_numbers

LENGTH_OCTETS = 4
_ABSENT = b"\xff" * LENGTH_OCTETS


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One file to be read, or to be converted if `conversion` says to what."""

    octets: Secret
    file_name: str | None
    password: Secret | None
    conversion: Conversion | None = None
    key_passwords: KeyPasswords | None = None

    @property
    def failures(self) -> tuple[type[DomainError], ...]:
        """What the work can end in."""
        if self.conversion is not None:
            return CONVERTING
        return READING if self.key_passwords is None else READING_KEYS


def write_request(request: Request) -> Iterator[bytes]:
    """Yield what the parent sends, piece by piece; it holds the file and its passwords."""
    name = None if request.file_name is None else request.file_name.encode("utf-8", "surrogatepass")
    conversion = None if request.conversion is None else orjson.dumps(encode_fields(request.conversion, new_numbers()))
    password = None if request.password is None else request.password.reveal()
    key_passwords = None if request.key_passwords is None else orjson.dumps(encode_fields(request.key_passwords, new_numbers()))
    for part in (request.octets.reveal(), name, password, conversion, key_passwords):
        yield _ABSENT if part is None else len(part).to_bytes(LENGTH_OCTETS, "big")
        if part:
            yield part


def read_request(stream: BinaryIO) -> Request | None:
    """Return the next request, or None where the stream ends."""
    head = stream.read(LENGTH_OCTETS)
    if len(head) < LENGTH_OCTETS:
        return None
    octets = stream.read(int.from_bytes(head, "big"))
    name, password, conversion, key_passwords = (_read_part(stream) for _ in range(4))
    return Request(
        octets=Secret(octets),
        file_name=None if name is None else name.decode("utf-8", "surrogatepass"),
        password=None if password is None else Secret(password),
        conversion=None if conversion is None else decode_fields(Conversion, orjson.loads(conversion)),
        key_passwords=None if key_passwords is None else decode_fields(KeyPasswords, orjson.loads(key_passwords)),
    )


def write_answer(stream: BinaryIO, answer: bytes) -> None:
    """Send one answer."""
    stream.write(len(answer).to_bytes(LENGTH_OCTETS, "big"))
    stream.write(answer)
    stream.flush()


def _read_part(stream: BinaryIO) -> bytes | None:
    head = stream.read(LENGTH_OCTETS)
    return None if head == _ABSENT else stream.read(int.from_bytes(head, "big"))
