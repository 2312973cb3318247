"""After everything that users do with keys and passwords, none of them is in a file, the database, a log, a process or an error."""

import asyncio
import base64
import os
import secrets
import signal
import tempfile
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pymongo
import pytest

from tests.fault.files import File, pkcs8, write_pem
from tests.fault.needles import Needles, write_forms
from tests.fault.places import read_arguments, read_database, read_files, read_processes
from tests.fault.processes import ROOT, find_descendants, open_regular_files, read_command
from tests.fault.secret_life import Secrets, use_secrets, write_multipart
from tests.fault.service import Service

pytestmark = pytest.mark.slow


async def test_no_key_and_no_password_is_anywhere(new_service: Callable[..., Service]) -> None:
    known, service = Secrets(), new_service(is_verbose=True)
    await service.start()
    _make_mongod_talk(service)
    known.needles.add_octets("the master key", (service.data / "master-key").read_bytes())
    known.needles.add_password("the token", (service.data / "dev-token").read_text().strip())
    answers: list[tuple[str, bytes]] = []
    async with service.connect() as client:
        client.http.event_hooks["response"].append(_keep_in(answers))
        await use_secrets(service, client, known)
        found = known.needles.find_any(_all_places(service))
        found |= known.needles.find_any(read_database(service.mongodb_system_uri))
        found |= known.needles.find_any(answers)
        assert found == {}
    service.signal(signal.SIGTERM)
    assert await service.wait(seconds=30) == 0
    assert known.needles.find_any(read_files(service.data.parent)).keys() == _own_files(service)
    assert list(ROOT.glob("core*")) == []
    assert len(service.read_log()) > 10_000, "the log says so little that finding nothing in it means nothing"


@pytest.mark.skipif("os.geteuid() != 0", reason="only root reads the environment of what is not dumpable")
async def test_no_child_inherits_a_secret_of_the_settings(new_service: Callable[..., Service]) -> None:
    """Also none that lives for a moment only: they are looked at all the time until the service is ready, and after one is replaced."""
    needles, key = Needles(), secrets.token_bytes(32)
    needles.add_octets("the master key", key)
    needles.add_password("the key of CFSSL", secret := secrets.token_hex(32))
    settings = {"DESTCERT_MASTER_KEY": base64.b64encode(key).decode(), "DESTCERT_CFSSL_AUTH_KEY": secret}
    service = new_service(settings=settings)
    found: dict[str, set[str]] = {}
    seen: set[int] = set()

    async def look() -> None:
        while True:
            # One that has not become another program yet shares the memory of the service, and shows what that has.
            children = [pid for pid in find_descendants(service.pid) if read_command(pid) != read_command(service.pid)]
            seen.update(children)
            found.update(needles.find_any(read_arguments(*children)))
            await asyncio.sleep(0.005)

    service.spawn()
    looking = asyncio.create_task(look())
    await service.wait_until_ready(seconds=60)
    for pid in service.find_readers():
        os.kill(pid, signal.SIGKILL)
    await asyncio.sleep(1)
    await service.wait_until_ready(seconds=60)
    looking.cancel()
    assert found == {}
    assert len(seen) >= 7, "mongod, three readers, and three in their place"
    assert {name.partition(" (")[0] for names in needles.find_any(read_arguments(service.pid)).values() for name in names} == {
        "the master key",
        "the key of CFSSL in utf-8",
    }, "the control: those of the service itself are seen"


async def test_an_upload_on_its_way_is_in_no_file(new_service: Callable[..., Service]) -> None:
    """Web frameworks put large uploads into temporary files, which have no name: private keys in clear on a disk."""
    known, service = Secrets(), new_service()
    await service.start()
    small = known.file(write_pem("slow"))
    large = File(small.name, b"# a comment\n" * 150_000 + small.octets)
    async with service.connect() as client:
        scope_id = await client.create_scope()
        head, body = write_multipart(client, scope_id, large)
        reader, writer = await asyncio.open_connection("127.0.0.1", service.port)
        writer.write(head + body[:-200])
        await writer.drain()
        await asyncio.sleep(0.5)
        assert known.needles.find_any(read_processes(service)) == {}
        writer.write(body[-200:])
        answer = (await reader.readuntil(b"}}}"))[-400:]
        assert known.needles.find_any(read_processes(service)) == {}
        writer.close()
        await writer.wait_closed()
        assert b"UploadCertificateSuccess" in answer, answer
        assert len(await client.list(scope_id)) == 1


async def test_the_search_finds_every_form_in_every_place(new_service: Callable[..., Service]) -> None:
    """The control: were a secret there, the tests above would fail."""
    known, service = Secrets(), new_service()
    await service.start()
    file = known.file(write_pem("control"))
    password = known.password("control")
    key = file.keys[0].key.private_numbers().private_value.to_bytes(32, "big")
    for octets in (file.octets, base64.b64encode(file.octets), pkcs8(file.keys[0]), password.encode("utf-16-be")):
        assert known.needles.find(b"before" + octets + b"after")
    for octets in (pkcs8(file.keys[0]), password.encode("utf-16-be")):
        for name, form in write_forms(octets):
            assert known.needles.find(b"before" + form + b"after"), name
    (service.data / "leak").write_bytes(bytes(10_000) + b'{"password": "' + password.encode() + b'"}')
    assert known.needles.find_any(_all_places(service)).keys() == {str(service.data / "leak")}
    with pymongo.MongoClient[dict[str, Any]](service.mongodb_system_uri) as mongodb:
        mongodb["control"]["leak"].insert_one({"deep": [{"key": key.hex()}]})
        assert {"control.leak", "local.oplog.rs"} <= known.needles.find_any(read_database(service.mongodb_system_uri)).keys()
    with tempfile.TemporaryFile(dir=service.temporary) as nameless:
        nameless.write(file.octets)
        nameless.flush()
        assert known.needles.find_any(open_regular_files(os.getpid()))


async def test_the_search_sees_what_is_stored_in_clear(new_service: Callable[..., Service]) -> None:
    """The other control: public facts of an uploaded file are found in the database, so private ones would be."""
    service, public = new_service(), Needles()
    await service.start()
    public.add_octets("the subject", b"public-fact-of-a-certificate")
    async with service.connect() as client:
        await client.upload(await client.create_scope(), write_pem("public-fact-of-a-certificate"))
    found = public.find_any(read_database(service.mongodb_system_uri))
    assert {name.rpartition(".")[2] for name in found} >= {"certificates", "contents", "rs"}


def _keep_in(answers: list[tuple[str, bytes]]) -> Callable[[httpx.Response], Any]:
    async def keep(answer: httpx.Response) -> None:
        octets = await answer.aread()
        if b"ExportCertificateSuccess" not in octets:  # it hands out keys, as it should
            answers.append((f"answer {len(answers)} {answer.status_code} {octets[:300]!r}", octets))

    return keep


def _all_places(service: Service) -> Iterator[tuple[str, bytes]]:
    own = _own_files(service)
    for place, octets in (*read_files(service.data.parent), *read_processes(service)):
        if place not in own:
            yield place, octets


def _own_files(service: Service) -> set[str]:
    """Where the master key and the token belong."""
    return {str(service.data / name) for name in ("master-key", "dev-token")}


def _make_mongod_talk(service: Service) -> None:
    """Let mongod log every command, with what is in it."""
    with pymongo.MongoClient[dict[str, Any]](service.mongodb_system_uri) as mongodb:
        mongodb.admin.command("setParameter", 1, logLevel=1)
        mongodb.admin.command("profile", 0, slowms=-1)
