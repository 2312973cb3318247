"""The change stream where it cannot go on, and what its events say."""

from typing import Any

import pytest
from pymongo.errors import AutoReconnect, OperationFailure

from services.encryption.positions import LogPlace
from services.errors import ErrorCode, NotFound, ServiceUnavailable
from services.model.lifecycle import ChangeKind
from services.storage.mongo.change_stream import follow_changes, read_event
from tests.presence import not_none
from tests.services.storage.examples import NOW
from tests.services.storage.watching import NOW_THERE, FakeDatabase, FakeStream, an_event

HISTORY_LOST = OperationFailure("Resume of change stream was not possible", code=286)


async def test_after_a_failure_the_stream_goes_on_where_it_was_and_waits_in_between() -> None:
    first, second = FakeStream(an_event(), AutoReconnect("gone")), FakeStream(an_event("deleted"))
    database = FakeDatabase(first, AutoReconnect("still gone"), second)
    changes = follow_changes(database)
    told = [await anext(changes) for _ in range(6)]
    assert [step.change.kind if step.change else None for step in told] == [None, ChangeKind.CREATED, None, None, None, ChangeKind.DELETED]
    assert database.asked[0]["start_at_operation_time"] == NOW_THERE
    assert [options["resume_after"] for options in database.asked[1:]] == [{"_data": "82AA"}] * 2
    assert first.is_closed
    await changes.aclose()
    assert second.is_closed


async def test_a_stream_that_fails_before_its_first_change_goes_on_where_it_was_opened() -> None:
    database = FakeDatabase(FakeStream(AutoReconnect("gone")), FakeStream(an_event()))
    changes = follow_changes(database)
    assert [(await anext(changes)).is_event for _ in range(4)] == [False, False, False, True]
    assert database.asked[1]["resume_after"] == {"_data": "8200"}
    await changes.aclose()


async def test_changes_that_cannot_be_read_any_more_end_the_stream_by_a_failure() -> None:
    first = FakeStream(AutoReconnect("gone"))
    changes = follow_changes(FakeDatabase(first, HISTORY_LOST))
    assert [(await anext(changes)).is_event for _ in range(2)] == [False, False]
    with pytest.raises(NotFound, match="missed") as lost:
        await anext(changes)
    assert lost.value.code is ErrorCode.RESUME_LOST


async def test_a_stream_that_cannot_be_opened_is_a_failure_at_once() -> None:
    with pytest.raises(ServiceUnavailable):
        await anext(follow_changes(FakeDatabase(AutoReconnect("down"))))


async def test_what_was_committed_before_the_stream_was_opened_is_old() -> None:
    last = {**an_event(), "clusterTime": NOW_THERE}
    changes = follow_changes(FakeDatabase(FakeStream(last, an_event(token="82AB"))))
    steps = [await anext(changes) for _ in range(3)]
    assert [(step.reached, step.is_event, step.is_old) for step in steps] == [
        ("8200", False, False),
        ("82AA", True, True),
        ("82AB", True, False),
    ]
    await changes.aclose()


async def test_mongod_is_asked_to_wait_for_less_than_a_call_may_take() -> None:
    database = FakeDatabase(FakeStream())
    database.timeout = 0.3
    changes = follow_changes(database)
    assert not (await anext(changes)).is_event
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
    change = committed.read_certificate("here")
    assert (committed.tenant, committed.scope_id) == ("acme", change.scope_id)
    assert committed.place == LogPlace(token="82AA", seconds=1_000)
    assert (change.kind, change.position) == (kind, "here")
    assert change.certificate_id == change.certificate.id == event["fullDocument"]["_id"]


def test_an_event_without_its_document_says_nothing() -> None:
    assert read_event({**an_event(operation="update"), "fullDocument": None}) is None
