"""The master key's file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from services.storage.files.master_key import find_master_key, load_or_create_master_key
from services.storage.files.secret_file import BadSecretFile
from tests.presence import not_none

REPOSITORY = Path(__file__).parents[4]


def test_the_first_call_makes_a_private_file_and_later_ones_read_it(tmp_path: Path) -> None:
    path = tmp_path / "master-key"
    key = load_or_create_master_key(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes() == key.secret.reveal()
    assert load_or_create_master_key(path) == key
    assert find_master_key(path) == key
    assert [file.name for file in tmp_path.iterdir()] == ["master-key"]


def test_a_missing_file_is_not_made_by_looking_for_it(tmp_path: Path) -> None:
    assert find_master_key(tmp_path / "master-key") is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o610, 0o660, 0o644, 0o777])
def test_a_file_that_others_may_touch_is_refused_by_a_sentence(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "master-key"
    load_or_create_master_key(path)
    path.chmod(mode)
    with pytest.raises(BadSecretFile, match=f"run: chmod 600 {path}"):
        load_or_create_master_key(path)


@pytest.mark.parametrize("size", [1, 31, 33, 4096])
def test_a_file_of_another_size_is_refused_and_kept(tmp_path: Path, size: int) -> None:
    path = tmp_path / "master-key"
    path.write_bytes(b"k" * size)
    path.chmod(0o600)
    with pytest.raises(BadSecretFile, match="must have 32 octets") as raised:
        load_or_create_master_key(path)
    assert path.read_bytes() == b"k" * size
    assert "kkk" not in str(raised.value)


def test_a_folder_or_a_pipe_in_its_place_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe"):
        with pytest.raises(BadSecretFile, match="not a regular file"):
            load_or_create_master_key(path)


PROGRAM = """
import sys, pathlib
from services.storage.files.master_key import load_or_create_master_key
sys.stdin.readline()
sys.stdout.write(load_or_create_master_key(pathlib.Path(sys.argv[1])).id)
"""


def test_processes_that_start_together_get_the_same_key(tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, str(tmp_path / "master-key")]
    starts = [subprocess.Popen(command, cwd=REPOSITORY, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in range(6)]
    for process in starts:
        not_none(process.stdin).write("\n")
        not_none(process.stdin).flush()
    ids = {process.communicate()[0] for process in starts}
    assert {process.returncode for process in starts} == {0}
    assert ids == {not_none(find_master_key(tmp_path / "master-key")).id}
    assert [file.name for file in tmp_path.iterdir()] == ["master-key"]
