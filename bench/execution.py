"""Executing one list of 50 without HTTP and without a database: by compiled functions, by graphql-core, and by Strawberry alone."""

import statistics
from collections.abc import Awaitable, Callable
from dataclasses import replace
from time import perf_counter
from typing import Any

from bench.queries import LIST
from bench.servers import Servers
from resolvers.context import Context
from resolvers.schema import build_schema, compose_schema
from server.graphql.operations import Operations
from server.graphql.request import GraphQLRequest
from server.graphql.settings import GraphQLSettings
from services.model.query import Page
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, Bench, issue

PAGE = 50
CALLS = 50
ROUNDS = 7

Run = Callable[[], Awaitable[object]]


class _Rows(Context):
    """A context whose lists are at hand already."""

    rows: tuple[Any, ...] = ()

    async def list_certificates(self, _: Any) -> Page[Any]:
        return Page(items=self.rows, has_next=False)


async def run_execution(_: Servers, *, seconds: float) -> None:
    """Print what each way takes."""
    bench = Bench()
    scope = await make_scope(bench)
    certificate = await upload(bench, issue("client").pem, scope=scope)
    context = _Rows(CALLER, bench.use_cases(), "bench")
    context.rows = (certificate,) * PAGE
    variables: dict[str, object] = {"scope": scope.id, "first": PAGE}
    schema = compose_schema()
    operations = Operations(build_schema(), settings=GraphQLSettings())
    compiled = operations.prepare(GraphQLRequest(query=LIST, operation_name=None, variables=variables, extensions={}))
    document, operation = compiled.find()
    plain = replace(compiled, found=(replace(document, plans=None), operation))
    ways: dict[str, Run] = {
        "compiled": lambda: operations.run(compiled, context, request_id="bench"),
        "not compiled": lambda: operations.run(plain, context, request_id="bench"),
        "Strawberry's own": lambda: schema.execute(LIST, variable_values=variables, context_value=context),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _round in range(max(ROUNDS, round(seconds))):
        for name, run in ways.items():
            taken[name].append(await _measure(run))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    print(f"\nexecuting {PAGE} x 9 fields, without HTTP and database, medians of {len(taken['compiled'])}")
    for name, median in medians.items():
        print(f"{name:20}{1000 * median:8.2f} ms{median / medians['compiled']:8.1f} times the compiled")


async def _measure(run: Run) -> float:
    begun = perf_counter()
    for _ in range(CALLS):
        await run()
    return (perf_counter() - begun) / CALLS
