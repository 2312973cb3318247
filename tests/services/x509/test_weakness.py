"""What makes keys weak, and that sound ones are not called so."""

from math import prod

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from services.model.secret import Secret
from services.x509 import weakness
from services.x509.private_keys import read_key
from services.x509.public_keys import KeyFacts
from services.x509.weakness import FERMAT_ROUNDS, list_private_weaknesses, list_weaknesses
from tests.services.x509.made import ec_key, rsa_key

# 2 * 1024 bit primes, the second the next prime after the first plus 2^500: such as a generator makes that searches on from one seed.
_PRIME = rsa_key().private_numbers().p


def _facts(key: object) -> KeyFacts:
    facts = read_key(Secret(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())))  # type: ignore[attr-defined]
    assert isinstance(facts, KeyFacts)
    return facts


def _rsa(modulus: int, exponent: int = 65_537) -> KeyFacts:
    return KeyFacts(algorithm="RSA", oid="1.2.840.113549.1.1.1", bits=modulus.bit_length(), curve=None, numbers=("RSA", modulus, exponent))


_MODULUS = rsa_key().public_key().public_numbers().n


@pytest.mark.parametrize(
    "key", [rsa_key(), rsa_key(3072), ec_key(), ec.generate_private_key(ec.SECP224R1()), ed25519.Ed25519PrivateKey.generate()]
)
def test_sound_keys_have_no_weakness(key: object) -> None:
    assert list_private_weaknesses(_facts(key)) == ()


def test_a_short_modulus_is_weak() -> None:
    assert list_private_weaknesses(_facts(rsa_key(1024))) == ("its RSA modulus has 1,024 bits, and 2,048 are the least",)


@pytest.mark.parametrize("exponent", [1, 3, 17, 65_535, 65_538])
def test_a_small_or_even_exponent_is_weak(exponent: int) -> None:
    assert len(list_weaknesses(_rsa(_MODULUS, exponent))) == 1


@pytest.mark.parametrize("exponent", [65_537, 65_539, (1 << 64) + 1])
def test_other_exponents_are_not(exponent: int) -> None:
    assert list_weaknesses(_rsa(_MODULUS, exponent)) == ()


@pytest.mark.parametrize("distance", [2, 1 << 100, 1 << 500])
def test_close_primes_are_weak(distance: int) -> None:
    """The check needs no primes: two odd factors that are close enough are found all the same."""
    found = list_private_weaknesses(_rsa(_PRIME * (_PRIME + distance)))
    assert any("CVE-2022-26320" in reason for reason in found)


def test_distant_primes_are_not() -> None:
    assert list_private_weaknesses(_rsa(_PRIME * (_PRIME + (1 << 900)))) == ()


@pytest.mark.parametrize("modulus", [1, 2, 3, 9, 15, 1 << 2047])
def test_absurd_moduli_are_told_and_do_no_harm(modulus: int) -> None:
    assert isinstance(list_private_weaknesses(_rsa(modulus)), tuple)


def test_the_fermat_search_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    roots: list[int] = []

    def isqrt(number: int) -> int:
        roots.append(number)
        return 1

    monkeypatch.setattr(weakness, "isqrt", isqrt)
    list_private_weaknesses(_rsa(_MODULUS))
    assert len(roots) <= FERMAT_ROUNDS + 1


def _roca_modulus(power: int, factor: int) -> int:
    """Primes of Infineon's RSALib are k * M + (65537^a mod M), M a product of the first primes (Nemec et al. 2017, section 2.2)."""
    product = 2 * prod(weakness._ROCA_PRIMES)
    return factor * product + pow(65_537, power, product)


def test_moduli_of_the_broken_library_have_its_fingerprint() -> None:
    modulus = _roca_modulus(12_345, 3 << 900) * _roca_modulus(54_321, 5 << 900)
    assert modulus.bit_length() in range(2_048, 4_096)
    assert any("ROCA" in reason for reason in list_weaknesses(_rsa(modulus)))
    assert not any("ROCA" in reason for reason in list_weaknesses(_rsa(modulus + 2)))


def test_a_hundred_ordinary_moduli_have_not() -> None:
    moduli = (_MODULUS + 2 * number for number in range(100))
    assert not any("ROCA" in reason for modulus in moduli for reason in list_weaknesses(_rsa(modulus)))


@pytest.mark.parametrize(("curve", "bits"), [(ec.SECP192R1(), 192)])
def test_a_short_curve_is_weak(curve: ec.EllipticCurve, bits: int) -> None:
    assert list_private_weaknesses(_facts(ec.generate_private_key(curve))) == (f"its curve has {bits} bits, and 224 are the least",)


def test_dsa_is_withdrawn() -> None:
    dsa = KeyFacts(algorithm="DSA", oid="1.2.840.10040.4.1", bits=2048, curve=None, numbers=("DSA", 5))
    assert [reason[:3] for reason in list_private_weaknesses(dsa)] == ["DSA"]


def test_a_key_of_unknown_numbers_is_not_judged() -> None:
    unknown = KeyFacts(algorithm="RSA", oid="1.2.840.113549.1.1.1", bits=None, curve=None, numbers=None)
    assert list_private_weaknesses(unknown) == ()
