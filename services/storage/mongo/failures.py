"""What the drivers raise, in the words of the service."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from pymongo.errors import ConnectionFailure, ExecutionTimeout, OperationFailure, PyMongoError, WTimeoutError

from services.errors import ServiceUnavailable

_OUT_OF_DISK_SPACE = 14031
_TOO_LARGE_FOR_CACHE = 388
_UNAVAILABLE_CODES = frozenset({_OUT_OF_DISK_SPACE, _TOO_LARGE_FOR_CACHE, 91, 175, 189, 262, 10107, 11600, 11602, 13435, 13436})
# 91 ShutdownInProgress, 175 QueryPlanKilled (an index was dropped meanwhile), 189 PrimarySteppedDown, 262 ExceededTimeLimit,
# 10107 NotWritablePrimary, 11600 InterruptedAtShutdown, 11602 InterruptedDueToReplStateChange, 13435 NotPrimaryNoSecondaryOk,
# 13436 NotPrimaryOrSecondary (MongoDB's error_codes.yml)

_SENTENCES: dict[int | None, str] = {
    _OUT_OF_DISK_SPACE: "The database has no disk space left.",
    _TOO_LARGE_FOR_CACHE: "The database has no memory left for so large a change.",
}
_TRANSIENT = ("TransientTransactionError", "UnknownTransactionCommitResult", "RetryableWriteError")


_GRACE = 0.5
"""Seconds that the driver has for its own time limit, which says more than ours."""


@asynccontextmanager
async def answering(patience: float) -> AsyncIterator[None]:
    """Raise ServiceUnavailable where the database does not answer within `patience` seconds (0: without a limit), or refuses to.

    A write may have been stored all the same. The drivers have a time limit of their own; but Motor's calls may first wait for a
    thread, and their time begins when they have one.
    """
    with driver_failures():
        try:
            async with asyncio.timeout(patience + _GRACE if patience else None):
                yield
        except TimeoutError:
            raise ServiceUnavailable("The database does not answer.") from None


@contextmanager
def driver_failures() -> Iterator[None]:
    """Raise ServiceUnavailable where the database does not answer, or not in time. A write may have been stored all the same."""
    try:
        yield
    except PyMongoError as error:
        if _is_unavailable(error):
            raise ServiceUnavailable(_describe(error)) from error
        raise


def may_be_repeated(error: PyMongoError) -> bool:
    """Whether a transaction that failed so can succeed when it is run again.

    mongod says of a large one that it does not fit into its cache when others fill it, too: three uploads of 35 MiB at once will do.
    """
    is_large = isinstance(error, OperationFailure) and error.code == _TOO_LARGE_FOR_CACHE
    return is_large or error.has_error_label("TransientTransactionError")


def _is_unavailable(error: PyMongoError) -> bool:
    if isinstance(error, ConnectionFailure | ExecutionTimeout | WTimeoutError) or error.timeout:
        return True
    if isinstance(error, OperationFailure) and error.code in _UNAVAILABLE_CODES:
        return True
    return any(error.has_error_label(label) for label in _TRANSIENT)


def _describe(error: PyMongoError) -> str:
    if isinstance(error, ExecutionTimeout):
        return "The database did not finish in time."
    code = error.code if isinstance(error, OperationFailure) else None
    return _SENTENCES.get(code, "The database does not answer.")
