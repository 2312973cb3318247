"""Server-sent events on real connections: the same guards as any POST, each event as it happens, and nothing that stays behind."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
import pytest_asyncio

from server.graphql.settings import GraphQLSettings
from server.http.protocol import TimedProtocol
from services.errors import ServiceUnavailable
from tests.server.endpoint import AUTHORIZED, SECRET, read_code
from tests.server.streaming import FAST, Served, serve_streams, until

EVENTS = {"Accept": "text/event-stream"}


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


@dataclass
class Stream:
    """An event stream as it is read, line by line."""

    response: httpx.Response
    comments: int = 0
    _lines: Any = None
    _fields: dict[str, str] = field(default_factory=dict)

    async def next(self) -> tuple[str, Any]:
        """Return the next event's name and data; raises StopAsyncIteration at the end."""
        self._lines = self._lines or self.response.aiter_lines()
        fields: dict[str, str] = {}
        async with asyncio.timeout(5):
            while True:
                line = await anext(self._lines)
                if line.startswith(":"):
                    self.comments += 1
                elif line:
                    name, _, value = line.partition(":")
                    fields[name] = value.removeprefix(" ")
                elif fields:
                    return fields["event"], json.loads(fields["data"]) if fields["data"] else None

    async def rest(self) -> list[tuple[str, Any]]:
        """Return all events up to the end of the answer."""
        events = []
        while True:
            try:
                events.append(await self.next())
            except StopAsyncIteration:
                return events


@asynccontextmanager
async def listen(served: Served, query: str, *, headers: dict[str, str] = EVENTS, **variables: object) -> AsyncIterator[Stream]:
    """Ask for an event stream."""
    body = {"query": query, "variables": variables}
    async with served.http() as client, client.stream("POST", "/graphql", json=body, headers=headers) as response:
        yield Stream(response)


async def test_each_event_is_sent_and_then_the_end(served: Served) -> None:
    async with listen(served, "subscription ($to: Int!) {count(to: $to) {number}}", to=2) as stream:
        assert stream.response.status_code == 200
        assert await stream.rest() == [
            ("next", {"data": {"count": {"number": 0}}}),
            ("next", {"data": {"count": {"number": 1}}}),
            ("complete", None),
        ]


async def test_the_answer_is_neither_cached_nor_held_back(served: Served) -> None:
    async with listen(served, "subscription {count {number}}") as stream:
        headers = stream.response.headers
        await stream.rest()
    assert headers["content-type"] == "text/event-stream; charset=utf-8"
    assert headers["cache-control"] == "no-store"
    assert headers["x-accel-buffering"] == "no"
    assert headers["x-request-id"]


async def test_the_answer_begins_before_the_first_event(served: Served) -> None:
    async with listen(served, "subscription {onDemand {number}}") as stream:
        assert stream.response.status_code == 200
        assert served.world.told == 0
        served.world.go_on.set()
        assert await stream.next() == ("next", {"data": {"onDemand": {"number": 1}}})


async def test_silence_is_filled_with_comments(served: Served) -> None:
    async with listen(served, "subscription {onDemand {number}}") as stream:
        asyncio.get_running_loop().call_later(1.0, served.world.go_on.set)
        await stream.next()
        assert 3 <= stream.comments <= 5, "one at the beginning, and one after each three pauses of 0.1 s"


@pytest.mark.parametrize("query", ["{hello}", "mutation {change}"])
async def test_a_query_or_mutation_is_one_event(served: Served, query: str) -> None:
    async with listen(served, query) as stream:
        (name, payload), end = await stream.rest()
    assert (name, end) == ("next", ("complete", None))
    assert list(payload["data"]) == [query.strip("{}").rsplit("{", 1)[-1]]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("subscription {nothing}", "GRAPHQL_VALIDATION_FAILED"),
        ("subscription {count {leaf{" + "child{" * 12 + "id" + "}" * 15, "QUERY_TOO_DEEP"),
        ("subscription {missing}", "NOT_FOUND"),
    ],
    ids=lambda value: value[:40],
)
async def test_what_is_not_executed_is_told_as_an_event(served: Served, query: str, code: str) -> None:
    """graphql-sse: EventSource shows nothing of an answer that is not 200."""
    async with listen(served, query) as stream:
        (name, payload), end = await stream.rest()
    assert (name, end) == ("next", ("complete", None))
    assert "data" not in payload
    assert [error["extensions"]["code"] for error in payload["errors"]] == [code]


@pytest.mark.parametrize(("subscription", "code"), [("bug", "INTERNAL"), ("unavailable", "UNAVAILABLE")])
async def test_a_source_that_fails_ends_the_stream_with_its_error(served: Served, subscription: str, code: str) -> None:
    async with listen(served, f"subscription {{{subscription}}}") as stream:
        first, (_, payload), end = await stream.rest()
    assert first == ("next", {"data": {subscription: 1}})
    assert [error["extensions"]["code"] for error in payload["errors"]] == [code]
    assert SECRET not in json.dumps(payload)
    assert end == ("complete", None)


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"Authorization": "Bearer wrong"}, 401, "UNAUTHENTICATED"),
        ({"Origin": "https://evil.example"}, 403, "CSRF"),
        ({"Sec-Fetch-Site": "cross-site"}, 403, "CSRF"),
        ({"Content-Type": "text/plain"}, 415, "MEDIA_TYPE_UNSUPPORTED"),
        ({"Content-Encoding": "gzip"}, 415, "ENCODING_UNSUPPORTED"),
    ],
)
async def test_the_guards_of_other_posts_stand_here_too(served: Served, headers: dict[str, str], status: int, code: str) -> None:
    async with served.http() as client:
        body = json.dumps({"query": "mutation {change}"})
        response = await client.post("/graphql", content=body, headers={"Content-Type": "application/json", **EVENTS, **headers})
    assert (response.status_code, read_code(response)) == (status, code)
    assert served.world.made == []


async def test_a_body_that_is_too_large_or_malformed_is_refused(served: Served) -> None:
    async with served.http() as client:
        for content, status in ((b"x" * (GraphQLSettings().max_body_size + 1), 413), (b"[]", 400), (b"{", 400)):
            response = await client.post("/graphql", content=content, headers={"Content-Type": "application/json", **EVENTS})
            assert response.status_code == status


async def test_a_stream_is_never_compressed(served: Served) -> None:
    async with served.http() as client:
        query = "query ($text: String!) {hello(name: $text)}"
        response = await client.post(
            "/graphql", json={"query": query, "variables": {"text": "x" * 5_000}}, headers={**EVENTS, "Accept-Encoding": "gzip"}
        )
        assert len(response.content) > 5_000
        assert "content-encoding" not in response.headers


async def test_nothing_is_subscribed_to_by_get(served: Served) -> None:
    async with served.http() as client:
        headers = {"Accept": "text/event-stream, application/json"}
        response = await client.get("/graphql", params={"query": "subscription {count {number}}"}, headers=headers)
        assert (response.status_code, response.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize(
    "parameters", [{"query": "subscription {count {number}}"}, {"query": "{hello}"}, {}], ids=["subscription", "query", "none"]
)
@pytest.mark.parametrize("authorization", [AUTHORIZED["Authorization"], ""], ids=["token", "event source"])
async def test_a_stream_is_not_opened_by_get(served: Served, parameters: dict[str, str], authorization: str) -> None:
    """A browser's EventSource sends GET, and no token; with graphql-sse's single connections there would be a GET as well."""
    async with served.http() as client:
        headers = {**EVENTS, "Cache-Control": "no-cache", "Authorization": authorization}
        response = await client.get("/graphql", params=parameters, headers=headers)
        assert (response.status_code, response.headers["allow"]) == (405, "POST")
        assert response.json()["errors"][0]["extensions"]["code"] == "METHOD_NOT_ALLOWED"


@pytest.mark.parametrize(
    ("accept", "for_query", "for_subscription"),
    [
        ("text/event-stream", "text/event-stream", "text/event-stream"),
        ("text/event-stream, application/json", "text/event-stream", "text/event-stream"),
        ("application/json, text/event-stream", "application/json", "text/event-stream"),
        (
            "application/graphql-response+json, application/json, text/event-stream, multipart/mixed",
            "application/graphql-response+json",
            "text/event-stream",
        ),
        ("text/event-stream;q=0.5, application/json", "application/json", "text/event-stream"),
        ("application/json", "application/json", "application/json"),
        ("*/*", "application/json", "application/json"),
        ("text/event-stream;q=0, application/json", "application/json", "application/json"),
    ],
)
async def test_accept_decides(served: Served, accept: str, for_query: str, for_subscription: str) -> None:
    async with served.http() as client:
        for query, media_type in (("{hello}", for_query), ("subscription {count {number}}", for_subscription)):
            response = await client.post("/graphql", json={"query": query}, headers={"Accept": accept})
            assert response.headers["content-type"].split(";")[0] == media_type
            assert response.status_code == 200


async def test_a_subscription_without_event_stream_is_told_how(served: Served) -> None:
    async with served.http() as client:
        response = await client.post("/graphql", json={"query": "subscription {count {number}}"})
    assert read_code(response) == "OPERATION_UNSUPPORTED"
    assert "text/event-stream" in response.text


@pytest.mark.parametrize("with_event", [True, False])
async def test_a_token_that_expires_ends_the_stream_before_another_event_is_told(served: Served, with_event: bool) -> None:
    async with listen(served, "subscription {onDemand {number}}") as stream:
        await until(lambda: served.world.open_sources == 1)
        served.world.tokens.clear()
        if with_event:
            served.world.go_on.set()
        (_, payload), end = await stream.rest()
    assert [error["extensions"]["code"] for error in payload["errors"]] == ["UNAUTHENTICATED"]
    assert "data" not in payload
    assert end == ("complete", None)


async def test_an_issuer_that_is_down_ends_streams_with_an_error(served: Served) -> None:
    async with listen(served, "subscription {onDemand {number}}") as stream:
        await until(lambda: served.world.open_sources == 1)
        served.world.trouble = ServiceUnavailable("The keys of the issuer cannot be read.")
        (_, payload), _ = await stream.rest()
    assert [error["extensions"]["code"] for error in payload["errors"]] == ["UNAVAILABLE"]


async def test_clients_that_leave_leave_nothing(served: Served) -> None:
    before = len(asyncio.all_tasks())
    for _ in range(10):
        async with listen(served, "subscription {onDemand {number}}"):
            await until(lambda: served.world.open_sources == 1)
        await served.nothing_is_open()
    await until(lambda: len(asyncio.all_tasks()) <= before)


async def test_a_stop_ends_streams_without_saying_that_they_are_complete() -> None:
    """So that clients try again, at another replica."""
    async with serve_streams() as served, listen(served, "subscription {onDemand {number}}") as stream:
        await until(lambda: served.world.open_sources == 1)
        await served.world.streams.end()
        assert await stream.rest() == []
        async with served.http() as client:
            response = await client.post("/graphql", json={"query": "subscription {count {number}}"}, headers=EVENTS)
            assert (response.status_code, response.headers["retry-after"]) == (503, "1")
            assert (await client.post("/graphql", json={"query": "{hello}"})).status_code == 200, "the rest is served until its end"


async def test_there_are_only_so_many() -> None:
    async with serve_streams() as served:
        served.world.streams.most = 1
        async with listen(served, "subscription {onDemand {number}}"):
            await until(lambda: served.world.open_sources == 1)
            async with served.http() as client:
                response = await client.post("/graphql", json={"query": "subscription {count {number}}"}, headers=EVENTS)
                assert (response.status_code, read_code(response)) == (503, "UNAVAILABLE")


class Impatient(TimedProtocol):
    """Gives up unread connections soon."""

    unread_seconds = 1


async def test_who_does_not_read_holds_up_himself_alone_and_is_cut_off() -> None:
    settings = replace(FAST, recheck_interval=timedelta(seconds=1))
    async with serve_streams(settings, Impatient) as served, listen(served, "subscription {flood}"):
        await until(lambda: served.world.told > 10)
        await asyncio.sleep(0.3)
        told = served.world.told
        await asyncio.sleep(0.2)
        assert served.world.told == told, "the source waits for the client"
        await until(lambda: served.world.open_sources == 0, seconds=10)


async def test_the_log_says_the_codes_of_a_stream(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "destcert.requests")
    async with listen(served, "subscription {missing}") as stream:
        await stream.rest()
    async with listen(served, "subscription {onDemand {number}}") as stream:
        await until(lambda: served.world.open_sources == 1)
        served.world.tokens.clear()
        await stream.rest()
    await until(lambda: len(_read_codes(caplog)) == 2)
    assert _read_codes(caplog) == ["from 127.0.0.1 NOT_FOUND", "from 127.0.0.1 UNAUTHENTICATED"]


def _read_codes(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage().partition(" ms ")[2] for record in caplog.records if record.name == "destcert.requests"]
