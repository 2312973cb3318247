"""Lists of certificates: a cursor belongs to its list, and every condition holds."""

import base64
import json
from datetime import timedelta
from typing import Any

import pytest

from resolvers.context import Context
from resolvers.schema import build_schema
from resolvers.work import LABEL_LOOKUPS, MAX_LOOKUPS
from services.errors import ErrorCode, InvalidInput
from services.model.certificate import Label
from tests.services.certificates.making import make_scope, upload
from tests.support import CALLER, NOW, Bench, issue

SCHEMA = build_schema()
LIST = """query ($a: ID!, $after: String, $filter: CertificateFilter, $orderBy: CertificateOrder) {
  scope(id: $a) { certificates(first: 2, after: $after, filter: $filter, orderBy: $orderBy) { totalCount nodes { name notAfter } edges { cursor } } } }"""
FOUND = "name hasPrivateKey findings { code severity }"
TENANT = """query ($after: String, $filter: CertificateFilter, $orderBy: CertificateOrder) {
  certificates(first: 2, after: $after, filter: $filter, orderBy: $orderBy) { totalCount nodes { name notAfter } edges { cursor } } }"""
SCOPES = "query ($after: String) { scopes(first: 1, after: $after) { edges { cursor } nodes { id } } }"
OCCURRENCES = """query ($id: ID!, $after: String) { certificate(id: $id) { ... on SingleCertificate { certificate {
  occurrences(first: 2, after: $after) { edges { cursor } } sameKey(first: 2) { edges { cursor } } } } } }"""


class World:
    """Two scopes with four certificates each."""

    def __init__(self) -> None:
        self.bench = Bench()
        self.ids: dict[str, str] = {}

    async def fill(self) -> "World":
        """Fill them; the files of both are the same."""
        files = [issue(f"c{number}", days=10 + number).pem for number in range(4)]
        for name in ("a", "b"):
            scope = await make_scope(self.bench, name)
            self.ids[name] = scope.id
            for number, octets in enumerate(files):
                self.ids[f"{name}{number}"] = (await upload(self.bench, octets, f"{name}{number}.pem", scope=scope)).id
        return self

    async def ask(self, query: str, **variables: object) -> Any:
        """Return the answer."""
        context = Context(CALLER, self.bench.use_cases(), "r1")
        return await SCHEMA.execute(query, variable_values={**self.ids, **variables}, context_value=context)

    async def cursor(self, query: str, *path: str, **variables: object) -> str:
        """Return the first cursor of the connection at that path."""
        data = (await self.ask(query, **variables)).data
        for key in path:
            data = data[key]
        cursor: str = data["edges"][0]["cursor"]
        return cursor

    async def names(self, query: str, *path: str, **variables: object) -> list[str]:
        """Return the names in the connection at that path."""
        result = await self.ask(query, **variables)
        assert result.errors is None, result.errors
        data = result.data
        for key in path:
            data = data[key]
        return [node["name"] for node in data["nodes"]]


@pytest.fixture
async def world() -> World:
    return await World().fill()


IN_SCOPE = ("scope", "certificates")


async def test_a_cursor_goes_on_in_its_own_list(world: World) -> None:
    after = await world.cursor(LIST, *IN_SCOPE)
    assert await world.names(LIST, *IN_SCOPE, after=after) == ["a1.pem", "a2.pem"]
    after = await world.cursor(TENANT, "certificates", filter={"nameContains": "B"})
    assert await world.names(TENANT, "certificates", filter={"nameContains": "B"}, after=after) == ["b1.pem", "b2.pem"]


@pytest.mark.parametrize(
    "changed",
    [
        {"orderBy": {"field": "NOT_AFTER"}},
        {"orderBy": {"field": "TYPE"}},
        {"orderBy": {"field": "STATUS"}},
        {"orderBy": {"field": "NAME", "direction": "DESC"}},
        {"filter": {"nameContains": "a"}},
        {"filter": {"deleted": True}},
        {"filter": {"types": ["PEM"]}},
        {"filter": {"expiresAfter": "2026-01-01T00:00:00Z"}},
        {"filter": {"labels": [{"key": "env"}]}},
    ],
)
async def test_a_cursor_of_another_filter_or_order_is_refused(world: World, changed: dict[str, Any]) -> None:
    for query, path in ((LIST, IN_SCOPE), (TENANT, ("certificates",))):
        plain = await world.cursor(query, *path)
        assert_refused(await world.ask(query, after=plain, **changed))


async def test_a_cursor_of_another_list_is_refused(world: World) -> None:
    found = {
        "a": await world.cursor(LIST, *IN_SCOPE),
        "b": await world.cursor(LIST, *IN_SCOPE, a=world.ids["b"]),
        "tenant": await world.cursor(TENANT, "certificates"),
        "scopes": await world.cursor(SCOPES, "scopes"),
        "occurrences": await world.cursor(OCCURRENCES, "certificate", "certificate", "occurrences", id=world.ids["a0"]),
        "other occurrences": await world.cursor(OCCURRENCES, "certificate", "certificate", "occurrences", id=world.ids["a1"]),
        "same key": await world.cursor(OCCURRENCES, "certificate", "certificate", "sameKey", id=world.ids["a0"]),
    }
    asked: dict[str, tuple[str, dict[str, str]]] = {
        "a": (LIST, {}),
        "b": (LIST, {"a": world.ids["b"]}),
        "tenant": (TENANT, {}),
        "scopes": (SCOPES, {}),
        "occurrences": (OCCURRENCES, {"id": world.ids["a0"]}),
    }
    for name, (query, variables) in asked.items():
        for origin, cursor in found.items():
            result = await world.ask(query, after=cursor, **variables)
            if origin == name:
                assert result.errors is None, result.errors
            else:
                assert_refused(result)


def assert_refused(result: Any) -> None:
    """Assert that the cursor is refused, and not taken for a position."""
    assert [error.message for error in result.errors] == ["This is no cursor of the list with this filter and this order."]


async def test_a_filter_by_findings_agrees_with_the_findings_of_the_rows(world: World) -> None:
    """Of what the moment tells, and of what the file tells."""
    world.bench.clock.moment += timedelta(days=11, hours=1)
    query = f"query ($filter: CertificateFilter) {{ certificates(filter: $filter) {{ totalCount nodes {{ {FOUND} }} }} }}"

    async def find(**wanted: object) -> list[dict[str, Any]]:
        result = await world.ask(query, filter=wanted)
        assert result.errors is None, result.errors
        nodes: list[dict[str, Any]] = result.data["certificates"]["nodes"]
        assert result.data["certificates"]["totalCount"] == len(nodes)
        return nodes

    rows = await find()
    for field, part in (("findings", "code"), ("severities", "severity")):
        values = {one[part] for row in rows for one in row["findings"]}
        assert len(values) > 1, "there are several"
        for value in values:
            expected = [row for row in rows if value in {one[part] for one in row["findings"]}]
            assert await find(**{field: [value]}) == expected, value
    assert {"EXPIRED", "EXPIRES_SOON"} <= {one["code"] for row in rows for one in row["findings"]}
    assert await find(hasPrivateKey=True) == [row for row in rows if row["hasPrivateKey"]]
    assert await find(hasPrivateKey=False) == [row for row in rows if row["hasPrivateKey"] is False]
    assert await find(findings=[], severities=None, hasPrivateKey=None) == rows


async def test_the_filters_scope_holds_beside_the_scope_whose_list_it_is(world: World) -> None:
    assert await world.names(LIST, *IN_SCOPE, filter={"scope": world.ids["a"]}) == ["a0.pem", "a1.pem"]
    assert await world.names(LIST, *IN_SCOPE, filter={"scope": world.ids["b"]}) == []
    assert (await world.ask(LIST, filter={"scope": world.ids["b"]})).data["scope"]["certificates"]["totalCount"] == 0
    assert await world.names(TENANT, "certificates", filter={"scope": world.ids["b"]}) == ["b0.pem", "b1.pem"]


async def test_intervals_lose_nothing_that_expires_at_their_border(world: World) -> None:
    scope = {"scope": world.ids["a"]}
    (border,) = [node["notAfter"] for node in (await world.ask(LIST)).data["scope"]["certificates"]["nodes"] if node["name"] == "a1.pem"]
    assert await world.names(TENANT, "certificates", filter={**scope, "expiresBefore": border}) == ["a0.pem"]
    assert await world.names(TENANT, "certificates", filter={**scope, "expiresFrom": border}) == ["a1.pem", "a2.pem"]
    assert await world.names(TENANT, "certificates", filter={**scope, "expiresAfter": border}) == ["a2.pem", "a3.pem"]


async def test_a_poller_sees_what_was_modified_since_the_last_change_it_saw(world: World) -> None:
    scope = {"scope": world.ids["a"]}
    nodes = (await world.ask("{ certificates { nodes { modifiedAt } } }")).data["certificates"]["nodes"]
    last = max(node["modifiedAt"] for node in nodes)
    assert await world.names(TENANT, "certificates", filter={**scope, "modifiedAfter": last}) == ["a0.pem", "a1.pem"]
    late = "2999-01-01T00:00:00Z"
    assert await world.names(TENANT, "certificates", filter={**scope, "modifiedAfter": late}) == []


async def test_the_labels_in_use_complete_what_a_user_types(world: World) -> None:
    labels = {
        "a0": [Label(key="stage", values=("dev", "test"))],
        "a1": [Label(key="stage", values=("demo",)), Label(key="team", values=())],
    }
    for name, several in labels.items():
        await world.bench.use_cases().certificates.label(CALLER, world.ids[name], several)
    query = "query ($a: ID!, $key: String, $prefix: String) { labelsInUse(key: $key, prefix: $prefix) { %s } scope(id: $a) { labelsInUse { %s } } }"
    fields = "hasMore labels { key values hasMore }"
    result = await world.ask(query % (fields, fields), key="stage", prefix="de")
    assert result.errors is None
    stage = {"key": "stage", "values": ["demo", "dev", "test"], "hasMore": False}
    assert result.data["labelsInUse"] == {"hasMore": False, "labels": [{**stage, "values": ["demo", "dev"]}]}
    both = [stage, {"key": "team", "values": [], "hasMore": False}]
    assert result.data["scope"]["labelsInUse"]["labels"] == both
    assert (await world.ask(f"{{ labelsInUse(key: null, prefix: null) {{ {fields} }} }}")).data["labelsInUse"]["labels"] == both


async def test_labels_are_asked_for_in_a_limited_number_of_places(world: World) -> None:
    asked = " ".join(f"a{at}: labelsInUse {{ hasMore }}" for at in range(MAX_LOOKUPS // LABEL_LOOKUPS + 1))
    result = await world.ask(f"{{ {asked} }}")
    assert [error.message for error in result.errors] == [
        "The operation asks for more than 2000 look-ups: ask for smaller pages or for fewer at once."
    ]


# ---------------------------------------------------------------- backward


PAGED = """query ($a: ID!, $first: Int, $after: String, $last: Int, $before: String, $orderBy: CertificateOrder) {
  scope(id: $a) { certificates(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) { nodes { name } edges { cursor }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }"""
PAGED_SCOPES = """query ($first: Int, $after: String, $last: Int, $before: String) {
  scopes(first: $first, after: $after, last: $last, before: $before) { nodes { name: subaccount } edges { cursor }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
PAGED_FACTS = """query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { certificate(id: $id) { ... on SingleCertificate {
  certificate { FIELD(first: $first, after: $after, last: $last, before: $before) { nodes { name } edges { cursor }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } } } }"""
FIELDS = ("NAME", "CREATED_AT", "MODIFIED_AT", "NOT_AFTER", "TYPE", "STATUS")
ORDERS = [{"field": field, "direction": direction} for field in FIELDS for direction in ("ASC", "DESC")]


async def walk(world: World, query: str, *path: str, size: int, backward: bool = False, **variables: object) -> list[str]:
    """Return the names of all pages in the order of the list, whose flags and cursors are checked."""
    names: list[str] = []
    cursor = None
    while True:
        given = {"last": size, "before": cursor} if backward else {"first": size, "after": cursor}
        result = await world.ask(query, **given, **variables)
        assert result.errors is None, result.errors
        page = result.data
        for key in path:
            page = page[key]
        info, found = page["pageInfo"], [node["name"] for node in page["nodes"]]
        more, before = ("hasPreviousPage", "hasNextPage") if backward else ("hasNextPage", "hasPreviousPage")
        assert info[before] == (cursor is not None)
        assert (info["startCursor"], info["endCursor"]) == (page["edges"][0]["cursor"], page["edges"][-1]["cursor"])
        names = [*found, *names] if backward else [*names, *found]
        assert len(found) <= size
        if not info[more]:
            return names
        assert len(found) == size
        cursor = info["startCursor"] if backward else info["endCursor"]


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
@pytest.mark.parametrize("order", ORDERS)
async def test_backward_pages_are_the_forward_ones_from_the_end(world: World, order: dict[str, str], size: int) -> None:
    forward = await walk(world, PAGED, *IN_SCOPE, size=size, orderBy=order)
    assert len(forward) == 4
    assert await walk(world, PAGED, *IN_SCOPE, size=size, orderBy=order, backward=True) == forward


BY_STATUS = """query ($first: Int, $after: String, $last: Int, $before: String, $filter: CertificateFilter, $orderBy: CertificateOrder) {
  certificates(first: $first, after: $after, last: $last, before: $before, filter: $filter, orderBy: $orderBy) {
    totalCount nodes { name status } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""


@pytest.mark.parametrize("backward", [False, True])
@pytest.mark.parametrize("direction", ["ASC", "DESC"])
@pytest.mark.parametrize("wanted", [None, {"statuses": ["EXPIRING", "EXPIRED"]}])
async def test_what_changes_its_status_between_two_pages_is_neither_lost_nor_shown_twice(
    world: World, direction: str, backward: bool, wanted: dict[str, Any] | None
) -> None:
    order = {"field": "STATUS", "direction": direction}
    world.bench.clock.moment = begin = NOW + timedelta(days=9, hours=12)  # of each scope one is EXPIRED, one EXPIRING, two VALID
    expected = await walk(world, BY_STATUS, "certificates", size=8, orderBy=order, filter=wanted)
    assert len(expected) == (8 if wanted is None else 4)
    names, cursor = [], None
    for day in range(len(expected)):
        given = {"last": 1, "before": cursor} if backward else {"first": 1, "after": cursor}
        page = (await world.ask(BY_STATUS, orderBy=order, filter=wanted, **given)).data["certificates"]
        names.append(page["nodes"][0]["name"])
        assert page["totalCount"] == len(expected)
        cursor = page["edges"][0]["cursor"]
        world.bench.clock.moment = begin + timedelta(days=day)
    assert names == (expected[::-1] if backward else expected)
    assert page["nodes"][0]["status"] == "EXPIRED", "what is shown is of the present moment"


@pytest.mark.parametrize("forged", [["EXPIRED", -(10**14)], ["UNKNOWN", 253402300799999], ["VALID", -62135596800000]])
async def test_a_forged_judgement_is_a_position_or_refused(world: World, forged: list[object]) -> None:
    order = {"field": "STATUS"}
    cursor = await world.cursor(TENANT, "certificates", orderBy=order)
    parts = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    for changed in ([*parts[:4], *forged], [*parts[:4]], [*parts[:4], forged[0]]):
        result = await world.ask(TENANT, orderBy=order, after=base64.urlsafe_b64encode(json.dumps(changed).encode()).decode())
        if result.errors is not None:
            assert_refused(result)


@pytest.mark.parametrize("size", [1, 2, 3])
async def test_scopes_go_backward_too(world: World, size: int) -> None:
    await make_scope(world.bench, "c")
    forward = await walk(world, PAGED_SCOPES, "scopes", size=size)
    assert sorted(forward) == ["a", "b", "c"]
    assert await walk(world, PAGED_SCOPES, "scopes", size=size, backward=True) == forward


@pytest.mark.parametrize("field", ["occurrences", "sameKey"])
@pytest.mark.parametrize("size", [1, 2])
async def test_what_an_x509_certificate_is_found_in_goes_backward_too(world: World, field: str, size: int) -> None:
    query = PAGED_FACTS.replace("FIELD", field)
    path = ("certificate", "certificate", field)
    assert await walk(world, query, *path, size=size, id=world.ids["a0"]) == ["a0.pem", "b0.pem"]
    assert await walk(world, query, *path, size=size, id=world.ids["a0"], backward=True) == ["a0.pem", "b0.pem"]


async def test_the_page_before_a_cursor_is_the_one_that_it_came_after(world: World) -> None:
    first = (await world.ask(PAGED, first=2)).data["scope"]["certificates"]
    second = (await world.ask(PAGED, first=2, after=first["pageInfo"]["endCursor"])).data["scope"]["certificates"]
    back = (await world.ask(PAGED, last=2, before=second["pageInfo"]["startCursor"])).data["scope"]["certificates"]
    assert back["nodes"] == first["nodes"]
    assert back["edges"] == first["edges"]
    assert (back["pageInfo"]["hasPreviousPage"], back["pageInfo"]["hasNextPage"]) == (False, True)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"first": 2, "last": 2}, "last goes with before; first and after ask for another page."),
        ({"last": 2, "after": "x"}, "last goes with before; first and after ask for another page."),
        ({"first": 2, "before": "x"}, "before goes with last."),
        ({"before": "x"}, "before goes with last."),
        ({"last": 0}, "last must be from 1 to 100."),
        ({"last": 101}, "last must be from 1 to 100."),
        ({"first": 0}, "first must be from 1 to 100."),
        ({"last": 2, "before": "x"}, "This is no cursor of the list with this filter and this order."),
    ],
)
async def test_what_asks_for_two_pages_or_none_is_refused(world: World, given: dict[str, object], message: str) -> None:
    for query in (PAGED, PAGED_SCOPES):
        assert [error.message for error in (await world.ask(query, **given)).errors] == [message]


@pytest.mark.parametrize(("given", "field"), [({"first": 2, "after": "x"}, "after"), ({"last": 2, "before": "x"}, "before")])
async def test_a_bad_cursor_is_named_by_its_argument(world: World, given: dict[str, object], field: str) -> None:
    for query in (PAGED, PAGED_SCOPES):
        (error,) = (await world.ask(query, **given)).errors
        assert isinstance(error.original_error, InvalidInput)
        assert (error.original_error.field, error.original_error.code) == (field, ErrorCode.PAGE_INVALID)


async def test_null_means_the_default(world: World) -> None:
    assert len(await world.names(PAGED, *IN_SCOPE, first=None, last=None)) == 4
