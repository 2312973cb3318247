"""What makes keys weak, and that sound ones are not called so."""

from math import isqrt, prod

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, x448, x25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from services.model.secret import Secret
from services.x509 import weakness
from services.x509.private_keys import read_key
from services.x509.public_keys import KeyFacts
from services.x509.weakness import FERMAT_ROUNDS, MAX_FERMAT_BITS, list_weaknesses
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
    assert list_weaknesses(_facts(key)) == ()


def test_a_short_modulus_is_weak() -> None:
    assert list_weaknesses(_facts(rsa_key(1024))) == ("its RSA modulus has 1,024 bits, and 2,048 are the least",)


@pytest.mark.parametrize("exponent", [1, 3, 17, 65_535, 65_538])
def test_a_small_or_even_exponent_is_weak(exponent: int) -> None:
    assert len(list_weaknesses(_rsa(_MODULUS, exponent))) == 1


@pytest.mark.parametrize("exponent", [65_537, 65_539, (1 << 64) + 1])
def test_other_exponents_are_not(exponent: int) -> None:
    assert list_weaknesses(_rsa(_MODULUS, exponent)) == ()


@pytest.mark.parametrize("distance", [2, 1 << 100, 1 << 500])
def test_close_primes_are_weak(distance: int) -> None:
    """The check needs no primes: two odd factors that are close enough are found all the same."""
    found = list_weaknesses(_rsa(_PRIME * (_PRIME + distance)))
    assert any("CVE-2022-26320" in reason for reason in found)


def _factors_of_round(number: int) -> int:
    """Return a modulus that Fermat's factorization finds in the round of that number, counted from 0: the rest is a square there."""
    half = _PRIME
    apart = isqrt(2 * half * number) + 1
    apart += apart % 2  # both factors are odd then
    modulus = half * half - apart * apart
    assert half - (isqrt(modulus - 1) + 1) == number
    return modulus


@pytest.mark.parametrize("number", [0, 1, 2, 50, FERMAT_ROUNDS - 1])
def test_every_round_is_looked_at(number: int) -> None:
    assert any("CVE-2022-26320" in reason for reason in list_weaknesses(_rsa(_factors_of_round(number))))


def test_rounds_after_the_last_are_not() -> None:
    assert list_weaknesses(_rsa(_factors_of_round(FERMAT_ROUNDS))) == ()


def test_distant_primes_are_not() -> None:
    assert list_weaknesses(_rsa(_PRIME * (_PRIME + (1 << 900)))) == ()


@pytest.mark.parametrize("modulus", [1, 2, 3, 9, 15, 1 << 2047])
def test_absurd_moduli_are_told_and_do_no_harm(modulus: int) -> None:
    assert isinstance(list_weaknesses(_rsa(modulus)), tuple)


def test_the_sieve_leaves_few_roots_to_take(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred for each key would cost more than the rest of reading a bundle."""
    roots: list[int] = []

    def count(number: int) -> int:
        roots.append(number)
        return isqrt(number)

    monkeypatch.setattr(weakness, "isqrt", count)
    for number in range(100):
        list_weaknesses(_rsa(_MODULUS + 2 * number))
    assert len(roots) < 130


def test_no_root_is_taken_of_a_huge_modulus(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weakness, "isqrt", lambda _: pytest.fail("a root was taken"))
    assert list_weaknesses(_rsa((1 << MAX_FERMAT_BITS) + 1)) == ()


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
    assert list_weaknesses(_facts(ec.generate_private_key(curve))) == (f"its curve has {bits} bits, and 224 are the least",)


def test_dsa_is_withdrawn() -> None:
    dsa = KeyFacts(algorithm="DSA", oid="1.2.840.10040.4.1", bits=2048, curve=None, numbers=("DSA", 5))
    assert [reason[:3] for reason in list_weaknesses(dsa)] == ["DSA"]


def test_a_key_of_unknown_numbers_is_not_judged() -> None:
    unknown = KeyFacts(algorithm="RSA", oid="1.2.840.113549.1.1.1", bits=None, curve=None, numbers=None)
    assert list_weaknesses(unknown) == ()


# Each point whose order divides the cofactor, in each encoding that fits into the octets, with and without the sign.
P25519, P448 = 2**255 - 19, 2**448 - 2**224 - 1
ORDER_8 = (
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
)
ORDER_8_U = (
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
)
SMALL_25519 = [*(number.to_bytes(32, "little") for number in (0, 1, P25519 - 1, P25519, P25519 + 1)), *map(bytes.fromhex, ORDER_8)]
SMALL_X25519 = [*SMALL_25519[:5], *map(bytes.fromhex, ORDER_8_U)]
SMALL_448 = [number.to_bytes(56, "little") for number in (0, 1, P448 - 1, P448, P448 + 1)]


def _raw(oid: str, point: bytes) -> KeyFacts:
    return KeyFacts(algorithm="raw", oid=oid, numbers=(oid, point))


def _with_sign(point: bytes) -> bytes:
    return point[:-1] + bytes((point[-1] | 0x80,))


@pytest.mark.parametrize(
    ("oid", "point"),
    [
        *(("1.3.101.112", form(point)) for point in SMALL_25519 for form in (bytes, _with_sign)),
        *(("1.3.101.110", form(point)) for point in SMALL_X25519 for form in (bytes, _with_sign)),
        *(("1.3.101.113", form(point + b"\0")) for point in SMALL_448 for form in (bytes, _with_sign)),
        *(("1.3.101.111", point) for point in SMALL_448),
    ],
)
def test_points_of_low_order_are_weak(oid: str, point: bytes) -> None:
    assert [reason[:40] for reason in list_weaknesses(_raw(oid, point))] == ["its public key is a point of low order: "]


@pytest.mark.parametrize("point", SMALL_X25519)
def test_the_shared_secret_of_such_a_point_is_zero(point: bytes) -> None:
    with pytest.raises(ValueError, match="shared"):
        x25519.X25519PrivateKey.generate().exchange(x25519.X25519PublicKey.from_public_bytes(point))


@pytest.mark.parametrize("point", SMALL_448)
def test_so_it_is_on_the_larger_curve(point: bytes) -> None:
    with pytest.raises(ValueError, match="shared"):
        x448.X448PrivateKey.generate().exchange(x448.X448PublicKey.from_public_bytes(point))


def test_anybody_signs_for_the_identity() -> None:
    identity = SMALL_25519[1]
    ed25519.Ed25519PublicKey.from_public_bytes(identity).verify(identity + bytes(32), b"whatever")


@pytest.mark.parametrize("oid", ["1.3.101.112", "1.3.101.110", "1.3.101.113", "1.3.101.111"])
def test_other_points_and_other_lengths_are_not(oid: str) -> None:
    size = {"1.3.101.112": 32, "1.3.101.110": 32, "1.3.101.113": 57, "1.3.101.111": 56}[oid]
    for point in (b"\x02" + bytes(size - 1), bytes(size - 1), bytes(size + 1), b""):
        assert list_weaknesses(_raw(oid, point)) == ()
