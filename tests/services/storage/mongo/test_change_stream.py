"""The change stream where it cannot go on, and what its events say."""

import asyncio
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from pymongo.errors import AutoReconnect, OperationFailure

from services.errors import ServiceUnavailable
from services.model.lifecycle import ChangeKind
from services.storage.mongo.change_stream import follow_changes, read_event
from services.storage.mongo.codec import Document
from services.storage.mongo.database import Database
from services.storage.mongo.derived import write_certificate
from services.storage.mongo.driver import Found
from tests.presence import not_none
from tests.services.storage.examples import NOW, a_certificate, a_scope

HISTORY_LOST = OperationFailure("Resume of change stream was not possible", code=286)


def an_event(collection: str = "certificates", operation: str = "insert", **fields: object) -> dict[str, Any]:
    document = {**write_certificate(a_certificate(a_scope())), **fields}
    return {"ns": {"db": "d", "coll": collection}, "operationType": operation, "fullDocument": document}


class FakeStream:
    """Gives what it is told to, then nothing."""

    def __init__(self, *steps: Found | Exception | None) -> None:
        self.steps = list(steps)
        self.resume_token = {"token": 0}
        self.is_closed = False
        self.alive = True

    async def try_next(self) -> Found | None:
        step = self.steps.pop(0) if self.steps else None
        if isinstance(step, Exception):
            raise step
        self.resume_token = {"token": self.resume_token["token"] + 1}
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
        self._database = SimpleNamespace(watch=self._open)  # type: ignore[assignment]

    def _open(self, pipeline: Sequence[Document], **options: Any) -> FakeStream:
        self.asked.append(options)
        stream = self.streams.pop(0)
        if isinstance(stream, Exception):
            raise stream
        return stream


async def test_after_a_failure_the_stream_goes_on_where_it_was_and_waits_in_between() -> None:
    first, second = FakeStream(an_event(), AutoReconnect("gone")), FakeStream(an_event("deleted"))
    database = FakeDatabase(first, AutoReconnect("still gone"), second)
    changes = follow_changes(database, asyncio.Event())
    told = [await anext(changes) for _ in range(4)]
    assert [change.kind if change else None for change in told] == [ChangeKind.CREATED, None, None, ChangeKind.DELETED]
    assert [options["resume_after"] for options in database.asked] == [None, {"token": 1}, {"token": 1}]
    assert first.is_closed
    await changes.aclose()
    assert second.is_closed


async def test_a_stream_that_fails_before_its_first_change_goes_on_where_it_was_opened() -> None:
    database = FakeDatabase(FakeStream(AutoReconnect("gone")), FakeStream(an_event()))
    changes = follow_changes(database, asyncio.Event())
    assert await anext(changes) is None
    assert not_none(await anext(changes)).kind is ChangeKind.CREATED
    assert database.asked[1]["resume_after"] == {"token": 0}
    await changes.aclose()


async def test_changes_that_cannot_be_read_any_more_end_the_stream_by_a_failure() -> None:
    first = FakeStream(AutoReconnect("gone"))
    changes = follow_changes(FakeDatabase(first, HISTORY_LOST), asyncio.Event())
    assert await anext(changes) is None
    with pytest.raises(ServiceUnavailable, match="missed"):
        await anext(changes)


async def test_a_stream_that_cannot_be_opened_is_a_failure_at_once() -> None:
    opened = asyncio.Event()
    with pytest.raises(ServiceUnavailable):
        await anext(follow_changes(FakeDatabase(AutoReconnect("down")), opened))
    assert not opened.is_set()


async def test_mongod_is_asked_to_wait_for_less_than_a_call_may_take() -> None:
    database = FakeDatabase(FakeStream())
    database.timeout = 0.3
    changes = follow_changes(database, asyncio.Event())
    assert await anext(changes) is None
    assert database.asked[0]["max_await_time_ms"] == 150
    await changes.aclose()


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        (an_event(), ChangeKind.CREATED),
        (an_event(restored_at=NOW), ChangeKind.RESTORED),
        (an_event(operation="update"), ChangeKind.CHANGED),
        (an_event(operation="update", restored_at=NOW), ChangeKind.CHANGED),
        (an_event("deleted"), ChangeKind.DELETED),
        (an_event("deleted", restored_at=NOW), ChangeKind.DELETED),
    ],
)
def test_an_event_says_what_happened_to_which_certificate(event: dict[str, Any], kind: ChangeKind) -> None:
    committed = not_none(read_event(event))
    change = committed.read()
    assert (committed.tenant, committed.scope_id) == ("acme", change.scope_id)
    assert change.kind is kind
    assert change.certificate_id == not_none(change.certificate).id == event["fullDocument"]["_id"]


def test_an_event_without_its_document_says_nothing() -> None:
    assert read_event({**an_event(operation="update"), "fullDocument": None}) is None
