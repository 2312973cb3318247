"""What a page asks for at /session: a JSON object, sent by a page of this service itself."""

from dataclasses import dataclass, field

from starlette.requests import ClientDisconnect, Request

from server.http.body import receive_whole
from server.http.json_body import parse_json
from server.http.origin import check_origin
from server.http.refusal import RequestRefused

MAX_BODY_SIZE = 1_024
"""Octets: the longest development token has 256."""

_MEMBERS = ("code", "token")


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants in: by a code, by a token, or with neither by the cookie."""

    code: str | None = field(default=None, repr=False)
    token: str | None = field(default=None, repr=False)


def check_page(request: Request) -> None:
    """Raise RequestRefused for what a page of another origin can make a browser send.

    The cookie alone opens /session, so that beside `SameSite` the content type has to be one that no form can have (Fetch standard,
    4.10), and the origin the service's own: those that DESTCERT_ALLOWED_ORIGINS names have no part in sessions.
    """
    check_origin(request.headers, ())
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise RequestRefused(415, "CONTENT_TYPE_UNSUPPORTED", "Send the header field Content-Type: application/json.")


async def read_wish(request: Request) -> Wish:
    """Return what the body says; an empty one says as much as `{}`. Raises RequestRefused."""
    try:
        octets = await receive_whole(request, max_size=MAX_BODY_SIZE)
    except ClientDisconnect:
        raise RequestRefused(400, "BODY_INCOMPLETE", "The body came only in part.") from None
    given = parse_json(octets) if octets else {}
    if not isinstance(given, dict) or len(given) > 1 or not all(name in _MEMBERS and isinstance(text, str) for name, text in given.items()):
        raise RequestRefused(400, "BODY_INVALID", 'Send {"code": "..."}, {"token": "..."} or {}.')
    return Wish(**given)
