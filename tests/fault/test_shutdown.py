"""SIGTERM, SIGINT and a terminal's Ctrl-C end the service and its MongoDB in good order, whenever they come."""

import asyncio
import contextlib
import signal
from collections.abc import Callable

import httpx
import pytest

from tests.fault.client import Unavailable
from tests.fault.files import endless
from tests.fault.processes import is_alive, wait_until
from tests.fault.service import Service

pytestmark = pytest.mark.slow

PATIENCE = 30.0
"""Seconds for a clean end; it takes about one, and graceful waiting for open requests is bounded below this."""

Send = Callable[[Service], None]

WAYS: dict[str, Send] = {
    "SIGTERM": lambda service: service.signal(signal.SIGTERM),
    "SIGINT": lambda service: service.signal(signal.SIGINT),
    "Ctrl-C": lambda service: service.signal_group(signal.SIGINT),
}

START_UP_MOMENTS = (0.0, 0.2, 0.8)
"""Seconds after mongod has been started: while it opens its files, becomes a replica set, and while the service prepares the rest."""


@pytest.mark.parametrize("way", WAYS)
async def test_a_running_service_ends_with_code_0_and_takes_everything_with_it(new_service: Callable[..., Service], way: str) -> None:
    service = new_service()
    await service.start()
    file = next(next(endless(way)))
    async with service.connect() as client:
        scope_id = await client.create_scope()
        result = await client.upload(scope_id, file)
        await _assert_clean_end(service, WAYS[way])
    await service.start()
    async with service.connect() as client:
        assert await client.export(result["certificate"]["id"]) == file.octets


@pytest.mark.parametrize("way", WAYS)
async def test_a_starting_service_ends_with_code_0_and_takes_everything_with_it(new_service: Callable[..., Service], way: str) -> None:
    service = new_service()
    for moment in START_UP_MOMENTS:
        service.spawn()
        assert await wait_until(lambda: bool(service.find_mongods()) or service.exit_code is not None, seconds=30)
        await asyncio.sleep(moment)
        await _assert_clean_end(service, WAYS[way])
    await service.start()


async def test_uploads_on_their_way_are_answered_before_the_end(new_service: Callable[..., Service]) -> None:
    """Who sends while the service stops gets a whole answer or a closed connection; what was acknowledged stays."""
    service = new_service()
    await service.start()
    acknowledged: dict[str, bytes] = {}
    async with service.connect() as client:
        scope_id = await client.create_scope()

    async def upload(files: object) -> None:
        async with service.connect() as client:
            with contextlib.suppress(httpx.TransportError, Unavailable):
                for file in files:  # type: ignore[attr-defined]
                    result = await client.upload(scope_id, file)
                    acknowledged[result["certificate"]["id"]] = file.octets

    clients = [asyncio.create_task(upload(files)) for files in endless("busy")]
    assert await wait_until(lambda: len(acknowledged) > 20, seconds=20)
    await _assert_clean_end(service, WAYS["SIGTERM"])
    await asyncio.gather(*clients)
    await service.start()
    async with service.connect() as client:
        for certificate_id, octets in acknowledged.items():
            assert await client.export(certificate_id) == octets


async def _assert_clean_end(service: Service, send: Send) -> None:
    offset = len(service.log.read_bytes())
    processes = [*service.find_mongods(), *service.find_readers()]
    send(service)
    assert await service.wait(seconds=PATIENCE) == 0, service.read_log(offset)
    assert service.find_mongods() == []
    assert await wait_until(lambda: not any(is_alive(pid) for pid in processes), seconds=2), "a child outlived the service"
    for trouble in ("Traceback", "ERROR", "WARNING"):
        assert trouble not in service.read_log(), service.read_log()
