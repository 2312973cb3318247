"""What every set of repositories does with what an earlier release read, in memory and in MongoDB by either driver."""

from dataclasses import replace

from services.model.certificate import Certificate, Label, VersionOrigin
from services.model.contents import Finding, FindingCode, Severity
from services.model.lifecycle import AuditAction
from services.model.query import CertificateFilter
from tests.presence import not_none
from tests.services.storage.examples import DAY, NOW, a_query, a_validity, some_contents, some_octets
from tests.services.storage.steps import a_next, a_version, add, add_next, add_scope, beside, remove
from tests.services.storage.stores import Store

FINDING = Finding(code=FindingCode.WEAK_KEY, severity=Severity.WARNING, message="Weak.", fix="Another.")


async def add_outdated(store: Store) -> Certificate:
    """Store a certificate whose second version is its first one, brought back: another release may have read that."""
    stored = await add_next(store, await add(store, await add_scope(store)))
    return await roll_back(store, stored)


async def roll_back(store: Store, certificate: Certificate) -> Certificate:
    following = a_next(certificate)
    version = a_version(following, origin=VersionOrigin.ROLL_BACK, of_version=1)
    records = beside(following, AuditAction.ROLLED_BACK)
    await store.versions.add_version(following, version, contents=some_contents(), octets=some_octets(), records=records)
    return not_none(await store.certificates.find(following.tenant, following.id))


async def list_ids(store: Store, *, after: str | None = None, limit: int = 10) -> list[str]:
    return [one.id for one in await store.readings.list_outdated(after=after, limit=limit)]


async def test_what_this_release_stores_was_read_by_it(store: Store) -> None:
    stored = await add(store, await add_scope(store))
    assert await list_ids(store) == []
    await add_next(store, stored)
    assert await list_ids(store) == []


async def test_a_version_that_was_brought_back_is_listed_as_it_is_stored(store: Store) -> None:
    outdated = await add_outdated(store)
    assert await store.readings.list_outdated(after=None, limit=1) == (outdated,)


async def test_they_are_listed_in_the_order_of_their_ids_from_anywhere(store: Store) -> None:
    ids = sorted([(await add_outdated(store)).id for _ in range(3)])
    assert await list_ids(store) == ids
    assert await list_ids(store, limit=2) == ids[:2]
    assert await list_ids(store, after=ids[0]) == ids[1:]


async def test_deleted_ones_are_not_listed(store: Store) -> None:
    await remove(store, await add_outdated(store))
    assert await list_ids(store) == []


async def test_one_that_is_marked_stays_as_it_is_and_is_listed_no_more(store: Store) -> None:
    outdated = await add_outdated(store)
    assert await store.readings.mark(outdated)
    assert await list_ids(store) == []
    assert await store.certificates.find("acme", outdated.id) == outdated


async def test_another_version_or_lock_than_was_listed_is_not_marked(store: Store) -> None:
    outdated = await add_outdated(store)
    assert not await store.readings.mark(replace(outdated, version=outdated.version - 1))
    assert not await store.readings.mark(replace(outdated, is_locked=not outdated.is_locked))
    assert not await store.readings.mark(replace(outdated, tenant="other"))
    assert await list_ids(store) == [outdated.id]


async def test_what_was_read_again_replaces_what_was_known(store: Store) -> None:
    outdated = await add_outdated(store)
    recorded = len(await store.read_audit())
    learned = replace(outdated, findings=(FINDING,), validities=(a_validity(not_after=NOW + 9 * DAY),))
    contents = some_contents(findings=(FINDING,))
    assert await store.readings.replace(learned, contents)
    assert await store.certificates.find("acme", outdated.id) == learned
    assert await store.versions.load_contents(learned) == contents
    assert (await store.versions.list_versions([learned]))[0][0].not_after == NOW + 9 * DAY
    assert await list_ids(store) == []
    assert len(await store.read_audit()) == recorded


async def test_what_was_found_by_reading_again_is_found_by_lists(store: Store) -> None:
    scope = await add_scope(store)
    outdated = await roll_back(store, await add_next(store, await add(store, scope)))
    await store.readings.replace(replace(outdated, findings=(FINDING,)), some_contents(findings=(FINDING,)))
    query = a_query(scope, filter=CertificateFilter(findings=(FindingCode.WEAK_KEY,)))
    assert [one.id for one in (await store.certificates.list(query)).items] == [outdated.id]


async def test_one_that_was_changed_since_it_was_listed_stays_as_it_is(store: Store) -> None:
    outdated = await add_outdated(store)
    labels = (Label(key="stage", values=("test",)),)
    records = beside(outdated, AuditAction.LABELLED)
    changed = await store.attributes.set_labels(outdated, labels, at=outdated.modified_at + DAY, records=records)
    assert not await store.readings.replace(replace(outdated, findings=(FINDING,)), some_contents(findings=(FINDING,)))
    assert await store.certificates.find("acme", outdated.id) == changed
    assert await store.versions.load_contents(outdated) == some_contents()
    assert await list_ids(store) == [outdated.id]


async def test_one_that_was_replaced_or_deleted_since_it_was_listed_stays_as_it_is(store: Store) -> None:
    outdated, other = await add_outdated(store), await add_outdated(store)
    following = await add_next(store, outdated)
    await remove(store, other)
    for one in (outdated, other):
        assert not await store.readings.replace(replace(one, findings=(FINDING,)), some_contents(findings=(FINDING,)))
        assert not await store.readings.mark(one)
    assert await store.certificates.find("acme", outdated.id) == not_none(following)


async def test_unlocking_is_reading_by_this_release(store: Store) -> None:
    outdated = await add_outdated(store)
    await store.attributes.set_contents(outdated, some_contents(), records=beside(outdated, AuditAction.UNLOCKED))
    assert await list_ids(store) == []
