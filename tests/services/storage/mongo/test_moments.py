"""MongoDB's clock, and the last moment that is kept in it."""

from datetime import UTC, datetime, timedelta

from services.storage.mongo.database import Database
from services.storage.mongo.moments import MongoMoments

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


async def test_the_databases_clock_is_read(bare_database: Database) -> None:
    assert abs(await MongoMoments(bare_database).read_clock() - datetime.now(UTC)) < timedelta(minutes=1)


async def test_the_latest_moment_is_kept(bare_database: Database) -> None:
    moments = MongoMoments(bare_database)
    assert await moments.find_last() is None
    for moment in (NOW, NOW + timedelta(days=1), NOW - timedelta(days=1)):
        await moments.keep(moment)
    assert await moments.find_last() == NOW + timedelta(days=1)


async def test_before_the_first_moment_the_last_audit_record_tells_it(bare_database: Database) -> None:
    moments = MongoMoments(bare_database)
    for day in (3, 1, 2):
        await bare_database.audit.insert_one({"at": NOW + timedelta(days=day)})
    assert await moments.find_last() == NOW + timedelta(days=2)
    await moments.keep(NOW)
    assert await moments.find_last() == NOW


async def test_that_record_may_be_chained_already(bare_database: Database) -> None:
    moments = MongoMoments(bare_database)
    await bare_database.audit_events.insert_one({"at": NOW})
    assert await moments.find_last() == NOW
    for day in (-1, 1):
        await bare_database.audit.insert_one({"at": NOW + timedelta(days=day)})
        assert await moments.find_last() == max(NOW, NOW + timedelta(days=day))
