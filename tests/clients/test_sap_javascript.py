"""SAP's Cloud SDK for JavaScript, as it is, does with the running service what applications do with SAP's Destination service."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest_asyncio
from cryptography import x509

from tests.clients.npm import install, needs_npm, run
from tests.clients.sap import LEVELS, PATH, STORES, SUBDOMAIN, SUBSCRIBER, Sap, generate_stores, served

FOLDER = Path(__file__).parent / "sap_javascript"
TENANTS = ("provider", "subscriber")
EVERYWHERE = [(tenant, level) for tenant in TENANTS for level in LEVELS]

pytestmark = needs_npm


def write_environment(sap: Sap) -> dict[str, str]:
    """Return the variables in which the SDK finds the binding, and the certificates that Node trusts."""
    service = {"label": "destination", "name": "orders", "tags": ["destination"], "plan": "lite", "credentials": sap.binding}
    xsuaa = {"label": "xsuaa", "name": "users", "tags": ["xsuaa"], "plan": "application", "credentials": sap.binding}
    services = {"destination": [service], "xsuaa": [xsuaa]}
    # In production the SDK's log is in a form that Node 18 can write, too.
    return PATH | {"VCAP_SERVICES": json.dumps(services), "NODE_EXTRA_CA_CERTS": str(sap.trusted), "NODE_ENV": "production"}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def played(mongo_uri: str, tmp_path_factory: Any) -> dict[str, Any]:
    """What came of each thing that the program did: a result, or the text of an error; and `authority`, what the backend is trusted by."""
    await install(FOLDER)
    async with served(mongo_uri, tmp_path_factory.mktemp("javascript")) as sap:
        for tenant in (None, SUBSCRIBER):
            await generate_stores(sap, await sap.token(tenant=tenant))
        authority = base64.b64encode(sap.backend.authority).decode()
        situation = {"backend": sap.backend.url, "authority": authority, "stores": STORES, "tenant": SUBSCRIBER, "subdomain": SUBDOMAIN}
        output = await run("node", "clients.mjs", json.dumps(situation), folder=FOLDER, environment=write_environment(sap), patience=240)
    lines = [json.loads(line) for line in output.splitlines() if line.startswith('{"name":')]  # the others are the SDK's log
    names = [line.pop("name") for line in lines]
    assert len(set(names)) == len(names)
    return {"authority": {"result": authority}, **dict(zip(names, lines, strict=True))}


def take(played: dict[str, Any], name: str) -> Any:
    """Return the result."""
    assert "result" in played[name], (name, played[name])
    return played[name]["result"]


async def test_what_a_generated_client_does_with_certificates(played: dict[str, Any]) -> None:
    for tenant, level in EVERYWHERE:
        prefix, content = f"{tenant} {level}", take(played, "authority")
        assert take(played, f"{prefix} generate") == [201, ""]
        status, (created, refused) = take(played, f"{prefix} create two")
        assert (status, created["name"], created["status"]) == (207, "b1.pem", 201)
        assert created["etag"]
        assert (refused["name"], refused["status"]) == ("gen.pem", 409)
        assert refused["cause"]
        one = {"Name": "b1.pem", "Content": content, "Type": "CERTIFICATE"}
        assert take(played, f"{prefix} filter") == [200, [one]]
        status, listed = take(played, f"{prefix} select")
        names = {"b1.pem", "gen.pem", *(STORES if level == "subaccount" else ())}
        assert (status, sorted(listed, key=str)) == (200, [{"Name": name} for name in sorted(names)])
        status, (key,) = take(played, f"{prefix} public keys")
        assert (status, set(key)) == (200, {"Content", "SubjectDN"})
        assert x509.load_pem_x509_certificate(key["Content"].encode()) == x509.load_pem_x509_certificate(base64.b64decode(content))
        assert take(played, f"{prefix} replace") == [200, {"Count": 1}]
        assert take(played, f"{prefix} unchanged") == [200, {**one, "Type": "PEM"}, 304]
        status, said = take(played, f"{prefix} delete two")
        assert (status, said["Count"]) == (200, 1)
        assert [(item["name"], item["status"]) for item in said["Summary"]] == [("gen.pem", "DELETED"), ("nope.pem", "NOT_FOUND")]
        assert take(played, f"{prefix} delete") == [200, {"Count": 1}]
        status, said = take(played, f"{prefix} nothing left")
        assert (status, said["ErrorMessage"]) == (404, "Configuration with the specified name was not found")


async def test_destinations_of_one_tenant(played: dict[str, Any]) -> None:
    for tenant in TENANTS:
        for name, level in (("both", "subaccount"), ("both", "instance"), (f"only-{tenant}", "subaccount"), ("basic", "subaccount")):
            assert take(played, f"create {name} {tenant} {level}") == 201
        username, password, headers, client, url, kind = take(played, f"{tenant} basic")
        assert (username, password, headers, client, kind) == ("u", "secret 1", {"x-one": "1"}, "100", "HTTP")
        assert url.startswith("https://localhost:")
        assert take(played, f"{tenant} all") == sorted(["basic", "both", "both", f"instance-of-{tenant}", f"only-{tenant}"])


async def test_selection_strategies(played: dict[str, Any]) -> None:
    """Names that are in both tenants come from the one that the strategy prefers, and from the instance before the subaccount."""
    expected = {
        "alwaysProvider": ["provider instance", "provider", None, "provider", None, None],
        "alwaysSubscriber": ["subscriber instance", None, "subscriber", None, "subscriber", None],
        "subscriberFirst": ["subscriber instance", "provider", "subscriber", "provider", "subscriber", None],
    }
    names = ("both", "only-provider", "only-subscriber", "instance-of-provider", "instance-of-subscriber", "nothing")
    for how in ("jwt", "iss"):
        found = {strategy: [take(played, f"{strategy} {name} {how}") for name in names] for strategy in expected}
        assert found == expected, how


async def test_calls_with_client_certificates(played: dict[str, Any]) -> None:
    """Each key store that the service generated opens the backend, which is trusted by the trust store and by nothing else."""
    for tenant in TENANTS:
        assert take(played, f"{tenant} trust store") == 201
        for store in STORES:
            assert take(played, f"{tenant} call mtls-{store.replace('.', '-')}") == store
        assert take(played, f"{tenant} call of-the-instance") == "open.p12"
        assert "certificate" in played[f"{tenant} call untrusted"]["error"]
        assert "error" in played[f"{tenant} call without-key-store"]
