"""PBES2: the cipher, its vector, and the derivation of its key."""

import hashlib

import pytest
from Cryptodome.Cipher import ARC2
from Cryptodome.Cipher._mode_cbc import CbcMode

from services.asn1.read import parse_whole
from services.errors import MalformedContent, TooCostly, UnsupportedAlgorithm
from services.formats.budget import Budget
from services.formats.encryption.aria import COST
from services.formats.encryption.ciphers import CBC_CIPHERS
from services.formats.encryption.pbes2 import read_pbes2_scheme
from services.formats.encryption.scheme import Scheme
from tests.services.formats.pkcs12_writer import (
    AES_256_CBC,
    ARIA_256_CBC,
    HMAC_SHA256,
    SALT,
    SM4_CBC,
    aes_256,
    algorithm,
    integer,
    octets,
    pbes2,
    pbkdf2,
    seq,
)

RC2_CBC = "1.2.840.113549.3.2"


def read(encoded: bytes, budget: Budget | None = None) -> Scheme:
    algorithm_identifier = parse_whole(encoded)
    _, parameters = algorithm_identifier.children()
    return read_pbes2_scheme(parameters, algorithm_identifier, budget or Budget())


def test_decrypts_with_the_derived_key_and_the_given_vector() -> None:
    scheme = read(pbes2())
    assert scheme.decrypt(b"password", aes_256("password", b"plaintext")) == b"plaintext" + b"\x07" * 7
    assert (scheme.name, scheme.is_legacy, scheme.block_size, scheme.cost) == ("AES-256 with PBKDF2 and SHA-256", False, 16, 1)


@pytest.mark.parametrize("oid", CBC_CIPHERS)
def test_every_cipher_takes_a_vector_of_one_block(oid: str) -> None:
    size = CBC_CIPHERS[oid].block_size
    assert len(read(pbes2(cipher=oid, parameters=octets(bytes(size)))).decrypt(b"p", bytes(4 * size))) == 4 * size
    for wrong in (octets(bytes(size - 1)), octets(bytes(size + 1)), octets(b""), integer(0), seq()):
        with pytest.raises(MalformedContent):
            read(pbes2(cipher=oid, parameters=wrong))


def rc2(key: bytes, bits: int) -> CbcMode:
    cipher = ARC2.new(key, ARC2.MODE_CBC, bytes(8), effective_keylen=bits)  # type: ignore[call-arg]  # its stub is incomplete
    assert isinstance(cipher, CbcMode)
    return cipher


@pytest.mark.parametrize(("version", "bits"), [(160, 40), (120, 64), (58, 128), (256, 256), (1024, 1024)])
def test_rc2_has_its_strength_as_a_parameter(version: int, bits: int) -> None:
    scheme = read(pbes2(cipher=RC2_CBC, parameters=seq(integer(version), octets(bytes(8)))))
    key = hashlib.pbkdf2_hmac("sha256", b"p", SALT, 1, bits // 8)
    ciphertext = rc2(key, bits).encrypt(b"8 octets")
    assert scheme.decrypt(b"p", ciphertext) == b"8 octets"
    assert scheme.is_legacy


def test_rc2_takes_the_key_length_of_the_derivation() -> None:
    derivation = pbkdf2(rest=integer(16) + algorithm(HMAC_SHA256))
    scheme = read(pbes2(derivation, cipher=RC2_CBC, parameters=seq(integer(160), octets(bytes(8)))))
    key = hashlib.pbkdf2_hmac("sha256", b"p", SALT, 1, 16)
    assert scheme.decrypt(b"p", rc2(key, 40).encrypt(b"8 octets")) == b"8 octets"


def test_rc2_outside_its_limits_is_refused() -> None:
    for parameters in (seq(octets(bytes(8))), seq(integer(7), octets(bytes(8))), seq(integer(1025), octets(bytes(8)))):
        with pytest.raises(UnsupportedAlgorithm):
            read(pbes2(cipher=RC2_CBC, parameters=parameters))
    for key_length in (4, 129):
        derivation = pbkdf2(rest=integer(key_length) + algorithm(HMAC_SHA256))
        with pytest.raises(MalformedContent):
            read(pbes2(derivation, cipher=RC2_CBC, parameters=seq(integer(58), octets(bytes(8)))))
    with pytest.raises(MalformedContent):
        read(pbes2(cipher=RC2_CBC, parameters=seq(integer(58), octets(bytes(7)))))


def test_a_key_length_that_does_not_fit_the_cipher_is_damage() -> None:
    assert read(pbes2(pbkdf2(rest=integer(32) + algorithm(HMAC_SHA256)))).block_size == 16
    for key_length in (integer(16), integer(0), integer(-32), integer(2**40)):
        with pytest.raises(MalformedContent):
            read(pbes2(pbkdf2(rest=key_length + algorithm(HMAC_SHA256))))


def test_a_cipher_that_is_not_read_is_named() -> None:
    with pytest.raises(UnsupportedAlgorithm) as caught:
        read(pbes2(cipher=SM4_CBC))
    assert caught.value.algorithm == "SM4-CBC"
    assert "SM4-CBC" in caught.value.message


def test_iterations_are_paid_for_when_they_are_read() -> None:
    budget = Budget(1000)
    read(pbes2(pbkdf2(iterations=integer(600))), budget)
    with pytest.raises(TooCostly):
        read(pbes2(pbkdf2(iterations=integer(600))), budget)
    with pytest.raises(TooCostly):
        read(pbes2(pbkdf2(iterations=integer(2**31 - 1))))


def test_a_slow_cipher_is_paid_for_besides_the_derivation() -> None:
    budget = Budget(1 + COST)
    assert read(pbes2(cipher=ARIA_256_CBC), budget).cost == 1 + COST
    with pytest.raises(TooCostly):
        read(pbes2(), budget)


def test_missing_parts_are_damage() -> None:
    where = parse_whole(algorithm("1.2.3"))
    with pytest.raises(MalformedContent):
        read_pbes2_scheme(None, where, Budget())
    for broken in (seq(), seq(pbkdf2()), seq(pbkdf2(), algorithm(AES_256_CBC)), seq(pbkdf2(), algorithm(RC2_CBC))):
        with pytest.raises(MalformedContent):
            read_pbes2_scheme(parse_whole(broken), where, Budget())
