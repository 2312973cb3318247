"""Deletion in MongoDB: where things are, and what many deleted certificates cost."""

import pytest

from services.model.query import OrderField
from services.model.scope import Scope
from services.storage.mongo.database import Database
from services.storage.mongo.derived import ORDER_FIELD, READ_FIELDS, write_certificate
from services.storage.mongo.query import build_condition, build_order
from tests.presence import not_none
from tests.services.storage.examples import DAY, NOW, a_certificate, a_query, a_scope
from tests.services.storage.steps import add, add_next, add_scope, beside, remove, restore
from tests.services.storage.stores import store_in_mongo

PARTS = ("versions", "octets", "contents")


async def count_parts(database: Database, scope: Scope) -> list[int]:
    return [await database.collection(name).count_documents({"scope_id": scope.id}) for name in PARTS]


async def test_a_purge_leaves_nothing_but_the_audit(database: Database) -> None:
    store = store_in_mongo(database)
    scope = await add_scope(store)
    certificate = await add_next(store, await add(store, scope))
    stays = await add(store, scope)
    await remove(store, certificate)
    assert await count_parts(database, scope) == [3, 3, 3]
    await store.deletion.purge(deleted_before=NOW + DAY, limit=1, records=beside)
    assert await count_parts(database, scope) == [1, 1, 1]
    assert await database.deleted.count_documents({}) == 0
    assert await database.certificates.count_documents({}) == 1
    assert await store.versions.load_octets(stays) is not None
    assert await database.audit_events.count_documents({"noun_id": certificate.id}) == 3


async def test_a_purge_that_stops_in_between_has_purged_each_whole_or_not_at_all(database: Database) -> None:
    store = store_in_mongo(database)
    scope = await add_scope(store)
    for _ in range(4):
        await remove(store, await add_next(store, await add(store, scope)))
    assert await store.deletion.purge(deleted_before=NOW + DAY, limit=3, records=beside) == 3
    assert await count_parts(database, scope) == [2, 2, 2]
    assert await database.deleted.count_documents({}) == 1


async def test_a_deleted_document_is_moved_with_all_that_searches_need_and_without_its_claim(database: Database) -> None:
    store = store_in_mongo(database)
    scope = await add_scope(store)
    certificate = await add(store, scope)
    before = await database.certificates.find_one({"_id": certificate.id})
    await database.certificates.update_one({"_id": certificate.id}, {"$set": {"claimed_until": NOW}})
    await remove(store, certificate)
    moved = not_none(await database.deleted.find_one({"_id": certificate.id}))
    assert {**moved, "deleted_at": None} == before
    await restore(store, certificate)
    back = not_none(await database.certificates.find_one({"_id": certificate.id}))
    assert back.pop("restored_at") is not None
    assert back == before


@pytest.mark.parametrize("order_by", OrderField)
async def test_a_page_of_certificates_or_of_deleted_ones_reads_only_what_it_shows(database: Database, order_by: OrderField) -> None:
    scope = a_scope()
    await database.deleted.insert_many([write_certificate(a_certificate(scope, deleted_at=NOW)) for _ in range(500)])
    await database.certificates.insert_many([write_certificate(a_certificate(scope)) for _ in range(50)])
    for collection in (database.certificates, database.deleted):
        query = a_query(scope, order_by=order_by, limit=5)
        cursor = collection.find(build_condition(query, query.scope_ids), READ_FIELDS).sort(build_order(query)).limit(6)
        found = await cursor.hint(ORDER_FIELD[order_by]).explain()
        assert "SORT" not in str(found["queryPlanner"]["winningPlan"])
        assert found["executionStats"]["totalDocsExamined"] == 6


async def test_what_can_be_purged_is_found_by_its_index(database: Database) -> None:
    scope = a_scope()
    moments = [NOW - DAY] * 5 + [NOW + DAY] * 200
    await database.deleted.insert_many([write_certificate(a_certificate(scope, deleted_at=at)) for at in moments])
    found = await database.deleted.find({"deleted_at": {"$lt": NOW}}).sort([("deleted_at", 1)]).limit(100).explain()
    assert found["executionStats"]["totalDocsExamined"] == 5
