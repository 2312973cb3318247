"""The MAC of a PKCS#12 file; cryptography's own verification is asked for a second opinion about PBMAC1."""

import hashlib
import hmac

import pytest
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12

from services.asn1.read import parse_whole
from services.errors import MalformedContent, TooCostly, UnsupportedAlgorithm
from services.formats.budget import Budget
from services.formats.encryption.algorithms import HASHES
from services.formats.encryption.key_derivation import MAC_KEY, Pkcs12Derivation
from services.formats.pkcs12.mac import Mac, read_mac
from services.model.secret import Secret
from tests.services.formats.pkcs12_writer import (
    HMAC_SHA256,
    PBMAC1,
    SALT,
    SHA256,
    algorithm,
    certificate_bag,
    clear_part,
    der,
    integer,
    key_bag,
    mac,
    mac_data,
    make_pair,
    octets,
    pbkdf2,
    pbmac1,
    pbmac1_scheme,
    pfx,
    seq,
)

CONTENT = b"content"
PAIR = make_pair()


def read(encoded: bytes, budget: Budget | None = None) -> Mac:
    return read_mac(parse_whole(encoded), budget or Budget())


def is_made_under(encoded: bytes, password: bytes | None, content: bytes = CONTENT) -> bool:
    return read(encoded).is_made_under(None if password is None else Secret(password), content, Budget())


@pytest.mark.parametrize("encoded", [mac("password", CONTENT, iterations=3), pbmac1("password", CONTENT)])
def test_the_password_and_the_content_decide(encoded: bytes) -> None:
    assert is_made_under(encoded, b"password")
    assert not is_made_under(encoded, b"Password")
    assert not is_made_under(encoded, None)
    assert not is_made_under(encoded, b"password", b"Content")


@pytest.mark.parametrize(("oid", "hash_name"), HASHES.items())
def test_every_hash_that_is_known(oid: str, hash_name: str) -> None:
    size = hashlib.new(hash_name).digest_size
    key = Pkcs12Derivation(hash_name=hash_name, salt=SALT, iterations=2).derive(b"\0p\0\0", purpose=MAC_KEY, size=size)
    encoded = mac_data(algorithm(oid), hmac.digest(key, CONTENT, hash_name), iterations=2)
    assert is_made_under(encoded, b"p")
    assert read(encoded).is_legacy == (hash_name in ("md5", "sha1"))


def test_no_iterations_means_one() -> None:
    encoded = mac("password", CONTENT)
    digest_info, salt = (child.octets for child in parse_whole(encoded).children())
    assert is_made_under(encoded, b"password")
    assert is_made_under(seq(digest_info, salt, integer(1)), b"password")


@pytest.mark.parametrize("password", [b"\0\0", b""])
def test_the_empty_password_in_both_its_forms_needs_none(password: bytes) -> None:
    key = Pkcs12Derivation(hash_name="sha256", salt=SALT, iterations=1).derive(password, purpose=MAC_KEY, size=32)
    encoded = mac_data(algorithm(SHA256), hmac.digest(key, CONTENT, "sha256"))
    assert is_made_under(encoded, None)
    assert is_made_under(encoded, b"")
    assert not is_made_under(encoded, b"x")


def test_its_name_says_the_hash() -> None:
    assert read(mac("p", CONTENT)).name == "HMAC with SHA-256"


def test_iterations_are_paid_for_when_they_are_read() -> None:
    with pytest.raises(TooCostly):
        read(mac("p", CONTENT, iterations=1000), Budget(999))
    for count in (5_000_001, 2**31 - 1):
        with pytest.raises(TooCostly):
            read(mac_data(algorithm(SHA256), bytes(32), iterations=count))
        with pytest.raises(TooCostly):
            read(mac_data(pbmac1_scheme(iterations=integer(count)), bytes(32)))


@pytest.mark.parametrize("iterations", [0, -1, -(2**31), 2**64])
def test_iteration_counts_that_are_none_are_damage(iterations: int) -> None:
    with pytest.raises(MalformedContent):
        read(mac_data(algorithm(SHA256), bytes(32), iterations=iterations))
    with pytest.raises(MalformedContent):
        read(mac_data(pbmac1_scheme(iterations=integer(iterations)), bytes(32)))


@pytest.mark.parametrize(("oid", "name"), [("1.2.840.113549.2.2", "MD2"), ("1.2.643.7.1.1.2.2", "Streebog-256"), ("1.2.3", "1.2.3")])
def test_a_hash_that_is_not_read_is_named(oid: str, name: str) -> None:
    with pytest.raises(UnsupportedAlgorithm) as caught:
        read(mac_data(algorithm(oid), bytes(32)))
    assert caught.value.algorithm == name


def test_a_mac_of_another_length_is_damage() -> None:
    for size in (0, 1, 20, 31, 33):
        with pytest.raises(MalformedContent):
            read(mac_data(algorithm(SHA256), bytes(size)))
        with pytest.raises(MalformedContent):
            read(mac_data(pbmac1_scheme(), bytes(size)))


@pytest.mark.parametrize("salt", [der(0x0C, SALT), integer(7), seq(), der(0x03, b"\0" + SALT)])
def test_a_salt_that_is_no_octet_string_is_damage(salt: bytes) -> None:
    """A first reader took any tag for PBMAC1's salt, and so a file that must be refused (docs/reference/formats.md section 1)."""
    with pytest.raises(MalformedContent):
        read(mac_data(algorithm(SHA256), bytes(32), salt=salt))
    with pytest.raises(MalformedContent):
        read(mac_data(pbmac1_scheme(salt=salt), bytes(32)))


def cryptography_opens(make_mac: bytes, content: bytes) -> bool:
    encoded = seq(integer(3), seq(DATA_OID, der(0xA0, octets(content))), make_mac)
    try:
        load_pkcs12(encoded, b"password")
    except ValueError:
        return False
    return True


PARTS = (clear_part(certificate_bag(PAIR.certificate)), clear_part(key_bag("password", PAIR.pkcs8)))
FILE_CONTENT = seq(*PARTS)
DATA_OID = bytes.fromhex("06092a864886f70d010701")


@pytest.mark.parametrize("key_size", [20, 32, 64])
def test_pbmac1_with_keys_of_the_usual_sizes_and_cryptography_agrees(key_size: int) -> None:
    made = pbmac1("password", FILE_CONTENT, key_size=key_size)
    assert is_made_under(made, b"password", FILE_CONTENT)
    assert cryptography_opens(made, FILE_CONTENT)


def test_pbmac1_with_a_longer_key_as_some_programs_write_it() -> None:
    assert is_made_under(pbmac1("password", CONTENT, key_size=256), b"password")
    with pytest.raises(MalformedContent):
        read(pbmac1("password", CONTENT, key_size=1025))


@pytest.mark.parametrize("key_size", [1, 8, 19])
def test_pbmac1_with_a_short_key_is_refused_although_its_value_is_right(key_size: int) -> None:
    made = pbmac1("password", FILE_CONTENT, key_size=key_size)
    with pytest.raises(MalformedContent, match="key length"):
        read(made)


@pytest.mark.parametrize("key_length", [b"", integer(0), integer(-32), octets(b" ")])
def test_pbmac1_without_a_right_key_length_is_refused(key_length: bytes) -> None:
    with pytest.raises(MalformedContent):
        read(pbmac1("password", CONTENT, scheme=pbmac1_scheme(key_length=key_length)))


@pytest.mark.parametrize("scheme", [pbmac1_scheme(iterations=integer(2)), pbmac1_scheme(salt=octets(b"other"))])
def test_pbmac1_with_other_iterations_or_salt_does_not_verify_and_cryptography_agrees(scheme: bytes) -> None:
    made = pbmac1("password", FILE_CONTENT, scheme=scheme)
    assert not is_made_under(made, b"password", FILE_CONTENT)
    assert not cryptography_opens(made, FILE_CONTENT)


def test_pbmac1_over_another_derivation_is_named() -> None:
    with pytest.raises(UnsupportedAlgorithm) as caught:
        read(mac_data(algorithm(PBMAC1, seq(algorithm("1.3.6.1.4.1.11591.4.11", seq()), algorithm(HMAC_SHA256))), bytes(32)))
    assert caught.value.algorithm == "scrypt"


@pytest.mark.parametrize("parameters", [[], [seq()], [seq(pbkdf2())], [seq(algorithm("1.2.840.113549.1.5.12"), algorithm(HMAC_SHA256))]])
def test_pbmac1_without_its_parameters_is_damage(parameters: list[bytes]) -> None:
    with pytest.raises(MalformedContent):
        read(mac_data(algorithm(PBMAC1, *parameters), bytes(32)))


def test_cryptography_opens_our_writer_s_files() -> None:
    for make_mac in (lambda content: mac("password", content), lambda content: pbmac1("password", content)):
        assert load_pkcs12(pfx(*PARTS, make_mac=make_mac), b"password").key is not None
