"""Whose word about a client's address is taken."""

from ipaddress import ip_network

import pytest
from starlette.types import Message, Receive, Scope, Send

from server.http.proxies import ForwardedClient, Networks, parse_address

TRUSTED: Networks = (ip_network("10.0.0.0/8"), ip_network("2001:db8::1/128"))


async def forward(peer: str | None, *fields: tuple[str, str], trusted: Networks = TRUSTED, kind: str = "http") -> tuple[object, str]:
    """Return client and scheme as the application sees them."""
    seen: list[Scope] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope)

    async def nothing() -> Message:
        raise AssertionError

    async def ignore(_: Message) -> None:
        raise AssertionError

    headers = [(name.encode(), value.encode("latin-1")) for name, value in fields]
    scope: Scope = {"type": kind, "client": peer and (peer, 4711), "scheme": {"http": "http", "websocket": "ws"}[kind], "headers": headers}
    await ForwardedClient(app, trusted=trusted)(scope, nothing, ignore)
    client = seen[0]["client"]
    return client and client[0], seen[0]["scheme"]


FOR, PROTO = "x-forwarded-for", "x-forwarded-proto"


@pytest.mark.parametrize(
    ("peer", "fields", "client"),
    [
        ("192.0.2.1", [(FOR, "198.51.100.1")], "192.0.2.1"),
        ("127.0.0.1", [(FOR, "198.51.100.1")], "127.0.0.1"),
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", [(FOR, "198.51.100.1")], "198.51.100.1"),
        ("10.0.0.1", [(FOR, "203.0.113.9, 198.51.100.1")], "198.51.100.1"),
        ("10.0.0.1", [(FOR, "203.0.113.9, 198.51.100.1 , 10.0.0.7")], "198.51.100.1"),
        ("10.0.0.1", [(FOR, "203.0.113.9"), (FOR, "198.51.100.1")], "198.51.100.1"),
        ("10.0.0.1", [(FOR, "10.0.0.3, 10.0.0.2")], "10.0.0.3"),
        ("10.0.0.1", [(FOR, "198.51.100.1, unknown, 10.0.0.2")], "10.0.0.2"),
        ("10.0.0.1", [(FOR, "198.51.100.1, \xff")], "10.0.0.1"),
        ("10.0.0.1", [(FOR, "")], "10.0.0.1"),
        ("10.0.0.1", [(FOR, "198.51.100.1:1234")], "198.51.100.1"),
        ("10.0.0.1", [(FOR, "[2001:db8::5]:1234")], "2001:db8::5"),
        ("10.0.0.1", [(FOR, "2001:db8::5")], "2001:db8::5"),
        ("::ffff:10.0.0.1", [(FOR, "198.51.100.1")], "198.51.100.1"),
        ("2001:db8::1", [(FOR, "::ffff:198.51.100.1")], "198.51.100.1"),
        ("2001:db8::2", [(FOR, "198.51.100.1")], "2001:db8::2"),
        ("10.0.0.1", [(FOR, "198.51.100.1, " + ", ".join(["10.0.0.2"] * 30))], "10.0.0.2"),
        (None, [(FOR, "198.51.100.1")], None),
        ("socket", [(FOR, "198.51.100.1")], "socket"),
    ],
)
async def test_the_client_is_the_first_from_the_right_that_is_no_trusted_proxy(
    peer: str | None, fields: list[tuple[str, str]], client: str | None
) -> None:
    assert (await forward(peer, *fields))[0] == client


async def test_without_trusted_proxies_nobody_is_believed() -> None:
    assert await forward("127.0.0.1", (FOR, "198.51.100.1"), (PROTO, "https"), trusted=()) == ("127.0.0.1", "http")


@pytest.mark.parametrize(
    ("peer", "kind", "said", "scheme"),
    [
        ("10.0.0.1", "http", "https", "https"),
        ("10.0.0.1", "websocket", "https", "wss"),
        ("10.0.0.1", "websocket", "http", "ws"),
        ("10.0.0.1", "http", "gopher", "http"),
        ("192.0.2.1", "http", "https", "http"),
    ],
)
async def test_the_scheme_is_what_a_trusted_proxy_says(peer: str, kind: str, said: str, scheme: str) -> None:
    assert (await forward(peer, (PROTO, said), kind=kind))[1] == scheme


def test_what_is_no_address_is_none() -> None:
    assert [parse_address(text) for text in ("", "a", "1.2.3", "1.2.3.4.5", "010.0.0.1")] == [None] * 5
