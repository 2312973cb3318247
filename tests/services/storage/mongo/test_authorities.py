"""The store of the local authority's keys, in memory and in MongoDB by either driver."""

import asyncio
import secrets
from collections.abc import Callable

import pytest

from services.encryption.envelope import DecryptionFailed
from services.encryption.master_key import LocalKeyProvider, new_master_key
from services.errors import NotFound
from services.model.generation import CertificateAuthority
from services.model.secret import Secret
from services.repositories.authorities import AuthorityStore
from services.storage.mongo.authorities import MongoAuthorities
from services.storage.mongo.database import Database
from tests.fakes.memory import Memory, MemoryAuthorities
from tests.presence import not_none
from tests.services.storage.examples import a_scope
from tests.services.storage.steps import beside

BESIDE = beside(a_scope())
KEYS = LocalKeyProvider(new_master_key())


def make() -> tuple[CertificateAuthority, ...]:
    """A root and an issuing CA, anew with each call."""
    return tuple(CertificateAuthority(certificate=secrets.token_bytes(20), private_key=Secret(secrets.token_bytes(40))) for _ in range(2))


def make_nothing() -> tuple[CertificateAuthority, ...]:
    pytest.fail("they are there already")


@pytest.fixture(params=["memory", "mongo"])
def open_store(request: pytest.FixtureRequest, bare_database: Database) -> Callable[[], AuthorityStore]:
    """Return what opens a store over the same data, as another replica does."""
    memory = Memory()

    def open_another() -> AuthorityStore:
        return MemoryAuthorities(memory) if request.param == "memory" else MongoAuthorities(bare_database, KEYS)

    return open_another


async def test_the_authorities_of_the_first_start_are_loaded_ever_after(open_store: Callable[[], AuthorityStore]) -> None:
    made = await open_store().load_or_create("local", make)
    assert len(made) == 2
    assert await open_store().load_or_create("local", make_nothing) == made
    assert await open_store().load_or_create("other", make) != made


async def test_replicas_that_start_together_have_the_same_authorities(open_store: Callable[[], AuthorityStore]) -> None:
    starts = [open_store().load_or_create("local", make) for _ in range(8)]
    first, *others = await asyncio.gather(*starts)
    assert all(other == first for other in others)


async def test_a_failure_to_make_them_stores_nothing(open_store: Callable[[], AuthorityStore]) -> None:
    def fail() -> tuple[CertificateAuthority, ...]:
        raise ValueError("planned")

    with pytest.raises(ValueError, match="planned"):
        await open_store().load_or_create("local", fail)
    assert len(await open_store().load_or_create("local", make)) == 2


async def test_a_removed_private_key_is_gone_and_the_rest_stays(open_store: Callable[[], AuthorityStore]) -> None:
    root, issuing = await open_store().load_or_create("local", make)
    await open_store().remove_private_key("local", certificate=root.certificate, records=BESIDE)
    loaded = await open_store().load_or_create("local", make_nothing)
    assert loaded == (CertificateAuthority(certificate=root.certificate, private_key=None), issuing)


async def test_only_a_private_key_that_is_there_can_be_removed(open_store: Callable[[], AuthorityStore]) -> None:
    root, _ = await open_store().load_or_create("local", make)
    await open_store().remove_private_key("local", certificate=root.certificate, records=BESIDE)
    for name, certificate in (("local", root.certificate), ("local", b"unknown"), ("other", root.certificate)):
        with pytest.raises(NotFound):
            await open_store().remove_private_key(name, certificate=certificate, records=beside(a_scope()))


async def test_the_private_keys_are_stored_encrypted_and_bound_to_their_place(bare_database: Database) -> None:
    store = MongoAuthorities(bare_database, KEYS)
    root, issuing = await store.load_or_create("local", make)
    document = not_none(await bare_database.installation.find_one({"_id": "authority:local"}))
    for authority in (root, issuing):
        assert bytes(not_none(authority.private_key).reveal()) not in str(document).encode("latin-1", "replace")
        assert all(not_none(authority.private_key).reveal() not in member["private_key"]["ciphertext"] for member in document["members"])
    swapped = [{**document["members"][0], "private_key": document["members"][1]["private_key"]}, document["members"][1]]
    await bare_database.installation.update_one({"_id": "authority:local"}, {"$set": {"members": swapped}})
    with pytest.raises(DecryptionFailed):
        await store.load_or_create("local", make_nothing)
    await bare_database.installation.insert_one({**document, "_id": "authority:copy"})
    with pytest.raises(DecryptionFailed):
        await store.load_or_create("copy", make_nothing)


async def test_another_master_key_does_not_open_them(bare_database: Database) -> None:
    await MongoAuthorities(bare_database, KEYS).load_or_create("local", make)
    other = MongoAuthorities(bare_database, LocalKeyProvider(new_master_key()))
    with pytest.raises(DecryptionFailed):
        await other.load_or_create("local", make_nothing)
