"""Revoked serial numbers in MongoDB."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

from services.model.generation import RevocationReason
from services.model.lifecycle import RevokedSerial
from services.storage.mongo.codec import write_stored
from services.storage.mongo.database import Database
from services.storage.mongo.revocations import MongoRevocations

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ONE = RevokedSerial(
    serial_number="",
    certificate_id="certificate",
    tenant="acme",
    scope_id="scope",
    version=1,
    revoked_at=NOW,
    not_after=NOW,
    reason=RevocationReason.UNSPECIFIED,
)


async def test_all_of_a_snapshot_is_of_one_moment(database: Database) -> None:
    revocations, is_over = MongoRevocations(database), False

    async def revoke() -> None:
        nonlocal is_over
        for number in range(400):
            await database.revocations.insert_one(write_stored(replace(ONE, serial_number=f"{number:04x}")))
        is_over = True

    async def look() -> None:
        while not is_over:
            snapshot = await revocations.load_snapshot(not_expired_before=NOW)
            assert len(snapshot.revoked) == snapshot.count

    await asyncio.gather(revoke(), look(), look(), look())
