"""What consumers fetch about the local authority, without a token: its certificates and its revocation list (RFC 5280, RFC 2585)."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.http.known import is_known
from server.http.refusal import RequestRefused, answer_plainly
from services.certificates.publish import Publish
from services.errors import ServiceUnavailable
from services.issuance.local_authority import LocalAuthority
from services.ports.authorities import IssuingAuthority

LIST_CACHED_FOR = 300
"""Seconds: a revocation is known to consumers that check within five minutes, and a busy one fetches the list rarely. Whatever list is
sent is good for much longer."""

CERTIFICATE_CACHED_FOR = 86_400
"""Seconds: the authority's certificates stay for years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What is sent, for how many seconds it may be kept, and since when it is so; None where that is not known."""

    octets: bytes
    media_type: str
    cached_for: int
    since: datetime | None = None


def pki_routes(authority: IssuingAuthority, publish: Publish) -> list[Route]:
    """Return the routes of the local authority; none if another one signs, which has its own."""
    if not isinstance(authority, LocalAuthority):
        return []

    issuing, root = authority.certificate_chain
    return [
        Route("/pki/issuing.crl", partial(_send_revocations, publish)),
        Route("/pki/issuing.cer", partial(_send_certificate, issuing)),
        Route("/pki/root.cer", partial(_send_certificate, root)),
    ]


async def _send_revocations(publish: Publish, request: Request) -> Response:
    try:
        present = await publish()
    except ServiceUnavailable as error:
        headers = {"Retry-After": str(error.retry_after)}
        return answer_plainly(RequestRefused(503, "UNAVAILABLE", str(error), headers=headers))
    if present is None:
        return answer_plainly(RequestRefused(404, "NOT_FOUND", "The authority keeps no revocation list here."))
    published = Published(octets=present.der, media_type="application/pkix-crl", cached_for=LIST_CACHED_FOR, since=present.this_update)
    return _answer(request, published)


async def _send_certificate(der: bytes, request: Request) -> Response:
    return _answer(request, Published(octets=der, media_type="application/pkix-cert", cached_for=CERTIFICATE_CACHED_FOR))


def _answer(request: Request, published: Published) -> Response:
    """Return the octets, or 304 to who has them already (RFC 9110 13)."""
    tag = f'"{hashlib.sha256(published.octets).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": f"public, max-age={published.cached_for}", "X-Content-Type-Options": "nosniff"}
    if published.since is not None:
        headers["Last-Modified"] = format_datetime(published.since, usegmt=True)
    if _is_known(request, tag, published.since):
        return Response(status_code=304, headers=headers)
    return Response(published.octets, headers=headers, media_type=published.media_type)


def _is_known(request: Request, tag: str, since: datetime | None) -> bool:
    """Whether the client says that it has this. A moment counts only where it names no tag (RFC 9110 13.2.2)."""
    known = is_known(request.headers, tag)
    if known is not None:
        return known
    moment = request.headers.get("If-Modified-Since")
    if moment is None or since is None:
        return False
    try:
        return since <= parsedate_to_datetime(moment)
    except (ValueError, TypeError):  # no date, or one without a time zone: the field is ignored (RFC 9110 13.1.3)
        return False
