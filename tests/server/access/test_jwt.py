"""Tokens that are taken, and everything else."""

import asyncio
import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from server.access.jwt import MAX_HEADER_SIZE, MAX_TOKEN_SIZE, VerifiedToken, read_issuer, verify
from server.access.refused import TokenFault, TokenRefused
from tests.server.access.signing import AUDIENCE, ISSUER, Keys, b64, make_key, write_claims, write_jwk, write_token, write_valid
from tests.support import NOW

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA", "Ed25519"]
SECONDS = int(NOW.timestamp())
EC_HEADER = {"alg": "ES256", "typ": "JWT", "kid": "key-1"}


async def take(token: bytes, keys: Keys | None = None, *, now: datetime = NOW) -> VerifiedToken:
    read_issuer(token)
    return await verify(token, keys or Keys.of("ES256"), issuer=ISSUER, audiences=frozenset({AUDIENCE, "other-name"}), now=now)


async def assert_refused(token: bytes, fault: TokenFault, keys: Keys | None = None) -> None:
    with pytest.raises(TokenRefused) as caught:
        await take(token, keys)
    assert caught.value.fault is fault
    assert caught.value.status == 401
    assert caught.value.headers["WWW-Authenticate"].startswith('Bearer realm="destination-certificates", error="invalid_token", error_desc')


@pytest.mark.parametrize("algorithm", ALGORITHMS)
async def test_a_token_is_taken_with_each_algorithm(algorithm: str) -> None:
    token = write_valid(algorithm)
    verified = await take(token, Keys.of(algorithm))
    assert verified.claims == write_claims()
    assert verified.expires_at == NOW + timedelta(seconds=600)
    assert read_issuer(token) == ISSUER


@pytest.mark.parametrize("algorithm", ALGORITHMS)
async def test_a_signature_by_another_key_is_wrong(algorithm: str) -> None:
    await assert_refused(write_valid(algorithm, key_number=1), TokenFault.SIGNATURE_WRONG, Keys.of(algorithm))


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@pytest.mark.parametrize("said", ["none", "None", "", "HS256", "HS512", "ES256K", "Ed448", "rs256", *ALGORITHMS])
async def test_a_key_is_used_with_the_algorithms_of_its_own_kind_only(algorithm: str, said: str) -> None:
    keys = Keys.of(algorithm)
    if said in keys.keys["key-1"].algorithms:
        return
    token = write_token({"alg": said, "kid": "key-1"}, write_claims(), make_key(algorithm), algorithm=algorithm)
    await assert_refused(token, TokenFault.ALGORITHM_UNSUPPORTED, keys)


async def test_a_key_is_used_with_the_algorithm_that_its_jwk_names_only() -> None:
    await take(write_valid("PS256"), Keys.of("PS256", alg="PS256"))
    await assert_refused(write_valid("RS256"), TokenFault.ALGORITHM_UNSUPPORTED, Keys.of("RS256", alg="PS256"))


@pytest.mark.parametrize("signature", ["", "AA"])
@pytest.mark.parametrize("said", ["none", "None", "NONE", "nOnE"])
async def test_an_unsigned_token_is_refused(said: str, signature: str) -> None:
    token = write_token({"alg": said, "typ": "JWT", "kid": "key-1"}, write_claims()) + signature.encode()
    await assert_refused(token, TokenFault.ALGORITHM_UNSUPPORTED)


async def test_a_signature_that_is_missing_is_wrong() -> None:
    await assert_refused(write_valid().rpartition(b".")[0] + b".", TokenFault.SIGNATURE_WRONG)


@pytest.mark.parametrize("said", ["HS256", "HS384", "HS512"])
@pytest.mark.parametrize(
    ("encoding", "form"),
    [
        (Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
        (Encoding.DER, PublicFormat.SubjectPublicKeyInfo),
        (Encoding.PEM, PublicFormat.PKCS1),
        (None, None),
    ],
)
async def test_the_public_key_is_no_secret(said: str, encoding: Encoding | None, form: PublicFormat | None) -> None:
    key = make_key("RS256")
    assert isinstance(key, rsa.RSAPrivateKey)
    secret = json.dumps(write_jwk(key)).encode() if encoding is None or form is None else key.public_key().public_bytes(encoding, form)
    octets = write_token({"alg": said, "typ": "JWT", "kid": "key-1"}, write_claims()).removesuffix(b".")
    signature = hmac.digest(secret, octets, f"sha{said[2:]}")
    await assert_refused(octets + b"." + b64(signature).encode(), TokenFault.ALGORITHM_UNSUPPORTED, Keys.of("RS256"))


HOSTILE = make_key("ES256", 666)


@pytest.mark.parametrize(
    "brought",
    [
        {"jku": "https://attacker.example/keys"},
        {"x5u": "https://attacker.example/certificate.pem"},
        {"jwk": write_jwk(HOSTILE)},
        {"x5c": [b64(b"certificate")]},
        {"jku": "http://127.0.0.1:1/", "x5u": "file:///etc/passwd", "jwk": write_jwk(HOSTILE, kid="key-1")},
    ],
)
async def test_a_key_that_the_token_brings_along_is_not_looked_at(brought: dict[str, Any]) -> None:
    keys = Keys.of("ES256")
    await assert_refused(write_token(EC_HEADER | brought, write_claims(), HOSTILE), TokenFault.SIGNATURE_WRONG, keys)
    assert keys.asked == ["key-1"]


async def test_what_else_a_header_says_does_no_harm() -> None:
    """Tokens of XSUAA name `jku` and `jid`, those of Entra `x5t`."""
    header = EC_HEADER | {"jku": "https://acme.authentication.example/token_keys", "jid": "x", "x5t": "abc", "nonce": "y"}
    await take(write_token(header, write_claims(), make_key("ES256")))


@pytest.mark.parametrize("kid", ["../../x", "", "key-2", "KEY-1", "' OR 1=1", "\u0000", "x" * 2000])
async def test_an_unknown_key_id_is_refused(kid: str) -> None:
    keys = Keys.of("ES256")
    await assert_refused(write_valid(kid=kid), TokenFault.KEY_UNKNOWN, keys)
    assert keys.asked == [kid]


async def test_a_token_without_key_id_is_of_the_only_key() -> None:
    await take(write_valid(kid=None))
    keys = Keys.of("ES256")
    keys.keys["other"] = Keys.of("EdDSA").keys["key-1"]
    await assert_refused(write_valid(kid=None), TokenFault.KEY_UNKNOWN, keys)


@pytest.mark.parametrize(
    "other",
    [
        {"crit": ["exp"], "exp": 1},
        {"crit": []},
        {"crit": 5},
        {"crit": ["b64"], "b64": False},
        {"b64": False},
        {"b64": True},
        {"enc": "A128GCM"},
        {"kid": 5},
        {"kid": ["key-1"]},
        {"alg": ["ES256"]},
        {"alg": None},
        {"alg": {}},
        {"typ": 5},
        {"typ": ["JWT"]},
    ],
)
async def test_a_header_that_is_not_understood_is_malformed(other: dict[str, Any]) -> None:
    token = write_token(EC_HEADER | other, write_claims(), make_key("ES256"), algorithm="ES256")
    await assert_refused(token, TokenFault.MALFORMED)


@pytest.mark.parametrize("typ", ["JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt", None])
async def test_access_tokens_are_taken(typ: str | None) -> None:
    header = {name: value for name, value in (EC_HEADER | {"typ": typ}).items() if value is not None}
    await take(write_token(header, write_claims(typ="Bearer"), make_key("ES256")))


@pytest.mark.parametrize("typ", ["", "logout+jwt", "dpop+jwt", "secevent+jwt", "id_token+jwt", "application/jwt+x", "JOSE", "kb+jwt"])
async def test_tokens_of_another_type_are_refused(typ: str) -> None:
    await assert_refused(write_token(EC_HEADER | {"typ": typ}, write_claims(), make_key("ES256")), TokenFault.KIND_WRONG)


@pytest.mark.parametrize(
    "claims", [{"typ": "ID"}, {"typ": "Refresh"}, {"typ": "Offline"}, {"typ": "Logout"}, {"at_hash": "x"}, {"c_hash": "x"}, {"events": {}}]
)
async def test_tokens_for_another_purpose_are_refused(claims: dict[str, Any]) -> None:
    await assert_refused(write_valid(**claims), TokenFault.KIND_WRONG)


@pytest.mark.parametrize(
    ("claims", "fault"),
    [
        ({"exp": None}, TokenFault.EXPIRY_MISSING),
        ({"exp": SECONDS}, TokenFault.EXPIRED),
        ({"exp": SECONDS - 1}, TokenFault.EXPIRED),
        ({"exp": 0}, TokenFault.EXPIRED),
        ({"exp": SECONDS - 0.001}, TokenFault.EXPIRED),
        ({"nbf": SECONDS + 61}, TokenFault.NOT_YET_VALID),
        ({"nbf": SECONDS + 120}, TokenFault.NOT_YET_VALID),
        ({"iat": SECONDS + 120}, TokenFault.NOT_YET_VALID),
        ({"aud": "another"}, TokenFault.AUDIENCE_WRONG),
        ({"aud": None}, TokenFault.AUDIENCE_WRONG),
        ({"aud": []}, TokenFault.AUDIENCE_WRONG),
        ({"aud": ["another", "third"]}, TokenFault.AUDIENCE_WRONG),
        ({"aud": [AUDIENCE, 5]}, TokenFault.AUDIENCE_WRONG),
        ({"aud": [[AUDIENCE]]}, TokenFault.AUDIENCE_WRONG),
        ({"aud": {AUDIENCE: 1}}, TokenFault.AUDIENCE_WRONG),
        ({"aud": AUDIENCE + " "}, TokenFault.AUDIENCE_WRONG),
        ({"aud": AUDIENCE.upper()}, TokenFault.AUDIENCE_WRONG),
        ({"aud": 5}, TokenFault.AUDIENCE_WRONG),
        ({"aud": True}, TokenFault.AUDIENCE_WRONG),
        ({"iss": "https://another.example"}, TokenFault.ISSUER_UNKNOWN),
        ({"iss": ISSUER + "/"}, TokenFault.ISSUER_UNKNOWN),
        ({"iss": [ISSUER]}, TokenFault.ISSUER_UNKNOWN),
        ({"iss": ""}, TokenFault.ISSUER_UNKNOWN),
        ({"iss": None}, TokenFault.ISSUER_UNKNOWN),
    ],
)
async def test_each_fault_has_its_code(claims: dict[str, Any], fault: TokenFault) -> None:
    await assert_refused(write_valid(**claims), fault)


def test_no_two_faults_of_case_64_share_a_code() -> None:
    faults = (TokenFault.EXPIRED, TokenFault.NOT_YET_VALID, TokenFault.AUDIENCE_WRONG, TokenFault.ISSUER_UNKNOWN, TokenFault.EXPIRY_MISSING)
    assert len({fault.code for fault in faults} | {"UNAUTHENTICATED"}) == 6
    assert not any('"' in fault.message or "\\" in fault.message for fault in TokenFault)


@pytest.mark.parametrize("name", ["exp", "nbf", "iat"])
@pytest.mark.parametrize("value", ["soon", str(SECONDS + 600), True, False, -1, 10**400, 10**20, 253_500_000_000, [SECONDS], {}, "NaN"])
async def test_a_time_that_is_none_is_malformed(name: str, value: Any) -> None:
    await assert_refused(write_valid(**{name: value}), TokenFault.MALFORMED)


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity", "1e400", "1" * 5000, "null", "01", "0x7fffffff", "+5"])
async def test_a_number_that_json_does_not_have_is_malformed(text: str) -> None:
    octets = json.dumps(write_claims()).replace(f'"exp": {SECONDS + 600}', f'"exp": {text}').encode()
    assert text.encode() in octets
    await assert_refused(write_token(EC_HEADER, octets, make_key("ES256")), TokenFault.MALFORMED)


@pytest.mark.parametrize(
    "claims",
    [{"exp": SECONDS + 0.5}, {"nbf": SECONDS + 60}, {"iat": SECONDS + 59.5}, {"nbf": SECONDS, "iat": None}, {"aud": ["x", AUDIENCE]}],
)
async def test_what_is_within_the_bounds_is_taken(claims: dict[str, Any]) -> None:
    await take(write_valid(**claims))


async def test_a_token_ends_when_it_says() -> None:
    token = write_valid(exp=SECONDS + 1)
    end = datetime.fromtimestamp(SECONDS + 1, UTC)
    await take(token, now=end - timedelta(microseconds=1))
    with pytest.raises(TokenRefused) as caught:
        await take(token, now=end)
    assert caught.value.code == "TOKEN_EXPIRED"


HEADER, CLAIMS = json.dumps(EC_HEADER).encode(), json.dumps(write_claims()).encode()


@pytest.mark.parametrize(
    ("header", "claims"),
    [
        (b'{"alg": "ES256", "alg": "ES256", "kid": "key-1"}', CLAIMS),
        (HEADER, CLAIMS[:-1] + b', "sub": "alice"}'),
        (HEADER, CLAIMS[:-1] + b', "exp": 99999999999}'),
        (HEADER, CLAIMS[:-1] + b', "\\u0065xp": 99999999999}'),
        (HEADER, CLAIMS[:-1] + b', "x": {"a": 1, "a": 2}}'),
        (HEADER, b"[" * 5000 + b"]" * 5000),
        (b"[" * 1000 + b"]" * 1000, CLAIMS),
        (HEADER, b"[]"),
        (HEADER, b"null"),
        (HEADER, b"5"),
        (HEADER, b'"text"'),
        (b'"text"', CLAIMS),
        (b"[]", CLAIMS),
        (HEADER, b"\xff"),
        (HEADER, CLAIMS.decode().encode("utf-16")),
        (HEADER, CLAIMS[:-1] + b', "sub2": "\\ud800"}'),
        (HEADER, CLAIMS + b" x"),
        (HEADER, CLAIMS + CLAIMS),
        (HEADER, CLAIMS[:-1] + b', "x": [' + b"1," * 4000 + b"1]}"),
    ],
)
async def test_parts_that_two_readers_understand_differently_are_malformed(header: bytes, claims: bytes) -> None:
    await assert_refused(write_token(header, claims, make_key("ES256")), TokenFault.MALFORMED)


async def test_a_size_is_checked_before_anything_is_decoded() -> None:
    keys = Keys.of("ES256")
    await assert_refused(write_valid(more="x" * MAX_TOKEN_SIZE), TokenFault.MALFORMED, keys)
    await assert_refused(
        write_token(EC_HEADER | {"x": "y" * MAX_HEADER_SIZE}, write_claims(), make_key("ES256")), TokenFault.MALFORMED, keys
    )
    assert keys.asked == []
    await take(write_valid(groups=["0" * 36] * 200))
    await take(write_token(EC_HEADER | {"x5c": ["y" * 2000]}, write_claims(), make_key("ES256")))


async def test_a_token_in_another_form_is_no_jwt() -> None:
    token = write_valid()
    for other in (b"x", b"", b"a.b", b"a.b.c.d.e", token + b"." + token, token.replace(b".", b"")):
        assert read_issuer(other) == ""


@pytest.mark.parametrize("change", [lambda t: t + b"\n", lambda t: b" " + t, lambda t: t + b"=", lambda t: t.replace(b".", b"..", 1)[1:]])
async def test_octets_around_a_token_are_not_overlooked(change: Any) -> None:
    token = change(write_valid())
    with pytest.raises(TokenRefused):
        await take(token)


async def test_a_nested_token_is_not_opened() -> None:
    inner = write_valid()
    await assert_refused(write_token(EC_HEADER | {"cty": "JWT"}, inner, make_key("ES256")), TokenFault.MALFORMED)


@pytest.mark.parametrize("algorithm", ["RS256", "PS256", "ES256", "EdDSA"])
async def test_every_truncated_token_is_refused(algorithm: str) -> None:
    token, keys = write_valid(algorithm), Keys.of(algorithm)
    for length in range(len(token)):
        with pytest.raises(TokenRefused):
            await take(token[:length], keys)


@pytest.mark.parametrize("algorithm", ["RS256", "PS256", "ES256", "ES512", "EdDSA"])
async def test_every_token_with_one_other_bit_is_refused(algorithm: str) -> None:
    """Also where Base64 overlooks the bit: the last character of a part has some that say nothing."""
    token, keys = write_valid(algorithm), Keys.of(algorithm)
    for place in range(len(token)):
        for bit in range(8):
            with pytest.raises(TokenRefused):
                await take(token[:place] + bytes([token[place] ^ (1 << bit)]) + token[place + 1 :], keys)


@st.composite
def changes(draw: st.DrawFn) -> tuple[int, int, bytes]:
    """A piece of a token, and what is put in its place."""
    place = draw(st.integers(0, 1000))
    alphabet = st.sampled_from(b"ABCDEFGHabcdefgh0123456789-_.=+/ \n\x00\xff")
    return place, draw(st.integers(0, 400)), bytes(draw(st.lists(alphabet, max_size=20)))


@given(changes(), st.sampled_from(["RS256", "ES256", "EdDSA"]))
def test_any_mutation_of_a_valid_token_is_refused(change: tuple[int, int, bytes], algorithm: str) -> None:
    token, (place, length, piece) = write_valid(algorithm), change
    changed = token[:place] + piece + token[place + length :]
    if changed == token:
        return
    with pytest.raises(TokenRefused):
        asyncio.run(take(changed, Keys.of(algorithm)))


@given(
    st.binary(max_size=200) | st.lists(st.binary(max_size=60).map(b64), min_size=3, max_size=3).map(lambda parts: ".".join(parts).encode())
)
def test_any_octets_are_refused_and_nothing_worse(octets: bytes) -> None:
    with pytest.raises(TokenRefused):
        asyncio.run(take(octets))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
HEADER_NAMES = st.sampled_from(["alg", "kid", "typ", "cty", "jku", "x5u", "jwk", "x5c", "x5t", "crit", "b64", "zip", "p2c", "x"])
CLAIM_NAMES = st.sampled_from(["iss", "aud", "exp", "nbf", "iat", "sub", "typ", "jti", "x"])


@given(st.dictionaries(HEADER_NAMES, JSON), st.dictionaries(CLAIM_NAMES, JSON))
def test_signed_by_the_issuer_or_not_whatever_is_said_is_refused_or_taken(header: dict[str, Any], claims: dict[str, Any]) -> None:
    """The issuer is honest but may be odd: nothing of what it signs is an unexpected error."""
    token = write_token(EC_HEADER | header, write_claims() | claims, make_key("ES256"), algorithm="ES256")
    try:
        verified = asyncio.run(take(token))
    except TokenRefused:
        return
    assert verified.claims["iss"] == ISSUER
    assert verified.expires_at > NOW


async def test_digests_of_tokens_do_not_show_them() -> None:
    token = write_valid()
    verified = await take(token)
    assert "alice" not in repr(verified)
    assert hashlib.sha256(token).hexdigest() not in repr(verified)
