"""`kill -9` of the service while four clients generate: nothing is signed without a record, and nothing is half there."""

import asyncio
import contextlib
import itertools
import json
import os
import random
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from pymongo import MongoClient
from pymongo.database import Database

from tests.fault.client import Client, Unavailable
from tests.fault.issuing import LOG_SIGNATURES, SIGNING_LOG, WITHOUT_INTENTS, mutate, put_into
from tests.fault.processes import wait_until
from tests.fault.service import Service
from tests.opened import open_generated

pytestmark = pytest.mark.slow

PASSWORD = "correct horse 1"
READY_AGAIN = 15.0
"""Seconds until certificates are generated again; a start takes about two."""

Input = dict[str, Any]


def endless(scope: str) -> Iterator[Iterator[Input]]:
    """Yield one endless supply of inputs for each of four kinds of files."""
    csr = x509.CertificateSigningRequestBuilder(x509.Name([])).sign(ec.generate_private_key(ec.SECP256R1()), hashes.SHA256())
    kinds: list[Input] = [
        {"type": "PEM", "keyAlgorithm": "EC_P256"},
        {"type": "P12", "keyAlgorithm": "EC_P384", "password": PASSWORD, "automaticRenewal": True},
        {"type": "JKS", "keyAlgorithm": "RSA_2048", "password": PASSWORD},
        {"type": "CRT", "csr": csr.public_bytes(Encoding.PEM).decode()},
    ]
    for kind in kinds:
        yield _number(scope, kind)


def _number(scope: str, kind: Input) -> Iterator[Input]:
    for number in itertools.count():
        name = f"{kind['type'].lower()}-{number:05}.{kind['type'].lower()}"
        yield {"scope": scope, "name": name, "idempotencyKey": f"{scope} {name}", **kind}


@dataclass
class Ledger:
    """What was asked for, what was acknowledged (in a file, a line each right after the reply), and what the authority was told to sign."""

    folder: Path
    asked: dict[str, Input] = field(default_factory=dict)
    checked: set[str] = field(default_factory=set)

    @property
    def signing_log(self) -> Path:
        """One serial number a line."""
        return self.folder / "signed"

    def __post_init__(self) -> None:
        self._replies = os.open(self.folder / "replies", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def close(self) -> None:
        """Close the file of replies."""
        os.close(self._replies)

    def acknowledge(self, name: str, certificate_id: str) -> None:
        """Note a reply."""
        os.write(self._replies, json.dumps([name, certificate_id]).encode() + b"\n")

    def read_replies(self) -> dict[str, str]:
        """Return the ids of what was acknowledged by name."""
        return dict(map(json.loads, (self.folder / "replies").read_text().splitlines()))

    def read_signed(self) -> set[str]:
        """Return the serial numbers that the authority was told to sign."""
        return set(self.signing_log.read_text().split())

    async def check(self, client: Client, scope: str, database: Database[Input]) -> None:
        """Assert that what was acknowledged is there, that what is there is whole, and that what was signed is on record."""
        listed = {one.name: one for one in await client.list(scope)}
        replies = self.read_replies()
        assert not replies.keys() - listed.keys(), "acknowledged, and gone"
        assert not listed.keys() - self.asked.keys(), "there, and never asked for"
        assert all(listed[name].id == certificate_id for name, certificate_id in replies.items())
        for name, one in listed.items():
            if name not in self.checked:
                await self._open(client, one.id, self.asked[name])
                self.checked.add(name)
        self._count(database, [one.id for one in listed.values()])

    async def _open(self, client: Client, certificate_id: str, given: Input) -> None:
        opened = open_generated(await client.export(certificate_id), given["type"], given.get("password"))
        assert (opened.key is None) == ("csr" in given)
        assert (opened.common_name, len(opened.chain)) == (given["name"], 3)
        shown = await client.open(certificate_id)
        assert [version["number"] for version in shown["versions"]] == [1]
        assert all("reason" not in entry for entry in shown["entries"])

    def _count(self, database: Database[Input], ids: list[str]) -> None:
        """Nothing without its certificate, no certificate without all that belongs to it, nothing signed without a record."""
        assert sorted(one["_id"] for one in database.certificates.find({}, {"_id": 1})) == sorted(ids)
        for collection in (database.versions, database.octets):
            assert sorted(one["_id"].split(":")[0] for one in collection.find({}, {"_id": 1})) == sorted(ids), collection.name
        assert {one["_id"].split(":")[0] for one in database.contents.find({}, {"_id": 1})} == set(ids)
        assert sorted(one["noun_id"] for one in database.audit_events.find({"action": "GENERATED"})) == sorted(ids)
        assert sorted(one["certificate_id"] for one in database.receipts.find({})) == sorted(ids)
        intents = [{**intent, "serial_number": intent["serial_number"].zfill(40)} for intent in database.intents.find({})]
        stored = {serial.zfill(40) for one in database.certificates.find({}) for serial in one["search_serial_numbers"]}
        recorded = {intent["serial_number"] for intent in intents} | stored
        assert not self.read_signed() - recorded, "signed, and on no record"
        done = {intent["certificate_id"]: intent["serial_number"] for intent in intents if intent["state"] == "DONE"}
        assert done.keys() == set(ids)
        assert set(done.values()) <= stored & self.read_signed()


@dataclass
class _Clients:
    """One client for each kind of file, whatever happens to the service."""

    service: Service
    ledger: Ledger
    is_over: asyncio.Event = field(default_factory=asyncio.Event)

    @contextlib.asynccontextmanager
    async def running(self, supplies: list[Iterator[Input]]) -> AsyncIterator[None]:
        """Generate until the end of the block, which begins after the first reply; what is on its way then is awaited."""
        before = len(self.ledger.read_replies())
        clients = [asyncio.create_task(self._generate(supply)) for supply in supplies]
        try:
            await wait_until(
                lambda: len(self.ledger.read_replies()) > before or any(client.done() for client in clients), seconds=READY_AGAIN
            )
            yield
        finally:
            self.is_over.set()
            await asyncio.gather(*clients)

    async def _generate(self, supply: Iterator[Input]) -> None:
        async with self.service.connect() as client:
            for given in supply:
                self.ledger.asked[given["name"]] = given
                while True:
                    try:
                        result = await mutate(client, "generateCertificate", **given)
                    except (httpx.TransportError, Unavailable):  # stored or not: the key makes it safe to ask again
                        if self.is_over.is_set() and self.service.exit_code is not None:
                            return  # it did not come back, which fails the test
                        await asyncio.sleep(0.05)
                    else:
                        self.ledger.acknowledge(given["name"], result["certificate"]["id"])
                        break
                if self.is_over.is_set():
                    return


@contextlib.contextmanager
def database_of(service: Service) -> Iterator[Database[Input]]:
    with MongoClient[Input](service.mongodb_uri, readConcernLevel="majority") as client:
        yield client["destcert"]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    one = Ledger(tmp_path)
    yield one
    one.close()


def _settings(folder: Path, ledger: Ledger, *codes: str) -> dict[str, str]:
    return put_into(folder / "put in", LOG_SIGNATURES, *codes) | {
        SIGNING_LOG: str(ledger.signing_log),
        "DESTCERT_MAX_CERTIFICATES": "1000000",
    }


async def test_kills_leave_nothing_signed_without_a_record_and_nothing_half(
    new_service: Callable[..., Service], ledger: Ledger, tmp_path: Path, *, rng: random.Random, rounds: int
) -> None:
    """One installation lives through all kills; the clients ask again until they have an answer."""
    service = new_service(settings=_settings(tmp_path, ledger))
    await service.start()
    async with service.connect() as client:
        scope = await client.create_scope()
    supplies = list(endless(scope))
    for _ in range(rounds):
        async with _Clients(service, ledger).running(supplies):
            await asyncio.sleep(rng.uniform(0.02, 0.35))
            service.signal(signal.SIGKILL)
            assert await service.wait(seconds=5) == -signal.SIGKILL
            assert await service.start() < READY_AGAIN
        async with service.connect() as client:
            with database_of(service) as database:
                await ledger.check(client, scope, database)
    await _assert_the_rest_is_given_up(service, scope, ledger)
    print(f"{rounds} kills, {len(ledger.read_signed())} signed, {len(ledger.read_replies())} acknowledged")  # noqa: T201
    assert len(ledger.read_replies()) >= 4 * rounds, "the kills came before anything was generated, so they proved little"


async def _assert_the_rest_is_given_up(service: Service, scope: str, ledger: Ledger) -> None:
    """Two minutes later the sweeper ends what is open; what was stored is not touched."""
    with database_of(service) as database:
        left = [intent["_id"] for intent in database.intents.find({"state": {"$ne": "DONE"}})]  # some starts were a minute later
        assert left, "no kill came between intent and storage, so they proved little"
        database.intents.update_many({"state": "OPEN"}, {"$set": {"at": datetime.now(UTC) - timedelta(minutes=2)}})
        service.signal(signal.SIGTERM)
        assert await service.wait(seconds=30) == 0
    await service.start()  # the job runs at once
    with database_of(service) as database:
        assert await wait_until(lambda: database.intents.count_documents({"state": "OPEN"}) == 0, seconds=10)
        assert {intent["_id"] for intent in database.intents.find({"state": "ABANDONED"})} == set(left)
        async with service.connect() as client:
            await ledger.check(client, scope, database)


async def test_the_check_notices_what_is_signed_before_it_is_recorded(
    new_service: Callable[..., Service], ledger: Ledger, tmp_path: Path
) -> None:
    """The control: with the order turned, a few kills leave certificates that nobody knows of."""
    service = new_service(settings=_settings(tmp_path, ledger, WITHOUT_INTENTS))
    await service.start()
    async with service.connect() as client:
        scope = await client.create_scope()
        supply = list(endless(scope))[2]
        tasks = [asyncio.create_task(mutate(client, "generateCertificate", **next(supply))) for _ in range(4)]
        assert await wait_until(lambda: ledger.signing_log.exists() and bool(ledger.read_signed()), seconds=20)
        service.signal(signal.SIGKILL)
        await asyncio.gather(*tasks, return_exceptions=True)
    await service.wait(seconds=5)
    await service.start()
    with database_of(service) as database, pytest.raises(AssertionError, match="signed, and on no record"):
        ledger._count(database, [one["_id"] for one in database.certificates.find({})])


async def test_the_check_notices_what_is_half_there(new_service: Callable[..., Service], ledger: Ledger, tmp_path: Path) -> None:
    """The control: were a certificate stored without its octets, or octets without their certificate, the test would fail."""
    service = new_service(settings=_settings(tmp_path, ledger))
    await service.start()
    async with service.connect() as client:
        scope = await client.create_scope()
        given = next(next(endless(scope)))
        ledger.asked[given["name"]] = given
        ledger.acknowledge(given["name"], (await mutate(client, "generateCertificate", **given))["certificate"]["id"])
        with database_of(service) as database:
            await ledger.check(client, scope, database)
            for collection in (database.octets, database.versions, database.contents, database.certificates):
                document = collection.find_one_and_delete({})
                assert document is not None
                with pytest.raises(AssertionError):
                    await ledger.check(client, scope, database)
                collection.insert_one(document)
