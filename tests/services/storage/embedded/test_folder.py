"""The folder of the embedded MongoDB, and its lock."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from services.storage.embedded import folder as module
from services.storage.embedded.binary import MongodUnavailable
from services.storage.embedded.folder import FolderLock, MongodFolder
from services.storage.files.secret_file import BadSecretFile
from tests.presence import not_none


def test_what_is_missing_is_made_and_what_is_there_is_kept(tmp_path: Path) -> None:
    folder = MongodFolder(tmp_path / "mongod")
    folder.prepare()
    key, password = folder.read_key(), folder.read_password()
    folder.prepare()
    assert (folder.read_key(), folder.read_password()) == (key, password)
    assert {path.stat().st_mode & 0o077 for path in (folder.path, *folder.path.rglob("*"))} == {0}


def test_keys_and_passwords_are_long_and_never_the_same(tmp_path: Path) -> None:
    folders = [MongodFolder(tmp_path / str(at)) for at in range(3)]
    for folder in folders:
        folder.prepare()
    assert len({folder.read_password() for folder in folders}) == len({folder.read_key() for folder in folders}) == 3
    assert len(folders[0].read_password()) == 48
    assert 600 < len(folders[0].read_key()) <= 1024


def test_the_last_port_is_used_again_if_it_is_free(tmp_path: Path) -> None:
    folder = MongodFolder(tmp_path)
    port = folder.choose_port()
    folder.keep_port(port)
    assert folder.choose_port() == port
    with socket.create_server(("127.0.0.1", port)):
        assert folder.choose_port() != port


def test_a_damaged_port_file_is_no_obstacle(tmp_path: Path) -> None:
    (tmp_path / "mongod.port").write_text("none")
    assert MongodFolder(tmp_path).choose_port() > 1023


def test_the_last_log_is_set_aside_once(tmp_path: Path) -> None:
    folder = MongodFolder(tmp_path)
    folder.turn_log()
    for text in ("first", "second"):
        folder.log.write_text(text)
        folder.turn_log()
    assert [path.name for path in tmp_path.iterdir()] == ["mongod.log.1"]
    assert (tmp_path / "mongod.log.1").read_text() == "second"


REPOSITORY = Path(__file__).parents[4]
PROGRAM = """
import asyncio, pathlib, sys, time
from services.storage.embedded.folder import FolderLock
asyncio.run(FolderLock(pathlib.Path(sys.argv[1])).take())
print("held", flush=True)
time.sleep(60)
"""


async def test_a_held_lock_is_refused_by_a_sentence_and_given_after_its_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.2)
    first, second = FolderLock(tmp_path / "lock"), FolderLock(tmp_path / "lock")
    await first.take()
    with pytest.raises(MongodUnavailable, match=f"Another service is running on the data folder {tmp_path}"):
        await second.take()
    first.release()
    await second.take()
    second.release()
    second.release()


async def test_the_lock_ends_with_its_process(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "lock")]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as holder:
        assert not_none(holder.stdout).readline() == "held\n"
        holder.kill()
    lock = FolderLock(tmp_path / "lock")
    await lock.take()
    lock.release()


@pytest.mark.parametrize("name", ["mongod.key", "mongod.password"])
def test_an_empty_secret_is_made_anew_and_a_damaged_one_is_refused_by_a_sentence(tmp_path: Path, name: str) -> None:
    folder = MongodFolder(tmp_path / "mongod")
    folder.prepare()
    path = folder.path / name
    sound = path.read_bytes()
    path.write_bytes(b"")
    folder.prepare()
    assert (len(path.read_bytes()), path.read_bytes() != sound) == (len(sound), True)
    for octets in (sound[:-1], sound + b"\n", sound.replace(sound[:1], b" ")):
        path.write_bytes(octets)
        with pytest.raises(BadSecretFile, match=f"of MongoDB {path} must hold .*; remove it, a new one is made"):
            folder.prepare()
    path.write_bytes(sound)
    path.chmod(0o640)
    with pytest.raises(BadSecretFile, match=f"chmod 600 {path}"):
        folder.prepare()
