"""What uvicorn's WebSocket protocol lacks; its deadlines are tested with GraphQL's sockets (test_socket.py, test_slow.py)."""

import asyncio
import socket

from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from server.http.connections import Connections
from server.http.socket_protocol import SocketProtocol
from tests.server.endpoint import serve
from tests.server.http.slow import HANDSHAKE
from tests.server.streaming import until

PINGS = (b"\x89\xfd\0\0\0\0" + b"x" * 125) * 80_000
"""Their answers are 10 MB, more than what the system keeps for a client."""


async def test_the_answers_to_pings_are_not_kept_for_who_does_not_take_them() -> None:
    left: list[int] = []

    class Watched(SocketProtocol):
        """Tells how much is to be sent."""

        unread_seconds = 60

        def data_received(self, data: bytes) -> None:
            super().data_received(data)
            left.append(self.transport.get_write_buffer_size() + sum(map(len, self.conn.writes)))

    async def listen(websocket: WebSocket) -> None:
        await websocket.accept()
        await websocket.receive()

    connections = Connections()
    app = Starlette(routes=[WebSocketRoute("/graphql", listen)])
    async with serve(app, socket_protocol=Watched, connections=connections) as address:
        with socket.socket() as deaf:
            deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
            deaf.setblocking(False)
            loop = asyncio.get_running_loop()
            await loop.sock_connect(deaf, address)
            await loop.sock_sendall(deaf, HANDSHAKE + b"\r\n")
            await loop.sock_recv(deaf, 12)
            await asyncio.wait_for(loop.sock_sendall(deaf, PINGS), 30)
            await until(lambda: len(left) > 10)
        await until(lambda: connections.count(address[0]) == 0)
    assert max(left) < 600_000
