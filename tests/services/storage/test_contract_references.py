"""What every ConfigurationRepository must do about who names which certificates."""

import pytest

from services.codec.view import NotFetched
from services.model.destination import NAMING_FIELDS, Configuration, ConfigurationKind, NamingQuery
from services.model.identity import new_configuration_id
from services.model.scope import Scope
from tests.services.storage.naming import add_naming, an_instance
from tests.services.storage.steps import add_configuration, add_scope, beside
from tests.services.storage.stores import Store

KEY, TRUST, TOKEN = "KeyStoreLocation", "TrustStoreLocation", "tokenService.KeyStoreLocation"


async def add_instance(store: Store, of: Scope) -> Scope:
    scope = an_instance(of)
    await store.scopes.add(scope, quota=10_000, records=beside(scope))
    return scope


def asking(scope: Scope, *names: str, scope_id: str | None = None) -> NamingQuery:
    return NamingQuery(subaccount=scope.subaccount, certificates=frozenset(names), scope_id=scope_id)


def ids(found: list[Configuration]) -> set[str]:
    return {one.id for one in found}


async def test_configurations_that_name_a_certificate_are_found_by_any_property_in_the_subaccount_and_its_instances(store: Store) -> None:
    one, other = await add_scope(store), await add_scope(store)
    instance = await add_instance(store, one)
    wanted = [
        await add_naming(store, one, {KEY: "a.p12", TRUST: "b.pem"}),
        await add_naming(store, one, {TRUST: "b.pem"}, kind=ConfigurationKind.FRAGMENT),
        await add_naming(store, instance, {TOKEN: "a.p12", KEY: "a.p12"}),
    ]
    for scope, properties in ((one, {KEY: "c.p12"}), (one, {"URL": "a.p12"}), (other, {KEY: "a.p12"})):
        await add_naming(store, scope, properties)

    found = await store.configurations.list_naming("acme", [asking(one, "a.p12", "b.pem")], limit=100)

    assert len(found) == 3
    assert ids(found) == ids(wanted)
    assert await store.configurations.list_naming("other", [asking(one, "a.p12", "b.pem")], limit=100) == []


async def test_several_subaccounts_are_asked_at_once_each_for_its_own_names(store: Store) -> None:
    one, two = await add_scope(store), await add_scope(store)
    wanted = [
        await add_naming(store, one, {KEY: "a.p12"}),
        await add_naming(store, two, {KEY: "b.p12"}),
    ]
    for scope, name in ((one, "b.p12"), (two, "a.p12")):
        await add_naming(store, scope, {KEY: name})

    found = await store.configurations.list_naming("acme", [asking(one, "a.p12"), asking(two, "b.p12")], limit=100)

    assert ids(found) == ids(wanted)


async def test_only_one_scope_is_asked_or_only_some_for_all_queries(store: Store) -> None:
    subaccount = await add_scope(store)
    first, second = await add_instance(store, subaccount), await add_instance(store, subaccount)
    of = {scope.id: await add_naming(store, scope, {KEY: "a.p12"}) for scope in (subaccount, first, second)}

    async def find(*queries: NamingQuery, among: set[str] | None = None) -> set[str]:
        return ids(await store.configurations.list_naming("acme", queries, among=among, limit=100))

    assert await find(asking(subaccount, "a.p12", scope_id=first.id)) == {of[first.id].id}
    assert await find(asking(subaccount, "a.p12"), among={subaccount.id, second.id}) == {of[subaccount.id].id, of[second.id].id}
    both = (asking(subaccount, "a.p12", scope_id=first.id), asking(subaccount, "a.p12", scope_id=second.id))
    assert await find(*both, among={second.id}) == {of[second.id].id}
    assert await find(asking(subaccount, "a.p12"), among=set()) == set()


async def test_what_names_certificates_is_read_without_its_properties(store: Store) -> None:
    scope = await add_scope(store)
    stored = await add_naming(store, scope, {KEY: "a.p12", "URL": "https://example.com"})

    (found,) = await store.configurations.list_naming("acme", [asking(scope, "a.p12")], limit=100)

    assert {name: getattr(found, name) for name in NAMING_FIELDS} == {name: getattr(stored, name) for name in NAMING_FIELDS}
    with pytest.raises(NotFetched):
        assert found.properties


async def test_no_more_are_read_than_the_limit_says(store: Store) -> None:
    scope = await add_scope(store)
    for _ in range(4):
        await add_naming(store, scope, {KEY: "a.p12"})

    assert len(await store.configurations.list_naming("acme", [asking(scope, "a.p12")], limit=3)) == 3


async def test_what_can_be_no_name_finds_nothing(store: Store) -> None:
    scope = await add_scope(store)
    await add_naming(store, scope, {KEY: "a.p12"})
    odd = NamingQuery(subaccount="\ud800", certificates=frozenset({"a.p12"}))

    assert await store.configurations.list_naming("acme", [odd, asking(scope), asking(scope, "\ud800")], limit=9) == []
    assert await store.configurations.list_naming("acme", [], limit=9) == []
    assert len(await store.configurations.list_naming("acme", [odd, asking(scope, "a.p12")], limit=9)) == 1


async def test_configurations_of_many_ids_are_found_at_once_whole(store: Store) -> None:
    one, two = await add_scope(store), await add_scope(store)
    wanted = [await add_configuration(store, one), await add_configuration(store, two, ConfigurationKind.FRAGMENT)]
    await add_configuration(store, one)

    found = await store.configurations.find_many(
        "acme", [*(each.id for each in wanted), "dst_x", "\ud800", new_configuration_id(ConfigurationKind.DESTINATION, one.id)]
    )

    assert sorted(found, key=lambda each: each.id) == sorted(wanted, key=lambda each: each.id)
    assert await store.configurations.find_many("other", [each.id for each in wanted]) == []
    assert await store.configurations.find_many("acme", []) == []
