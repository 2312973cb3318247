"""Who names certificates is found by an index, however many do not."""

import pytest

from services.model.destination import NamingQuery, Reference
from services.storage.mongo.configurations import MongoConfigurations, build_naming
from services.storage.mongo.database import Database, Driver
from services.storage.mongo.derived import write_configuration
from services.storage.mongo.indexes import SUBACCOUNT_REFERENCES
from tests.presence import not_none
from tests.services.storage.examples import a_configuration, a_scope

SUBACCOUNTS = [a_scope() for _ in range(20)]


@pytest.fixture(scope="session")
def driver() -> Driver:
    """One is enough: which index answers does not depend on it. The contracts are tried by both."""
    return "pymongo"


@pytest.mark.parametrize("asked", [1, 20])
async def test_as_many_keys_are_read_as_there_are_ranges_and_matches(database: Database, asked: int) -> None:
    beside_it = [
        a_configuration(scope, references=(Reference(property="KeyStoreLocation", certificate=f"{number:02}.p12"),))
        for scope in SUBACCOUNTS
        for number in range(30)
    ]
    await database.configurations.insert_many([write_configuration(one) for one in beside_it])
    wanted = [NamingQuery(subaccount=scope.subaccount, certificates=frozenset({"07.p12", "19.p12"})) for scope in SUBACCOUNTS[:asked]]

    condition = build_naming("acme", wanted, [scope.id for scope in SUBACCOUNTS])
    plan = await database.configurations.find(not_none(condition)).hint(SUBACCOUNT_REFERENCES).explain()

    assert plan["executionStats"]["nReturned"] == 2 * asked
    assert plan["executionStats"]["totalDocsExamined"] == 2 * asked
    assert plan["executionStats"]["totalKeysExamined"] <= 5 * asked
    assert len(await MongoConfigurations(database).list_naming("acme", wanted, limit=100)) == 2 * asked
