"""Subscriptions end to end: two replicas of the real application over one MongoDB, and what is done at one is heard at the other."""

import asyncio
import json
import uuid
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from pymongo import AsyncMongoClient

from server.app import build_app
from server.installation import Installation, open_installation
from server.settings import Settings
from services.model.secret import Secret
from services.storage.mongo.change_feed import MAX_POSITION_AGE
from tests.server.endpoint import serve
from tests.server.installed import write_mutation
from tests.server.readers import share_readers
from tests.server.streaming import Talk, until
from tests.support import make_authority_key

WATCH = """subscription ($scope: ID!) { certificateChanged(scope: $scope) {
  kind certificateId certificate { id name version labels { key } status scope { id } entries { alias } versions { number } } } }"""

WATCH_ALL = """subscription ($after: String) { certificateChanged(after: $after) { kind certificateId scopeId position } }"""
WATCH_SCOPES = """subscription ($after: String) { scopeChanged(after: $after) { kind scopeId position scope { subaccount } } }"""

IDLE_SECONDS = 4.5
"""Longer than what any call of the driver may take: a change stream must outlive it."""


@dataclass(frozen=True)
class Replica:
    """One process's worth of the service."""

    http: httpx.AsyncClient
    installation: Installation
    address: tuple[str, int]
    token: str
    settings: Settings

    async def call(self, mutation: str, **given: Any) -> dict[str, Any]:
        """Return what a mutation's success says."""
        answer = (await self.http.post("/graphql", json={"query": write_mutation(mutation), "variables": {"input": given}})).json()
        result: dict[str, Any] = answer["data"][mutation]
        assert result["__typename"].endswith("Success"), result
        return result

    async def scope(self) -> str:
        """Return the id of a new scope."""
        scope_id: str = (await self.call("createScope", level="SUBACCOUNT", subaccount=uuid.uuid4().hex))["scope"]["id"]
        return scope_id

    async def generate(self, scope: str, name: str) -> str:
        """Return the id of a new certificate."""
        made = await self.call("generateCertificate", scope=scope, name=name, type="PEM", keyAlgorithm="EC_P256")
        certificate_id: str = made["certificate"]["id"]
        return certificate_id

    @asynccontextmanager
    async def watch(self, scope: str) -> AsyncIterator["Ear"]:
        """Subscribe over a socket; returns when the database is being watched."""
        async with self.subscribe(WATCH, scope=scope) as ear:
            yield ear

    @asynccontextmanager
    async def subscribe(self, query: str, *, scope: str | None = None, after: str | None = None) -> AsyncIterator["Ear"]:
        """Subscribe over a socket, to one scope or to all; returns when the database is being watched."""
        async with Talk(f"ws://{self.address[0]}:{self.address[1]}/graphql", {}) as talk:
            await talk.init(token=self.token)
            before = self.count_watchers(scope)
            await talk.subscribe(query, **{name: value for name, value in {"scope": scope, "after": after}.items() if value is not None})
            await until(lambda: self.count_watchers(scope) > before, seconds=10)
            yield Ear(talk)

    def count_watchers(self, scope: str | None) -> int:
        """Return how many hear what happens in the scope from now on: the protocol does not tell when that begins."""
        feed: Any = self.installation.use_cases.certificates.watch.feed
        is_open = feed._stream is not None and feed._stream.opened.is_set()
        return sum(watcher.scope_id == scope for watchers in feed._watchers.values() for watcher in watchers) if is_open else 0


@dataclass(frozen=True)
class Ear:
    """A subscriber over a socket."""

    talk: Talk

    async def hear(self) -> dict[str, Any]:
        """Return the next change."""
        payload = (await asyncio.wait_for(self.talk.receive(), 10))["payload"]
        assert "errors" not in payload, payload
        (change,) = payload["data"].values()
        return dict(change)


@pytest_asyncio.fixture(scope="module", loop_scope="session", params=["motor", "pymongo"])
async def replicas(
    request: pytest.FixtureRequest, mongo_uri: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[Replica, Replica]]:
    """Two of them, by each driver in turn."""
    name = f"replicas_{uuid.uuid4().hex}"
    data = tmp_path_factory.mktemp("replicas")
    uri = Secret(mongo_uri.encode())
    settings = Settings(data=data, mongodb_uri=uri, mongodb_database=name, mongodb_driver=request.param, readers=1, dev_token=True)
    async with AsyncExitStack() as parts:
        yield await start(settings, parts), await start(settings, parts)
    async with AsyncMongoClient[dict[str, Any]](mongo_uri) as mongo:
        await mongo.drop_database(name)


async def start(settings: Settings, parts: AsyncExitStack) -> Replica:
    installation = await parts.enter_async_context(
        open_installation(settings, reader=await share_readers(), make_authority_key=make_authority_key)
    )
    host, port = await parts.enter_async_context(serve(build_app(settings, installation)))
    token = (Path(settings.data) / "dev-token").read_text().strip()
    headers = {"Authorization": f"Bearer {token}"}
    http = await parts.enter_async_context(httpx.AsyncClient(base_url=f"http://{host}:{port}", headers=headers, timeout=30))
    return Replica(http, installation, (host, port), token, settings)


async def test_whatever_one_replica_does_the_other_tells(replicas: tuple[Replica, Replica]) -> None:
    here, there = replicas
    scope = await here.scope()
    async with there.watch(scope) as ear:
        certificate_id = await here.generate(scope, "orders")
        created = await ear.hear()
        assert (created["kind"], created["certificateId"]) == ("CREATED", certificate_id)
        assert created["certificate"] == {
            "id": certificate_id,
            "name": "orders.pem",
            "version": 1,
            "labels": [],
            "status": "VALID",
            "scope": {"id": scope},
            "entries": [{"alias": "orders.pem"}],
            "versions": [{"number": 1}],
        }
        await here.call("setCertificateLabels", certificate=certificate_id, labels=[{"key": "env", "values": ["prod"]}])
        changed = await ear.hear()
        assert (changed["kind"], changed["certificate"]["labels"]) == ("CHANGED", [{"key": "env"}])
        await here.call("renewCertificate", certificate=certificate_id)
        renewed = await ear.hear()
        assert (renewed["kind"], renewed["certificate"]["version"]) == ("CHANGED", 2)
        assert renewed["certificate"]["versions"] == [{"number": 2}, {"number": 1}]
        await here.call("deleteCertificate", certificate=certificate_id)
        assert await ear.hear() == {"kind": "DELETED", "certificateId": certificate_id, "certificate": None}
        await here.call("restoreCertificate", certificate=certificate_id)
        restored = await ear.hear()
        assert (restored["kind"], restored["certificate"]["version"]) == ("RESTORED", 2)


async def test_subscribers_of_both_replicas_hear_the_same_in_the_same_order(replicas: tuple[Replica, Replica]) -> None:
    here, there = replicas
    scope = await here.scope()
    async with here.watch(scope) as one, there.watch(scope) as two, there.watch(scope) as three:
        made = await asyncio.gather(*((here, there)[number % 2].generate(scope, f"c{number}") for number in range(10)))
        heard = [[(await ear.hear())["certificateId"] for _ in made] for ear in (one, two, three)]
    assert sorted(heard[0]) == sorted(made)
    assert heard[0] == heard[1] == heard[2]


async def test_other_scopes_are_not_heard(replicas: tuple[Replica, Replica]) -> None:
    here, there = replicas
    scope, other = await here.scope(), await here.scope()
    async with there.watch(scope) as ear:
        await here.generate(other, "elsewhere")
        certificate_id = await here.generate(scope, "here")
        assert (await ear.hear())["certificateId"] == certificate_id


async def test_a_scope_that_is_not_there_is_not_found(replicas: tuple[Replica, Replica]) -> None:
    here, _ = replicas
    async with Talk(f"ws://{here.address[0]}:{here.address[1]}/graphql", {}) as talk:
        await talk.init(token=here.token)
        (error,) = await talk.ask(WATCH, scope="scp_nothing")
    assert error["type"] == "error"
    assert error["payload"] == [{"message": "There is no scope with this id.", "extensions": {"code": "NOT_FOUND"}}]


@pytest.mark.slow
async def test_idleness_ends_no_stream(replicas: tuple[Replica, Replica]) -> None:
    here, there = replicas
    scope = await here.scope()
    async with there.watch(scope) as ear:
        await asyncio.sleep(IDLE_SECONDS)
        certificate_id = await here.generate(scope, "late")
        assert (await ear.hear())["certificateId"] == certificate_id


async def test_an_event_stream_tells_the_same(replicas: tuple[Replica, Replica]) -> None:
    here, there = replicas
    scope = await here.scope()
    body = {"query": WATCH, "variables": {"scope": scope}}
    async with there.http.stream("POST", "/graphql", json=body, headers={"Accept": "text/event-stream"}) as response:
        await until(lambda: there.count_watchers(scope) == 1, seconds=10)
        certificate_id = await here.generate(scope, "told")
        async with asyncio.timeout(10):
            async for line in response.aiter_lines():
                if line.startswith("data: {"):
                    break
    assert json.loads(line.removeprefix("data: "))["data"]["certificateChanged"]["certificateId"] == certificate_id


async def test_who_lost_one_replica_goes_on_at_another_or_at_one_that_was_started_since(replicas: tuple[Replica, Replica]) -> None:
    here, there = replicas
    scope = await here.scope()
    async with here.subscribe(WATCH_ALL) as ear:
        await here.generate(scope, "heard")
        position = (await ear.hear())["position"]
    made = [await here.generate(scope, name) for name in ("missed1", "missed2")]
    await here.call("deleteCertificate", certificate=made[0])
    missed = [("CREATED", made[0]), ("CREATED", made[1]), ("DELETED", made[0])]
    async with AsyncExitStack() as parts:
        heard = []
        for replica in (here, there, await start(here.settings, parts)):
            async with replica.subscribe(WATCH_ALL, after=position) as ear:
                heard.append([await ear.hear() for _ in missed])
        assert [(change["kind"], change["certificateId"]) for change in heard[0]] == missed
        assert heard[0] == heard[1] == heard[2], "with the same positions"


async def test_scopes_of_all_replicas_are_told_and_gone_on_behind(replicas: tuple[Replica, Replica]) -> None:
    here, there = replicas
    async with there.subscribe(WATCH_SCOPES) as ear:
        scope = await here.scope()
        created = await ear.hear()
        await here.call("deleteCertificate", certificate=await here.generate(scope, "counted"))
        await here.call("deleteScope", scope=scope)
        deleted = await ear.hear()
    assert (created["kind"], created["scopeId"], len(created["scope"]["subaccount"])) == ("CREATED", scope, 32)
    assert (deleted["kind"], deleted["scopeId"], deleted["scope"]) == ("DELETED", scope, None)
    async with here.subscribe(WATCH_SCOPES, after=created["position"]) as ear:
        assert await ear.hear() == deleted


async def test_a_position_that_is_lost_is_told_over_sockets_and_event_streams(replicas: tuple[Replica, Replica]) -> None:
    here, there = replicas
    scope = await here.scope()
    async with here.subscribe(WATCH_ALL) as ear:
        await here.generate(scope, "heard")
        position = (await ear.hear())["position"]
    await here.generate(scope, "since")  # else the stream there begins at the place
    feed: Any = there.installation.use_cases.certificates.watch.feed
    tenant = (await there.http.post("/graphql", json={"query": "{ viewer { tenant } }"})).json()["data"]["viewer"]["tenant"]
    place = feed._seal.find(position, tenant=tenant)
    lost = feed._seal.write(replace(place, seconds=place.seconds - 2 * MAX_POSITION_AGE), tenant=tenant)
    expected = [{"message": "Changes may have been missed; read the list again.", "extensions": {"code": "RESUME_LOST"}}]
    async with Talk(f"ws://{there.address[0]}:{there.address[1]}/graphql", {}) as talk:
        await talk.init(token=there.token)
        (error,) = await talk.ask(WATCH_ALL, after=lost)
        assert (error["type"], error["payload"]) == ("error", expected)
    body = {"query": WATCH_ALL, "variables": {"after": lost}}
    answer = await there.http.post("/graphql", json=body, headers={"Accept": "text/event-stream"})
    assert json.loads(answer.text.partition("data: ")[2].partition("\n")[0]) == {"errors": expected}
    assert "event: complete" in answer.text


async def test_when_nobody_listens_any_more_the_database_is_not_watched(replicas: tuple[Replica, Replica]) -> None:
    here, there = replicas
    scope = await here.scope()
    feed: Any = there.installation.use_cases.certificates.watch.feed
    async with there.watch(scope), there.watch(scope):
        assert there.count_watchers(scope) == 2
        assert len(feed._readers) == 1, "one stream for all"
    await until(lambda: not feed._watchers and not feed._readers, seconds=10)
