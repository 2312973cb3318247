"""The body of a request, as its octets come, and never more of them than its edge takes."""

from collections.abc import AsyncGenerator

from starlette.requests import ClientDisconnect, Request

from server.http.refusal import RequestRefused


def check_length(request: Request, *, max_size: int) -> None:
    """Raise RequestRefused (413) for a body that says itself that it is larger."""
    length = request.headers.get("content-length", "")
    if length.isdigit() and int(length[:20]) > max_size:
        raise _too_large(max_size)


async def receive_body(request: Request, *, max_size: int) -> AsyncGenerator[bytes, None]:
    """Yield the body's octets as they come; raises ClientDisconnect, and RequestRefused (413) beyond `max_size`."""
    size, is_whole = 0, False
    while not is_whole:
        piece, is_whole = await _receive(request)
        size += len(piece)
        if size > max_size:
            raise _too_large(max_size)
        yield piece


async def receive_whole(request: Request, *, max_size: int) -> bytes:
    """Return the body; raises as `receive_body` does."""
    pieces: list[bytes] = []
    size, is_whole = 0, False
    while not is_whole:
        piece, is_whole = await _receive(request)
        size += len(piece)
        if size > max_size:
            raise _too_large(max_size)
        pieces.append(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


async def _receive(request: Request) -> tuple[bytes, bool]:
    """Return the next octets, and whether they are the last."""
    message = await request.receive()
    if message["type"] == "http.disconnect":
        raise ClientDisconnect
    return message.get("body", b""), not message.get("more_body", False)


def _too_large(max_size: int) -> RequestRefused:
    return RequestRefused(413, "PAYLOAD_TOO_LARGE", f"The body is larger than {max_size} octets.")
