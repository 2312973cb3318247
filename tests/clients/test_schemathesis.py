"""Schemathesis makes requests of what the service says about itself: the OpenAPI document of its REST API, and GraphQL's introspection."""

import base64
import json
import math
import os
import re
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio

from tests.clients.npm import run
from tests.clients.pip import install
from tests.clients.sap import PATH
from tests.fault.service import Service
from tests.support import issue

pytestmark = pytest.mark.timeout(600)

FOLDER = Path(__file__).parent / "schemathesis"
CASES = int(os.environ.get("SCHEMATHESIS_CASES", "2000"))
"""How many requests of each API."""

MORE = 1.25
"""Some operations have fewer different requests than are wanted of each."""

SEED = 20261126
_PATIENCE = 540  # seconds; each takes one or two minutes on two cores that have nothing else to do
_COUNT = re.compile(r"^ *([0-9,]+) generated", re.MULTILINE)
REST_CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "unsupported_method",
    "allow_header_conformance",
)
METHODS = {"get", "put", "post", "patch", "delete", "head"}


@dataclass(frozen=True)
class Fuzzed:
    """A service with something in it, and what Schemathesis may name of that."""

    service: Service
    operator: str
    """A token that opens everything."""
    token: str
    """A program's token with all rights on both levels."""
    known: dict[str, list[str]]

    async def play(self, path: str, *checks: str, token: str, operations: int) -> None:
        """Let it send CASES requests and more; fails with what it found."""
        python = await install(FOLDER)
        command = [
            "schemathesis.cli",
            "run",
            f"{self.service.url}{path}",
            "--phases",
            "fuzzing",
            "--seed",
            str(SEED),
            "--no-color",
            "--no-shrink",
        ]
        command += [
            "--max-examples",
            str(math.ceil(MORE * CASES / operations)),
            "--generation-database",
            "none",
            "--output-truncate",
            "false",
        ]
        command += ["--suppress-health-check", "all", "--warnings", "off", "--continue-on-failure", "--report-dir", str(self.service.data)]
        command += ["--checks", ",".join(checks), "-H", f"Authorization: Bearer {token}"]
        environment = PATH | {"SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(FOLDER), "SCHEMATHESIS_KNOWN": json.dumps(self.known)}
        output = await run(python, "-m", *command, folder=self.service.data, environment=environment, patience=_PATIENCE)
        assert int(_COUNT.findall(output)[-1].replace(",", "")) >= CASES, output
        assert "Traceback" not in self.service.read_log()


KEY = """mutation ($input: CreateServiceKeyInput!) { createServiceKey(input: $input) {
  ... on CreateServiceKeySuccess { clientSecret serviceKey { id clientId } } } }"""
ROLES = ["DESTINATION_ADMINISTRATOR", "DESTINATION_ADMINISTRATOR_INSTANCE"]
KEY_STORE = {"Name": "two.p12", "Attributes": {"CN": "two", "Password": "changeit"}}
DESTINATION = {
    "Name": "one",
    "Type": "HTTP",
    "URL": "https://one.example",
    "Authentication": "ClientCertificateAuthentication",
    "KeyStoreLocation": "two.p12",
    "KeyStorePassword": "changeit",
    "TrustStoreLocation": "one.pem",
}
FRAGMENT = {"FragmentName": "two", "URL": "https://two.example"}


async def _fill(service: Service, operator: str) -> tuple[str, dict[str, list[str]]]:
    """Make a program's token, and one of everything on both of its levels; return the token, and names and ids of what there is."""
    file = base64.b64encode(issue("fuzzed").pem).decode()
    async with httpx.AsyncClient(base_url=service.url, headers={"Authorization": f"Bearer {operator}"}, timeout=30) as http:

        async def ask(query: str, **variables: object) -> dict[str, Any]:
            answer: dict[str, Any] = (await http.post("/graphql", json={"query": query, "variables": variables})).json()
            return answer["data"]  # type: ignore[no-any-return]

        given = {"name": "fuzzed", "subaccount": "fuzzed", "serviceInstance": "of it", "roles": ROLES}
        made = (await ask(KEY, input=given))["createServiceKey"]
        form = {"grant_type": "client_credentials", "client_id": made["serviceKey"]["clientId"], "client_secret": made["clientSecret"]}
        async with httpx.AsyncClient(base_url=service.url) as nobody:
            token = (await nobody.post("/oauth/token", data=form)).json()["access_token"]
        for level in ("subaccount", "instance"):
            for noun, body in (
                ("Certificates", {"Name": "one.pem", "Content": file}),
                ("Certificates", KEY_STORE),
                ("Destinations", DESTINATION),
                ("DestinationFragments", FRAGMENT),
            ):
                path = f"/destination-configuration/v1/{level}{noun}"
                answer = await http.post(path, json=body, headers={"Authorization": f"Bearer {token}"})
                assert answer.status_code == 201, answer.text
        found = await ask(
            "{ scopes { nodes { id } } certificates { nodes { id } } destinations { nodes { id } } fragments { nodes { id } } }"
        )
    ids = [made["serviceKey"]["id"], *(node["id"] for nodes in found.values() for node in nodes["nodes"])]
    return token, {"names": ["one.pem", "two.p12", "one", "two", "one@subaccount", "one@instance"], "ids": ids, "files": [file]}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def fuzzed(tmp_path_factory: Any) -> AsyncIterator[Fuzzed]:
    service = Service(tmp_path_factory.mktemp("fuzzed"))
    try:
        await service.start()
        operator = (service.data / "dev-token").read_text().strip()
        token, known = await _fill(service, operator)
        yield Fuzzed(service, operator, token, known)
    finally:
        service.end()


async def test_graphql_never_crashes(fuzzed: Fuzzed) -> None:
    async with httpx.AsyncClient(base_url=fuzzed.service.url, headers={"Authorization": f"Bearer {fuzzed.operator}"}) as http:
        asked = await http.post(
            "/graphql", json={"query": "{ __schema { queryType { fields { name } } mutationType { fields { name } } } }"}
        )
    operations = sum(len(kind["fields"]) for kind in asked.json()["data"]["__schema"].values())
    await fuzzed.play("/graphql", "graphql_keeps_its_word", token=fuzzed.operator, operations=operations)


async def test_rest_does_what_its_document_says(fuzzed: Fuzzed) -> None:
    path = "/destination-configuration/openapi.json"
    async with httpx.AsyncClient(base_url=fuzzed.service.url, headers={"Authorization": f"Bearer {fuzzed.token}"}) as http:
        document = (await http.get(path)).json()
    operations = sum(len(methods.keys() & METHODS) for methods in document["paths"].values())
    before = len(fuzzed.service.read_log())
    await fuzzed.play(path, *REST_CHECKS, token=fuzzed.token, operations=operations)
    statuses = Counter(
        re.findall(r" (?:GET|PUT|POST|PATCH|DELETE|HEAD) /destination-configuration\S* ([0-9]{3}) ", fuzzed.service.read_log()[before:])
    )
    assert sum(count for status, count in statuses.items() if status.startswith("2")) > CASES / 20, "not everything is refused"
    assert not {"401", "403"} & statuses.keys(), statuses
