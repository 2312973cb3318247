"""Destinations and fragments by the real endpoint over a real MongoDB."""

import base64
import json
import logging
import uuid
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from services.model.caller import Caller, Right
from services.model.limits import MAX_CONFIGURATION_FILE_SIZE
from tests.commands import naming_commands
from tests.server.callers import Served, served

ANN = "ann"
RIGHTS = frozenset(Right) - {Right.INSTALLATION_ADMIN}
SECRET = "needle-in-the-haystack"
ERROR = "__typename ... on Error { code message }"
SHOWN = "id name version properties { name value } secretProperties labels { key values }"
CREATE = f"""mutation ($input: CreateDestinationInput!) {{ createDestination(input: $input) {{ {ERROR}
  ... on InvalidInputError {{ field }} ... on CreateDestinationSuccess {{ destination {{ type {SHOWN} }} }} }} }}"""
REPLACE = f"""mutation ($input: ReplaceDestinationInput!) {{ replaceDestination(input: $input) {{ {ERROR}
  ... on InvalidInputError {{ field }} ... on ReplaceDestinationSuccess {{ destination {{ type {SHOWN} }} }} }} }}"""
LABEL = f"""mutation ($input: SetDestinationLabelsInput!) {{ setDestinationLabels(input: $input) {{ {ERROR}
  ... on SetDestinationLabelsSuccess {{ destination {{ {SHOWN} }} }} }} }}"""
DELETE = f"""mutation ($input: DeleteDestinationInput!) {{ deleteDestination(input: $input) {{ {ERROR}
  ... on DeleteDestinationSuccess {{ destination {{ {SHOWN} }} }} }} }}"""
FRAGMENT = f"""mutation ($input: CreateFragmentInput!) {{ createFragment(input: $input) {{ {ERROR}
  ... on CreateFragmentSuccess {{ fragment {{ {SHOWN} }} }} }} }}"""
ENTRIES = f"entries {{ source outcome name missingSecrets configuration {{ {SHOWN} }} error {{ code message }} }}"
IMPORT = f"""mutation ($input: ImportDestinationsInput!) {{ importDestinations(input: $input) {{ {ERROR}
  ... on ImportDestinationsSuccess {{ {ENTRIES} }} ... on ImportDestinationsDryRun {{ {ENTRIES} }} }} }}"""
EXPORT = f"""query ($input: ExportDestinationsInput!) {{ exportDestinations(input: $input) {{ {ERROR}
  ... on ExportDestinationsSuccess {{ fileName mediaType content }} }} }}"""
LIST = """query ($scope: ID!, $filter: DestinationFilter, $first: Int, $after: String) { scope(id: $scope) {
  destinations(filter: $filter, first: $first, after: $after) {
    totalCount totalCountIsExact nodes { name scope { id } } pageInfo { hasNextPage endCursor } } fragments { totalCount } } }"""
PROPERTIES = [
    {"name": "URL", "value": "https://shop.example"},
    {"name": "KeyStoreLocation", "value": "client.p12"},
    {"name": "KeyStorePassword", "value": SECRET},
]


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def here(mongo_uri: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Served]:
    callers = {ANN: Caller(tenant="acme", subject=ANN, rights=RIGHTS)}
    async with served(mongo_uri, tmp_path_factory.mktemp("destinations"), callers) as installation:
        yield installation


@pytest_asyncio.fixture(loop_scope="session")
async def scope(here: Served) -> str:
    query = """mutation ($name: String!) { createScope(input: {level: SUBACCOUNT, subaccount: $name}) {
      ... on Error { message } ... on CreateScopeSuccess { scope { id } } } }"""
    return str((await here.ask(ANN, query, name=uuid.uuid4().hex))["createScope"]["scope"]["id"])


async def ask(here: Served, query: str, **given: Any) -> Any:
    """Return the one field of the answer to an input."""
    (answer,) = (await here.ask(ANN, query, input=given)).values()
    return answer


async def post(here: Served, query: str, **variables: Any) -> str:
    """Return the text of the answer."""
    body = {"query": query, "variables": variables}
    return (await here.http.post("/graphql", json=body, headers={"Authorization": f"Bearer {ANN}"})).text


async def test_a_destination_lives(here: Served, scope: str) -> None:
    made = (await ask(here, CREATE, scope=scope, name="shop", type="HTTP", properties=PROPERTIES))["destination"]
    assert (made["properties"], made["secretProperties"], made["version"]) == (PROPERTIES[:2], ["KeyStorePassword"], 1)
    again = await ask(here, CREATE, scope=scope, name="shop", type="HTTP", properties=[])
    assert (again["__typename"], again["code"]) == ("NameTakenError", "NAME_TAKEN")
    given = {"destination": made["id"], "type": "HTTP", "properties": PROPERTIES[:1], "keepSecrets": ["KeyStorePassword"]}
    replaced = (await ask(here, REPLACE, **given))["destination"]
    assert (replaced["properties"], replaced["secretProperties"], replaced["version"]) == (PROPERTIES[:1], ["KeyStorePassword"], 2)
    refused = await ask(here, REPLACE, **{**given, "keepSecrets": ["URL"]})
    assert (refused["code"], refused["field"]) == ("VALIDATION_FAILED", "keepSecrets")
    labels = [{"key": "env", "values": ["prod"]}]
    assert (await ask(here, LABEL, destination=made["id"], labels=labels))["destination"]["labels"] == labels
    listed = (await here.ask(ANN, LIST, scope=scope, filter={"labels": [{"key": "env"}], "nameContains": "SHO"}))["scope"]
    assert (listed["destinations"]["nodes"], listed["fragments"]["totalCount"]) == ([{"name": "shop", "scope": {"id": scope}}], 0)
    deleted = (await ask(here, DELETE, destination=made["id"]))["destination"]
    assert (deleted["name"], deleted["labels"]) == ("shop", labels)
    assert (await ask(here, DELETE, destination=made["id"]))["code"] == "NOT_FOUND"


async def test_pages_go_on_and_are_counted(here: Served, scope: str) -> None:
    for name in ("c", "A", "b"):
        await ask(here, CREATE, scope=scope, name=name, type="TCP")
    await ask(here, FRAGMENT, scope=scope, name="f")
    first = (await here.ask(ANN, LIST, scope=scope, first=2))["scope"]
    page = first["destinations"]
    assert ([node["name"] for node in page["nodes"]], page["totalCount"], page["totalCountIsExact"]) == (["A", "b"], 3, True)
    assert (page["pageInfo"]["hasNextPage"], first["fragments"]["totalCount"]) == (True, 1)
    second = (await here.ask(ANN, LIST, scope=scope, first=2, after=page["pageInfo"]["endCursor"]))["scope"]["destinations"]
    assert ([node["name"] for node in second["nodes"]], second["pageInfo"]["hasNextPage"]) == (["c"], False)


async def test_the_scopes_of_a_page_cost_no_query_each(here: Served) -> None:
    create = """mutation ($name: String!) { createScope(input: {level: SUBACCOUNT, subaccount: $name}) {
      ... on CreateScopeSuccess { scope { id } } } }"""
    word = f"w{uuid.uuid4().hex[:8]}"
    for number in range(4):
        scope = (await here.ask(ANN, create, name=uuid.uuid4().hex))["createScope"]["scope"]["id"]
        await ask(here, CREATE, scope=scope, name=f"{word}-{number}", type="TCP")
    query = "query ($word: String!) { destinations(filter: {nameContains: $word}) { nodes { name scope { displayName } } } }"
    with naming_commands() as named:
        listed = await here.ask(ANN, query, word=word)
    assert len(listed["destinations"]["nodes"]) == 4
    assert len(named) <= 2


async def test_a_cockpit_file_is_imported_by_upload_and_exported_again(here: Served, scope: str) -> None:
    text = f"#Thu Jun 16 12:17:12 UTC 2022\nDescription=Gr\\u00f6\\u00dfe\nType=HTTP\nName=shop\nURL=https\\://shop.example\nPassword={SECRET}\n"
    operations = {"query": IMPORT, "variables": {"input": {"scope": scope, "source": {"file": None}}}}
    files: dict[str, tuple[str | None, str | bytes]] = {
        "operations": (None, json.dumps(operations)),
        "map": (None, json.dumps({"0": ["variables.input.source.file"]})),
        "0": ("shop", text.encode()),
    }
    headers = {"Authorization": f"Bearer {ANN}"}
    answer = (await here.http.post("/graphql", files=files, headers=headers)).json()
    (entry,) = answer["data"]["importDestinations"]["entries"]
    assert (entry["outcome"], entry["name"], entry["configuration"]["secretProperties"]) == ("CREATED", "shop", ["Password"])
    assert {"name": "Description", "value": "Größe"} in entry["configuration"]["properties"]
    for format_ in ("PROPERTIES", "JSON", "YAML"):
        exported = await ask(here, EXPORT, selection={"configurations": [entry["configuration"]["id"]]}, format=format_)
        assert SECRET not in base64.b64decode(exported["content"]).decode()
        source = {"base64": exported["content"]}
        (back,) = (await ask(here, IMPORT, scope=scope, source=source, ifExists="REPLACE"))["entries"]
        assert back["outcome"] == "REPLACED"
        same = ("name", "properties", "secretProperties")
        assert [back["configuration"][name] for name in same] == [entry["configuration"][name] for name in same]


async def test_a_whole_scope_moves_as_an_archive(here: Served, scope: str) -> None:
    for number in range(3):
        await ask(here, CREATE, scope=scope, name=f"d{number}", type="RFC", properties=[{"name": "jco.client.passwd", "value": SECRET}])
        await ask(here, FRAGMENT, scope=scope, name=f"d{number}")
    exported = await ask(here, EXPORT, selection={"scope": scope})
    assert (exported["fileName"], exported["mediaType"]) == ("destinations.zip", "application/zip")
    create = """mutation ($name: String!) { createScope(input: {level: SUBACCOUNT, subaccount: $name}) {
      ... on CreateScopeSuccess { scope { id } } } }"""
    other = (await here.ask(ANN, create, name=uuid.uuid4().hex))["createScope"]["scope"]["id"]
    dry = (await ask(here, IMPORT, scope=other, source={"base64": exported["content"]}, dryRun=True))["entries"]
    assert [(one["outcome"], one["configuration"]) for one in dry] == [("CREATED", None)] * 6
    real = (await ask(here, IMPORT, scope=other, source={"base64": exported["content"]}))["entries"]
    assert [(one["outcome"], one["missingSecrets"]) for one in real] == [("CREATED", ["jco.client.passwd"])] * 3 + [("CREATED", [])] * 3
    again = (await ask(here, IMPORT, scope=other, source={"base64": exported["content"]}))["entries"]
    assert [one["error"]["code"] for one in again] == ["NAME_TAKEN"] * 6
    mixed = await ask(here, EXPORT, selection={"configurations": [one["configuration"]["id"] for one in real[2:4]]}, format="JSON")
    assert mixed["fileName"] == "destinations.zip"


@pytest.mark.parametrize(
    ("source", "type_"),
    [
        ({"text": "a: &a [x]\nb: *a"}, "MalformedContentError"),
        ({"text": "Name: !!python/object/apply:os.system [id]"}, "MalformedContentError"),
        ({"text": "x" * (MAX_CONFIGURATION_FILE_SIZE + 1)}, "TooLargeError"),
        ({"base64": base64.b64encode(b"\0\1\2").decode()}, "UnrecognizedFormatError"),
    ],
)
async def test_a_file_that_means_harm_is_refused(here: Served, scope: str, source: dict[str, str], type_: str) -> None:
    assert (await ask(here, IMPORT, scope=scope, source=source))["__typename"] == type_
    assert (await here.ask(ANN, LIST, scope=scope))["scope"]["destinations"]["totalCount"] == 0


async def test_no_secret_is_in_an_answer_or_in_a_log(here: Served, scope: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    given = {"scope": scope, "name": "shop", "type": "HTTP", "properties": PROPERTIES}
    made = await post(here, CREATE, input=given)
    destination = json.loads(made)["data"]["createDestination"]["destination"]["id"]
    change = {"destination": destination, "type": "HTTP", "properties": PROPERTIES, "keepSecrets": ["KeyStorePassword"]}
    text = f"Name: shop\nType: HTTP\nPassword: {SECRET}\n---\nName: b\nType: HTTP\nPassword: [{SECRET}]\n"
    said = [
        made,
        await post(here, CREATE, input=given),
        await post(here, CREATE, input={**given, "name": "a b"}),
        await post(here, CREATE, input={**given, "labels": 5}),
        await post(here, CREATE, input={**given, "properties": [{"name": "Password", "value": SECRET * 3000}]}),
        await post(here, REPLACE, input=change),
        *[
            await post(here, IMPORT, input={"scope": scope, "source": {"text": each}})
            for each in (text, f"Name=x\nPassword=\\u{SECRET}", f'{{"Password": "{SECRET}')
        ],
        await post(here, LIST, scope=scope),
        await post(here, EXPORT, input={"selection": {"scope": scope}, "format": "JSON"}),
        await post(here, "{ auditEvents { nodes { name before { name value } after { name value } } } }"),
        await post(here, DELETE, input={"destination": destination}),
    ]
    assert not [one for one in said if SECRET in one]
    assert SECRET not in caplog.text
