"""The subject that lists show: of documents as a release before wrote them, too, which know none or that of another version."""

from dataclasses import replace

import pytest

from services.model.certificate import Certificate, SearchFacts
from services.model.identity import new_certificate_id
from services.model.query import CertificateFilter, CertificateQuery
from services.model.x509 import DistinguishedName
from services.storage.mongo.codec import write_part
from services.storage.mongo.database import Database
from services.storage.mongo.subjects import AT_ONCE
from services.x509.summary import summarize
from tests.commands import counting_reads
from tests.presence import not_none
from tests.services.storage.examples import NOW, a_name, a_query, some_contents
from tests.services.storage.steps import add, add_next, add_scope, beside, remove, restore
from tests.services.storage.stores import Store, store_in_mongo

CONTENTS = not_none(summarize(some_contents()).subject)
"""That of the contents which the steps store."""

ADDED = ("subject", "common_name", "subject_of")


@pytest.fixture
def store(database: Database) -> Store:
    return store_in_mongo(database)


async def forget(database: Database, *certificates: Certificate) -> None:
    """Leave the documents as the release before wrote them."""
    ids = {"_id": {"$in": [one.id for one in certificates]}}
    await database.certificates.update_many(ids, {"$unset": dict.fromkeys(ADDED, "")})


async def test_the_subject_is_read_from_the_row_alone(store: Store) -> None:
    scope = await add_scope(store)
    for number in range(3):
        await add(store, scope, name=f"{number}.pem", subject=a_name(f"n{number}"))
    await add(store, scope, name="3.pem", subject=None)
    for fields in (frozenset({"subject", "common_name"}), frozenset({"common_name"}), None):
        with counting_reads() as reads:
            found = (await store.certificates.list(replace(a_query(scope), fields=fields))).items
        assert [one.common_name for one in found] == ["n0", "n1", "n2", None]
        assert reads == {"certificates": 1}


async def test_what_the_release_before_wrote_gives_it_by_one_query_more(store: Store, database: Database) -> None:
    scope = await add_scope(store)
    kept = await add(store, scope, name="a.pem", subject=a_name("kept"))
    old = [await add(store, scope, name=f"b{number}.pem") for number in range(AT_ONCE)]
    await forget(database, *old)
    query = replace(a_query(scope), fields=frozenset({"common_name"}))
    with counting_reads() as reads:
        found = (await store.certificates.list(query)).items
    assert [one.common_name for one in found] == [kept.common_name, *[CONTENTS.common_name] * AT_ONCE]
    assert reads == {"certificates": 1, "contents": 1}
    with counting_reads() as reads:
        await store.certificates.list(replace(query, fields=frozenset({"name"})))
    assert reads == {"certificates": 1}


async def read_all_ways(store: Store, certificate: Certificate) -> list[Certificate]:
    """Return the certificate as each way of reading one gives it."""
    tenant, scope_id, fields = certificate.tenant, certificate.scope_id, frozenset({"subject", "common_name"})
    query = CertificateQuery(tenant=tenant, scope_ids=(scope_id,), now=NOW, limit=50, fields=fields)
    by_fingerprint = CertificateFilter(sha256=certificate.facts.sha256[0])
    return [
        not_none(await store.certificates.find(tenant, certificate.id)),
        not_none(await store.certificates.find(tenant, certificate.id, fields=fields)),
        *await store.certificates.find_many(tenant, [certificate.id], fields=fields),
        *await store.certificates.find_many(tenant, [certificate.id, new_certificate_id(scope_id)], fields=fields),
        not_none(await store.certificates.find_by_name(tenant, scope_id, certificate.name, fields=fields)),
        *await store.certificates.find_named(tenant, scope_ids=[scope_id], names=[certificate.name], fields=fields),
        *(await store.certificates.list(query)).items,
        *(await store.certificates.list_sharing(query, [by_fingerprint]))[by_fingerprint].page.items,
    ]


async def test_every_way_of_reading_gives_what_the_contents_say(store: Store, database: Database) -> None:
    scope = await add_scope(store)
    old = await add(store, scope, subject=a_name("old"), facts=SearchFacts(sha256=("ab" * 32,)))
    replaced = await add_next(store, old, subject=a_name("new"))
    told = {"subject": write_part(DistinguishedName, old.subject), "common_name": "old", "subject_of": [1, False]}
    for update in ({"$set": told}, {"$unset": dict.fromkeys(ADDED, "")}):  # replaced by the release before, and written by it
        await database.certificates.update_one({"_id": old.id}, update)
        found = await read_all_ways(store, replaced)
        assert len(found) == 8
        for one in found:
            assert (one.subject, one.common_name) == (CONTENTS, CONTENTS.common_name)


async def test_what_changes_such_a_certificate_answers_with_its_subject(store: Store, database: Database) -> None:
    scope = await add_scope(store)
    old = await add(store, scope)
    await forget(database, old)
    labelled = await store.attributes.set_labels(old, (), at=NOW, records=beside(old))
    assert labelled.subject == CONTENTS
    await remove(store, old)
    assert not_none(await store.deletion.find_deleted(old.tenant, old.id)).subject == CONTENTS
    query = replace(a_query(scope), fields=frozenset({"common_name"}), deleted=True)
    assert [one.common_name for one in (await store.certificates.list(query)).items] == [CONTENTS.common_name]
    assert (await restore(store, old)).subject == CONTENTS


async def test_a_certificate_whose_contents_are_gone_has_none(store: Store, database: Database) -> None:
    scope = await add_scope(store)
    old = await add(store, scope, subject=a_name("old"))
    await database.certificates.update_one({"_id": old.id}, {"$set": {"version": 9}})
    found = not_none(await store.certificates.find(old.tenant, old.id))
    assert (found.subject, found.common_name) == (None, None)
