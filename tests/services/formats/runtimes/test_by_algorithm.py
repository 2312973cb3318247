"""The tables speak the names that the readers give."""

from services.formats.encryption.algorithms import HASHES, HMACS, name_hash
from services.formats.encryption.ciphers import CBC_CIPHERS
from services.formats.encryption.pbe import PKCS12_SCHEMES
from services.formats.runtimes import by_algorithm as tables
from services.model.runtime import RuntimeVersion
from services.x509.algorithms import KEY_NAMES
from services.x509.oids import CURVES


def test_every_cipher_of_the_tables_is_one_that_a_reader_names() -> None:
    assert set(tables._PKCS12_CIPHERS) == {cipher.name for cipher in PKCS12_SCHEMES.values()}
    assert set(tables._PBES2_CIPHERS) <= {cipher.name for cipher in CBC_CIPHERS.values()}


def test_every_derivation_and_mac_of_the_tables_is_one_that_a_reader_names() -> None:
    assert set(tables._DERIVATIONS) <= {f"PBKDF2 and {name_hash(name)}" for name in HMACS.values()} | {"scrypt"}
    assert set(tables._MACS) == set(HASHES.values())


def test_every_key_of_the_tables_is_one_that_a_reader_names() -> None:
    assert set(tables._KEYS) <= set(KEY_NAMES.values())
    assert {curve.name for curve in CURVES.values()} >= tables._CURVES >= tables.CURVES_OF_JAVA


def test_java_and_openssl_are_all_there_is() -> None:
    assert tables.JAVA | tables.OPENSSL == tables.ANY == frozenset(RuntimeVersion)
    assert {runtime.name for runtime in tables.JAVA} == {"JAVA_8", "JAVA_11", "JAVA_17", "JAVA_21", "JAVA_25"}
    assert {runtime.name for runtime in tables.NODE} == {"NODE_18", "NODE_20", "NODE_22", "NODE_24"}
