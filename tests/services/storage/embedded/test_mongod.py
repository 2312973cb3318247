"""The embedded MongoDB: start, restart, kill, take over."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio
from pymongo import AsyncMongoClient
from pymongo.errors import OperationFailure

from services.errors import ServiceUnavailable
from services.storage.embedded import folder
from services.storage.embedded.binary import MongodUnavailable, find_mongod
from services.storage.embedded.mongod import EmbeddedMongod
from services.storage.mongo.database import connect
from tests.presence import not_none
from tests.services.storage.raw import process_of

REPOSITORY = Path(__file__).parents[4]

pytestmark = pytest.mark.slow  # a start takes seconds


def is_alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def read_command(process: int) -> str:
    return Path(f"/proc/{process}/cmdline").read_text()


async def until(condition: Callable[[], bool], *, seconds: float = 15) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.02)


async def keep(uri: str, value: str) -> None:
    database = connect(uri, "pymongo", name="kept")
    await database.installation.insert_one({"_id": value})
    await database.close()


async def kept(uri: str) -> set[str]:
    database = connect(uri, "pymongo", name="kept")
    found = {document["_id"] for document in await database.installation.find({}).to_list(None)}
    await database.close()
    return found


@pytest_asyncio.fixture
async def mongod(tmp_path: Path) -> AsyncIterator[EmbeddedMongod]:
    """One that is not started yet."""
    mongod = EmbeddedMongod(tmp_path / "mongod")
    yield mongod
    await mongod.stop()


# ------------------------------------------------------------------ running


async def test_it_runs_with_the_settings_that_keep_acknowledged_writes_and_close_the_doors(mongod: EmbeddedMongod) -> None:
    uri = await mongod.start()
    command = read_command(process_of(mongod))
    for setting in (
        "--replSet\0rs0",
        "--bind_ip\x00127.0.0.1",
        "--nounixsocket",
        "--networkMessageCompressors\0disabled",
        "--keyFile",
        "--wiredTigerCacheSizeGB\x000.5",
        "--oplogSize\x00256",
        "transactionLifetimeLimitSeconds=5",
        "diagnosticDataCollectionEnabled=false",
    ):
        assert setting in command
    client: AsyncMongoClient[dict[str, Any]] = AsyncMongoClient(uri, compressors="zlib")
    hello = await client.admin.command("hello")
    assert (hello["setName"], hello["isWritablePrimary"], hello["hosts"]) == ("rs0", True, [uri.rpartition("@")[2].partition("/")[0]])
    assert "compression" not in hello
    await client.close()


async def test_it_sees_nothing_of_the_services_environment_but_where_programs_and_libraries_are(
    mongod: EmbeddedMongod, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESTCERT_MASTER_KEY", "hunter2")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.delenv("LD_LIBRARY_PATH", raising=False)
    await mongod.start()
    environment = Path(f"/proc/{process_of(mongod)}/environ").read_text().split("\0")
    assert {variable.partition("=")[0] for variable in environment if variable} == {"PATH", "LANG"}


async def test_who_has_no_password_reads_and_writes_nothing(mongo_uri: str) -> None:
    client: AsyncMongoClient[dict[str, Any]] = AsyncMongoClient(f"mongodb://{mongo_uri.rpartition('@')[2]}")
    for command in ({"find": "scopes"}, {"insert": "scopes", "documents": [{}]}, {"listCollections": 1}):
        with pytest.raises(OperationFailure, match="requires authentication"):
            await client.kept.command(command)
    with pytest.raises(OperationFailure, match="requires authentication"):
        await client.admin.command("createUser", "intruder", pwd="x", roles=["root"])
    await client.close()


async def test_the_service_s_user_may_use_data_but_not_govern_the_server(mongo_uri: str) -> None:
    client: AsyncMongoClient[dict[str, Any]] = AsyncMongoClient(mongo_uri)
    for command in ({"shutdown": 1}, {"replSetGetConfig": 1}, {"createUser": "x", "pwd": "x", "roles": ["root"]}):
        with pytest.raises(OperationFailure, match="not authorized"):
            await client.admin.command(command)
    await client.close()


async def test_its_folder_is_for_the_owner_only_and_tells_no_password_elsewhere(mongod: EmbeddedMongod, tmp_path: Path) -> None:
    password = (await mongod.start()).partition(":")[2].partition(":")[2].partition("@")[0]
    assert len(password) == 48
    folder = tmp_path / "mongod"
    assert {path.stat().st_mode & 0o077 for path in (folder, *folder.rglob("*"))} == {0}
    await mongod.stop()
    holders = [path.name for path in folder.rglob("*") if path.is_file() and password.encode() in path.read_bytes()]
    assert holders == ["mongod.password"]


# ------------------------------------------------------------------ starting again


async def test_data_password_and_port_survive_a_restart(mongod: EmbeddedMongod) -> None:
    uri = await mongod.start()
    await keep(uri, "before")
    await mongod.stop()
    assert await mongod.start() == uri
    assert await kept(uri) == {"before"}


async def test_after_a_stop_no_process_is_left(mongod: EmbeddedMongod) -> None:
    await mongod.start()
    process = process_of(mongod)
    await mongod.stop()
    assert not is_alive(process)


def port_of(uri: str) -> int:
    return int(uri.rpartition(":")[2].partition("/")[0])


async def hang_up(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """mongod asks its old address whether it still lives there; were the answer silence, it would wait for 30 s."""
    writer.close()
    await writer.wait_closed()


async def test_a_start_while_the_port_is_taken_uses_another_one(mongod: EmbeddedMongod) -> None:
    uri = await mongod.start()
    await keep(uri, "before")
    await mongod.stop()
    async with await asyncio.start_server(hang_up, "127.0.0.1", port_of(uri)):
        moved = await mongod.start()
        assert moved != uri
        assert await kept(moved) == {"before"}
        await keep(moved, "after")
    await mongod.stop()
    assert await kept(await mongod.start()) == {"before", "after"}


async def test_a_first_start_that_is_cut_short_anywhere_is_made_good_by_the_next(tmp_path: Path) -> None:
    for at, seconds in enumerate((0.1, 0.3, 0.5)):
        folder = tmp_path / str(at)
        start = asyncio.create_task(EmbeddedMongod(folder).start())
        await asyncio.sleep(seconds)
        start.cancel()
        with pytest.raises(asyncio.CancelledError):
            await start
        mongod = EmbeddedMongod(folder)
        await keep(await mongod.start(), "value")
        await mongod.stop()


async def test_a_killed_mongod_is_started_again_under_the_same_address(mongod: EmbeddedMongod) -> None:
    uri = await mongod.start()
    database = connect(uri, "pymongo", name="kept")
    acknowledged: set[str] = set()
    for at in range(3):
        killed = process_of(mongod)
        os.kill(killed, signal.SIGKILL)
        async with asyncio.timeout(60):
            while len(acknowledged) < 20 * (at + 1):
                number = uuid4().hex
                try:
                    await database.installation.insert_one({"_id": number})
                except Exception as error:
                    print(f"not acknowledged: {type(error).__name__}")  # noqa: T201
                else:
                    acknowledged.add(number)
        assert process_of(mongod) != killed
    await database.close()
    assert acknowledged <= await kept(uri)


async def test_it_is_started_again_as_soon_as_its_port_is_free(mongod: EmbeddedMongod) -> None:
    uri = await mongod.start()
    await keep(uri, "before")
    os.kill(process_of(mongod), signal.SIGKILL)
    with socket.socket() as thief:
        thief.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        while True:
            try:
                thief.bind(("127.0.0.1", port_of(uri)))
                break
            except OSError:
                await asyncio.sleep(0)
        thief.listen()
        await asyncio.sleep(2)
    await until_answered(uri)
    assert await kept(uri) == {"before"}


async def until_answered(uri: str) -> None:
    database = connect(uri, "pymongo")
    deadline = time.monotonic() + 20
    while True:
        try:
            await database.ping()
            break
        except ServiceUnavailable:
            assert time.monotonic() < deadline
    await database.close()


# ------------------------------------------------------------------ a killed service

SERVICE = """
import asyncio, pathlib, sys
from services.storage.embedded.mongod import EmbeddedMongod

async def main():
    mongod = EmbeddedMongod(pathlib.Path(sys.argv[1]))
    print(await mongod.start(), mongod._process.pid, flush=True)
    await asyncio.sleep(60)

asyncio.run(main())
"""


async def start_service(folder: Path) -> tuple[asyncio.subprocess.Process, str, int]:
    service = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SERVICE, str(folder), cwd=REPOSITORY, stdout=asyncio.subprocess.PIPE
    )
    uri, process = (await not_none(service.stdout).readline()).decode().split()
    return service, uri, int(process)


async def kill(service: asyncio.subprocess.Process) -> None:
    service.kill()
    await service.wait()


async def test_it_ends_with_its_service_even_by_kill_9(tmp_path: Path) -> None:
    service, _uri, process = await start_service(tmp_path)
    await kill(service)
    await until(lambda: not is_alive(process))


async def test_a_start_right_after_the_service_was_killed_takes_over(tmp_path: Path) -> None:
    service, uri, _process = await start_service(tmp_path)
    await keep(uri, "before")
    await kill(service)
    mongod = EmbeddedMongod(tmp_path)
    assert await kept(await mongod.start()) == {"before"}
    await mongod.stop()


async def test_a_start_right_after_both_were_killed_takes_over(tmp_path: Path) -> None:
    service, uri, process = await start_service(tmp_path)
    await keep(uri, "before")
    os.kill(process, signal.SIGKILL)
    await kill(service)
    mongod = EmbeddedMongod(tmp_path)
    assert await kept(await mongod.start()) == {"before"}
    await mongod.stop()


@pytest.mark.parametrize("is_frozen", [False, True])
async def test_a_leftover_mongod_is_ended_before_a_new_one_starts(
    mongod: EmbeddedMongod, tmp_path: Path, is_frozen: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.storage.embedded.leftover._PATIENCE", 2.0)
    await keep(await mongod.start(), "before")
    await mongod.stop()
    folder = tmp_path / "mongod"
    command = [str(find_mongod()), "--replSet", "rs0", "--port", "0", "--nounixsocket", "--dbpath"]
    command += [str(folder / "db"), "--logpath", str(folder / "log")]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as leftover:
        await until(lambda: "Waiting for connections" in (folder / "log").read_text() if (folder / "log").exists() else False)
        if is_frozen:
            leftover.send_signal(signal.SIGSTOP)
        assert await kept(await mongod.start()) == {"before"}
        assert leftover.wait(5) == (-signal.SIGKILL if is_frozen else 0)


async def test_a_lock_file_that_names_a_stranger_s_process_harms_nobody(mongod: EmbeddedMongod, tmp_path: Path) -> None:
    await mongod.start()
    await mongod.stop()
    with subprocess.Popen(["/bin/sleep", "60"]) as stranger:
        (tmp_path / "mongod" / "db" / "mongod.lock").write_text(f"{stranger.pid}\n")
        await mongod.start()
        assert stranger.poll() is None
        stranger.kill()


async def test_two_services_do_not_share_a_folder(mongod: EmbeddedMongod, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "_PATIENCE", 0.3)
    uri = await mongod.start()
    second = EmbeddedMongod(tmp_path / "mongod")
    with pytest.raises(MongodUnavailable, match="Another service is running on the data folder"):
        await second.start()
    await second.stop()
    await keep(uri, "still there")


# ------------------------------------------------------------------ what cannot start


def a_program(path: Path, text: str) -> Path:
    path.write_text(text)
    path.chmod(0o700)
    return path


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "#!/bin/sh\necho 'mongod: error while loading shared libraries: libcurl.so.4: cannot open shared object file: No such file or directory' >&2\nexit 127\n",
            r"needs libcurl\.so\.4: install libcurl4 \(Debian and Ubuntu: apt-get install libcurl4\)",
        ),
        ("#!/bin/sh\necho \"mongod: /lib/libc.so.6: version 'GLIBC_2.34' not found\" >&2\nexit 1\n", "needs glibc 2.34 or newer"),
        ("#!/no/such/loader\n", "DESTCERT_MONGODB_URI"),
        ("#!/bin/sh\nexit 14\n", r"ended with code 14 while starting; its log is .*mongod\.log"),
    ],
)
async def test_what_keeps_it_from_starting_is_told_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    mongod = EmbeddedMongod(tmp_path / "mongod", binary=a_program(tmp_path / "program", text))
    with pytest.raises(MongodUnavailable, match=sentence):
        await mongod.start()
    await mongod.stop()
