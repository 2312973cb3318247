"""Tries to sign in at an issuer: bound to the browser, to the master key and to a quarter of an hour."""

from datetime import timedelta

import pytest
from starlette.requests import Request
from starlette.responses import Response

from server.session.attempts import LIFETIME, MAX_ATTEMPTS, Attempt, Attempts
from services.encryption.master_key import LocalKeyProvider, new_master_key
from tests.support import NOW

KEYS = LocalKeyProvider(new_master_key())
ATTEMPTS = Attempts(keys=KEYS, base_url="https://c.example/x")


def back(attempt: Attempt, *, state: str | None = None, cookie: str | None = None) -> Request:
    """Return the request by which the browser comes back."""
    name = f"__Secure-destcert-sign-in-{(state or attempt.state)[:16]}"
    query = f"state={attempt.state if state is None else state}&code=c".encode()
    return Request({"type": "http", "query_string": query, "headers": [(b"cookie", f"{name}={cookie or attempt.cookie}".encode())]})


def test_the_browser_that_began_is_known_again_by_every_replica() -> None:
    attempt = ATTEMPTS.begin(NOW)
    other = Attempts(keys=KEYS, base_url="https://c.example/x")
    assert other.find(back(attempt), NOW + LIFETIME - timedelta(seconds=1)) == attempt
    assert len({attempt.state, attempt.nonce, attempt.verifier}) == 3
    assert not [text for text in (attempt.state, attempt.nonce, attempt.verifier) if text in attempt.cookie]


def test_the_challenge_is_that_of_the_standard() -> None:
    """RFC 7636, appendix B."""
    attempt = Attempt("", "", "", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
    assert attempt.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


def test_another_browser_another_state_another_key_or_a_late_one_is_not_known() -> None:
    attempt, other = ATTEMPTS.begin(NOW), ATTEMPTS.begin(NOW)
    assert ATTEMPTS.find(back(attempt, cookie=other.cookie), NOW) is None
    assert ATTEMPTS.find(back(attempt, state=attempt.state[:-1] + ("0" if attempt.state[-1] != "0" else "1")), NOW) is None
    for state in ("", "x" * 64, attempt.state[:16]):
        assert ATTEMPTS.find(back(attempt, state=state), NOW) is None
    strangers = Attempts(keys=LocalKeyProvider(new_master_key()), base_url="https://c.example/x")
    assert strangers.find(back(attempt), NOW) is None
    assert ATTEMPTS.find(back(attempt), NOW + LIFETIME) is None
    assert ATTEMPTS.find(back(attempt), NOW - timedelta(seconds=1)) is None
    seconds, _, secret = attempt.cookie.partition(".")
    assert ATTEMPTS.find(back(attempt, cookie=f"{int(seconds) + 600}.{secret}"), NOW + LIFETIME) is None


@pytest.mark.parametrize("others", [MAX_ATTEMPTS - 1, MAX_ATTEMPTS])
def test_windows_do_not_disturb_each_other_until_there_are_many(others: int) -> None:
    kept = [f"__Secure-destcert-sign-in-{number:016x}" for number in range(others)]
    request = Request({"type": "http", "headers": [(b"cookie", "; ".join(f"{name}=v" for name in kept).encode())]})
    response, attempt = Response(), ATTEMPTS.begin(NOW)
    ATTEMPTS.give(request, response, attempt)
    written = response.headers.getlist("set-cookie")
    assert len(written) == (1 if others < MAX_ATTEMPTS else 1 + others)
    ends = "; HttpOnly; Max-Age=900; Path=/x/session; SameSite=lax; Secure"
    assert written[-1] == f"__Secure-destcert-sign-in-{attempt.state[:16]}={attempt.cookie}{ends}"
