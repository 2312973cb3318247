"""The real service is started with a wrong clock and then with the right one: nothing is purged or renewed."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from pymongo import MongoClient

from tests.fault.client import Client, Unavailable
from tests.fault.files import endless
from tests.fault.issuing import mutate, put_into
from tests.fault.processes import wait_until
from tests.fault.service import Service
from tests.programs import FAKETIME, needs_faketime

pytestmark = [pytest.mark.slow, needs_faketime]

WRONG = ["+32d", "-32d"]
MONTH = {"value": 1, "unit": "MONTHS"}

RUN_MONGOD_BY = """
from pathlib import Path
from services.storage.embedded import mongod

found = mongod.find_mongod()
script = Path({script!r})
script.write_text("#!/bin/sh\\n" + {line!r} + ' exec "' + str(found) + '" "$@"\\n')
script.chmod(0o700)
mongod.find_mongod = lambda: script
"""
"""Gives mongod a clock of its own, whatever it would have from the service's process."""


def set_clock(service: Service, folder: Path, shift: str, *, of_mongod: bool) -> None:
    """Move the service's clock from the next start on, and mongod's too or not."""
    moved = {"LD_PRELOAD": str(FAKETIME), "FAKETIME": shift, "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    line = " ".join(f"{name}={value}" for name, value in moved.items()) if of_mongod else "unset LD_PRELOAD;"
    service.settings = moved | put_into(folder, RUN_MONGOD_BY.format(script=str(folder / "mongod"), line=line))


async def stop(service: Service) -> None:
    service.end()
    assert await wait_until(lambda: not service.find_mongods(), seconds=30)


async def make_what_a_wrong_clock_would_take(client: Client) -> tuple[str, str]:
    """Return the ids of a certificate that was deleted just now, and of one that is renewed automatically within a month."""
    scope = await client.create_scope()
    deleted = (await client.upload(scope, next(next(endless("deleted")))))["certificate"]["id"]
    await mutate(client, "deleteCertificate", certificate=deleted)
    given = {"scope": scope, "name": "kept", "type": "PEM", "keyAlgorithm": "EC_P256", "validity": MONTH, "automaticRenewal": True}
    return deleted, (await mutate(client, "generateCertificate", **given))["certificate"]["id"]


async def assert_nothing_was_taken(service: Service, deleted: str, kept: str) -> None:
    with MongoClient[dict[str, Any]](service.mongodb_uri) as mongo:
        assert mongo["destcert"].audit_events.count_documents({"action": {"$in": ["PURGED", "RENEWED", "RENEWAL_FAILED"]}}) == 0
        assert mongo["destcert"].deleted.count_documents({"_id": deleted}) == 1
        assert mongo["destcert"].certificates.count_documents({"_id": kept, "version": 1}) == 1


async def stop_with_what_a_wrong_clock_would_take(new_service: Callable[..., Service]) -> tuple[Service, str, str]:
    """Return a service that was started and stopped, and the ids of a deleted certificate and of one to be renewed."""
    service = new_service()
    await service.start()
    async with service.connect() as client:
        deleted, kept = await make_what_a_wrong_clock_would_take(client)
    await stop(service)
    return service, deleted, kept


async def wait_for_the_job(service: Service, line: str) -> None:
    assert await wait_until(lambda: line in service.read_log(), seconds=30), service.read_log()
    await asyncio.sleep(1)  # the line comes before what the turn would do


@pytest.mark.parametrize("shift", WRONG)
async def test_a_start_with_a_wrong_clock_takes_nothing_though_mongod_has_the_same(
    new_service: Callable[..., Service], tmp_path: Path, shift: str
) -> None:
    service, deleted, kept = await stop_with_what_a_wrong_clock_would_take(new_service)
    set_clock(service, tmp_path / "clock", shift, of_mongod=True)
    for _ in range(2):  # a service that is started again and again trusts its clock no sooner
        await service.start()
        await wait_for_the_job(service, "Nothing is purged or renewed by itself for 24 hours")
        await service.wait_until_ready(seconds=10)
        await assert_nothing_was_taken(service, deleted, kept)
        await stop(service)
        service.log.unlink()
    service.settings = {}
    await service.start()
    await asyncio.sleep(1)
    await assert_nothing_was_taken(service, deleted, kept)
    assert "Nothing is purged" not in service.read_log()
    async with service.connect() as client:
        await mutate(client, "restoreCertificate", certificate=deleted)


@pytest.mark.parametrize("shift", WRONG)
async def test_a_service_whose_clock_is_not_mongods_is_not_ready_and_signs_nothing(
    new_service: Callable[..., Service], tmp_path: Path, shift: str
) -> None:
    service, deleted, kept = await stop_with_what_a_wrong_clock_would_take(new_service)
    set_clock(service, tmp_path / "clock", shift, of_mongod=False)
    await service.start()
    await wait_for_the_job(service, "the database's: nothing is purged, deleted, renewed or signed")
    async with httpx.AsyncClient(base_url=service.url) as http:
        answer = await http.get("/readyz")
    assert (answer.status_code, list(answer.json()["reasons"])) == (503, ["clock"])
    async with service.connect() as client:
        with pytest.raises(Unavailable, match="differ by more than 5 minutes"):
            await mutate(client, "renewCertificate", certificate=kept)
    await assert_nothing_was_taken(service, deleted, kept)
    await stop(service)
    service.settings = {}
    await service.start()
    async with service.connect() as client:
        await mutate(client, "restoreCertificate", certificate=deleted)
        assert (await mutate(client, "renewCertificate", certificate=kept))["certificate"]["version"] == 2
