"""The keys that sign access tokens, in memory and in MongoDB."""

from datetime import UTC, datetime, timedelta

import pytest
from bson import encode

from services.encryption.envelope import DecryptionFailed
from services.encryption.master_key import LocalKeyProvider, new_master_key
from services.model.access import SigningKey
from services.model.secret import Secret
from services.repositories.signing_keys import SigningKeyRepository
from services.storage.mongo.database import Database
from services.storage.mongo.signing_keys import MongoSigningKeys
from tests.fakes.signing_keys import MemorySigningKeys

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
KEYS = LocalKeyProvider(new_master_key())


def key(number: int, octets: bytes = b"the private key") -> SigningKey:
    return SigningKey(number=number, private_key=Secret(octets), created_at=NOW, signs_from=NOW + timedelta(hours=number))


@pytest.fixture(params=["memory", "mongo"])
def repository(request: pytest.FixtureRequest, bare_database: Database) -> SigningKeyRepository:
    return MemorySigningKeys() if request.param == "memory" else MongoSigningKeys(bare_database, KEYS)


async def test_keys_are_kept_in_the_order_of_their_numbers(repository: SigningKeyRepository) -> None:
    assert await repository.list() == ()
    for number in (2, 1, 3):
        assert await repository.add(key(number))
    assert await repository.list() == (key(1), key(2), key(3))
    await repository.remove({1, 3, 7})
    assert await repository.list() == (key(2),)


async def test_the_first_key_of_a_number_stays(repository: SigningKeyRepository) -> None:
    assert await repository.add(key(1))
    assert not await repository.add(key(1, b"another one"))
    assert await repository.list() == (key(1),)


async def test_a_key_is_stored_encrypted_and_bound_to_its_number(bare_database: Database) -> None:
    repository = MongoSigningKeys(bare_database, KEYS)
    await repository.add(key(1))
    stored = await bare_database.signing_keys.find_one({})
    assert stored is not None
    assert b"the private key" not in encode(stored)
    await bare_database.signing_keys.insert_one({**stored, "_id": 2})
    with pytest.raises(DecryptionFailed):
        await repository.list()
