"""graphql-transport-ws on real sockets: who may speak, what is answered, and that nothing stays behind."""

import asyncio
import contextlib
import json
import socket
import struct
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
import pytest_asyncio
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed, InvalidStatus

from server.graphql.close_codes import CloseCode, SocketClosed, close_for
from server.graphql.socket import MAX_OPERATIONS
from server.http.protocol import TimedProtocol
from server.http.refusal import RequestRefused
from server.http.socket_protocol import MAX_SOCKET_MESSAGE, SocketProtocol
from services.errors import ServiceUnavailable
from tests.server.endpoint import SECRET, TOKEN
from tests.server.streaming import FAST, Served, serve_streams, until


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def server() -> AsyncIterator[Served]:
    """One server for all tests that do not stop it."""
    async with serve_streams() as server:
        yield server


@pytest_asyncio.fixture
async def served(server: Served) -> AsyncIterator[Served]:
    """The server, as if it were new, and with nothing open afterwards."""
    server.world.reset()
    yield server
    await server.nothing_is_open()


# Who may speak


@pytest.mark.parametrize(
    "payload",
    [{"Authorization": f"Bearer {TOKEN}"}, {"authorization": f"Bearer {TOKEN}"}, {"token": TOKEN}],
    ids=["Authorization", "authorization", "token"],
)
async def test_connection_init_carries_the_token(served: Served, payload: dict[str, object]) -> None:
    async with served.socket() as talk:
        await talk.init(**payload)
        assert (await talk.ask("{hello}"))[0]["payload"]["data"] == {"hello": "hello you"}


async def test_the_handshake_may_carry_it_too(served: Served) -> None:
    async with served.socket(additional_headers={"Authorization": f"Bearer {TOKEN}"}) as talk:
        await talk.send(type="connection_init")
        assert await talk.receive() == {"type": "connection_ack"}


async def test_connection_init_counts_more_than_the_handshake(served: Served) -> None:
    async with served.socket(additional_headers={"Authorization": f"Bearer {TOKEN}"}) as talk:
        await talk.send(type="connection_init", payload={"token": "another"})
        assert await talk.closed() == (4401, "Send the access token.")


@pytest.mark.parametrize(
    "payload", [None, {}, {"token": "wrong"}, {"token": "schön"}, {"token": "漢字"}, {"Authorization": f"Basic {TOKEN}"}, {"token": None}]
)
async def test_whoever_has_no_token_is_closed_4401(served: Served, payload: object) -> None:
    async with served.socket() as talk:
        await talk.send(type="connection_init", payload=payload)
        assert (await talk.closed())[0] == 4401
    assert served.world.made == []


@pytest.mark.parametrize(
    ("trouble", "code", "reason"),
    [
        (RequestRefused(403, "FORBIDDEN", "Not you."), 4403, "Not you."),
        (RequestRefused(429, "RATE_LIMITED", "Later."), 1013, "Later."),
        (ServiceUnavailable("The keys of the issuer cannot be read."), 1013, "The keys of the issuer cannot be read."),
        (RuntimeError(SECRET), 4500, "Unexpected error."),
    ],
)
async def test_a_refusal_has_its_close_code(served: Served, trouble: Exception, code: int, reason: str) -> None:
    served.world.trouble = trouble
    async with served.socket() as talk:
        await talk.send(type="connection_init", payload={"token": TOKEN})
        assert await talk.closed() == (code, reason)


async def test_nothing_is_done_before_connection_init(served: Served) -> None:
    async with served.socket(additional_headers={"Authorization": f"Bearer {TOKEN}"}) as talk:
        await talk.subscribe("mutation {change}")
        assert await talk.closed() == (4401, "Unauthorized")
    assert served.world.made == []


async def test_who_says_nothing_is_closed_4408(served: Served) -> None:
    async with served.socket() as talk:
        assert await talk.closed() == (4408, "Connection initialisation timeout")


async def test_who_introduced_himself_may_be_silent(served: Served) -> None:
    async with served.socket() as talk:
        await talk.init()
        await asyncio.sleep(FAST.socket_init_timeout.total_seconds() * 2)
        assert (await talk.ask("{hello}"))[-1] == {"id": "asked", "type": "complete"}


async def test_an_authentication_that_takes_too_long_is_4408_too(served: Served) -> None:
    served.world.delay = 10
    async with served.socket() as talk:
        await talk.send(type="connection_init", payload={"token": TOKEN})
        assert await talk.closed() == (4408, "Connection initialisation timeout")


async def test_strangers_take_no_place_of_those_who_are_authenticated(served: Served) -> None:
    served.world.streams.most = 1
    try:
        async with served.socket(), served.socket(), served.socket() as talk:
            await talk.init()
            assert (await talk.ask("{hello}"))[0]["payload"]["data"] == {"hello": "hello you"}
            with pytest.raises(InvalidStatus) as refused:
                await served.socket().__aenter__()
            assert refused.value.response.status_code == 503
    finally:
        served.world.streams.most = 500


async def test_of_those_who_come_at_once_the_last_finds_no_room(served: Served) -> None:
    served.world.streams.most = 1
    try:
        async with served.socket() as first, served.socket() as second:
            await first.init()
            await second.send(type="connection_init", payload={"token": TOKEN})
            assert (await second.closed())[0] == 1013
    finally:
        served.world.streams.most = 500


async def test_of_too_many_strangers_the_first_is_closed_1013(served: Served) -> None:
    served.world.streams.most_strangers = 2
    try:
        async with served.socket() as first, served.socket() as second, served.socket() as third:
            assert await first.closed() == (1013, "Send the token at once.")
            await second.init()
            await third.init()
    finally:
        served.world.streams.most_strangers = 100


class HastySocket(SocketProtocol):
    """Cuts strangers soon."""

    authentication_seconds = 0.5


async def test_strangers_are_cut_and_others_are_not() -> None:
    """Whatever the application does: here it would wait for a minute."""
    settings = replace(FAST, socket_init_timeout=timedelta(minutes=1))
    async with serve_streams(settings, socket_protocol=HastySocket) as served, served.socket() as stranger, served.socket() as known:
        await known.init()
        with pytest.raises(ConnectionClosed):
            await asyncio.wait_for(stranger.connection.recv(), 3)
        assert (await known.ask("{hello}"))[0]["payload"]["data"] == {"hello": "hello you"}


async def test_introducing_oneself_twice_is_4429(served: Served) -> None:
    async with served.socket() as talk:
        await talk.init()
        await talk.send(type="connection_init", payload={"token": TOKEN})
        assert (await talk.closed())[0] == 4429


@pytest.mark.parametrize("protocols", [["graphql-ws"], None, ["soap", "graphql-ws"]], ids=str)
async def test_no_other_sub_protocol_is_spoken(served: Served, protocols: list[str] | None) -> None:
    async with served.socket(subprotocols=protocols, additional_headers={"Authorization": f"Bearer {TOKEN}"}) as talk:
        with contextlib.suppress(ConnectionClosed):
            await talk.send(type="connection_init", payload={"token": TOKEN})
            await talk.send(id="1", type="start", payload={"query": "mutation {change}"})
        assert (await talk.closed())[0] == 4406
    assert served.world.made == []


async def test_of_several_sub_protocols_ours_is_chosen(served: Served) -> None:
    async with served.socket(subprotocols=["graphql-ws", "graphql-transport-ws"]) as talk:
        assert talk.connection.subprotocol == "graphql-transport-ws"


async def test_a_page_of_another_site_gets_no_socket(served: Served) -> None:
    with pytest.raises(InvalidStatus) as refused:
        async with served.socket(additional_headers={"Origin": "https://evil.example"}):
            pass
    response = refused.value.response
    assert response.status_code == 403
    assert json.loads(response.body)["errors"][0]["extensions"]["code"] == "CSRF"
    assert response.headers["x-request-id"]
    assert served.world.contexts == 0


async def test_pages_of_the_same_and_of_allowed_origins_get_one() -> None:
    async with serve_streams(replace(FAST, allowed_origins=frozenset({"https://portal.example"}))) as served:
        for origin in ("https://portal.example", f"http://{served.host}:{served.port}"):
            async with served.socket(additional_headers={"Origin": origin}) as talk:
                await talk.init()


# What is said


@pytest.mark.parametrize(
    "message",
    [
        "",
        "{",
        "[]",
        "1",
        "null",
        '"connection_init"',
        '{"type": "connection_init", "type": "ping"}',
        '{"type": "ping", "payload": NaN}',
        "[" * 60_000,
        "{}",
        '{"type": "start"}',
        '{"type": null}',
        '{"type": ["ping"]}',
        '{"type": "connection_init", "payload": []}',
        '{"type": "connection_init", "payload": {"Authorization": 1}}',
        b'{"type": "ping"}',
    ],
    ids=lambda message: message[:30],
)
async def test_what_is_not_the_protocol_is_4400(served: Served, message: str | bytes) -> None:
    async with served.socket() as talk:
        await talk.connection.send(message)
        assert (await talk.closed())[0] == 4400


@pytest.mark.parametrize(
    "message",
    [
        {"payload": {"query": "{hello}"}},
        {"id": "", "payload": {"query": "{hello}"}},
        {"id": 1, "payload": {"query": "{hello}"}},
        {"id": "1"},
        {"id": "1", "payload": None},
        {"id": "1", "payload": [{"query": "{hello}"}]},
        {"id": "1", "payload": {}},
        {"id": "1", "payload": {"query": 1}},
        {"id": "1", "payload": {"query": "{hello}", "variables": []}},
        {"id": "1", "payload": {"query": "{hello}", "operationName": 1}},
    ],
    ids=str,
)
async def test_a_malformed_subscribe_is_4400(served: Served, message: dict[str, object]) -> None:
    async with served.socket() as talk:
        await talk.init()
        await talk.send(type="subscribe", **message)
        assert (await talk.closed())[0] == 4400


async def test_a_message_that_is_too_long_is_1009(served: Served) -> None:
    async with served.socket() as talk:
        await talk.init()
        await talk.connection.send("x" * (MAX_SOCKET_MESSAGE + 1))
        assert (await talk.closed())[0] == 1009


async def test_pings_are_answered_before_and_after_the_introduction(served: Served) -> None:
    async with served.socket() as talk:
        await talk.send(type="ping")
        assert await talk.receive() == {"type": "pong"}
        await talk.init()
        await talk.send(type="pong", payload={"unasked": True})
        await talk.send(type="ping", payload={"at": 1})
        assert await talk.receive() == {"type": "pong", "payload": {"at": 1}}


async def test_a_mutation_is_executed_once(served: Served) -> None:
    async with served.socket() as talk:
        await talk.init()
        result, end = await talk.ask("mutation {change}")
    assert result["payload"]["data"] == {"change": "changed"}
    assert end == {"id": "asked", "type": "complete"}
    assert served.world.made == ["change"]


async def test_each_event_is_a_message_and_the_end_is_told(served: Served) -> None:
    async with served.socket() as talk:
        await talk.init()
        *events, end = await talk.ask("subscription ($to: Int!) {count(to: $to) {number}}", to=3)
    assert [event["payload"] for event in events] == [{"data": {"count": {"number": number}}} for number in range(3)]
    assert end == {"id": "asked", "type": "complete"}


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("subscription {nothing}", "GRAPHQL_VALIDATION_FAILED"),
        ("subscription {count {number} missing}", "GRAPHQL_VALIDATION_FAILED"),
        ("subscription ($to: Int!) {count(to: $to) {number}}", "VALIDATION_FAILED"),
        ("{leaf{" + "child{" * 12 + "id" + "}" * 14, "QUERY_TOO_DEEP"),
        ("subscription {count {leaf{" + "child{" * 12 + "id" + "}" * 15, "QUERY_TOO_DEEP"),
        ("subscription {count {leaf {" + " ".join(f"a{n}: id" for n in range(16)) + "}}}", "QUERY_TOO_COMPLEX"),
        (
            "subscription {count {leaf {children(first: 100){nodes{children(first: 100){nodes{children(first: 100){nodes{id}}}}}}}}}",
            "QUERY_TOO_COMPLEX",
        ),
        ("subscription {missing}", "NOT_FOUND"),
    ],
    ids=lambda value: value[:40],
)
async def test_what_is_not_executed_is_one_error_with_its_code(served: Served, query: str, code: str) -> None:
    async with served.socket() as talk:
        await talk.init()
        (error,) = await talk.ask(query)
        assert (error["type"], error["id"]) == ("error", "asked")
        assert [item["extensions"]["code"] for item in error["payload"]] == [code]
        assert (await talk.ask("{hello}"))[-1]["type"] == "complete", "the socket goes on"
    assert served.world.open_sources == 0


async def test_introspection_follows_the_setting() -> None:
    async with serve_streams(replace(FAST, introspection=False)) as served, served.socket() as talk:
        await talk.init()
        for query in ("{__schema {types {name}}}", "subscription {count {__typename leaf {id} ...on Event {number}}}"):
            answer = (await talk.ask(query))[0]
            is_introspection = "__schema" in query
            assert (answer["type"] == "error") is is_introspection


async def test_a_field_that_fails_is_masked_and_the_stream_goes_on(served: Served) -> None:
    async with served.socket() as talk:
        await talk.init()
        *events, end = await talk.ask("subscription {count(to: 2) {number bug}}")
    assert [event["payload"]["data"]["count"] for event in events] == [{"number": number, "bug": None} for number in range(2)]
    assert {event["payload"]["errors"][0]["message"] for event in events} == {"Unexpected error."}
    assert SECRET not in json.dumps(events)
    assert end["type"] == "complete"


@pytest.mark.parametrize(("field", "code"), [("bug", "INTERNAL"), ("unavailable", "UNAVAILABLE")])
async def test_a_source_that_fails_ends_its_operation_with_an_error(served: Served, field: str, code: str) -> None:
    async with served.socket() as talk:
        await talk.init()
        first, error = await talk.ask(f"subscription {{{field}}}")
        assert first["payload"] == {"data": {field: 1}}
        assert [item["extensions"]["code"] for item in error["payload"]] == [code]
        assert SECRET not in json.dumps(error)
        assert (await talk.ask("{hello}"))[-1]["type"] == "complete"


async def test_an_event_that_takes_too_long_ends_its_operation() -> None:
    async with serve_streams(replace(FAST, operation_timeout=timedelta(seconds=0.1))) as served, served.socket() as talk:
        await talk.init()
        (error,) = await talk.ask("subscription {count {slow}}")
        assert [item["extensions"]["code"] for item in error["payload"]] == ["TIMEOUT"]


async def test_each_event_has_a_context_of_its_own(served: Served) -> None:
    async with served.socket() as talk:
        await talk.init()
        *events, _ = await talk.ask("subscription {count(to: 3) {context}}")
    assert len({event["payload"]["data"]["count"]["context"] for event in events}) == 3


# Several operations


async def test_a_key_in_use_is_4409(served: Served) -> None:
    async with served.socket() as talk:
        await talk.init()
        for _ in range(2):
            await talk.subscribe("subscription {onDemand {number}}", "k" * 500)
        code, reason = await talk.closed()
        assert code == 4409
        assert reason.startswith("Subscriber for kkk")


async def test_complete_ends_an_operation_and_its_source_and_frees_its_key(served: Served) -> None:
    async with served.socket() as talk:
        await talk.init()
        for _ in range(3):
            await talk.subscribe("subscription {onDemand {number}}")
            await until(lambda: served.world.open_sources == 1)
            await talk.send(id="1", type="complete")
            await until(lambda: served.world.open_sources == 0)
        await talk.send(id="never-there", type="complete")
        assert (await talk.ask("{hello}"))[-1]["type"] == "complete"


async def test_a_key_that_is_used_again_at_once_belongs_to_the_new_operation(served: Served) -> None:
    async with served.socket() as talk:
        await talk.init()
        await talk.subscribe("subscription {onDemand {number}}")
        await until(lambda: served.world.open_sources == 1)
        await talk.send(id="1", type="complete")
        await talk.subscribe("subscription {onDemand {number}}")
        await asyncio.sleep(0.1)
        await talk.subscribe("{hello}")
        assert (await talk.closed())[0] == 4409


async def test_more_operations_than_allowed_are_refused_one_by_one(served: Served) -> None:
    async with served.socket() as talk:
        await talk.init()
        for number in range(MAX_OPERATIONS + 1):
            await talk.subscribe("subscription {onDemand {number}}", str(number))
        refused = await talk.receive()
        assert (refused["id"], refused["type"]) == (str(MAX_OPERATIONS), "error")
        assert refused["payload"][0]["extensions"]["code"] == "TOO_MANY_OPERATIONS"
        assert served.world.open_sources == MAX_OPERATIONS
        await talk.send(id="0", type="complete")
        assert (await talk.ask("{hello}"))[-1]["type"] == "complete"


async def test_a_slow_operation_holds_up_no_other(served: Served) -> None:
    async with served.socket() as talk:
        await talk.init()
        await talk.subscribe("{slow(seconds: 60)}", "slow")
        assert (await talk.ask("{hello}"))[-1]["type"] == "complete"


# Not welcome any more


@pytest.mark.parametrize("with_event", [True, False])
async def test_a_token_that_expires_ends_the_socket_4401_before_another_event_is_told(served: Served, with_event: bool) -> None:
    async with served.socket() as talk:
        await talk.init()
        await talk.subscribe("subscription {onDemand {number}}")
        await until(lambda: served.world.open_sources == 1)
        served.world.go_on.set()
        assert (await talk.receive())["payload"]["data"] == {"onDemand": {"number": 1}}
        served.world.tokens.clear()
        if with_event:
            served.world.go_on.set()
        assert await talk.closed() == (4401, "Send the access token.")
        assert talk.unread == []


async def test_a_token_that_expires_ends_a_socket_that_is_silent(served: Served) -> None:
    async with served.socket() as talk:
        await talk.init()
        assert (await talk.ask("{hello}"))[-1]["type"] == "complete"
        served.world.tokens.clear()
        assert await talk.closed() == (4401, "Send the access token.")
        assert talk.unread == []


async def test_an_issuer_that_is_down_ends_no_socket_that_is_silent(served: Served) -> None:
    async with served.socket() as talk:
        await talk.init()
        served.world.trouble = ServiceUnavailable("The keys of the issuer cannot be read.")
        asked = served.world.contexts
        await until(lambda: served.world.contexts > asked + 1)
        served.world.trouble = None
        assert (await talk.ask("{hello}"))[-1]["type"] == "complete"


async def test_an_expired_token_opens_nothing_on_a_socket_that_is_open(served: Served) -> None:
    async with served.socket() as talk:
        await talk.init()
        served.world.tokens.clear()
        await talk.subscribe("mutation {change}")
        assert (await talk.closed())[0] == 4401
    assert served.world.made == []


async def test_an_issuer_that_is_down_ends_streams_with_an_error(served: Served) -> None:
    async with served.socket() as talk:
        await talk.init()
        await talk.subscribe("subscription {onDemand {number}}")
        await until(lambda: served.world.open_sources == 1)
        served.world.trouble = ServiceUnavailable("The keys of the issuer cannot be read.")
        error = await talk.receive()
        assert (error["type"], error["payload"][0]["extensions"]["code"]) == ("error", "UNAVAILABLE")


# Nothing stays behind


def cut(connection: ClientConnection) -> None:
    """Reset the connection, as a client that crashes."""
    raw: socket.socket = connection.transport.get_extra_info("socket")
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.transport.abort()


async def test_clients_that_vanish_leave_nothing(served: Served) -> None:
    before = len(asyncio.all_tasks())
    for _ in range(20):
        async with served.socket() as talk:
            await talk.init()
            for key in range(3):
                await talk.subscribe("subscription {onDemand {number}}", str(key))
            await until(lambda: served.world.open_sources == 3)
            cut(talk.connection)
            await until(lambda: served.world.open_sources == 0)
    await until(lambda: served.world.streams.count == 0)
    await until(lambda: len(asyncio.all_tasks()) <= before)


async def test_a_client_may_leave_in_order(served: Served) -> None:
    async with served.socket() as talk:
        await talk.init()
        await talk.subscribe("subscription {onDemand {number}}")
        await until(lambda: served.world.open_sources == 1)
    await until(lambda: served.world.open_sources == served.world.streams.count == 0)


async def test_a_stop_says_1001_to_all_and_takes_no_more() -> None:
    async with serve_streams() as served:
        talks = [await served.socket().__aenter__() for _ in range(5)]
        for talk in talks[1:]:
            await talk.init()
            await talk.subscribe("subscription {onDemand {number}}")
        await until(lambda: served.world.open_sources == 4)
        await served.world.streams.end()
        assert served.world.open_sources == served.world.streams.count == 0
        for talk in talks:
            assert await talk.closed() == (1001, "The service stops.")
        with pytest.raises(InvalidStatus) as refused:
            await served.socket().__aenter__()
        assert refused.value.response.status_code == 503


class Impatient(TimedProtocol):
    """Gives up unread connections soon."""

    unread_seconds = 1


async def test_who_does_not_read_holds_up_himself_alone_and_is_cut_off() -> None:
    async with serve_streams(protocol=Impatient) as served, served.socket(max_queue=1) as talk, served.socket() as other:
        await talk.init()
        await other.init()
        await talk.subscribe("subscription {flood}")
        await until(lambda: served.world.told > 10)
        await asyncio.sleep(0.3)
        told = served.world.told
        assert (await other.ask("{hello}"))[-1]["type"] == "complete"
        await asyncio.sleep(0.2)
        assert served.world.told == told, "the source waits for the client"
        await until(lambda: served.world.open_sources == 0, seconds=10)
        await until(lambda: served.world.streams.count == 1)
        assert (await other.ask("{hello}"))[-1]["type"] == "complete"
        cut(talk.connection)


async def test_messages_that_nobody_waits_for_are_not_read(served: Served) -> None:
    """A client that floods is slowed down by TCP: its messages wait in its own machine."""
    async with served.socket() as talk:
        await talk.init()
        pings = 2000
        await asyncio.gather(*(talk.send(type="ping", payload=number) for number in range(pings)))
        assert [(await talk.receive())["payload"] for _ in range(pings)] == list(range(pings))


@pytest.mark.parametrize(("status", "code"), [(400, 4400), (401, 4401), (403, 4403), (429, 1013), (503, 1013), (418, 4403)])
def test_a_refusal_has_a_code(status: int, code: int) -> None:
    closed = close_for(RequestRefused(status, "CODE", "Why."))
    assert (closed.code, closed.reason) == (code, "Why.")


@pytest.mark.parametrize("reason", ["x" * 500, "ü" * 500, "x" + "漢" * 500])
def test_a_reason_fits_a_close_frame(reason: str) -> None:
    closed = SocketClosed(CloseCode.BAD_REQUEST, reason)
    assert 120 < len(closed.reason.encode()) <= 123
    assert reason.startswith(closed.reason)
