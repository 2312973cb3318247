"""The parts of a multipart/form-data body (RFC 7578), collected in memory: parts are private keys, so none is ever written to disk."""

import logging
from collections.abc import AsyncGenerator

from python_multipart.multipart import parse_options_header
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from server.http.refusal import RequestRefused

logging.getLogger("python_multipart").setLevel(logging.CRITICAL)  # its warnings quote octets of what it cannot read


async def read_parts(content_type: str, stream: AsyncGenerator[bytes, None], *, max_parts: int) -> dict[str, bytes]:
    """Return the octets of the parts by their names. What is a file and what a field is for the caller to know: a file needs no
    file name (section 4.2).

    Raises RequestRefused (400, MULTIPART_INVALID) for a body that is malformed or ends early, for a name that is missing or comes
    twice, for a name or file name that is not UTF-8, and for more than `max_parts` parts. The stream bounds the size of it all.
    """
    parser = _Parser(content_type, stream, max_parts)
    try:
        form = await parser.parse()
    except MultiPartException:
        raise refuse("The body is not multipart/form-data as its Content-Type says.") from None
    parts = {name: await part.read() for name, part in form.multi_items() if isinstance(part, UploadFile)}
    parser.close()
    if not parser.is_complete:
        raise refuse("The body ends before its last boundary.")
    if len(parts) != len(parser.items):
        raise refuse("Two parts of the body have the same name.")
    return parts


def refuse(message: str) -> RequestRefused:
    """Return the refusal of a body that breaks the rules of multipart."""
    return RequestRefused(400, "MULTIPART_INVALID", message)


class _Parser(MultiPartParser):
    """Starlette's parser, stricter, and with a file for each part: of texts it would not keep the octets."""

    spool_max_size = 0  # no size is written to disk

    def __init__(self, content_type: str, stream: AsyncGenerator[bytes, None], max_parts: int) -> None:
        super().__init__(Headers({"content-type": content_type}), stream)
        self.is_complete = False
        self._max_parts = max_parts

    def on_headers_finished(self) -> None:
        if len(self.items) == self._max_parts:
            raise refuse(f"The body has more than {self._max_parts} parts.")
        header = self._current_part.content_disposition or b""
        disposition, options = parse_options_header(header)
        if disposition != b"form-data" or b"name" not in options:
            raise refuse("A part has no Content-Disposition of form-data with a name.")
        try:
            (options[b"name"] + b" " + options.get(b"filename", b"")).decode()
        except UnicodeDecodeError:
            raise refuse("The name or file name of a part is not UTF-8.") from None
        # A file name of its own follows, and counts instead of this one.
        self._current_part.content_disposition = b'form-data; filename="";' + header.partition(b";")[2]
        super().on_headers_finished()

    def on_end(self) -> None:
        self.is_complete = True

    def close(self) -> None:
        """Forget the files, also one that never ended."""
        for file in self._files_to_close_on_error:
            file.close()
