"""What is logged of sockets."""

import logging

import pytest
from websockets.exceptions import InvalidStatus

from tests.server.streaming import serve_streams

SOCKETS = logging.getLogger("destcert.sockets")


async def test_neither_tokens_nor_messages_nor_query_strings_reach_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    logging.getLogger("uvicorn.error").setLevel(logging.INFO)
    async with serve_streams() as served:
        address = served.socket()
        address._url += "?token=hunter2"
        async with address as talk:
            await talk.init()
            await talk.ask('{hello(name: "hunter3")}')
        async with served.socket() as talk:
            await talk.send(type="connection_init", payload={"token": "hunter4"})
            await talk.closed()
        async with served.socket() as talk:
            await talk.connection.send(b"\xff hunter5", text=True)
            await talk.closed()
        with pytest.raises(InvalidStatus):
            await served.socket(additional_headers={"Origin": "https://hunter6.example"}).__aenter__()
    said = "\n".join(record.getMessage() + str(record.exc_info or "") for record in caplog.records if record.name != "websockets.client")
    assert "hunter" not in said
    assert "destcert.sockets" not in {record.name for record in caplog.records}
    assert "socket closed by the client after" in said
    assert "socket closed with 4401 after" in said


def test_crashes_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    SOCKETS.error("Exception in ASGI application\n")
    SOCKETS.error("ASGI callable returned without completing handshake.")
    assert [record.getMessage() for record in caplog.records] == ["Exception in ASGI application\n"]
