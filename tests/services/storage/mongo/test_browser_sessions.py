"""The sessions of browsers, in memory and in MongoDB."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from bson import encode

from services.encryption.envelope import DecryptionFailed
from services.encryption.master_key import LocalKeyProvider, new_master_key
from services.model.access import BrowserSession, IssuerTokens
from services.model.secret import Secret
from services.repositories.browser_sessions import BrowserSessionRepository
from services.storage.mongo.browser_sessions import MongoBrowserSessions
from services.storage.mongo.database import Database
from tests.fakes.browser_sessions import MemoryBrowserSessions

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
KEYS = LocalKeyProvider(new_master_key())


def tokens(number: int = 0, *, refresh: bytes | None = b"the refresh token") -> IssuerTokens:
    return IssuerTokens(
        access=Secret(b"the access token %d" % number),
        expires_at=NOW + 10 * MINUTE,
        fresh_until=NOW + 5 * MINUTE,
        refresh=None if refresh is None else Secret(refresh),
    )


def session(number: int = 0, *, subject: str = "alice", given: IssuerTokens | None = None) -> BrowserSession:
    return BrowserSession(
        id=f"{number:064x}",
        tenant="acme",
        subject=subject,
        origin="https://issuer.example",
        created_at=NOW + number * MINUTE,
        expires_at=NOW + timedelta(hours=4),
        tokens=given,
    )


@pytest.fixture(params=["memory", "mongo"])
def repository(request: pytest.FixtureRequest, bare_database: Database) -> BrowserSessionRepository:
    return MemoryBrowserSessions() if request.param == "memory" else MongoBrowserSessions(bare_database, KEYS)


@pytest.mark.parametrize("given", [None, tokens(), tokens(refresh=None)], ids=["none", "both", "access only"])
async def test_a_session_is_found_as_it_was_added_until_it_is_removed(
    repository: BrowserSessionRepository, given: IssuerTokens | None
) -> None:
    added = session(given=given)
    await repository.add(added, most=5)
    assert await repository.find(added.id) == added
    assert await repository.find(session(1).id) is None
    await repository.remove(added.id)
    await repository.remove(added.id)
    assert await repository.find(added.id) is None


async def test_the_oldest_sessions_of_a_subject_make_room(repository: BrowserSessionRepository) -> None:
    for number in (3, 1, 4, 2):
        await repository.add(session(number), most=2)
    await repository.add(session(9, subject="bob"), most=2)
    assert [number for number in (1, 2, 3, 4, 9) if await repository.find(session(number).id)] == [3, 4, 9]


async def test_one_of_many_renews_the_tokens(repository: BrowserSessionRepository) -> None:
    first = session(given=tokens())
    await repository.add(first, most=5)
    claims = await asyncio.gather(*(repository.claim(first, now=NOW, until=NOW + MINUTE) for _ in range(8)))
    assert sorted(claims) == [*[False] * 7, True]
    await repository.renew(first, tokens(1), expires_at=NOW + timedelta(hours=5))
    renewed = replace(first, tokens=tokens(1), renewal=1, expires_at=NOW + timedelta(hours=5))
    assert await repository.find(first.id) == renewed
    assert not await repository.claim(first, now=NOW, until=NOW + MINUTE), "it was read before"
    assert await repository.claim(renewed, now=NOW, until=NOW + MINUTE)


async def test_a_claim_ends_by_itself_and_can_be_given_up(repository: BrowserSessionRepository) -> None:
    first = session(given=tokens())
    await repository.add(first, most=5)
    assert await repository.claim(first, now=NOW, until=NOW + MINUTE)
    assert not await repository.claim(first, now=NOW + MINUTE - timedelta(seconds=1), until=NOW + 2 * MINUTE)
    assert await repository.claim(first, now=NOW + MINUTE, until=NOW + 2 * MINUTE)
    await repository.release(first)
    assert await repository.claim(first, now=NOW + MINUTE, until=NOW + 2 * MINUTE)


async def test_what_comes_late_changes_nothing(repository: BrowserSessionRepository) -> None:
    first = session(given=tokens())
    await repository.add(first, most=5)
    await repository.renew(first, tokens(1), expires_at=first.expires_at)
    await repository.renew(first, tokens(2), expires_at=first.expires_at)
    found = await repository.find(first.id)
    assert found is not None
    assert (found.tokens, found.renewal) == (tokens(1), 1)
    await repository.remove(first.id)
    await repository.renew(found, tokens(3), expires_at=first.expires_at)
    await repository.extend(found, expires_at=NOW + timedelta(days=1))
    assert await repository.find(first.id) is None, "who signed out stays signed out"


async def test_a_session_that_is_used_is_extended(repository: BrowserSessionRepository) -> None:
    first = session(given=tokens())
    await repository.add(first, most=5)
    await repository.extend(first, expires_at=NOW + timedelta(hours=6))
    assert await repository.find(first.id) == replace(first, expires_at=NOW + timedelta(hours=6))


async def test_tokens_are_stored_encrypted_and_bound_to_their_session_and_renewal(bare_database: Database) -> None:
    repository = MongoBrowserSessions(bare_database, KEYS)
    await repository.add(session(given=tokens()), most=5)
    stored = await bare_database.browser_sessions.find_one({})
    assert stored is not None
    assert b"the refresh token" not in encode(stored)
    assert b"the access token" not in encode(stored)
    for moved in ({"_id": session(1).id}, {"_id": session(2).id, "renewal": 1}):
        await bare_database.browser_sessions.insert_one({**stored, **moved})
        with pytest.raises(DecryptionFailed):
            await repository.find(moved["_id"])  # type: ignore[arg-type]
    swapped = {**stored["tokens"], "access_token": stored["tokens"]["refresh_token"]}
    await bare_database.browser_sessions.update_one({"_id": stored["_id"]}, {"$set": {"tokens": swapped}})
    with pytest.raises(DecryptionFailed):
        await repository.find(stored["_id"])
