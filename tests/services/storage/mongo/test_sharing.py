"""What a batch of fingerprints may read."""

from dataclasses import replace
from typing import Any

import pytest

from services.model.certificate import SearchFacts
from services.model.query import CertificateFilter
from services.model.scope import Scope
from services.storage.mongo import sharing
from services.storage.mongo.database import Database
from services.storage.mongo.indexes import TENANT_TOKENS
from tests.commands import counting_reads, naming_commands
from tests.services.storage.examples import a_query
from tests.services.storage.steps import add, add_scope
from tests.services.storage.stores import Store, store_in_mongo

ROOT, RARE = CertificateFilter(sha256="ff" * 32), CertificateFilter(sha256="01" * 32)


async def fill(store: Store) -> Scope:
    """Return a scope with one certificate of both fingerprints; another scope has eight of the common one."""
    own, other = await add_scope(store), await add_scope(store)
    await add(store, own, name="own.p12", facts=SearchFacts(sha256=("ff" * 32, "01" * 32)))
    for _ in range(8):
        await add(store, other, facts=SearchFacts(sha256=("ff" * 32,)))
    return own


async def test_a_common_fingerprint_is_left_out(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "MAX_TOGETHER", 6)
    monkeypatch.setattr(sharing, "COMMON", 4)
    store = store_in_mongo(database)
    found = await store.certificates.list_sharing(replace(a_query(await fill(store)), scope_ids=None), [ROOT, RARE])
    assert set(found) == {RARE}
    assert [certificate.name for certificate in found[RARE].page.items] == ["own.p12"]


@pytest.mark.parametrize(("most", "index"), [(9, TENANT_TOKENS), (8, "order_name")])
async def test_who_sees_few_of_a_common_fingerprint_learns_nothing_of_the_others(
    database: Database, monkeypatch: pytest.MonkeyPatch, most: int, index: str
) -> None:
    """Else all in the scopes of others would be read to find those few, or what is asked would say how many others there are."""
    monkeypatch.setattr(sharing, "MAX_TOGETHER", 6)
    monkeypatch.setattr(sharing, "COMMON", 4)
    monkeypatch.setattr(sharing, "MAX_CANDIDATES", most)
    store = store_in_mongo(database)
    query = a_query(await fill(store))
    with naming_commands() as commands:
        found = await store.certificates.list_sharing(query, [ROOT, RARE])
    assert {one: [certificate.name for certificate in matches.page.items] for one, matches in found.items()} == {
        ROOT: ["own.p12"],
        RARE: ["own.p12"],
    }
    assert [command.name for command in commands] == ["aggregate", "find"]
    assert commands[1].hint == index


@pytest.mark.parametrize(("whole", "reads"), [(True, 1), (False, 2)])
async def test_many_fingerprints_cost_two_queries_at_most(database: Database, whole: bool, reads: int) -> None:
    store = store_in_mongo(database)
    scope = await add_scope(store)
    for at in range(120):
        await add(store, scope, facts=SearchFacts(sha256=(f"{at:064x}",)))
    wanted = [CertificateFilter(sha256=f"{at:064x}") for at in range(120)]
    with counting_reads() as counter:
        found = await store.certificates.list_sharing(replace(a_query(scope), scope_ids=None if whole else (scope.id,)), wanted)
    assert [found[one].total for one in wanted] == [1] * 120
    assert counter["certificates"] == reads


@pytest.mark.parametrize("changes", [{"deleted": True}, {}], ids=str)
async def test_nothing_is_found_together_without_the_index(
    database: Database, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any]
) -> None:
    if not changes:
        monkeypatch.setattr(database, "ready", database.ready - {("certificates", TENANT_TOKENS)})
    store = store_in_mongo(database)
    scope = await add_scope(store)
    await add(store, scope, facts=SearchFacts(sha256=("01" * 32,)))
    with counting_reads() as counter:
        assert await store.certificates.list_sharing(a_query(scope, **changes), [RARE]) == {}
    assert counter["certificates"] == 0
