"""Whose word about a client's address is taken: only that of the proxies that the installation names."""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

Address = IPv4Address | IPv6Address
Networks = tuple[IPv4Network | IPv6Network, ...]

MAX_HOPS = 20
"""Entries of X-Forwarded-For that are looked at, from the right; chains of proxies have two or three."""


def parse_address(text: str) -> Address | None:
    """Return the IP address, an IPv4 one for what is mapped into IPv6; None if it is none."""
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address


def shares_network(address: Address, networks: Iterable[IPv4Network | IPv6Network]) -> bool:
    """Whether the address is in one of the networks."""
    return any(address in network for network in networks)


class ForwardedClient:
    """ASGI middleware: behind a trusted proxy, the request's client and scheme are what X-Forwarded-For and -Proto say.

    Each proxy adds whom it hears from at the right end, so the first address from the right that is no trusted proxy is the client;
    whatever stands before it was sent by the client and may be invented. An entry that is no address ends the search at the proxy
    that passed it on. From everybody else both headers are ignored.
    """

    def __init__(self, app: ASGIApp, *, trusted: Networks) -> None:
        self._app = app
        self._trusted = trusted

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection."""
        client = scope.get("client")
        peer = parse_address(client[0]) if client and self._trusted else None
        if peer is not None and shares_network(peer, self._trusted):
            scope["client"] = (str(self._find_client(peer, _join(scope, b"x-forwarded-for"))), 0)
            scheme = _join(scope, b"x-forwarded-proto")
            if scheme in ("http", "https"):
                scope["scheme"] = scheme.replace("http", "ws") if scope["type"] == "websocket" else scheme
        await self._app(scope, receive, send)

    def _find_client(self, peer: Address, forwarded: str) -> Address:
        for entry in reversed(forwarded.split(",")[-MAX_HOPS:]):
            address = parse_address(_without_port(entry.strip()))
            if address is None:
                return peer
            peer = address
            if not shares_network(address, self._trusted):
                return peer
        return peer


def _join(scope: Scope, wanted: bytes) -> str:
    """Return the values of the header, which may be there several times, as one list."""
    return b",".join(value for name, value in scope["headers"] if name == wanted).decode("latin-1").strip()


def _without_port(text: str) -> str:
    """Return the address of `1.2.3.4:5`, `[::1]:5` and `[::1]`; what has no port is unchanged."""
    if text.startswith("["):
        return text[1:].partition("]")[0]
    return text.partition(":")[0] if text.count(":") == 1 else text
