"""Transactions: collisions between replicas, and a database that freezes."""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Awaitable, Sized

import pytest
import pytest_asyncio
from pymongo.errors import OperationFailure

from services.errors import ServiceUnavailable
from services.model.contents import Finding
from services.storage.embedded.mongod import EmbeddedMongod
from services.storage.mongo.attributes import MongoAttributes
from services.storage.mongo.certificates import MongoCertificates
from services.storage.mongo.database import Database, Driver, connect
from services.storage.mongo.deletion import MongoDeletion
from services.storage.mongo.driver import Session
from services.storage.mongo.indexes import prepare_database
from services.storage.mongo.scopes import MongoScopes
from services.storage.mongo.transactions import KeyedLocks
from services.storage.mongo.versions import MongoVersions
from tests.fault.processes import is_frozen
from tests.presence import not_none
from tests.services.storage.examples import NOW, a_certificate, a_query, a_scope, some_contents, some_octets
from tests.services.storage.raw import name_of, process_of
from tests.services.storage.steps import beside


async def test_work_that_fails_leaves_nothing_behind(database: Database) -> None:
    async def work(session: Session) -> None:
        await database.scopes.insert_one({"_id": "half"}, session=session)
        raise KeyError("planned")

    with pytest.raises(KeyError, match="planned"):
        await database.transactions.run(work, turn="a")
    assert await database.scopes.find_one({"_id": "half"}) is None


async def test_work_that_is_cancelled_leaves_nothing_behind_and_blocks_nobody(database: Database) -> None:
    async def work(session: Session) -> None:
        await database.scopes.insert_one({"_id": "half"}, session=session)
        await asyncio.sleep(60)

    task = asyncio.create_task(database.transactions.run(work, turn="a"))
    await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.wait_for(database.scopes.insert_one({"_id": "half", "subaccount": "whole"}), 1)
    assert not_none(await database.scopes.find_one({"_id": "half"}))["subaccount"] == "whole"


async def test_work_is_done_again_after_a_collision(database: Database) -> None:
    await database.scopes.insert_one({"_id": "counter", "n": 0})
    attempts = []

    async def work(session: Session) -> None:
        attempts.append(1)
        found = not_none(await database.scopes.find_one({"_id": "counter"}, session=session))
        if len(attempts) == 1:  # somebody else is faster
            await database.scopes.update_one({"_id": "counter"}, {"$inc": {"n": 10}})
        await database.scopes.update_one({"_id": "counter"}, {"$set": {"n": found["n"] + 1}}, session=session)

    await database.transactions.run(work, turn="a")
    assert len(attempts) == 2
    assert not_none(await database.scopes.find_one({"_id": "counter"}))["n"] == 11


async def test_replicas_that_upload_to_one_scope_at_once_all_succeed(database: Database, patient_uri: str) -> None:
    name = name_of(database)
    replicas = [connect(patient_uri, driver, name=name) for driver in ("motor", "pymongo", "pymongo")]
    scope = a_scope()
    await MongoScopes(database).add(scope, quota=10_000, records=beside(scope))
    await asyncio.gather(
        *(
            MongoCertificates(replica).add(
                a_certificate(scope), contents=some_contents(), octets=some_octets(), quota=60, records=beside(scope)
            )
            for replica in replicas
            for _ in range(20)
        )
    )
    assert await MongoCertificates(database).count(a_query(scope)) == 60
    assert len((await MongoCertificates(database).list(a_query(scope, limit=100))).items) == 60
    for replica in replicas:
        await replica.close()


async def test_contents_longer_than_a_document_of_mongodb_are_kept(patient_database: Database) -> None:
    database, scope = patient_database, a_scope()
    await MongoScopes(database).add(scope, quota=10_000, records=beside(scope))
    certificates, certificate = MongoCertificates(database), a_certificate(scope)
    contents = some_contents(findings=tuple(replace_message(at) for at in range(22)))
    await certificates.add(
        certificate, contents=contents, octets=some_octets(ciphertext=os.urandom(10 * 1024 * 1024)), quota=1, records=beside(scope)
    )
    assert await MongoVersions(database).load_contents(certificate) == contents
    assert await database.contents.count_documents({"scope_id": scope.id}) == 3
    short = a_certificate(scope)
    await certificates.add(short, contents=some_contents(), octets=some_octets(), quota=2, records=beside(scope))
    together = await MongoVersions(database).load_many_contents([a_certificate(scope), certificate, short])
    assert together == [None, contents, some_contents()]
    await MongoAttributes(database).set_contents(certificate, some_contents(), records=beside(certificate))
    assert await MongoVersions(database).load_contents(certificate) == some_contents()
    assert await database.contents.count_documents({"scope_id": scope.id}) == 2


def replace_message(at: int) -> Finding:
    finding = some_contents().findings[0]
    return Finding(code=finding.code, severity=finding.severity, message=f"{at}" * 512 * 1024, fix="")


async def test_a_large_change_is_tried_again_when_others_filled_the_cache_and_is_told_apart_if_they_still_do(database: Database) -> None:
    attempts = []

    async def work(session: Session) -> str:
        attempts.append(session)
        if len(attempts) < 3:
            raise OperationFailure("transaction is too large and will not fit in the storage engine cache", code=388)
        return "done"

    assert await database.transactions.run(work, turn="a") == "done"

    async def never(session: Session) -> None:
        raise OperationFailure("transaction is too large and will not fit in the storage engine cache", code=388)

    with pytest.raises(ServiceUnavailable, match="no memory left"):
        await database.transactions.run(never, turn="a")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def own_mongod(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[EmbeddedMongod, str]]:
    """One that may be frozen and killed, with its URI."""
    mongod = EmbeddedMongod(tmp_path_factory.mktemp("own"))
    yield mongod, await mongod.start()
    await mongod.stop()


async def open_store(uri: str, driver: Driver) -> Database:
    database = connect(uri, driver, name=f"fault_{driver}")
    await prepare_database(database)
    return database


async def unavailable(awaitable: Awaitable[object]) -> bool:
    try:
        await awaitable
    except ServiceUnavailable:
        return True
    return False


@pytest.mark.slow
@pytest.mark.usefixtures("leaky_driver")
async def test_while_mongod_is_frozen_every_call_fails_and_works_again_after(
    own_mongod: tuple[EmbeddedMongod, str], driver: Driver
) -> None:
    mongod, uri = own_mongod
    database = await open_store(uri, driver)
    scopes, certificates = MongoScopes(database), MongoCertificates(database)
    scope = a_scope()
    await scopes.add(scope, quota=10_000, records=beside(a_scope()))
    certificate = a_certificate(scope)
    await certificates.add(certificate, contents=some_contents(), octets=some_octets(), quota=100, records=beside(scope))

    os.kill(process_of(mongod), signal.SIGSTOP)
    while not is_frozen(process_of(mongod)):  # its threads stop one after the other
        await asyncio.sleep(0.01)
    try:
        outcomes = await asyncio.gather(
            *(
                unavailable(
                    certificates.add(a_certificate(scope), contents=some_contents(), octets=some_octets(), quota=100, records=beside(scope))
                )
                for _ in range(3)
            ),
            *(unavailable(certificates.find("acme", certificate.id)) for _ in range(30)),  # more than Motor has threads
            unavailable(scopes.add(a_scope(), quota=10_000, records=beside(a_scope()))),
            unavailable(certificates.list(a_query(scope))),
            unavailable(MongoVersions(database).load_contents(certificate)),
            unavailable(MongoAttributes(database).set_labels(certificate, (), at=NOW, records=beside(certificate))),
            unavailable(MongoDeletion(database).remove(certificate, at=NOW, records=beside(certificate))),
            unavailable(database.ping()),
        )
    finally:
        os.kill(process_of(mongod), signal.SIGCONT)
    assert outcomes == [True] * 39
    # mongod may find our abandoned transactions in its buffers, begin them, and end them when it next looks
    # after `transactionLifetimeLimitSeconds`: 7.5 seconds at most.
    deadline = time.monotonic() + 12
    while await unavailable(
        certificates.add(a_certificate(scope), contents=some_contents(), octets=some_octets(), quota=100, records=beside(scope))
    ):
        assert time.monotonic() < deadline
    assert await certificates.find("acme", certificate.id) is not None
    await database.close()


async def more_than(acknowledged: Sized, count: int) -> None:
    """Wait until so many writes were acknowledged, however long this machine takes."""
    async with asyncio.timeout(120):
        while len(acknowledged) <= count:
            await asyncio.sleep(0.01)


@pytest.mark.slow
@pytest.mark.usefixtures("leaky_driver")
async def test_of_uploads_while_mongod_is_killed_each_acknowledged_one_is_whole_and_none_is_half(
    own_mongod: tuple[EmbeddedMongod, str], driver: Driver
) -> None:
    mongod, uri = own_mongod
    database = await open_store(uri, driver)
    scope, certificates = a_scope(), MongoCertificates(database)
    await MongoScopes(database).add(scope, quota=10_000, records=beside(scope))
    acknowledged = {}
    stop = asyncio.Event()

    async def upload() -> None:
        while not stop.is_set():
            certificate, octets = a_certificate(scope), some_octets()
            if not await unavailable(
                certificates.add(certificate, contents=some_contents(), octets=octets, quota=100_000, records=beside(scope))
            ):
                acknowledged[certificate.id] = octets

    uploads = [asyncio.create_task(upload()) for _ in range(4)]
    for kills in range(1, 4):
        await more_than(acknowledged, 40 * kills)
        os.kill(process_of(mongod), signal.SIGKILL)
    await more_than(acknowledged, 160)
    stop.set()
    await asyncio.gather(*uploads)

    stored = [document["_id"] for document in await database.certificates.find({"scope_id": scope.id}, {"_id": 1}).to_list(None)]
    assert set(acknowledged) <= set(stored)
    for certificate_id in stored:
        certificate = not_none(await certificates.find("acme", certificate_id))
        assert await MongoVersions(database).load_contents(certificate) == some_contents()
        octets = await MongoVersions(database).load_octets(certificate)
        assert octets == acknowledged.get(certificate_id, octets)
    for collection in (database.octets, database.contents, database.versions):
        assert await collection.count_documents({"scope_id": scope.id}) == len(stored)
    assert not_none(await MongoScopes(database).find("acme", scope.id)).certificate_count == len(stored)
    await database.close()


async def test_tasks_of_one_name_take_turns_and_those_of_others_do_not_wait() -> None:
    turns, inside, most = KeyedLocks(patience=5), {"a": 0, "b": 0}, []

    async def work(name: str) -> None:
        async with turns.take(name):
            inside[name] += 1
            most.append((inside[name], sum(inside.values())))
            await asyncio.sleep(0.01)
            inside[name] -= 1

    await asyncio.gather(*(work(name) for name in "aaabbb"))
    assert max(most) == (1, 2)


async def test_a_turn_that_does_not_come_is_a_failure() -> None:
    turns = KeyedLocks(patience=0.05)
    async with turns.take("a"):
        with pytest.raises(ServiceUnavailable, match="Too many changes"):
            async with turns.take("a"):
                pytest.fail("two at once")


async def test_the_turn_goes_on_after_a_failure_and_after_one_who_gave_up() -> None:
    turns = KeyedLocks(patience=0)
    with pytest.raises(KeyError):
        async with turns.take("a"):
            raise KeyError
    async with turns.take("a"):
        waiting = asyncio.create_task(turns.take("a").__aenter__())
        await asyncio.sleep(0)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    async with asyncio.timeout(1), turns.take("a"):
        pass


async def test_names_are_forgotten_when_nobody_uses_them() -> None:
    turns = KeyedLocks(patience=1)
    for at in range(100):
        async with turns.take(str(at)):
            pass
    assert len(turns._locks) <= 1
