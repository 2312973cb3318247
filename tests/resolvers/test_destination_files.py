"""Files of destinations in GraphQL."""

import base64
import hashlib
import json
from typing import Any

import pytest

from resolvers import work
from resolvers.context import Context
from resolvers.schema import build_schema
from services.model.limits import MAX_CONFIGURATION_FILE_SIZE
from tests.services.certificates.making import make_scope
from tests.services.destinations.making import make
from tests.support import CALLER, Bench

SCHEMA = build_schema()
IMPORT = """mutation ($input: ImportDestinationsInput!) { importDestinations(input: $input) {
  __typename ... on Error { code message } ... on MalformedContentError { position } ... on TooLargeError { limit }
  ... on ImportDestinationsSuccess { entries { ...Imported } } ... on ImportDestinationsDryRun { entries { ...Imported } } } }
  fragment Imported on ImportedDestination { source outcome kind name missingSecrets
    configuration { __typename id name version secretProperties properties { name value } ... on Destination { type } }
    error { __typename code message ... on InvalidInputError { field } } }"""
EXPORT = """query ($input: ExportDestinationsInput!) { exportDestinations(input: $input) {
  __typename ... on Error { code message } ... on InvalidInputError { field }
  ... on ExportDestinationsSuccess { fileName mediaType content sha256 } } }"""


class World:
    """A scope, and who asks."""

    def __init__(self) -> None:
        self.bench = Bench()
        self.scope = ""

    async def execute(self, query: str, **input: Any) -> Any:  # noqa: A002
        """Return what the schema answers."""
        context = Context(CALLER, self.bench.use_cases(), "r1")
        return await SCHEMA.execute(query, variable_values={"input": input}, context_value=context)

    async def ask(self, query: str, **input: Any) -> Any:  # noqa: A002
        """Return the one field of an answer without errors."""
        result = await self.execute(query, **input)
        assert result.errors is None, result.errors
        (answer,) = result.data.values()
        return answer

    async def take_in(self, text: str, **options: Any) -> Any:
        """Return what became of the entries."""
        answer = await self.ask(IMPORT, scope=self.scope, source={"text": text}, **options)
        return answer.get("entries") or answer


@pytest.fixture
async def world() -> World:
    world = World()
    world.scope = (await make_scope(world.bench)).id
    return world


async def test_each_entry_says_what_became_of_it(world: World) -> None:
    text = json.dumps([{"Name": "shop", "Type": "HTTP", "URL": "u", "Password": "needle"}, {"FragmentName": "prod"}, {"Name": "x"}])
    shop, prod, bad = await world.take_in(text)
    shop["configuration"].pop("id")
    assert shop == {
        "source": "entry 1",
        "outcome": "CREATED",
        "kind": "DESTINATION",
        "name": "shop",
        "missingSecrets": [],
        "configuration": {
            "__typename": "Destination",
            "type": "HTTP",
            "name": "shop",
            "version": 1,
            "secretProperties": ["Password"],
            "properties": [{"name": "URL", "value": "u"}],
        },
        "error": None,
    }
    assert (prod["kind"], prod["configuration"]["__typename"]) == ("FRAGMENT", "Fragment")
    assert (bad["outcome"], bad["kind"], bad["name"], bad["configuration"]) == ("FAILED", None, None, None)
    assert bad["error"] == {
        "__typename": "InvalidInputError",
        "code": "VALIDATION_FAILED",
        "message": "Type must be one of HTTP, RFC, LDAP, MAIL, TCP.",
        "field": "Type",
    }


@pytest.mark.parametrize(
    ("options", "outcome", "version", "code"),
    [
        ({}, "FAILED", None, "NAME_TAKEN"),
        ({"ifExists": "SKIP"}, "SKIPPED", 1, None),
        ({"ifExists": "REPLACE"}, "REPLACED", 2, None),
        ({"ifExists": "SKIP", "dryRun": True}, "SKIPPED", None, None),
        ({"ifExists": "REPLACE", "dryRun": True}, "REPLACED", None, None),
        ({"ifExists": "REPLACE", "keepSecrets": False}, "REPLACED", 2, None),
    ],
)
async def test_what_happens_to_a_name_that_is_there_can_be_chosen(
    world: World, options: dict[str, Any], outcome: str, version: int | None, code: str | None
) -> None:
    await world.take_in("Name=shop\nType=HTTP\nPassword=needle")
    text = "#Password=<< Existing password/certificate removed on export >>\nName=shop\nType=HTTP\n"
    (entry,) = await world.take_in(text, **options)
    assert (entry["outcome"], (entry["configuration"] or {}).get("version")) == (outcome, version)
    assert (entry["error"] or {}).get("code") == code
    assert entry["missingSecrets"] == (["Password"] if options.get("keepSecrets") is False else [])


@pytest.mark.parametrize(
    ("source", "type_", "code"),
    [
        ({"text": ""}, "UnrecognizedFormatError", "EMPTY_FILE"),
        ({"text": "hello"}, "UnrecognizedFormatError", "FILE_UNRECOGNIZED"),
        ({"text": "{"}, "MalformedContentError", "FILE_MALFORMED"),
        ({"text": " " * (MAX_CONFIGURATION_FILE_SIZE + 1)}, "TooLargeError", "PAYLOAD_TOO_LARGE"),
        ({"base64": base64.b64encode(b"PK\x03\x04").decode()}, "MalformedContentError", "FILE_MALFORMED"),
    ],
)
async def test_a_file_that_cannot_be_read_is_an_error(world: World, source: dict[str, str], type_: str, code: str) -> None:
    answer = await world.ask(IMPORT, scope=world.scope, source=source)
    assert (answer["__typename"], answer["code"]) == (type_, code)


async def test_an_unknown_scope_is_not_found(world: World) -> None:
    answer = await world.ask(IMPORT, scope="scp_" + "0" * 26, source={"text": "Name=a"})
    assert answer["code"] == "NOT_FOUND"


async def test_an_import_counts_as_many_look_ups_as_it_has_entries(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "MAX_LOOKUPS", 2)
    text = "\n---\n".join(f"Name: {name}\nType: TCP" for name in "abc")
    result = await world.execute(IMPORT, scope=world.scope, source={"text": text})
    assert [error.original_error.code.name for error in result.errors] == ["QUERY_TOO_COMPLEX"]
    assert world.bench.memory.configurations == {}
    assert len(await world.take_in(text.rpartition("\n---\n")[0])) == 2


async def test_an_export_comes_back_the_same(world: World) -> None:
    made = await make(world.bench, "shop", scope=await make_scope(world.bench, "other"))
    exported = await world.ask(EXPORT, selection={"configurations": [made.id]}, format="YAML")
    octets = base64.b64decode(exported["content"])
    assert (exported["fileName"], exported["mediaType"], exported["sha256"]) == (
        "shop.yaml",
        "application/yaml",
        hashlib.sha256(octets).hexdigest(),
    )
    assert b"s3cret" not in octets
    (entry,) = await world.take_in(octets.decode())
    assert entry["configuration"]["properties"] == [{"name": one.name, "value": one.value} for one in made.properties]


async def test_a_scope_is_exported_as_an_archive(world: World) -> None:
    await world.take_in('[{"Name": "a", "Type": "TCP"}, {"FragmentName": "b"}]')
    exported = await world.ask(EXPORT, selection={"scope": world.scope})
    assert (exported["fileName"], exported["mediaType"]) == ("destinations.zip", "application/zip")
    answer = await world.ask(IMPORT, scope=world.scope, source={"base64": exported["content"]}, ifExists="SKIP")
    assert [(one["source"], one["outcome"]) for one in answer["entries"]] == [
        ("a.properties", "SKIPPED"),
        ("b.fragment.properties", "SKIPPED"),
    ]


@pytest.mark.parametrize("selection", [{}, {"configurations": ["x"], "scope": "y"}, {"scope": None}])
async def test_exactly_one_selection_is_made(world: World, selection: dict[str, Any]) -> None:
    assert (await world.execute(EXPORT, selection=selection)).errors


async def test_no_ids_are_refused_by_their_field(world: World) -> None:
    answer = await world.ask(EXPORT, selection={"configurations": []})
    assert (answer["code"], answer["field"]) == ("VALIDATION_FAILED", "configurations")


async def test_an_export_counts_before_it_reads(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [(await make(world.bench, name, scope=await make_scope(world.bench, name))).id for name in "ab"]
    monkeypatch.setattr(work, "MAX_LOOKUPS", 1)
    monkeypatch.setattr(work, "MAX_OCTETS", 10)
    for selection in ({"configurations": made}, {"scope": world.scope}, {"configurations": made[:1]}):
        assert (await world.ask(EXPORT, selection=selection))["code"] == "QUERY_TOO_COMPLEX"
