"""SIGTERM while clients listen: each is told, and the service ends as soon as without them."""

import asyncio
import json
import signal
from collections.abc import Callable

import httpx
import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from tests.fault.service import Service

pytestmark = pytest.mark.slow

SUBSCRIPTION = "subscription ($scope: ID!) { certificateChanged(scope: $scope) { kind } }"


async def test_listeners_are_told_of_the_end_and_hold_nothing_up(new_service: Callable[..., Service]) -> None:
    service = new_service()
    await service.start()
    token = (service.data / "dev-token").read_text().strip()
    async with service.connect() as client:
        scope = await client.create_scope()
    asked = {"query": SUBSCRIPTION, "variables": {"scope": scope}}

    async def listen_by_socket() -> int:
        async with connect(service.url.replace("http", "ws") + "/graphql", subprotocols=[Subprotocol("graphql-transport-ws")]) as socket:
            await socket.send(json.dumps({"type": "connection_init", "payload": {"token": token}}))
            await socket.recv()
            await socket.send(json.dumps({"id": "1", "type": "subscribe", "payload": asked}))
            with pytest.raises(ConnectionClosed) as closed:
                await socket.recv()
            assert closed.value.rcvd is not None
            return closed.value.rcvd.code

    async def listen_by_events() -> str:
        headers = {"Authorization": f"Bearer {token}", "Accept": "text/event-stream"}
        async with httpx.AsyncClient(headers=headers, timeout=60) as http:
            return (await http.post(service.url + "/graphql", json=asked)).text

    sockets = [asyncio.create_task(listen_by_socket()) for _ in range(5)]
    streams = [asyncio.create_task(listen_by_events()) for _ in range(5)]
    await asyncio.sleep(2)
    service.signal(signal.SIGTERM)
    assert await service.wait(seconds=10) == 0, service.read_log()
    assert await asyncio.gather(*sockets) == [1001] * 5
    assert all(set(text.splitlines()) == {":", ""} for text in await asyncio.gather(*streams))
    for trouble in ("Traceback", "ERROR", "WARNING"):
        assert trouble not in service.read_log(), service.read_log()
