"""Files that hold one secret each."""

import errno
import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from services.storage.files.secret_file import BadSecretFile, SecretFile
from tests.presence import not_none

REPOSITORY = Path(__file__).parents[4]
SOUND = b"s" * 40


def file_at(path: Path) -> SecretFile:
    return SecretFile(path=path, noun="token file", form=re.compile(rb"[a-z]{32,64}\n?"), rule="hold 32 letters", remedy="remove it")


def sound() -> bytes:
    return SOUND


def write(path: Path, octets: bytes, mode: int = 0o600) -> None:
    path.write_bytes(octets)
    path.chmod(mode)


def test_the_first_call_makes_a_private_file_and_later_ones_read_it(tmp_path: Path) -> None:
    file = file_at(tmp_path / "secret")
    assert file.find() is None
    assert file.load_or_create(sound).reveal() == SOUND
    assert file.path.stat().st_mode & 0o777 == 0o600
    assert file.load_or_create(lambda: b"t" * 40).reveal() == SOUND
    assert not_none(file.find()).reveal() == SOUND
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


@pytest.mark.parametrize(
    "octets", [b"s" * 31, b"s" * 65, b" " + SOUND, SOUND + b" ", SOUND + b"\n\n", SOUND + b"\r\n", b"\xa0", b"s" * 9999]
)
def test_what_breaks_the_rule_is_refused_by_a_sentence_and_kept(tmp_path: Path, octets: bytes) -> None:
    write(tmp_path / "secret", octets)
    with pytest.raises(BadSecretFile, match=f"^The token file {tmp_path}/secret must hold 32 letters; remove it.$"):
        file_at(tmp_path / "secret").load_or_create(sound)
    assert (tmp_path / "secret").read_bytes() == octets


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o610, 0o660, 0o644, 0o777, 0o700, 0o400])
def test_another_mode_is_refused_by_a_sentence(tmp_path: Path, mode: int) -> None:
    write(tmp_path / "secret", SOUND, mode)
    with pytest.raises(BadSecretFile, match=f"run: chmod 600 {tmp_path}/secret"):
        file_at(tmp_path / "secret").load_or_create(sound)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root can give a file away")
@pytest.mark.parametrize("octets", [SOUND, b""])
def test_the_file_of_another_user_is_refused_by_a_sentence(tmp_path: Path, octets: bytes) -> None:
    write(tmp_path / "secret", octets)
    os.chown(tmp_path / "secret", 12345, -1)
    with pytest.raises(BadSecretFile, match="belongs to another user"):
        file_at(tmp_path / "secret").load_or_create(sound)


def _link(path: Path) -> None:
    write(path.with_name("elsewhere"), SOUND)
    path.symlink_to("elsewhere")


def _link_to_an_empty_file(path: Path) -> None:
    write(path.with_name("elsewhere"), b"")
    path.symlink_to("elsewhere")


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo, _link, _link_to_an_empty_file, lambda path: path.symlink_to("nowhere")])
def test_what_is_no_file_is_refused_by_a_sentence(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "secret")
    with pytest.raises(BadSecretFile, match=f"{tmp_path}/secret is not a regular file"):
        file_at(tmp_path / "secret").load_or_create(sound)


@pytest.mark.parametrize("mode", [0o600, 0o644])
def test_an_empty_file_is_replaced_and_that_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture, mode: int) -> None:
    write(tmp_path / "secret", b"", mode)
    file = file_at(tmp_path / "secret")
    assert file.find() is None
    with caplog.at_level(logging.WARNING):
        assert file.load_or_create(sound).reveal() == SOUND
    assert f"The token file {file.path} was empty" in caplog.text
    assert file.path.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_a_write_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        file_at(tmp_path / "secret").load_or_create(sound)
    assert list(tmp_path.iterdir()) == []


PROGRAM = """
import sys, pathlib, re, secrets
from services.storage.files.secret_file import SecretFile
file = SecretFile(path=pathlib.Path(sys.argv[1]), noun="file", form=re.compile(rb"[0-9a-f]{40}"), rule="", remedy="")
sys.stdin.readline()
sys.stdout.write(file.load_or_create(lambda: secrets.token_hex(20).encode()).reveal().decode())
"""


@pytest.mark.parametrize("is_empty", [False, True])
def test_processes_that_start_together_get_the_same_secret(tmp_path: Path, is_empty: bool) -> None:
    path = tmp_path / "secret"
    if is_empty:
        write(path, b"")
    command = [sys.executable, "-c", PROGRAM, str(path)]
    starts = [subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    for process in starts:
        not_none(process.stdin).write("\n")
        not_none(process.stdin).flush()
    found = {process.communicate()[0] for process in starts}
    assert {process.returncode for process in starts} == {0}
    assert found == {path.read_text()}
    assert [file.name for file in tmp_path.iterdir()] == ["secret"]
