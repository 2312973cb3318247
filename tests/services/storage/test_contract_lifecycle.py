"""What every set of repositories does with the life of a certificate, in memory and in MongoDB by either driver."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from services.errors import ModifiedMeanwhile, NameTaken, NotFound, QuotaExceeded
from services.model.certificate import (
    Certificate,
    CreationDetails,
    CreationMethod,
    Label,
    RenewalAttempt,
    Revocation,
    SearchFacts,
    VersionOrigin,
)
from services.model.encrypted import Encrypted
from services.model.generation import RevocationList
from services.model.identity import new_certificate_id
from services.model.lifecycle import AuditAction, IntentState, RevocationSnapshot, RevokedSerial, TransactionRecords
from services.model.limits import MAX_VERSIONS
from services.model.query import CertificateFilter, OrderField
from services.model.scope import Scope
from services.repositories.idempotency import IdempotencyKeyTaken
from services.repositories.issuances import IntentGone
from tests.presence import not_none
from tests.services.storage.examples import DAY, NOW, a_certificate, a_query, a_scope, a_validity, some_contents, some_octets
from tests.services.storage.steps import (
    a_next,
    a_renewal,
    a_revoked,
    a_spec,
    a_version,
    add,
    add_next,
    add_scope,
    an_audit,
    an_idempotency_record,
    an_intent,
    beside,
    names,
    outcome,
    remove,
    restore,
)
from tests.services.storage.stores import Store

LEASE = timedelta(minutes=2)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


def purging(certificate: Certificate) -> TransactionRecords:
    return beside(certificate, AuditAction.PURGED)


async def add_generated(store: Store, scope: Scope, **changes: Any) -> Certificate:
    return await add(store, scope, spec=a_spec(), renewal=a_renewal(), **changes)


# ------------------------------------------------------------------ records


async def test_a_generated_certificate_is_read_as_it_was_stored(store: Store) -> None:
    scope = await add_scope(store)
    renewal = a_renewal(last_attempt=RenewalAttempt(at=NOW, succeeded=False, message="It is down."), failures=3)
    spec = a_spec(csr=b"0\x82", password=some_octets())
    stored = await add(store, scope, spec=spec, renewal=renewal)
    assert await store.certificates.find("acme", stored.id) == stored
    assert (await store.certificates.list(a_query(scope))).items == (stored,)


async def test_what_goes_alongside_a_new_certificate_is_stored_with_it(store: Store) -> None:
    scope = await add_scope(store)
    certificate = a_certificate(scope)
    intent, idempotency = an_intent(certificate), an_idempotency_record(certificate)
    await store.intents.add(intent)
    records = beside(certificate, AuditAction.GENERATED, intent=intent, idempotency=idempotency)
    await store.certificates.add(certificate, contents=some_contents(), octets=some_octets(), quota=1, records=records)
    assert await store.read_audit() == [an_audit(certificate, AuditAction.GENERATED)]
    assert await store.idempotency.find("acme", idempotency.key) == idempotency
    assert await store.intents.abandon(opened_before=NOW + DAY) == ()


async def nothing_is_stored(store: Store, scope: Scope, certificate: Certificate) -> bool:
    return (
        await store.certificates.find("acme", certificate.id) is None
        and (await store.versions.list_versions([certificate]))[0] == ()
        and await outcome(store.versions.load_octets(certificate)) is NotFound
        and await outcome(store.versions.load_contents(certificate)) is NotFound
        and await store.read_audit() == []
        and not_none(await store.scopes.find("acme", scope.id)).certificate_count == 0
    )


async def test_without_an_open_intent_nothing_is_stored(store: Store) -> None:
    scope = await add_scope(store)
    certificate = a_certificate(scope)
    unknown, given_up, done = (an_intent(certificate) for _ in range(3))
    await store.intents.add(given_up)
    await store.intents.abandon(opened_before=NOW + SECOND)
    await store.intents.add(done)
    await add(store, await add_scope(store), records=beside(certificate, intent=done))
    for intent in (unknown, given_up, done):
        idempotency = an_idempotency_record(certificate)
        records = beside(certificate, intent=intent, idempotency=idempotency)
        with pytest.raises(IntentGone):
            await store.certificates.add(certificate, contents=some_contents(), octets=some_octets(), quota=1, records=records)
        assert await store.idempotency.find("acme", idempotency.key) is None
    assert await store.certificates.find("acme", certificate.id) is None
    assert not_none(await store.scopes.find("acme", scope.id)).certificate_count == 0
    assert len(await store.read_audit()) == 1


async def test_under_a_taken_idempotency_key_nothing_is_stored_and_the_intent_stays_open(store: Store) -> None:
    scope = await add_scope(store)
    certificate = a_certificate(scope)
    intent, idempotency = an_intent(certificate), an_idempotency_record(certificate)
    await store.intents.add(intent)
    await add(store, await add_scope(store), records=replace(beside(certificate), idempotency=idempotency))
    again = beside(certificate, intent=intent, idempotency=replace(idempotency, input_digest="cd" * 32))
    with pytest.raises(IdempotencyKeyTaken):
        await store.certificates.add(certificate, contents=some_contents(), octets=some_octets(), quota=1, records=again)
    assert await store.idempotency.find("acme", idempotency.key) == idempotency
    assert await store.certificates.find("acme", certificate.id) is None
    assert await store.intents.abandon(opened_before=NOW + DAY) == (replace(intent, state=IntentState.ABANDONED),)


async def test_a_refused_certificate_leaves_nothing_of_what_goes_alongside(store: Store) -> None:
    scope = await add_scope(store)
    certificate = a_certificate(scope)
    intent, idempotency = an_intent(certificate), an_idempotency_record(certificate)
    await store.intents.add(intent)
    records = beside(certificate, intent=intent, idempotency=idempotency)
    with pytest.raises(QuotaExceeded):
        await store.certificates.add(certificate, contents=some_contents(), octets=some_octets(), quota=0, records=records)
    assert await nothing_is_stored(store, scope, certificate)
    assert await store.idempotency.find("acme", idempotency.key) is None
    await store.certificates.add(certificate, contents=some_contents(), octets=some_octets(), quota=1, records=records)


async def test_who_asks_twice_hears_of_the_receipt_and_not_that_the_name_is_taken(store: Store) -> None:
    scope = await add_scope(store)
    certificate = a_certificate(scope, name="a.pem")
    idempotency = an_idempotency_record(certificate)
    await add(store, scope, name="a.pem", records=beside(certificate, idempotency=idempotency))
    with pytest.raises(IdempotencyKeyTaken):
        await add(store, scope, name="a.pem", quota=1, records=beside(certificate, idempotency=idempotency))


async def test_an_idempotency_key_belongs_to_a_tenant(store: Store) -> None:
    scope, other = await add_scope(store), await add_scope(store, tenant="other")
    idempotency = an_idempotency_record(await add(store, scope))
    await add(store, scope, records=beside(a_certificate(scope), idempotency=idempotency))
    foreign = replace(idempotency, tenant="other")
    await add(store, other, records=beside(a_certificate(other), idempotency=foreign))
    assert await store.idempotency.find("acme", idempotency.key) == idempotency
    assert await store.idempotency.find("other", idempotency.key) == foreign
    for key in ("", "unknown", "\ud800"):
        assert await store.idempotency.find("acme", key) is None
        assert await store.idempotency.find("acme", key, idempotency.key) == idempotency


async def test_of_several_idempotency_keys_the_first_that_is_known_is_found(store: Store) -> None:
    scope = await add_scope(store)
    first = an_idempotency_record(await add(store, scope))
    second = replace(first, key="another key")
    for record in (first, second):
        await add(store, scope, records=beside(a_certificate(scope), idempotency=record))
    assert await store.idempotency.find("acme", first.key, second.key) == first
    assert await store.idempotency.find("acme", second.key, first.key) == second


async def test_of_two_requests_with_one_idempotency_key_at_once_one_is_stored(store: Store) -> None:
    scope = await add_scope(store)
    for _ in range(5):
        one, two = a_certificate(scope), a_certificate(scope)
        idempotency = an_idempotency_record(one)
        requests = [
            store.certificates.add(
                certificate,
                contents=some_contents(),
                octets=some_octets(),
                quota=100,
                records=beside(certificate, idempotency=replace(idempotency, certificate_id=certificate.id)),
            )
            for certificate in (one, two)
        ]
        outcomes = await asyncio.gather(*(outcome(request) for request in requests))
        assert sorted(outcomes, key=str) == sorted([type(None), IdempotencyKeyTaken], key=str)
        stored = one if outcomes[0] is type(None) else two
        assert not_none(await store.idempotency.find("acme", idempotency.key)).certificate_id == stored.id
        assert await store.certificates.find("acme", stored.id) == stored
    assert await store.certificates.count(a_query(scope)) == 5


# ------------------------------------------------------------------ intents


async def test_only_old_open_intents_are_given_up_once_and_oldest_first(store: Store) -> None:
    certificate = a_certificate(a_scope())
    intents = [an_intent(certificate, at=NOW + days * DAY) for days in (2, 1, 3)]
    for intent in intents:
        await store.intents.add(intent)
    expected = tuple(replace(intents[at], state=IntentState.ABANDONED) for at in (1, 0))
    assert await store.intents.abandon(opened_before=NOW + 3 * DAY) == expected
    assert await store.intents.abandon(opened_before=NOW + 3 * DAY) == ()


async def test_an_intent_that_is_given_up_while_it_is_stored_is_either_given_up_or_stored(store: Store) -> None:
    scope = await add_scope(store)
    for _ in range(10):
        certificate = a_certificate(scope)
        intent = an_intent(certificate)
        await store.intents.add(intent)
        adding = store.certificates.add(
            certificate, contents=some_contents(), octets=some_octets(), quota=100, records=beside(certificate, intent=intent)
        )
        added, given_up = await asyncio.gather(outcome(adding), store.intents.abandon(opened_before=NOW + DAY))
        assert (added, len(given_up)) in ((type(None), 0), (IntentGone, 1))
        assert (await store.certificates.find("acme", certificate.id) is None) == (added is IntentGone)


# ------------------------------------------------------------------ versions


async def test_the_next_version_replaces_all_but_name_labels_and_creation(store: Store) -> None:
    scope = await add_scope(store)
    labels = (Label(key="env", values=("prod",)),)
    first = await add_generated(store, scope, labels=labels)
    creation = CreationDetails(
        method=CreationMethod.EXTERNAL_SERVICE, file_name="b.pem", created_by="bob", has_password=True, generation_service="CFSSL"
    )
    second = a_next(
        first,
        name="other.pem",
        labels=(),
        creation=creation,
        created_at=NOW + 9 * DAY,
        validities=(a_validity(not_after=NOW + 700 * DAY),),
        renewal=a_renewal(next_attempt_at=NOW + 600 * DAY),
        spec=a_spec(csr=b"csr"),
        findings=(),
        has_private_key=False,
        facts=SearchFacts(subjects=("CN=Next",)),
    )
    version = a_version(second, origin=VersionOrigin.ROLL_BACK, of_version=1)
    contents, octets, records = some_contents(entries=()), some_octets(), beside(second)
    await store.versions.add_version(second, version, contents=contents, octets=octets, records=records)

    stored = await store.certificates.find("acme", first.id)
    kept = replace(second, name=first.name, labels=labels, created_at=NOW, creation=replace(creation, created_by="alice"))
    assert stored == replace(kept, facts=SearchFacts())
    assert await store.versions.load_contents(stored) == contents
    assert await store.versions.load_octets(stored) == octets
    newest, oldest = (await store.versions.list_versions([stored]))[0]
    assert newest == version
    assert (oldest.number, oldest.superseded_at, oldest.is_kept) == (1, version.created_at, True)
    assert await store.versions.load_contents(stored, 1) == some_contents()
    assert await store.versions.load_octets(first) != octets
    assert await store.read_audit() == [an_audit(second)]
    by_expiry = a_query(scope, order_by=OrderField.NOT_AFTER)
    assert await names(store, by_expiry) == [first.name]
    assert await names(store, replace(by_expiry, filter=replace(by_expiry.filter, subject_contains="next"))) == [first.name]


async def test_what_was_read_before_keeps_its_version(store: Store) -> None:
    scope = await add_scope(store)
    certificate, octets = a_certificate(scope), some_octets()
    await store.certificates.add(certificate, contents=some_contents(), octets=octets, quota=1, records=beside(certificate))
    await add_next(store, certificate)
    assert await store.versions.load_octets(certificate) == octets


async def test_a_version_that_does_not_follow_the_present_one_is_refused(store: Store) -> None:
    scope = await add_scope(store)
    first = await add(store, scope)
    second = await add_next(store, first)
    deleted = await add(store, scope)
    await remove(store, deleted)
    before = await store.read_audit()
    for stale in (first, replace(second, version=7), deleted, a_certificate(scope), replace(second, tenant="other")):
        with pytest.raises(ModifiedMeanwhile):
            await add_next(store, stale)
    assert await store.certificates.find("acme", first.id) == second
    assert [version.number for version in (await store.versions.list_versions([first]))[0]] == [2, 1]
    assert await store.read_audit() == before


async def test_a_replacement_decides_on_automatic_renewal_and_a_renewal_does_not(store: Store) -> None:
    certificate = await add_generated(store, await add_scope(store))
    switched = replace(not_none(certificate.renewal), automatic=not not_none(certificate.renewal).automatic)
    successor = a_next(certificate, renewal=switched)

    async def add_version(origin: VersionOrigin) -> None:
        version = a_version(successor, origin=origin)
        await store.versions.add_version(successor, version, contents=some_contents(), octets=some_octets(), records=beside(successor))

    with pytest.raises(ModifiedMeanwhile):
        await add_version(VersionOrigin.RENEWAL)
    await add_version(VersionOrigin.REPLACEMENT)
    assert not_none(await store.certificates.find(certificate.tenant, certificate.id)).renewal == switched


async def test_a_version_without_an_open_intent_is_not_stored(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add_generated(store, scope)
    following = a_next(certificate)
    with pytest.raises(IntentGone):
        await add_next(store, certificate, records=beside(following, intent=an_intent(following)))
    assert await store.certificates.find("acme", certificate.id) == certificate
    (version,) = (await store.versions.list_versions([certificate]))[0]
    assert version.superseded_at is None
    with pytest.raises(NotFound):
        await store.versions.load_octets(following)


async def test_of_twenty_next_versions_at_once_exactly_one_is_stored(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add_generated(store, scope)
    intents = [an_intent(certificate) for _ in range(20)]
    for intent in intents:
        await store.intents.add(intent)
    followers = [a_next(certificate, size=1000 + number) for number in range(20)]
    outcomes = await asyncio.gather(
        *(
            outcome(
                store.versions.add_version(
                    follower,
                    a_version(follower),
                    contents=some_contents(),
                    octets=some_octets(nonce=f"{follower.size:012}".encode()),
                    records=beside(follower, intent=intent),
                )
            )
            for follower, intent in zip(followers, intents, strict=True)
        )
    )
    assert (outcomes.count(type(None)), outcomes.count(ModifiedMeanwhile)) == (1, 19)
    stored = await store.certificates.find("acme", certificate.id)
    assert stored == followers[outcomes.index(type(None))]
    assert (await store.versions.load_octets(stored)).nonce == f"{stored.size:012}".encode()
    assert [(version.number, version.size) for version in (await store.versions.list_versions([stored]))[0]] == [
        (2, stored.size),
        (1, 1234),
    ]
    assert len(await store.read_audit()) == 1
    assert len(await store.intents.abandon(opened_before=NOW + DAY)) == 19


async def test_labels_that_are_set_while_a_version_comes_in_are_kept(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add(store, scope)
    labels = (Label(key="env", values=("prod",)),)
    await asyncio.gather(
        add_next(store, certificate), store.attributes.set_labels(certificate, labels, at=NOW, records=beside(certificate))
    )
    stored = not_none(await store.certificates.find("acme", certificate.id))
    assert (stored.version, stored.labels) == (2, labels)


async def test_only_the_newest_versions_keep_their_octets(store: Store) -> None:
    scope = await add_scope(store)
    certificate = first = await add(store, scope)
    for _ in range(MAX_VERSIONS + 1):
        certificate = await add_next(store, certificate)
    versions = (await store.versions.list_versions([certificate]))[0]
    assert [version.number for version in versions] == list(range(MAX_VERSIONS + 2, 0, -1))
    assert [version.number for version in versions if not version.is_kept] == [2, 1]
    for number in (1, 2):
        with pytest.raises(NotFound):
            await store.versions.load_octets(certificate, number)
        with pytest.raises(NotFound):
            await store.versions.load_contents(certificate, number)
    with pytest.raises(NotFound):
        await store.versions.load_octets(first)
    assert isinstance(await store.versions.load_octets(certificate, 3), Encrypted)
    assert await store.versions.load_contents(certificate, 3) == some_contents()


async def test_contents_of_a_known_version_do_not_touch_recipe_renewal_and_revocation(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add_generated(store, scope)
    stored = await store.attributes.set_contents(
        replace(certificate, spec=None, renewal=None, revocation=None, findings=()), some_contents(), records=beside(certificate)
    )
    assert (stored.spec, stored.renewal, stored.findings) == (certificate.spec, certificate.renewal, ())


# ------------------------------------------------------------------ renewal and revocation


async def test_a_renewal_is_replaced_with_its_recipe(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add_generated(store, scope)
    renewal = a_renewal(automatic=False, next_attempt_at=None, last_attempt=RenewalAttempt(at=NOW, succeeded=True))
    changed = await store.attributes.set_renewal(certificate, renewal, a_spec(password=None, csr=b"csr"), records=beside(certificate))
    assert changed == replace(certificate, renewal=renewal, spec=a_spec(csr=b"csr"))
    assert await store.certificates.find("acme", certificate.id) == changed


async def test_every_change_of_a_certificate_is_a_modification(store: Store) -> None:
    """So that whoever asks for what was modified since hears of it, of what is deleted among the deleted ones."""
    scope = await add_scope(store)
    certificate = await add_generated(store, scope)
    records = beside(certificate)

    def later(hours: int) -> TransactionRecords:
        return replace(records, audit=replace(records.audit, id=f"{hours}", at=NOW + hours * HOUR))

    async def find(*, deleted: bool = False) -> list[datetime]:
        query = a_query(scope, deleted=deleted, filter=CertificateFilter(modified_after=NOW + HOUR))
        return [one.modified_at for one in (await store.certificates.list(query)).items]

    assert await find() == []
    changed = await store.attributes.set_renewal(certificate, a_renewal(failures=1), a_spec(), records=later(1))
    assert [changed.modified_at] == await find() == [NOW + HOUR]
    await store.deletion.remove(changed, at=NOW + 2 * HOUR, records=later(2))
    assert (await find(), await find(deleted=True)) == ([], [NOW + 2 * HOUR])
    restored = await store.deletion.restore(changed, quota=1000, records=later(3))
    assert [restored.modified_at] == await find() == [NOW + 3 * HOUR]
    assert await find(deleted=True) == []


async def test_a_renewal_of_another_version_is_not_replaced(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add_generated(store, scope)
    await add_next(store, certificate)
    for stale in (certificate, a_certificate(scope), replace(certificate, version=2, tenant="other")):
        with pytest.raises(ModifiedMeanwhile):
            await store.attributes.set_renewal(stale, a_renewal(failures=9), a_spec(), records=beside(stale))
    assert not_none(await store.certificates.find("acme", certificate.id)).renewal == certificate.renewal


async def test_what_was_read_before_a_switch_does_not_overrule_it(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add_generated(store, scope)
    off = a_renewal(automatic=False, next_attempt_at=None)
    switched = await store.attributes.set_renewal(certificate, off, a_spec(), records=beside(certificate))
    with pytest.raises(ModifiedMeanwhile):
        await store.attributes.set_renewal(certificate, a_renewal(failures=1), a_spec(), records=beside(certificate))
    with pytest.raises(ModifiedMeanwhile):
        await add_next(store, certificate)
    assert await store.certificates.find("acme", certificate.id) == switched
    replaced = await add_next(store, certificate, spec=None, renewal=None)
    assert not_none(await store.certificates.find("acme", certificate.id)).version == replaced.version == 2


async def test_a_revoked_certificate_is_marked_and_its_serial_number_listed(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add_generated(store, scope)
    revoked = a_revoked(certificate, revoked_at=NOW + DAY)
    changed = await store.attributes.set_revocation(certificate, revoked, records=beside(certificate, AuditAction.REVOKED))
    assert changed == replace(certificate, revocation=Revocation(at=NOW + DAY, reason=revoked.reason), modified_at=NOW + DAY)
    assert await store.certificates.find("acme", certificate.id) == changed
    assert await listed(store, since=NOW) == (revoked,)
    assert await store.revocations.find(revoked.serial_number) == revoked
    assert await store.revocations.find("beef") is None
    assert await store.read_audit() == [an_audit(certificate, AuditAction.REVOKED)]


async def test_what_is_revoked_already_or_has_another_version_is_not_revoked(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add_generated(store, scope)
    twice = await asyncio.gather(
        *(outcome(store.attributes.set_revocation(certificate, a_revoked(certificate), records=beside(certificate))) for _ in range(2))
    )
    assert sorted(twice, key=str) == sorted([type(None), ModifiedMeanwhile], key=str)
    stale = replace(certificate, version=2)
    with pytest.raises(ModifiedMeanwhile):
        await store.attributes.set_revocation(stale, a_revoked(stale), records=beside(stale))
    assert len(await listed(store, since=NOW)) == len(await store.read_audit()) == 1


async def test_a_serial_number_that_was_rolled_back_to_is_revoked_once(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add_generated(store, scope)
    revoked = a_revoked(certificate)
    await store.attributes.set_revocation(certificate, revoked, records=beside(certificate))
    following = await add_next(store, certificate, revocation=None)
    again = replace(revoked, version=2, revoked_at=NOW + DAY)
    changed = await store.attributes.set_revocation(following, again, records=beside(following))
    assert not_none(changed.revocation).at == NOW + DAY
    assert await listed(store, since=NOW) == (revoked,)


async def listed(store: Store, *, since: datetime) -> tuple[RevokedSerial, ...]:
    return (await store.revocations.load_snapshot(not_expired_before=since)).revoked


async def test_expired_certificates_leave_the_list_of_revoked_ones_after_their_last_second(store: Store) -> None:
    scope = await add_scope(store)
    for serial_number, not_after in (("0b", NOW), ("0a", NOW + DAY), ("0c", NOW - SECOND)):
        certificate = await add_generated(store, scope)
        revoked = a_revoked(certificate, serial_number=serial_number, not_after=not_after)
        await store.attributes.set_revocation(certificate, revoked, records=beside(certificate))
    assert [revoked.serial_number for revoked in await listed(store, since=NOW)] == ["0a", "0b"]


def a_list(snapshot: RevocationSnapshot, **changes: Any) -> RevocationList:
    """Return the next list."""
    made = RevocationList(number=snapshot.number + 1, der=b"list", this_update=NOW, next_update=NOW + DAY, revoked_count=snapshot.count)
    return replace(made, **changes)


async def test_of_lists_that_follow_the_same_one_the_first_is_published_and_the_others_are_not(store: Store) -> None:
    for _ in range(3):
        snapshot = await store.revocations.load_snapshot(not_expired_before=NOW)
        lists = [a_list(snapshot, der=bytes([number])) for number in range(5)]
        published = await asyncio.gather(*(store.revocations.publish(one, after=snapshot.number) for one in lists))
        assert published.count(True) == 1
        latest = lists[published.index(True)]
        assert await store.revocations.find_list() == latest
        assert await store.revocations.is_latest(latest)
        assert (await store.revocations.load_snapshot(not_expired_before=NOW)).number == latest.number


async def test_a_list_is_the_latest_until_another_one_is_published_or_a_serial_number_is_revoked(store: Store) -> None:
    scope = await add_scope(store)
    snapshot = await store.revocations.load_snapshot(not_expired_before=NOW)
    first = a_list(snapshot)
    assert await store.revocations.publish(first, after=snapshot.number)
    certificate = await add_generated(store, scope)
    revoked = a_revoked(certificate, not_after=NOW - DAY)
    await store.attributes.set_revocation(certificate, revoked, records=beside(certificate))
    assert not await store.revocations.is_latest(first)
    later = await store.revocations.load_snapshot(not_expired_before=NOW)
    assert (later.number, later.count, later.revoked) == (first.number, snapshot.count + 1, ())
    second = a_list(later)
    assert await store.revocations.publish(second, after=first.number)
    assert await store.revocations.is_latest(second)
    assert not await store.revocations.is_latest(replace(first, revoked_count=later.count))
    assert not await store.revocations.publish(a_list(snapshot), after=snapshot.number)


# ------------------------------------------------------------------ deletion


async def test_a_deleted_certificate_is_in_no_list_and_cannot_be_changed(store: Store) -> None:
    scope = await add_scope(store)
    certificate, other = await add_generated(store, scope), await add(store, scope)
    await remove(store, certificate, at=NOW)
    assert await store.certificates.find("acme", certificate.id) is None
    assert await store.certificates.find_by_name("acme", scope.id, certificate.name) is None
    assert (await store.certificates.list(a_query(scope))).items == (other,)
    assert await store.certificates.count(a_query(scope)) == 1
    assert not_none(await store.scopes.find("acme", scope.id)).certificate_count == 1
    assert await store.renewals.claim_due(now=NOW, lease=LEASE, limit=9) == ()
    for call in (
        remove(store, certificate),
        store.attributes.set_labels(certificate, (), at=NOW, records=beside(certificate)),
        store.attributes.set_contents(certificate, some_contents(), records=beside(certificate)),
    ):
        with pytest.raises(NotFound):
            await call
    for call in (
        store.attributes.set_renewal(certificate, a_renewal(), a_spec(), records=beside(certificate)),
        store.attributes.set_revocation(certificate, a_revoked(certificate), records=beside(certificate)),
        add_next(store, certificate),
    ):
        with pytest.raises(ModifiedMeanwhile):
            await call
    assert await store.read_audit() == [an_audit(certificate, AuditAction.DELETED)]


async def test_deleted_certificates_are_listed_by_themselves(store: Store) -> None:
    scope, other = await add_scope(store), await add_scope(store)
    deleted = [await add(store, one, name=f"{name}.pem") for one, name in ((scope, "b"), (scope, "a"), (other, "c"))]
    await add(store, scope, name="stays.pem")
    for certificate in deleted:
        await remove(store, certificate, at=NOW)
    query = a_query(scope, deleted=True, limit=1)
    page = await store.certificates.list(query)
    assert page.items == (replace(deleted[1], deleted_at=NOW),)
    assert page.has_next
    assert await store.certificates.count(query) == 2
    assert await store.certificates.count(replace(query, filter=replace(query.filter, name_contains="b."))) == 1
    assert await names(store, a_query(scope, other, deleted=True)) == ["a.pem", "b.pem", "c.pem"]


async def test_it_is_said_when_the_last_certificate_of_a_name_was_deleted(store: Store) -> None:
    scope, other = await add_scope(store), await add_scope(store)
    for days in (3, 2):
        await remove(store, await add(store, scope, name="again.pem"), at=NOW - days * DAY)
    await remove(store, await add(store, other, name="Again.pem"), at=NOW - DAY)
    await remove(store, await add(store, other, name="early.pem"), at=NOW - 10 * DAY)
    await remove(store, await add(store, other, name="back.pem"), at=NOW - DAY)
    await add(store, scope, name="kept.pem")
    names = ("again.pem", "early.pem", "kept.pem", "none.pem", "\ud800")
    asked = {(one, name) for one in (scope.id, other.id, "\ud800") for name in names}

    found = await store.deletion.find_deletions("acme", asked, deleted_after=NOW - 10 * DAY)

    assert found == {(scope.id, "again.pem"): NOW - 2 * DAY}
    earlier = await store.deletion.find_deletions("acme", asked, deleted_after=NOW - 11 * DAY)
    assert earlier == {**found, (other.id, "early.pem"): NOW - 10 * DAY}
    assert await store.deletion.find_deletions("other", asked, deleted_after=NOW - 11 * DAY) == {}
    assert await store.deletion.find_deletions("acme", set(), deleted_after=NOW - 11 * DAY) == {}


async def test_a_deleted_certificate_is_found_by_its_tenant_until_it_is_purged(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add_generated(store, scope)
    assert await store.deletion.find_deleted("acme", certificate.id) is None
    await remove(store, certificate, at=NOW)
    assert await store.deletion.find_deleted("acme", certificate.id) == replace(certificate, deleted_at=NOW)
    for tenant, text in (("other", certificate.id), ("acme", new_certificate_id(scope.id)), ("acme", ""), ("acme", "\ud800")):
        assert await store.deletion.find_deleted(tenant, text) is None
    await store.deletion.purge(deleted_before=NOW + DAY, limit=10, records=purging)
    assert await store.deletion.find_deleted("acme", certificate.id) is None


async def test_a_restored_certificate_is_as_it_was(store: Store) -> None:
    scope = await add_scope(store)
    first = await add_generated(store, scope, labels=(Label(key="env", values=()),), facts=SearchFacts(subjects=("CN=A",)))
    certificate = await add_next(store, first)
    await remove(store, certificate)
    restored = await restore(store, not_none(await store.deletion.find_deleted("acme", certificate.id)))
    assert restored == replace(certificate, facts=SearchFacts(), modified_at=NOW)  # at which it was restored
    assert await store.certificates.find("acme", certificate.id) == restored
    assert await store.deletion.find_deleted("acme", certificate.id) is None
    assert await store.certificates.find_by_name("acme", scope.id, certificate.name) == restored
    assert (await store.certificates.list(a_query(scope))).items == (restored,)
    assert not_none(await store.scopes.find("acme", scope.id)).certificate_count == 1
    assert await store.versions.load_contents(restored, 1) == some_contents()
    assert [version.number for version in (await store.versions.list_versions([restored]))[0]] == [2, 1]
    actions = [record.action for record in await store.read_audit()]
    assert actions == [AuditAction.RENEWED, AuditAction.DELETED, AuditAction.RESTORED]
    assert len(await store.renewals.claim_due(now=NOW, lease=LEASE, limit=9)) == 1


async def test_a_name_that_is_taken_meanwhile_keeps_a_certificate_deleted(store: Store) -> None:
    scope = await add_scope(store)
    deleted = await add(store, scope, name="a.pem")
    await remove(store, deleted)
    present = await add(store, scope, name="a.pem")
    with pytest.raises(NameTaken):
        await restore(store, deleted)
    await remove(store, present)
    assert await store.certificates.count(a_query(scope, deleted=True)) == 2
    assert not_none(await store.scopes.find("acme", scope.id)).certificate_count == 0
    assert (await restore(store, present)).id == present.id


async def test_a_full_scope_takes_no_restored_certificate(store: Store) -> None:
    scope = await add_scope(store)
    deleted = await add(store, scope)
    await remove(store, deleted)
    await add(store, scope)
    with pytest.raises(QuotaExceeded):
        await restore(store, deleted, quota=1)
    assert not_none(await store.scopes.find("acme", scope.id)).certificate_count == 1
    await restore(store, deleted, quota=2)


async def test_what_is_not_deleted_is_not_restored(store: Store) -> None:
    scope = await add_scope(store)
    present, deleted = await add(store, scope), await add(store, scope)
    await remove(store, deleted)
    for certificate in (present, a_certificate(scope), replace(deleted, tenant="other")):
        with pytest.raises(NotFound):
            await restore(store, certificate)
    outcomes = await asyncio.gather(*(outcome(restore(store, deleted)) for _ in range(4)))
    assert (outcomes.count(type(None)), outcomes.count(NotFound)) == (1, 3)
    assert not_none(await store.scopes.find("acme", scope.id)).certificate_count == 2


async def test_a_scope_of_deleted_certificates_can_be_removed_and_takes_them_along(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add(store, scope)
    await remove(store, certificate)
    await store.scopes.remove("acme", scope.id, records=beside(scope))
    assert await store.deletion.find_deleted("acme", certificate.id) is None
    with pytest.raises(NotFound):
        await restore(store, certificate)
    assert await store.deletion.purge(deleted_before=NOW + SECOND, limit=10, records=purging) == 1


async def test_a_scope_that_is_removed_while_a_certificate_is_restored_never_loses_it(store: Store) -> None:
    for _ in range(10):
        scope = await add_scope(store)
        certificate = await add(store, scope)
        await remove(store, certificate)
        restored, removed = await asyncio.gather(
            outcome(restore(store, certificate)), outcome(store.scopes.remove("acme", scope.id, records=beside(scope)))
        )
        assert (restored is type(None)) != (removed is type(None))
        assert (await store.certificates.find("acme", certificate.id) is None) == (removed is type(None))


async def test_a_purge_removes_what_was_deleted_before_for_good_oldest_first(store: Store) -> None:
    scope = await add_scope(store)
    other = await add_scope(store, tenant="other")
    late, early, soon = await add(store, scope), await add(store, other), await add(store, scope)
    certificate = await add_next(store, await add(store, scope))
    for one, at in ((late, NOW), (early, NOW - 3 * DAY), (certificate, NOW - 2 * DAY), (soon, NOW - DAY)):
        await remove(store, one, at=at)
    assert await store.deletion.purge(deleted_before=NOW, limit=2, records=purging) == 2
    assert await store.deletion.find_deleted("acme", soon.id) is not None
    assert await store.deletion.find_deleted("other", early.id) is None
    assert (await store.versions.list_versions([certificate]))[0] == ()
    for number in (1, 2):
        for call in (store.versions.load_octets(certificate, number), store.versions.load_contents(certificate, number)):
            with pytest.raises(NotFound):
                await call
    assert await store.deletion.purge(deleted_before=NOW, limit=2, records=purging) == 1
    assert await store.deletion.purge(deleted_before=NOW, limit=2, records=purging) == 0
    assert await store.versions.load_octets(late) is not None
    assert len(await store.read_audit()) == 8
    with pytest.raises(NotFound):
        await restore(store, certificate)


async def test_a_certificate_is_either_purged_or_restored(store: Store) -> None:
    scope = await add_scope(store)
    for _ in range(10):
        certificate = await add_next(store, await add(store, scope))
        await remove(store, certificate)
        restored, purged = await asyncio.gather(
            outcome(restore(store, certificate)), store.deletion.purge(deleted_before=NOW + DAY, limit=10, records=purging)
        )
        assert (restored, purged) in ((type(None), 0), (NotFound, 1))
        recorded = [record.action for record in await store.read_audit() if record.noun_id == certificate.id]
        assert recorded.count(AuditAction.PURGED) == purged
        if restored is type(None):
            assert await store.versions.load_contents(certificate, 1) == some_contents()
            assert await store.versions.load_octets(certificate) is not None
            await remove(store, certificate)
            assert await store.deletion.purge(deleted_before=NOW + DAY, limit=10, records=purging) == 1
        assert (await store.versions.list_versions([certificate]))[0] == ()
    assert not_none(await store.scopes.find("acme", scope.id)).certificate_count == 0


# ------------------------------------------------------------------ what is due


async def test_what_is_due_is_claimed_earliest_first(store: Store) -> None:
    scope, other = await add_scope(store), await add_scope(store, tenant="other")
    later = await add(store, scope, spec=a_spec(), renewal=a_renewal(next_attempt_at=NOW + timedelta(milliseconds=1)))
    now = await add_generated(store, scope)
    earlier = await add(store, other, spec=a_spec(), renewal=a_renewal(next_attempt_at=NOW - DAY))
    await add(store, scope, spec=a_spec(), renewal=a_renewal(automatic=False, next_attempt_at=None))
    await add(store, scope)
    assert await store.renewals.claim_due(now=NOW, lease=LEASE, limit=1) == (earlier,)
    assert await store.renewals.claim_due(now=NOW, lease=LEASE, limit=9) == (now,)
    assert await store.renewals.claim_due(now=NOW, lease=LEASE, limit=9) == ()
    assert await store.renewals.claim_due(now=NOW + DAY, lease=LEASE, limit=9) == (later,)


async def test_a_claim_ends_with_its_lease_or_when_the_certificate_is_changed(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add_generated(store, scope)
    short = timedelta(milliseconds=300)
    assert await store.renewals.claim_due(now=NOW, lease=short, limit=9) == (certificate,)
    assert await store.renewals.claim_due(now=NOW + 9 * DAY, lease=short, limit=9) == ()
    await asyncio.sleep(0.4)
    assert await store.renewals.claim_due(now=NOW, lease=LEASE, limit=9) == (certificate,)
    changed = await store.attributes.set_renewal(certificate, a_renewal(failures=1), a_spec(), records=beside(certificate))
    assert await store.renewals.claim_due(now=NOW, lease=LEASE, limit=9) == (changed,)
    following = await add_next(store, changed)
    assert await store.renewals.claim_due(now=NOW, lease=LEASE, limit=9) == (following,)


async def test_a_claim_changes_nothing_that_is_seen(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add_generated(store, scope)
    await store.renewals.claim_due(now=NOW, lease=LEASE, limit=9)
    assert await store.certificates.find("acme", certificate.id) == certificate
    await remove(store, certificate)
    restored = await restore(store, certificate)
    assert await store.renewals.claim_due(now=NOW, lease=LEASE, limit=9) == (restored,)


async def test_a_frozen_holder_of_a_claim_cannot_renew_what_another_one_renewed(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add_generated(store, scope)
    (frozen,) = await store.renewals.claim_due(now=NOW, lease=timedelta(0), limit=9)
    (other,) = await store.renewals.claim_due(now=NOW, lease=LEASE, limit=9)
    assert frozen == other == certificate
    await add_next(store, other)
    with pytest.raises(ModifiedMeanwhile):
        await add_next(store, frozen)
    assert len((await store.versions.list_versions([certificate]))[0]) == 2


async def test_of_four_tasks_that_claim_sixty_each_gets_its_own(store: Store) -> None:
    scope = await add_scope(store)
    stored = {(await add_generated(store, scope)).id for _ in range(60)}

    async def claim_all() -> list[str]:
        claimed = []
        while due := await store.renewals.claim_due(now=NOW, lease=LEASE, limit=8):
            claimed += [certificate.id for certificate in due]
        return claimed

    claimed = [one for share in await asyncio.gather(*(claim_all() for _ in range(4))) for one in share]
    assert len(claimed) == 60
    assert set(claimed) == stored
