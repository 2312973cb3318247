"""The public keys that verify tokens, from JSON Web Keys (RFC 7517, 7518 and 8037). Each is used with algorithms of its kind only."""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicNumbers
from joserfc.errors import JoseError
from joserfc.jwk import ECKey, OKPKey, RSAKey

from services.x509.public_keys import KeyFacts
from services.x509.weakness import list_weaknesses

PublicKey = RSAKey | ECKey | OKPKey

ALGORITHMS: Mapping[str, frozenset[str]] = {
    "RSA": frozenset({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"}),
    "P-256": frozenset({"ES256"}),
    "P-384": frozenset({"ES384"}),
    "P-521": frozenset({"ES512"}),
    "Ed25519": frozenset({"EdDSA", "Ed25519"}),
}
"""All that are taken, by the kind or curve of the key (RFC 7518, section 3.1; RFC 9864).
There is no symmetric one: whoever verifies by it could sign too."""

MAX_RSA_BITS = 8_192
"""A signature by a key of that size is verified in half a millisecond; one by a longer key would hold up everybody."""

MAX_RSA_EXPONENT = 2**32
"""NIST SP 800-56B lets exponents have 256 bits; with those of real keys, 65537 nearly always, a verification costs little."""

MAX_KID_LENGTH = 256
"""Characters of a key's id; they are thumbprints, UUIDs and short names."""

_BASE64URL = re.compile(r"[A-Za-z0-9_-]+")
_MAX_NUMBER_LENGTH = MAX_RSA_BITS // 6 + 8  # characters of Base64, and some for zeros in front


class BadKey(Exception):
    """A key that is not used: the message says why, and holds no part of the key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One public key. `algorithms` are those that its kind and its JWK allow; `kid` is None if the issuer gave it no id."""

    kid: str | None
    algorithms: frozenset[str]
    public: PublicKey = field(repr=False)


def read_key(jwk: Mapping[str, object]) -> Key:
    """Return the public key of a JWK; what the JWK refers to (`x5u`) is not looked at, nor are its certificates.

    Raises BadKey for a symmetric or private one, one that is not for signatures, an unknown kind or curve, a malformed and a weak key.
    """
    kid = jwk.get("kid")
    if kid is not None and not (isinstance(kid, str) and 0 < len(kid) <= MAX_KID_LENGTH):
        raise BadKey("its id is no text of usual length")
    if "d" in jwk or "k" in jwk:
        raise BadKey("it is symmetric, or the private key itself")
    if jwk.get("use", "sig") != "sig" or not _can_verify(jwk.get("key_ops")):
        raise BadKey("it is not for signatures")
    public, kind = _read_public(jwk)
    algorithms = ALGORITHMS[kind]
    if "alg" in jwk:
        algorithms &= {str(jwk["alg"])}
    if not algorithms:
        raise BadKey("its algorithm is not taken with a key of its kind")
    return Key(kid=kid, algorithms=algorithms, public=public)


def _can_verify(operations: object) -> bool:
    return operations is None or (isinstance(operations, list) and "verify" in operations)


def _read_public(jwk: Mapping[str, object]) -> tuple[PublicKey, str]:
    """Return the key, and what ALGORITHMS calls its kind."""
    try:
        match jwk.get("kty"), jwk.get("crv"):
            case "RSA", _:
                chosen = _choose(jwk, "n", "e")
                return _read_rsa(_read_number(chosen["n"]), _read_number(chosen["e"])), "RSA"
            case "EC", ("P-256" | "P-384" | "P-521") as curve:
                return ECKey.import_key({**_choose(jwk, "kty", "crv", "x", "y")}), curve
            case "OKP", "Ed25519":
                return OKPKey.import_key({**_choose(jwk, "kty", "crv", "x")}), "Ed25519"
    except (JoseError, UnsupportedAlgorithm, ValueError, TypeError):
        raise BadKey("it is malformed") from None
    raise BadKey("its kind is not known")


def _choose(jwk: Mapping[str, object], *names: str) -> dict[str, str]:
    """Return the named members, which are texts no longer than the largest modulus; raises BadKey."""
    chosen: dict[str, str] = {}
    for name in names:
        value = jwk.get(name)
        if not (isinstance(value, str) and len(value) <= _MAX_NUMBER_LENGTH and _BASE64URL.fullmatch(value)):
            raise BadKey("it is malformed")
        chosen[name] = value
    return chosen


def _read_number(text: str) -> int:
    return int.from_bytes(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def _read_rsa(modulus: int, exponent: int) -> RSAKey:
    """Return the key; raises BadKey, before anything is computed with it, for a weak or an oversized one."""
    bits = modulus.bit_length()
    weaknesses = list_weaknesses(KeyFacts(algorithm="RSA", oid="", bits=bits, numbers=("RSA", modulus, exponent)))
    if weaknesses:
        raise BadKey("; ".join(weaknesses))
    if bits > MAX_RSA_BITS or exponent > MAX_RSA_EXPONENT:
        raise BadKey("its modulus or its exponent is too large")
    return RSAKey.import_key(RSAPublicNumbers(exponent, modulus).public_key())
