"""What it costs to find out which labels there are."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.errors import ErrorCode, InvalidInput
from services.model.certificate import Label
from services.storage.mongo import labels
from services.storage.mongo.database import Database, Driver
from services.storage.mongo.derived import write_certificate, write_scope
from services.storage.mongo.indexes import TENANT_LABELS
from services.storage.mongo.labels import MongoLabels, end_of_prefix
from tests.commands import counting_reads
from tests.services.storage.examples import a_certificate, a_scope
from tests.services.storage.test_contract_labels import WHOLE

SCOPES = [a_scope(subaccount=str(number)) for number in range(3)]


@pytest.fixture(scope="session")
def driver() -> Driver:
    """One is enough: what is asked does not depend on it. The contract is tried by both."""
    return "pymongo"


async def fill(database: Database, certificates: int) -> None:
    """Store certificates with two labels, one of which is of its own."""
    for scope in SCOPES:
        await database.scopes.insert_one({**write_scope(scope), "certificate_count": certificates})
        labelled = [(Label(key="team", values=("a", "b")), Label(key="host", values=(f"h{at:04}",))) for at in range(certificates)]
        await database.certificates.insert_many([write_certificate(a_certificate(scope, labels=one)) for one in labelled])


@pytest.mark.parametrize("certificates", [30, 300])
async def test_a_tenants_labels_cost_a_seek_for_each_that_is_found(database: Database, certificates: int) -> None:
    await fill(database, certificates)
    with counting_reads() as reads:
        found = await MongoLabels(database).find_in_use(replace(WHOLE, values=10))
    assert [(label.key, len(label.values), label.has_more) for label in found.labels] == [("host", 10, True), ("team", 2, False)]
    assert reads == Counter(certificates=(3 + 1) + (11 + 1) + (3 + 1))


async def test_a_seek_reads_one_certificate(database: Database) -> None:
    await fill(database, 50)
    for bound in (
        {"key": {"$gt": "host"}},
        {"key": "host", "values": {"$elemMatch": {"$gt": "h0020"}}},
        {"key": "host", "values": {"$elemMatch": {"$gte": "h0020", "$lt": "h0022", "$nin": ["h0020", "h0022"]}}},
    ):
        condition = {"labels": {"$elemMatch": bound}}
        found = await database.certificates.find({"tenant": "acme", **condition}).hint(TENANT_LABELS).limit(1).explain()
        assert found["executionStats"]["totalDocsExamined"] == 1
        assert found["executionStats"]["totalKeysExamined"] <= 2


async def test_scopes_labels_cost_two_queries_whatever_others_hold(database: Database) -> None:
    await fill(database, 50)
    for scope_ids in ((SCOPES[0].id,), (SCOPES[0].id, SCOPES[1].id), ("scp_none",)):
        with counting_reads() as reads:
            await MongoLabels(database).find_in_use(replace(WHOLE, scope_ids=scope_ids))
        assert reads == Counter(scopes=1, certificates=1)


async def test_scopes_with_too_many_certificates_are_refused(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    await fill(database, 4)
    monkeypatch.setattr(labels, "MAX_COUNTED", 8)
    query = replace(WHOLE, scope_ids=(SCOPES[0].id, SCOPES[1].id))
    assert (await MongoLabels(database).find_in_use(query)).labels
    with pytest.raises(InvalidInput) as caught:
        await MongoLabels(database).find_in_use(replace(query, scope_ids=tuple(scope.id for scope in SCOPES)))
    assert (caught.value.code, caught.value.field) == (ErrorCode.FILTER_TOO_BROAD, "labels_in_use")


async def test_while_the_index_is_built_a_tenant_is_told_so(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    await fill(database, 4)
    monkeypatch.setattr(database, "ready", set())
    with pytest.raises(InvalidInput) as caught:
        await MongoLabels(database).find_in_use(WHOLE)
    assert (caught.value.code, caught.value.field) == (ErrorCode.INDEX_BUILDING, "labels_in_use")
    assert (await MongoLabels(database).find_in_use(replace(WHOLE, scope_ids=(SCOPES[0].id,)))).labels


async def test_in_a_cluster_nothing_is_passed_over() -> None:
    """There any shard may answer first, with what is the first of its own."""
    shards = [["b", "d", "f"], ["a", "c", "bz"], ["ba", "z"], []]
    asked = 0

    async def find_next(bound: dict[str, Any]) -> list[str]:
        nonlocal asked
        asked += 1
        low, high, excluded = bound.get("$gte", ""), bound.get("$lt", "~"), bound.get("$nin", ())
        for shard in [*shards[asked % 4 :], *shards[: asked % 4]]:
            for text in sorted(shard):
                if low <= text < high and text > bound.get("$gt", "") and text not in excluded:
                    return [text]
        return []

    every = sorted(text for shard in shards for text in shard)
    for limit in range(1, 9):
        for prefix in ("", "b", "x"):
            for _ in range(4):
                expected = [text for text in every if text.startswith(prefix)][:limit]
                asked += 1
                assert await labels._walk(find_next, prefix, limit=limit) == expected


@given(st.text(max_size=3), st.text(max_size=5))
def test_what_begins_with_a_text_ends_where_what_does_not_begins(prefix: str, text: str) -> None:
    end = end_of_prefix(prefix).get("$lt")
    for one in (text, prefix + text, prefix + "\U0010ffff"):
        assert (prefix <= one and (end is None or one < end)) == one.startswith(prefix)
    assert end is None or end.encode()


def test_the_end_of_what_begins_with_a_text_is_no_half_of_a_pair() -> None:
    assert end_of_prefix("a\ud7ff") == {"$lt": "a\ue000"}
    assert end_of_prefix("a\U0010ffff\U0010ffff") == {"$lt": "b"}
    assert end_of_prefix("\U0010ffff") == end_of_prefix("") == {}
