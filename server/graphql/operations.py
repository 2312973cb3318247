"""Runs GraphQL operations: only within the limits, only for so long, and with errors that say no more than they may."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any

import strawberry
from graphql import ExecutionResult, OperationDefinitionNode, OperationType, create_source_event_stream, execute
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from server.graphql.documents import Documents, PreparedDocument, QueryRefused
from server.graphql.executor import CompilingExecutor
from server.graphql.foreign import core_schema, is_awaitable
from server.graphql.limits import TOO_COMPLEX, refuse
from server.graphql.masking import ErrorReport
from server.graphql.request import GraphQLRequest
from server.graphql.settings import GraphQLSettings
from server.http.refusal import RequestRefused

_HOW_TO_SUBSCRIBE = "Subscriptions are served as text/event-stream to POST, and over graphql-transport-ws."


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The payload of the answer, and the status that application/graphql-response+json has for it.

    400 for an operation that was not executed; 503, with `retry_after` in seconds, where nothing came out of it but that a part of
    the service is unavailable or that its time is over; else 200.
    """

    payload: dict[str, object]
    status: int = 200
    retry_after: int | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request with its document and operation, or with the reason why it is not executed."""

    request: GraphQLRequest
    found: tuple[PreparedDocument, OperationDefinitionNode] | QueryRefused

    @property
    def is_subscription(self) -> bool:
        """Whether it asks for a subscription; False also for what is refused."""
        return not isinstance(self.found, QueryRefused) and self.found[1].operation is OperationType.SUBSCRIPTION

    def find(self) -> tuple[PreparedDocument, OperationDefinitionNode]:
        """Return the document and the operation; raises QueryRefused."""
        if isinstance(self.found, QueryRefused):
            raise self.found
        return self.found


class Operations:
    """Runs the operations of one schema, whose own extensions, directives and executor would not run here: it must have none."""

    def __init__(self, schema: strawberry.Schema, *, settings: GraphQLSettings, may_introspect: Callable[[object], bool]) -> None:
        if schema.extensions or schema.directives or schema.execution_context_class is not StrawberryGraphQLCoreExecutionContext:
            raise ValueError("The schema has extensions, directives or an executor of its own, which would silently not run.")
        self._core_schema = core_schema(schema)
        self._settings = settings
        self._may_introspect = may_introspect
        self._documents = Documents(self._core_schema, limits=settings.limits, hide_suggestions=not settings.suggestions)

    def prepare(self, request: GraphQLRequest) -> Prepared:
        """Return the request with its document: parsed, validated and within the limits, or refused."""
        try:
            document = self._documents.prepare(request.query)
            return Prepared(request, (document, document.find_operation(request.operation_name)))
        except QueryRefused as refused:
            return Prepared(request, refused)

    async def run(self, prepared: Prepared, context: object, *, request_id: str, by_get: bool = False) -> Outcome:
        """Return what the operation gives, whatever it is; raises RequestRefused (405) only, for other than queries by GET."""
        report = self.report(request_id)
        payload: dict[str, object] = {}
        try:
            document, operation = prepared.find()
            if by_get and operation.operation is not OperationType.QUERY:
                raise RequestRefused(405, "METHOD_NOT_ALLOWED", "Only queries are executed by GET.", headers={"Allow": "POST"})
            if operation.operation is OperationType.SUBSCRIPTION:
                raise QueryRefused([refuse("OPERATION_UNSUPPORTED", _HOW_TO_SUBSCRIBE)])
            self._check_introspection(document, context)
            cost = document.cost(operation, prepared.request.variables)
            payload["extensions"] = {"cost": {"estimated": cost, "limit": self._settings.limits.cost}}
            self._check_cost(cost)
            result = await self.execute(prepared.request, document, context)
            if result.errors and all(error.path is None for error in result.errors):
                raise QueryRefused(result.errors)  # the variables do not fit, so nothing was executed
        except QueryRefused as refused:
            return Outcome(payload={"errors": report.refusals(refused.errors), **payload}, status=400)
        except TimeoutError:
            return say_timeout(report, payload)
        return say_result(result, report, payload)

    def check_subscription(self, prepared: Prepared, context: object) -> PreparedDocument:
        """Return the document of a subscription whose events are within the limits, each by itself; raises QueryRefused."""
        document, operation = prepared.find()
        self._check_introspection(document, context)
        self._check_cost(document.cost(operation, prepared.request.variables))
        return document

    async def open_source(self, request: GraphQLRequest, document: PreparedDocument, context: object) -> AsyncGenerator[object, None]:
        """Return what the subscription's resolver yields; raises QueryRefused for variables that do not fit."""
        executor = CompilingExecutor.build(
            self._core_schema, document.document, raw_variable_values=request.variables, **self._arguments(request, document, context)
        )
        if isinstance(executor, list):
            raise QueryRefused(executor)
        source = create_source_event_stream(executor)
        source = await source if isawaitable(source) else source
        if isinstance(source, ExecutionResult):
            raise QueryRefused(source.errors or [])
        assert isinstance(source, AsyncGenerator), "subscriptions are written as generators here"
        return source

    async def execute(
        self, request: GraphQLRequest, document: PreparedDocument, context: object, *, root: object = None
    ) -> ExecutionResult:
        """Execute the operation, for a subscription its one event `root`; raises TimeoutError."""
        async with asyncio.timeout(self._settings.operation_timeout.total_seconds()):
            result = execute(
                self._core_schema,
                document.document,
                root,
                variable_values=request.variables,
                executor_class=CompilingExecutor,
                **self._arguments(request, document, context),
            )
            return await result if isawaitable(result) else result

    def report(self, request_id: str) -> ErrorReport:
        """Return the report of one request's errors."""
        limits = self._settings.limits
        return ErrorReport(request_id, max_errors=limits.errors, message_length=limits.message_length)

    def _arguments(self, request: GraphQLRequest, document: PreparedDocument, context: object) -> dict[str, Any]:
        return {
            "context_value": context,
            "operation_name": request.operation_name,
            "max_coercion_errors": self._settings.limits.errors,
            "is_awaitable": is_awaitable,
            "hide_suggestions": not self._settings.suggestions,
            "operation_extensions": request.extensions,
            "plans": document.plans,
        }

    def _check_introspection(self, document: PreparedDocument, context: object) -> None:
        if document.introspects and not (self._settings.introspection and self._may_introspect(context)):
            raise QueryRefused([refuse("INTROSPECTION_DISABLED", "Introspection is not allowed.")])

    def _check_cost(self, cost: int) -> None:
        limit = self._settings.limits.cost
        if cost > limit:
            message = f"The query may answer with {cost} fields; at most {limit} are allowed. Ask for smaller pages or fewer fields."
            raise QueryRefused([refuse(TOO_COMPLEX, message)])


def say_result(result: ExecutionResult, report: ErrorReport, payload: dict[str, object]) -> Outcome:
    """Return what came of an execution, with the rest of the payload."""
    failures = {"errors": report.failures(result.errors)} if result.errors else {}
    status = 503 if result.data is None and report.retry_after is not None else 200
    return Outcome(payload={"data": result.data, **failures, **payload}, status=status, retry_after=report.retry_after)


def say_timeout(report: ErrorReport, payload: dict[str, object]) -> Outcome:
    """Return what is said of an execution that was stopped."""
    errors = report.refusals([refuse("TIMEOUT", "The operation took too long and was stopped.")])
    return Outcome(payload={"errors": errors, **payload}, status=503, retry_after=1)
