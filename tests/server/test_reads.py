"""What a list costs in the database: at most two queries for each field and level, however many rows there are."""

import asyncio
import uuid
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
import pytest_asyncio

from services.storage.mongo import sharing
from tests.commands import counting_reads
from tests.server.installed import Installed, installed

ROWS = 20

PAGE = "query ($id: ID!) { scope(id: $id) { certificates(first: 50) { nodes { %s } } } }"
TENANT = "{ certificates(first: 50) { nodes { %s } } }"


@pytest_asyncio.fixture(scope="module", loop_scope="session", params=["motor", "pymongo"])
async def filled(
    request: pytest.FixtureRequest, mongo_uri: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[tuple[Installed, str]]:
    """An installation with one scope of ROWS certificates, and another one of two."""
    async with installed(mongo_uri, tmp_path_factory.mktemp("reads"), mongodb_driver=request.param) as here:
        scope, other = await here.scope(), await here.scope()
        for number in range(ROWS):
            await here.generate(scope, f"c{number:02}")
        for number in range(2):
            await here.generate(other, f"other{number}")
        yield here, scope


async def count(here: Installed, query: str, **variables: str) -> Counter[str]:
    """Return the reads of each collection that the query costs; the first time, when nothing is known yet."""
    with counting_reads() as reads:
        await here.ask(query, **variables)
    return reads


@pytest.mark.parametrize(
    ("field", "collection"),
    [
        ("entries { alias }", "contents"),
        ("versions { number }", "versions"),
        ("scope { displayName }", "scopes"),
        ("... on SingleCertificate { certificate { serialNumber } certificateChain { serialNumber } privateKey { bits } }", "contents"),
    ],
)
async def test_a_field_of_all_rows_costs_two_queries_at_most(filled: tuple[Installed, str], field: str, collection: str) -> None:
    here, scope = filled
    for query, variables in ((PAGE % field, {"id": scope}), (TENANT % field, {})):
        without = await count(here, query.replace(field, "name"), **variables)
        reads = await count(here, query, **variables)
        reads.subtract(without)
        assert reads[collection] <= 2
        assert sum(abs(number) for name, number in reads.items() if name not in (collection, "scopes")) == 0


async def test_the_subjects_of_all_rows_cost_no_query(filled: tuple[Installed, str]) -> None:
    here, scope = filled
    fields = "commonName subject { rfc4514 commonName attributes { oid shortName value rdn } }"
    for query, variables in ((PAGE % fields, {"id": scope}), (TENANT % fields, {})):
        with_subjects, without = [await count(here, text, **variables) for text in (query, query.replace(fields, "name"))]
        for reads in (with_subjects, without):
            del reads["scopes"]  # read again where the database was too busy to tell of their changes
        assert with_subjects == without
    whole = "name commonName subject { rfc4514 } ... on SingleCertificate { certificate { subject { rfc4514 commonName } } }"
    for row in (await here.ask(TENANT % whole))["certificates"]["nodes"]:
        assert row["subject"]["rfc4514"] == row["certificate"]["subject"]["rfc4514"]
        assert row["commonName"] == row["certificate"]["subject"]["commonName"] == row["name"]


async def test_things_by_their_ids_cost_two_queries_for_each_kind_at_most(filled: tuple[Installed, str]) -> None:
    here, _ = filled
    rows = (await here.ask("{ certificates(first: 50) { nodes { id entries { id } } } }"))["certificates"]["nodes"]
    certificates, entries = [row["id"] for row in rows], [entry["id"] for row in rows for entry in row["entries"]]
    query = "query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Certificate { name } ... on KeystoreEntry { alias } } }"
    assert await _count_ids(here, query, certificates) == Counter({"certificates": 1})
    found = await _count_ids(here, query, entries)
    assert len(entries) >= ROWS
    assert found["certificates"] == 1
    assert found["contents"] <= 2
    assert await _count_ids(here, query, [*certificates, *entries]) == found + Counter({"certificates": 1})


async def _count_ids(here: Installed, query: str, ids: list[str]) -> Counter[str]:
    """Return the reads of each collection, all ids of which find something."""
    with counting_reads() as reads:
        found = (await here.ask(query, ids=ids))["nodes"]
    assert None not in found
    return reads


SHARED = "... on SingleCertificate { %s { %s(first: 5) { %s nodes { name size } } } }"


@pytest.mark.parametrize("of", ["certificate", "certificateChain"])
@pytest.mark.parametrize("field", ["occurrences", "sameKey"])
@pytest.mark.parametrize("total", ["", "totalCount totalCountIsExact"])
async def test_what_all_rows_share_is_found_by_one_query(filled: tuple[Installed, str], of: str, field: str, total: str) -> None:
    here, _ = filled
    bare, asked = TENANT % f"... on SingleCertificate {{ {of} {{ version }} }}", TENANT % (SHARED % (of, field, total))
    without = await count(here, bare)
    reads = await count(here, asked)
    assert reads["certificates"] - without["certificates"] == 1
    nodes = (await here.ask(asked))["certificates"]["nodes"]
    for row, name in zip(nodes, [one["name"] for one in (await here.ask(TENANT % "name"))["certificates"]["nodes"]], strict=True):
        leaf, *chain = row["certificateChain"] if of == "certificateChain" else [row["certificate"]]
        assert [one["name"] for one in leaf[field]["nodes"]] == [name]
        assert all(len(one[field]["nodes"]) == 5 for one in chain)
        if total:
            assert [one[field]["totalCount"] for one in (leaf, *chain)] == [1, *(len(nodes) for _ in chain)]


FIFTY = 50
CHAINS = "entries { ... on PrivateKeyEntry { certificateChain { %s } } }"
PART = "(first: 5) { totalCount nodes { name } }"


@pytest_asyncio.fixture(scope="module", loop_scope="session", params=["motor", "pymongo"])
async def fifty(request: pytest.FixtureRequest, mongo_uri: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Installed]:
    """An installation with FIFTY certificates, whose chains have one more fingerprint than rows."""
    async with installed(mongo_uri, tmp_path_factory.mktemp("fifty"), mongodb_driver=request.param) as here:
        scope = await here.scope()
        for number in range(FIFTY):
            await here.generate(scope, f"c{number:02}")
        yield here


@pytest.mark.parametrize(
    "fields",
    [
        (f"occurrences{PART}",),
        (f"sameKey{PART}",),
        (f"occurrences{PART}", f"sameKey{PART}"),
        (f"occurrences{PART}", "other: occurrences(first: 2) { nodes { id } }"),
    ],
    ids=str,
)
async def test_what_fifty_rows_share_costs_two_queries_for_each_field_at_most(fifty: Installed, fields: tuple[str, ...]) -> None:
    without = await count(fifty, TENANT % (CHAINS % "version"))
    reads = await count(fifty, TENANT % (CHAINS % " ".join(fields)))
    reads.subtract(without)
    assert 1 <= reads["certificates"] <= 2 * len(fields)
    assert reads["contents"] == 0


SHARED_PAGES = """occurrences(first: 3%s) { totalCount totalCountIsExact edges { cursor node { id name notAfter } }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
  sameKey(last: 3) { totalCount edges { cursor node { id name } } pageInfo { hasNextPage hasPreviousPage } }"""


async def read(here: Installed, query: str) -> bytes:
    """Return the octets of the answer."""
    return (await here.http.post("/graphql", json={"query": query})).content


async def test_answers_are_the_same_octets_read_together_and_one_by_one(fifty: Installed, monkeypatch: pytest.MonkeyPatch) -> None:
    scope = await fifty.scope()  # rows that all take the same cursor: the others of a chain refuse it
    [*_, issuer] = (await fifty.ask(TENANT % (CHAINS % "pem")))["certificates"]["nodes"][0]["entries"][0]["certificateChain"]
    for number in range(3):
        await fifty.change("uploadCertificate", scope=scope, fileName=f"root{number}.pem", source={"pem": issuer["pem"]})
    row = f"... on SingleCertificate {{ certificate {{ {SHARED_PAGES} }} }}"
    one = f'{{ scope(id: "{scope}") {{ certificates {{ nodes {{ {row} }} }} }} }}'
    page = (await fifty.ask(one % ""))["scope"]["certificates"]["nodes"][0]["certificate"]["occurrences"]
    assert (page["totalCount"], page["pageInfo"]["hasNextPage"]) == (FIFTY + 3, True)
    after = f', after: "{page["pageInfo"]["endCursor"]}"'
    before = one.replace("first: 3%s", f'last: 2, before: "{page["pageInfo"]["endCursor"]}"')
    queries = [TENANT % (CHAINS % (SHARED_PAGES % "")), one % "", one % after, before]
    together = [await fifty.ask(query) for query in queries], [await read(fifty, query) for query in queries]
    reads = await count(fifty, one % after)
    assert reads["certificates"] <= 1 + 2 * 2
    monkeypatch.setattr(sharing, "MAX_TOGETHER", 0)
    monkeypatch.setattr(sharing, "COMMON", 0)
    assert (await count(fifty, queries[0]))["certificates"] > FIFTY
    assert ([await fifty.ask(query) for query in queries], [await read(fifty, query) for query in queries]) == together


async def test_a_common_fingerprint_is_asked_for_once_for_all_rows(fifty: Installed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "MAX_TOGETHER", 40)
    monkeypatch.setattr(sharing, "COMMON", 30)
    # Two reads find out that the two CAs are common; the end-entities are read by halves, and each CA is asked for by itself.
    reads = await count(fifty, TENANT % (CHAINS % f"occurrences{PART}"))
    assert reads["certificates"] < FIFTY / 2


async def test_each_row_gets_what_is_its_own(filled: tuple[Installed, str]) -> None:
    here, _ = filled
    fields = "id name scope { id } versions { number } entries { alias }"
    for row in (await here.ask(TENANT % fields))["certificates"]["nodes"]:
        assert row["entries"] == [{"alias": row["name"]}]
        assert row["versions"] == [{"number": 1}]
        assert row["scope"]["id"].removeprefix("scp_") in row["id"]


async def test_the_same_field_is_read_once_though_it_is_asked_for_twice_at_once(filled: tuple[Installed, str]) -> None:
    here, scope = filled
    one = "scope(id: $id) { certificates(first: 50) { nodes { entries { alias } } } }"
    reads = await count(here, f"query ($id: ID!) {{ a: {one} b: {one} }}", id=scope)
    assert (reads["certificates"], reads["contents"]) == (2, 1)


async def test_a_scope_that_is_known_costs_no_query(filled: tuple[Installed, str]) -> None:
    here, scope = filled
    async with asyncio.timeout(10):  # until the change stream is open
        while (await count(here, PAGE % "name", id=scope))["scopes"]:
            await asyncio.sleep(0.05)


async def test_a_scope_that_was_deleted_here_is_gone_at_once(filled: tuple[Installed, str]) -> None:
    here, _ = filled
    scope = await here.scope()
    query = "query ($id: ID!) { scope(id: $id) { id } }"
    assert (await here.ask(query, id=scope))["scope"] == {"id": scope}
    assert (await here.call("deleteScope", scope=scope))["__typename"] == "DeleteScopeSuccess"
    assert (await here.ask(query, id=scope))["scope"] is None
    assert (await here.ask(query, id=f"scp_{uuid.uuid4().hex}"))["scope"] is None


ORDERED = """query ($first: Int, $after: String, $last: Int, $before: String, $orderBy: CertificateOrder) {
  certificates(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
    nodes { id status } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""


@pytest.mark.parametrize("direction", ["ASC", "DESC"])
@pytest.mark.parametrize("field", ["TYPE", "STATUS"])
async def test_pages_are_whole_although_all_change_their_status_meanwhile(
    filled: tuple[Installed, str], field: str, direction: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, _ = filled
    monkeypatch.setattr(here.clock, "moment", here.clock.moment)  # it is set back afterwards
    order = {"field": field, "direction": direction}
    every = [node["id"] for node in (await here.ask(ORDERED, first=50, orderBy=order))["certificates"]["nodes"]]
    assert len(set(every)) == ROWS + 2
    found, after = [], None
    while True:
        page = (await here.ask(ORDERED, first=8, after=after, orderBy=order))["certificates"]
        found.append([node["id"] for node in page["nodes"]])
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
        here.clock.moment += timedelta(days=200)  # valid, expiring or valid, expired
    assert [one for each in found for one in each] == every
    assert page["nodes"][0]["status"] == "EXPIRED"
    back = (await here.ask(ORDERED, last=8, before=page["pageInfo"]["startCursor"], orderBy=order))["certificates"]
    assert [node["id"] for node in back["nodes"]] == found[-2]
    assert back["pageInfo"]["hasPreviousPage"]
    other = {"field": "TYPE" if field == "STATUS" else "STATUS", "direction": direction}
    answer = await here.http.post("/graphql", json={"query": ORDERED, "variables": {"first": 8, "after": after, "orderBy": other}})
    assert answer.json()["errors"][0]["extensions"]["code"] == "PAGE_INVALID"
