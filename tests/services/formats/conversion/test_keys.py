"""A private key is written in the form that programs read, or it is refused; what is only unknown here stays as it is."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_private_key

from services.asn1.read import parse_der
from services.asn1.tags import primitive
from services.asn1.write import algorithm, element, integer, object_identifier, octet_string, sequence
from services.errors import DomainError, UnsupportedAlgorithm
from services.formats.budget import Budget
from services.formats.conversion.keys import prepare_key
from services.formats.java.write import write_jks
from services.formats.read import read_with_keys
from services.formats.store_entries import KeyToWrite
from services.model.conversion import TargetFormat
from services.model.generation import KeyAlgorithm
from services.model.secret import Secret
from services.x509.algorithms import EC, ED25519, RSA
from services.x509.key_work import KeyWork
from tests.cases import list_cases
from tests.programs import java, needs_java, needs_openssl, run
from tests.services.formats.converting import OLD, PLAIN, a_leaf, converted, outline, read_back, wish
from tests.services.issuance.pki import NOW

KEYED = [target for target in TargetFormat if target.holds_keys]


def prepared(pkcs8: bytes) -> bytes:
    return prepare_key(Secret(pkcs8), alias="a", work=KeyWork()).reveal()


def pkcs8_of(kind: KeyAlgorithm) -> bytes:
    return a_leaf(kind).key.private_key.reveal()


def value_of(pkcs8: bytes) -> bytes:
    """Return the key inside PKCS#8."""
    return parse_der(pkcs8).members()[2].octet_string()


def curve_inside_only() -> bytes:
    """Return an EC key whose curve stands in its own structure, as some programs write it, and not beside it."""
    key = load_der_private_key(pkcs8_of(KeyAlgorithm.EC_P256), None)
    point = key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    number = parse_der(value_of(pkcs8_of(KeyAlgorithm.EC_P256))).members()[1].octet_string()
    curve = object_identifier("1.2.840.10045.3.1.7")
    inner = sequence(integer(1), octet_string(number), b"\xa0" + bytes([len(curve)]) + curve, b"\xa1\x44\x03\x42\x00" + point)
    return sequence(integer(0), algorithm(EC), octet_string(inner))


@pytest.mark.parametrize("kind", KeyAlgorithm)
def test_a_sound_key_stays_octet_by_octet(kind: KeyAlgorithm) -> None:
    assert prepared(pkcs8_of(kind)) == pkcs8_of(kind)


def test_what_is_only_unknown_here_stays_octet_by_octet() -> None:
    unknown = sequence(integer(0), algorithm("1.2.3.4"), octet_string(b"whatever"))
    curve = sequence(integer(0), algorithm(EC, object_identifier("1.2.3")), octet_string(sequence(integer(1), octet_string(b"k" * 32))))
    assert [prepared(unknown), prepared(curve)] == [unknown, curve]


def test_a_key_that_nobody_has_time_to_compute_with_stays_too() -> None:
    pkcs8 = Secret(pkcs8_of(KeyAlgorithm.EC_P384))
    assert prepare_key(pkcs8, alias="a", work=KeyWork(0)) == pkcs8


def flipped(octets: bytes, at: int) -> bytes:
    return octets[:at] + bytes([octets[at] ^ 1]) + octets[at + 1 :]


def of_version_2(public_key: bytes) -> bytes:
    """Return an Ed25519 key with that public key beside it, as Bouncy Castle writes them."""
    return sequence(integer(1), algorithm(ED25519), octet_string(octet_string(b"k" * 32)), element(primitive(1), b"\0" + public_key))


BROKEN = {
    "no structure": b"\x30\x03\x02\x01\x00",
    "PKCS#8 in PKCS#8, EC": sequence(
        integer(0), algorithm(EC, object_identifier("1.2.840.10045.3.1.7")), octet_string(pkcs8_of(KeyAlgorithm.EC_P256))
    ),
    "PKCS#8 in PKCS#8, RSA": sequence(integer(0), algorithm(RSA, b"\x05\x00"), octet_string(pkcs8_of(KeyAlgorithm.RSA_2048))),
    "too short for its curve": sequence(integer(0), algorithm(ED25519), octet_string(octet_string(b"short"))),
    "numbers that do not fit": flipped(pkcs8_of(KeyAlgorithm.RSA_2048), 600),
    "the public key of another one": of_version_2(bytes(32)),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_key_is_refused(name: str) -> None:
    with pytest.raises(UnsupportedAlgorithm, match='"a"'):
        prepared(BROKEN[name])


@pytest.mark.parametrize("name", [name for name in BROKEN if "in PKCS#8" not in name])
@pytest.mark.parametrize("target", KEYED)
def test_no_file_is_made_of_a_broken_key(name: str, target: TargetFormat) -> None:
    entry = KeyToWrite(alias="odd", pkcs8=Secret(BROKEN[name]), certificate_chain=a_leaf().chain)
    octets = write_jks([entry], password=OLD, created_at=NOW).reveal()
    with pytest.raises(DomainError):
        converted(octets, wish(target, new_password=PLAIN))


@pytest.mark.parametrize("kind", [KeyAlgorithm.EC_P256, KeyAlgorithm.RSA_2048])
@pytest.mark.parametrize("target", KEYED)
def test_a_key_in_a_key_is_taken_out(kind: KeyAlgorithm, target: TargetFormat) -> None:
    name = "PKCS#8 in PKCS#8, " + kind.name.partition("_")[0]
    entry = KeyToWrite(alias="odd", pkcs8=Secret(BROKEN[name]), certificate_chain=a_leaf(kind).chain)
    octets = converted(write_jks([entry], password=OLD, created_at=NOW).reveal(), wish(target, new_password=PLAIN))
    _, (key,) = read_with_keys(octets, password=PLAIN, budget=Budget())
    assert key.pkcs8 == Secret(pkcs8_of(kind))


def test_a_key_of_version_2_becomes_one_of_version_1() -> None:
    public_key = Ed25519PrivateKey.from_private_bytes(b"k" * 32).public_key().public_bytes_raw()
    expected = sequence(integer(0), algorithm(ED25519), octet_string(octet_string(b"k" * 32)))
    assert prepared(of_version_2(public_key)) == prepared(expected) == expected


def test_a_curve_inside_is_put_outside_too() -> None:
    octets = prepared(curve_inside_only())
    assert value_of(octets) == value_of(curve_inside_only())
    ours, expected = load_der_private_key(octets, None), load_der_private_key(pkcs8_of(KeyAlgorithm.EC_P256), None)
    assert ours.public_key() == expected.public_key()


@pytest.mark.parametrize("name", ["f02-pkcs1.jks", "f02-p8inp8.pem", "f13-ecnoalgparams.pem", "f03-bc-ed25519.p12"])
@pytest.mark.parametrize("target", KEYED)
def test_an_odd_key_of_the_cases_is_converted_to_one_that_is_read(name: str, target: TargetFormat) -> None:
    case = list_cases()[name]
    octets = converted(case.octets, wish(target, new_password=PLAIN), password=case.password)
    contents, (key,) = read_with_keys(octets, password=PLAIN, budget=Budget())
    assert key.pkcs8 is not None
    load_der_private_key(key.pkcs8.reveal(), None)
    assert not [found for found in contents.findings if found.code.name in ("UNSUPPORTED_KEY", "KEY_MISMATCH")]
    assert [entry[0] for entry in outline(read_back(octets, PLAIN))] == ["key"]


# What follows asks the programs themselves.


@needs_java
@needs_openssl
@pytest.mark.parametrize("name", ["f02-pkcs1.jks", "f02-p8inp8.pem", "f13-ecnoalgparams.pem", "f03-bc-ed25519.p12"])
def test_java_and_openssl_open_what_was_converted(name: str, tmp_path: Path) -> None:
    case = list_cases()[name]
    path = tmp_path / "converted"
    for target in (TargetFormat.JKS, TargetFormat.PKCS12):
        path.write_bytes(converted(case.octets, wish(target, new_password=PLAIN), password=case.password))
        opened = java().open(target.value, path, "changeit")
        assert opened is not None
        assert [kind for kind, _ in opened.values()] == ["key"]
    assert b"BEGIN PRIVATE KEY" in run("openssl", "pkcs12", "-in", path, "-passin", "pass:changeit", "-nodes")


@pytest.mark.parametrize("number", [b"\0", b"\0\0\0"], ids=["one zero", "three zeros"])
def test_the_number_of_an_ec_key_gets_the_length_of_its_curve(number: bytes) -> None:
    """OpenSSL and Java take leading zeros, cryptography refuses them."""
    plain = load_der_private_key(pkcs8_of(KeyAlgorithm.EC_P256), None)
    own = parse_der(value_of(pkcs8_of(KeyAlgorithm.EC_P256))).members()[1].octet_string()
    curve = object_identifier("1.2.840.10045.3.1.7")
    odd = sequence(integer(0), algorithm(EC, curve), octet_string(sequence(integer(1), octet_string(number + own))))
    found = load_der_private_key(prepared(odd), None)
    assert found.public_key() == plain.public_key()


def test_a_key_of_ed25519_loses_its_parameters() -> None:
    """OpenSSL refuses NULL there."""
    key = Ed25519PrivateKey.generate()
    value = octet_string(octet_string(key.private_bytes_raw()))
    assert prepared(sequence(integer(0), algorithm(ED25519, b"\x05\x00"), value)) == sequence(integer(0), algorithm(ED25519), value)
