"""Password-based encryption: from an AlgorithmIdentifier to its scheme, and trying a password.

Each scheme decrypts what openssl encrypted in test_pkcs12_oracle.py and test_encrypted_keys.py; here their parameters.
"""

import hashlib

import pytest
from Cryptodome.Cipher import ARC2
from Cryptodome.Cipher._mode_cbc import CbcMode

from services.asn1.read import parse_whole
from services.asn1.tags import primitive
from services.errors import MalformedContent, TooCostly, UnsupportedAlgorithm
from services.formats.budget import MAX_ITERATIONS_OF_RETRIES, Budget
from services.formats.encryption.aria import COST
from services.formats.encryption.ciphers import CBC_CIPHERS, Cipher
from services.formats.encryption.pbe import PBES1_SCHEMES, PBES2, PKCS12_SCHEMES, Encrypted, Scheme, read_encrypted, read_scheme
from services.model.secret import Secret
from tests.services.formats.pkcs12_writer import (
    AES_256_CBC,
    ARIA_256_CBC,
    HMAC_SHA256,
    SALT,
    SM4_CBC,
    aes_256,
    algorithm,
    der,
    integer,
    octets,
    pbes2,
    pbkdf2,
    seq,
)

RC2_CBC = "1.2.840.113549.3.2"
PARAMETERS = seq(octets(b"12345678"), integer(1))


def read(scheme: bytes, ciphertext: bytes = octets(b"c" * 16)) -> Encrypted:
    return read_encrypted(parse_whole(scheme), parse_whole(ciphertext), Budget())


@pytest.mark.parametrize(
    ("scheme", "name"),
    [
        (pbes2(), "AES-256 with PBKDF2 and SHA-256"),
        (algorithm("1.2.840.113549.1.12.1.3", PARAMETERS), "3DES with SHA-1"),
        (algorithm("1.2.840.113549.1.5.10", PARAMETERS), "DES with SHA-1"),
    ],
)
def test_each_family_is_known(scheme: bytes, name: str) -> None:
    assert read(scheme).scheme.name == name


def test_the_ciphertext_may_have_an_implicit_tag_and_come_in_segments() -> None:
    ciphertext = aes_256("p", b"plaintext")
    segments = der(0xA0, octets(ciphertext[:5]), octets(ciphertext[5:]))
    encrypted = read_encrypted(parse_whole(pbes2()), parse_whole(segments), Budget(), tag=primitive(0))
    plaintext = encrypted.find_plaintext(Secret(b"p"), budget=Budget(), is_right=lambda octets: octets == b"plaintext")
    assert plaintext == Secret(b"plaintext")


@pytest.mark.parametrize(
    ("oid", "name"),
    [("1.2.840.113549.1.5.1", "pbeWithMD2AndDES-CBC"), ("1.2.3.4", "1.2.3.4"), ("2.16.840.1.101.3.4.1.46", "AES-256-GCM")],
)
def test_schemes_that_are_not_read_are_named(oid: str, name: str) -> None:
    with pytest.raises(UnsupportedAlgorithm) as caught:
        read(algorithm(oid, PARAMETERS))
    assert caught.value.algorithm == name


def test_a_ciphertext_that_cannot_be_one_is_damage() -> None:
    for ciphertext in (octets(b""), octets(b"c" * 15), integer(7), der(0x80, b"c" * 16)):
        with pytest.raises(MalformedContent):
            read(pbes2(), ciphertext)


FORMS = (Secret(b"first"), Secret(b"second"))


def a_scheme(padded: dict[bytes, bytes], *, block_size: int = 8, cost: int = 1) -> Scheme:
    """A scheme that "decrypts" to what is given for each form of the password."""
    cipher = Cipher("test", 8, block_size, False, lambda key, _iv, _data: padded[key])
    return Scheme(cipher=cipher, derivation="test", derive=lambda password: (password, b""), list_passwords=lambda _: FORMS, cost=cost)


def find(tried: Scheme, budget: Budget | None = None) -> bytes | None:
    encrypted = Encrypted(scheme=tried, ciphertext=b"c" * 8)
    plaintext = encrypted.find_plaintext(None, budget=budget or Budget(), is_right=lambda octets: octets.startswith(b"right"))
    return plaintext.reveal() if plaintext else None


def test_the_first_form_that_gives_a_right_plaintext_wins() -> None:
    assert find(a_scheme({b"first": b"right-1\x01", b"second": b"right-2\x01"})) == b"right-1"
    assert find(a_scheme({b"first": b"wrong--\x01", b"second": b"right-2\x01"})) == b"right-2"
    assert find(a_scheme({b"first": b"wrong--\x01", b"second": b"wrong--\x01"})) is None


@pytest.mark.parametrize("padded", [b"right\x03\x03\x02", b"right--\x00", b"right--\x09", b"right-\x03\x02"])
def test_padding_that_is_not_right_is_no_plaintext(padded: bytes) -> None:
    assert find(a_scheme({b"first": padded, b"second": padded})) is None


def test_padding_may_be_a_whole_block() -> None:
    assert find(a_scheme({b"first": b"right---" + b"\x08" * 8})) == b"right---"


def test_a_stream_cipher_has_no_padding() -> None:
    assert find(a_scheme({b"first": b"right\x09"}, block_size=1)) == b"right\x09"


def test_further_forms_are_tried_while_the_budget_lasts() -> None:
    padded = {b"first": b"wrong--\x01", b"second": b"right-2\x01"}
    assert find(a_scheme(padded, cost=MAX_ITERATIONS_OF_RETRIES)) == b"right-2"
    assert find(a_scheme(padded, cost=MAX_ITERATIONS_OF_RETRIES + 1)) is None


def one_name(oid: str, iterations: int = 1, budget: Budget | None = None) -> Scheme:
    """A scheme whose identifier names everything but salt and iterations."""
    return read_scheme(parse_whole(algorithm(oid, seq(octets(b"12345678"), integer(iterations)))), budget or Budget())


@pytest.mark.parametrize("oid", PKCS12_SCHEMES)
def test_schemes_of_pkcs12_are_legacy_and_take_its_passwords(oid: str) -> None:
    scheme = one_name(oid)
    assert scheme.cipher.is_legacy
    assert scheme.list_passwords(Secret(b"a")) == (Secret(b"\x00a\x00\x00"),)
    assert len(scheme.cipher.decrypt(*scheme.derive(b"\x00a\x00\x00"), b"c" * 16)) == 16


@pytest.mark.parametrize("oid", PBES1_SCHEMES)
def test_schemes_of_pbes1_are_legacy_and_take_utf8(oid: str) -> None:
    scheme = one_name(oid)
    assert scheme.cipher.is_legacy
    assert scheme.list_passwords(Secret(b"a"))[0] == Secret(b"a")
    assert len(scheme.cipher.decrypt(*scheme.derive(b"a"), b"c" * 16)) == 16


def test_names_say_cipher_and_hash() -> None:
    assert one_name("1.2.840.113549.1.12.1.6").name == "RC2-40 with SHA-1"
    assert one_name("1.2.840.113549.1.5.3").name == "DES with MD5"


def test_every_block_of_key_and_vector_is_paid_for() -> None:
    """3DES takes two blocks of SHA-1 for its key and one for its vector; RC4 takes none for a vector."""
    assert one_name("1.2.840.113549.1.12.1.3", 1000).cost == 3000
    assert one_name("1.2.840.113549.1.12.1.1", 1000).cost == 1000
    assert one_name("1.2.840.113549.1.5.3", 1000).cost == 1000
    with pytest.raises(TooCostly):
        one_name("1.2.840.113549.1.12.1.3", 1000, Budget(2999))


@pytest.mark.parametrize("iterations", [2**31 - 1, 2**62])
def test_too_many_iterations_are_refused_when_they_are_read(iterations: int) -> None:
    with pytest.raises(TooCostly):
        one_name("1.2.840.113549.1.12.1.3", iterations)
    with pytest.raises(TooCostly):
        one_name("1.2.840.113549.1.5.3", iterations)


@pytest.mark.parametrize(
    "broken",
    [
        None,
        seq(),
        seq(octets(b"salt")),
        seq(integer(1), integer(1)),
        seq(octets(b"salt"), octets(b"\x01")),
        seq(octets(b"salt"), integer(0)),
        seq(octets(b"salt"), integer(-5)),
        seq(octets(b"salt"), integer(1), integer(1)),
        seq(der(0x0C, b"salt"), integer(1)),
    ],
)
def test_broken_parameters_are_damage(broken: bytes | None) -> None:
    encoded = algorithm("1.2.840.113549.1.12.1.3", *([] if broken is None else [broken]))
    with pytest.raises(MalformedContent):
        read_scheme(parse_whole(encoded), Budget())


def read_pbes2(encoded: bytes, budget: Budget | None = None) -> Scheme:
    return read_scheme(parse_whole(encoded), budget or Budget())


def decrypt(scheme: Scheme, password: bytes, ciphertext: bytes) -> bytes:
    return scheme.cipher.decrypt(*scheme.derive(password), ciphertext)


def test_decrypts_with_the_derived_key_and_the_given_vector() -> None:
    scheme = read_pbes2(pbes2())
    assert decrypt(scheme, b"password", aes_256("password", b"plaintext")) == b"plaintext" + b"\x07" * 7
    assert (scheme.name, scheme.cipher.is_legacy, scheme.cipher.block_size, scheme.cost) == (
        "AES-256 with PBKDF2 and SHA-256",
        False,
        16,
        1,
    )


@pytest.mark.parametrize("oid", CBC_CIPHERS)
def test_every_cipher_takes_a_vector_of_one_block(oid: str) -> None:
    size = CBC_CIPHERS[oid].block_size
    assert len(decrypt(read_pbes2(pbes2(cipher=oid, parameters=octets(bytes(size)))), b"p", bytes(4 * size))) == 4 * size
    for wrong in (octets(bytes(size - 1)), octets(bytes(size + 1)), octets(b""), integer(0), seq()):
        with pytest.raises(MalformedContent):
            read_pbes2(pbes2(cipher=oid, parameters=wrong))


def rc2(key: bytes, bits: int) -> CbcMode:
    cipher = ARC2.new(key, ARC2.MODE_CBC, bytes(8), effective_keylen=bits)  # type: ignore[call-arg]  # its stub is incomplete
    assert isinstance(cipher, CbcMode)
    return cipher


@pytest.mark.parametrize(("version", "bits"), [(160, 40), (120, 64), (58, 128), (256, 256), (1024, 1024)])
def test_rc2_has_its_strength_as_a_parameter(version: int, bits: int) -> None:
    scheme = read_pbes2(pbes2(cipher=RC2_CBC, parameters=seq(integer(version), octets(bytes(8)))))
    key = hashlib.pbkdf2_hmac("sha256", b"p", SALT, 1, bits // 8)
    ciphertext = rc2(key, bits).encrypt(b"8 octets")
    assert decrypt(scheme, b"p", ciphertext) == b"8 octets"
    assert scheme.cipher.is_legacy


def test_rc2_takes_the_key_length_of_the_derivation() -> None:
    derivation = pbkdf2(rest=integer(16) + algorithm(HMAC_SHA256))
    scheme = read_pbes2(pbes2(derivation, cipher=RC2_CBC, parameters=seq(integer(160), octets(bytes(8)))))
    key = hashlib.pbkdf2_hmac("sha256", b"p", SALT, 1, 16)
    assert decrypt(scheme, b"p", rc2(key, 40).encrypt(b"8 octets")) == b"8 octets"


def test_rc2_outside_its_limits_is_refused() -> None:
    for parameters in (seq(octets(bytes(8))), seq(integer(7), octets(bytes(8))), seq(integer(1025), octets(bytes(8)))):
        with pytest.raises(UnsupportedAlgorithm):
            read_pbes2(pbes2(cipher=RC2_CBC, parameters=parameters))
    for key_length in (4, 129):
        derivation = pbkdf2(rest=integer(key_length) + algorithm(HMAC_SHA256))
        with pytest.raises(MalformedContent):
            read_pbes2(pbes2(derivation, cipher=RC2_CBC, parameters=seq(integer(58), octets(bytes(8)))))
    with pytest.raises(MalformedContent):
        read_pbes2(pbes2(cipher=RC2_CBC, parameters=seq(integer(58), octets(bytes(7)))))


def test_a_key_length_that_does_not_fit_the_cipher_is_damage() -> None:
    assert read_pbes2(pbes2(pbkdf2(rest=integer(32) + algorithm(HMAC_SHA256)))).cipher.block_size == 16
    for key_length in (integer(16), integer(0), integer(-32), integer(2**40)):
        with pytest.raises(MalformedContent):
            read_pbes2(pbes2(pbkdf2(rest=key_length + algorithm(HMAC_SHA256))))


def test_a_cipher_that_is_not_read_is_named() -> None:
    with pytest.raises(UnsupportedAlgorithm) as caught:
        read_pbes2(pbes2(cipher=SM4_CBC))
    assert caught.value.algorithm == "SM4-CBC"
    assert "SM4-CBC" in caught.value.message


def test_iterations_are_paid_for_when_they_are_read() -> None:
    budget = Budget(1000)
    read_pbes2(pbes2(pbkdf2(iterations=integer(600))), budget)
    with pytest.raises(TooCostly):
        read_pbes2(pbes2(pbkdf2(iterations=integer(600))), budget)
    with pytest.raises(TooCostly):
        read_pbes2(pbes2(pbkdf2(iterations=integer(2**31 - 1))))


def test_a_slow_cipher_is_paid_for_besides_the_derivation() -> None:
    budget = Budget(1 + COST)
    assert read_pbes2(pbes2(cipher=ARIA_256_CBC), budget).cost == 1 + COST
    with pytest.raises(TooCostly):
        read_pbes2(pbes2(), budget)


def test_missing_parts_are_damage() -> None:
    for broken in ([], [seq()], [seq(pbkdf2())], [seq(pbkdf2(), algorithm(AES_256_CBC))], [seq(pbkdf2(), algorithm(RC2_CBC))]):
        with pytest.raises(MalformedContent):
            read_pbes2(algorithm(PBES2, *broken))
