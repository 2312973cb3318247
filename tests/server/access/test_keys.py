"""Which keys of an issuer are used."""

from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed448, rsa
from hypothesis import given
from hypothesis import strategies as st

from server.access.keys import ALGORITHMS, MAX_RSA_BITS, BadKey, read_key
from tests.server.access.signing import b64, make_key, number, write_jwk


@pytest.mark.parametrize(
    ("algorithm", "kind"), [("RS256", "RSA"), ("ES256", "P-256"), ("ES384", "P-384"), ("ES512", "P-521"), ("EdDSA", "Ed25519")]
)
def test_a_key_is_taken_with_the_algorithms_of_its_kind(algorithm: str, kind: str) -> None:
    key = read_key(write_jwk(make_key(algorithm), kid="k", use="sig", key_ops=["verify"], x5t="abc", issuer="https://x", x5u="http://x"))
    assert key.kid == "k"
    assert key.algorithms == ALGORITHMS[kind]
    assert read_key(write_jwk(make_key(algorithm), alg=algorithm)).algorithms == {algorithm}
    assert read_key(write_jwk(make_key(algorithm))).kid is None


def test_no_algorithm_is_symmetric_or_none() -> None:
    for algorithms in ALGORITHMS.values():
        assert not {name for name in algorithms if name.startswith(("HS", "none"))}


RSA_2048, EC = make_key("RS256"), make_key("ES256")
assert isinstance(RSA_2048, rsa.RSAPrivateKey)
MODULUS = RSA_2048.public_key().public_numbers().n


@pytest.mark.parametrize(
    "jwk",
    [
        {},
        {"kty": "oct", "k": b64(b"x" * 32)},
        {"kty": "oct", "k": b64(b"x" * 32), "alg": "HS256", "kid": "key-1"},
        {"kty": "RSA"},
        {"kty": "RSA", "n": 5, "e": "AQAB"},
        {"kty": "RSA", "n": "", "e": "AQAB"},
        {"kty": "RSA", "n": "!!", "e": "AQAB"},
        {"kty": "RSA", "n": number(MODULUS), "e": ["AQAB"]},
        {"kty": "RSA", "n": number(MODULUS)},
        {"kty": ["RSA"], "n": number(MODULUS), "e": "AQAB"},
        {"kty": "EC", "crv": "P-256", "x": "AA", "y": "AA"},
        {"kty": "EC", "crv": "P-256", "x": b64(b"\x01" * 32), "y": b64(b"\x02" * 32)},
        {"kty": "EC", "crv": ["P-256"]},
        write_jwk(EC, crv="P-384"),
        write_jwk(EC, kty="RSA"),
        write_jwk(ec.generate_private_key(ec.SECP256K1())),
        write_jwk(ed448.Ed448PrivateKey.generate()),
        write_jwk(make_key("EdDSA"), crv="X25519"),
        write_jwk(make_key("EdDSA"), x="AAAA"),
        write_jwk(EC, d=b64(b"\x01" * 32)),
        write_jwk(RSA_2048, d="AQ"),
        write_jwk(EC, use="enc"),
        write_jwk(EC, use=5),
        write_jwk(EC, key_ops=["sign"]),
        write_jwk(EC, key_ops="verify"),
        write_jwk(EC, alg="HS256"),
        write_jwk(EC, alg="none"),
        write_jwk(EC, alg="RS256"),
        write_jwk(EC, alg=["ES256"]),
        write_jwk(RSA_2048, alg="ES256"),
        write_jwk(EC, kid=5),
        write_jwk(EC, kid=""),
        write_jwk(EC, kid="x" * 257),
    ],
)
def test_another_key_is_not_used(jwk: dict[str, Any]) -> None:
    with pytest.raises(BadKey) as caught:
        read_key(jwk)
    assert str(jwk.get("n", "nothing")) not in str(caught.value) or not jwk.get("n")


def test_weak_rsa_keys_are_not_used() -> None:
    weak = rsa.generate_private_key(65537, 1024)
    small_exponent = rsa.generate_private_key(3, 2048)
    with pytest.raises(BadKey, match="1,024 bits"):
        read_key(write_jwk(weak))
    with pytest.raises(BadKey, match="exponent"):
        read_key(write_jwk(small_exponent))


@pytest.mark.parametrize(
    ("modulus", "exponent"),
    [
        ((1 << MAX_RSA_BITS) + 1, 65537),
        ((1 << 8 * 1024 * 1024) + 1, 65537),
        (MODULUS, (1 << 32) + 1),
        (MODULUS, 1 << 16),
        (MODULUS, 1),
    ],
    ids=range(5),
)
def test_keys_that_cost_too_much_or_are_none_are_not_used(modulus: int, exponent: int) -> None:
    with pytest.raises(BadKey):
        read_key({"kty": "RSA", "n": number(modulus), "e": number(exponent)})


def test_a_number_that_is_too_long_is_not_even_decoded() -> None:
    for jwk in (write_jwk(RSA_2048, n="A" * 1_000_000), write_jwk(EC, x="A" * 1_000_000), write_jwk(RSA_2048, e="A" * 1_000_000)):
        with pytest.raises(BadKey, match="malformed"):
            read_key(jwk)


MEMBERS = st.sampled_from(["kty", "crv", "x", "y", "n", "e", "d", "k", "alg", "use", "key_ops", "kid", "x5c"])
VALUES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=9)
    | st.sampled_from(["RSA", "EC", "OKP", "P-256", "Ed25519", "AQAB", "sig"])
)


@given(st.dictionaries(MEMBERS, VALUES | st.lists(VALUES, max_size=2)))
def test_whatever_a_jwk_says_it_is_a_key_or_a_bad_one(jwk: dict[str, Any]) -> None:
    for start in ({}, write_jwk(EC), write_jwk(RSA_2048), write_jwk(make_key("EdDSA"))):
        try:
            read_key(start | jwk)
        except BadKey:
            continue
