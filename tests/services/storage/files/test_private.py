"""Files and folders for their owner only."""

from pathlib import Path

import pytest

from services.storage.files.private import make_private_folder, replace_private_file, write_new_private_file


def test_a_folder_is_made_private_also_if_it_was_there(tmp_path: Path) -> None:
    open_folder = tmp_path / "open"
    open_folder.mkdir(mode=0o755)
    for folder in (open_folder, tmp_path / "new" / "inner"):
        make_private_folder(folder)
        assert folder.stat().st_mode & 0o777 == 0o700


def test_a_new_file_is_private_and_replaces_nothing(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_new_private_file(path, b"one")
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        write_new_private_file(path, b"two")
    assert path.read_bytes() == b"one"


def test_a_file_is_replaced_whole_and_stays_private(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old and longer")
    (tmp_path / "file.new").write_bytes(b"left by a killed process")
    replace_private_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["file"]
