"""Keys and tokens of issuers in tests, signed by cryptography itself, so that joserfc is not its own witness."""

import base64
import json
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, ed448, ed25519, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature

from server.access.keys import Key, read_key
from tests.support import NOW

ISSUER = "https://issuer.example/realms/acme"
AUDIENCE = "destination-certificates"

PrivateKey = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | ed25519.Ed25519PrivateKey | ed448.Ed448PrivateKey
_HASHES = {"256": hashes.SHA256(), "384": hashes.SHA384(), "512": hashes.SHA512()}
_CURVES = {"ES256": ec.SECP256R1(), "ES384": ec.SECP384R1(), "ES512": ec.SECP521R1()}
_CURVE_NAMES = {"secp256r1": "P-256", "secp384r1": "P-384", "secp521r1": "P-521", "secp256k1": "secp256k1"}


def b64(octets: bytes) -> str:
    """Return the octets as JSON Web Signatures write them."""
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def number(value: int, size: int | None = None) -> str:
    """Return a number as JSON Web Keys write it."""
    return b64(value.to_bytes(size or (value.bit_length() + 7) // 8))


def make_key(algorithm: str, number: int = 0) -> PrivateKey:
    """Return the same key for the same arguments: an RSA key takes a while."""
    return _make_key(algorithm, number)


@cache
def _make_key(algorithm: str, _: int) -> PrivateKey:
    if algorithm in _CURVES:
        return ec.generate_private_key(_CURVES[algorithm])
    if algorithm in ("EdDSA", "Ed25519"):
        return ed25519.Ed25519PrivateKey.generate()
    return rsa.generate_private_key(65537, 2048)


def write_jwk(key: PrivateKey, **more: Any) -> dict[str, Any]:
    """Return the public key as a JWK."""
    match key:
        case rsa.RSAPrivateKey():
            numbers = key.public_key().public_numbers()
            return {"kty": "RSA", "n": number(numbers.n), "e": number(numbers.e), **more}
        case ec.EllipticCurvePrivateKey():
            point, size = key.public_key().public_numbers(), (key.key_size + 7) // 8
            return {"kty": "EC", "crv": _CURVE_NAMES[key.curve.name], "x": number(point.x, size), "y": number(point.y, size), **more}
        case _:
            curve = "Ed25519" if isinstance(key, ed25519.Ed25519PrivateKey) else "Ed448"
            return {"kty": "OKP", "crv": curve, "x": b64(key.public_key().public_bytes_raw()), **more}


def sign(octets: bytes, key: PrivateKey, algorithm: str) -> bytes:
    """Return the signature (RFC 7518, section 3)."""
    match key:
        case rsa.RSAPrivateKey():
            digest = _HASHES[algorithm[2:]]
            pss = padding.PSS(padding.MGF1(digest), digest.digest_size)
            return key.sign(octets, pss if algorithm.startswith("PS") else padding.PKCS1v15(), digest)
        case ec.EllipticCurvePrivateKey():
            r, s = decode_dss_signature(key.sign(octets, ec.ECDSA(_HASHES[algorithm[2:]])))
            size = (key.key_size + 7) // 8
            return r.to_bytes(size) + s.to_bytes(size)
        case _:
            return key.sign(octets)


def write_token(
    header: dict[str, Any] | bytes, claims: dict[str, Any] | bytes, key: PrivateKey | None = None, *, algorithm: str | None = None
) -> bytes:
    """Return a token of these parts, as they are, with an empty signature if there is no key."""
    parts = [b64(part if isinstance(part, bytes) else json.dumps(part).encode()) for part in (header, claims)]
    octets = ".".join(parts).encode()
    signed = b"" if key is None else sign(octets, key, algorithm or (header["alg"] if isinstance(header, dict) else "ES256"))
    return octets + b"." + b64(signed).encode()


def write_claims(**other: Any) -> dict[str, Any]:
    """Return claims that are accepted at NOW; those that are None are left out."""
    now = int(NOW.timestamp())
    claims = {"iss": ISSUER, "aud": AUDIENCE, "sub": "alice", "iat": now, "exp": now + 600, "zid": "acme", "scope": "certificate.read"}
    return {name: value for name, value in (claims | other).items() if value is not None}


def write_valid(algorithm: str = "ES256", *, kid: str | None = "key-1", key_number: int = 0, **claims: Any) -> bytes:
    """Return a token that is accepted at NOW, of the key of that number."""
    header = {"alg": algorithm, "typ": "JWT"} | ({} if kid is None else {"kid": kid})
    return write_token(header, write_claims(**claims), make_key(algorithm, key_number))


@dataclass
class Keys:
    """A `KeySet` of some keys; it counts how often it was asked."""

    keys: dict[str | None, Key] = field(default_factory=dict)
    asked: list[str | None] = field(default_factory=list)

    @classmethod
    def of(cls, algorithm: str, kid: str = "key-1", **jwk: Any) -> "Keys":
        """Return a set of the first key for this algorithm."""
        return cls({kid: read_key(write_jwk(make_key(algorithm), kid=kid, **jwk))})

    async def find(self, kid: str | None) -> Key | None:
        """Return the key of that id, or the only one."""
        self.asked.append(kid)
        return next(iter(self.keys.values())) if kid is None and len(self.keys) == 1 else self.keys.get(kid)
