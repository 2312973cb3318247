"""A program with a service key, from its token to what it reads at home and for a subscriber."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import httpx
import pytest
import pytest_asyncio

from server.access.tenants import TRUSTED_SECONDS
from services.access.create_service_key import CreatedServiceKey, ServiceKeyRequest
from services.access.create_tenant import TenantRequest
from services.access.subscribe import SubscriptionRequest
from services.model.caller import Caller, Right
from services.rules.giving import Wish
from tests.server.installed import Installed, installed

BASE = "/destination-configuration"
OPERATOR = Caller(tenant="vendor", subject="operator", rights=frozenset(Right))
KEEPS = frozenset({Right.DESTINATION_READ, Right.DESTINATION_READ_SECRETS, Right.DESTINATION_WRITE})


@dataclass(frozen=True)
class Program:
    """A program of the tenant "vendor", which serves "customer" too."""

    here: Installed
    key: CreatedServiceKey

    async def sign_in(self, tenant: str) -> str:
        """Return a token for that tenant."""
        client = httpx.BasicAuth(self.key.key.client_id, self.key.secret.reveal())
        answer = await self.here.http.post(
            "/oauth/token", data={"grant_type": "client_credentials"}, headers={"x-zid": tenant}, auth=client
        )
        assert answer.status_code == 200, answer.text
        token: str = answer.json()["access_token"]
        return token

    async def ask(self, method: str, path: str, token: str, **more: Any) -> httpx.Response:
        return await self.here.http.request(method, f"{BASE}{path}", headers={"Authorization": f"Bearer {token}"}, **more)

    async def store(self, token: str, level: str, url: str, *, name: str = "backend") -> None:
        stored = await self.ask("POST", f"/v1/{level}Destinations", token, json={"Name": name, "Type": "HTTP", "URL": url})
        assert stored.status_code == 201, stored.text

    async def read_url(self, path: str, token: str) -> str | None:
        """Return the URL of what is found, None for 404."""
        found = await self.ask("GET", path, token)
        if found.status_code == 404:
            return None
        url: str = found.json()["destinationConfiguration"]["URL"]
        return url


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def program(mongo_uri: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Program]:
    async with installed(mongo_uri, tmp_path_factory.mktemp("programs")) as here:
        access = here.use_cases.access
        for tenant in ("vendor", "customer"):
            await access.create_tenant(OPERATOR, TenantRequest(id=tenant, subdomain=f"at-{tenant}"))
        await access.subscribe(OPERATOR, SubscriptionRequest(subscriber="customer", provider="vendor", subaccount="theirs"))
        wish = Wish(subaccount_rights=KEEPS, instance_rights=KEEPS)
        request = ServiceKeyRequest(name="app", subaccount="ours", service_instance="app", wish=wish)
        yield Program(here, await access.create_service_key(OPERATOR, request))


async def test_a_program_reads_at_home_and_for_a_subscriber(program: Program) -> None:
    home, abroad = await program.sign_in("vendor"), await program.sign_in("customer")
    await program.store(home, "subaccount", "vendor's")
    for path in ("/v1/destinations/backend", "/v2/destinations/backend@subaccount", "/v2/destinations/backend@provider_subaccount"):
        assert await program.read_url(path, home) == "vendor's"
    assert await program.read_url("/v2/destinations/backend@provider_subaccount", abroad) == "vendor's"
    for path in ("/v1/destinations/backend", "/v2/destinations/backend@subaccount", "/v2/destinations/backend"):
        assert await program.read_url(path, abroad) is None
    await program.store(abroad, "instance", "customer's")
    assert await program.read_url("/v1/destinations/backend", abroad) == "customer's"
    assert await program.read_url("/v2/destinations/backend@instance", abroad) == "customer's"
    assert await program.read_url("/v2/destinations/backend@provider_instance", abroad) is None
    assert await program.read_url("/v1/destinations/backend", home) == "vendor's"
    owner = (await program.ask("GET", "/v1/destinations/backend", abroad)).json()["owner"]
    assert owner == {"SubaccountId": "theirs", "InstanceId": "app"}


async def test_for_a_subscriber_a_program_changes_nothing_at_home(program: Program) -> None:
    home, abroad = await program.sign_in("vendor"), await program.sign_in("customer")
    await program.store(home, "subaccount", "vendor's", name="kept")
    for path in ("/v1/subaccountDestinations/kept", "/v1/instanceDestinations/kept"):
        assert (await program.ask("DELETE", path, abroad)).status_code == 404
    assert await program.read_url("/v1/destinations/kept", home) == "vendor's"


@pytest.mark.parametrize(("suspended", "works"), [("vendor", ()), ("customer", ("vendor",))])
async def test_a_suspended_tenant_s_tokens_end_at_once_also_those_of_its_programs_for_others(
    program: Program, suspended: str, works: tuple[str, ...]
) -> None:
    tokens = {tenant: await program.sign_in(tenant) for tenant in ("vendor", "customer")}
    for token in tokens.values():
        assert (await program.ask("GET", "/v1/subaccountDestinations", token)).status_code == 200
    await program.here.use_cases.access.suspend_tenant(OPERATOR, suspended)
    program.here.clock.moment += timedelta(seconds=TRUSTED_SECONDS)
    for tenant, token in tokens.items():
        answer = await program.ask("GET", "/v1/subaccountDestinations", token)
        assert answer.status_code == (200 if tenant in works else 401)
        assert tenant in works or answer.json()["code"] == "TOKEN_TENANT_INACTIVE"
    await program.here.use_cases.access.suspend_tenant.resume(OPERATOR, suspended)
    program.here.clock.moment += timedelta(seconds=TRUSTED_SECONDS)
