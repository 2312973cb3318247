"""Whose key made a signature."""

import warnings

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import dsa, ed25519, mldsa, padding
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from services.x509.key_work import KeyWork
from services.x509.outline import Outline, read_outline
from services.x509.signatures import is_signed_by
from tests.services.x509.made import NULL, algorithm, bit_string, dsa_key, hand_made, integer, issue, rsa_key, rsa_spki, sequence, spki_of


def _signed(type_: bytes, sign: object, spki: bytes) -> Outline:
    """Return a certificate that is signed by a function, and that holds the key to check it by."""
    unsigned = read_outline(hand_made(algorithm=type_, public_key=spki))
    assert callable(sign)
    return read_outline(hand_made(algorithm=type_, public_key=spki, signature=bit_string(sign(unsigned.tbs_certificate.octets))))


def _spki(key: ed25519.Ed25519PrivateKey | dsa.DSAPrivateKey | mldsa.MLDSA44PrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


@pytest.mark.parametrize("root", [issue("EC root"), issue("RSA root", key=rsa_key()), issue("SHA-512", hash_=hashes.SHA512())])
def test_a_root_is_signed_by_itself_and_by_no_other(root: object) -> None:
    own, other = read_outline(root.der), read_outline(issue("other").der)  # type: ignore[attr-defined]
    assert is_signed_by(own, own, KeyWork()) is True
    assert is_signed_by(own, other, KeyWork()) is False
    assert is_signed_by(other, own, KeyWork()) is False


def test_a_changed_octet_fails() -> None:
    root = issue("root")
    changed = root.der.replace(b"root", b"loot")
    assert is_signed_by(read_outline(changed), read_outline(root.der), KeyWork()) is False


def test_rsassa_pss_is_checked_with_its_hash() -> None:
    key, digest = rsa_key(), hashes.SHA384()
    sha_384 = algorithm("2.16.840.1.101.3.4.2.2", NULL)
    pss = algorithm("1.2.840.113549.1.1.10", sequence(b"\xa0" + bytes([len(sha_384)]) + sha_384))
    signed = _signed(pss, lambda data: key.sign(data, padding.PSS(padding.MGF1(digest), 48), digest), spki_of(key))
    assert is_signed_by(signed, signed, KeyWork()) is True


@pytest.mark.parametrize(
    ("type_", "digest"), [("1.2.840.113549.1.1.5", hashes.SHA1()), ("1.2.840.113549.1.1.4", hashes.MD5())], ids=["SHA-1", "MD5"]
)
def test_signatures_with_broken_hashes_are_still_checked(type_: str, digest: hashes.HashAlgorithm) -> None:
    key = rsa_key()
    signed = _signed(algorithm(type_, NULL), lambda data: key.sign(data, padding.PKCS1v15(), digest), spki_of(key))
    assert is_signed_by(signed, signed, KeyWork()) is True


def test_dsa_is_checked() -> None:
    key = dsa_key()
    signed = _signed(algorithm("2.16.840.1.101.3.4.3.2"), lambda data: key.sign(data, hashes.SHA256()), _spki(key))
    assert is_signed_by(signed, signed, KeyWork()) is True


def test_ed25519_is_checked() -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    signed = _signed(algorithm("1.3.101.112"), key.sign, _spki(key))
    assert is_signed_by(signed, signed, KeyWork()) is True


def test_ml_dsa_is_checked() -> None:
    key = mldsa.MLDSA44PrivateKey.generate()
    signed = _signed(algorithm("2.16.840.1.101.3.4.3.17"), key.sign, _spki(key))
    assert is_signed_by(signed, signed, KeyWork()) is True


@pytest.mark.parametrize(
    "type_",
    [
        algorithm("1.2.840.113549.1.1.2", NULL),  # MD2 exists no more
        algorithm("1.2.3.4"),
        sequence(integer(1)),
    ],
)
def test_an_algorithm_that_is_not_here_gives_no_answer(type_: bytes) -> None:
    unknown = read_outline(hand_made(algorithm=type_, public_key=spki_of(rsa_key())))
    assert is_signed_by(unknown, unknown, KeyWork()) is None


@pytest.mark.parametrize(
    "spki",
    [
        sequence(),
        sequence(algorithm("1.2.3.4"), bit_string(b"x")),
        sequence(algorithm("1.2.840.113549.1.1.1", NULL), bit_string(b"x")),
        rsa_spki(3),
        sequence(algorithm("1.3.101.110"), bit_string(b"x" * 32)),  # X25519 signs nothing
    ],
)
def test_a_key_that_cannot_be_used_gives_no_answer(spki: bytes) -> None:
    outline = read_outline(hand_made(public_key=spki))
    assert is_signed_by(outline, outline, KeyWork()) is None


def test_a_diffie_hellman_key_raises_no_warning() -> None:
    spki = sequence(algorithm("1.2.840.113549.1.3.1", sequence(integer(23), integer(5))), bit_string(integer(8)))
    outline = read_outline(hand_made(public_key=spki))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert is_signed_by(outline, outline, KeyWork()) is None
