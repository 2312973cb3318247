"""Lists of audit records in MongoDB: by which index, and for how long; what they show, `tests/services/storage/test_contract_trail.py` proves."""

from typing import Any

import pytest

from services.errors import ErrorCode, InvalidInput
from services.model.audit import AuditFilter, AuditQuery
from services.model.lifecycle import AuditAction, AuditNoun
from services.storage.mongo import search_time
from services.storage.mongo.audit import listing as module
from services.storage.mongo.audit.append import MongoAudit
from services.storage.mongo.audit.events import ORDER
from services.storage.mongo.database import Database
from tests.services.storage.examples import a_scope
from tests.services.storage.steps import beside

SCOPE = a_scope()
QUERY: dict[str, Any] = {"tenant": "acme", "among": None, "limit": 5}


@pytest.mark.parametrize(
    ("among", "conditions", "index"),
    [
        (None, {}, "tenant"),
        (None, {"subject": "bob"}, "subject"),
        (None, {"action": AuditAction.RENEWED}, "action"),
        (None, {"noun": AuditNoun.SCOPE}, "action"),
        (None, {"noun_id": "x"}, "thing"),
        (None, {"scope_id": SCOPE.id}, "scope"),
        (frozenset({SCOPE.id}), {}, "scope"),
        (frozenset(str(number) for number in range(101)), {}, "tenant"),
    ],
)
async def test_each_condition_has_an_index_that_has_the_order(
    database: Database, among: frozenset[str] | None, conditions: dict[str, Any], index: str
) -> None:
    query = AuditQuery(tenant="acme", among=among, filter=AuditFilter(**conditions), limit=5)
    [way] = module._list_ways(query)
    assert way.index == index
    explained = await database.audit_events.find(way.condition).sort([(ORDER, -1)]).hint(way.index).explain()
    stages = str(explained["queryPlanner"]["winningPlan"])
    assert "IXSCAN" in stages
    assert "'SORT'" not in stages, "no sort in memory"


async def test_of_several_conditions_the_rarest_is_read(database: Database) -> None:
    for number in range(6):
        await MongoAudit(database).add(beside(SCOPE if number else a_scope()).audit)
    rare = beside(a_scope(), AuditAction.DELETED).audit
    await MongoAudit(database).add(rare)
    for conditions, index in (
        ({"subject": "bob", "scope_id": rare.scope_id}, "scope"),
        ({"subject": "bob", "action": AuditAction.DELETED}, "action"),
        ({"subject": "nobody", "scope_id": SCOPE.id}, "subject"),
    ):
        query = AuditQuery(**QUERY, filter=AuditFilter(**conditions))
        assert (await module._choose_way(database, query)).index == index


async def test_what_is_common_elsewhere_is_not_counted(database: Database) -> None:
    """Else the choice would tell that another tenant has such a scope."""
    theirs = a_scope(tenant="foreign")
    for _ in range(3):
        await MongoAudit(database).add(beside(theirs).audit)
    await MongoAudit(database).add(beside(SCOPE).audit)
    for scope_id in (theirs.id, a_scope().id):
        query = AuditQuery(**QUERY, filter=AuditFilter(scope_id=scope_id, subject="bob"))
        assert (await module._choose_way(database, query)).index == "scope"


async def test_a_filter_that_takes_too_long_is_refused_by_its_fields(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_time, "SEARCH_TIME", 1e-9)
    query = AuditQuery(**QUERY, filter=AuditFilter(subject="bob", noun=AuditNoun.SCOPE))
    for look in (module.read_page, module.count_matches):
        with pytest.raises(InvalidInput) as caught:
            await look(database, query)
        assert (caught.value.code, caught.value.field) == (ErrorCode.FILTER_TOO_BROAD, "subject, noun")
