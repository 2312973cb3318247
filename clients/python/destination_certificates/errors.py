"""Why something was not done: the request failed as a whole, or the operation was refused."""

from collections.abc import Sequence
from typing import Any, TypeVar

from .generated import ErrorCode, Refusal, RequestErrorCode

Result = TypeVar("Result")


class RequestFailed(Exception):
    """The service refused the whole request, or could not answer it. What was done then is not known.

    `failures` are the answer's `errors`, none if the answer was not GraphQL's; `code` is the first one's, such as
    TOKEN_EXPIRED; `status` is that of HTTP, or the code with which a socket was closed; `retry_after` is in seconds.
    """

    def __init__(self, failures: Sequence[dict[str, Any]], status: int, retry_after: str | None = None) -> None:
        super().__init__(failures[0]["message"] if failures else f"The service answered with status {status}.")
        self.failures = failures
        code = failures[0].get("extensions", {}).get("code") if failures else None
        self.code = RequestErrorCode(code) if code else None
        self.status = status
        self.retry_after = int(retry_after) if retry_after and retry_after.isdecimal() else None


class OperationRefused(Exception):
    """The operation was refused; `refusal` has the facts.

    `code` is None if the result is of no kind that this client knows, or there is none. Codes that only a newer service
    has are compared as texts: `code == "NEW_CODE"`.
    """

    def __init__(self, refusal: Refusal | None) -> None:
        super().__init__(refusal.message if refusal else "The service answered with nothing.")
        self.refusal = refusal
        self.code: ErrorCode | None = refusal.code if refusal else None


def expect_result(result: object, kind: type[Result]) -> Result:
    """Return the result if it is of that kind; raises OperationRefused if not."""
    if isinstance(result, kind):
        return result
    if result is None or isinstance(result, Refusal):
        raise OperationRefused(result)
    raise TypeError(f"The result is a {type(result).__name__}, not a {kind.__name__}.")
