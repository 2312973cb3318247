"""What the drivers raise, in the words of the service."""

from collections.abc import Iterator
from contextlib import contextmanager

from pymongo.errors import (
    ConnectionFailure,
    ExecutionTimeout,
    OperationFailure,
    PyMongoError,
    WTimeoutError,
)

from services.errors import ServiceUnavailable

_OUT_OF_DISK_SPACE = 14031
_UNAVAILABLE_CODES = frozenset({_OUT_OF_DISK_SPACE, 91, 189, 262, 10107, 11600, 11602, 13435, 13436})
# 91 ShutdownInProgress, 189 PrimarySteppedDown, 262 ExceededTimeLimit, 10107 NotWritablePrimary, 11600 InterruptedAtShutdown,
# 11602 InterruptedDueToReplStateChange, 13435 NotPrimaryNoSecondaryOk, 13436 NotPrimaryOrSecondary (MongoDB's error_codes.yml)

_TRANSIENT = ("TransientTransactionError", "UnknownTransactionCommitResult", "RetryableWriteError")


@contextmanager
def driver_failures() -> Iterator[None]:
    """Raise ServiceUnavailable where the database does not answer, or not in time. A write may have been stored all the same."""
    try:
        yield
    except PyMongoError as error:
        if _is_unavailable(error):
            raise ServiceUnavailable(_describe(error)) from error
        raise


def _is_unavailable(error: PyMongoError) -> bool:
    if isinstance(error, ConnectionFailure | ExecutionTimeout | WTimeoutError) or error.timeout:
        return True
    if isinstance(error, OperationFailure) and error.code in _UNAVAILABLE_CODES:
        return True
    return any(error.has_error_label(label) for label in _TRANSIENT)


def _describe(error: PyMongoError) -> str:
    if isinstance(error, OperationFailure) and error.code == _OUT_OF_DISK_SPACE:
        return "The database has no disk space left."
    if isinstance(error, ExecutionTimeout):
        return "The database did not finish in time."
    return "The database does not answer."
