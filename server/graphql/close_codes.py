"""Why a socket is closed: the codes of graphql-transport-ws."""

from enum import IntEnum

from server.http.refusal import RequestRefused

_MAX_REASON = 123
"""Octets, RFC 6455 section 5.5."""


class CloseCode(IntEnum):
    """Clients of graphql-ws give up after 4400, 4401, 4406, 4409, 4429 and 4500, and try again after the others."""

    GOING_AWAY = 1001
    TRY_AGAIN_LATER = 1013
    BAD_REQUEST = 4400
    UNAUTHORIZED = 4401
    FORBIDDEN = 4403
    SUBPROTOCOL_NOT_ACCEPTABLE = 4406
    INIT_TIMEOUT = 4408
    SUBSCRIBER_EXISTS = 4409
    TOO_MANY_INITS = 4429
    INTERNAL = 4500


_BY_STATUS = {
    400: CloseCode.BAD_REQUEST,
    401: CloseCode.UNAUTHORIZED,
    403: CloseCode.FORBIDDEN,
    429: CloseCode.TRY_AGAIN_LATER,
    503: CloseCode.TRY_AGAIN_LATER,
}


class SocketClosed(Exception):
    """The socket is to be closed with this code; without one the client has closed it."""

    def __init__(self, code: CloseCode | None, reason: str = "") -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason.encode()[:_MAX_REASON].decode(errors="ignore")


def close_for(refusal: RequestRefused) -> SocketClosed:
    """Return the end of a socket for what would be this refusal of a request."""
    return SocketClosed(_BY_STATUS.get(refusal.status, CloseCode.FORBIDDEN), refusal.message)
