"""How a session by an issuer gets fresh tokens: once for all who ask, and never those of somebody else."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import cast

import pytest

from server.access.issuers import OpenIdIssuer
from server.access.refused import TokenFault, TokenRefused
from server.session.openid import CLAIMED_FOR, OpenIdSignIn
from server.session.openid_client import Given, GrantRefused, OpenIdClient
from server.session.sessions import Sessions
from server.session.settings import SignInSettings
from services.errors import ServiceUnavailable
from services.model.access import BrowserSession, IssuerTokens
from services.model.caller import Caller
from services.model.secret import Secret
from services.ports.clock import Clock
from tests.fakes.browser_sessions import MemoryBrowserSessions
from tests.support import NOW, FrozenClock

ISSUER = "https://issuer.example"
LIFETIME = timedelta(minutes=10)
ALICE = Caller(tenant="acme", subject=f"{ISSUER}#alice")


@dataclass
class Issuer:
    """Gives an access token for each refresh token, once; verifies its own. `answer` may fail instead."""

    clock: FrozenClock
    caller: Caller = ALICE
    rotates: bool = True
    used: list[str] = field(default_factory=list)
    answer: Callable[[], None] = lambda: None
    settings: SignInSettings = field(default_factory=lambda: SignInSettings(issuer=ISSUER, client_id="page"))

    async def renew(self, refresh: Secret) -> Given:
        self.used.append(refresh.reveal().decode())
        await asyncio.sleep(0)
        self.answer()
        number = len(self.used)
        return Given(f"access {number}", Secret(b"refresh %d" % number) if self.rotates else None, None)

    async def verify(self, token: bytes) -> Caller:
        if token.startswith(b"bad"):
            raise TokenRefused(TokenFault.SIGNATURE_WRONG)
        return replace(self.caller, expires_at=self.clock.now() + LIFETIME)


class MovingClock(FrozenClock):
    """A clock by which time passes while somebody waits."""

    def monotonic(self) -> float:
        self.moment += timedelta(milliseconds=100)
        return super().monotonic()


def sign_in(issuer: Issuer, repository: MemoryBrowserSessions, clock: Clock | None = None) -> OpenIdSignIn:
    clock = clock or issuer.clock
    sessions = Sessions(repository=repository, clock=clock)
    return OpenIdSignIn(client=cast(OpenIdClient, issuer), issuer=cast(OpenIdIssuer, issuer), sessions=sessions, clock=clock)


async def begin(repository: MemoryBrowserSessions, *, refresh: bytes | None = b"refresh 0") -> BrowserSession:
    """Store a session whose access token is good for ten minutes, and fresh for five."""
    tokens = IssuerTokens(
        access=Secret(b"access 0"),
        expires_at=NOW + LIFETIME,
        fresh_until=NOW + LIFETIME / 2,
        refresh=None if refresh is None else Secret(refresh),
    )
    session = BrowserSession(
        id="0" * 64,
        tenant="acme",
        subject=ALICE.subject,
        origin=ISSUER,
        created_at=NOW,
        expires_at=NOW + timedelta(hours=4),
        tokens=tokens,
    )
    await repository.add(session, most=5)
    return session


@pytest.fixture
def issuer() -> Issuer:
    return Issuer(FrozenClock(NOW))


@pytest.fixture
def repository() -> MemoryBrowserSessions:
    return MemoryBrowserSessions()


async def test_a_fresh_token_is_given_without_asking_the_issuer(issuer: Issuer, repository: MemoryBrowserSessions) -> None:
    session = await begin(repository)
    assert await sign_in(issuer, repository).issue(session) == ("access 0", NOW + LIFETIME)
    assert issuer.used == []


async def test_many_windows_on_two_replicas_use_a_refresh_token_once(issuer: Issuer, repository: MemoryBrowserSessions) -> None:
    session = await begin(repository)
    issuer.clock.moment += LIFETIME / 2
    replicas = [sign_in(issuer, repository) for _ in range(2)]
    given = await asyncio.gather(*(replica.issue(session) for replica in replicas * 5))
    assert set(given) == {("access 1", issuer.clock.now() + LIFETIME)}
    assert issuer.used == ["refresh 0"]
    issuer.clock.moment += LIFETIME / 2
    assert await replicas[0].issue(repository.sessions[session.id]) == ("access 2", issuer.clock.now() + LIFETIME)
    assert issuer.used == ["refresh 0", "refresh 1"]


async def test_a_refresh_token_that_the_issuer_does_not_change_is_kept(issuer: Issuer, repository: MemoryBrowserSessions) -> None:
    session, issuer.rotates = await begin(repository), False
    for _ in range(2):
        issuer.clock.moment += LIFETIME / 2
        await sign_in(issuer, repository).issue(repository.sessions[session.id])
    assert issuer.used == ["refresh 0", "refresh 0"]


async def test_without_a_refresh_token_the_session_ends_with_the_access_token(issuer: Issuer, repository: MemoryBrowserSessions) -> None:
    session = await begin(repository, refresh=None)
    issuer.clock.moment += LIFETIME - timedelta(seconds=1)
    assert await sign_in(issuer, repository).issue(session) == ("access 0", NOW + LIFETIME)
    issuer.clock.moment += timedelta(seconds=1)
    assert await sign_in(issuer, repository).issue(session) is None
    assert repository.sessions == {}


@pytest.mark.parametrize("refused", [GrantRefused(), TokenRefused(TokenFault.AUDIENCE_WRONG)])
async def test_a_session_ends_when_the_issuer_gives_no_token_that_is_taken(
    issuer: Issuer, repository: MemoryBrowserSessions, refused: Exception
) -> None:
    session = await begin(repository)
    issuer.clock.moment += LIFETIME / 2

    def refuse() -> None:
        raise refused

    issuer.answer = refuse
    assert await sign_in(issuer, repository).issue(session) is None
    assert repository.sessions == {}


@pytest.mark.parametrize("other", [replace(ALICE, subject=f"{ISSUER}#mallory"), replace(ALICE, tenant="beta")])
async def test_a_token_of_somebody_else_ends_the_session(issuer: Issuer, repository: MemoryBrowserSessions, other: Caller) -> None:
    session, issuer.caller = await begin(repository), other
    issuer.clock.moment += LIFETIME / 2
    assert await sign_in(issuer, repository).issue(session) is None
    assert repository.sessions == {}


async def test_an_issuer_that_is_down_ends_nothing(issuer: Issuer, repository: MemoryBrowserSessions) -> None:
    session = await begin(repository)

    def fail() -> None:
        raise ServiceUnavailable("It does not answer.")

    issuer.answer = fail
    issuer.clock.moment += LIFETIME / 2
    assert await sign_in(issuer, repository).issue(session) == ("access 0", NOW + LIFETIME)
    issuer.clock.moment += LIFETIME / 2
    with pytest.raises(ServiceUnavailable):
        await sign_in(issuer, repository).issue(session)
    issuer.answer = lambda: None
    assert (await sign_in(issuer, repository).issue(session) or ("",))[0] == "access 3"


async def test_who_crashed_while_renewing_holds_others_up_for_a_moment_only(repository: MemoryBrowserSessions) -> None:
    clock = MovingClock(NOW)
    issuer, session = Issuer(clock), await begin(repository)
    clock.moment += LIFETIME / 2
    assert await repository.claim(session, now=clock.now(), until=clock.now() + CLAIMED_FOR / 10)
    assert (await sign_in(issuer, repository, clock).issue(session) or ("",))[0] == "access 1"
    assert issuer.used == ["refresh 0"]


async def test_who_signs_out_while_another_window_waits_is_out(repository: MemoryBrowserSessions) -> None:
    clock = MovingClock(NOW)
    issuer, session = Issuer(clock), await begin(repository)
    clock.moment += LIFETIME / 2
    assert await repository.claim(session, now=clock.now(), until=clock.now() + CLAIMED_FOR)
    waiting = asyncio.create_task(sign_in(issuer, repository, clock).issue(session))
    await asyncio.sleep(0)
    await repository.remove(session.id)
    assert await waiting is None
    assert issuer.used == []
