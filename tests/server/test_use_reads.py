"""What it costs in the database who uses certificates, and which ones are named: a few queries, however many rows there are."""

import asyncio
import base64
import uuid
from collections import Counter
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.commands import counting_reads
from tests.server.installed import Installed, installed
from tests.support import chain_of_three, p12_of

ROWS = 10
CREATE = """mutation ($input: CreateDestinationInput!) { createDestination(input: $input) {
  ... on Error { message } ... on CreateDestinationSuccess { destination { id } } } }"""

Filled = tuple[Installed, dict[str, str]]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def filled(mongo_uri: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Filled]:
    """A subaccount with ROWS certificates; it and a service instance of it have a destination for each.

    By one driver: how much is asked does not depend on it.
    """
    async with installed(mongo_uri, tmp_path_factory.mktemp("uses"), mongodb_driver="pymongo") as here:
        subaccount = uuid.uuid4().hex
        levels = {"subaccount": {"level": "SUBACCOUNT"}, "instance": {"level": "SERVICE_INSTANCE", "serviceInstance": "orders"}}
        scopes = {name: (await here.call("createScope", subaccount=subaccount, **given))["scope"]["id"] for name, given in levels.items()}
        octets = base64.b64encode(p12_of(*chain_of_three(), password=b"pw")).decode()
        for number in range(ROWS):
            name = f"c{number:02}.p12"
            await here.change("uploadCertificate", scope=scopes["subaccount"], fileName=name, source={"base64": octets})
            for scope in scopes.values():
                named = [{"name": "KeyStoreLocation", "value": name}, {"name": "TrustStoreLocation", "value": f"none{number}.pem"}]
                await here.ask(CREATE, input={"scope": scope, "name": f"d{number:02}", "type": "HTTP", "properties": named})
        for scope in scopes.values():
            await wait_until_known(here, scope)
        yield here, scopes


async def wait_until_known(here: Installed, scope: str) -> None:
    """Wait until scopes are remembered, which begins a second after the start."""
    async with asyncio.timeout(10):
        while True:
            with counting_reads() as reads:
                await here.ask("query ($id: ID!) { scope(id: $id) { id } }", id=scope)
            if not reads:
                return
            await asyncio.sleep(0.05)


async def count(here: Installed, query: str, **variables: Any) -> Counter[str]:
    """Return the reads of each collection that the query costs, when scopes are known."""
    await wait_until_known(here, variables["id"])
    await here.ask(query, **variables)
    with counting_reads() as reads:
        await here.ask(query, **variables)
    return reads


def compare(reads: Counter[str], without: Counter[str]) -> dict[str, int]:
    """Return what is read more."""
    reads.subtract(without)
    return {name: number for name, number in reads.items() if number}


CERTIFICATES = "query ($id: ID!) { scope(id: $id) { certificates(first: 50) { nodes { %s } } } }"
DESTINATIONS = "query ($id: ID!) { scope(id: $id) { destinations(first: 50) { nodes { %s } } } }"


@pytest.mark.parametrize(
    ("field", "more"),
    [
        ("usedBy { property level configuration { id name } }", {"configurations": 1}),
        ("usedBy { configuration { id name version properties { name value } } }", {"configurations": 2}),
    ],
)
async def test_uses_of_all_rows_cost_one_query_and_one_for_what_a_service_instance_has_of_its_own(
    filled: Filled, field: str, more: dict[str, int]
) -> None:
    here, scopes = filled
    without = await count(here, CERTIFICATES % "name", id=scopes["subaccount"])

    reads = await count(here, CERTIFICATES % field, id=scopes["subaccount"])

    assert compare(reads, without) == {"certificates": 1, **more}
    nodes = (await here.ask(CERTIFICATES % field, id=scopes["subaccount"]))["scope"]["certificates"]["nodes"]
    assert [len(node["usedBy"]) for node in nodes] == [2] * ROWS


@pytest.mark.parametrize(("level", "more"), [("subaccount", {}), ("instance", {"scopes": 1})])
async def test_certificates_of_all_rows_cost_one_query_and_in_a_service_instance_one_for_its_subaccount(
    filled: Filled, level: str, more: dict[str, int]
) -> None:
    here, scopes = filled
    without = await count(here, DESTINATIONS % "name", id=scopes[level])

    reads = await count(here, DESTINATIONS % "certificates { name certificate { id name } }", id=scopes[level])

    assert compare(reads, without) == {"certificates": 1, **more}


async def test_findings_of_all_rows_cost_three_queries_once_the_passwords_were_tried(filled: Filled) -> None:
    """One each for the certificates, for what was deleted, and the first time for the files."""
    here, scopes = filled
    query = DESTINATIONS % "name findings { code }"
    without = await count(here, DESTINATIONS % "name", id=scopes["subaccount"])

    reads = await count(here, query, id=scopes["subaccount"])

    assert compare(reads, without) == {"certificates": 1, "deleted": 1}
    nodes = (await here.ask(query, id=scopes["subaccount"]))["scope"]["destinations"]["nodes"]
    assert [[finding["code"] for finding in node["findings"]] for node in nodes] == [["PASSWORD_MISSING", "CERTIFICATE_NOT_FOUND"]] * ROWS
