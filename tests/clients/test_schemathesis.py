"""Schemathesis makes requests of what the service says about itself: the OpenAPI document of its REST API, and GraphQL's introspection."""

import base64
import json
import math
import os
import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest_asyncio

from tests.clients.npm import run
from tests.clients.pip import install
from tests.clients.sap import PATH
from tests.fault.service import Service
from tests.support import issue

FOLDER = Path(__file__).parent / "schemathesis"
CASES = int(os.environ.get("SCHEMATHESIS_CASES", "2000"))
"""How many requests of each API; what it takes for 2,000 stands in CONTRIBUTING.md."""

SEED = 20261126
_PATIENCE = 280  # seconds
_COUNT = re.compile(r"^ *([0-9,]+) generated", re.MULTILINE)
REST_CHECKS = (
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
)
LEVELS = {"X-Subaccount": "fuzzed", "X-Service-Instance": "of-it"}


@dataclass(frozen=True)
class Fuzzed:
    """A service with something in it, and what Schemathesis may name of that."""

    service: Service
    headers: dict[str, str]
    known: dict[str, list[str]]

    async def play(self, path: str, *options: str, operations: int, headers: Sequence[str] = ()) -> None:
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
        command += ["--max-examples", str(math.ceil(CASES / operations)), "--generation-database", "none", "--output-truncate", "false"]
        command += ["--suppress-health-check", "all", "--warnings", "off", "--continue-on-failure", "--report-dir", str(self.service.data)]
        for name in ("Authorization", *headers):
            command += ["-H", f"{name}: {self.headers[name]}"]
        environment = PATH | {"SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(FOLDER), "SCHEMATHESIS_KNOWN": json.dumps(self.known)}
        output = await run(python, "-m", *command, *options, folder=self.service.data, environment=environment, patience=_PATIENCE)
        assert int(_COUNT.findall(output)[-1].replace(",", "")) >= CASES, output


async def _fill(service: Service, token: str) -> dict[str, list[str]]:
    """Make a subaccount and a service instance of it, each with a certificate; return what there is by now."""
    ids, file = [], base64.b64encode(issue("fuzzed").pem).decode()
    async with httpx.AsyncClient(base_url=service.url, headers={"Authorization": f"Bearer {token}"}, timeout=30) as http:

        async def ask(mutation: str, **given: object) -> str:
            noun = "scope" if "Scope" in mutation else "certificate"
            query = f"mutation ($i: {mutation[0].upper()}{mutation[1:]}Input!) {{ made: {mutation}(input: $i) {{ ... on {mutation[0].upper()}{mutation[1:]}Success {{ made: {noun} {{ id }} }} ... on Error {{ message }} }} }}"
            answer = await http.post("/graphql", json={"query": query, "variables": {"i": given}})
            made: str = answer.json()["data"]["made"]["made"]["id"]
            ids.append(made)
            return made

        for level in ({"level": "SUBACCOUNT"}, {"level": "SERVICE_INSTANCE", "serviceInstance": LEVELS["X-Service-Instance"]}):
            scope = await ask("createScope", subaccount=LEVELS["X-Subaccount"], **level)
            await ask("uploadCertificate", scope=scope, fileName="one.pem", source={"base64": file})
            await ask("generateCertificate", scope=scope, name="two", type="P12", keyAlgorithm="EC_P256", password="changeit")
    return {"names": ["one.pem", "two.p12"], "ids": ids, "files": [file]}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def fuzzed(tmp_path_factory: Any) -> AsyncIterator[Fuzzed]:
    service = Service(tmp_path_factory.mktemp("fuzzed"))
    try:
        await service.start()
        token = (service.data / "dev-token").read_text().strip()
        yield Fuzzed(service, {"Authorization": f"Bearer {token}", **LEVELS}, await _fill(service, token))
    finally:
        service.end()


async def test_graphql_never_crashes(fuzzed: Fuzzed) -> None:
    async with httpx.AsyncClient(base_url=fuzzed.service.url, headers=fuzzed.headers) as http:
        asked = await http.post(
            "/graphql", json={"query": "{ __schema { queryType { fields { name } } mutationType { fields { name } } } }"}
        )
    types = asked.json()["data"]["__schema"].values()
    await fuzzed.play("/graphql", "--checks", "graphql_keeps_its_word", operations=sum(len(one["fields"]) for one in types))
    assert "Traceback" not in fuzzed.service.read_log()


async def test_rest_does_what_its_document_says(fuzzed: Fuzzed) -> None:
    path = "/destination-configuration/openapi.json"
    async with httpx.AsyncClient(base_url=fuzzed.service.url, headers=fuzzed.headers) as http:
        document = (await http.get(path)).json()
    operations = sum(len(methods.keys() & {"get", "put", "post", "patch", "delete", "head"}) for methods in document["paths"].values())
    await fuzzed.play(path, "--checks", ",".join(REST_CHECKS), operations=operations, headers=tuple(LEVELS))
    assert "Traceback" not in fuzzed.service.read_log()
