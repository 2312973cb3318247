"""The open connections of each address: nobody can use up those of all others."""

from collections.abc import Callable, MutableMapping
from typing import Any, Protocol

from starlette.types import Scope

from server.http.proxies import Networks, parse_address, shares_network

CONNECTIONS_PER_ADDRESS = 100
"""A browser opens 6 and a client library some ten to a host, so that an office behind one address fits; with the usual 1,024
descriptors, ten addresses at least are needed to use them up."""

_MARK = "mark_authenticated"


class Connection(Protocol):
    """One connection."""

    @property
    def waiting_since(self) -> float | None:
        """Since when it waits for something that its client owes, in the loop's seconds; None if the client owes nothing."""

    def give_up(self) -> None:
        """End at once."""


class Connections:
    """Counts them by the address of the peer: an IPv4 address, or the 64 bits of an IPv6 address that one site has (RFC 6177).

    At the limit the one that has waited for its client for the longest time makes room, be it for a head, a body, another request or
    the token of a socket: so an honest request from the same address is answered too. Where all are at work, the new one is closed.
    """

    def __init__(self, *, most: int = CONNECTIONS_PER_ADDRESS, exempt: Networks = ()) -> None:
        """`exempt` are proxies, behind which there are many clients."""
        self._most = most
        self._exempt = exempt
        self._open: dict[str, set[Connection]] = {}

    def admit(self, address: str | None, connection: Connection) -> bool:
        """Count a connection, and return whether it may stay; one without an address (a Unix socket) is not counted."""
        key = self._key(address)
        if key is None:
            return True
        others = self._open.setdefault(key, set())
        if len(others) >= self._most:
            waiting = [(other.waiting_since, id(other), other) for other in others if other.waiting_since is not None]
            if not waiting:
                return False
            _, _, longest = min(waiting, key=lambda one: one[:2])
            others.discard(longest)
            longest.give_up()
        others.add(connection)
        return True

    def leave(self, address: str | None, connection: Connection) -> None:
        """Count it no longer; nothing happens if it was not counted."""
        key = self._key(address)
        others = self._open.get(key, set()) if key is not None else set()
        others.discard(connection)
        if key is not None and not others:
            self._open.pop(key, None)

    def count(self, address: str) -> int:
        """Return how many connections of the address are counted."""
        return len(self._open.get(self._key(address) or "", ()))

    def _key(self, address: str | None) -> str | None:
        parsed = parse_address(address or "")
        if parsed is None or shares_network(parsed, self._exempt):
            return None
        return str(parsed) if parsed.version == 4 else parsed.packed[:8].hex()


def let_mark_authenticated(state: MutableMapping[str, Any], mark: Callable[[], None]) -> None:
    """Let whoever serves the socket with this state say that its client is authenticated: it calls `mark`."""
    state[_MARK] = mark


def mark_authenticated(scope: Scope) -> None:
    """Say that the client of this socket is authenticated: from now on it may be silent."""
    mark = scope.get("state", {}).get(_MARK)
    if mark is not None:
        mark()
