"""Clients of other people ask for tokens: @sap/xssec and openid-client of npm, requests-oauthlib, curl."""

import json
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from server.app import build_app
from server.installation import open_installation
from server.settings import Settings
from services.access.create_service_key import ServiceKeyRequest
from services.access.create_tenant import TenantRequest
from services.access.subscribe import SubscriptionRequest
from services.model.access import DEFAULT_TENANT
from services.model.caller import Caller, Right
from services.model.secret import Secret
from services.rules.giving import Wish
from tests.clients.npm import install, needs_npm, run
from tests.clients.serving import Late, encrypted, issue_for_hosts, write_identity
from tests.server.endpoint import serve

FOLDER = Path(__file__).parent / "tokens"
PATH = {"PATH": "/usr/local/bin:/usr/bin:/bin"}
OPERATOR = Caller(tenant=DEFAULT_TENANT, subject="operator", rights=frozenset(Right))
SUBSCRIBER = "4f4a7c6e-0001-4000-8000-000000000001"


@asynccontextmanager
async def served(mongo_uri: str, folder: Path) -> AsyncIterator[dict[str, Any]]:
    """Serve the application by HTTP and TLS, with a service key and a tenant that it may serve; gives the key's binding."""
    late, file = Late(), write_identity(folder / "localhost.pem", issue_for_hosts(["localhost"]))
    async with serve(late) as (host, port), encrypted(port, file) as tls_port:
        settings = Settings(
            data=folder / "data",
            mongodb_uri=Secret(mongo_uri.encode()),
            mongodb_database=f"clients_{folder.name[-20:]}",
            public_url=f"http://{host}:{port}",
        )
        async with open_installation(settings) as installation:
            late.app, access = build_app(settings, installation), installation.use_cases.access
            rights = frozenset({Right.CERTIFICATE_READ})
            wish = Wish(subaccount_rights=rights, instance_rights=rights)
            request = ServiceKeyRequest(name="k", subaccount="shop", service_instance="orders", wish=wish)
            created = await access.create_service_key(OPERATOR, request)
            await access.create_tenant(OPERATOR, TenantRequest(id=SUBSCRIBER, subdomain="acme"))
            await access.subscribe(OPERATOR, SubscriptionRequest(subscriber=SUBSCRIBER, subaccount="theirs"))
            yield {**json.loads(created.binding.reveal()), "uaadomain": f"localhost:{tls_port}", "certificate_file": str(file)}


async def read_tenant(binding: dict[str, Any], token: str) -> str:
    """Return the tenant that the service takes the token's bearer for."""
    async with httpx.AsyncClient(base_url=binding["uri"], headers={"Authorization": f"Bearer {token}"}) as http:
        answer = await http.post("/graphql", json={"query": "{ viewer { tenant } }"})
    return str(answer.json()["data"]["viewer"]["tenant"])


@needs_npm
async def test_clients_in_javascript(mongo_uri: str, tmp_path: Path) -> None:
    await install(FOLDER)
    async with served(mongo_uri, tmp_path) as binding:
        output = await run(
            "node",
            "clients.mjs",
            json.dumps(binding),
            SUBSCRIBER,
            folder=FOLDER,
            environment=PATH | {"NODE_EXTRA_CA_CERTS": binding["certificate_file"]},
        )
        played = {line.pop("name"): line for line in map(json.loads, output.splitlines())}
        assert await read_tenant(binding, played["xssec for a tenant"]["access_token"]) == SUBSCRIBER
        for name in ("xssec", "openid-client basic", "openid-client post"):
            assert await read_tenant(binding, played[name]["access_token"]) == "default", name
    read = played["xssec reads it"]
    assert (read["zid"], read["expired"], read["clientId"]) == ("default", False, binding["clientid"])
    assert [scope.partition("@")[0] for scope in read["scopes"]] == ["certificate.read", "certificate.read"]
    assert "failure" in played["xssec for a stranger"]
    assert played["openid-client wrong secret"]["error"] == "invalid_client"


async def test_requests_oauthlib_and_curl(mongo_uri: str, tmp_path: Path) -> None:
    async with served(mongo_uri, tmp_path) as binding:
        address, client_id, secret = f"{binding['url']}/oauth/token", binding["clientid"], binding["clientsecret"]
        output = await run(
            sys.executable,
            "requests_client.py",
            address,
            client_id,
            secret,
            folder=FOLDER,
            environment=PATH | {"OAUTHLIB_INSECURE_TRANSPORT": "1"},
        )
        tokens: dict[str, str] = json.loads(output)
        assert len(tokens) == 3
        basic, form = ("-u", f"{client_id}:{secret}"), ("-d", "grant_type=client_credentials")
        named = ("--data-urlencode", f"client_id={client_id}")
        forms: dict[str, tuple[str, ...]] = {
            "curl of SAP's documents": (*basic, *form, address),
            "curl with GET": (*basic, f"{address}?grant_type=client_credentials"),
            "curl with GET and client id": (*basic, "-G", *form, *named, address),
            "curl with Basic and client id": (*basic, *form, *named, address),
            "curl with a body": (*form, *named, "--data-urlencode", f"client_secret={secret}", address),
        }
        if shutil.which("curl") is not None:
            for name, arguments in forms.items():
                tokens[name] = json.loads(await run("curl", "-sS", "--fail-with-body", *arguments, folder=FOLDER))["access_token"]
        for name, token in tokens.items():
            assert await read_tenant(binding, token) == "default", name
