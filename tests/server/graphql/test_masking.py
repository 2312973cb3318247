"""What clients are told of errors, and what the log is."""

import logging

import pytest
from graphql import GraphQLError, build_schema, graphql_sync

from server.graphql.limits import QueryLimits
from server.graphql.masking import ErrorReport, describe_trace, log_failure
from services.errors import ErrorCode, InvalidInput, NotFound, ServiceUnavailable
from tests.server.endpoint import SECRET


def report() -> ErrorReport:
    """Return a report for a request called r1."""
    return ErrorReport("r1", QueryLimits(errors=3, message_length=20))


def raised(error: Exception) -> Exception:
    """Return the error as it is after it was raised."""
    try:
        raise error
    except Exception as caught:
        return caught


def field_error(cause: Exception) -> GraphQLError:
    """Return what graphql-core makes of an error in a resolver."""
    return GraphQLError(str(cause), path=["scope", 0], original_error=cause)


@pytest.mark.parametrize(
    "cause", [RuntimeError(SECRET), KeyError(SECRET), GraphQLError(SECRET), GraphQLError(SECRET, original_error=OSError(SECRET))]
)
def test_what_is_unexpected_is_an_id(cause: Exception, caplog: pytest.LogCaptureFixture) -> None:
    [answered] = report().failures([field_error(cause)])
    expected = {"message": "Unexpected error.", "path": ["scope", 0], "extensions": {"code": "INTERNAL", "requestId": "r1"}}
    assert answered == expected
    [record] = caplog.records
    assert "r1" in record.getMessage()
    assert "scope.0" in record.getMessage()
    assert SECRET not in record.getMessage()
    assert record.exc_info is None


def test_a_failure_of_the_domain_keeps_code_message_and_field(caplog: pytest.LogCaptureFixture) -> None:
    invalid = InvalidInput("Too long.", field="labels[0].key", code=ErrorCode.LABEL_INVALID)
    missing, bad = report().failures([field_error(NotFound("No such scope.")), field_error(invalid)])
    assert missing == {"message": "No such scope.", "path": ["scope", 0], "extensions": {"code": "NOT_FOUND"}}
    assert bad["extensions"] == {"code": "LABEL_INVALID", "field": "labels[0].key"}
    assert caplog.records == []


def test_a_sentence_that_begins_with_its_field_has_the_name_of_the_api() -> None:
    invalid = InvalidInput("name_contains, since must be short.", field="name_contains, since")
    [answered] = ErrorReport("r1", QueryLimits()).failures([field_error(invalid)])
    assert answered["message"] == "nameContains, from must be short."
    assert answered["extensions"] == {"code": "VALIDATION_FAILED", "field": "nameContains, from"}


def test_what_is_unavailable_says_when_to_come_back(caplog: pytest.LogCaptureFixture) -> None:
    answering = report()
    waits = [field_error(ServiceUnavailable("No database.", retry_after=seconds)) for seconds in (3, 2)]
    first, _ = answering.failures(waits)
    assert first["extensions"] == {"code": "UNAVAILABLE", "retryAfter": 3, "requestId": "r1"}
    assert answering.retry_after == 3
    assert [record.levelno for record in caplog.records] == [logging.WARNING] * 2


def test_messages_are_cut() -> None:
    [answered] = report().refusals([GraphQLError("x" * 100_000)])
    assert answered["message"] == "x" * 19 + "…"


def test_only_so_many_errors_are_told() -> None:
    assert len(report().refusals([GraphQLError("no")] * 50)) == 3
    assert len(report().failures([field_error(RuntimeError())] * 50)) == 3


def test_refusals_keep_the_code_that_they_have() -> None:
    first, second = report().refusals([GraphQLError("deep", extensions={"code": "QUERY_TOO_DEEP"}), GraphQLError("variable")])
    assert (first["extensions"], second["extensions"]) == ({"code": "QUERY_TOO_DEEP"}, {"code": "VALIDATION_FAILED"})


def test_an_argument_that_graphql_finds_wrong_only_now_is_the_clients_matter() -> None:
    [answered] = report().failures([field_error(GraphQLError("Argument 'x' is null."))])
    assert answered["extensions"] == {"code": "VALIDATION_FAILED"}


def test_a_trace_has_types_and_places_of_all_causes_but_no_values() -> None:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as cause:
            raise ValueError(f"wrapped {SECRET}") from cause
    except ValueError as error:
        trace = describe_trace(error)
    assert SECRET not in trace
    assert trace.index("builtins.KeyError") < trace.index("which led to") < trace.index("builtins.ValueError")
    assert "test_masking.py" in trace
    assert "describe_trace" not in trace


def test_a_cause_that_was_suppressed_is_left_out() -> None:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError:
            raise ValueError from None
    except ValueError as error:
        assert "KeyError" not in describe_trace(error)


def test_causes_in_a_circle_end() -> None:
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert "ValueError" in describe_trace(first)


def test_a_log_entry_names_the_request(caplog: pytest.LogCaptureFixture) -> None:
    log_failure(raised(RuntimeError(SECRET)), request_id="r2")
    assert caplog.records[0].getMessage().startswith("request r2: the request failed\n")


@pytest.mark.parametrize(
    "given", [{"text": {"a": SECRET}}, {"text": [SECRET]}, {"number": SECRET}, {"inner": SECRET}, {"txt": SECRET}, {"text": SECRET}, SECRET]
)
def test_what_graphql_says_of_a_value_does_not_repeat_it(given: object) -> None:
    """Found with a PEM in a field for Base64: the error had the private key, and clients log their errors."""
    schema = build_schema(
        "input Inner { a: Int! } input In { text: String number: Int inner: Inner must: Int! } type Query { f(in: In): Int }"
    )
    errors = graphql_sync(schema, "query ($in: In) { f(in: $in) }", variable_values={"in": given}).errors
    answered = ErrorReport("r1", QueryLimits()).refusals(errors or [])
    assert answered
    for error in answered:
        assert SECRET not in error["message"]
        assert error["message"].startswith("Variable '$in' has invalid value")
        assert error["message"].endswith(".")


def test_what_graphql_says_of_a_value_keeps_its_reason() -> None:
    schema = build_schema("type Query { f(in: Int): Int }")
    errors = graphql_sync(schema, f'{{ f(in: "{SECRET}") }}').errors
    [answered] = ErrorReport("r1", QueryLimits()).refusals(errors or [])
    assert answered["message"] == "Int cannot represent non-integer value."
