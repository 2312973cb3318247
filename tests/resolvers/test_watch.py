"""certificateChanged: what subscribers are told of a change."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from resolvers.context import Context
from resolvers.schema import build_schema
from server.graphql.operations import Operations
from server.graphql.request import GraphQLRequest
from server.graphql.settings import GraphQLSettings
from services.model.caller import Caller
from services.model.certificate import Label
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, STRANGER, Bench, issue

SCHEMA = build_schema()
OPERATIONS = Operations(SCHEMA, settings=GraphQLSettings(recheck_interval=timedelta(minutes=1)))
QUERY = """subscription ($scope: ID!) { certificateChanged(scope: $scope) {
  kind certificateId certificate { id name status labels { key values } ... on SingleCertificate { certificate { subject { commonName } } } } } }"""


@dataclass
class Subscriber:
    """Hears what happens in one scope."""

    bench: Bench = field(default_factory=Bench)
    results: Any = None

    @asynccontextmanager
    async def listening(self, scope: str, caller: Caller = CALLER) -> AsyncIterator[None]:
        """Subscribe."""

        async def build_context() -> Context:
            return Context(caller, self.bench.use_cases(), "r1")

        prepared = OPERATIONS.prepare(GraphQLRequest(query=QUERY, operation_name=None, variables={"scope": scope}, extensions={}))
        self.results = OPERATIONS.stream(prepared, build_context, request_id="r1")
        self._first = asyncio.ensure_future(anext(self.results))
        while not (self.bench.memory.watchers or self._first.done()):
            await asyncio.sleep(0)
        yield
        await self.results.aclose()
        assert self.bench.memory.watchers == []

    async def hear(self) -> dict[str, Any]:
        """Return the next change."""
        outcome = await self._first if self._first else await anext(self.results)
        self._first = None
        assert "errors" not in outcome.payload, outcome.payload
        change: dict[str, Any] = outcome.payload["data"]["certificateChanged"]
        return change


async def test_kind_id_and_certificate_are_told() -> None:
    subscriber = Subscriber()
    scope = await make_scope(subscriber.bench)
    async with subscriber.listening(scope.id):
        certificate = await upload(subscriber.bench, issue("client").pem, scope=scope)
        assert await subscriber.hear() == {
            "kind": "CREATED",
            "certificateId": certificate.id,
            "certificate": {
                "id": certificate.id,
                "name": "client.pem",
                "status": "VALID",
                "labels": [],
                "certificate": {"subject": {"commonName": "client"}},
            },
        }


async def test_every_kind_of_change_is_told() -> None:
    subscriber = Subscriber()
    cases = subscriber.bench.use_cases()
    scope = await make_scope(subscriber.bench)
    async with subscriber.listening(scope.id):
        certificate = await upload(subscriber.bench, issue("client").pem, scope=scope)
        assert (await subscriber.hear())["kind"] == "CREATED"
        await cases.certificates.label(CALLER, certificate.id, (Label(key="env", values=("prod",)),))
        changed = await subscriber.hear()
        assert (changed["kind"], changed["certificate"]["labels"]) == ("CHANGED", [{"key": "env", "values": ["prod"]}])
        await cases.certificates.delete(CALLER, certificate.id)
        assert await subscriber.hear() == {"kind": "DELETED", "certificateId": certificate.id, "certificate": None}
        await cases.certificates.restore(CALLER, certificate.id)
        restored = await subscriber.hear()
        assert (restored["kind"], restored["certificate"]["name"]) == ("RESTORED", "client.pem")


async def test_a_change_is_judged_by_the_moment_at_which_it_is_told() -> None:
    subscriber = Subscriber()
    scope = await make_scope(subscriber.bench)
    async with subscriber.listening(scope.id):
        certificate = await upload(subscriber.bench, issue("client", days=2).pem, scope=scope)
        assert (await subscriber.hear())["certificate"]["status"] != "EXPIRED"
        subscriber.bench.clock.moment += timedelta(days=3)
        await subscriber.bench.use_cases().certificates.label(CALLER, certificate.id, (Label(key="env", values=()),))
        assert (await subscriber.hear())["certificate"]["status"] == "EXPIRED"


@pytest.mark.parametrize("scope", ["scp_nothing", "", "x" * 1000])
async def test_a_scope_that_is_not_there_is_an_error(scope: str) -> None:
    subscriber = Subscriber()
    result = await anext(await SCHEMA.subscribe(QUERY, {"scope": scope}, context_value=Context(CALLER, subscriber.bench.use_cases(), "r1")))
    assert [error.message for error in result.errors or []] == ["There is no scope with this id."]


async def test_a_scope_of_another_tenant_is_not_there() -> None:
    subscriber = Subscriber()
    scope = await make_scope(subscriber.bench)
    context = Context(STRANGER, subscriber.bench.use_cases(), "r1")
    result = await anext(await SCHEMA.subscribe(QUERY, {"scope": scope.id}, context_value=context))
    assert [error.message for error in result.errors or []] == ["There is no scope with this id."]
