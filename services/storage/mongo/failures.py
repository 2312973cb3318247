"""What the drivers raise, in the words of the service."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from pymongo.errors import (
    ConfigurationError,
    ConnectionFailure,
    DuplicateKeyError,
    ExecutionTimeout,
    OperationFailure,
    PyMongoError,
    WTimeoutError,
)

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
_FULL = ("No space left on device", "Disk quota exceeded")
"""What mongod repeats of the operating system where it has no code of its own for it (8 UnknownError)."""

_AUTHENTICATION_FAILED, _UNAUTHORIZED = 18, 13
_REFUSALS = {
    _AUTHENTICATION_FAILED: "MongoDB does not know the user of DESTCERT_MONGODB_URI by that password: mend them, or make the user.",
    _UNAUTHORIZED: "The user of DESTCERT_MONGODB_URI may not do what the service needs: grant it readWrite and dbAdmin on the database.",
}
_TRANSIENT = ("TransientTransactionError", "UnknownTransactionCommitResult", "RetryableWriteError")


CHAIN_KEY = ["chain", "sequence"]
"""The fields of the unique index by which two records cannot follow the same one."""

_GRACE = 0.5
"""Seconds that the driver has for its own time limit, which says more than ours."""


BAD_URI = (
    "DESTCERT_MONGODB_URI cannot be used: write mongodb://USER:PASSWORD@HOST:PORT/?replicaSet=NAME, with every character of user and "
    "password that is no letter or digit as % and two hexadecimal digits, and a HOST and files in the options that exist."
)


class DatabaseRefused(Exception):
    """No MongoDB is named that a start can use, or it refuses; the sentence says what to do, without the password."""


@contextmanager
def opening() -> Iterator[None]:
    """Raise ServiceUnavailable or DatabaseRefused for all that the drivers raise while the service starts."""
    try:
        with driver_failures():
            yield
    except ConfigurationError:  # a name that DNS does not know; what is wrong with the URI itself, `connect` finds
        raise DatabaseRefused(BAD_URI) from None
    except PyMongoError as error:
        code = error.code if isinstance(error, OperationFailure) else None
        usual = f"MongoDB refuses what the service needs ({type(error).__name__}, code {code}): look into its log."
        raise DatabaseRefused(_REFUSALS.get(code or 0, usual)) from error


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
    return is_large or is_stale_head(error) or error.has_error_label("TransientTransactionError")


def is_stale_head(error: PyMongoError) -> bool:
    """Whether another replica appended to the audit chain since its head was read."""
    return isinstance(error, DuplicateKeyError) and list((error.details or {}).get("keyPattern", ())) == CHAIN_KEY


def _is_unavailable(error: PyMongoError) -> bool:
    if isinstance(error, ConnectionFailure | ExecutionTimeout | WTimeoutError) or error.timeout:
        return True
    if is_stale_head(error):
        return True
    if isinstance(error, OperationFailure) and (error.code in _UNAVAILABLE_CODES or _is_full(error)):
        return True
    return any(error.has_error_label(label) for label in _TRANSIENT)


def _is_full(error: PyMongoError) -> bool:
    return any(text in str(error) for text in _FULL)


def _describe(error: PyMongoError) -> str:
    if isinstance(error, ExecutionTimeout):
        return "The database did not finish in time."
    if is_stale_head(error):
        return "Too many changes to the same scope are made at once."
    code = error.code if isinstance(error, OperationFailure) else None
    if isinstance(error, OperationFailure) and _is_full(error):
        code = _OUT_OF_DISK_SPACE
    return _SENTENCES.get(code, "The database does not answer.")
