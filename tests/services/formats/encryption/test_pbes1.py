"""PKCS#12's own schemes and PBES1: each decrypts what openssl encrypted (see test_pkcs12.py and test_pkcs8.py); here their parameters."""

import pytest

from services.asn1.read import Element, parse_whole
from services.errors import MalformedContent, TooCostly
from services.formats.budget import Budget
from services.formats.encryption.pbes1 import PBES1_SCHEMES, PKCS12_SCHEMES, read_pbes1_scheme, read_pkcs12_scheme
from services.model.secret import Secret
from tests.services.formats.pkcs12_writer import der, integer, octets, seq


def parameters(iterations: int = 1, salt: bytes = b"12345678") -> Element:
    return parse_whole(seq(octets(salt), integer(iterations)))


@pytest.mark.parametrize("oid", PKCS12_SCHEMES)
def test_schemes_of_pkcs12_are_legacy_and_take_its_passwords(oid: str) -> None:
    scheme = read_pkcs12_scheme(oid, parameters(), Budget())
    assert scheme.is_legacy
    assert scheme.list_passwords(Secret(b"a")) == (Secret(b"\x00a\x00\x00"),)
    assert len(scheme.decrypt(b"\x00a\x00\x00", b"c" * 16)) == 16


@pytest.mark.parametrize("oid", PBES1_SCHEMES)
def test_schemes_of_pbes1_are_legacy_and_take_utf8(oid: str) -> None:
    scheme = read_pbes1_scheme(oid, parameters(), Budget())
    assert scheme.is_legacy
    assert scheme.list_passwords(Secret(b"a"))[0] == Secret(b"a")
    assert len(scheme.decrypt(b"a", b"c" * 16)) == 16


def test_names_say_cipher_and_hash() -> None:
    assert read_pkcs12_scheme("1.2.840.113549.1.12.1.6", parameters(), Budget()).name == "RC2-40 with SHA-1"
    assert read_pbes1_scheme("1.2.840.113549.1.5.3", parameters(), Budget()).name == "DES with MD5"


def test_every_block_of_key_and_vector_is_paid_for() -> None:
    """3DES takes two blocks of SHA-1 for its key and one for its vector; RC4 takes none for a vector."""
    assert read_pkcs12_scheme("1.2.840.113549.1.12.1.3", parameters(1000), Budget()).cost == 3000
    assert read_pkcs12_scheme("1.2.840.113549.1.12.1.1", parameters(1000), Budget()).cost == 1000
    assert read_pbes1_scheme("1.2.840.113549.1.5.3", parameters(1000), Budget()).cost == 1000
    with pytest.raises(TooCostly):
        read_pkcs12_scheme("1.2.840.113549.1.12.1.3", parameters(1000), Budget(2999))


@pytest.mark.parametrize("iterations", [2**31 - 1, 2**62])
def test_too_many_iterations_are_refused_when_they_are_read(iterations: int) -> None:
    with pytest.raises(TooCostly):
        read_pkcs12_scheme("1.2.840.113549.1.12.1.3", parameters(iterations), Budget())
    with pytest.raises(TooCostly):
        read_pbes1_scheme("1.2.840.113549.1.5.3", parameters(iterations), Budget())


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
    element = parse_whole(broken) if broken else None
    with pytest.raises(MalformedContent):
        read_pkcs12_scheme("1.2.840.113549.1.12.1.3", element, Budget())
