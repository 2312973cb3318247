"""What every pair of repositories does, in memory and in MongoDB by either driver."""

import asyncio
import uuid
from dataclasses import replace
from datetime import timedelta

import pytest

from services.codec.view import NotFetched
from services.errors import ModifiedMeanwhile, NameTaken, NotFound, QuotaExceeded, ScopeNotEmpty, ScopeTaken
from services.model.certificate import Certificate, Label, Renewal, SearchFacts, earliest_of
from services.model.contents import FileType, Format
from services.model.identity import new_certificate_id
from services.model.query import CertificateFilter, Direction, LabelFilter, OrderField, Position
from services.model.scope import ScopeLevel
from services.model.validity import expiring_from, status_of
from services.model.x509 import ValidityStatus
from tests.presence import not_none
from tests.services.storage.examples import (
    DAY,
    NOW,
    a_certificate,
    a_filtered_query,
    a_query,
    a_scope,
    a_validity,
    some_contents,
    some_octets,
)
from tests.services.storage.steps import a_version, add, add_scope, beside, in_order, names, outcome, read_all, remove
from tests.services.storage.stores import Store

MILLISECOND = timedelta(milliseconds=1)


# ------------------------------------------------------------------ scopes


async def test_a_scope_is_found_as_it_was_stored(store: Store) -> None:
    scope = await add_scope(store, level=ScopeLevel.SERVICE_INSTANCE, service_instance="orders")
    assert await store.scopes.find("acme", scope.id) == scope


async def test_a_scope_of_another_tenant_does_not_exist(store: Store) -> None:
    scope = await add_scope(store)
    assert await store.scopes.find("other", scope.id) is None
    assert await store.scopes.count("other") == 0
    assert (await store.scopes.list("other", after=None, limit=10)).items == ()
    with pytest.raises(NotFound):
        await store.scopes.remove("other", scope.id, records=beside(scope))


async def test_what_is_no_scope_id_is_not_found(store: Store) -> None:
    for text in ("", "scp_", "crt_x", "\ud800", "scp_\0"):
        assert await store.scopes.find("acme", text) is None


async def test_a_subaccount_and_service_instance_exist_once_in_a_tenant(store: Store) -> None:
    await add_scope(store, subaccount="one")
    with pytest.raises(ScopeTaken):
        await add_scope(store, subaccount="one")
    await add_scope(store, subaccount="one", service_instance="orders", level=ScopeLevel.SERVICE_INSTANCE)
    await add_scope(store, subaccount="one", tenant="other")
    assert await store.scopes.count("acme") == 2


async def test_scopes_are_listed_oldest_first_page_by_page(store: Store) -> None:
    scopes = [await add_scope(store, created_at=NOW + at * MILLISECOND) for at in (3, 1, 1, 2)]
    expected = [scope.id for scope in sorted(scopes, key=lambda scope: (scope.created_at, scope.id))]
    first = await store.scopes.list("acme", after=None, limit=2)
    last = first.items[-1]
    second = await store.scopes.list("acme", after=Position(value=last.created_at, id=last.id), limit=2)
    assert [scope.id for scope in (*first.items, *second.items)] == expected
    assert (first.has_next, second.has_next) == (True, False)


async def test_a_scope_counts_its_certificates(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add(store, scope)
    await add(store, scope)
    assert not_none(await store.scopes.find("acme", scope.id)).certificate_count == 2
    await remove(store, certificate)
    assert not_none(await store.scopes.find("acme", scope.id)).certificate_count == 1


async def test_a_scope_is_removed_only_when_it_is_empty(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add(store, scope)
    with pytest.raises(ScopeNotEmpty) as raised:
        await store.scopes.remove("acme", scope.id, records=beside(scope))
    assert raised.value.certificate_count == 1
    await remove(store, certificate)
    await store.scopes.remove("acme", scope.id, records=beside(scope))
    assert await store.scopes.find("acme", scope.id) is None
    with pytest.raises(NotFound):
        await store.scopes.remove("acme", scope.id, records=beside(scope))


async def test_scopes_are_listed_from_the_newest_as_from_the_oldest(store: Store) -> None:
    tenant = uuid.uuid4().hex
    for number in range(5):
        scope = replace(a_scope(), tenant=tenant, created_at=NOW + timedelta(seconds=number // 2))
        await store.scopes.add(scope, quota=10, records=beside(scope))
    oldest = (await store.scopes.list(tenant, after=None, limit=10)).items
    found: list[str] = []
    after = None
    while True:
        page = await store.scopes.list(tenant, after=after, limit=2, direction=Direction.DESC)
        found += [scope.id for scope in page.items]
        if not page.has_next:
            break
        after = Position(value=page.items[-1].created_at, id=page.items[-1].id)
    assert found == [scope.id for scope in reversed(oldest)]


async def test_a_tenant_has_no_more_scopes_than_its_quota(store: Store) -> None:
    first, tenant = a_scope(), uuid.uuid4().hex
    await store.scopes.add(replace(first, tenant="other"), quota=2, records=beside(first))
    for _ in range(2):
        scope = replace(a_scope(), tenant=tenant)
        await store.scopes.add(scope, quota=2, records=beside(scope))
    extra = replace(a_scope(), tenant=tenant)
    with pytest.raises(QuotaExceeded) as refused:
        await store.scopes.add(extra, quota=2, records=beside(extra))
    assert refused.value.limit == 2
    assert str(refused.value) == "The tenant already has 2 scopes, which is its limit."
    assert await store.scopes.count(tenant) == 2
    with pytest.raises(ScopeTaken):
        await store.scopes.add(replace(scope, id=extra.id), quota=2, records=beside(extra))


async def test_scopes_that_are_added_at_once_do_not_pass_the_quota(store: Store) -> None:
    tenant = uuid.uuid4().hex
    scopes = [replace(a_scope(), tenant=tenant) for _ in range(6)]
    added = await asyncio.gather(*(store.scopes.add(one, quota=3, records=beside(one)) for one in scopes), return_exceptions=True)
    assert sum(result is None for result in added) == await store.scopes.count(tenant) == 3


async def test_the_scopes_of_subaccounts_are_found_at_once_without_their_service_instances(store: Store) -> None:
    one, two, other = [await add_scope(store) for _ in range(3)]
    instance = a_scope(subaccount=one.subaccount, level=ScopeLevel.SERVICE_INSTANCE, service_instance="orders")
    foreign = a_scope(tenant="other", subaccount=one.subaccount)
    for scope in (instance, foreign):
        await store.scopes.add(scope, quota=10_000, records=beside(scope))

    found = await store.scopes.find_subaccounts("acme", [one.subaccount, two.subaccount, "none", "\ud800"])

    assert {scope.id for scope in found} == {one.id, two.id}
    assert next(scope for scope in found if scope.id == one.id) == one
    assert other.id not in {scope.id for scope in found}
    assert await store.scopes.find_subaccounts("acme", []) == []


# ------------------------------------------------------------------ certificates


async def test_a_certificate_is_found_as_it_was_stored_without_its_search_facts(store: Store) -> None:
    scope = await add_scope(store)
    stored = await add(store, scope, labels=(Label(key="env", values=("prod", "eu")),), facts=SearchFacts(subjects=("CN=a",)))
    expected = replace(stored, facts=SearchFacts())
    assert await store.certificates.find("acme", stored.id) == expected
    assert await store.certificates.find_by_name("acme", scope.id, stored.name) == expected
    assert (await store.certificates.list(a_query(scope))).items == (expected,)


async def test_only_the_fields_that_are_named_are_read_and_what_identifies_a_certificate(store: Store) -> None:
    scope = await add_scope(store)
    stored = await add(store, scope, labels=(Label(key="env", values=("prod",)),))
    fields = frozenset({"labels"})
    found = [
        await store.certificates.find("acme", stored.id, fields=fields),
        await store.certificates.find_by_name("acme", scope.id, stored.name, fields=fields),
        (await store.certificates.list(replace(a_query(scope), fields=fields))).items[0],
    ]
    for certificate in found:
        assert certificate is not None
        identity = (certificate.id, certificate.tenant, certificate.scope_id, certificate.version)
        assert identity == (stored.id, stored.tenant, stored.scope_id, stored.version)
        assert (certificate.format, certificate.is_locked, certificate.labels) == (stored.format, stored.is_locked, stored.labels)
        for name in ("size", "findings", "renewal", "deleted_at"):
            with pytest.raises(NotFetched):
                getattr(certificate, name)


async def test_certificates_of_many_names_in_many_scopes_are_found_at_once(store: Store) -> None:
    one, two, beside_them = [await add_scope(store) for _ in range(3)]
    first = await add(store, one, name="a.pem", facts=SearchFacts(subjects=("CN=a",)))
    wanted = [first, await add(store, one, name="b.pem"), await add(store, two, name="a.pem")]
    for scope, name in ((one, "c.pem"), (two, "A.pem"), (beside_them, "a.pem")):
        await add(store, scope, name=name)

    found = await store.certificates.find_named("acme", scope_ids=[one.id, two.id], names={"a.pem", "b.pem", "none.pem"})

    expected = [replace(certificate, facts=SearchFacts()) for certificate in wanted]
    assert sorted(found, key=lambda certificate: certificate.id) == sorted(expected, key=lambda certificate: certificate.id)


async def test_certificates_found_by_many_names_have_their_names_and_what_was_asked_for(store: Store) -> None:
    scope = await add_scope(store)
    stored = await add(store, scope, labels=(Label(key="env", values=("prod",)),))

    (found,) = await store.certificates.find_named("acme", scope_ids=[scope.id], names=[stored.name], fields=frozenset({"labels"}))

    assert (found.id, found.scope_id, found.version, found.name, found.labels) == (
        stored.id,
        scope.id,
        1,
        stored.name,
        stored.labels,
    )
    with pytest.raises(NotFetched):
        assert found.size


async def test_by_many_names_nothing_is_found_that_is_deleted_of_another_tenant_or_no_text(store: Store) -> None:
    scope = await add_scope(store)
    deleted, kept = await add(store, scope), await add(store, scope)
    await store.deletion.remove(deleted, at=NOW, records=beside(deleted))

    async def find(tenant: str, scope_ids: list[str], names: list[str]) -> list[str]:
        return [one.name for one in await store.certificates.find_named(tenant, scope_ids=scope_ids, names=names)]

    assert await find("acme", [scope.id, "\ud800"], [deleted.name, kept.name, "\ud800"]) == [kept.name]
    assert await find("other", [scope.id], [kept.name]) == []
    assert await find("acme", [], [kept.name]) == await find("acme", [scope.id], []) == []


async def test_contents_octets_and_version_are_read_as_they_were_stored(store: Store) -> None:
    scope = await add_scope(store)
    certificate = a_certificate(scope)
    contents, octets = some_contents(), some_octets()
    await store.certificates.add(certificate, contents=contents, octets=octets, quota=1, records=beside(certificate))
    assert await store.versions.load_contents(certificate) == contents
    assert await store.versions.load_octets(certificate) == octets
    (version,) = (await store.versions.list_versions([certificate]))[0]
    assert (version.number, version.created_at, version.created_by, version.size) == (1, NOW, "alice", 1234)
    assert version.not_after == certificate.validities[0].not_after
    assert version.validity == earliest_of(certificate.validities)


async def test_contents_of_several_versions_are_read_together(store: Store) -> None:
    one, other = await add_scope(store), await add_scope(store)
    first, second = await add(store, one), await add(store, other)
    contents = some_contents(entries=())
    next_one = replace(first, version=2)
    await store.versions.add_version(next_one, a_version(next_one), contents=contents, octets=some_octets(), records=beside(next_one))
    unknown, foreign = a_certificate(one), replace(second, tenant="other")
    load = store.versions.load_many_contents
    assert await load([second, next_one, unknown, foreign]) == [some_contents(), contents, None, None]
    assert await load([next_one, next_one, next_one, second], [1, 2, 3, 2]) == [some_contents(), contents, None, None]
    assert await load([]) == []


async def test_certificates_of_many_ids_are_found_at_once(store: Store) -> None:
    one, other = await add_scope(store), await add_scope(store)
    first, second, deleted = (
        await add(store, one, labels=(Label(key="env", values=("prod",)),)),
        await add(store, other),
        await add(store, one),
    )
    await store.deletion.remove(deleted, at=NOW, records=beside(deleted))
    wanted = [second.id, first.id, deleted.id, a_certificate(one).id, "", "\ud800", "scp_x"]

    found = await store.certificates.find_many("acme", wanted, fields=frozenset({"labels"}))

    assert {certificate.id: (certificate.labels, certificate.version) for certificate in found} == {
        first.id: (first.labels, 1),
        second.id: ((), 1),
    }
    with pytest.raises(NotFetched):
        assert found[0].size
    (whole,) = await store.certificates.find_many("acme", [first.id])
    assert whole == replace(first, facts=SearchFacts())
    assert await store.certificates.find_many("other", wanted) == await store.certificates.find_many("acme", []) == []


async def test_octets_of_several_certificates_are_read_together(store: Store) -> None:
    one, other = await add_scope(store), await add_scope(store)
    certificates = [a_certificate(one), a_certificate(one), a_certificate(other)]
    octets = [some_octets() for _ in certificates]
    for certificate, encrypted in zip(certificates, octets, strict=True):
        await store.certificates.add(certificate, contents=some_contents(), octets=encrypted, quota=2, records=beside(certificate))
    first, second, third = certificates
    assert await store.versions.load_many_octets([]) == []
    assert await store.versions.load_many_octets([third, first, second]) == [octets[2], octets[0], octets[1]]
    unknown, later, foreign = a_certificate(one), replace(first, version=2), replace(first, tenant="other")
    assert await store.versions.load_many_octets([unknown, later, second, foreign]) == [None, None, octets[1], None]


async def test_what_is_no_certificate_id_is_not_found(store: Store) -> None:
    for text in ("", "crt_", "scp_x", "\ud800", "crt_a_b"):
        assert await store.certificates.find("acme", text) is None
    assert await store.certificates.find_by_name("acme", "\ud800", "a.pem") is None
    assert await store.certificates.find_by_name("acme", a_scope().id, "\ud800.pem") is None


async def test_a_certificate_of_another_tenant_does_not_exist(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add(store, scope)
    foreign = replace(certificate, tenant="other")
    assert await store.certificates.find("other", certificate.id) is None
    assert await store.certificates.find_by_name("other", scope.id, certificate.name) is None
    assert (await store.versions.list_versions([foreign]))[0] == ()
    query = replace(a_query(scope), tenant="other")
    assert (await store.certificates.list(query)).items == ()
    assert await store.certificates.count(query) == 0
    for call in (
        store.versions.load_contents(foreign),
        store.versions.load_octets(foreign),
        remove(store, foreign),
        store.attributes.set_labels(foreign, (), at=NOW, records=beside(foreign)),
        store.attributes.set_contents(foreign, some_contents(), records=beside(foreign)),
    ):
        with pytest.raises(NotFound):
            await call
    assert not_none(await store.scopes.find("acme", scope.id)).certificate_count == 1


async def test_a_certificate_is_not_added_to_a_scope_of_another_tenant(store: Store) -> None:
    scope = await add_scope(store)
    with pytest.raises(NotFound):
        await add(store, replace(scope, tenant="other"))
    assert not_none(await store.scopes.find("acme", scope.id)).certificate_count == 0


async def test_a_certificate_is_not_added_to_a_scope_that_does_not_exist(store: Store) -> None:
    with pytest.raises(NotFound):
        await add(store, a_scope())


async def test_a_name_exists_once_in_a_scope_and_again_in_another(store: Store) -> None:
    scope, other = await add_scope(store), await add_scope(store)
    await add(store, scope, name="a.pem")
    with pytest.raises(NameTaken) as raised:
        await add(store, scope, name="a.pem")
    assert raised.value.name == "a.pem"
    await add(store, scope, name="A.pem")
    await add(store, other, name="a.pem")
    assert not_none(await store.scopes.find("acme", scope.id)).certificate_count == 2


async def test_a_refused_certificate_leaves_nothing_behind(store: Store) -> None:
    scope = await add_scope(store)
    await add(store, scope, name="a.pem")
    refused = a_certificate(scope, name="a.pem")
    with pytest.raises(NameTaken):
        await store.certificates.add(refused, contents=some_contents(), octets=some_octets(), quota=10, records=beside(refused))
    assert await store.certificates.find("acme", refused.id) is None
    assert (await store.versions.list_versions([refused]))[0] == ()
    with pytest.raises(NotFound):
        await store.versions.load_contents(refused)
    with pytest.raises(NotFound):
        await store.versions.load_octets(refused)


async def test_a_full_scope_takes_no_more(store: Store) -> None:
    scope = await add_scope(store)
    await add(store, scope, quota=1)
    with pytest.raises(QuotaExceeded) as raised:
        await add(store, scope, quota=1)
    assert raised.value.limit == 1
    await add(store, scope, quota=2)


async def test_labels_are_replaced(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add(store, scope, labels=(Label(key="env", values=("prod",)),))
    labels = (Label(key="team", values=("sales", "it")), Label(key="empty", values=()))
    changed = await store.attributes.set_labels(certificate, labels, at=NOW + DAY, records=beside(certificate))
    assert changed == replace(certificate, labels=labels, modified_at=NOW + DAY)
    assert await store.certificates.find("acme", certificate.id) == changed
    assert (await store.certificates.list(a_query(scope, order_by=OrderField.MODIFIED_AT))).items == (changed,)


async def test_labels_are_replaced_only_where_they_are_as_they_were_read(store: Store) -> None:
    certificate = await add(store, await add_scope(store), labels=(Label(key="env", values=("a", "b")),))
    label = (Label(key="team", values=()),)

    async def set_labels(read: Certificate) -> Certificate:
        return await store.attributes.set_labels(read, label, at=NOW, records=beside(read), only_unchanged=True)

    for other in ((), (Label(key="env", values=("b", "a")),), (*certificate.labels, *label)):
        with pytest.raises(ModifiedMeanwhile):
            await set_labels(replace(certificate, labels=other))
    with pytest.raises(ModifiedMeanwhile):
        await set_labels(replace(certificate, tenant="other"))
    assert (await set_labels(certificate)).labels == label
    with pytest.raises(ModifiedMeanwhile):
        await set_labels(certificate)


async def test_new_contents_replace_the_old_ones_and_all_that_follows_from_them(store: Store) -> None:
    scope = await add_scope(store)
    locked = await add(store, scope, is_locked=True, has_private_key=None, validities=(), findings=(), format=Format.PKCS12)
    await store.attributes.set_labels(locked, (Label(key="env", values=()),), at=NOW + DAY, records=beside(locked))
    contents = some_contents(is_locked=False)
    known = replace(
        locked,
        is_locked=False,
        has_private_key=True,
        validities=(a_validity(),),
        modified_at=NOW + 2 * DAY,
        facts=SearchFacts(subjects=("CN=Server",)),
    )
    changed = await store.attributes.set_contents(known, contents, records=beside(known))
    assert changed == replace(known, labels=(Label(key="env", values=()),), facts=SearchFacts())
    assert await store.certificates.find("acme", locked.id) == changed
    assert await store.versions.load_contents(locked) == contents
    (version,) = (await store.versions.list_versions([locked]))[0]
    assert (version.not_after, version.validity) == (a_validity().not_after, earliest_of([a_validity()]))
    assert await names(store, a_filtered_query(scope, subject_contains="server")) == [locked.name]


async def test_contents_of_a_version_that_is_not_the_present_one_are_refused(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add(store, scope)
    with pytest.raises(NotFound):
        await store.attributes.set_contents(replace(certificate, version=2), some_contents(entries=()), records=beside(certificate))
    assert await store.versions.load_contents(certificate) == some_contents()


# ------------------------------------------------------------------ lists


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("order_by", OrderField)
async def test_pages_of_several_scopes_hold_every_certificate_once_and_in_order(
    store: Store, order_by: OrderField, direction: Direction
) -> None:
    scopes = [await add_scope(store) for _ in range(3)]
    certificates = []
    for at in range(12):
        not_after = NOW + (at % 5 - 2) * DAY
        validities = () if at % 4 == 0 else (a_validity(not_after=not_after, expiring_from=min(not_after, NOW + (at % 2) * DAY)),)
        certificates.append(
            await add(
                store,
                scopes[at % 3],
                name=f"{'aBäÖ'[at % 4]}{at // 6}.pem",
                created_at=NOW - (at % 3) * MILLISECOND,
                modified_at=NOW - (at % 2) * MILLISECOND,
                validities=validities,
                type=list(FileType)[at % 5],
            )
        )
    await add(store, await add_scope(store), name="elsewhere.pem")
    expected = in_order(certificates, order_by, direction)
    assert await read_all(store, a_query(*scopes, order_by=order_by, direction=direction, limit=5)) == expected


async def test_more_scopes_than_one_query_can_merge_are_listed_in_order(store: Store) -> None:
    scopes = [await add_scope(store) for _ in range(120)]
    for at in (0, 119, 60):
        await add(store, scopes[at], name=f"{at:03}.pem")
    assert await names(store, a_query(*scopes)) == ["000.pem", "060.pem", "119.pem"]
    assert await names(store, a_query(*scopes, direction=Direction.DESC, limit=2)) == ["119.pem", "060.pem"]
    assert await store.certificates.count(a_query(*scopes)) == 3


async def test_an_unknown_expiry_comes_last(store: Store) -> None:
    scope = await add_scope(store)
    await add(store, scope, name="unknown.p12", validities=())
    await add(store, scope, name="late.pem", validities=(a_validity(not_after=NOW.replace(year=9999, month=12, day=31)),))
    assert await names(store, a_query(scope, order_by=OrderField.NOT_AFTER)) == ["late.pem", "unknown.p12"]


async def test_a_position_that_nobody_was_given_is_harmless(store: Store) -> None:
    scope = await add_scope(store)
    await add(store, scope, name="b.pem")
    assert await names(store, a_query(scope, after=Position(value="a\ud800", id="\ud800"))) == ["b.pem"]
    assert await names(store, a_query(scope, after=Position(value="$gt", id="{}"))) == ["b.pem"]


SECOND = timedelta(seconds=1)
AROUND_NOW = (NOW - 400 * DAY, NOW - SECOND, NOW, NOW + SECOND, NOW + 20 * DAY, NOW + 400 * DAY)


async def test_certificates_are_found_by_the_status_that_they_have(store: Store) -> None:
    scope = await add_scope(store)
    validities = [()] + [
        (a_validity(not_before=begin, not_after=end, expiring_from=expiring_from(begin, end)),)
        for begin in AROUND_NOW
        for end in AROUND_NOW
    ]
    stored = [await add(store, scope, validities=one, name=f"{at:03}.pem") for at, one in enumerate(validities)]
    for now in (NOW, NOW + MILLISECOND, NOW + SECOND - MILLISECOND, NOW + timedelta(microseconds=999_999)):
        found = {}
        for status in ValidityStatus:
            found[status] = await names(store, replace(a_filtered_query(scope, statuses=(status,)), now=now))
            assert found[status] == [one.name for one in stored if status_of(one.earliest, now) is status], (status, now)
            assert found[status], "each status has an example"
        both = replace(a_filtered_query(scope, statuses=(ValidityStatus.VALID, ValidityStatus.UNKNOWN)), now=now)
        assert await names(store, both) == sorted(found[ValidityStatus.VALID] + found[ValidityStatus.UNKNOWN])


async def test_certificates_are_found_by_expiry(store: Store) -> None:
    scope = await add_scope(store)
    for days in (1, 2, 3):
        await add(store, scope, name=f"{days}.pem", validities=(a_validity(not_after=NOW + days * DAY),))
    await add(store, scope, name="unknown.pem", validities=())
    assert await names(store, a_filtered_query(scope, expires_before=NOW + 2 * DAY)) == ["1.pem"]
    assert await names(store, a_filtered_query(scope, expires_after=NOW + 2 * DAY)) == ["3.pem"]
    assert await names(store, a_filtered_query(scope, expires_after=NOW + DAY, expires_before=NOW + 3 * DAY)) == ["2.pem"]
    assert await names(store, a_filtered_query(scope, expires_from=NOW + 2 * DAY)) == ["2.pem", "3.pem"]
    assert await names(store, a_filtered_query(scope, expires_from=NOW + DAY, expires_before=NOW + 2 * DAY)) == ["1.pem"]


@pytest.mark.parametrize("order_by", OrderField)
async def test_what_was_modified_from_a_moment_on_is_found_in_every_order(store: Store, order_by: OrderField) -> None:
    scope, other = await add_scope(store), await add_scope(store)
    stored = [await add(store, one, name=f"{at}.pem", modified_at=NOW + at * SECOND) for at, one in enumerate((scope, other) * 3)]
    for scope_ids in (None, (scope.id,), (scope.id, other.id)):
        query = a_query(scope, order_by=order_by, limit=2, filter=CertificateFilter(modified_after=NOW + 2 * SECOND))
        query = replace(query, scope_ids=scope_ids)
        expected = [one for one in stored[2:] if scope_ids is None or one.scope_id in scope_ids]
        for direction in Direction:
            assert await read_all(store, replace(query, direction=direction)) == in_order(expected, order_by, direction)
        assert await store.certificates.count(query) == len(expected)
    assert await names(store, a_filtered_query(other, modified_after=NOW + 5 * SECOND + MILLISECOND)) == []


async def test_certificates_are_found_by_parts_of_names_without_regard_to_case(store: Store) -> None:
    scope = await add_scope(store)
    await add(store, scope, name="Ärger (1).pem", facts=SearchFacts(subjects=("CN=Straße,O=Acme",), issuers=("CN=Root [x]",)))
    await add(store, scope, name="plain.pem", facts=SearchFacts(subjects=("CN=other",), issuers=("CN=rootx",)))
    assert await names(store, a_filtered_query(scope, name_contains="äRGER (1)")) == ["Ärger (1).pem"]
    assert await names(store, a_filtered_query(scope, name_contains="PEM")) == ["plain.pem", "Ärger (1).pem"]
    assert await names(store, a_filtered_query(scope, subject_contains="straße,o=")) == ["Ärger (1).pem"]
    assert await names(store, a_filtered_query(scope, issuer_contains="root [X]")) == ["Ärger (1).pem"]


@pytest.mark.parametrize("subject", ["CN=Gr\u00fcn", "CN=Gru\u0308n"])
async def test_subjects_and_issuers_are_searched_in_nfc(store: Store, subject: str) -> None:
    scope = await add_scope(store)
    await add(store, scope, name="a.pem", facts=SearchFacts(subjects=(subject,), issuers=(subject,)))
    for wanted in ({"subject_contains": "gr\u00fcn"}, {"issuer_contains": "gr\u00fcn"}, {"search": "gr\u00fcn"}):
        assert await names(store, a_filtered_query(scope, **wanted)) == ["a.pem"]
        assert await names(store, replace(a_filtered_query(scope, **wanted), scope_ids=None)) == ["a.pem"]


@pytest.mark.parametrize("whole_tenant", [False, True])
async def test_one_search_looks_into_names_subjects_issuers_serial_numbers_and_fingerprints(store: Store, whole_tenant: bool) -> None:
    scope = await add_scope(store)
    facts = {
        "name": SearchFacts(subjects=("CN=one",), issuers=("CN=ca",), serial_numbers=("01",), sha256=("aa" * 32,)),
        "subject": SearchFacts(subjects=("CN=Orders,O=Acme",), issuers=("CN=ca",), serial_numbers=("02",), sha256=("bb" * 32,)),
        "issuer": SearchFacts(subjects=("CN=three",), issuers=("CN=The ORDERS root",), serial_numbers=("03",), sha256=("cc" * 32,)),
        "other": SearchFacts(subjects=("CN=four",), issuers=("CN=ca",), serial_numbers=("0badcafe",), sha256=("dd" * 32,)),
    }
    for name, fact in facts.items():
        await add(store, scope, name=f"{name}{'-orders' if name == 'name' else ''}.pem", facts=fact)
    for search, expected in (
        ("orders", ["issuer.pem", "name-orders.pem", "subject.pem"]),
        ("oRD", ["issuer.pem", "name-orders.pem", "subject.pem"]),
        ("=o", ["subject.pem", "name-orders.pem"]),
        ("0B:AD:CA:FE", ["other.pem"]),
        ("badcafe", []),
        (":".join(["BB"] * 32), ["subject.pem"]),
        ("dd" * 31, []),
        ("nobody has this", []),
        ("\ud800", []),
    ):
        query = a_filtered_query(scope, search=search)
        query = replace(query, scope_ids=None) if whole_tenant else query
        assert await names(store, query) == sorted(expected), search
        assert await store.certificates.count(query) == len(expected), search


@pytest.mark.parametrize(
    "text", [".", ".*", "^p", "p|ä", "\\", "(", "[a-z]", "$", "a{1,9}", "\n", "(?i)", "\\Q", "\0", "\ud800", "#", " x", "-"]
)
async def test_a_search_text_is_no_pattern(store: Store, text: str) -> None:
    scope = await add_scope(store)
    await add(store, scope, name="plain")
    assert await names(store, a_filtered_query(scope, name_contains=text)) == []


async def test_certificates_are_found_by_what_is_inside(store: Store) -> None:
    scope = await add_scope(store)
    facts = SearchFacts(serial_numbers=("0a", "0b"), sha256=("aa" * 32, "bb" * 32), spki_sha256=("cc" * 32,))
    await add(store, scope, name="a.pem", facts=facts)
    await add(store, scope, name="b.pem", facts=SearchFacts(serial_numbers=("0c",), sha256=("dd" * 32,), spki_sha256=("ee" * 32,)))
    for conditions in ({"serial_number": "0b"}, {"sha256": "bb" * 32}, {"spki_sha256": "cc" * 32}):
        query = a_filtered_query(scope, **conditions)
        assert await names(store, query) == ["a.pem"]
        assert await store.certificates.count(query) == 1
    for conditions in ({"serial_number": "ff"}, {"sha256": "\ud800"}, {"spki_sha256": ""}):
        assert await names(store, a_filtered_query(scope, **conditions)) == []


async def test_certificates_are_found_by_labels(store: Store) -> None:
    scope = await add_scope(store)
    await add(store, scope, name="a.pem", labels=(Label(key="env", values=("prod", "eu")), Label(key="team", values=("it",))))
    await add(store, scope, name="b.pem", labels=(Label(key="env", values=("test",)), Label(key="stage", values=("prod",))))
    await add(store, scope, name="c.pem")

    async def found(*labels: LabelFilter) -> list[str]:
        return await names(store, a_filtered_query(scope, labels=labels))

    assert await found(LabelFilter(key="env")) == ["a.pem", "b.pem"]
    assert await found(LabelFilter(key="env", values=("prod",))) == ["a.pem"]
    assert await found(LabelFilter(key="env", values=("prod", "test"))) == ["a.pem", "b.pem"]
    assert await found(LabelFilter(key="env"), LabelFilter(key="team", values=("it",))) == ["a.pem"]
    assert await found(LabelFilter(key="\ud800")) == await found(LabelFilter(key="env", values=("\ud800",))) == []


async def test_all_conditions_of_a_filter_hold_together(store: Store) -> None:
    scope = await add_scope(store)
    await add(store, scope, name="a.jks", type=FileType.JKS)
    await add(store, scope, name="b.jks", type=FileType.JKS)
    await add(store, scope, name="a.pem")
    assert await names(store, a_filtered_query(scope, types=(FileType.JKS,), name_contains="a.")) == ["a.jks"]
    assert await names(store, a_filtered_query(scope, types=(FileType.JKS, FileType.PEM), name_contains="a.")) == ["a.jks", "a.pem"]


async def test_what_is_renewed_automatically_is_told_from_all_else(store: Store) -> None:
    scope = await add_scope(store)
    renewal = Renewal(automatic=True, eligible_at=NOW)
    await add(store, scope, name="automatic.pem", renewal=renewal)
    await add(store, scope, name="manual.pem", renewal=replace(renewal, automatic=False))
    await add(store, scope, name="uploaded.pem")
    assert await names(store, a_filtered_query(scope, automatic_renewal=True)) == ["automatic.pem"]
    assert await names(store, a_filtered_query(scope, automatic_renewal=False)) == ["manual.pem", "uploaded.pem"]


async def test_a_count_ignores_position_and_limit(store: Store) -> None:
    scope = await add_scope(store)
    for name in ("a.pem", "b.pem", "c.pem"):
        await add(store, scope, name=name)
    query = a_query(scope, limit=1, after=Position(value="b.pem", id=new_certificate_id(scope.id)))
    assert await store.certificates.count(query) == 3
    assert await store.certificates.count(replace(query, filter=a_filtered_query(scope, name_contains="b").filter)) == 1


# ------------------------------------------------------------------ at the same time


async def test_of_twenty_at_once_under_one_name_exactly_one_is_stored(store: Store) -> None:
    scope = await add_scope(store)
    outcomes = await asyncio.gather(*(outcome(add(store, scope, name="same.pem")) for _ in range(20)))
    assert sorted(outcomes, key=str) == sorted([type(None)] + [NameTaken] * 19, key=str)
    assert await store.certificates.count(a_query(scope)) == 1
    assert len(await names(store, a_query(scope))) == 1


async def test_thirty_at_once_into_one_scope_are_all_stored(store: Store) -> None:
    scope = await add_scope(store)
    await asyncio.gather(*(add(store, scope) for _ in range(30)))
    assert len(await names(store, a_query(scope))) == await store.certificates.count(a_query(scope)) == 30


async def test_a_quota_is_never_exceeded_by_uploads_at_once(store: Store) -> None:
    scope = await add_scope(store)
    outcomes = await asyncio.gather(*(outcome(add(store, scope, quota=7)) for _ in range(20)))
    assert (outcomes.count(type(None)), outcomes.count(QuotaExceeded)) == (7, 13)
    assert len(await names(store, a_query(scope))) == 7


async def test_a_scope_that_is_removed_while_a_certificate_comes_in_never_loses_one(store: Store) -> None:
    for _ in range(10):
        scope = await add_scope(store)
        added, removed = await asyncio.gather(
            outcome(add(store, scope)), outcome(store.scopes.remove("acme", scope.id, records=beside(scope)))
        )
        assert (added, removed) in ((type(None), ScopeNotEmpty), (NotFound, type(None)))
        assert (await store.scopes.find("acme", scope.id) is None) == (removed is type(None))
        assert len(await names(store, a_query(scope))) == (added is type(None))


async def test_a_certificate_is_removed_once(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add(store, scope)
    outcomes = await asyncio.gather(*(outcome(remove(store, certificate)) for _ in range(5)))
    assert (outcomes.count(type(None)), outcomes.count(NotFound)) == (1, 4)
    assert not_none(await store.scopes.find("acme", scope.id)).certificate_count == 0
