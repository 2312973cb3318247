"""Connections that hold a service up: each kind is what its client sends, and that it then stays."""

import asyncio
import contextlib
from dataclasses import dataclass

HANDSHAKE = (
    b"GET /graphql HTTP/1.1\r\nHost: test\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"
)
POST = b"POST /graphql HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
CLIENT_HELLO = bytes.fromhex("160301 00c8 010000c4 0303") + bytes(range(32)) + b"\x20" + bytes(158)
PING = b"\x89\x84\0\0\0\0ping"


@dataclass(frozen=True)
class Kind:
    """`drip` is sent again and again after `first`; who only half-closes can still hear."""

    first: bytes = b""
    drip: bytes = b""
    closes_half: bool = False


def build_kinds(token: str) -> dict[str, Kind]:
    """Return all kinds; the token makes the service wait for a body, which it does for nobody else."""
    post = POST + b"Authorization: Bearer " + token.encode() + b"\r\n"
    spoken = HANDSHAKE + b"Sec-WebSocket-Protocol: graphql-transport-ws\r\n"
    return {
        "silent": Kind(),
        "line ends": Kind(drip=b"\r\n"),
        "half a head": Kind(b"GET /graphql HTTP/1.1\r\nHost: te"),
        "slow head": Kind(b"GET /graphql HTTP/1.1\r\n", drip=b"X: 1\r\n"),
        "head without its body": Kind(post + b"Content-Length: 10\r\n\r\n"),
        "strange head without its body": Kind(POST + b"Content-Length: 10\r\n\r\n"),
        "promised body": Kind(post + b"Expect: 100-continue\r\nContent-Length: 10\r\n\r\n"),
        "slow body": Kind(post + b"Content-Length: 10000\r\n\r\n", drip=b" "),
        "slow chunks": Kind(post + b"Transfer-Encoding: chunked\r\n\r\n", drip=b"1\r\n \r\n"),
        "handshake without init": Kind(spoken + b"\r\n"),
        "handshake with pings": Kind(spoken + b"\r\n", drip=PING),
        "handshake in no language": Kind(HANDSHAKE + b"\r\n"),
        "handshake elsewhere": Kind(HANDSHAKE.replace(b"/graphql", b"/livez") + b"\r\n"),
        "handshake with a body": Kind(spoken + b"Content-Length: 3\r\n\r\n"),
        "handshake with chunks": Kind(spoken + b"Transfer-Encoding: chunked\r\n\r\n"),
        "handshake with a late token": Kind(spoken + b"Authorization: Bearer " + token.encode() + b"\r\n\r\n"),
        "POST that asks for a socket": Kind(spoken.replace(b"GET", b"POST") + b"Content-Length: 3\r\n\r\n"),
        "POST that asks for h2c": Kind(post + b"Connection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 3\r\n\r\n"),
        "half closed": Kind(closes_half=True),
        "half closed in the head": Kind(b"GET /graphql HTTP/1.1\r\nHost: te", closes_half=True),
        "half closed in the body": Kind(post + b"Content-Length: 10\r\n\r\n12", closes_half=True),
        "half closed socket": Kind(spoken + b"\r\n", closes_half=True),
        "TLS": Kind(CLIENT_HELLO),
        "HTTP/2": Kind(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
        "idle": Kind(b"GET /livez HTTP/1.1\r\nHost: test\r\n\r\n"),
    }


@dataclass
class Crowd:
    """Connections of one kind; `opened` and `ended` count them."""

    address: tuple[str, int]
    kind: Kind
    pause: float
    opened: int = 0
    ended: int = 0

    async def stay(self, many: int) -> None:
        """Open so many, and return when the service has ended all of them."""
        async with asyncio.TaskGroup() as group:
            for _ in range(many):
                group.create_task(self._stay())
                await asyncio.sleep(0.002)

    async def _stay(self) -> None:
        with contextlib.suppress(ConnectionError):
            reader, writer = await asyncio.open_connection(*self.address)
            self.opened += 1
            dripping = asyncio.create_task(self._send(writer))
            try:
                while await reader.read(65_536):
                    pass
            finally:
                dripping.cancel()
                with contextlib.suppress(ConnectionError, asyncio.CancelledError):
                    await dripping
                writer.close()
        self.ended += 1

    async def _send(self, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            writer.write(self.kind.first)
            if self.kind.closes_half:
                writer.write_eof()
            while self.kind.drip:
                await asyncio.sleep(self.pause)
                writer.write(self.kind.drip)
