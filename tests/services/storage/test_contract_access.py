"""What every repository of service keys, tenants and subscriptions does, in memory and in MongoDB by either driver."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.errors import NotFound, QuotaExceeded, SubscriptionTaken, TenantTaken
from services.model.access import FIRST_TENANT, ServiceKey, Subscription, Tenant, TenantStatus
from services.model.caller import Right
from services.model.lifecycle import AuditAction, AuditNoun
from services.model.query import Direction, Page, Position
from services.model.scope import ScopeLevel
from services.storage.mongo.database import Database
from services.storage.mongo.service_keys import MongoServiceKeys
from tests.services.storage.examples import DAY, NOW, a_service_key, a_subscription, a_tenant
from tests.services.storage.steps import add_scope, an_audit, beside, outcome
from tests.services.storage.stores import Store

MILLISECOND, SECOND = timedelta(milliseconds=1), timedelta(seconds=1)
NO_TEXT = ("", "key_", "sub_", "\ud800", "key_\0", "scp_x")


async def add_key(store: Store, *, quota: int = 10, **changes: Any) -> ServiceKey:
    key = a_service_key(**changes)
    await store.service_keys.add(key, quota=quota, records=beside(key, AuditAction.CREATED))
    return key


async def add_tenant(store: Store, **changes: Any) -> Tenant:
    tenant = a_tenant(**changes)
    await store.tenants.add(tenant, records=beside(tenant, AuditAction.CREATED))
    return tenant


async def add_subscription(store: Store, **changes: Any) -> Subscription:
    subscription = a_subscription(**changes)
    await store.subscriptions.add(subscription, records=beside(subscription, AuditAction.CREATED))
    return subscription


async def page_through(read: Callable[..., Awaitable[Page[Any]]], **arguments: Any) -> list[Any]:
    """Return all, read two at a time."""
    found: list[Any] = []
    after: Position | None = None
    while True:
        page = await read(after=after, limit=2, **arguments)
        assert len(page.items) <= 2
        found += page.items
        if not page.has_next:
            return found
        assert len(page.items) == 2
        after = Position(value=found[-1].created_at, id=found[-1].id)


def by_age(nouns: list[Any]) -> list[Any]:
    return sorted(nouns, key=lambda noun: (noun.created_at, noun.id))


# ------------------------------------------------------------------ scopes by their names


async def test_a_scope_is_found_by_its_names(store: Store) -> None:
    subaccount = await add_scope(store, subaccount="one")
    instance = await add_scope(store, subaccount="one", service_instance="orders", level=ScopeLevel.SERVICE_INSTANCE)
    await add_scope(store, subaccount="one", tenant="other")
    assert await store.scopes.find_named("acme", "one", None) == subaccount
    assert await store.scopes.find_named("acme", "one", "orders") == instance
    for names in (
        ("acme", "One", None),
        ("acme", "one", "others"),
        ("acme", "\ud800", None),
        ("acme", "one", "\ud800"),
        ("no", "one", None),
    ):
        assert await store.scopes.find_named(*names) is None


# ------------------------------------------------------------------ service keys


async def test_a_service_key_is_found_as_it_was_stored(store: Store) -> None:
    key = await add_key(store, service_instance="orders", instance_scope_id="scp_1", last_used_at=NOW)
    assert await store.service_keys.find("acme", key.id) == key
    assert await store.service_keys.find_by_client(key.client_id) == key
    assert await store.read_audit(AuditNoun.SERVICE_KEY) == [an_audit(key, AuditAction.CREATED)]


async def test_a_service_key_of_another_tenant_does_not_exist(store: Store) -> None:
    key = await add_key(store)
    assert await store.service_keys.find("other", key.id) is None
    assert (await store.service_keys.list("other", after=None, limit=9)).items == ()
    assert await store.service_keys.count("other") == 0
    with pytest.raises(NotFound):
        await store.service_keys.remove("other", key.id, records=beside(key))
    assert await store.service_keys.find("acme", key.id) == key


async def test_service_keys_of_many_ids_are_found_at_once(store: Store) -> None:
    keys = [await add_key(store) for _ in range(3)]
    found = await store.service_keys.find_many("acme", [keys[2].id, *NO_TEXT, keys[0].id, keys[2].id])
    assert by_age(found) == by_age([keys[0], keys[2]])
    assert await store.service_keys.find_many("other", [keys[0].id]) == await store.service_keys.find_many("acme", []) == []


async def test_what_is_no_service_key_is_not_found(store: Store) -> None:
    key = await add_key(store)
    for text in (*NO_TEXT, key.client_id, key.id.upper()):
        assert await store.service_keys.find("acme", text) is None
    for text in (*NO_TEXT, key.id, key.client_id.upper(), key.client_id[:-1]):
        assert await store.service_keys.find_by_client(text) is None


@pytest.mark.parametrize("direction", Direction)
async def test_service_keys_are_listed_by_their_age_page_by_page(store: Store, direction: Direction) -> None:
    keys = by_age([await add_key(store, created_at=NOW + at * MILLISECOND) for at in (3, 1, 1, 2, 2)])
    await add_key(store, tenant="other")
    found = await page_through(lambda **page: store.service_keys.list("acme", direction=direction, **page))
    assert found == (keys if direction is Direction.ASC else keys[::-1])
    assert await store.service_keys.count("acme") == 5


async def test_a_tenant_has_no_more_service_keys_than_its_quota(store: Store) -> None:
    await add_key(store, tenant="other")
    for _ in range(2):
        await add_key(store, quota=2)
    with pytest.raises(QuotaExceeded, match="already has 2 service keys"):
        await add_key(store, quota=2)
    assert await store.service_keys.count("acme") == 2
    assert len(await store.read_audit(AuditNoun.SERVICE_KEY)) == 3


async def test_a_removed_service_key_is_gone_and_that_is_recorded(store: Store) -> None:
    key, other = await add_key(store), await add_key(store)
    await store.service_keys.remove("acme", key.id, records=beside(key, AuditAction.DELETED))
    assert await store.service_keys.find_by_client(key.client_id) is None
    assert await store.service_keys.find("acme", other.id) == other
    assert (await store.read_audit(AuditNoun.SERVICE_KEY))[-1] == an_audit(key, AuditAction.DELETED)
    assert await outcome(store.service_keys.remove("acme", key.id, records=beside(key))) is NotFound
    assert len(await store.read_audit(AuditNoun.SERVICE_KEY)) == 3


async def test_the_last_use_is_noted_once_a_minute(store: Store) -> None:
    key = await add_key(store)

    async def use(at: Any, read: ServiceKey = key) -> Any:
        await store.service_keys.note_use(read, at)
        found = await store.service_keys.find("acme", key.id)
        assert found is not None
        return found.last_used_at

    assert await use(NOW) == NOW
    assert await use(NOW + 59 * SECOND) == NOW
    assert await use(NOW - DAY) == NOW  # the clock was set back
    assert await use(NOW + 60 * SECOND) == NOW + 60 * SECOND
    assert await use(NOW + 119 * SECOND, replace(key, last_used_at=NOW + 60 * SECOND)) == NOW + 60 * SECOND
    assert await use(NOW + 120 * SECOND, replace(key, last_used_at=NOW + 60 * SECOND)) == NOW + 120 * SECOND


async def test_a_service_key_that_was_used_a_moment_ago_is_not_written(database: Database) -> None:
    keys, key = MongoServiceKeys(database), a_service_key(last_used_at=NOW)
    await keys.add(key, quota=9, records=beside(key))
    await database.service_keys.update_one({"_id": key.id}, {"$set": {"last_used_at": None}})
    await keys.note_use(key, NOW + 59 * SECOND)  # as nothing is asked, it is not seen that this is not so
    found = await keys.find("acme", key.id)
    assert found is not None
    assert found.last_used_at is None


async def test_using_a_removed_service_key_does_not_bring_it_back(store: Store) -> None:
    key = await add_key(store)
    await store.service_keys.remove("acme", key.id, records=beside(key))
    await store.service_keys.note_use(key, NOW)
    assert await store.service_keys.find("acme", key.id) is None


async def test_two_service_keys_of_one_client_id_cannot_be(database: Database) -> None:
    keys, key = MongoServiceKeys(database), a_service_key()
    await keys.add(key, quota=9, records=beside(key))
    again = a_service_key(client_id=key.client_id, tenant="other")
    with pytest.raises(Exception, match="duplicate key"):
        await keys.add(again, quota=9, records=beside(again))


def test_a_secret_is_not_shown() -> None:
    key = a_service_key()
    assert str(key.secret_sha256) not in repr(key)
    assert Right.ACCESS_ADMIN in key.rights


# ------------------------------------------------------------------ tenants


async def test_a_tenant_is_found_by_its_id_and_its_subdomain(store: Store) -> None:
    tenant = await add_tenant(store)
    assert await store.tenants.find(tenant.id) == tenant
    assert await store.tenants.find_by_subdomain(tenant.subdomain) == tenant
    for text in (*NO_TEXT, tenant.id.upper()):
        assert await store.tenants.find(text) is None
        assert await store.tenants.find_by_subdomain(text) is None
    assert await store.tenants.find(tenant.subdomain) is None
    assert await store.tenants.find_by_subdomain(tenant.id) is None
    assert await store.read_audit(AuditNoun.TENANT) == [an_audit(tenant, AuditAction.CREATED)]


async def test_the_first_tenant_is_always_there(store: Store) -> None:
    assert await store.tenants.find("default") == FIRST_TENANT
    assert await store.tenants.find_by_subdomain("default") == FIRST_TENANT
    assert await store.tenants.count() == 1
    assert (await store.tenants.list(after=None, limit=1)) == Page(items=(FIRST_TENANT,), has_next=False)
    for taken in ({"id": "default"}, {"subdomain": "default"}):
        assert await outcome(add_tenant(store, **taken)) is TenantTaken
    assert await outcome(store.tenants.set_status("default", TenantStatus.SUSPENDED, records=beside(FIRST_TENANT))) is NotFound
    assert await store.tenants.find("default") == FIRST_TENANT
    assert await store.read_audit(AuditNoun.TENANT) == []


async def test_neither_an_id_nor_a_subdomain_is_used_twice(store: Store) -> None:
    tenant = await add_tenant(store)
    for taken in ({"id": tenant.id}, {"subdomain": tenant.subdomain}):
        assert await outcome(add_tenant(store, **taken)) is TenantTaken
    assert await store.tenants.count() == 2
    assert len(await store.read_audit(AuditNoun.TENANT)) == 1


@pytest.mark.parametrize("more", [(3, 1, 1, 2, 2), (1, 2), (1,), (1, 2, 3)])
@pytest.mark.parametrize("direction", Direction)
async def test_tenants_are_listed_by_their_age_page_by_page(store: Store, direction: Direction, more: tuple[int, ...]) -> None:
    tenants = by_age([FIRST_TENANT, *[await add_tenant(store, created_at=NOW + at * MILLISECOND) for at in more]])
    found = await page_through(lambda **page: store.tenants.list(direction=direction, **page))
    assert found == (tenants if direction is Direction.ASC else tenants[::-1])
    assert await store.tenants.count() == len(tenants)
    ahead = Position(value=FIRST_TENANT.created_at - DAY, id="a")
    page = await store.tenants.list(after=ahead, limit=9, direction=direction)
    assert list(page.items) == (tenants if direction is Direction.ASC else [])


async def test_a_tenant_is_suspended_and_resumed(store: Store) -> None:
    tenant, other = await add_tenant(store), await add_tenant(store)
    for status, action in ((TenantStatus.SUSPENDED, AuditAction.SUSPENDED), (TenantStatus.ACTIVE, AuditAction.RESUMED)):
        await store.tenants.set_status(tenant.id, status, records=beside(tenant, action))
        assert await store.tenants.find(tenant.id) == replace(tenant, status=status)
        assert await store.tenants.find(other.id) == other
        assert (await store.read_audit(AuditNoun.TENANT))[-1] == an_audit(tenant, action)
    assert await outcome(store.tenants.set_status("none", TenantStatus.ACTIVE, records=beside(tenant))) is NotFound
    assert len(await store.read_audit(AuditNoun.TENANT)) == 4


# ------------------------------------------------------------------ subscriptions


async def test_a_subscription_is_found_by_its_id_and_between_its_tenants(store: Store) -> None:
    one, _ = await add_subscription(store, subscriber="one"), await add_subscription(store, subscriber="two")
    assert await store.subscriptions.find(one.id) == one
    assert await store.subscriptions.find_between("acme", "one") == one
    for pair in (("one", "acme"), ("acme", "three"), ("two", "one")):
        assert await store.subscriptions.find_between(*pair) is None
    for text in NO_TEXT:
        assert await store.subscriptions.find(text) is None
    assert (await store.read_audit(AuditNoun.SUBSCRIPTION))[0] == an_audit(one, AuditAction.CREATED)


async def test_a_tenant_is_subscribed_to_a_provider_once(store: Store) -> None:
    one = await add_subscription(store, subscriber="one")
    assert await outcome(add_subscription(store, subscriber="one", subaccount="other")) is SubscriptionTaken
    await add_subscription(store, provider="two", subscriber="one")
    await add_subscription(store, provider="one", subscriber="acme")
    assert await store.subscriptions.find_between("acme", "one") == one
    assert len(await store.read_audit(AuditNoun.SUBSCRIPTION)) == 3


@pytest.mark.parametrize("direction", Direction)
async def test_subscriptions_are_listed_by_their_age_page_by_page(store: Store, direction: Direction) -> None:
    given = [await add_subscription(store, created_at=NOW + at * MILLISECOND) for at in (3, 1, 1)]
    taken = [await add_subscription(store, provider="x", subscriber="acme", created_at=NOW + at * MILLISECOND) for at in (2,)]
    other = [await add_subscription(store, provider="x", created_at=NOW)]
    for of, expected in (("acme", [*given, *taken]), ("x", [*taken, *other]), ("y", [])):
        found = await page_through(lambda of=of, **page: store.subscriptions.list(of, direction=direction, **page))
        assert found == (by_age(expected) if direction is Direction.ASC else by_age(expected)[::-1])
        assert await store.subscriptions.count(of) == len(expected)


async def test_a_removed_subscription_is_gone_and_that_is_recorded(store: Store) -> None:
    one, other = await add_subscription(store), await add_subscription(store)
    await store.subscriptions.remove(one.id, records=beside(one, AuditAction.DELETED))
    assert await store.subscriptions.find_between("acme", one.subscriber) is None
    assert await store.subscriptions.find(other.id) == other
    assert (await store.read_audit(AuditNoun.SUBSCRIPTION))[-1] == an_audit(one, AuditAction.DELETED)
    assert await outcome(store.subscriptions.remove(one.id, records=beside(one))) is NotFound
    assert len(await store.read_audit(AuditNoun.SUBSCRIPTION)) == 3
