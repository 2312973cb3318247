"""Requests that ask with a token."""

import pytest
from starlette.requests import HTTPConnection

from server.access.tokens import AccessTokens
from server.http.refusal import RequestRefused


def asking(authorization: str | bytes | None) -> HTTPConnection:
    """Return a request with this header."""
    octets = authorization.encode("latin-1") if isinstance(authorization, str) else authorization
    return HTTPConnection({"type": "http", "headers": [] if octets is None else [(b"authorization", octets)]})


async def assert_refused(tokens: AccessTokens, authorization: str | bytes | None, code: str = "UNAUTHENTICATED") -> RequestRefused:
    """Return the refusal."""
    with pytest.raises(RequestRefused) as caught:
        await tokens.authenticate(asking(authorization))
    assert (caught.value.status, caught.value.code) == (401, code)
    return caught.value
