"""The folder of the embedded MongoDB."""

import socket
from pathlib import Path

from services.storage.embedded.folder import MongodFolder


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
