"""The bearer token makes the caller."""

from pathlib import Path

import pytest
from starlette.requests import HTTPConnection

from server.access.tokens import DEVELOPER, BearerTokens, load_or_create_token
from server.http.refusal import RequestRefused


def asking(authorization: str | None) -> HTTPConnection:
    headers = [] if authorization is None else [(b"authorization", authorization.encode("latin-1"))]
    return HTTPConnection({"type": "http", "headers": headers})


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_the_token_makes_the_developer(scheme: str) -> None:
    assert BearerTokens("t0ken").authenticate(asking(f"{scheme} t0ken")) == DEVELOPER


@pytest.mark.parametrize("header", [None, "", "Bearer", "Bearer ", "Basic t0ken", "t0ken", "Bearer other", "Bearer t0ken2", "Bearer \xff"])
def test_all_else_is_401_with_a_challenge_and_without_an_echo(header: str | None) -> None:
    with pytest.raises(RequestRefused) as caught:
        BearerTokens("t0ken").authenticate(asking(header))
    assert (caught.value.status, caught.value.code) == (401, "UNAUTHENTICATED")
    assert caught.value.headers["WWW-Authenticate"].startswith("Bearer ")
    assert "other" not in caught.value.message


def test_the_token_file_is_made_once_and_private(tmp_path: Path) -> None:
    path = tmp_path / "dev-token"
    token = load_or_create_token(path)
    assert len(token) >= 43
    assert path.stat().st_mode & 0o777 == 0o600
    assert load_or_create_token(path) == token
