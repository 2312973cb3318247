"""Claims between processes, and what they cost."""

import asyncio
import sys
from datetime import timedelta
from pathlib import Path

from services.storage.mongo.database import Database, Driver
from services.storage.mongo.derived import write_certificate
from services.storage.mongo.renewals import DUE_FIELD, MongoRenewals
from tests.presence import not_none
from tests.services.storage.examples import DAY, NOW, a_certificate, a_scope
from tests.services.storage.raw import name_of
from tests.services.storage.steps import a_renewal, a_spec

ROOT = Path(__file__).parents[4]


async def fill(database: Database, *, due: int = 0, later: int = 0, by_hand: int = 0) -> set[str]:
    """Store the documents of certificates, and return the ids of those that are due."""
    scope = a_scope()
    renewals = [a_renewal(next_attempt_at=NOW - DAY)] * due + [a_renewal(next_attempt_at=NOW + DAY)] * later
    renewals += [a_renewal(automatic=False, next_attempt_at=None)] * by_hand
    documents = [write_certificate(a_certificate(scope, spec=a_spec(), renewal=renewal)) for renewal in renewals]
    await database.certificates.insert_many(documents)
    return {document["_id"] for document in documents[:due]}


async def start_claimer(driver: str, database: Database, uri: str) -> asyncio.subprocess.Process:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.services.storage.claimer",
        driver,
        name_of(database),
        cwd=ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    not_none(process.stdin).write(uri.encode())
    not_none(process.stdin).close()
    return process


async def test_of_four_processes_that_claim_two_hundred_each_gets_its_own(database: Database, mongo_uri: str, driver: Driver) -> None:
    due = await fill(database, due=200, later=50)
    processes = [await start_claimer(driver, database, mongo_uri) for _ in range(4)]
    shares = [(await process.communicate())[0].decode().split() for process in processes]
    assert [process.returncode for process in processes] == [0] * 4
    claimed = [one for share in shares for one in share]
    assert len(claimed) == 200
    assert set(claimed) == due


async def test_the_lease_is_a_matter_of_the_database_clock_and_not_of_the_callers(database: Database) -> None:
    await fill(database, due=1)
    assert len(await MongoRenewals(database).claim_due(now=NOW + 900 * DAY, lease=timedelta(minutes=2), limit=9)) == 1
    assert len(await MongoRenewals(database).claim_due(now=NOW + 999 * DAY, lease=timedelta(minutes=2), limit=9)) == 0
    (document,) = await database.certificates.find({}, {"remaining": {"$subtract": ["$claimed_until", "$$NOW"]}}).to_list(None)
    assert 110_000 < document["remaining"] <= 120_000


async def test_what_is_due_is_found_by_its_index_alone(database: Database) -> None:
    await fill(database, due=5, later=300, by_hand=300)
    condition = {DUE_FIELD: {"$type": "date", "$lte": NOW}, "$expr": {"$lte": ["$claimed_until", "$$NOW"]}}
    found = await database.certificates.find(condition).sort([(DUE_FIELD, 1)]).limit(8).explain()
    assert "'indexName': 'due'" in str(found["queryPlanner"]["winningPlan"])
    assert "SORT" not in str(found["queryPlanner"]["winningPlan"])
    assert found["executionStats"]["totalDocsExamined"] == 5


async def test_only_what_is_renewed_automatically_is_in_the_index(database: Database) -> None:
    await fill(database, due=2, by_hand=3)
    validated = await database.scopes.database.command("validate", "certificates")
    assert validated["keysPerIndex"]["due"] == 2


async def test_a_claim_is_made_again_in_the_next_round_if_others_were_faster(database: Database) -> None:
    due = await fill(database, due=40)
    certificates = [MongoRenewals(database) for _ in range(5)]
    shares = await asyncio.gather(*(one.claim_due(now=NOW, lease=timedelta(minutes=2), limit=8) for one in certificates))
    assert {certificate.id for share in shares for certificate in share} == due
    assert [len(share) for share in shares] == [8] * 5
