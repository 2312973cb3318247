"""What every repository of labels answers, in memory and in MongoDB by either driver."""

from dataclasses import replace
from typing import Any

import pytest

from services.model.certificate import Label
from services.model.labels import LabelInUse, LabelQuery, LabelsInUse
from services.model.scope import Scope
from tests.services.storage.examples import NOW
from tests.services.storage.steps import add, add_scope, beside, remove, restore
from tests.services.storage.stores import Store, make_once

WHOLE = LabelQuery(tenant="acme", scope_ids=None, key=None, prefix="", keys=100, values=20)


async def add_labelled(store: Store, scope: Scope, **labels: str) -> Any:
    """Store a certificate with these labels, whose values stand one behind the other."""
    return await add(store, scope, labels=tuple(Label(key=key, values=tuple(values.split())) for key, values in labels.items()))


async def fill(store: Store) -> tuple[Scope, Scope]:
    """Store labelled certificates in two scopes, one of another tenant, and a deleted one."""
    return await make_once(store.database, "labelled", lambda: make(store))


async def make(store: Store) -> tuple[Scope, Scope]:
    one, two, foreign = await add_scope(store), await add_scope(store), await add_scope(store, tenant="other")
    await add_labelled(store, one, stage="test prod", team="a")
    await add_labelled(store, one, stage="dev test", empty="")
    await add_labelled(store, two, team="b a ab", region="eu", stag="x")
    await add_labelled(store, two)
    await add_labelled(store, foreign, stage="foreign", foreign="x")
    await remove(store, await add_labelled(store, one, stage="deleted", deleted="x"))
    return one, two


def show(found: LabelsInUse) -> dict[str, str]:
    """Return the values of each key, and a "+" where there are more."""
    shown = {label.key: " ".join((*label.values, *(["+"] if label.has_more else []))) for label in found.labels}
    assert list(shown) == sorted(shown)
    return {**shown, **({"+": ""} if found.has_more else {})}


async def test_the_labels_of_a_tenant_are_those_of_its_certificates(store: Store) -> None:
    await fill(store)
    found = show(await store.labels.find_in_use(WHOLE))
    assert found == {"empty": "", "region": "eu", "stag": "x", "stage": "dev prod test", "team": "a ab b"}
    assert show(await store.labels.find_in_use(replace(WHOLE, tenant="nobody"))) == {}


async def test_the_labels_of_scopes_are_those_of_their_certificates(store: Store) -> None:
    one, two = await fill(store)
    first = replace(WHOLE, scope_ids=(one.id,))
    assert show(await store.labels.find_in_use(first)) == {"empty": "", "stage": "dev prod test", "team": "a"}
    both = replace(WHOLE, scope_ids=(one.id, two.id))
    assert await store.labels.find_in_use(both) == await store.labels.find_in_use(WHOLE)
    for scope_ids, tenant in (((), "acme"), ((one.id,), "other"), (("scp_none",), "acme")):
        assert show(await store.labels.find_in_use(replace(WHOLE, scope_ids=scope_ids, tenant=tenant))) == {}


@pytest.mark.parametrize("by_scope", [False, True])
@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"prefix": "sta"}, {"stag": "x", "stage": "dev prod test"}),
        ({"prefix": "stage"}, {"stage": "dev prod test"}),
        ({"prefix": "Sta"}, {}),
        ({"prefix": "z"}, {}),
        ({"key": "team"}, {"team": "a ab b"}),
        ({"key": "team", "prefix": "a"}, {"team": "a ab"}),
        ({"key": "team", "prefix": "ab"}, {"team": "ab"}),
        ({"key": "team", "prefix": "."}, {"team": ""}),
        ({"key": "empty"}, {"empty": ""}),
        ({"key": "tea"}, {}),
        ({"keys": 2}, {"empty": "", "region": "eu", "+": ""}),
        ({"keys": 5, "values": 2}, {"empty": "", "region": "eu", "stag": "x", "stage": "dev prod +", "team": "a ab +"}),
        ({"key": "team", "keys": 1, "values": 3}, {"team": "a ab b"}),
        ({"key": "team", "prefix": "a", "values": 1}, {"team": "a +"}),
        ({"prefix": "\ud800"}, {}),
        ({"prefix": "\0"}, {}),
        ({"key": "\ud800"}, {}),
    ],
    ids=str,
)
async def test_keys_and_values_are_found_by_how_they_begin_up_to_a_number(
    store: Store, asked: dict[str, Any], expected: dict[str, str], by_scope: bool
) -> None:
    one, two = await fill(store)
    query = replace(WHOLE, scope_ids=(one.id, two.id) if by_scope else None, **asked)
    assert show(await store.labels.find_in_use(query)) == expected


async def test_labels_come_and_go_with_their_certificates(store: Store) -> None:
    scope = await add_scope(store)
    certificate = await add_labelled(store, scope, stage="dev")
    queries = [WHOLE, replace(WHOLE, scope_ids=(scope.id,))]

    async def find() -> list[dict[str, str]]:
        return [show(await store.labels.find_in_use(query)) for query in queries]

    assert await find() == [{"stage": "dev"}] * 2
    await store.attributes.set_labels(certificate, (Label(key="team", values=("a",)),), at=NOW, records=beside(certificate))
    assert await find() == [{"team": "a"}] * 2
    await remove(store, certificate)
    assert await find() == [{}] * 2
    await restore(store, certificate)
    assert await find() == [{"team": "a"}] * 2


async def test_labels_of_any_characters_stand_in_the_order_of_their_code_points(store: Store) -> None:
    scope = await add_scope(store)
    keys = ["ä", "Z", "a", "\U0001f600", "\ufffd", "a b", "zz", "ß$.x"]
    await add(store, scope, labels=tuple(Label(key=key, values=(key, f"{key}{key}")) for key in keys))
    for query in (WHOLE, replace(WHOLE, scope_ids=(scope.id,))):
        found = await store.labels.find_in_use(query)
        assert found.labels == tuple(LabelInUse(key=key, values=(key, f"{key}{key}"), has_more=False) for key in sorted(keys))
        for key in keys:
            (label,) = (await store.labels.find_in_use(replace(query, key=key, prefix=f"{key}{key}"))).labels
            assert label.values == (f"{key}{key}",)
