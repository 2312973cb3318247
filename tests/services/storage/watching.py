"""What the tests of change streams share: streams that give what they are told to, and how a watch begins."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from types import SimpleNamespace
from typing import Any

from bson.timestamp import Timestamp

from services.model.lifecycle import Change
from services.model.scope import Scope
from services.storage.mongo.change_feed import MongoChangeFeed
from services.storage.mongo.codec import Document
from services.storage.mongo.database import Database
from services.storage.mongo.derived import write_certificate
from services.storage.mongo.driver import Found
from tests.services.storage.examples import a_certificate, a_scope

SOON = 10
"""Seconds in which a change is told on a busy machine."""

NOW_THERE = Timestamp(1_000, 1)
"""Where the log ends when a stream is opened."""


def an_event(collection: str = "certificates", operation: str = "insert", *, token: str = "82AA", **fields: object) -> dict[str, Any]:
    document = {**write_certificate(a_certificate(a_scope())), **fields}
    return {
        "_id": {"_data": token},
        "clusterTime": Timestamp(1_000, 2),
        "ns": {"db": "d", "coll": collection},
        "operationType": operation,
        "fullDocument": document,
    }


class FakeStream:
    """Gives what it is told to, then nothing; `at` is the token of where it begins."""

    def __init__(self, *steps: Found | Exception | None, at: str = "8200") -> None:
        self.steps = list(steps)
        self.resume_token = {"_data": at}
        self.is_closed = False
        self.alive = True

    async def try_next(self) -> Found | None:
        step = self.steps.pop(0) if self.steps else None
        if isinstance(step, Exception):
            raise step
        if step is not None:
            self.resume_token = step["_id"]
        await asyncio.sleep(0)
        return step

    async def close(self) -> None:
        self.is_closed = True

    async def __aenter__(self) -> "FakeStream":
        return self


class FakeDatabase(Database):
    """Gives one stream after the other, and remembers how it was asked."""

    def __init__(self, *streams: FakeStream | Exception) -> None:
        self.timeout = 3.0
        self.streams = list(streams)
        self.asked: list[dict[str, Any]] = []
        self._database = SimpleNamespace(watch=self._open, command=self._answer)  # type: ignore[assignment]

    def _open(self, pipeline: Sequence[Document], **options: Any) -> FakeStream:
        self.asked.append(options)
        stream = self.streams.pop(0)
        if isinstance(stream, Exception):
            raise stream
        return stream

    async def _answer(self, command: str) -> dict[str, Any]:
        assert command == "ping"
        return {"operationTime": NOW_THERE}


async def insert(database: Database, scope: Scope, **changes: Any) -> str:
    """Store only the document of a certificate."""
    document = write_certificate(a_certificate(scope, **changes))
    await database.certificates.insert_one(document)
    return str(document["_id"])


async def read_ids(changes: AsyncGenerator[Change, None], count: int) -> list[str]:
    async with asyncio.timeout(SOON):
        return [(await anext(changes)).certificate_id for _ in range(count)]


async def begin(feed: MongoChangeFeed, database: Database, scope: Scope) -> AsyncGenerator[Change, None]:
    """Watch, and return when changes are surely told."""
    changes = feed.watch(scope.tenant, scope_id=scope.id)
    first = asyncio.create_task(anext(changes))
    last = ""
    while not first.done():
        last = await insert(database, scope)
        await asyncio.wait([first], timeout=0.05)
    told = (await first).certificate_id
    while told != last:
        (told,) = await read_ids(changes, 1)
    return changes
