"""How often one client may ask."""

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from server.graphql.masking import answer_refusal
from server.http import rate_limit
from server.http.rate_limit import RateLimit


async def answer(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer, or say goodbye."""
    await PlainTextResponse("ok")(scope, receive, send)


class Hand:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


async def ask(app: RateLimit, times: int, address: str = "10.0.0.1") -> list[int]:
    """Return the status of each of some requests at once."""
    transport = httpx.ASGITransport(app, client=(address, 1))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        return [(await client.get("/")).status_code for _ in range(times)]


async def test_71_the_101st_request_of_a_second_is_429() -> None:
    clock = Hand()
    app = RateLimit(answer, per_second=100, clock=clock)
    assert await ask(app, 102) == [200] * 100 + [429] * 2
    assert await ask(app, 1, "10.0.0.2") == [200]
    clock.now += 0.0101
    assert await ask(app, 2) == [200, 429]
    clock.now += 10
    assert await ask(app, 101) == [200] * 100 + [429]


async def test_a_refusal_says_when_to_come_back() -> None:
    app = RateLimit(answer, per_second=1, edges={"/graphql": answer_refusal}, clock=Hand())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as client:
        await client.get("/")
        by_graphql, elsewhere = await client.get("/graphql"), await client.get("/livez")
    assert (by_graphql.status_code, by_graphql.headers["retry-after"]) == (429, "1")
    assert by_graphql.json()["errors"][0]["extensions"] == {"code": "RATE_LIMITED"}
    assert (elsewhere.status_code, elsewhere.headers["retry-after"]) == (429, "1")
    assert elsewhere.headers["content-type"] == "application/problem+json"
    assert elsewhere.json() == {"title": "Too many requests.", "status": 429, "code": "RATE_LIMITED"}


async def test_being_refused_costs_nothing() -> None:
    clock = Hand()
    app = RateLimit(answer, per_second=10, clock=clock)
    await ask(app, 1_000)
    clock.now += 1
    assert await ask(app, 10) == [200] * 10


async def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limit, "MAX_CLIENTS", 5)
    app = RateLimit(answer, per_second=1, clock=Hand())
    for number in range(20):
        assert await ask(app, 1, f"10.0.0.{number}") == [200]
    assert len(app._free_at) == 5


async def test_sockets_are_refused_and_the_rest_passes() -> None:
    sent: list[Message] = []
    served: list[str] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        served.append(scope["type"])

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        raise AssertionError

    limited = RateLimit(app, per_second=1, clock=Hand())
    for kind in ("websocket", "websocket", "lifespan"):
        await limited({"type": kind, "client": ("10.0.0.1", 1)}, receive, send)
    await limited({"type": "http", "client": None}, receive, send)
    assert served == ["websocket", "lifespan", "http"]
    assert sent == [{"type": "websocket.close", "code": 1013}]


async def test_messages_of_a_socket_wait_for_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, slept = Hand(), list[tuple[int, float]]()
    read = 0

    async def sleep(seconds: float) -> None:
        slept.append((read, seconds))
        clock.now += seconds

    async def listen(scope: Scope, receive: Receive, send: Send) -> None:
        nonlocal read
        while (await receive())["type"] == "websocket.receive":
            read += 1

    messages = iter([{"type": "websocket.receive", "text": "x"}] * 14 + [{"type": "websocket.disconnect"}])

    async def receive() -> Message:
        return next(messages)

    async def send(_: Message) -> None:
        pytest.fail("nothing is sent")

    monkeypatch.setattr("server.http.rate_limit.asyncio.sleep", sleep)
    await RateLimit(listen, per_second=10, clock=clock)({"type": "websocket", "client": ("10.0.0.1", 1)}, receive, send)
    assert read == 14
    assert [before for before, _ in slept] == [9, 10, 11, 12, 13], "the opening and nine messages may come at once"
    assert sum(seconds for _, seconds in slept) == pytest.approx(0.5), "five more take a tenth of a second each"
