"""Where mongod is."""

from importlib import metadata

import pytest

from services.storage.embedded.binary import MongodUnavailable, find_mongod


def test_the_program_of_the_wheel_is_found() -> None:
    assert find_mongod().name == "mongod"
    assert find_mongod().is_file()


def test_a_missing_wheel_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "files", missing)
    with pytest.raises(MongodUnavailable, match="Install the extra `embedded`"):
        find_mongod()
