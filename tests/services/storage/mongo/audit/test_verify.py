"""What an honest audit looks like to who verifies it: nothing is found, however it came about."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from services.audit.verify import Verify
from services.model.audit import StoredEvent
from services.model.lifecycle import AuditAction
from services.storage.mongo.audit.append import MongoAudit
from services.storage.mongo.audit.gathering import gather
from services.storage.mongo.audit.trail import MongoAuditTrail
from services.storage.mongo.database import Database, connect
from tests.services.storage.examples import a_scope
from tests.services.storage.mongo.audit.trails import OLD, add_old, make_trail, nothing, signing, verify
from tests.services.storage.raw import name_of
from tests.services.storage.steps import an_audit, beside
from tests.services.storage.stores import KEYS

ENTRIES, CHAINS, SIGNINGS = 10_000, 100, 10


@pytest.mark.slow
@pytest.mark.parametrize("driver", ["pymongo"], scope="session")  # it is about the trail, and takes long enough
async def test_an_honest_audit_of_ten_thousand_entries_has_no_finding(patient_database: Database) -> None:
    database = patient_database
    await database.installation.delete_one({"_id": "audit_signing_key"})
    scopes = [a_scope() for _ in range(CHAINS)]

    async def fill(number: int) -> None:
        for at in range(ENTRIES // CHAINS):
            await MongoAudit(database).add(beside(scopes[number], AuditAction.EXPORTED).audit)
            if number == 0 and at % SIGNINGS == 0:
                await signing(database)()

    await asyncio.gather(*(fill(number) for number in range(CHAINS)))
    assert await database.audit_events.count_documents({}) == ENTRIES
    assert await database.audit_checkpoints.count_documents({}) >= SIGNINGS
    progress = list[tuple[int, int]]()
    trail = MongoAuditTrail(database, KEYS)
    findings = [one async for one in Verify(trail=trail)(progress=lambda read, count: progress.append((read, count)))]
    assert findings == []
    assert progress[-1][0] == progress[-1][1] == ENTRIES + await database.audit_checkpoints.count_documents({})


async def test_an_empty_audit_has_no_finding(database: Database) -> None:
    assert await verify(database) == []


async def test_a_tenant_is_verified_by_itself(database: Database) -> None:
    trail = await make_trail(database)
    foreign = a_scope(tenant="foreign")
    for _ in range(3):
        await MongoAudit(database).add(beside(foreign).audit)
    await signing(database)()
    await database.audit_events.update_one({"chain": foreign.id, "sequence": 2}, {"$set": {"subject": "mallory"}})
    assert await verify(database, "acme", elsewhere=trail.checkpoints) == []
    assert len(await verify(database, "foreign")) == 1
    assert len(await verify(database)) == 1


async def test_what_is_not_gathered_yet_is_no_finding(database: Database) -> None:
    """Neither before the first batch, nor between two, nor after another replica of the release before wrote more."""
    scope = a_scope()
    await add_old(database, scope, OLD)
    assert await verify(database) == []

    class Stopped(Exception):
        """Between two batches."""

    async def stop(gathered: int) -> None:
        if gathered:
            raise Stopped

    try:
        await gather(database, before_each=stop, batch=2)
    except Stopped:
        assert await database.audit_events.count_documents({}) == 2
    assert await verify(database) == []
    await gather(database, before_each=nothing, batch=2)
    await add_old(database, scope, OLD)
    assert await verify(database) == []
    await gather(database, before_each=nothing)
    assert await verify(database) == []


async def test_a_checkpoint_of_elsewhere_that_is_edited_is_found(database: Database) -> None:
    trail = await make_trail(database)
    first, *_ = trail.checkpoints
    edited = replace(first, statement=replace(first.statement, heads=()))
    [finding] = await verify(database, elsewhere=[edited])
    assert finding.startswith("In the file: Checkpoint 1 of tenant 'acme' was edited")


async def test_a_chain_that_never_had_a_record_from_before_needs_none(database: Database) -> None:
    await MongoAudit(database).add(replace(an_audit(a_scope()), id="1"))
    assert await verify(database) == []


async def test_what_is_written_while_it_is_read_does_not_disturb(database: Database, mongo_uri: str) -> None:
    await database.installation.delete_one({"_id": "audit_signing_key"})
    other = connect(mongo_uri, "pymongo", name=name_of(database))
    scopes, is_done = [a_scope() for _ in range(5)], asyncio.Event()

    async def write() -> None:
        while not is_done.is_set():
            for scope in scopes:
                await MongoAudit(other).add(beside(scope).audit)
                await add_old(other, scope, 2)
            await signing(other)()
            await gather(other, before_each=nothing, batch=3)

    writing = asyncio.create_task(write())
    try:
        for _ in range(5):
            assert await verify(database) == []
    finally:
        is_done.set()
        await writing
    assert await verify(database) == []
    await other.close()


async def test_what_is_gathered_between_a_chain_and_its_records_from_before_does_not_disturb(database: Database) -> None:
    scope = a_scope()
    await add_old(database, scope, OLD)
    await gather(database, before_each=nothing)

    class Disturbed(MongoAuditTrail):
        """A trail to which more is added right after the chain itself was read."""

        async def read_events(self, tenant: str | None) -> AsyncIterator[StoredEvent]:
            """Give the chain, and then its records from before as they are by then."""
            async for stored in super().read_events(tenant):
                if stored.chain == scope.id:
                    yield stored
            await add_old(database, scope, OLD)
            await gather(database, before_each=nothing)
            async for stored in super().read_events(tenant):
                if stored.chain != scope.id:
                    yield stored

    assert [finding async for finding in Verify(trail=Disturbed(database, KEYS))()] == []
