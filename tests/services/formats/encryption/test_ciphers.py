"""Each cipher, against a known answer of its specification (one block, so that a vector of zeros in CBC is the bare block)."""

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher as Mode
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from services.formats.encryption.ciphers import (
    CBC_CIPHERS,
    DES_CBC,
    RC4_40,
    RC4_128,
    TRIPLE_DES,
    TWO_KEY_TRIPLE_DES,
    Cipher,
    rc2,
)

AES_128, AES_192, AES_256 = (CBC_CIPHERS[f"2.16.840.1.101.3.4.1.{number}"] for number in (2, 22, 42))
CAMELLIA_128, CAMELLIA_192, CAMELLIA_256 = (CBC_CIPHERS[f"1.2.392.200011.61.1.1.1.{number}"] for number in (2, 3, 4))
ARIA_128, ARIA_192, ARIA_256 = (CBC_CIPHERS[f"1.2.410.200046.1.1.{number}"] for number in (2, 7, 12))
SEED = CBC_CIPHERS["1.2.410.200004.1.4"]
BLOCK = "00112233445566778899aabbccddeeff"
COUNTING = "0123456789abcdeffedcba9876543210"


@pytest.mark.parametrize(
    ("cipher", "key", "ciphertext", "plaintext"),
    [
        pytest.param(AES_128, bytes(range(16)).hex(), "69c4e0d86a7b0430d8cdb78070b4c55a", BLOCK, id="FIPS 197 C.1"),
        pytest.param(AES_192, bytes(range(24)).hex(), "dda97ca4864cdfe06eaf70a0ec0d7191", BLOCK, id="FIPS 197 C.2"),
        pytest.param(AES_256, bytes(range(32)).hex(), "8ea2b7ca516745bfeafc49904b496089", BLOCK, id="FIPS 197 C.3"),
        pytest.param(CAMELLIA_128, COUNTING, "67673138549669730857065648eabe43", COUNTING, id="RFC 3713 A, 128"),
        pytest.param(CAMELLIA_192, COUNTING + "0011223344556677", "b4993401b3e996f84ee5cee7d79b09b9", COUNTING, id="RFC 3713 A, 192"),
        pytest.param(CAMELLIA_256, COUNTING + BLOCK, "9acc237dff16d76c20ef7c919e3a7509", COUNTING, id="RFC 3713 A, 256"),
        pytest.param(ARIA_128, bytes(range(16)).hex(), "d718fbd6ab644c739da95f3be6451778", BLOCK, id="RFC 5794 A.1"),
        pytest.param(ARIA_192, bytes(range(24)).hex(), "26449c1805dbe7aa25a468ce263a9e79", BLOCK, id="RFC 5794 A.2"),
        pytest.param(ARIA_256, bytes(range(32)).hex(), "f92bd7c79fb72e2f2b8f80c1972d24fc", BLOCK, id="RFC 5794 A.3"),
        pytest.param(SEED, "00" * 16, "5ebac6e0054e166819aff1cc6d346cdb", bytes(range(16)).hex(), id="RFC 4269 B.1"),
        pytest.param(DES_CBC, "133457799bbcdff1", "85e813540f0ab405", "0123456789abcdef", id="DES"),
        pytest.param(TRIPLE_DES, "133457799bbcdff1" * 3, "85e813540f0ab405", "0123456789abcdef", id="3DES with equal keys is DES"),
        pytest.param(TWO_KEY_TRIPLE_DES, "133457799bbcdff1" * 2, "85e813540f0ab405", "0123456789abcdef", id="2-key 3DES likewise"),
        pytest.param(rc2(64, 8), "ff" * 8, "278b27e42e2f0d49", "ff" * 8, id="RFC 2268, 64 bits"),
        pytest.param(rc2(64, 7), "88bca90e90875a", "6ccf4308974c267f", "00" * 8, id="RFC 2268, 64 bits of 56"),
        pytest.param(rc2(64, 16), "88bca90e90875a7f0f79c384627bafb2", "1a807d272bbe5db1", "00" * 8, id="RFC 2268, 64 bits of 128"),
        pytest.param(rc2(128, 16), "88bca90e90875a7f0f79c384627bafb2", "2269552ab0f85ca6", "00" * 8, id="RFC 2268, 128 bits"),
        pytest.param(RC4_40, "0102030405", "b2396305f03dc027", "00" * 8, id="RFC 6229, 40 bits"),
        pytest.param(RC4_128, "0102030405060708090a0b0c0d0e0f10", "9ac7cc9a609d1ef7", "00" * 8, id="RFC 6229, 128 bits"),
    ],
)
def test_known_answers(*, cipher: Cipher, key: str, ciphertext: str, plaintext: str) -> None:
    assert cipher.decrypt(bytes.fromhex(key), bytes(cipher.iv_size), bytes.fromhex(ciphertext)).hex() == plaintext
    assert len(bytes.fromhex(key)) == cipher.key_size


def test_blocks_are_chained_and_padding_is_left_alone() -> None:
    key, iv, plaintext = bytes(range(32)), bytes(range(16)), b"b" * 32
    encryptor = Mode(AES(key), CBC(iv)).encryptor()
    assert AES_256.decrypt(key, iv, encryptor.update(plaintext) + encryptor.finalize()) == plaintext


def test_old_ciphers_are_marked() -> None:
    legacy = [DES_CBC, TRIPLE_DES, TWO_KEY_TRIPLE_DES, RC4_40, RC4_128, rc2(40, 5)]
    assert all(cipher.is_legacy for cipher in legacy)
    assert not any(cipher.is_legacy for cipher in (AES_128, AES_256, CAMELLIA_256, ARIA_256))


def as_is(block_size: int) -> Cipher:
    """A cipher that gives back what it is given."""
    return Cipher("none", 0, block_size, False, lambda _key, _iv, data: data)


@pytest.mark.parametrize("padding", [b"\x08" * 8, b"\x03" * 3, b"\x01"])
def test_padding_is_taken_off(padding: bytes) -> None:
    assert as_is(8).find_plaintext(b"", b"", b"text" + padding) == b"text"


@pytest.mark.parametrize("padded", [b"text" + b"\x09" * 9, b"text\x00", b"\x00", b"text\x02\x03\x03", b"\x02"])
def test_what_is_no_padding_is_not_taken_off(padded: bytes) -> None:
    assert as_is(8).find_plaintext(b"", b"", padded) is None


def test_a_stream_cipher_has_no_padding() -> None:
    assert as_is(1).find_plaintext(b"", b"", b"text\x01") == b"text\x01"


def test_a_ciphertext_is_at_least_one_whole_block() -> None:
    assert [size for size in range(17) if as_is(8).is_whole(bytes(size))] == [8, 16]
    assert as_is(1).is_whole(b"x")
    assert not as_is(1).is_whole(b"")
