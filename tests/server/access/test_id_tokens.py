"""ID tokens: what they must say for somebody to be signed in (OpenID Connect Core 1.0, 3.1.3.7)."""

from datetime import timedelta
from typing import Any

import pytest

from server.access.jwt import AskedFor, verify_id_token
from server.access.refused import TokenFault, TokenRefused
from tests.server.access.signing import ISSUER, Keys, make_key, write_claims, write_token, write_valid
from tests.support import NOW

ASKED = AskedFor(issuer=ISSUER, client_id="page", nonce="n" * 64)
GOOD: dict[str, Any] = {"aud": "page", "nonce": "n" * 64, "at_hash": "what only ID tokens have"}


@pytest.mark.parametrize(
    "change",
    [{}, {"azp": "page"}, {"aud": ["page"]}, {"aud": ["page", "other"], "azp": "page"}, {"typ": "ID"}, {"at_hash": None}],
)
async def test_an_id_token_that_was_asked_for_is_taken(change: dict[str, Any]) -> None:
    verified = await verify_id_token(write_valid(**GOOD | change), Keys.of("ES256"), ASKED, now=NOW)
    assert verified.claims["sub"] == "alice"
    assert verified.expires_at == NOW + timedelta(seconds=600)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"iss": "https://other.example"}, TokenFault.ISSUER_UNKNOWN),
        ({"aud": "other"}, TokenFault.AUDIENCE_WRONG),
        ({"aud": None}, TokenFault.AUDIENCE_WRONG),
        ({"aud": ["page", "other"]}, TokenFault.AUDIENCE_WRONG),
        ({"aud": ["page", "other"], "azp": "other"}, TokenFault.AUDIENCE_WRONG),
        ({"azp": "other"}, TokenFault.AUDIENCE_WRONG),
        ({"azp": 1}, TokenFault.AUDIENCE_WRONG),
        ({"nonce": None}, TokenFault.CLAIMS_UNFIT),
        ({"nonce": "n" * 63}, TokenFault.CLAIMS_UNFIT),
        ({"nonce": ["n" * 64]}, TokenFault.CLAIMS_UNFIT),
        ({"sub": None}, TokenFault.CLAIMS_UNFIT),
        ({"iat": None}, TokenFault.CLAIMS_UNFIT),
        ({"exp": None}, TokenFault.EXPIRY_MISSING),
        ({"exp": int(NOW.timestamp())}, TokenFault.EXPIRED),
        ({"iat": int(NOW.timestamp()) + 61}, TokenFault.NOT_YET_VALID),
    ],
)
async def test_an_id_token_that_says_something_else_is_refused(change: dict[str, Any], fault: TokenFault) -> None:
    with pytest.raises(TokenRefused) as caught:
        await verify_id_token(write_valid(**GOOD | change), Keys.of("ES256"), ASKED, now=NOW)
    assert caught.value.fault is fault


async def test_an_id_token_of_another_key_or_of_none_is_refused() -> None:
    other = write_token({"alg": "ES256", "kid": "key-1"}, write_claims(**GOOD), make_key("ES256", 1))
    unsigned = write_token({"alg": "none"}, write_claims(**GOOD))
    for token, fault in ((other, TokenFault.SIGNATURE_WRONG), (unsigned, TokenFault.ALGORITHM_UNSUPPORTED)):
        with pytest.raises(TokenRefused) as caught:
            await verify_id_token(token, Keys.of("ES256"), ASKED, now=NOW)
        assert caught.value.fault is fault
