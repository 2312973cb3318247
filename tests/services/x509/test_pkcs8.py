"""The outline of private keys, taken apart and written in the plainest form."""

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat, load_der_private_key

from services.errors import MalformedContent
from services.x509.pkcs8 import (
    read_curve_private_key,
    read_ec_private_key,
    read_private_key_info,
    write_curve_key,
    write_ec_key,
    write_plain,
    write_public_key,
)
from tests.services.x509.made import NULL, algorithm, bit_string, ec_key, integer, oid, sequence, tlv

EC, ED25519 = "1.2.840.10045.2.1", "1.3.101.112"
CURVE = oid("1.2.840.10045.3.1.7")
ED_KEY, EC_KEY = ed25519.Ed25519PrivateKey.generate(), ec_key()


def pkcs8(key: ed25519.Ed25519PrivateKey | ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def second_version(*beside: bytes) -> bytes:
    return sequence(integer(1), algorithm(ED25519), tlv(0x04, tlv(0x04, ED_KEY.private_bytes_raw())), *beside)


def test_the_fields_of_both_versions_are_found() -> None:
    public = ED_KEY.public_key().public_bytes_raw()
    first, second = read_private_key_info(pkcs8(ED_KEY)), read_private_key_info(second_version(tlv(0xA0), tlv(0x81, b"\0" + public)))
    assert (first.algorithm, first.value) == (second.algorithm, second.value)
    assert (first.public_key, second.public_key) == (None, b"\0" + public)


@pytest.mark.parametrize("octets", [b"", integer(1), sequence(integer(0)), sequence(integer(0), algorithm(ED25519), integer(1))])
def test_what_is_no_private_key_is_malformed(octets: bytes) -> None:
    with pytest.raises(MalformedContent):
        read_private_key_info(octets)


def test_the_plain_form_is_the_first_version() -> None:
    assert write_plain(read_private_key_info(second_version(tlv(0xA0)))) == pkcs8(ED_KEY)


def test_a_curve_key_has_no_parameters() -> None:
    with_null = sequence(integer(0), algorithm(ED25519, NULL), tlv(0x04, tlv(0x04, ED_KEY.private_bytes_raw())))
    assert write_curve_key(ED25519, read_curve_private_key(read_private_key_info(with_null))) == pkcs8(ED_KEY)


def test_the_public_key_beside_it_becomes_a_spki() -> None:
    spki = ED_KEY.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    algorithm_ = read_private_key_info(pkcs8(ED_KEY)).algorithm
    assert write_public_key(algorithm_, b"\0" + ED_KEY.public_key().public_bytes_raw()).octets == spki


@pytest.mark.parametrize("outer", [algorithm(EC), algorithm(EC, NULL), algorithm(EC, CURVE)])
def test_an_ec_key_is_written_with_its_curve_outside(outer: bytes) -> None:
    number = b"\0\0" + EC_KEY.private_numbers().private_value.to_bytes(32, "big")
    point = EC_KEY.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    value = sequence(integer(1), tlv(0x04, number), tlv(0xA0, CURVE), tlv(0xA1, bit_string(point)))
    key = read_ec_private_key(read_private_key_info(sequence(integer(0), outer, tlv(0x04, value))))
    assert (key.parameters.octets, key.point) == (CURVE, point)
    assert pkcs8(load_der_private_key(write_ec_key(key, bits=256), None)) == pkcs8(EC_KEY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value",
    [
        sequence(),
        sequence(integer(1)),
        sequence(integer(2), tlv(0x04, b"k"), tlv(0xA0, CURVE)),
        sequence(integer(1), integer(5), tlv(0xA0, CURVE)),
        sequence(integer(1), tlv(0x04, b"k")),
        sequence(integer(1), tlv(0x04, b"k"), tlv(0xA0, NULL)),
    ],
    ids=["nothing", "no number", "version", "number", "no curve", "no curve inside"],
)
def test_what_is_no_ec_key_is_malformed(value: bytes) -> None:
    with pytest.raises(MalformedContent):
        read_ec_private_key(read_private_key_info(sequence(integer(0), algorithm(EC), tlv(0x04, value))))


def test_nothing_secret_is_shown() -> None:
    """An element holds all octets that it stands in: not even the parameters may be shown."""
    number = EC_KEY.private_numbers().private_value.to_bytes(32, "big")
    info = read_private_key_info(pkcs8(EC_KEY))
    for shown in (repr(info), repr(read_ec_private_key(info))):
        assert repr(number)[2:-1] not in shown
        assert "data=" not in shown
