"""The check of the master key."""

import asyncio
from pathlib import Path

import pytest

from services.encryption.master_key import LocalKeyProvider, new_master_key
from services.storage.mongo.database import Database
from services.storage.mongo.installation import MasterKeyMismatch, check_master_key, open_master_key


async def test_the_key_of_the_first_start_is_taken_ever_after(bare_database: Database) -> None:
    keys = LocalKeyProvider(new_master_key())
    await check_master_key(bare_database, keys)
    await check_master_key(bare_database, keys)


async def test_another_key_is_refused_and_the_old_one_still_fits(bare_database: Database) -> None:
    old = new_master_key()
    await check_master_key(bare_database, LocalKeyProvider(old))
    with pytest.raises(MasterKeyMismatch, match="another master key"):
        await check_master_key(bare_database, LocalKeyProvider(new_master_key()))
    await check_master_key(bare_database, LocalKeyProvider(old))
    await check_master_key(bare_database, LocalKeyProvider(new_master_key(), others=(old,)))


async def test_of_replicas_with_different_keys_that_start_together_one_is_right(bare_database: Database) -> None:
    starts = [check_master_key(bare_database, LocalKeyProvider(new_master_key())) for _ in range(5)]
    outcomes = await asyncio.gather(*starts, return_exceptions=True)
    assert outcomes.count(None) == 1
    assert sum(isinstance(outcome, MasterKeyMismatch) for outcome in outcomes) == 4


async def test_the_first_start_makes_the_key_file(bare_database: Database, tmp_path: Path) -> None:
    path = tmp_path / "master-key"
    key = await open_master_key(bare_database, path)
    assert path.read_bytes() == key.secret.reveal()
    await check_master_key(bare_database, LocalKeyProvider(key))
    assert await open_master_key(bare_database, path) == key


async def test_a_lost_key_file_is_not_made_anew_for_old_data(bare_database: Database, tmp_path: Path) -> None:
    await check_master_key(bare_database, LocalKeyProvider(new_master_key()))
    with pytest.raises(MasterKeyMismatch, match=r"master-key is missing or empty\. Restore it\."):
        await open_master_key(bare_database, tmp_path / "master-key")
    assert list(tmp_path.iterdir()) == []


async def test_a_tampered_check_is_refused(bare_database: Database) -> None:
    keys = LocalKeyProvider(new_master_key())
    await check_master_key(bare_database, keys)
    await bare_database.installation.update_one({"_id": "master_key_check"}, {"$set": {"ciphertext": b"x" * 40}})
    with pytest.raises(MasterKeyMismatch):
        await check_master_key(bare_database, keys)


async def test_an_empty_key_file_is_made_anew_only_while_nothing_is_encrypted(bare_database: Database, tmp_path: Path) -> None:
    path = tmp_path / "master-key"
    path.touch(mode=0o600)
    key = await open_master_key(bare_database, path)
    assert path.read_bytes() == key.secret.reveal()
    await check_master_key(bare_database, LocalKeyProvider(key))
    path.write_bytes(b"")
    with pytest.raises(MasterKeyMismatch, match=r"master-key is missing or empty\. Restore it\."):
        await open_master_key(bare_database, path)
    assert path.read_bytes() == b""
