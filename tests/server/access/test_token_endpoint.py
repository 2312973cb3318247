"""The token endpoint of the real application: from a service key to a token, and from that to what the key may do."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import pytest
import pytest_asyncio

from server.access.own_tokens import LIFETIME
from server.access.token_request import MAX_BODY_SIZE
from server.access.tries import MAX_FAILURES
from services.access.create_service_key import CreatedServiceKey, ServiceKeyRequest
from services.access.create_tenant import TenantRequest
from services.access.subscribe import SubscriptionRequest
from services.model.access import DEFAULT_TENANT
from services.model.caller import Caller, Right
from services.rules.giving import Wish
from tests.server.installed import SECOND, Installed, installed

GRANT = {"grant_type": "client_credentials"}
OPERATOR = Caller(tenant=DEFAULT_TENANT, subject="operator", rights=frozenset(Right))
VIEWER = "{ viewer { subject tenant permissions } scopes { nodes { subaccount serviceInstance viewerPermissions } } }"
READS = frozenset({Right.CERTIFICATE_READ})


@dataclass(frozen=True)
class Door:
    """An installation whose token domain is `auth.example`, and a service key of the tenant `default`."""

    installed: Installed
    key: CreatedServiceKey

    async def knock(self, *, secret: str | None = None, **headers: str) -> httpx.Response:
        """Ask for a token with the key's secret, or with another."""
        named = {"client_id": self.key.key.client_id, "client_secret": secret or self.key.secret.reveal().decode()}
        return await self.installed.http.post("/oauth/token", data=GRANT | named, headers=headers)

    async def token(self, **headers: str) -> str:
        """Return a token."""
        answer = await self.knock(**headers)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])

    async def look(self, token: str) -> httpx.Response:
        """Ask who one is with the token."""
        return await self.installed.http.post("/graphql", json={"query": VIEWER}, headers={"Authorization": f"Bearer {token}"})


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def service(mongo_uri: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Installed]:
    """One installation for all tests; each has a key and tenants of its own, and time only passes."""
    async with installed(mongo_uri, tmp_path_factory.mktemp("tokens"), token_domain="auth.example") as one:
        del one.http.headers["Authorization"]
        yield one


@pytest.fixture
async def door(service: Installed) -> Door:
    wish = Wish(subaccount_rights=READS, instance_rights=READS)
    request = ServiceKeyRequest(name="k", subaccount=uuid.uuid4().hex, service_instance="orders", wish=wish)
    return Door(service, await service.use_cases.access.create_service_key(OPERATOR, request))


async def add_tenant(door: Door) -> tuple[str, str]:
    """Return id and subdomain of a new tenant."""
    name = uuid.uuid4().hex
    await door.installed.use_cases.access.create_tenant(OPERATOR, TenantRequest(id=f"{name}-id", subdomain=name))
    return f"{name}-id", name


async def test_a_token_has_the_rights_of_its_key_where_the_key_has_them(door: Door) -> None:
    answer = await door.knock()
    assert answer.headers["cache-control"] == "no-store"
    body = answer.json()
    assert (body["token_type"], body["expires_in"]) == ("bearer", LIFETIME.total_seconds())
    data = (await door.look(body["access_token"])).json()["data"]
    assert data["viewer"] == {"subject": door.key.key.client_id, "tenant": "default", "permissions": []}
    shown = {(scope["subaccount"], scope["serviceInstance"]) for scope in data["scopes"]["nodes"]}
    assert shown == {(door.key.key.subaccount, None), (door.key.key.subaccount, "orders")}
    assert all(scope["viewerPermissions"] == ["CERTIFICATE_READ"] for scope in data["scopes"]["nodes"])


async def test_a_token_of_a_deleted_key_dies_within_ten_minutes(door: Door) -> None:
    token = await door.token()
    await door.installed.use_cases.access.delete_service_key(OPERATOR, door.key.key.id)
    assert (await door.knock()).json()["error"] == "invalid_client"
    door.installed.clock.moment += LIFETIME - SECOND
    assert (await door.look(token)).status_code == 200
    door.installed.clock.moment += SECOND
    assert (await door.look(token)).status_code == 401
    assert timedelta(minutes=10) >= LIFETIME


async def test_a_subscribed_tenant_is_served_by_its_host_and_by_its_id_and_no_other(door: Door) -> None:
    access, (acme_id, acme), (stranger_id, stranger) = door.installed.use_cases.access, await add_tenant(door), await add_tenant(door)
    subscription = await access.subscribe(OPERATOR, SubscriptionRequest(subscriber=acme_id, subaccount="theirs"))
    acme_host = f"{acme}.auth.example"
    for headers in ({"Host": acme_host}, {"x-zid": acme_id}, {"Host": acme_host, "x-zid": acme_id}):
        data = (await door.look(await door.token(**headers))).json()["data"]
        assert data["viewer"]["tenant"] == acme_id
        assert [scope["subaccount"] for scope in data["scopes"]["nodes"]] == ["theirs", "theirs"]
    strange: list[dict[str, str]] = [
        {"Host": f"{stranger}.auth.example"},
        {"Host": "nobody.auth.example"},
        {"Host": f"a.{acme_host}"},
        {"Host": acme_host, "x-zid": "default"},
        {"Host": "default.auth.example", "x-zid": acme_id},
        {"x-zid": stranger_id},
        {"x-zid": acme},
        {"x-zid": "nobody"},
    ]
    for headers in strange:
        refused = await door.knock(**headers)
        assert (refused.status_code, refused.json()["error"]) == (400, "unauthorized_client"), headers
    for headers in ({}, {"Host": "default.auth.example"}, {"Host": "elsewhere.example"}, {"x-zid": "default"}):
        assert (await door.look(await door.token(**headers))).json()["data"]["viewer"]["tenant"] == "default"
    await access.unsubscribe(OPERATOR, subscription.id)
    assert (await door.knock(**{"x-zid": acme_id})).json()["error"] == "unauthorized_client"


async def test_a_suspended_tenant_gets_no_token_and_its_old_ones_end(door: Door) -> None:
    access, (acme_id, _) = door.installed.use_cases.access, await add_tenant(door)
    await access.subscribe(OPERATOR, SubscriptionRequest(subscriber=acme_id, subaccount="theirs"))
    token = await door.token(**{"x-zid": acme_id})
    assert (await door.look(token)).status_code == 200
    await access.suspend_tenant(OPERATOR, acme_id)
    assert (await door.knock(**{"x-zid": acme_id})).json()["error"] == "unauthorized_client"
    door.installed.clock.moment += timedelta(seconds=31)
    assert (await door.look(token)).status_code == 401


async def test_a_wrong_secret_is_an_error_of_oauth_and_can_be_tried_a_few_times(door: Door) -> None:
    for _ in range(MAX_FAILURES):
        wrong = await door.knock(secret="wrong")
        assert (wrong.status_code, wrong.json()["error"]) == (401, "invalid_client")
        assert "www-authenticate" not in wrong.headers
    late = await door.knock()
    assert (late.status_code, late.json()["error"]) == (429, "invalid_client")
    assert 0 < int(late.headers["retry-after"]) <= 60


async def test_who_tried_by_basic_is_told_so(door: Door) -> None:
    wrong = await door.installed.http.post("/oauth/token", data=GRANT, auth=(door.key.key.client_id, "wrong"))
    assert (wrong.status_code, wrong.json()["error"]) == (401, "invalid_client")
    assert wrong.headers["www-authenticate"].startswith("Basic ")


async def test_the_key_that_signs_is_replaced_and_nobody_is_disturbed(door: Door) -> None:
    before = await door.token()
    door.installed.clock.moment += SECOND
    await door.installed.tokens.endpoint.keys.rotate()
    after = await door.token()
    assert len((await door.installed.http.get("/token_keys")).json()["keys"]) == 2
    assert [(await door.look(token)).status_code for token in (before, after)] == [200, 200]


async def test_what_describes_the_issuer_names_addresses_that_answer(door: Door) -> None:
    described = (await door.installed.http.get("/.well-known/openid-configuration")).json()
    assert described["issuer"] == "http://127.0.0.1:8080"
    assert (await door.installed.http.get(described["jwks_uri"])).json()["keys"][0]["alg"] == "RS256"
    assert (await door.installed.http.get(described["token_endpoint"])).json()["error"] == "invalid_client"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"content": b"x" * (MAX_BODY_SIZE + 1)}, 413),
        ({"content": b"x", "headers": {"Content-Encoding": "gzip"}}, 415),
        ({"json": GRANT}, 400),
    ],
)
async def test_a_body_that_is_none_is_an_error_of_oauth(sent: dict[str, Any], status: int, door: Door) -> None:
    refused = await door.installed.http.post("/oauth/token", **sent)
    assert (refused.status_code, refused.json()["error"]) == (status, "invalid_request")


async def test_no_secret_reaches_the_log(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(0):
        token = await door.token()
        await door.knock(secret="a-wrong-one")
        await asyncio.gather(door.look(token), door.look(token + "x"))
    for secret in (door.key.secret.reveal().decode(), "a-wrong-one", token.split(".")[2]):
        assert secret not in caplog.text
