"""Filters in MongoDB's words: what they mean is proved by the contract, here is what they cost."""

from dataclasses import replace
from typing import Any

import pytest

from services.model.certificate import SearchFacts
from services.model.query import CertificateQuery, Direction, OrderField, Position
from services.storage.mongo.database import Database
from services.storage.mongo.derived import ORDER_FIELD, READ_FIELDS, write_certificate
from services.storage.mongo.query import build_condition, build_order, build_position
from tests.services.storage.examples import NOW, a_certificate, a_filtered_query, a_query, a_scope

SCOPES = [a_scope() for _ in range(100)]
MIDDLE = {
    OrderField.NAME: Position(value="8", id="x"),
    OrderField.CREATED_AT: Position(value=NOW, id="crt_8"),
    OrderField.MODIFIED_AT: Position(value=NOW, id="crt_8"),
    OrderField.NOT_AFTER: Position(value=NOW, id="crt_8"),
}


async def explain(database: Database, query: CertificateQuery, **options: Any) -> dict[str, Any]:
    condition = {**build_condition(query, query.scope_ids), **build_position(query)}
    cursor = database.certificates.find(condition, READ_FIELDS, **options).sort(build_order(query)).limit(query.limit + 1)
    if options.get("hint") is None and query.filter.sha256 is None:
        cursor = cursor.hint(ORDER_FIELD[query.order_by])
    return await cursor.explain()


def stages(plan: dict[str, Any]) -> set[str]:
    inner = [plan["inputStage"]] if "inputStage" in plan else plan.get("inputStages", [])
    return {plan["stage"]}.union(*(stages(stage) for stage in inner))


async def fill(database: Database) -> None:
    for scope in SCOPES:
        await database.certificates.insert_many(
            [write_certificate(a_certificate(scope, name=f"{at}.pem", facts=SearchFacts(sha256=("aa" * 32,)))) for at in range(10)]
        )


@pytest.mark.parametrize("direction", Direction)
async def test_a_page_reads_no_more_documents_than_it_shows_and_sorts_nothing(database: Database, direction: Direction) -> None:
    await fill(database)
    for order_by in OrderField:
        for scopes in (SCOPES[:1], SCOPES):
            for after in (None, MIDDLE[order_by]):
                query = a_query(*scopes, order_by=order_by, direction=direction, limit=5, after=after)
                found = await explain(database, query)
                plan = found["queryPlanner"]["winningPlan"]
                assert stages(plan).isdisjoint({"SORT", "COLLSCAN"}), (order_by, len(scopes))
                assert found["executionStats"]["totalDocsExamined"] <= 6
                assert found["executionStats"]["totalKeysExamined"] <= 6 + 2 * len(scopes)


async def test_a_fingerprint_is_looked_up_by_its_index(database: Database) -> None:
    await fill(database)
    await database.certificates.insert_one(write_certificate(a_certificate(SCOPES[0], facts=SearchFacts(sha256=("bb" * 32,)))))
    found = await explain(database, a_filtered_query(SCOPES[0], sha256="bb" * 32))
    assert found["executionStats"]["nReturned"] == found["executionStats"]["totalDocsExamined"] == 1


def test_a_query_over_a_tenant_names_no_scope() -> None:
    query = replace(a_query(SCOPES[0]), scope_ids=None)
    assert build_condition(query, query.scope_ids) == {"tenant": "acme"}


def test_every_query_names_the_tenant_and_the_scope() -> None:
    for query in (a_query(SCOPES[0]), a_query(*SCOPES[:3]), a_filtered_query(SCOPES[0], name_contains="a", sha256="b")):
        condition = build_condition(query, query.scope_ids)
        assert condition["tenant"] == "acme"
        assert condition["scope_id"] in (SCOPES[0].id, {"$in": [scope.id for scope in SCOPES[:3]]})
