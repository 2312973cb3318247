"""What every repository of destinations and fragments does, in memory and in MongoDB by either driver."""

import asyncio
from collections import Counter
from dataclasses import replace
from typing import Any

import pytest

from services.errors import ModifiedMeanwhile, NameTaken, NotFound, QuotaExceeded, ScopeNotEmpty
from services.model.certificate import Label
from services.model.destination import (
    Configuration,
    ConfigurationFilter,
    ConfigurationKind,
    ConfigurationQuery,
    DestinationType,
    NamingQuery,
    Property,
    Reference,
)
from services.model.lifecycle import AuditAction, AuditNoun
from services.model.query import Direction, LabelFilter, Position
from services.model.scope import Scope
from tests.presence import not_none
from tests.services.storage.examples import DAY, NOW, a_configuration, a_scope, some_octets
from tests.services.storage.steps import add_configuration, add_scope, an_audit, beside, outcome
from tests.services.storage.stores import Store

DESTINATION, FRAGMENT = ConfigurationKind
NOUNS = {DESTINATION: AuditNoun.DESTINATION, FRAGMENT: AuditNoun.FRAGMENT}
NO_TEXT = ("", "dst_", "frg_", "\ud800", "dst_\0", "scp_x", "crt_x_y")


def a_query(*scopes: Scope, kind: ConfigurationKind = DESTINATION, **changes: Any) -> ConfigurationQuery:
    """Ask for the first hundred of these scopes; without scopes of all of the tenant."""
    query = ConfigurationQuery(tenant="acme", kind=kind, scope_ids=tuple(scope.id for scope in scopes) or None, limit=100)
    return replace(query, **changes)


def replaced(configuration: Configuration, **changes: Any) -> Configuration:
    """Return it as its next version makes it."""
    return replace(configuration, version=configuration.version + 1, modified_at=NOW + DAY, secrets=some_octets(), **changes)


async def names(store: Store, query: ConfigurationQuery) -> list[str]:
    """Return the names on the first page."""
    return [one.name for one in (await store.configurations.list(query)).items]


async def counts(store: Store, scope: Scope) -> tuple[int, int, int]:
    """Return how many certificates, destinations and fragments the scope says that it holds."""
    found = not_none(await store.scopes.find(scope.tenant, scope.id))
    return found.certificate_count, found.destination_count, found.fragment_count


# ------------------------------------------------------------------ one


@pytest.mark.parametrize("kind", ConfigurationKind)
@pytest.mark.parametrize(
    "changes",
    [{}, {"secrets": None, "secret_names": (), "references": (), "labels": (), "properties": ()}],
    ids=["everything", "nothing"],
)
async def test_it_is_found_as_it_was_stored(store: Store, kind: ConfigurationKind, changes: dict[str, Any]) -> None:
    scope = await add_scope(store)
    stored = await add_configuration(store, scope, kind, **changes)
    assert await store.configurations.find("acme", stored.id) == stored
    assert await store.configurations.find_named("acme", kind, scope_ids=[scope.id], names=[stored.name]) == [stored]
    assert await store.read_audit(NOUNS[kind]) == [an_audit(stored, AuditAction.CREATED)]


async def test_what_is_no_id_is_not_found(store: Store) -> None:
    stored = await add_configuration(store, await add_scope(store))
    for text in (*NO_TEXT, stored.id.upper(), stored.id.replace("dst", "frg"), stored.name):
        assert await store.configurations.find("acme", text) is None


async def test_one_of_another_tenant_does_not_exist(store: Store) -> None:
    scope = await add_scope(store)
    stored = await add_configuration(store, scope)
    foreign = replace(stored, tenant="other")
    assert await store.configurations.find("other", stored.id) is None
    assert await store.configurations.find_named("other", DESTINATION, scope_ids=[scope.id], names=[stored.name]) == []
    assert await names(store, a_query(scope, tenant="other")) == await names(store, a_query(tenant="other")) == []
    assert await store.configurations.count(a_query(scope, tenant="other")) == 0
    for call in (
        store.configurations.replace(replaced(foreign), records=beside(foreign)),
        store.configurations.set_labels(foreign, (), records=beside(foreign)),
        store.configurations.remove(foreign, records=beside(foreign)),
        add_configuration(store, replace(scope, tenant="other")),
    ):
        with pytest.raises(NotFound):
            await call
    assert await store.configurations.find("acme", stored.id) == stored
    assert await counts(store, scope) == (0, 1, 0)


async def test_it_is_not_added_to_a_scope_that_does_not_exist(store: Store) -> None:
    for kind in ConfigurationKind:
        with pytest.raises(NotFound):
            await add_configuration(store, a_scope(), kind)


async def test_a_name_exists_once_of_each_kind_in_a_scope_and_again_in_another(store: Store) -> None:
    scope, other = await add_scope(store), await add_scope(store)
    for kind in ConfigurationKind:
        await add_configuration(store, scope, kind, name="orders")
        with pytest.raises(NameTaken, match=rf'^The scope already holds a {kind.noun} named "orders"') as caught:
            await add_configuration(store, scope, kind, name="orders")
        assert caught.value.name == "orders"
    await add_configuration(store, other, name="orders")
    await add_configuration(store, scope, name="Orders")
    assert await counts(store, scope) == (0, 2, 1)


@pytest.mark.parametrize("kind", ConfigurationKind)
async def test_a_scope_has_no_more_of_a_kind_than_its_quota(store: Store, kind: ConfigurationKind) -> None:
    scope = await add_scope(store)
    for other in ConfigurationKind:
        first = await add_configuration(store, scope, other, quota=2)
        await add_configuration(store, scope, other, quota=2)
    with pytest.raises(QuotaExceeded, match=rf"^The scope already holds 2 {kind.noun}s, which is its limit") as caught:
        await add_configuration(store, scope, kind, quota=2)
    assert caught.value.limit == 2
    assert await counts(store, scope) == (0, 2, 2)
    (first, _) = (await store.configurations.list(a_query(scope, kind=kind))).items
    await store.configurations.remove(first, records=beside(first))
    await add_configuration(store, scope, kind, quota=2)
    assert await counts(store, scope) == (0, 2, 2)


async def test_of_many_that_are_added_at_once_no_more_than_the_quota_are_kept(store: Store) -> None:
    scope = await add_scope(store)
    outcomes = Counter(await asyncio.gather(*(outcome(add_configuration(store, scope, quota=3)) for _ in range(6))))
    assert outcomes == {type(None): 3, QuotaExceeded: 3}
    assert await counts(store, scope) == (0, 3, 0)


# ------------------------------------------------------------------ changes


async def test_the_next_version_takes_its_place_and_keeps_name_labels_and_creation(store: Store) -> None:
    scope = await add_scope(store)
    stored = await add_configuration(store, scope)
    following = replaced(
        stored,
        type=DestinationType.RFC,
        properties=(Property(name="User", value="x"),),
        secret_names=("clientSecret",),
        references=(Reference(property="TrustStoreLocation", certificate="trust.jks"),),
    )
    sent = replace(following, labels=(), name="another", created_at=NOW + DAY, created_by="bob")
    await store.configurations.replace(sent, records=beside(following, AuditAction.REPLACED))
    assert await store.configurations.find("acme", stored.id) == following
    assert (await store.read_audit(AuditNoun.DESTINATION))[1:] == [an_audit(following, AuditAction.REPLACED)]


async def test_only_the_version_after_the_present_one_is_taken(store: Store) -> None:
    scope = await add_scope(store)
    stored = await add_configuration(store, scope)
    first, second = replaced(stored), replaced(stored)
    await store.configurations.replace(first, records=beside(first))
    for late in (second, replaced(replaced(replaced(stored)))):
        with pytest.raises(ModifiedMeanwhile, match=r"^The destination was changed meanwhile"):
            await store.configurations.replace(late, records=beside(late))
    assert await store.configurations.find("acme", stored.id) == first
    assert len(await store.read_audit(AuditNoun.DESTINATION)) == 2


async def test_of_two_that_replace_at_once_one_is_told(store: Store) -> None:
    scope = await add_scope(store)
    stored = await add_configuration(store, scope)
    wanted = [replaced(stored), replaced(stored)]
    outcomes = await asyncio.gather(*(outcome(store.configurations.replace(one, records=beside(one))) for one in wanted))
    assert Counter(outcomes) == {type(None): 1, ModifiedMeanwhile: 1}
    assert await store.configurations.find("acme", stored.id) == wanted[outcomes.index(type(None))]


async def test_labels_are_replaced_and_nothing_else(store: Store) -> None:
    scope = await add_scope(store)
    stored = await add_configuration(store, scope, FRAGMENT)
    labels = (Label(key="team", values=()), Label(key="a.b", values=("$x",)))
    changed = await store.configurations.set_labels(stored, labels, records=beside(stored, AuditAction.LABELLED))
    assert changed == replace(stored, labels=labels) == await store.configurations.find("acme", stored.id)
    assert (await store.read_audit(AuditNoun.FRAGMENT))[1:] == [an_audit(stored, AuditAction.LABELLED)]


async def test_labels_are_replaced_only_as_they_were_read_if_that_is_asked_for(store: Store) -> None:
    scope = await add_scope(store)
    stored = await add_configuration(store, scope)
    one, other = (Label(key="team", values=("a",)),), (Label(key="team", values=("b",)),)
    changed = await store.configurations.set_labels(stored, one, records=beside(stored), only_unchanged=True)
    assert changed.labels == one
    for late in (stored, replace(changed, tenant="other"), a_configuration(scope)):
        with pytest.raises(ModifiedMeanwhile):
            await store.configurations.set_labels(late, other, records=beside(stored), only_unchanged=True)
    assert not_none(await store.configurations.find("acme", stored.id)).labels == one
    assert len(await store.read_audit(AuditNoun.DESTINATION)) == 2


async def test_labels_that_were_set_since_it_was_read_stay_when_it_is_replaced(store: Store) -> None:
    scope = await add_scope(store)
    stored = await add_configuration(store, scope)
    labels = (Label(key="team", values=("a",)),)
    await store.configurations.set_labels(stored, labels, records=beside(stored))
    await store.configurations.replace(replaced(stored), records=beside(stored))
    assert not_none(await store.configurations.find("acme", stored.id)).labels == labels


async def test_what_is_removed_is_gone_and_its_name_is_free(store: Store) -> None:
    scope = await add_scope(store)
    stored = await add_configuration(store, scope, name="orders")
    await store.configurations.remove(stored, records=beside(stored, AuditAction.DELETED))
    assert await store.configurations.find("acme", stored.id) is None
    assert await counts(store, scope) == (0, 0, 0)
    for call in (
        store.configurations.remove(stored, records=beside(stored)),
        store.configurations.replace(replaced(stored), records=beside(stored)),
        store.configurations.set_labels(stored, (), records=beside(stored)),
    ):
        with pytest.raises(NotFound, match=r"^There is no such destination"):
            await call
    assert await counts(store, scope) == (0, 0, 0)
    assert (await store.read_audit(AuditNoun.DESTINATION))[1:] == [an_audit(stored, AuditAction.DELETED)]
    await add_configuration(store, scope, name="orders")


# ------------------------------------------------------------------ their scope


async def test_a_scope_with_something_in_it_is_not_removed_and_says_what(store: Store) -> None:
    scope = await add_scope(store)
    held = [await add_configuration(store, scope, kind) for kind in (DESTINATION, DESTINATION, FRAGMENT)]
    with pytest.raises(ScopeNotEmpty, match=r"^The scope still holds 2 destinations, 1 fragment; delete them first\.") as caught:
        await store.scopes.remove("acme", scope.id, records=beside(scope))
    assert (caught.value.certificate_count, caught.value.destination_count, caught.value.fragment_count) == (0, 2, 1)
    for one in held[:2]:
        await store.configurations.remove(one, records=beside(one))
    with pytest.raises(ScopeNotEmpty, match=r"^The scope still holds 1 fragment; delete them first\."):
        await store.scopes.remove("acme", scope.id, records=beside(scope))
    await store.configurations.remove(held[2], records=beside(held[2]))
    await store.scopes.remove("acme", scope.id, records=beside(scope))


@pytest.mark.parametrize("kind", ConfigurationKind)
async def test_nothing_is_left_behind_when_a_scope_is_removed_at_the_same_moment(store: Store, kind: ConfigurationKind) -> None:
    for _ in range(5):
        scope = await add_scope(store)
        removing = outcome(store.scopes.remove("acme", scope.id, records=beside(scope)))
        added, removed = await asyncio.gather(outcome(add_configuration(store, scope, kind)), removing)
        assert (added, removed) in [(type(None), ScopeNotEmpty), (NotFound, type(None))]
        assert await store.configurations.count(a_query(scope, kind=kind)) == (added is type(None))
        assert len(await names(store, a_query(scope, kind=kind))) == (added is type(None))


# ------------------------------------------------------------------ by name


async def test_many_are_found_by_name_in_many_scopes(store: Store) -> None:
    one, two, third = [await add_scope(store) for _ in range(3)]
    wanted = [await add_configuration(store, scope, name=name) for scope, name in ((one, "a"), (one, "b"), (two, "a"))]
    for scope, name, kind in ((one, "c", DESTINATION), (third, "a", DESTINATION), (one, "a", FRAGMENT), (two, "A", DESTINATION)):
        await add_configuration(store, scope, kind, name=name)
    found = await store.configurations.find_named("acme", DESTINATION, scope_ids=[two.id, one.id, "\ud800"], names={"a", "b", "\ud800"})
    assert sorted(found, key=lambda one: one.id) == sorted(wanted, key=lambda one: one.id)
    for scope_ids, given in (([], ["a"]), ([one.id], []), ([one.id], ["\ud800"]), (["\ud800"], ["a"])):
        assert await store.configurations.find_named("acme", DESTINATION, scope_ids=scope_ids, names=given) == []


# ------------------------------------------------------------------ lists


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("whole_tenant", [True, False])
async def test_they_are_listed_by_name_page_by_page(store: Store, direction: Direction, whole_tenant: bool) -> None:
    scopes = [await add_scope(store), await add_scope(store)]
    stored = [await add_configuration(store, scopes[at % 2], name=name) for at, name in enumerate(["b", "B", "a", "_", "a-", "a", "Z"])]
    await add_configuration(store, scopes[0], FRAGMENT, name="a")
    await add_configuration(store, await add_scope(store, tenant="other"), name="a")
    expected = [one.id for one in sorted(stored, key=lambda one: (one.name.lower(), one.id), reverse=direction is Direction.DESC)]
    query = a_query(*([] if whole_tenant else scopes), direction=direction, limit=2)
    found: list[str] = []
    while True:
        page = await store.configurations.list(query)
        found += [one.id for one in page.items]
        if not page.has_next:
            break
        assert len(page.items) == 2
        query = replace(query, after=Position(value=page.items[-1].name, id=page.items[-1].id))
    assert found == expected
    assert await store.configurations.count(query) == 7


async def test_a_list_knows_only_its_scopes(store: Store) -> None:
    one, two = await add_scope(store), await add_scope(store)
    await add_configuration(store, one, name="a")
    await add_configuration(store, two, name="b")
    assert await names(store, a_query(two)) == ["b"]
    assert await names(store, a_query(one, two)) == ["a", "b"]
    assert await names(store, a_query(two, scope_ids=(two.id, "\ud800", "scp_x"))) == ["b"]
    assert await store.configurations.count(a_query(two)) == 1
    assert await names(store, a_query(kind=FRAGMENT)) == []


@pytest.mark.parametrize("whole_tenant", [True, False])
@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"name_contains": "ORDERS"}, ["my-orders", "Orders"]),
        ({"name_contains": "-"}, ["my-orders"]),
        ({"name_contains": "dst"}, []),
        ({"name_contains": ".*"}, []),
        ({"name_contains": "\0"}, []),
        ({"name_contains": "\ud800"}, []),
        ({"name_contains": ""}, ["mail", "my-orders", "Orders"]),
        ({"types": (DestinationType.RFC, DestinationType.MAIL)}, ["mail", "my-orders"]),
        ({"labels": (LabelFilter(key="env"),)}, ["my-orders", "Orders"]),
        ({"labels": (LabelFilter(key="env", values=("prod", "none")),)}, ["Orders"]),
        ({"labels": (LabelFilter(key="env", values=("prod",)), LabelFilter(key="team"))}, ["Orders"]),
        ({"labels": (LabelFilter(key="prod"),)}, []),
        ({"labels": (LabelFilter(key="\ud800"),)}, []),
        ({"certificate": "client.p12"}, ["mail", "my-orders"]),
        ({"certificate": "Client.p12"}, []),
        ({"certificate": "\ud800"}, []),
        ({"certificate": "client.p12", "types": (DestinationType.MAIL,), "name_contains": "ai"}, ["mail"]),
    ],
)
async def test_a_filter_is_met_by_what_meets_all_its_conditions(
    store: Store, whole_tenant: bool, conditions: dict[str, Any], expected: list[str]
) -> None:
    scope, other = await add_scope(store), await add_scope(store)
    client = Reference(property="KeyStoreLocation", certificate="client.p12")
    both = (client, replace(client, property="TrustStoreLocation"))
    prod, test = (Label(key="env", values=(value, "eu")) for value in ("prod", "test"))
    team = Label(key="team", values=())
    await add_configuration(store, scope, name="Orders", references=(), labels=(team, prod))
    await add_configuration(store, scope, name="my-orders", type=DestinationType.RFC, references=both, labels=(test,))
    await add_configuration(store, scope, name="mail", type=DestinationType.MAIL, references=(client,), labels=())
    await add_configuration(store, scope, FRAGMENT, name="my-orders")
    await add_configuration(store, replace(other, tenant="acme"), FRAGMENT, name="orders", labels=(prod,))
    query = a_query(*([] if whole_tenant else [scope]), filter=ConfigurationFilter(**conditions))
    assert await names(store, query) == expected
    assert await names(store, replace(query, direction=Direction.DESC, limit=1)) == expected[::-1][:1]
    assert await store.configurations.count(query) == len(expected)


# ------------------------------------------------------------------ by what they name


async def test_what_a_version_named_before_is_not_found_by_it(store: Store) -> None:
    scope = await add_scope(store)
    stored = await add_configuration(store, scope)
    following = replaced(stored, references=(Reference(property="KeyStoreLocation", certificate="new.p12"),))
    await store.configurations.replace(following, records=beside(following))
    for name, expected in (("client.p12", []), ("new.p12", [stored.id])):
        asked = NamingQuery(subaccount=scope.subaccount, certificates=frozenset({name}))
        assert [one.id for one in await store.configurations.list_naming("acme", [asked], limit=9)] == expected
