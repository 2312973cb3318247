"""Versions in MongoDB: documents of before there were several, and what is dropped."""

import os
from dataclasses import replace

from services.model.certificate import Certificate
from services.model.limits import MAX_VERSIONS
from services.storage.mongo.database import Database
from services.storage.mongo.versions import MongoVersions
from tests.services.storage.examples import a_query, some_contents, some_octets
from tests.services.storage.steps import a_next, a_version, add, add_next, add_scope, beside, names, remove, restore
from tests.services.storage.stores import store_in_mongo


async def forget_new_fields(database: Database, certificate: Certificate) -> None:
    """Make the documents those that were written before certificates had a life."""
    fields = dict.fromkeys(("recipe", "renewal", "revocation", "deleted_at"), "")
    await database.certificates.update_one({"_id": certificate.id}, {"$unset": fields})
    fields = dict.fromkeys(("origin", "of_version", "superseded_at", "is_kept"), "")
    await database.versions.update_one({"_id": f"{certificate.id}:1"}, {"$unset": fields})


async def test_a_certificate_of_before_has_the_whole_life_of_a_new_one(database: Database) -> None:
    store = store_in_mongo(database)
    scope = await add_scope(store)
    certificate = await add(store, scope)
    await forget_new_fields(database, certificate)
    assert await store.certificates.find("acme", certificate.id) == certificate
    assert await names(store, a_query(scope)) == [certificate.name]
    following = await add_next(store, certificate)
    assert await store.certificates.find("acme", certificate.id) == following
    assert [version.superseded_at for version in (await store.versions.list_versions([certificate]))[0]] == [None, following.modified_at]
    await forget_new_fields(database, certificate)
    await remove(store, following)
    assert replace(await restore(store, following), modified_at=following.modified_at) == following


async def test_octets_of_all_versions_beyond_a_limit_that_was_lowered_are_dropped(database: Database) -> None:
    store = store_in_mongo(database)
    scope = await add_scope(store)
    certificate = first = await add(store, scope)
    for _ in range(3):
        certificate = await add_next(store, certificate)
    # As if the limit had been higher: the present version is far beyond it.
    present = MAX_VERSIONS + 4
    await database.certificates.update_one({"_id": first.id}, {"$set": {"version": present - 1}})
    last = a_next(certificate, version=present)
    await store.versions.add_version(last, a_version(last), contents=some_contents(), octets=some_octets(), records=beside(last))
    kept = {version.number: version.is_kept for version in (await store.versions.list_versions([last]))[0]}
    assert kept == {1: False, 2: False, 3: False, 4: False, present: True}
    assert await database.octets.count_documents({}) == await database.contents.count_documents({}) == 1


async def test_all_parts_of_dropped_contents_go_and_those_of_others_stay(database: Database) -> None:
    store = store_in_mongo(database)
    scope = await add_scope(store)
    certificate = await add(store, scope)
    await database.contents.insert_one({"_id": f"{certificate.id}:1:001", "scope_id": scope.id, "tenant": "acme"})
    await database.certificates.update_one({"_id": certificate.id}, {"$set": {"version": MAX_VERSIONS}})
    last = a_next(certificate, version=MAX_VERSIONS + 1)
    other = await add(store, scope)
    await MongoVersions(database).add_version(
        last, a_version(last), contents=some_contents(), octets=some_octets(ciphertext=os.urandom(100)), records=beside(last)
    )
    left = [document["_id"] for document in await database.contents.find({}, {"_id": 1}).sort([("_id", 1)]).to_list(None)]
    assert sorted(left) == sorted([f"{last.id}:{last.version}:000", f"{other.id}:1:000"])
