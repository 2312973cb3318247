"""What questions about destinations and fragments cost in MongoDB, what is stored of them, and scopes of the releases before them."""

from collections import Counter
from dataclasses import replace
from typing import Any

import bson
import pytest

from services.destinations.properties import set_properties
from services.encryption.envelope import DecryptionFailed, decrypt
from services.errors import ErrorCode, InvalidInput, NotFound, QuotaExceeded, ScopeNotEmpty
from services.model.certificate import Label
from services.model.destination import (
    Configuration,
    ConfigurationFilter,
    ConfigurationKind,
    ConfigurationQuery,
    DestinationType,
    Reference,
)
from services.model.query import Direction, LabelFilter, Position
from services.model.scope import Scope
from services.rules.places import secrets_place
from services.storage.mongo import configuration_lists, search_time
from services.storage.mongo.codec import read_stored
from services.storage.mongo.configurations import MongoConfigurations
from services.storage.mongo.database import Database, Driver
from services.storage.mongo.derived import write_configuration, write_scope
from services.storage.mongo.scopes import MongoScopes
from tests.commands import counting_reads
from tests.fault.needles import Needles
from tests.services.storage.examples import a_configuration, a_scope
from tests.services.storage.steps import beside
from tests.services.storage.stores import KEYS

DESTINATION, FRAGMENT = ConfigurationKind
SCOPES = [a_scope(subaccount=str(number)) for number in range(210)]


@pytest.fixture(scope="session")
def driver() -> Driver:
    """One is enough: which index answers does not depend on it. The contract is tried by both."""
    return "pymongo"


def a_query(*scopes: Scope, **changes: Any) -> ConfigurationQuery:
    """Ask for five destinations of these scopes; without scopes of all of the tenant."""
    query = ConfigurationQuery(tenant="acme", kind=DESTINATION, scope_ids=tuple(scope.id for scope in scopes) or None, limit=5)
    return replace(query, **changes)


async def fill(database: Database, each: int = 3) -> None:
    """Store some destinations and as many fragments in each scope; only the last one of each scope is of the type MAIL."""
    stored = [
        a_configuration(
            scope,
            kind,
            name=f"{number:03}-{at}",
            type=None if kind is FRAGMENT else DestinationType.MAIL if at == each - 1 else DestinationType.HTTP,
            references=(Reference(property="KeyStoreLocation", certificate=f"{at}.p12"),),
            labels=(Label(key=f"key{number}", values=("one", f"{at}")),),
        )
        for number, scope in enumerate(SCOPES)
        for kind in ConfigurationKind
        for at in range(each)
    ]
    await database.scopes.insert_many([{**write_scope(scope), "destination_count": each, "fragment_count": each} for scope in SCOPES])
    await database.configurations.insert_many([write_configuration(one) for one in stored])


async def explain(database: Database, query: ConfigurationQuery) -> dict[str, Any]:
    """Return what mongod says of how it reads the page."""
    index = await configuration_lists._choose_index(database, query)
    cursor = database.configurations.find(configuration_lists.build_condition(query, query.scope_ids)).hint(index)
    plan: dict[str, Any] = await cursor.sort([("order_name", 1)]).limit(query.limit + 1).explain()
    return plan


# ------------------------------------------------------------------ what it costs


async def test_names_in_two_scopes_are_found_by_one_query_and_its_index(database: Database) -> None:
    await fill(database)
    with counting_reads() as reads:
        found = await MongoConfigurations(database).find_named(
            "acme", DESTINATION, scope_ids=[SCOPES[7].id, SCOPES[9].id], names=["007-1", "009-1"]
        )
    assert len(found) == 2
    assert reads == Counter(configurations=1)
    condition = {
        "scope_id": {"$in": [SCOPES[7].id, SCOPES[9].id]},
        "kind": "DESTINATION",
        "name": {"$in": ["007-1", "009-1"]},
        "tenant": "acme",
    }
    plan = await database.configurations.find(condition).explain()
    assert plan["executionStats"]["totalDocsExamined"] == 2
    assert "one_name_each" in str(plan["queryPlanner"]["winningPlan"])


LISTS = [a_query(), a_query(SCOPES[5]), a_query(*SCOPES[:200])]


@pytest.mark.parametrize("query", LISTS, ids=["tenant", "one scope", "200 scopes"])
async def test_a_page_reads_no_more_than_it_shows(database: Database, query: ConfigurationQuery) -> None:
    await fill(database, each=8)
    with counting_reads() as reads:
        page = await MongoConfigurations(database).list(query)
    assert (len(page.items), page.has_next) == (5, True)
    assert reads == Counter(configurations=1)
    plan = await explain(database, query)
    stages = str(plan["executionStats"])
    assert "COLLSCAN" not in stages
    assert "'stage': 'SORT'" not in stages
    assert plan["executionStats"]["totalDocsExamined"] <= 6
    assert plan["executionStats"]["totalKeysExamined"] <= 8 + 2 * len(query.scope_ids or ())


@pytest.mark.parametrize("direction", Direction)
async def test_very_many_scopes_are_read_in_groups(database: Database, direction: Direction) -> None:
    await fill(database)
    query = a_query(*SCOPES[::-1], direction=direction, limit=7)
    with counting_reads() as reads:
        page = await MongoConfigurations(database).list(query)
    assert reads == Counter(configurations=2)
    expected = sorted((f"{number:03}-{at}" for number in range(len(SCOPES)) for at in range(3)), reverse=direction is Direction.DESC)
    assert ([one.name for one in page.items], page.has_next) == (expected[:7], True)
    last = page.items[-1]
    following = await MongoConfigurations(database).list(replace(query, after=Position(value=last.name, id=last.id)))
    assert [one.name for one in following.items] == expected[7:14]
    assert await MongoConfigurations(database).count(replace(query, filter=ConfigurationFilter(name_contains="-1"))) == len(SCOPES)


FILTERS: list[dict[str, Any]] = [
    {"certificate": "2.p12"},
    {"labels": (LabelFilter(key="key42"),)},
    {"labels": (LabelFilter(key="key42", values=("2",)),)},
    {"name_contains": "42-2"},
    {"types": (DestinationType.MAIL,)},
]


@pytest.mark.parametrize("conditions", FILTERS, ids=str)
async def test_a_filter_of_the_tenant_reads_few_documents(database: Database, conditions: dict[str, Any]) -> None:
    """Names and types are looked for in the index alone."""
    await fill(database)
    query = a_query(filter=ConfigurationFilter(**conditions))
    assert (await MongoConfigurations(database).list(query)).items
    plan = await explain(database, query)
    assert plan["executionStats"]["totalDocsExamined"] <= 6


async def test_a_label_that_many_have_is_read_in_order(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(configuration_lists, "MAX_CANDIDATES", 2)
    await fill(database)
    query = a_query(filter=ConfigurationFilter(labels=(LabelFilter(key="key3"),)))
    assert await configuration_lists._choose_index(database, query) == "tenant_order_name"
    assert len((await MongoConfigurations(database).list(query)).items) == 3
    assert await MongoConfigurations(database).count(query) == 3
    monkeypatch.setattr(configuration_lists, "MAX_CANDIDATES", 3)
    assert await configuration_lists._choose_index(database, query) == "tenant_labels"


async def test_what_is_asked_for_named_scopes_does_not_depend_on_others(database: Database) -> None:
    await fill(database)
    for key in ("key209", "nobody's"):
        with counting_reads() as reads:
            query = a_query(*SCOPES[:205], filter=ConfigurationFilter(labels=(LabelFilter(key=key),)))
            assert (await MongoConfigurations(database).list(query)).items == ()
        assert reads == Counter(configurations=2)


@pytest.mark.parametrize("query", [a_query(), a_query(*SCOPES[:4])], ids=["tenant", "four scopes"])
async def test_without_a_filter_the_counts_of_the_scopes_are_added_up(database: Database, query: ConfigurationQuery) -> None:
    await fill(database)
    await database.scopes.update_one({"_id": SCOPES[0].id}, {"$unset": {"destination_count": "", "fragment_count": ""}})
    scopes = 4 if query.scope_ids else len(SCOPES)
    with counting_reads() as reads:
        assert await MongoConfigurations(database).count(query) == 3 * (scopes - 1)
        assert await MongoConfigurations(database).count(replace(query, kind=FRAGMENT)) == 3 * (scopes - 1)
    assert reads == Counter(scopes=2)


async def test_so_many_are_counted_at_most(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    await fill(database)
    monkeypatch.setattr(configuration_lists, "MAX_COUNTED", 20)
    for wanted in (ConfigurationFilter(), ConfigurationFilter(name_contains="-")):
        assert await MongoConfigurations(database).count(a_query(filter=wanted)) == 21


async def test_a_search_that_takes_too_long_names_its_filter(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_time, "SEARCH_TIME", 1e-6)
    configurations, query = MongoConfigurations(database), a_query(filter=ConfigurationFilter(name_contains="a", certificate="b"))
    for ask in (configurations.list, configurations.count):
        with pytest.raises(InvalidInput, match="too many destinations") as caught:
            await ask(query)
        assert (caught.value.code, caught.value.field) == (ErrorCode.FILTER_TOO_BROAD, "name_contains, certificate")
    assert (await configurations.list(a_query())).items == ()


# ------------------------------------------------------------------ what is stored


async def test_no_secret_is_stored_in_the_clear(database: Database) -> None:
    scope = a_scope()
    await database.scopes.insert_one(write_scope(scope))
    secret, public = "s3cret-of-a-user-of-orders", "https://orders.example/public-part"
    made = set_properties(a_configuration(scope), {"URL": public, "Password": secret, "clientSecret": secret}, keys=KEYS)
    configurations = MongoConfigurations(database)
    await configurations.add(made, quota=1, records=beside(made))
    following = set_properties(replace(made, version=2), {"URL": public, "tokenServicePassword": secret}, keys=KEYS)
    await configurations.replace(following, records=beside(following))
    needles, control = Needles(), Needles()
    needles.add_password("secret", secret)
    control.add_password("public", public)
    everything = b"".join([bson.encode(one) for name in ("configurations", "audit_events") for one in await read_all(database, name)])
    assert control.find(everything)
    assert not needles.find(everything)


async def read_all(database: Database, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = await database.collection(name).find({}).to_list(None)
    return found


async def test_secrets_that_were_moved_to_another_document_are_not_opened(database: Database) -> None:
    scope = a_scope()
    await database.scopes.insert_one(write_scope(scope))
    configurations = MongoConfigurations(database)
    one, other = (set_properties(a_configuration(scope), {"Password": name}, keys=KEYS) for name in ("one", "other"))
    for made in (one, other):
        await configurations.add(made, quota=2, records=beside(made))
    (document,) = await database.configurations.find({"_id": one.id}).to_list(None)
    await database.configurations.update_one({"_id": other.id}, {"$set": {"secrets": document["secrets"]}})
    moved = await configurations.find("acme", other.id)
    assert moved is not None
    assert moved.secrets is not None
    with pytest.raises(DecryptionFailed):
        decrypt(moved.secrets, place=secrets_place(moved), keys=KEYS)
    assert decrypt(moved.secrets, place=secrets_place(one), keys=KEYS).reveal() == b'{"Password":"one"}'


# ------------------------------------------------------------------ scopes of releases that knew no destinations


def write_old_scope(scope: Scope) -> dict[str, Any]:
    """Return the document of a scope as the releases before wrote it."""
    return {field: value for field, value in write_scope(scope).items() if field not in ("destination_count", "fragment_count")}


async def test_an_old_scope_is_read_filled_and_emptied(database: Database) -> None:
    scope = a_scope()
    await database.scopes.insert_one(write_old_scope(scope))
    scopes, configurations = MongoScopes(database), MongoConfigurations(database)
    assert await scopes.find("acme", scope.id) == scope
    made: list[Configuration] = []
    for kind in ConfigurationKind:
        made.append(a_configuration(scope, kind))
        await configurations.add(made[-1], quota=1, records=beside(made[-1]))
        with pytest.raises(QuotaExceeded):
            await configurations.add(a_configuration(scope, kind), quota=1, records=beside(made[-1]))
    assert await scopes.find("acme", scope.id) == replace(scope, destination_count=1, fragment_count=1)
    with pytest.raises(ScopeNotEmpty):
        await scopes.remove("acme", scope.id, records=beside(scope))
    for one in made:
        await configurations.remove(one, records=beside(one))
    await scopes.remove("acme", scope.id, records=beside(scope))
    with pytest.raises(NotFound):
        await configurations.add(made[0], quota=1, records=beside(made[0]))


async def test_an_old_scope_is_removed(database: Database) -> None:
    scope = a_scope()
    await database.scopes.insert_one(write_old_scope(scope))
    await MongoScopes(database).remove("acme", scope.id, records=beside(scope))
    assert await database.scopes.find_one({"_id": scope.id}) is None


async def test_an_old_scope_with_fragments_only_says_what_it_holds(database: Database) -> None:
    scope = a_scope()
    await database.scopes.insert_one(write_old_scope(scope))
    made = a_configuration(scope, FRAGMENT)
    await MongoConfigurations(database).add(made, quota=1, records=beside(made))
    with pytest.raises(ScopeNotEmpty) as caught:
        await MongoScopes(database).remove("acme", scope.id, records=beside(scope))
    assert (caught.value.certificate_count, caught.value.destination_count, caught.value.fragment_count) == (0, 0, 1)


async def test_a_scope_that_an_old_release_reads_has_nothing_new_in_it_that_is_needed(database: Database) -> None:
    scope = a_scope()
    assert read_stored(Scope, write_old_scope(scope)) == scope
