"""What a client is told of an error: failures that it can act on by their code, everything else by an id that stands in the log."""

import logging
import traceback
from collections.abc import Sequence
from dataclasses import dataclass

import orjson
from graphql import GraphQLError, GraphQLFormattedError
from starlette.responses import Response

from schema.errors import name_field, say_with_names
from server.graphql.foreign import is_about_arguments, without_python, without_values
from server.graphql.limits import QueryLimits
from server.http.refusal import RequestRefused, write_refusal
from services.errors import DomainError, InvalidInput, ServiceUnavailable

INTERNAL = "INTERNAL"
UNAVAILABLE = "UNAVAILABLE"
VALIDATION_FAILED = "VALIDATION_FAILED"
UNEXPECTED = "Unexpected error."

MAX_CAUSES = 5  # in the log of one failure; more say nothing new
MAX_FRAMES = 20  # the innermost of each

_logger = logging.getLogger("destcert.graphql")


@dataclass(slots=True)
class ErrorReport:
    """Formats the errors of one request. `request_id` connects the answer with the log.

    Only three kinds keep their message: what GraphQL itself says about the request, DomainError, and ServiceUnavailable.
    """

    request_id: str
    limits: QueryLimits
    retry_after: int | None = None

    def refusals(self, errors: Sequence[GraphQLError]) -> list[GraphQLFormattedError]:
        """Return the errors of a request that was not executed: syntax, validation, limits, variables."""
        return [self._say(error) for error in errors[: self.limits.errors]]

    def failures(self, errors: Sequence[GraphQLError]) -> list[GraphQLFormattedError]:
        """Return the errors of fields; what is unexpected among them is logged and masked.

        `retry_after` (seconds) is set afterwards if a part of the service was unavailable.
        """
        return [self._describe(error) for error in errors[: self.limits.errors]]

    def _describe(self, error: GraphQLError) -> GraphQLFormattedError:
        cause = _find_cause(error)
        if isinstance(cause, DomainError):
            if isinstance(cause, InvalidInput):
                message = say_with_names(cause.message, field=cause.field)
                return self._format(error, code=cause.code.name, message=message, field=name_field(cause.field))
            return self._format(error, code=cause.code.name, message=cause.message)
        if isinstance(cause, ServiceUnavailable):
            self.retry_after = max(self.retry_after or 0, cause.retry_after)
            log_failure(cause, request_id=self.request_id, path=error.path, level=logging.WARNING)
            return self._format(error, code=UNAVAILABLE, message=str(cause), retryAfter=cause.retry_after, requestId=self.request_id)
        if isinstance(cause, GraphQLError) and is_about_arguments(cause):
            return self._say(error)
        log_failure(cause, request_id=self.request_id, path=error.path)
        return self._format(error, code=INTERNAL, message=UNEXPECTED, requestId=self.request_id)

    def _say(self, error: GraphQLError) -> GraphQLFormattedError:
        """Say what GraphQL says in its own words, up to where it repeats a value: that may be a secret, and clients log their errors."""
        formatted = self._format(error, code=VALIDATION_FAILED)
        formatted["message"] = without_python(without_values(formatted["message"]))
        return formatted

    def _format(self, error: GraphQLError, *, code: str, message: str | None = None, **details: object) -> GraphQLFormattedError:
        text = error.message if message is None else message
        if len(text) > self.limits.message_length:
            text = text[: self.limits.message_length - 1] + "…"
        formatted: GraphQLFormattedError = {"message": text}
        if error.locations:
            formatted["locations"] = [location.formatted for location in error.locations]
        if error.path:
            formatted["path"] = error.path
        given = error.extensions or {}
        formatted["extensions"] = {"code": given.get("code", code) if message is None else code, **details}
        return formatted


def describe_refusal(refusal: RequestRefused) -> dict[str, object]:
    """Return the refusal as the payload of a GraphQL response without `data`."""
    return {"errors": [{"message": refusal.message, "extensions": {"code": refusal.code}}]}


def answer_refusal(refusal: RequestRefused, *, media_type: str = "application/json") -> Response:
    """Return the refusal as GraphQL over HTTP has it for requests that are not executed."""
    return write_refusal(refusal, orjson.dumps(describe_refusal(refusal)), media_type=f"{media_type}; charset=utf-8")


def log_failure(error: BaseException, *, request_id: str, path: Sequence[str | int] | None = None, level: int = logging.ERROR) -> None:
    """Log where an error came from: types and lines of code, but no message and no values, for these may be secret."""
    place = ".".join(str(key) for key in path or ()) or "the request"
    _logger.log(level, "request %s: %s failed\n%s", request_id, place, describe_trace(error))


def describe_trace(error: BaseException) -> str:
    """Return the chain of causes with their types and code lines, the deepest cause first."""
    chain: list[BaseException] = []
    cause: BaseException | None = error
    while cause is not None and cause not in chain and len(chain) < MAX_CAUSES:
        chain.append(cause)
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return "\nwhich led to\n".join(_describe_one(cause) for cause in reversed(chain))


def _describe_one(error: BaseException) -> str:
    kind = type(error)
    return f"{''.join(traceback.format_tb(error.__traceback__, limit=-MAX_FRAMES))}{kind.__module__}.{kind.__qualname__}"


def _find_cause(error: GraphQLError) -> Exception:
    cause: Exception = error
    while isinstance(cause, GraphQLError) and cause.original_error is not None:
        cause = cause.original_error
    return cause
