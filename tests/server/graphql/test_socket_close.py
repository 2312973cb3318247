"""The words with which sockets end."""

import pytest

from server.graphql.socket_close import CloseCode, SocketClosed, close_for
from server.http.refusal import RequestRefused


@pytest.mark.parametrize(("status", "code"), [(400, 4400), (401, 4401), (403, 4403), (429, 1013), (503, 1013), (418, 4403)])
def test_a_refusal_has_a_code(status: int, code: int) -> None:
    closed = close_for(RequestRefused(status, "CODE", "Why."))
    assert (closed.code, closed.reason) == (code, "Why.")


@pytest.mark.parametrize("reason", ["x" * 500, "ü" * 500, "x" + "漢" * 500])
def test_a_reason_fits_a_close_frame(reason: str) -> None:
    closed = SocketClosed(CloseCode.BAD_REQUEST, reason)
    assert 120 < len(closed.reason.encode()) <= 123
    assert reason.startswith(closed.reason)
