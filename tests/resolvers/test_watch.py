"""certificateChanged: what subscribers are told of a change."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest
from strawberry.types.base import StrawberryObjectDefinition

from resolvers.context import Context
from resolvers.schema import build_schema
from schema.certificates.enums import CertificateKind
from schema.certificates.types import Certificate
from server.graphql.operations import Operations
from server.graphql.request import GraphQLRequest
from server.graphql.settings import GraphQLSettings
from services.model.caller import Caller, Right
from services.model.certificate import Label
from services.model.secret import Secret
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, STRANGER, Bench, issue, p12_of

SCHEMA = build_schema()
OPERATIONS = Operations(SCHEMA, settings=GraphQLSettings(recheck_interval=timedelta(minutes=1)))
QUERY = """subscription ($scope: ID!) { certificateChanged(scope: $scope) {
  kind certificateId certificate { id name status labels { key values } ... on SingleCertificate { certificate { subject { commonName } } } } } }"""
PLACES = """subscription ($scope: ID, $after: String) { certificateChanged(scope: $scope, after: $after) {
  kind typename scopeId position certificate { __typename } } }"""
SCOPES = """subscription ($after: String) { scopeChanged(after: $after) {
  kind scopeId position scope { id displayName subaccount viewerPermissions certificates { totalCount } } } }"""


@dataclass
class Subscriber:
    """Hears what happens in one scope."""

    bench: Bench = field(default_factory=Bench)
    query: str = QUERY
    results: Any = None

    @asynccontextmanager
    async def listening(self, scope: str | None = None, caller: Caller = CALLER, **variables: str | None) -> AsyncIterator[None]:
        """Subscribe."""

        async def build_context() -> Context:
            return Context(caller, self.bench.use_cases(), "r1")

        asked: dict[str, object] = {**({} if scope is None else {"scope": scope}), **variables}
        prepared = OPERATIONS.prepare(GraphQLRequest(query=self.query, operation_name=None, variables=asked, extensions={}))
        self.results = OPERATIONS.stream(prepared, build_context, request_id="r1")
        self._first = asyncio.ensure_future(anext(self.results))
        while not (self.bench.memory.watchers or self._first.done()):
            await asyncio.sleep(0)
        yield
        await self.results.aclose()
        assert self.bench.memory.watchers == []

    async def hear(self) -> dict[str, Any]:
        """Return the next change."""
        payload = await self._next()
        assert "errors" not in payload, payload
        (change,) = payload["data"].values()
        return dict(change)

    async def hear_error(self) -> dict[str, Any]:
        """Return the error that ends the subscription."""
        payload = await self._next()
        assert "data" not in payload
        (error,) = payload["errors"]
        with pytest.raises(StopAsyncIteration):
            await anext(self.results)
        return dict(error)

    async def _next(self) -> dict[str, Any]:
        outcome = await self._first if self._first else await anext(self.results)
        self._first = None
        payload: dict[str, Any] = outcome.payload
        return payload


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


async def test_a_change_says_the_type_of_what_is_deleted_and_where_it_stands() -> None:
    """So that a cache can evict it: by `typename` and id."""
    subscriber = Subscriber(query=PLACES)
    bench = subscriber.bench
    scope, other = await make_scope(bench), await make_scope(bench, subaccount="other")
    async with subscriber.listening():
        pem = await upload(bench, issue("a").pem, scope=scope)
        store = await upload(bench, p12_of(issue("b"), password=b"pw"), "b.p12", scope=other, password=Secret(b"pw"))
        for certificate in (pem, store):
            await bench.use_cases().certificates.delete(CALLER, certificate.id)
        heard = [await subscriber.hear() for _ in range(4)]
    assert [(change["kind"], change["typename"], change["scopeId"]) for change in heard] == [
        ("CREATED", "SingleCertificate", scope.id),
        ("CREATED", "Keystore", other.id),
        ("DELETED", "SingleCertificate", scope.id),
        ("DELETED", "Keystore", other.id),
    ]
    assert [change["certificate"] and change["certificate"]["__typename"] for change in heard] == [
        "SingleCertificate",
        "Keystore",
        None,
        None,
    ]
    assert len({change["position"] for change in heard}) == 4


@pytest.mark.parametrize("kind", list(CertificateKind), ids=lambda kind: kind.name)
def test_the_types_are_named_as_in_the_schema(kind: CertificateKind) -> None:
    named = SCHEMA.get_type_by_name(kind.name)
    assert isinstance(named, StrawberryObjectDefinition)
    assert issubclass(named.origin, Certificate)
    assert {one.name for one in CertificateKind} == {one.__name__ for one in Certificate.__subclasses__()}


async def test_null_is_as_if_nothing_was_said() -> None:
    subscriber = Subscriber(query=PLACES)
    scope = await make_scope(subscriber.bench)
    async with subscriber.listening(None, after=None):
        await upload(subscriber.bench, issue("a").pem, scope=scope)
        assert (await subscriber.hear())["kind"] == "CREATED"


async def test_scopes_are_told_and_a_page_can_show_them() -> None:
    subscriber = Subscriber(query=SCOPES)
    async with subscriber.listening():
        scope = await make_scope(subscriber.bench)
        created = await subscriber.hear()
        await subscriber.bench.use_cases().scopes.delete(CALLER, scope.id)
        deleted = await subscriber.hear()
    assert created["scope"]["id"] == created["scopeId"] == scope.id
    assert (created["kind"], created["scope"]["subaccount"], created["scope"]["certificates"]) == ("CREATED", "acme", {"totalCount": 0})
    assert (deleted["kind"], deleted["scopeId"], deleted["scope"]) == ("DELETED", scope.id, None)


@pytest.mark.parametrize("query", [PLACES, SCOPES], ids=["certificates", "scopes"])
async def test_both_go_on_behind_a_position(query: str) -> None:
    subscriber = Subscriber(query=query)
    bench = subscriber.bench
    async with subscriber.listening():
        await upload(bench, issue("a").pem, scope=await make_scope(bench))
        heard = await subscriber.hear()
    missed = await make_scope(bench, subaccount="missed")
    await upload(bench, issue("b").pem, scope=missed)
    async with subscriber.listening(after=heard["position"]):
        assert (await subscriber.hear())["scopeId"] == missed.id


@pytest.mark.parametrize("query", [PLACES, SCOPES], ids=["certificates", "scopes"])
async def test_a_position_that_is_too_old_is_told_at_once_with_what_to_do(query: str) -> None:
    subscriber = Subscriber(query=query)
    scope = await make_scope(subscriber.bench)
    await upload(subscriber.bench, issue("a").pem, scope=scope)
    memory = subscriber.bench.memory
    memory.forgotten = len(memory.told)
    async with subscriber.listening(after=memory.told[0][1].position):
        error = await subscriber.hear_error()
    assert error["extensions"] == {"code": "RESUME_LOST"}
    assert "read the list again" in error["message"]


@pytest.mark.parametrize("query", [PLACES, SCOPES], ids=["certificates", "scopes"])
@pytest.mark.parametrize("position", ["nothing", ""])
async def test_what_is_no_position_is_told_at_once(query: str, position: str) -> None:
    subscriber = Subscriber(query=query)
    async with subscriber.listening(after=position):
        error = await subscriber.hear_error()
    assert error["extensions"] == {"code": "RESUME_INVALID", "field": "after"}


@pytest.mark.parametrize("query", [PLACES, SCOPES], ids=["certificates", "scopes"])
async def test_who_may_hear_of_nothing_is_told_at_once(query: str) -> None:
    subscriber = Subscriber(query=query)
    await make_scope(subscriber.bench)
    async with subscriber.listening(caller=replace(CALLER, rights=frozenset({Right.TRUST_READ}))):
        assert (await subscriber.hear_error())["extensions"] == {"code": "FORBIDDEN"}


async def test_who_reads_the_position_first_and_then_a_list_misses_nothing_between() -> None:
    subscriber = Subscriber(query=PLACES)
    bench = subscriber.bench
    scope = await make_scope(bench)
    answer = await SCHEMA.execute("{ presentPosition }", context_value=Context(CALLER, bench.use_cases(), "r1"))
    position = (answer.data or {})["presentPosition"]
    await upload(bench, issue("a").pem, scope=scope)
    async with subscriber.listening(after=position):
        assert (await subscriber.hear())["kind"] == "CREATED"


async def test_what_was_purged_meanwhile_is_told_without_what_is_kept_no_more() -> None:
    subscriber = Subscriber(query=PLACES)
    bench = subscriber.bench
    scope = await make_scope(bench)
    async with subscriber.listening():
        await upload(bench, issue("a").pem, scope=scope)
        position = (await subscriber.hear())["position"]
    gone = await upload(bench, issue("b").pem, "b.pem", scope=scope)
    await bench.use_cases().certificates.delete(CALLER, gone.id)
    bench.clock.moment += timedelta(days=100)
    await bench.use_cases().certificates.delete.purge()
    for names, told in (
        ("name status labels { key } scope { id }", {"name": "b.pem", "status": "VALID", "labels": [], "scope": {"id": scope.id}}),
        ("name entries { alias }", None),
    ):
        subscriber.query = f"""subscription ($after: String) {{ certificateChanged(after: $after) {{
          kind certificateId certificate {{ {names} }} }} }}"""
        async with subscriber.listening(after=position):
            created, deleted = await subscriber._next(), await subscriber._next()
        assert created["data"]["certificateChanged"] == {"kind": "CREATED", "certificateId": gone.id, "certificate": told}
        assert [error["extensions"]["code"] for error in created.get("errors", ())] == ([] if told else ["NOT_FOUND"])
        assert deleted == {"data": {"certificateChanged": {"kind": "DELETED", "certificateId": gone.id, "certificate": None}}}
