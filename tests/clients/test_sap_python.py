"""SAP's Cloud SDK for Python, as it is, does with the running service what applications do with SAP's Destination service."""

import json
from pathlib import Path
from typing import Any

import pytest_asyncio

from tests.clients.npm import run
from tests.clients.pip import install
from tests.clients.sap import LEVELS, PATH, STORES, SUBDOMAIN, SUBSCRIBER, Sap, generate_stores, served

FOLDER = Path(__file__).parent / "sap_python"
ODD = "our team's (new).pem"
SDK_LEVELS = {"subaccount": "SUB_ACCOUNT", "instance": "SERVICE_INSTANCE"}
TENANTS = ("provider", "subscriber")


def write_environment(sap: Sap) -> dict[str, str]:
    """Return the variables in which the SDK finds the binding, and the certificates that it trusts."""
    names = ("clientid", "clientsecret", "url", "uri", "identityzone", "instanceid")
    binding = {f"CLOUD_SDK_CFG_DESTINATION_DEFAULT_{name.upper()}": sap.binding[name] for name in names}
    return PATH | binding | {"REQUESTS_CA_BUNDLE": str(sap.trusted)}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def played(mongo_uri: str, tmp_path_factory: Any) -> dict[str, Any]:
    """What came of each thing that the program did: a result, or the text and status of an error."""
    python, folder = await install(FOLDER), tmp_path_factory.mktemp("python")
    async with served(mongo_uri, folder) as sap:
        for tenant in (None, SUBSCRIBER):
            await generate_stores(sap, await sap.token(tenant=tenant))
        authority = folder / "authority.pem"
        authority.write_bytes(sap.backend.authority)
        arguments = (sap.backend.url, str(authority), SUBDOMAIN)
        output = await run(python, "client.py", *arguments, folder=FOLDER, environment=write_environment(sap), patience=240)
    lines = [json.loads(line) for line in output.splitlines()]
    names = [line.pop("name") for line in lines]
    assert len(set(names)) == len(names)
    return dict(zip(names, lines, strict=True))


def take(played: dict[str, Any], name: str) -> Any:
    """Return the result."""
    assert "result" in played[name], (name, played[name])
    return played[name]["result"]


def refused(played: dict[str, Any], name: str) -> Any:
    """Return the status of the refusal."""
    assert "error" in played[name], (name, played[name])
    return played[name]["status"]


EVERYWHERE = [(tenant, level) for tenant in TENANTS for level in LEVELS]


async def test_certificates(played: dict[str, Any]) -> None:
    for tenant, level in EVERYWHERE:
        prefix = f"{tenant} {SDK_LEVELS[level]}"
        before = sorted(STORES) if level == "subaccount" else []
        assert take(played, f"{prefix} list before") == before
        assert [take(played, f"{prefix} {act}") for act in ("create", "create odd", "update", "delete")] == [None] * 4
        assert take(played, f"{prefix} read") == ["demo.pem", True, "PEM"]
        assert take(played, f"{prefix} read odd")[:2] == [ODD, True]
        assert take(played, f"{prefix} read nothing") is None
        assert take(played, f"{prefix} list") == sorted([*before, "demo.pem", ODD])
        assert take(played, f"{prefix} filter") == [ODD]
        assert take(played, f"{prefix} page") == [1, len(before) + 2, len(before) + 2, True, False]
        assert take(played, f"{prefix} read updated") == ["demo.pem", True, "CERTIFICATE"]
        assert take(played, f"{prefix} filter labels") == ["demo.pem"]
        refusals = {act: refused(played, f"{prefix} {act}") for act in ("create again", "create bad", "update nothing", "delete again")}
        assert refusals == {"create again": 409, "create bad": 400, "update nothing": 404, "delete again": 404}


async def test_labels(played: dict[str, Any]) -> None:
    for tenant, level in EVERYWHERE:
        for noun in ("certificate", "destination", "fragment"):
            prefix = f"{tenant} {SDK_LEVELS[level]} {noun}"
            assert take(played, f"{prefix} no labels") == []
            assert [take(played, f"{prefix} {act} labels") for act in ("put", "add", "delete")] == [None] * 3
            assert take(played, f"{prefix} labels") == [["env", ["eu", "prod"]], ["team", ["a"]]]


async def test_destinations_and_fragments(played: dict[str, Any]) -> None:
    for tenant, level in EVERYWHERE:
        prefix, own = f"{tenant} {SDK_LEVELS[level]}", f"only-{tenant}"
        acts = ("create destination", "update destination", "create the one in both", "create the own", "delete destination")
        assert [take(played, f"{prefix} {act}") for act in (*acts, "create fragment", "update fragment")] == [None] * 7
        properties = {"Password": "secret 1", "User": "u", "sap-client": "100"}
        assert take(played, f"{prefix} read destination") == ["one", "HTTP", "first", properties]
        assert take(played, f"{prefix} read updated destination") == ["one", "HTTP", "second", {"sap-client": "200"}]
        assert take(played, f"{prefix} list destinations") == sorted(["one", "both", own])
        assert take(played, f"{prefix} filter destinations") == ["both"]
        assert take(played, f"{prefix} page destinations") == [3, 3, True, True]
        assert take(played, f"{prefix} filter destinations by label") == ["one"]
        assert take(played, f"{prefix} read no destination") is take(played, f"{prefix} read no fragment") is None
        assert take(played, f"{prefix} read fragment") == ["frag", {"merged": prefix}]
        assert take(played, f"{prefix} list fragments") == ["frag"]
        assert refused(played, f"{prefix} create destination again") == 409
        for act in ("update no destination", "delete no destination", "delete no fragment"):
            assert refused(played, f"{prefix} {act}") == 404, act


async def test_access_strategies(played: dict[str, Any]) -> None:
    """Names that are in both tenants come from the one that is asked first; others from the one that has them."""
    ours, theirs = "provider SUB_ACCOUNT", "subscriber SUB_ACCOUNT"
    found = {
        strategy: [take(played, f"{strategy} {name}") for name in ("both", "only-provider", "only-subscriber")]
        for strategy in ("PROVIDER_ONLY", "PROVIDER_FIRST", "SUBSCRIBER_ONLY", "SUBSCRIBER_FIRST")
    }
    assert found == {
        "PROVIDER_ONLY": [ours, ours, None],
        "PROVIDER_FIRST": [ours, ours, theirs],
        "SUBSCRIBER_ONLY": [theirs, None, theirs],
        "SUBSCRIBER_FIRST": [theirs, ours, theirs],
    }
    for strategy in found:
        first = "provider" if strategy.startswith("PROVIDER") else "subscriber"
        assert take(played, f"{strategy} fragment") == f"{first} SUB_ACCOUNT"
        assert take(played, f"{strategy} certificate") == "demo.pem"
        assert take(played, f"{strategy} list") == ["both", f"only-{first}"]
    assert take(played, "instance destination") == "provider SERVICE_INSTANCE"


async def test_consuming_on_every_level(played: dict[str, Any]) -> None:
    for tenant in TENANTS:
        owners = {
            "subaccount": f"{tenant} SUB_ACCOUNT",
            "instance": f"{tenant} SERVICE_INSTANCE",
            "provider_subaccount": "provider SUB_ACCOUNT",
            "provider_instance": "provider SERVICE_INSTANCE",
        }
        assert take(played, f"consume {tenant} default") == owners["instance"]
        for level, owner in owners.items():
            assert take(played, f"consume {tenant} {level}") == owner
            assert take(played, f"consume {tenant} {level} with a fragment") == [owner, owner, "frag"]
        assert take(played, f"consume {tenant} with a fragment that may be missing") == owners["subaccount"]
        assert take(played, f"consume {tenant} with a fragment that is missing") is None
        assert take(played, f"consume {tenant} nothing") is None
    assert take(played, "create oauth") is None
    assert take(played, "consume oauth") == [[], "s"]


async def test_calls_with_client_certificates(played: dict[str, Any]) -> None:
    """The SDK opens PEM and PKCS#12, and says itself that JKS is not for it."""
    for tenant in TENANTS:
        assert take(played, f"{tenant} trust store") is None
        for store in STORES:
            assert take(played, f"{tenant} create mtls-{store.replace('.', '-')}") is None
            if store.endswith(".jks"):
                assert "JKS is not supported" in played[f"{tenant} call {store}"]["error"]
            else:
                assert take(played, f"{tenant} call {store}") == store
