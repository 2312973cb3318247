"""Sends a question in one of the ways, and says what it told: the answer's octets, and the commands that the database got."""

import asyncio
import json
import re
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tests.commands import naming_commands
from tests.server.callers import Served
from tests.server.isolation.questions import Question
from tests.server.isolation.things import OWN_NAMES, Things

PATIENCE = 5.0
"""Seconds for one question: a subscription that is not refused never ends."""

_OWN_WORDS = {"x-request-id"}
_IDS = re.compile(r"\b(?:scp|crt|ent|dst|frg|key|sub)_[0-9a-z_]+")
_OWN_NAMES = re.compile("|".join(OWN_NAMES))


@dataclass(frozen=True)
class Told:
    """What somebody hears. The words of the question are left out of the answer, and so are new ids; the commands are counted."""

    answer: str
    commands: Counter[tuple[str, str]]


async def ask(served: Served, caller: str, question: Question, *, way: str, about: Things) -> Told:
    """Return what the caller hears; raises AssertionError if that has something of theirs that was not in the question."""
    with naming_commands() as named:
        async with asyncio.timeout(PATIENCE):
            answer = await WAYS[way](served, caller, question)
    assert '"INTERNAL"' not in answer, f"{question} was answered by {answer}"
    asked = question.write().decode()
    texts = {value: name for name, value in about.texts().items() if value in answer}
    found = answer if not texts else re.sub("|".join(map(re.escape, texts)), lambda matched: f"<{texts[matched[0]]}>", answer)
    told = {name for value, name in texts.items() if f"<{name}>" in found and value not in asked}
    return Told(
        _OWN_NAMES.sub("<own>", _IDS.sub("<id>", found)) + (f" tells {told}" if told else ""),
        Counter((one.name, one.collection) for one in named),
    )


async def _post(served: Served, caller: str, question: Question, **headers: str) -> str:
    head = {"Authorization": f"Bearer {caller}", "Content-Type": "application/json", **headers}
    return say(await served.http.post("/graphql", content=question.write(), headers=head))


async def _get(served: Served, caller: str, question: Question) -> str:
    asked = urlencode({"query": question.query, "variables": json.dumps(question.variables)})
    return say(await served.http.get(f"/graphql?{asked}", headers={"Authorization": f"Bearer {caller}"}))


async def _operate(served: Served, caller: str, question: Question) -> str:
    method, _, path = question.query.partition(" ")
    head = {"Authorization": f"Bearer {caller}{question.variables.get('as', '')}", **question.variables.get("head", {})}
    return say(await served.http.request(method, f"/destination-configuration{path}", json=question.variables.get("body"), headers=head))


async def _read_events(served: Served, caller: str, question: Question) -> str:
    return await _post(served, caller, question, Accept="text/event-stream")


def say(response: Any) -> str:
    """Return all that an answer says, but for its own id."""
    head = sorted(f"{name}: {value}" for name, value in response.headers.items() if name not in _OWN_WORDS)
    return "\n".join((str(response.status_code), *head, response.text))


async def converse(served: Served, caller: str, question: Question) -> str:
    """Return all messages of a socket over which the question is asked, until it is answered or the socket is closed."""
    inbox: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    said: list[str] = []
    inbox.put_nowait({"type": "websocket.connect"})
    init = {"type": "connection_init", "payload": {"token": caller}}
    for message in (init, {"type": "subscribe", "id": "1", "payload": json.loads(question.write())}):
        inbox.put_nowait({"type": "websocket.receive", "text": json.dumps(message)})

    async def send(message: Any) -> None:
        said.append(json.dumps({name: value for name, value in message.items() if name != "headers"}, default=str))
        if message["type"] == "websocket.close" or json.loads(message.get("text") or "{}").get("type") in ("complete", "error"):
            inbox.put_nowait({"type": "websocket.disconnect", "code": 1000})

    scope = {
        "type": "websocket", "asgi": {"version": "3.0"}, "http_version": "1.1", "scheme": "ws", "path": "/graphql", "raw_path": b"/graphql",
        "query_string": b"", "root_path": "", "headers": [(b"host", b"127.0.0.1:8080")], "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8080), "subprotocols": ["graphql-transport-ws"], "extensions": {"websocket.http.response": {}}, "state": {},
    }  # fmt: skip
    await served.app(scope, inbox.get, send)
    return "\n".join(said)


WAYS: dict[str, Callable[[Served, str, Question], Awaitable[str]]] = {
    "post": _post, "get": _get, "events": _read_events, "socket": converse, "rest": _operate,
}  # fmt: skip
