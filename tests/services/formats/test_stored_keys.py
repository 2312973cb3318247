"""Private keys in keystores that are not in PKCS#8."""

from functools import partial

import pytest
from cryptography.hazmat.primitives.asymmetric import dsa, ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_der_private_key

from services.asn1.read import parse_der
from services.formats.budget import Budget
from services.formats.contents.raw import RawKey
from services.formats.read import read_contents, read_with_keys
from services.formats.stored_keys import take_key
from services.model.contents import Contents, Finding, PrivateKeyEntry, Severity
from services.model.secret import Secret
from tests.cases import list_cases
from tests.services.formats import java_writer, pkcs12_writer
from tests.services.x509.made import dsa_key, ec_key, integer, issue, rsa_key, sequence, tlv

PASSWORD = "changeit"
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey | dsa.DSAPrivateKey
LOCKED = RawKey(pkcs8=None, encoding="PKCS#8", is_encrypted=True)
DSA_KEY = dsa_key()


def traditional(key: Key) -> bytes:
    """PKCS#1, SEC1, or OpenSSL's own form of DSA."""
    return key.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())


def pkcs8(key: Key) -> bytes:
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def twice(key: Key) -> bytes:
    """PKCS#8 with PKCS#8 in the place of the key's own octets."""
    return sequence(integer(0), parse_der(pkcs8(key)).members()[1].octets, tlv(0x04, pkcs8(key)))


def jks(blob: bytes, certificate: bytes, magic: str = java_writer.JKS) -> bytes:
    return java_writer.store(java_writer.private_key("srv", java_writer.protect_jks(blob, PASSWORD), [certificate]), magic=magic)


def pkcs12(blob: bytes, certificate: bytes) -> bytes:
    bags = pkcs12_writer.key_bag(PASSWORD, blob), pkcs12_writer.certificate_bag(certificate)
    return pkcs12_writer.pfx(pkcs12_writer.clear_part(*bags), make_mac=partial(pkcs12_writer.mac, PASSWORD))


def pkcs12_in_clear(blob: bytes, certificate: bytes) -> bytes:
    bags = pkcs12_writer.bag(pkcs12_writer.KEY_BAG, blob), pkcs12_writer.certificate_bag(certificate)
    return pkcs12_writer.pfx(pkcs12_writer.clear_part(*bags), make_mac=partial(pkcs12_writer.mac, PASSWORD))


def told(contents: Contents) -> list[Finding]:
    return [each for each in contents.findings if each.kind == "KEY_NOT_PKCS8"]


@pytest.mark.parametrize(
    ("key", "blob", "encoding"),
    [
        (rsa_key(), traditional(rsa_key()), "PKCS#1"),
        (EC_KEY := ec_key(), traditional(EC_KEY), "SEC1"),
        (EC_KEY, twice(EC_KEY), "PKCS#8 in PKCS#8"),
        (rsa_key(), twice(rsa_key()), "PKCS#8 in PKCS#8"),
    ],
)
@pytest.mark.parametrize("store", [jks, partial(jks, magic=java_writer.JCEKS), pkcs12, pkcs12_in_clear])
def test_keys_of_other_encodings_are_read_and_converted(key: rsa.RSAPrivateKey, blob: bytes, encoding: str, store: object) -> None:
    assert callable(store)
    octets = store(blob, issue("own", key=key).der)
    contents, keys = read_with_keys(octets, password=Secret(PASSWORD.encode()), budget=Budget())
    (entry,) = contents.entries
    assert isinstance(entry, PrivateKeyEntry)
    assert entry.private_key.encoding == encoding
    assert entry.private_key.algorithm == entry.certificate_chain[0].public_key.algorithm
    assert [(each.severity, each.alias, encoding in each.message) for each in told(contents)] == [(Severity.ERROR, entry.alias, True)]
    (raw,) = keys
    assert raw.pkcs8 is not None
    assert pkcs8(load_der_private_key(raw.pkcs8.reveal(), None)) == pkcs8(key)  # type: ignore[arg-type]


def test_a_dsa_key_of_openssl_is_converted() -> None:
    key = take_key(LOCKED, Secret(traditional(DSA_KEY)))
    assert (key.encoding, key.pkcs8) == ("DSA", Secret(pkcs8(DSA_KEY)))


def test_a_key_in_pkcs8_is_kept_to_the_octet() -> None:
    octets = Secret(pkcs8(rsa_key()))
    assert take_key(LOCKED, octets) == RawKey(pkcs8=octets, encoding="PKCS#8", is_encrypted=True)
    assert told(read_contents(jks(octets.reveal(), b""), file_name=None, password=Secret(PASSWORD.encode()), budget=Budget())) == []


@pytest.mark.parametrize("octets", [b"", b"password", sequence(), sequence(integer(7), sequence(tlv(6, b"*")), tlv(4, b"x"))])
def test_what_is_no_key_is_a_problem_that_quotes_nothing(octets: bytes) -> None:
    key = take_key(LOCKED, Secret(octets))
    assert (key.pkcs8, key.problem) == (None, "It was opened, but what the keystore holds as this private key is no PKCS#8.")


def test_an_ec_key_without_its_curve_is_a_problem() -> None:
    key = take_key(LOCKED, Secret(sequence(integer(1), tlv(0x04, b"k" * 32))))
    assert key.encoding == "SEC1"
    assert key.problem is not None
    assert "names no curve" in key.problem
    assert not key.is_locked


def test_a_jks_of_keystore_go_with_pkcs1() -> None:
    contents = list_cases()["f02-pkcs1.jks"].read()
    (entry,) = contents.entries
    assert isinstance(entry, PrivateKeyEntry)
    assert (entry.private_key.encoding, entry.private_key.algorithm, len(entry.certificate_chain)) == ("PKCS#1", "RSA", 3)
    assert len(told(contents)) == 1
