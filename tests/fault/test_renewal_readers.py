"""Ten renewals and a roll-back to the third version while consumers fetch the file all the while: none ever misses a key."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from tests.fault.client import Client
from tests.fault.issuing import mutate
from tests.fault.service import Service
from tests.opened import open_generated

pytestmark = pytest.mark.slow

PASSWORD = "correct horse 1"
CONSUMERS = 3
RENEWALS = 10
BACK_TO = 3


@dataclass
class Consumer:
    """Fetches the file again and again, and opens what it has not seen before; whatever goes wrong ends it with an exception."""

    service: Service
    certificate_id: str
    file_type: str
    seen: list[str] = field(default_factory=list)
    fetched: int = 0

    async def fetch(self, is_over: asyncio.Event) -> None:
        """Fetch until it is over, and once after that."""
        async with self.service.connect() as client:
            while True:
                was_over = is_over.is_set()
                octets = await client.export(self.certificate_id)
                digest = hashlib.sha256(octets).hexdigest()
                self.fetched += 1
                if not self.seen or self.seen[-1] != digest:
                    opened = open_generated(octets, self.file_type, PASSWORD)
                    assert opened.key is not None
                    assert len(opened.chain) == 3
                    self.seen.append(digest)
                if was_over:
                    return
                await asyncio.sleep(0.01)


@pytest.mark.parametrize("file_type", ["PEM", "P12", "JKS"])
async def test_consumers_always_get_one_whole_version_and_never_an_older_one_again(
    new_service: Callable[..., Service], file_type: str
) -> None:
    service = new_service()
    await service.start()
    async with service.connect() as client:
        certificate_id = await _generate(client, file_type)
        history = [await _digest(client, certificate_id)]
        is_over = asyncio.Event()
        consumers = [Consumer(service, certificate_id, file_type) for _ in range(CONSUMERS)]
        reading = [asyncio.create_task(consumer.fetch(is_over)) for consumer in consumers]
        try:
            for _ in range(RENEWALS):
                await mutate(client, "renewCertificate", certificate=certificate_id, password=PASSWORD)
                history.append(await _digest(client, certificate_id))
            await asyncio.sleep(0.2)
            back = await mutate(client, "rollBackCertificate", certificate=certificate_id, toVersion=BACK_TO)
        finally:
            is_over.set()
            done = await asyncio.gather(*reading, return_exceptions=True)
        assert [failure for failure in done if failure is not None] == []
        assert back["certificate"]["version"] == RENEWALS + 2
        assert await _digest(client, certificate_id) == history[BACK_TO - 1]
        assert len(set(history)) == RENEWALS + 1
        for consumer in consumers:
            _check_order(consumer, [*history, history[BACK_TO - 1]])


async def _generate(client: Client, file_type: str) -> str:
    given = {"name": "fetched", "type": file_type, "keyAlgorithm": "EC_P256", "password": PASSWORD}
    made = await mutate(client, "generateCertificate", scope=await client.create_scope(), **given)
    return str(made["certificate"]["id"])


async def _digest(client: Client, certificate_id: str) -> str:
    return hashlib.sha256(await client.export(certificate_id)).hexdigest()


def _check_order(consumer: Consumer, history: list[str]) -> None:
    """What the consumer saw are versions that there were, in their order; the last is the one that was rolled back to."""
    left = iter(history)
    assert all(digest in left for digest in consumer.seen), "a version that never was, or one that was over"
    assert consumer.seen[-1] == history[-1]
    assert consumer.fetched > len(consumer.seen) > 3, "too little was fetched to prove anything"
    print(f"{consumer.fetched} fetched, {len(consumer.seen)} versions seen")  # noqa: T201


def test_the_check_notices_a_version_that_is_over() -> None:
    """The control."""
    consumer = Consumer.__new__(Consumer)
    consumer.seen, consumer.fetched = ["a", "b", "a", "c"], 10
    with pytest.raises(AssertionError, match="one that was over"):
        _check_order(consumer, ["a", "b", "c"])
    consumer.seen = ["a", "x", "b", "c"]
    with pytest.raises(AssertionError, match="never was"):
        _check_order(consumer, ["a", "b", "c"])
