"""Several replicas renew the same certificates, and one of them is frozen past its lease: each is renewed exactly once."""

import asyncio
import random
import re
import signal
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pymongo import MongoClient
from pymongo.database import Database

from services.certificates.renew import CLAIMED_AT_ONCE
from tests.fault.client import Client
from tests.fault.issuing import DAY, FREEZE_BEFORE_STORING, WITHOUT_COMPARISON, mutate, put_into, start_worker
from tests.fault.processes import is_frozen, wait_until
from tests.fault.service import Service
from tests.opened import open_generated
from tests.presence import not_none

pytestmark = pytest.mark.slow

DUE = 200
WORKERS = 4
PATIENCE = 180.0
"""Seconds for all workers; alone on an idle machine one needs about six for 200 certificates."""

Documents = Database[dict[str, Any]]
Worker = subprocess.Popen[str]


@asynccontextmanager
async def running(new_service: Callable[..., Service]) -> AsyncIterator[tuple[Service, Client, Documents]]:
    """Start the service, whose own job stays out of it: its next run is a day away."""
    service = new_service(settings={"DESTCERT_RENEWAL_MINUTES": "1440"})
    await service.start()
    async with service.connect() as client:
        with MongoClient[dict[str, Any]](service.mongodb_uri, readConcernLevel="majority") as mongo:
            yield service, client, mongo["destcert"]


async def generate_due(client: Client, database: Documents, *, count: int) -> list[str]:
    """Return the ids of certificates whose renewal is due."""
    scope = await client.create_scope()

    async def one(number: int) -> str:
        kind = {"type": "P12", "password": f"password {number}"} if number % 4 == 0 else {"type": "PEM"}
        made = await mutate(
            client,
            "generateCertificate",
            **{"scope": scope, "name": f"due{number}", "keyAlgorithm": "EC_P256", "validity": DAY, "automaticRenewal": True, **kind},
        )
        return str(made["certificate"]["id"])

    ids: list[str] = []
    for start in range(0, count, 8):
        ids += await asyncio.gather(*(one(number) for number in range(start, min(start + 8, count))))
    make_due(database)
    return ids


def make_due(database: Documents) -> int:
    """Make the renewal of all that has its first version due; return how many those are."""
    changes = {"renewal.next_attempt_at": datetime.now(UTC) - timedelta(hours=1), "claimed_until": None}
    return database.certificates.update_many({"version": 1}, {"$set": changes}).matched_count


def end_leases(database: Documents) -> int:
    """Let every lease be over, as after two minutes; return how many there were."""
    past = datetime.now(UTC) - timedelta(minutes=1)
    return database.certificates.update_many({"claimed_until": {"$gt": past}}, {"$set": {"claimed_until": past}}).modified_count


def count_claims(database: Documents) -> int:
    return database.certificates.count_documents({"claimed_until": {"$gt": datetime.now(UTC)}})


@contextmanager
def workers_on(service: Service, folder: Path, *, count: int, more: dict[str, str] | None = None) -> Iterator[list[Worker]]:
    """Start workers; leave none behind, frozen or not."""
    workers = [start_worker(service, folder / f"worker{number}", more=more) for number in range(count)]
    try:
        yield workers
    finally:
        for worker in workers:
            worker.send_signal(signal.SIGKILL)
            worker.communicate()


async def finish(workers: list[Worker]) -> int:
    """Return how many certificates they say that they renewed."""
    outputs = await asyncio.gather(*(asyncio.to_thread(worker.communicate, timeout=PATIENCE) for worker in workers))
    for worker, (_, errors) in zip(workers, outputs, strict=True):
        assert worker.returncode == 0, errors
        assert "Traceback" not in errors, errors
    return sum(int(not_none(re.fullmatch(r"renewed (\d+)\n", output))[1]) for output, _ in outputs)


async def finish_late(worker: Worker) -> None:
    """Wait for a worker that was frozen. The time for what it asked the database may be over: then it says so and ends."""
    _, errors = await asyncio.to_thread(worker.communicate, timeout=PATIENCE)
    assert "Traceback" not in errors, errors
    assert worker.returncode == 0 or (worker.returncode == 2 and "does not answer" in errors), errors


async def check(client: Client, database: Documents, ids: list[str]) -> None:
    """Each has exactly one renewal: by its number, its versions, its octets, and the records beside it."""
    expected = sorted(f"{certificate_id}:{number}" for certificate_id in ids for number in (1, 2))
    assert [one["version"] for one in database.certificates.find({})] == [2] * len(ids)
    for collection in (database.versions, database.octets):
        assert sorted(_unpad(one["_id"]) for one in collection.find({}, {"_id": 1})) == expected, collection.name
    renewed = [record["noun_id"] for record in database.audit_events.find({"action": "RENEWED"})]
    assert sorted(renewed) == sorted(ids)
    assert database.intents.count_documents({"state": "DONE"}) == 2 * len(ids)
    assert count_claims(database) == 0
    for number, certificate_id in list(enumerate(ids))[::10]:
        file_type, password = ("P12", f"password {number}") if number % 4 == 0 else ("PEM", None)
        opened = open_generated(await client.export(certificate_id), file_type, password)
        assert opened.key is not None


def _unpad(version_id: str) -> str:
    certificate_id, _, number = version_id.rpartition(":")
    return f"{certificate_id}:{int(number)}"


async def test_four_workers_one_of_them_frozen_past_its_lease_renew_each_once(
    new_service: Callable[..., Service], tmp_path: Path, *, rng: random.Random, rounds: int
) -> None:
    """A freeze in every 20 rounds; each starts with 200 due ones of its own and stops a worker at a random moment of its work."""
    for at in range(max(1, rounds // 20)):
        async with running(new_service) as (service, client, database):
            ids = await generate_due(client, database, count=DUE)
            with workers_on(service, tmp_path / str(at), count=WORKERS) as workers:
                frozen = rng.choice(workers)
                assert await wait_until(has_renewed(database, rng.randrange(1, DUE // 4)), seconds=PATIENCE)
                frozen.send_signal(signal.SIGSTOP)
                claims = end_leases(database)
                await finish([worker for worker in workers if worker is not frozen])
                frozen.send_signal(signal.SIGCONT)
                await finish_late(frozen)
            repeated = make_due(database)  # what was frozen inside its transaction was blocked, and is tried again later
            with workers_on(service, tmp_path / f"{at} again", count=1) as workers:
                assert await finish(workers) == repeated
            print(f"{claims} leases ended, {repeated} tried again")  # noqa: T201
            assert claims > 0, "nobody held a lease, so this proved little"
            await check(client, database, ids)


async def test_workers_that_are_killed_leave_each_renewed_once_or_not_yet(
    new_service: Callable[..., Service], tmp_path: Path, *, rng: random.Random, rounds: int
) -> None:
    """`kill -9` of a worker at a random moment of its work, again and again; the next one goes on where it left off."""
    kills = max(3, rounds // 4)
    async with running(new_service) as (service, client, database):
        ids = await generate_due(client, database, count=12 * kills)
        for number in range(kills):
            with workers_on(service, tmp_path / f"killed {number}", count=1):
                wanted = database.certificates.count_documents({"version": 2}) + rng.randrange(1, 8)
                assert await wait_until(has_renewed(database, wanted), seconds=PATIENCE)
                await asyncio.sleep(rng.uniform(0, 0.05))
            end_leases(database)
        done = database.certificates.count_documents({"version": 2})
        assert kills <= done < len(ids), "the last kill came after all the work, so this proved little"
        with workers_on(service, tmp_path / "last", count=1) as workers:
            renewed = await finish(workers)
        repeated = make_due(database)  # what was killed inside its transaction is blocked for five seconds
        with workers_on(service, tmp_path / "very last", count=1) as workers:
            assert await finish(workers) == repeated == len(ids) - done - renewed
        await check(client, database, ids)


def has_renewed(database: Documents, count: int) -> Callable[[], bool]:
    return lambda: database.certificates.count_documents({"version": 2}) >= count


async def test_whoever_is_frozen_right_after_its_claim_comes_too_late(new_service: Callable[..., Service], tmp_path: Path) -> None:
    async with running(new_service) as (service, client, database):
        ids = await generate_due(client, database, count=2 * CLAIMED_AT_ONCE)
        assert await freeze_a_holder(service, database, tmp_path, FREEZE_BEFORE_STORING) == (len(ids), 0)
        await check(client, database, ids)


async def test_the_check_notices_a_lease_without_comparison(new_service: Callable[..., Service], tmp_path: Path) -> None:
    """The control: were the lease all that keeps two replicas apart, the frozen one would renew a second time what it had claimed."""
    async with running(new_service) as (service, client, database):
        ids = await generate_due(client, database, count=2 * CLAIMED_AT_ONCE)
        renewed = await freeze_a_holder(service, database, tmp_path, FREEZE_BEFORE_STORING, WITHOUT_COMPARISON)
        assert renewed == (len(ids), CLAIMED_AT_ONCE)
        assert database.certificates.count_documents({"version": 3}) == CLAIMED_AT_ONCE
        with pytest.raises(AssertionError):
            await check(client, database, ids)


async def freeze_a_holder(service: Service, database: Documents, folder: Path, *codes: str) -> tuple[int, int]:
    """Freeze a worker when it has its claims, let another one do all the work, let the first go on; return what each renewed, last to first."""
    with workers_on(service, folder / "first", count=1, more=put_into(folder / "put in", *codes)) as (frozen,):
        assert await wait_until(lambda: is_frozen(frozen.pid), seconds=PATIENCE)
        assert end_leases(database) == CLAIMED_AT_ONCE
        with workers_on(service, folder / "second", count=1) as (second,):
            renewed = await finish([second])
        frozen.send_signal(signal.SIGCONT)
        return renewed, await finish([frozen])
