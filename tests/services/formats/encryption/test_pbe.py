"""From an AlgorithmIdentifier to its scheme."""

import pytest

from services.asn1.read import parse_whole
from services.asn1.tags import primitive
from services.errors import MalformedContent, UnsupportedAlgorithm
from services.formats.budget import Budget
from services.formats.encryption.pbe import read_encrypted
from services.formats.encryption.scheme import Encrypted
from services.model.secret import Secret
from tests.services.formats.pkcs12_writer import aes_256, algorithm, der, integer, octets, pbes2, seq

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
