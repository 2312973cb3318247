"""Destinations and fragments in GraphQL."""

import logging
from typing import Any

import pytest

from resolvers import work
from resolvers.context import Context
from resolvers.schema import build_schema
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.limits import MAX_PROPERTY_LENGTH, Limits
from services.model.query import Fields
from services.scopes.find import Find as FindScope
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, STRANGER, Bench, chain_of_three, p12_of

SCHEMA = build_schema()
ERROR = "... on Error { code message }"
FIELD = "... on InvalidInputError { field }"
ROOM = "... on NameTakenError { name } ... on QuotaExceededError { limit }"
SHOWN = "__typename id name properties { name value } secretProperties labels { key values } version createdBy scope { id }"
PREVIEW = "name kindOfSystem: type properties { name value } secretProperties labels { key values }"
CREATE = f"""mutation ($input: CreateDestinationInput!) {{ createDestination(input: $input) {{
  __typename {ERROR} {FIELD} {ROOM} ... on CreateDestinationSuccess {{ destination {{ type {SHOWN} }} }}
  ... on CreateDestinationDryRun {{ preview {{ {PREVIEW} }} }} }} }}"""
REPLACE = f"""mutation ($input: ReplaceDestinationInput!) {{ replaceDestination(input: $input) {{
  __typename {ERROR} {FIELD} ... on ReplaceDestinationSuccess {{ destination {{ type {SHOWN} }} }}
  ... on ReplaceDestinationDryRun {{ preview {{ {PREVIEW} }} }} }} }}"""
DELETE = f"""mutation ($input: DeleteDestinationInput!) {{ deleteDestination(input: $input) {{
  __typename {ERROR} ... on DeleteDestinationSuccess {{ deletedDestinationId destination {{ type {SHOWN} }} }} }} }}"""
LABEL = f"""mutation ($input: SetDestinationLabelsInput!) {{ setDestinationLabels(input: $input) {{
  __typename {ERROR} {FIELD} ... on SetDestinationLabelsSuccess {{ destination {{ type {SHOWN} }} }} }} }}"""
NODE = f"query ($id: ID!) {{ node(id: $id) {{ ... on Configuration {{ {SHOWN} }} ... on Destination {{ type }} }} }}"
LIST = """query ($filter: DestinationFilter, $first: Int, $after: String, $last: Int, $before: String) {
  destinations(filter: $filter, first: $first, after: $after, last: $last, before: $before) {
    totalCount totalCountIsExact nodes { name } edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage endCursor } } }"""


def of_fragments(query: str) -> str:
    """Return the same about fragments, which have no type."""
    return query.replace("{ type ", "{ ").replace("Destination", "Fragment").replace("destination", "fragment")


KINDS = pytest.mark.parametrize("of", [str, of_fragments], ids=["destination", "fragment"])


class World:
    """A scope, and who asks."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.bench = Bench(limits=limits or Limits())
        self.scope = ""

    async def open(self) -> "World":
        """Make the scope."""
        self.scope = (await make_scope(self.bench)).id
        return self

    async def execute(self, query: str, caller: Caller = CALLER, **variables: Any) -> Any:
        """Return what the schema answers."""
        return await SCHEMA.execute(query, variable_values=variables, context_value=Context(caller, self.bench.use_cases(), "r1"))

    async def ask(self, query: str, caller: Caller = CALLER, **variables: Any) -> Any:
        """Return the one field of an answer without errors."""
        result = await self.execute(query, caller, **variables)
        assert result.errors is None, result.errors
        (answer,) = result.data.values()
        return answer

    async def create(self, of: Any = str, name: str = "shop", **given: Any) -> Any:
        """Return the answer of the creation of a destination, or of a fragment."""
        given = {"scope": self.scope, "name": name, **({"type": "HTTP"} if of is str else {}), **given}
        return await self.ask(of(CREATE), input=given)


def told(answer: Any) -> Any:
    """Return the destination or fragment of an answer."""
    return answer.get("destination") or answer.get("fragment") or pytest.fail(str(answer))


@pytest.fixture
async def world() -> World:
    return await World().open()


PROPERTIES = [{"name": "URL", "value": "https://shop"}, {"name": "Password", "value": "needle"}, {"name": "sap-client", "value": "001"}]
SHOWN_PROPERTIES = [PROPERTIES[0], PROPERTIES[2]]


@KINDS
async def test_one_is_created_and_found_without_its_secrets(world: World, of: Any) -> None:
    made = told(await world.create(of, properties=PROPERTIES, labels=[{"key": "env", "values": ["prod"]}]))
    assert (made["name"], made["version"], made["createdBy"], made["scope"]) == ("shop", 1, CALLER.subject, {"id": world.scope})
    assert (made["properties"], made["secretProperties"], made["labels"]) == (
        SHOWN_PROPERTIES,
        ["Password"],
        [{"key": "env", "values": ["prod"]}],
    )
    assert made["__typename"] == ("Destination" if of is str else "Fragment")
    assert made.get("type") == ("HTTP" if of is str else None)
    assert await world.ask(NODE, id=made["id"]) == made
    kind, other = ("destination", "fragment") if of is str else ("fragment", "destination")
    shown = SHOWN + (" type" if of is str else "")
    assert await world.ask(f"query ($id: ID!) {{ {kind}(id: $id) {{ {shown} }} }}", id=made["id"]) == made
    assert await world.ask(f"query ($id: ID!) {{ {other}(id: $id) {{ id }} }}", id=made["id"]) is None
    by_name = (
        f"query ($scope: ID!, $name: String!) {{ scope(id: $scope) {{ {kind}(name: $name) {{ id }} {other}(name: $name) {{ id }} }} }}"
    )
    assert await world.ask(by_name, scope=world.scope, name="shop") == {kind: {"id": made["id"]}, other: None}
    assert await world.ask(by_name, scope=world.scope, name="SHOP") == {kind: None, other: None}


@KINDS
async def test_a_dry_run_of_a_creation_stores_nothing(world: World, of: Any) -> None:
    tried = await world.create(of, dryRun=True, properties=PROPERTIES)
    assert tried == {
        "__typename": of("CreateDestinationDryRun"),
        "preview": {
            "name": "shop",
            "kindOfSystem": "HTTP" if of is str else None,
            "properties": [PROPERTIES[0], PROPERTIES[2]],
            "secretProperties": ["Password"],
            "labels": [],
        },
    }
    told(await world.create(of))
    assert (await world.create(of, dryRun=True))["code"] == "NAME_TAKEN"


@KINDS
@pytest.mark.parametrize(
    ("given", "field", "code"),
    [
        ({"name": "a b"}, "name", "NAME_INVALID"),
        ({"properties": [{"name": "Name", "value": "x"}]}, "properties[0].name", "VALIDATION_FAILED"),
        ({"properties": [{"name": "a", "value": ""}, {"name": "$b", "value": ""}]}, "properties[1].name", "VALIDATION_FAILED"),
        ({"properties": [{"name": "a", "value": "needle"}, {"name": "a", "value": "needle"}]}, "properties[1].name", "VALIDATION_FAILED"),
        (
            {"properties": [{"name": "Password", "value": "needle" * MAX_PROPERTY_LENGTH}]},
            "properties[0].value",
            "VALIDATION_FAILED",
        ),
        ({"properties": [{"name": f"p{at}", "value": ""} for at in range(201)]}, "properties", "VALIDATION_FAILED"),
        ({"labels": [{"key": "", "values": []}]}, "labels[0].key", "LABEL_INVALID"),
    ],
)
async def test_a_field_that_breaks_a_rule_is_named(world: World, of: Any, given: dict[str, Any], field: str, code: str) -> None:
    refused = await world.create(of, **given)
    assert (refused["__typename"], refused["field"], refused["code"]) == ("InvalidInputError", field, code)
    assert "needle" not in refused["message"]
    assert (await world.ask(of(LIST)))["totalCount"] == 0


@KINDS
async def test_a_name_is_taken_once_and_the_room_is_bounded(of: Any) -> None:
    world = await World(Limits(destinations_per_scope=2, fragments_per_scope=2)).open()
    told(await world.create(of))
    again = await world.create(of)
    assert (again["__typename"], again["name"], again["message"]) == (
        "NameTakenError",
        "shop",
        f'The scope already holds a {of("destination")} named "shop".',
    )
    told(await world.create(of, name="second"))
    more = await world.create(of, name="more")
    assert (more["__typename"], more["limit"]) == ("QuotaExceededError", 2)


@KINDS
async def test_a_replacement_keeps_the_secrets_that_are_named(world: World, of: Any) -> None:
    secrets = [{"name": name, "value": "needle"} for name in ("Password", "clientSecret")]
    made = told(await world.create(of, properties=[*PROPERTIES[:1], *secrets], labels=[{"key": "k", "values": []}]))
    given = {of("destination"): made["id"], **({"type": "RFC"} if of is str else {}), "properties": [{"name": "User", "value": "ann"}]}
    dry = (await world.ask(of(REPLACE), input={**given, "keepSecrets": ["Password"], "dryRun": True}))["preview"]
    assert (await world.ask(NODE, id=made["id"]))["version"] == 1
    replaced = told(await world.ask(of(REPLACE), input={**given, "keepSecrets": ["Password"]}))
    assert (replaced["version"], replaced["properties"], replaced["secretProperties"], replaced["labels"]) == (
        2,
        [{"name": "User", "value": "ann"}],
        ["Password"],
        made["labels"],
    )
    assert replaced == await world.ask(NODE, id=made["id"])
    kind = dry.pop("kindOfSystem")
    assert (dry, kind) == ({name: replaced[name] for name in dry}, replaced.get("type"))
    assert replaced.get("type") == ("RFC" if of is str else None)
    assert told(await world.ask(of(REPLACE), input=given))["secretProperties"] == []


@KINDS
@pytest.mark.parametrize("kept", [["clientSecret"], ["URL"], ["Password", "nothing"]])
async def test_only_secrets_that_are_there_can_be_kept(world: World, of: Any, kept: list[str]) -> None:
    made = told(await world.create(of, properties=PROPERTIES))
    given = {of("destination"): made["id"], **({"type": "HTTP"} if of is str else {}), "properties": [], "keepSecrets": kept}
    refused = await world.ask(of(REPLACE), input=given)
    assert (refused["__typename"], refused["field"]) == ("InvalidInputError", "keepSecrets")
    assert refused["message"].startswith("keepSecrets names")
    assert await world.ask(NODE, id=made["id"]) == made


@KINDS
async def test_labels_are_replaced(world: World, of: Any) -> None:
    made = told(await world.create(of, labels=[{"key": "old", "values": []}]))
    given = {of("destination"): made["id"], "labels": [{"key": "env", "values": ["prod", "eu"]}]}
    assert told(await world.ask(of(LABEL), input=given))["labels"] == given["labels"]
    refused = await world.ask(of(LABEL), input={**given, "labels": [{"key": "a", "values": []}] * 2})
    assert (refused["code"], refused["field"]) == ("LABEL_INVALID", "labels")
    assert (await world.ask(NODE, id=made["id"]))["labels"] == given["labels"]


@KINDS
async def test_what_is_deleted_is_gone_and_its_name_is_free(world: World, of: Any) -> None:
    made = told(await world.create(of, properties=PROPERTIES))
    assert told(await world.ask(of(DELETE), input={of("destination"): made["id"]})) == made
    assert await world.ask(NODE, id=made["id"]) is None
    again = await world.ask(of(DELETE), input={of("destination"): made["id"]})
    assert again["code"] == "NOT_FOUND"
    told(await world.create(of))


@KINDS
@pytest.mark.parametrize("query", [REPLACE, DELETE, LABEL])
async def test_an_id_of_the_other_kind_names_nothing(world: World, of: Any, query: str) -> None:
    """There is no destination with the id of a fragment: nobody deletes one thing and is told of another."""
    other = of_fragments if of is str else str
    made = told(await world.create(other, properties=PROPERTIES))
    given: dict[str, Any] = {of("destination"): made["id"]}
    if query is REPLACE:
        given |= {"properties": [], **({"type": "HTTP"} if of is str else {})}
    if query is LABEL:
        given |= {"labels": []}
    for each in (made["id"], world.scope, "", "dst_1"):
        refused = await world.ask(of(query), input={**given, of("destination"): each})
        assert refused["code"] == "NOT_FOUND"
    assert await world.ask(NODE, id=made["id"]) == made


@pytest.mark.parametrize("query", ["destination(id: $id) { id }", "fragment(id: $id) { id }", "node(id: $id) { id }"])
async def test_another_tenants_do_not_exist(world: World, query: str) -> None:
    for of in (str, of_fragments):
        made = told(await world.create(of))
        assert await world.ask(f"query ($id: ID!) {{ {query} }}", STRANGER, id=made["id"]) is None


async def test_no_secret_is_in_an_answer_an_error_or_a_log(world: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    said = []
    for of in (str, of_fragments):
        made = await world.create(of, properties=PROPERTIES)
        typed = {"type": "HTTP"} if of is str else {}
        given = {of("destination"): told(made)["id"], "properties": PROPERTIES, **typed}
        said += [
            made,
            await world.create(of, properties=PROPERTIES),
            await world.create(of, name="a b", properties=PROPERTIES),
            await world.ask(of(REPLACE), input=given),
            await world.ask(of(REPLACE), input={**given, "keepSecrets": ["Password"]}),
            await world.ask(NODE, id=told(made)["id"]),
            await world.ask(of(LIST)),
            world.bench.memory.audit,
            await world.ask(of(DELETE), input={of("destination"): told(made)["id"]}),
        ]
    assert "needle" not in f"{said} {caplog.text}"


@KINDS
async def test_lists_are_filtered(world: World, of: Any) -> None:
    key_store = [{"name": "KeyStoreLocation", "value": "client.p12"}]
    await world.create(of, name="Alpha", properties=key_store, labels=[{"key": "env", "values": ["prod"]}])
    await world.create(of, name="beta", labels=[{"key": "env", "values": ["test"]}])
    await world.create(of, name="gamma", properties=[{"name": "TrustStoreLocation", "value": "client.p12"}])
    await world.create(of_fragments if of is str else str, name="other", properties=key_store)

    async def names(**wanted: Any) -> list[str]:
        listed = await world.ask(of(LIST), filter=wanted)
        assert listed["totalCount"] == len(listed["nodes"])
        return [node["name"] for node in listed["nodes"]]

    assert await names() == ["Alpha", "beta", "gamma"]
    assert await names(nameContains="ALP") == ["Alpha"]
    assert await names(labels=[{"key": "env"}]) == ["Alpha", "beta"]
    assert await names(labels=[{"key": "env", "values": ["test"]}]) == ["beta"]
    assert await names(certificate="client.p12") == ["Alpha", "gamma"]
    assert await names(certificate="Client.p12") == []
    assert await names(certificate="client.p12", nameContains="m") == ["gamma"]


async def test_destinations_are_filtered_by_type(world: World) -> None:
    for name, type_ in (("a", "HTTP"), ("b", "RFC"), ("c", "MAIL")):
        await world.create(name=name, type=type_)
    listed = await world.ask(LIST, filter={"types": ["RFC", "MAIL"]})
    assert [node["name"] for node in listed["nodes"]] == ["b", "c"]


@KINDS
async def test_pages_go_on_and_back(world: World, of: Any) -> None:
    for name in ("d", "A", "c", "B", "e"):
        await world.create(of, name=name)
    first = await world.ask(of(LIST), first=2)
    assert ([node["name"] for node in first["nodes"]], first["totalCount"], first["totalCountIsExact"]) == (["A", "B"], 5, True)
    assert first["pageInfo"] == {"hasNextPage": True, "hasPreviousPage": False, "endCursor": first["edges"][1]["cursor"]}
    second = await world.ask(of(LIST), first=2, after=first["pageInfo"]["endCursor"])
    assert [edge["node"]["name"] for edge in second["edges"]] == ["c", "d"]
    last = await world.ask(of(LIST), last=2)
    assert ([node["name"] for node in last["nodes"]], last["pageInfo"]["hasPreviousPage"]) == (["d", "e"], True)
    back = await world.ask(of(LIST), last=2, before=last["edges"][0]["cursor"])
    assert [node["name"] for node in back["nodes"]] == ["B", "c"]


@KINDS
async def test_a_cursor_of_another_list_is_refused(world: World, of: Any) -> None:
    await world.create(of, name="a")
    cursor = (await world.ask(of(LIST)))["edges"][0]["cursor"]
    in_scope = of("query ($scope: ID!, $after: String) { scope(id: $scope) { destinations(after: $after) { nodes { name } } } }")
    for query, more in (
        (of(LIST), {"filter": {"nameContains": "a"}}),
        (of(LIST), {"filter": {"certificate": "a"}}),
        (in_scope, {"scope": world.scope}),
        ((of_fragments if of is str else str)(LIST), {}),
    ):
        result = await world.execute(query, after=cursor, **more)
        assert [error.original_error.code.name for error in result.errors] == ["PAGE_INVALID"]


async def test_a_scope_lists_its_own_only(world: World) -> None:
    other = (await make_scope(world.bench, "other")).id
    await world.create(name="mine")
    await world.create(name="theirs", scope=other)
    query = "query ($scope: ID!) { scope(id: $scope) { destinations { totalCount nodes { name } } fragments { totalCount } } }"
    assert await world.ask(query, scope=world.scope) == {
        "destinations": {"totalCount": 1, "nodes": [{"name": "mine"}]},
        "fragments": {"totalCount": 0},
    }


async def test_the_scopes_of_a_page_are_read_together(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        scope = (await make_scope(world.bench, f"s{number}")).id
        for name in ("a", "b"):
            await world.create(name=f"{name}{number}", scope=scope)
    asked: list[list[str]] = []
    find = FindScope.__call__

    async def noting(self: FindScope, caller: Caller, scope_ids: list[str], *more: Fields) -> Any:
        asked.append(list(scope_ids))
        return await find(self, caller, scope_ids, *more)

    monkeypatch.setattr(FindScope, "__call__", noting)
    listed = await world.ask("{ destinations { nodes { name scope { displayName } } } }")
    assert [node["scope"]["displayName"] for node in listed["nodes"]] == ["s0", "s1", "s2", "s0", "s1", "s2"]
    assert [len(ids) for ids in asked] == [3]


async def test_properties_that_are_too_many_are_not_shown(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a", "b"):
        await world.create(name=name, properties=PROPERTIES)
    monkeypatch.setattr(work, "MAX_ENTRIES", 3)
    result = await world.execute("{ destinations { nodes { name properties { name } } } }")
    assert [error.original_error.code.name for error in result.errors] == ["QUERY_TOO_COMPLEX"]


# ------------------------------------------------------------------ what a dry run says of the certificates that are named

TRY = """mutation ($input: ReplaceDestinationInput!) { replaceDestination(input: $input) { ... on Error { message }
  ... on ReplaceDestinationDryRun { preview { certificates { name level certificate { id } } findings { code message } } }
  ... on ReplaceDestinationSuccess { destination { certificates { name certificate { id } } findings { code } } } } }"""


async def test_a_dry_run_says_which_certificates_are_named_and_what_is_wrong_about_it(world: World) -> None:
    made, certificate = await name_key_store(world)
    wrong = {"destination": made["id"], "type": "HTTP", "properties": beside("guess")}

    preview = (await world.ask(TRY, input={**wrong, "dryRun": True}))["preview"]
    assert preview["certificates"] == [{"name": "client.p12", "level": "SUBACCOUNT", "certificate": {"id": certificate.id}}]
    assert [one["code"] for one in preview["findings"]] == ["PASSWORD_WRONG"]


async def test_what_a_dry_run_shows_is_not_taken_for_what_is_stored(world: World) -> None:
    """Both are asked for in one operation, under one id."""
    made, certificate = await name_key_store(world)
    query = """mutation ($no: ReplaceDestinationInput!, $yes: SetDestinationLabelsInput!) {
      tried: replaceDestination(input: $no) { ... on ReplaceDestinationDryRun { preview { certificates { certificate { id } } findings { code } } } }
      set: setDestinationLabels(input: $yes) { ... on SetDestinationLabelsSuccess { destination {
        certificates { certificate { id } } findings { code } } } } }"""
    given = {"destination": made["id"], "type": "HTTP", "properties": [], "dryRun": True}

    result = await world.execute(query, no=given, yes={"destination": made["id"], "labels": []})

    assert result.errors is None
    assert result.data["tried"]["preview"] == {"certificates": [], "findings": []}
    assert result.data["set"]["destination"] == {"certificates": [{"certificate": {"id": certificate.id}}], "findings": []}


async def test_a_dry_run_tries_no_password_on_a_file_that_the_caller_may_not_take(world: World) -> None:
    """It leaves no record: with findings at will, the password could be guessed."""
    made, _ = await name_key_store(world)
    rights = {Right.DESTINATION_WRITE, Right.DESTINATION_READ, Right.CERTIFICATE_READ, Right.CERTIFICATE_EXPORT}
    caller = Caller(tenant="default", subject="w", rights=frozenset(rights))
    heard = []
    for password in ("guess", "pw"):
        given = {"destination": made["id"], "type": "HTTP", "properties": beside(password), "dryRun": True}
        heard.append((await world.ask(TRY, caller, input=given))["preview"]["findings"])
    assert [one["code"] for one in heard[0]] == ["NOT_CHECKED"]
    assert "in a dry run" in heard[0][0]["message"]
    assert heard[0] == heard[1]


def beside(password: str) -> list[dict[str, str]]:
    """Return the properties that name the key store and a password."""
    return [{"name": "KeyStoreLocation", "value": "client.p12"}, {"name": "KeyStorePassword", "value": password}]


async def name_key_store(world: World) -> tuple[Any, Certificate]:
    """Store a key store under the password `pw`, and a destination with it; return both."""
    scope = world.bench.memory.scopes[world.scope]
    certificate = await upload(world.bench, p12_of(*chain_of_three(), password=b"pw"), "client.p12", scope=scope)
    return told(await world.create(properties=beside("pw"))), certificate
