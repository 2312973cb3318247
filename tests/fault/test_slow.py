"""Slow and half-open connections with the deadlines of production: the service ends them all, and answers meanwhile.

In `make fault` all kinds come together. SLOW_EACH=1 sends 190 of each kind, one kind after the other (a quarter of an hour):
`SLOW_EACH=1 make fault ARGS="-k slow_and_half_open -s --timeout 3000"`.
"""

import asyncio
import os
import resource
import signal
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from tests.fault.processes import wait_until
from tests.fault.service import Service
from tests.server.http.slow import Crowd, build_kinds

pytestmark = pytest.mark.slow

MANY = 190

PATIENCE = 45.0
"""Seconds until all are ended: a body has 30, a head 10, a socket 10 from its handshake on."""

MAX_WAIT = 2.0
"""Seconds for the answer to an honest request meanwhile."""


@pytest.mark.parametrize(("places", "descriptors"), [(100, 200), (1_000, 1_024)], ids=["few descriptors", "many places"])
async def test_slow_and_half_open_connections_end_and_hold_nobody_up(
    new_service: Callable[..., Service], places: int, descriptors: int
) -> None:
    service = new_service(settings={"DESTCERT_CONNECTIONS_PER_ADDRESS": str(places)})
    await service.start()
    await service.wait_until_ready(seconds=10)
    resource.prlimit(service.pid, resource.RLIMIT_NOFILE, (descriptors, descriptors))
    token = (service.data / "dev-token").read_text().strip()
    before = _count_descriptors(service.pid)
    kinds = build_kinds(token)
    del kinds["idle"]  # has 75 s, as every connection that is kept
    batches = [[name] for name in kinds] if os.environ.get("SLOW_EACH") else [list(kinds)]
    for names in batches:
        crowds = [Crowd(("127.0.0.1", service.port), kinds[name], pause=1.0) for name in names]
        many = MANY // len(names) + 1
        begun, waits = time.monotonic(), list[float]()
        staying = asyncio.gather(*(crowd.stay(many) for crowd in crowds))
        while not staying.done():
            waits.append(await _ask(service, token))
            assert time.monotonic() - begun < PATIENCE, {name: (one.opened, one.ended) for name, one in zip(names, crowds, strict=True)}
            await asyncio.wait([staying], timeout=0.25)
        await staying
        print(f"{names}: ended after {time.monotonic() - begun:.1f} s; longest answer {1000 * max(waits):.0f} ms")  # noqa: T201
        assert all(one.ended == many for one in crowds)
        assert max(waits) < MAX_WAIT
        assert await wait_until(lambda: _count_descriptors(service.pid) <= before + 5, seconds=5)  # 5: connections to MongoDB
    assert "Too many open files" not in service.read_log()


async def test_the_places_of_an_address_and_its_proxies_are_settings(new_service: Callable[..., Service]) -> None:
    service = new_service(settings={"DESTCERT_CONNECTIONS_PER_ADDRESS": "2"})
    await service.start()
    assert await _count_cut(service, 4) == 2
    service.signal(signal.SIGTERM)
    assert await service.wait(seconds=10) == 0
    service.settings["DESTCERT_TRUSTED_PROXIES"] = "127.0.0.1"
    await service.start()
    assert await _count_cut(service, 4) == 0
    async with httpx.AsyncClient(base_url=service.url, headers={"X-Forwarded-For": "198.51.100.1"}) as client:
        assert (await client.get("/livez")).status_code == 200
    assert await wait_until(lambda: " ms from 198.51.100.1\n" in service.read_log(), seconds=2)


async def _count_cut(service: Service, many: int) -> int:
    """Return how many of so many silent connections are cut at once."""
    silent = [await asyncio.open_connection("127.0.0.1", service.port) for _ in range(many)]
    reading = [asyncio.create_task(reader.read()) for reader, _ in silent]
    done, _ = await asyncio.wait(reading, timeout=2)
    for _, writer in silent:
        writer.close()
    await asyncio.gather(*reading, return_exceptions=True)
    return len(done)


async def _ask(service: Service, token: str) -> float:
    """Return how long an honest request on a connection of its own took."""
    begun = time.monotonic()
    async with httpx.AsyncClient(base_url=service.url, timeout=10) as client:
        answer = await client.post("/graphql", json={"query": "{ scopes { totalCount } }"}, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200
    assert answer.json()["data"]["scopes"] == {"totalCount": 0}
    return time.monotonic() - begun


def _count_descriptors(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))
