"""Filters in MongoDB's words: what they mean is proved by the contract, here is what they cost."""

from dataclasses import replace
from typing import Any

import pytest

from services.model.certificate import SearchFacts
from services.model.query import CertificateQuery, Direction, OrderField, Position
from services.model.validity import STATUS_ORDER
from services.model.x509 import ValidityStatus
from services.storage.mongo.database import Database
from services.storage.mongo.derived import ORDER_FIELD, READ_FIELDS, write_certificate
from services.storage.mongo.query import build_condition, build_order, build_position, split_by_status
from tests.services.storage.examples import DAY, NOW, a_certificate, a_filtered_query, a_query, a_scope, a_validity

SCOPES = [a_scope() for _ in range(100)]
MIDDLE = {
    OrderField.NAME: Position(value="8", id="x"),
    OrderField.CREATED_AT: Position(value=NOW, id="crt_8"),
    OrderField.MODIFIED_AT: Position(value=NOW, id="crt_8"),
    OrderField.NOT_AFTER: Position(value=NOW, id="crt_8"),
    OrderField.TYPE: Position(value="PEM", id="crt_8"),
}


async def explain(database: Database, query: CertificateQuery) -> dict[str, Any]:
    condition = {**build_condition(query, query.scope_ids), **build_position(query)}
    cursor = database.certificates.find(condition, READ_FIELDS).sort(build_order(query)).limit(query.limit + 1)
    return await cursor.hint(ORDER_FIELD[query.order_by]).explain()


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
    for order_by, middle in MIDDLE.items():
        for scopes in (SCOPES[:1], SCOPES):
            for after in (None, middle):
                query = a_query(*scopes, order_by=order_by, direction=direction, limit=5, after=after)
                found = await explain(database, query)
                plan = found["queryPlanner"]["winningPlan"]
                assert stages(plan).isdisjoint({"SORT", "COLLSCAN"}), (order_by, len(scopes))
                assert found["executionStats"]["totalDocsExamined"] <= 6
                assert found["executionStats"]["totalKeysExamined"] <= 6 + 2 * len(scopes)


async def test_a_page_by_status_reads_nothing_of_the_other_statuses(database: Database) -> None:
    """But for what is not yet valid: see `choosing`."""
    ends = {ValidityStatus.EXPIRED: -1, ValidityStatus.EXPIRING: 10, ValidityStatus.VALID: 200}
    validities = [(a_validity(not_after=NOW + days * DAY, expiring_from=NOW + (days - 30) * DAY),) for days in ends.values()]
    many = [a_certificate(SCOPES[0], validities=one) for one in [*validities, ()] for _ in range(100)]
    await database.certificates.insert_many([write_certificate(one) for one in many])
    await database.certificates.insert_many([write_certificate(a_certificate(SCOPES[1])) for _ in range(100)])
    for direction in Direction:
        parts = split_by_status(a_query(SCOPES[0], order_by=OrderField.STATUS, direction=direction, limit=5))
        examined = {part.filter.statuses[0]: (await explain(database, part))["executionStats"]["totalDocsExamined"] for part in parts}
        assert list(examined) == list(STATUS_ORDER if direction is Direction.ASC else STATUS_ORDER[::-1])
        del examined[ValidityStatus.NOT_YET_VALID]
        # What is valid begins among what expires soon: they stand together until the longest threshold is over.
        assert examined.pop(ValidityStatus.VALID) == (106 if direction is Direction.ASC else 6)
        assert set(examined.values()) == {6}


def test_a_query_over_a_tenant_names_no_scope() -> None:
    query = replace(a_query(SCOPES[0]), scope_ids=None)
    assert build_condition(query, query.scope_ids) == {"tenant": "acme"}


def test_every_query_names_the_tenant_and_the_scope() -> None:
    for query in (a_query(SCOPES[0]), a_query(*SCOPES[:3]), a_filtered_query(SCOPES[0], name_contains="a", sha256="b")):
        condition = build_condition(query, query.scope_ids)
        assert condition["tenant"] == "acme"
        assert condition["scope_id"] in (SCOPES[0].id, {"$in": [scope.id for scope in SCOPES[:3]]})
