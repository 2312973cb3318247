"""What the drivers raise, in the words of the service."""

import asyncio

import pytest
from pymongo.errors import (
    AutoReconnect,
    BulkWriteError,
    DuplicateKeyError,
    ExecutionTimeout,
    NetworkTimeout,
    NotPrimaryError,
    OperationFailure,
    ServerSelectionTimeoutError,
    WaitQueueTimeoutError,
)

from services.errors import ServiceUnavailable
from services.storage.mongo.failures import answering, driver_failures


def transient() -> OperationFailure:
    return OperationFailure("conflict", 112, {"errorLabels": ["TransientTransactionError"]})


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (AutoReconnect("mongodb://user:secret@host"), "The database does not answer."),
        (NetworkTimeout("secret"), "The database does not answer."),
        (NotPrimaryError("secret"), "The database does not answer."),
        (ServerSelectionTimeoutError("secret"), "The database does not answer."),
        (WaitQueueTimeoutError("secret"), "The database does not answer."),
        (transient(), "The database does not answer."),
        (OperationFailure("shutting down", 91), "The database does not answer."),
        (OperationFailure("index dropped", 175), "The database does not answer."),
        (
            DuplicateKeyError("secret", 11000, {"keyPattern": {"chain": 1, "sequence": 1}}),
            "Too many changes to the same scope are made at once.",
        ),
        (ExecutionTimeout("secret", 50), "The database did not finish in time."),
        (OperationFailure("secret", 388), "The database has no memory left for so large a change."),
        (OperationFailure("secret", 14031), "The database has no disk space left."),
        (OperationFailure("secret 28: No space left on device", 8), "The database has no disk space left."),
        (BulkWriteError({"writeErrors": [{"code": 8, "errmsg": "28: No space left on device"}]}), "The database has no disk space left."),
    ],
)
def test_a_database_that_does_not_answer_is_one_failure_with_a_sentence_of_our_own(error: Exception, sentence: str) -> None:
    with pytest.raises(ServiceUnavailable) as raised, driver_failures():
        raise error
    assert str(raised.value) == sentence
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    "error",
    [
        DuplicateKeyError("taken", 11000),
        DuplicateKeyError("taken", 11000, {"keyPattern": {"sequence": 1}}),
        OperationFailure("not authorized", 13),
        KeyError("ours"),
    ],
)
def test_everything_else_stays_what_it_is(error: Exception) -> None:
    with pytest.raises(type(error)), driver_failures():
        raise error


async def test_a_driver_that_keeps_its_caller_waiting_is_given_up() -> None:
    with pytest.raises(ServiceUnavailable, match="does not answer"):
        async with answering(0.01):
            await asyncio.sleep(5)


async def test_a_cancelled_caller_stays_cancelled() -> None:
    async def call() -> None:
        async with answering(5):
            await asyncio.sleep(5)

    task = asyncio.create_task(call())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
