"""The development token makes the developer, and nothing else does."""

from pathlib import Path

import pytest

from server.access.development import DEVELOPER, DevelopmentToken, load_or_create_token
from server.access.tokens import AccessTokens
from services.storage.files.secret_file import BadSecretFile
from tests.server.access.asking import asking, assert_refused
from tests.support import FrozenClock

TOKEN = "t0ken-" + "x" * 26


def tokens_of(token: str | None) -> AccessTokens:
    return AccessTokens([] if token is None else [DevelopmentToken(token)], FrozenClock())


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
async def test_the_token_makes_the_developer(scheme: str) -> None:
    assert await tokens_of(TOKEN).authenticate(asking(f"{scheme} {TOKEN}")) == DEVELOPER


@pytest.mark.parametrize(
    "header",
    [None, "", "Bearer", "Bearer ", f"Basic {TOKEN}", TOKEN, "Bearer other", f"Bearer {TOKEN}2", f"Bearer {TOKEN[:-1]}", "Bearer \xff"],
)
async def test_all_else_is_401_with_a_challenge_and_without_an_echo(header: str | None) -> None:
    refused = await assert_refused(tokens_of(TOKEN), header)
    assert refused.headers["WWW-Authenticate"].startswith("Bearer ")
    assert "other" not in refused.message


@pytest.mark.parametrize("octet", range(256))
async def test_no_octet_around_the_token_is_overlooked(octet: int) -> None:
    """Python takes A0 and 85 for white space; in a header they are octets like others."""
    for token in (TOKEN.encode() + bytes([octet]), bytes([octet]) + TOKEN.encode(), bytes([octet]), b""):
        await assert_refused(tokens_of(TOKEN), b"Bearer " + token)


@pytest.mark.parametrize(
    "token",
    ["", " ", "\xa0", "t0ken", "x" * 31, " " * 32, "x" * 32 + "\n", "x" * 31 + " ", "x" * 31 + "=", "\xa0" * 32, "é" * 32, "x" * 257],
)
def test_a_token_that_is_none_is_refused_before_anybody_can_send_it(token: str) -> None:
    with pytest.raises(ValueError, match="URL-safe") as caught:
        DevelopmentToken(token)
    assert "x" * 31 not in str(caught.value)


@pytest.mark.parametrize("header", [None, "Bearer ", "Bearer None", "Bearer \xa0", f"Bearer {TOKEN}"])
async def test_where_there_is_no_token_nobody_is_known(header: str | None) -> None:
    await assert_refused(tokens_of(None), header)


async def test_the_token_file_is_made_once_and_private(tmp_path: Path) -> None:
    path = tmp_path / "dev-token"
    token = load_or_create_token(path)
    assert len(token) >= 43
    assert path.stat().st_mode & 0o777 == 0o600
    assert load_or_create_token(path) == token
    assert path.read_text() == token + "\n"
    assert await tokens_of(token).authenticate(asking(f"Bearer {token}")) == DEVELOPER


def test_a_token_file_without_the_end_of_its_line_is_taken(tmp_path: Path) -> None:
    (tmp_path / "dev-token").write_text(TOKEN)
    (tmp_path / "dev-token").chmod(0o600)
    assert load_or_create_token(tmp_path / "dev-token") == TOKEN


def test_an_empty_token_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "dev-token").touch(mode=0o600)
    token = load_or_create_token(tmp_path / "dev-token")
    assert len(token) >= 43
    assert (tmp_path / "dev-token").read_text() == token + "\n"


@pytest.mark.parametrize(
    "text", ["\n", " ", "t0ken\n", "x" * 31, f" {TOKEN}", f"{TOKEN} ", f"{TOKEN}\n\n", f"{TOKEN}\r\n", "\xa0" * 32, "x" * 300]
)
def test_a_token_file_with_anything_else_stops_the_start(tmp_path: Path, text: str) -> None:
    path = tmp_path / "dev-token"
    path.write_bytes(text.encode("latin-1"))
    path.chmod(0o600)
    with pytest.raises(BadSecretFile, match=f"development token file {path} must .*; remove it, a new one is made"):
        load_or_create_token(path)
