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
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        piece, is_whole = message.get("body", b""), not message.get("more_body", False)
        size += len(piece)
        if size > max_size:
            raise _too_large(max_size)
        yield piece


async def receive_whole(request: Request, *, max_size: int) -> bytes:
    """Return the body; raises as `receive_body` does."""
    return b"".join([piece async for piece in receive_body(request, max_size=max_size)])


def _too_large(max_size: int) -> RequestRefused:
    return RequestRefused(413, "PAYLOAD_TOO_LARGE", f"The body is larger than {max_size} octets.")
