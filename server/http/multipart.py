"""The parts of a multipart/form-data body (RFC 7578), collected in memory: parts are private keys, so none is ever written to disk."""

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass, field

from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header

from server.http.refusal import RequestRefused

logging.getLogger("python_multipart").setLevel(logging.CRITICAL)  # its warnings quote octets of what it cannot read


@dataclass(slots=True)
class Part:
    """One part; `file_name` is None for a field that is not a file. Its `repr` does not show the content."""

    name: str
    file_name: str | None
    content_type: str | None
    content: bytearray = field(default_factory=bytearray, repr=False)


async def read_parts(content_type: str, stream: AsyncIterator[bytes], *, max_parts: int) -> list[Part]:
    """Return the parts in their order.

    Raises RequestRefused (400, MULTIPART_INVALID) for a body that is malformed or ends early, for a name or file name that is missing
    or not UTF-8, and for more than `max_parts` parts. The stream bounds the size of it all.
    """
    _, options = parse_options_header(content_type)
    boundary = options.get(b"boundary")
    if not boundary:
        raise refuse("The Content-Type header names no boundary.")
    collector = _Collector(max_parts)
    try:
        parser = MultipartParser(
            boundary,
            {
                "on_part_begin": collector.begin,
                "on_header_field": collector.add_header_name,
                "on_header_value": collector.add_header_value,
                "on_header_end": collector.end_header,
                "on_headers_finished": collector.end_headers,
                "on_part_data": collector.add_content,
                "on_end": collector.end,
            },
        )
        async for chunk in stream:
            parser.write(chunk)
        parser.finalize()
    except FormParserError:
        raise refuse("The body is not multipart/form-data as its Content-Type says.") from None
    if not collector.is_complete:
        raise refuse("The body ends before its last boundary.")
    return collector.parts


def refuse(message: str) -> RequestRefused:
    """Return the refusal of a body that breaks the rules of multipart."""
    return RequestRefused(400, "MULTIPART_INVALID", message)


class _Collector:
    """What the parser calls while it reads."""

    def __init__(self, max_parts: int) -> None:
        self.parts: list[Part] = []
        self.is_complete = False
        self._max_parts = max_parts
        self._headers: dict[str, str] = {}
        self._name = bytearray()
        self._value = bytearray()

    def begin(self) -> None:
        if len(self.parts) == self._max_parts:
            raise refuse(f"The body has more than {self._max_parts} parts.")
        self._headers = {}

    def add_header_name(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def add_header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def end_header(self) -> None:
        self._headers[self._name.decode("latin-1").lower()] = self._value.decode("latin-1")
        self._name.clear()
        self._value.clear()

    def end_headers(self) -> None:
        disposition, options = parse_options_header(self._headers.get("content-disposition"))
        if disposition != b"form-data" or b"name" not in options:
            raise refuse("A part has no Content-Disposition of form-data with a name.")
        file_name = options.get(b"filename")
        self.parts.append(
            Part(
                name=_decode(options[b"name"]),
                file_name=None if file_name is None else _decode(file_name),
                content_type=self._headers.get("content-type"),
            )
        )

    def add_content(self, data: bytes, start: int, end: int) -> None:
        self.parts[-1].content += data[start:end]

    def end(self) -> None:
        self.is_complete = True


def _decode(octets: bytes) -> str:
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        raise refuse("The name or file name of a part is not UTF-8.") from None
