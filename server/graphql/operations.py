"""Runs GraphQL operations: only within the limits, only for so long, and with errors that say no more than they may.

A query or a mutation has one outcome, a subscription one for each event. Whoever subscribed is authenticated again for each event, and
every few seconds while there is none: a token that is not valid any more, or a right that was taken away, ends the stream.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any, TypeVar

import strawberry
from graphql import (
    ExecutionResult,
    OperationDefinitionNode,
    OperationType,
    create_source_event_stream,
    default_field_resolver,
    default_type_resolver,
    located_error,
)
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from server.graphql.documents import Documents, PreparedDocument, QueryRefused, read_name
from server.graphql.executor import CompilingExecutor
from server.graphql.finder import DocumentFinder
from server.graphql.foreign import core_schema, is_awaitable
from server.graphql.limits import TOO_COMPLEX, refuse
from server.graphql.masking import ErrorReport
from server.graphql.request import GraphQLRequest
from server.graphql.settings import GraphQLSettings
from server.graphql.trusted import prepare_trusted
from server.graphql.variables import coerce_variables
from server.http.refusal import RequestRefused
from services.ending import end
from services.model.installation import TrustedDocumentsMode

BuildContext = Callable[[], Awaitable[object]]
"""Authenticates whoever is connected and returns a new `info.context`; raises RequestRefused (401, 403) to refuse."""

_Item = TypeVar("_Item")
_HOW_TO_SUBSCRIBE = "Subscriptions are served as text/event-stream to POST, and over graphql-transport-ws."


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """The payload of the answer, and the status that application/graphql-response+json has for it.

    400 for an operation that was not executed, but 200 where the client is to send the text to its hash; 503, with `retry_after` in
    seconds, where nothing came out of it but that a part of the service is unavailable or that its time is over; else 200.
    """

    payload: dict[str, object]
    status: int = 200
    retry_after: int | None = None

    @property
    def codes(self) -> list[object]:
        """The codes of its errors, for the log."""
        errors: Any = self.payload.get("errors", ())
        return [error["extensions"]["code"] for error in errors]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request with its document and operation, or with the reason why it is not executed."""

    request: GraphQLRequest
    found: tuple[PreparedDocument, OperationDefinitionNode] | QueryRefused

    @property
    def is_subscription(self) -> bool:
        """Whether it asks for a subscription; False also for what is refused."""
        return self._kind is OperationType.SUBSCRIPTION

    @property
    def is_query(self) -> bool:
        """Whether it is a query; False also for what is refused."""
        return self._kind is OperationType.QUERY

    @property
    def _kind(self) -> OperationType | None:
        return None if isinstance(self.found, QueryRefused) else self.found[1].operation

    def find(self) -> tuple[PreparedDocument, OperationDefinitionNode]:
        """Return the document and the operation; raises QueryRefused."""
        if isinstance(self.found, QueryRefused):
            raise self.found
        return self.found


class Operations:
    """Runs the operations of one schema, whose own extensions, directives and executor would not run here: it must have none."""

    def __init__(self, schema: strawberry.Schema, *, settings: GraphQLSettings) -> None:
        """Prepare the trusted documents; raises BadManifest for one that cannot be executed."""
        if schema.extensions or schema.directives or schema.execution_context_class is not StrawberryGraphQLCoreExecutionContext:
            raise ValueError("The schema has extensions, directives or an executor of its own, which would silently not run.")
        self._core_schema = core_schema(schema)
        self._settings = settings
        documents = Documents(self._core_schema, limits=settings.limits)
        manifests = () if settings.trust is TrustedDocumentsMode.OFF else settings.manifests
        trusted = prepare_trusted(manifests, documents, limits=settings.limits)
        self._finder = DocumentFinder(documents, trust=settings.trust, trusted=trusted)

    def prepare(self, request: GraphQLRequest, *, tenant: str = "") -> Prepared:
        """Return the request with its document: parsed, validated and within the limits, or refused.

        `tenant` is the caller's: a document that is named by its hash alone is looked for among those that this tenant sent.
        """
        try:
            document = self._finder.find(request, tenant)
            return Prepared(request, (document, document.find_operation(request.operation_name)))
        except QueryRefused as refused:
            return Prepared(request, refused)

    async def run(self, prepared: Prepared, context: object, *, request_id: str, by_get: bool = False) -> Outcome:
        """Return what the operation gives, whatever it is; raises RequestRefused (405) only, for other than queries by GET."""
        report = ErrorReport(request_id, self._settings.limits)
        payload: dict[str, object] = {}
        try:
            _, operation = prepared.find()
            if by_get and operation.operation is not OperationType.QUERY:
                raise RequestRefused(405, "METHOD_NOT_ALLOWED", "Only queries are executed by GET.", headers={"Allow": "POST"})
            if operation.operation is OperationType.SUBSCRIPTION:
                raise QueryRefused([refuse("OPERATION_UNSUPPORTED", _HOW_TO_SUBSCRIBE)])
            self._check(prepared, payload)
            result = await self._execute(prepared, context)
            if result.errors and all(error.path is None for error in result.errors):
                raise QueryRefused(result.errors)  # the variables do not fit, so nothing was executed
        except QueryRefused as refused:
            return Outcome(payload={"errors": report.refusals(refused.errors), **payload}, status=refused.status)
        except TimeoutError:
            return _say_timeout(report, payload)
        return _say_result(result, report, payload)

    async def stream(self, prepared: Prepared, build_context: BuildContext, *, request_id: str) -> AsyncGenerator[Outcome | None, None]:
        """Yield the outcomes, and None now and then while there is none.

        An outcome without `data` in its payload is the last. Raises RequestRefused when whoever is connected is no longer welcome.
        Closing the generator ends everything that it began.
        """
        report = ErrorReport(request_id, self._settings.limits)
        try:
            context = await build_context()
            if not prepared.is_subscription:
                yield await self.run(prepared, context, request_id=request_id)
                return
            self._check(prepared, {})
            source = await self._open_source(prepared, context)
            async with aclosing(with_pauses(source, self._settings.recheck_interval.total_seconds())) as events:
                async for event in events:
                    context = await build_context()
                    if event is None:
                        yield None
                    else:
                        yield _say_result(await self._execute(prepared, context, root=event), report, {})
        except RequestRefused:
            raise
        except QueryRefused as refused:
            yield Outcome(payload={"errors": report.refusals(refused.errors)}, status=400)
        except TimeoutError:
            yield _say_timeout(report, {})
        except Exception as error:  # of the source or the authentication: the stream cannot go on, and the client must know
            yield Outcome(payload={"errors": report.failures([located_error(error)])}, status=503 if report.retry_after else 200)

    async def _open_source(self, prepared: Prepared, context: object) -> AsyncGenerator[object, None]:
        """Return what the subscription's resolver yields; raises QueryRefused for variables that do not fit."""
        executor = self._build_executor(prepared, context)
        source = create_source_event_stream(executor)
        source = await source if isawaitable(source) else source
        if isinstance(source, ExecutionResult):
            raise QueryRefused(source.errors or [])
        assert isinstance(source, AsyncGenerator), "subscriptions are written as generators here"
        return source

    async def _execute(self, prepared: Prepared, context: object, *, root: object = None) -> ExecutionResult:
        """Execute the operation, for a subscription its one event `root`; raises TimeoutError, and QueryRefused for unfit variables."""
        try:
            result: Any = self._build_executor(prepared, context, root=root).execute_operation()
            if isawaitable(result):
                async with asyncio.timeout(self._settings.operation_timeout.total_seconds()):
                    result = await result
            assert isinstance(result, ExecutionResult), "nothing is delivered later: there is no @defer"
            return result
        finally:
            forget = getattr(context, "forget", None)  # of a context that keeps what was read; isinstance takes a tenth of a small query
            if forget is not None:
                forget()

    def _build_executor(self, prepared: Prepared, context: object, *, root: object = None) -> CompilingExecutor:
        """Return what graphql-core's `Executor.build` does, of which all that is the document's was worked out before."""
        request, (document, operation) = prepared.request, prepared.find()
        given, most_errors = request.variables, self._settings.limits.errors
        variables = coerce_variables(self._core_schema, document.variables[read_name(operation)], given, most_errors=most_errors)
        if isinstance(variables, list):
            raise QueryRefused(variables)
        return CompilingExecutor(
            self._core_schema,
            document.fragments,
            document.fragment_details,
            root,
            context,
            operation,
            variables,
            default_field_resolver,
            default_type_resolver,
            default_field_resolver,
            is_awaitable=is_awaitable,
            hide_suggestions=True,
            operation_extensions=request.extensions,
            plans=document.plans,
        )

    def _check(self, prepared: Prepared, payload: dict[str, object]) -> None:
        """Say the cost in the payload; raises QueryRefused for what may not be executed."""
        document, operation = prepared.find()
        if document.introspects and not self._settings.introspection:
            raise QueryRefused([refuse("INTROSPECTION_DISABLED", "Introspection is not allowed.")])
        cost, limit = document.cost(operation, prepared.request.variables), self._settings.limits.cost
        payload["extensions"] = {"cost": {"estimated": cost, "limit": limit}}
        if cost > limit:
            message = f"The query may answer with {cost} fields; at most {limit} are allowed. Ask for smaller pages or fewer fields."
            raise QueryRefused([refuse(TOO_COMPLEX, message)])


def _say_result(result: ExecutionResult, report: ErrorReport, payload: dict[str, object]) -> Outcome:
    failures = {"errors": report.failures(result.errors)} if result.errors else {}
    status = 503 if result.data is None and report.retry_after is not None else 200
    return Outcome(payload={"data": result.data, **failures, **payload}, status=status, retry_after=report.retry_after)


def _say_timeout(report: ErrorReport, payload: dict[str, object]) -> Outcome:
    errors = report.refusals([refuse("TIMEOUT", "The operation took too long and was stopped.")])
    return Outcome(payload={"errors": errors, **payload}, status=503, retry_after=1)


async def with_pauses(source: AsyncGenerator[_Item, None], seconds: float) -> AsyncGenerator[_Item | None, None]:
    """Yield what the source yields, and None whenever it yielded nothing for so long; closing it closes the source."""
    waiting: asyncio.Future[_Item] | None = None
    try:
        while True:
            waiting = waiting or asyncio.ensure_future(anext(source))
            done, _ = await asyncio.wait({waiting}, timeout=seconds)
            if not done:
                yield None
                continue
            finished, waiting = waiting, None
            try:
                item = finished.result()
            except StopAsyncIteration:
                return
            yield item
    finally:
        if waiting is not None:
            await end(waiting)  # so that the source can be closed
        await source.aclose()
