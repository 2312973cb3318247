"""What consumers fetch about the local authority, without a token: its certificates and its revocation list (RFC 5280, RFC 2585)."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from services.certificates.revoke import Revoke
from services.issuance.local_authority import LocalAuthority
from services.ports.authorities import IssuingAuthority

LIST_CACHED_FOR = 300
"""Seconds: a revocation is known to consumers that check within five minutes, and a busy one asks the database rarely."""

CERTIFICATE_CACHED_FOR = 86_400
"""Seconds: the authority's certificates stay for years."""


def pki_routes(authority: IssuingAuthority, revoke: Revoke) -> list[Route]:
    """Return the routes of the local authority; none if another one signs, which has its own."""
    if not isinstance(authority, LocalAuthority):
        return []

    issuing, root = authority.certificate_chain
    return [
        Route("/pki/issuing.crl", partial(_send_revocations, revoke)),
        Route("/pki/issuing.cer", partial(_send_certificate, issuing)),
        Route("/pki/root.cer", partial(_send_certificate, root)),
    ]


async def _send_revocations(revoke: Revoke, _: Request) -> Response:
    return _answer(await revoke.build_list() or b"", "application/pkix-crl", cached_for=LIST_CACHED_FOR)


async def _send_certificate(der: bytes, _: Request) -> Response:
    return _answer(der, "application/pkix-cert", cached_for=CERTIFICATE_CACHED_FOR)


def _answer(octets: bytes, media_type: str, *, cached_for: int) -> Response:
    headers = {"Cache-Control": f"public, max-age={cached_for}", "X-Content-Type-Options": "nosniff"}
    return Response(octets, media_type=media_type, headers=headers)
