"""PKCS#12 as we write it, opened by our reader, cryptography, openssl, Node, keytool and Java."""

import re
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_der_private_key
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
from hypothesis import given, settings
from hypothesis import strategies as st

from services.errors import InvalidInput, WrongPassword
from services.formats.budget import Budget
from services.formats.encryption.pbe import Encrypted
from services.formats.encryption.write import Aes256Scheme
from services.formats.pkcs12.bags import BagReader
from services.formats.pkcs12.structure import Outline, read_outline
from services.formats.pkcs12.write import PKCS12_LEGACY_3DES, PKCS12_MODERN_2023, PKCS12_MODERN_2026, Pkcs12Profile, write_pkcs12
from services.formats.read import read_contents
from services.formats.store_entries import KeyToWrite, TrustedToWrite
from services.model.contents import Format, Integrity, PrivateKeyEntry, TrustedCertificateEntry
from services.model.generation import KeyAlgorithm
from services.model.secret import Secret
from tests.programs import fails, java, needs_java, needs_keytool, needs_node, needs_openssl, node, run
from tests.services.formats.stores import CHANGEIT, EVERY_CASE, PASSWORDS, a_key, save, trusted_roots

QUICK = Pkcs12Profile(encryption=Aes256Scheme(iterations=2), mac_hash="sha256")
EVERY_KIND = pytest.mark.parametrize("algorithm", KeyAlgorithm)
EVERY_PROFILE = pytest.mark.parametrize(
    "profile", [PKCS12_MODERN_2023, PKCS12_MODERN_2026, PKCS12_LEGACY_3DES], ids=["modern", "pbmac1", "3des"]
)
WIDELY_READ = pytest.mark.parametrize("profile", [PKCS12_MODERN_2023, PKCS12_LEGACY_3DES], ids=["modern", "3des"])
"""Those that every program here opens."""


def outline(octets: Secret) -> Outline:
    return read_outline(octets.reveal(), BagReader(Budget()))


def version_of(*command: str) -> tuple[int, int]:
    """Return the first two numbers of a program's version."""
    found = re.search(r"(\d+)\.(\d+)", run(*command).decode())
    assert found is not None
    return int(found[1]), int(found[2])


@EVERY_CASE
@EVERY_PROFILE
def test_our_reader_reads_all_of_it(algorithm: KeyAlgorithm, profile: Pkcs12Profile, password: str) -> None:
    entry, secret = a_key(algorithm), Secret(password.encode())
    octets = write_pkcs12([entry], password=secret, profile=profile).reveal()
    contents = read_contents(octets, file_name="client.p12", password=secret, budget=Budget())
    assert contents.format is Format.PKCS12
    assert contents.integrity is Integrity.VERIFIED
    assert contents.has_password is bool(password)
    (read,) = contents.entries
    assert isinstance(read, PrivateKeyEntry)
    assert read.alias == "Client.p12"
    assert tuple(certificate.der for certificate in read.certificate_chain) == entry.certificate_chain
    assert not read.private_key.is_locked
    if profile is PKCS12_MODERN_2023:
        assert contents.findings == ()


def test_the_modern_profile_is_what_keytool_17_writes() -> None:
    """AES-256, PBKDF2 and MAC with SHA-256, 10,000 iterations each (java.security of JDK 17)."""
    written = outline(write_pkcs12([a_key()], password=CHANGEIT))
    certificates, keys = written.safes
    assert isinstance(certificates, Encrypted)
    assert not isinstance(keys, Encrypted)
    schemes = [certificates.scheme, *(bag.encrypted.scheme for bag in keys if hasattr(bag, "encrypted") and bag.encrypted)]
    assert [scheme.name for scheme in schemes] == ["AES-256 with PBKDF2 and SHA-256"] * 2
    assert written.mac is not None
    assert (written.mac.name, written.mac.cost) == ("HMAC with SHA-256", 10_000)


def test_the_profile_of_2026_has_the_mac_of_rfc_9579() -> None:
    written = outline(write_pkcs12([a_key()], password=CHANGEIT, profile=PKCS12_MODERN_2026))
    assert isinstance(written.safes[0], Encrypted)
    assert written.safes[0].scheme.name == "AES-256 with PBKDF2 and SHA-256"
    assert written.mac is not None
    assert written.mac.is_pbmac1
    assert (written.mac.name, written.mac.cost) == ("HMAC with SHA-256", 10_000)


def test_the_legacy_profile_is_what_it_says() -> None:
    written = outline(write_pkcs12([a_key()], password=CHANGEIT, profile=PKCS12_LEGACY_3DES))
    assert isinstance(written.safes[0], Encrypted)
    assert written.safes[0].scheme.name == "3DES with SHA-1"
    assert written.mac is not None
    assert written.mac.name == "HMAC with SHA-1"


def test_neither_certificates_nor_keys_stand_in_clear() -> None:
    octets = write_pkcs12([a_key()], password=CHANGEIT).reveal()
    assert b"Example" not in octets
    assert a_key().pkcs8.reveal()[-60:-20] not in octets


def test_another_password_is_told() -> None:
    with pytest.raises(WrongPassword):
        read_contents(write_pkcs12([a_key()], password=CHANGEIT).reveal(), file_name=None, password=Secret(b"x"), budget=Budget())


@EVERY_CASE
@EVERY_PROFILE
def test_cryptography_reads_it(algorithm: KeyAlgorithm, profile: Pkcs12Profile, password: str) -> None:
    entry = a_key(algorithm)
    store = load_pkcs12(write_pkcs12([entry], password=Secret(password.encode()), profile=profile).reveal(), password.encode())
    assert store.key is not None
    assert store.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()) == entry.pkcs8.reveal()
    assert store.cert is not None
    assert store.cert.friendly_name == b"Client.p12"
    certificates = [store.cert.certificate, *(each.certificate for each in store.additional_certs)]
    assert tuple(certificate.public_bytes(Encoding.DER) for certificate in certificates) == entry.certificate_chain


def test_several_keys_keep_their_own_chains_and_share_the_issuers() -> None:
    kinds = [KeyAlgorithm.EC_P256, KeyAlgorithm.ED25519, KeyAlgorithm.RSA_2048]
    entries = [a_key(kind, alias=kind.value) for kind in kinds]
    octets = write_pkcs12(entries, password=CHANGEIT, profile=QUICK).reveal()
    contents = read_contents(octets, file_name=None, password=CHANGEIT, budget=Budget())
    read = {entry.alias: entry for entry in contents.entries if isinstance(entry, PrivateKeyEntry)}
    assert list(read) == [kind.value for kind in kinds]
    for entry in entries:
        assert tuple(certificate.der for certificate in read[entry.alias].certificate_chain) == entry.certificate_chain
    assert len(contents.entries) == 3


def test_keys_and_trusted_certificates_stand_together() -> None:
    octets = write_pkcs12([a_key(), *trusted_roots()], password=CHANGEIT).reveal()
    contents = read_contents(octets, file_name=None, password=CHANGEIT, budget=Budget())
    kinds = {entry.alias: type(entry) for entry in contents.entries}
    assert kinds == {"Client.p12": PrivateKeyEntry, "Root CA": TrustedCertificateEntry, "übrige": TrustedCertificateEntry}


def test_a_key_without_certificate_is_written_too() -> None:
    entry = KeyToWrite(alias="alone", pkcs8=a_key().pkcs8, certificate_chain=())
    octets = write_pkcs12([entry], password=CHANGEIT).reveal()
    (read,) = read_contents(octets, file_name=None, password=CHANGEIT, budget=Budget()).entries
    assert isinstance(read, PrivateKeyEntry)
    assert read.certificate_chain == ()


def test_aliases_beyond_the_bmp_are_refused() -> None:
    with pytest.raises(InvalidInput):
        write_pkcs12([a_key(alias="😀")], password=CHANGEIT)


@given(
    aliases=st.lists(
        st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFFFF, exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30),
        min_size=1,
        max_size=4,
        unique_by=str.lower,
    ),
    password=st.text(max_size=30),
)
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_again(aliases: list[str], password: str) -> None:
    try:
        secret = Secret(password.encode())
    except UnicodeEncodeError:
        return
    (certificate, _) = trusted_roots()
    entries = [TrustedToWrite(alias=alias, certificate=certificate.certificate) for alias in aliases]
    octets = write_pkcs12(entries, password=secret, profile=QUICK).reveal()
    contents = read_contents(octets, file_name=None, password=secret, budget=Budget())
    assert [entry.alias for entry in contents.entries] == aliases
    assert all(isinstance(entry, TrustedCertificateEntry) for entry in contents.entries)


@needs_openssl
@EVERY_CASE
@WIDELY_READ
def test_openssl_opens_it(algorithm: KeyAlgorithm, profile: Pkcs12Profile, password: str, tmp_path: Path) -> None:
    entry = a_key(algorithm)
    path = save(tmp_path, "client.p12", write_pkcs12([entry], password=Secret(password.encode()), profile=profile))
    shown = run("openssl", "pkcs12", "-in", path, "-nodes", "-passin", "stdin", stdin=password.encode() + b"\n").decode()
    assert shown.count("BEGIN PRIVATE KEY") == 1
    assert shown.count("friendlyName: Client.p12") == 2
    found = [
        x509.load_pem_x509_certificate(block.encode()) for block in re.findall(r"-----BEGIN CERT.*?END CERTIFICATE-----", shown, re.DOTALL)
    ]
    assert tuple(certificate.public_bytes(Encoding.DER) for certificate in found) == entry.certificate_chain


@needs_openssl
def test_openssl_refuses_another_password(tmp_path: Path) -> None:
    path = save(tmp_path, "client.p12", write_pkcs12([a_key()], password=CHANGEIT))
    assert fails("openssl", "pkcs12", "-in", path, "-nodes", "-passin", "pass:wrong")


@needs_node
@EVERY_KIND
@WIDELY_READ
def test_node_opens_it(algorithm: KeyAlgorithm, profile: Pkcs12Profile) -> None:
    for password in (*PASSWORDS, "changeit"):
        octets = write_pkcs12([a_key(algorithm)], password=Secret(password.encode()), profile=profile).reveal()
        assert node().opens(pfx=octets, passphrase=password)


@needs_node
def test_node_needs_no_passphrase_for_the_empty_password() -> None:
    assert node().opens(pfx=write_pkcs12([a_key()], password=Secret(b"")).reveal())
    assert not node().opens(pfx=write_pkcs12([a_key()], password=CHANGEIT).reveal(), passphrase="wrong")


@needs_java
@EVERY_KIND
@WIDELY_READ
def test_java_opens_it(algorithm: KeyAlgorithm, profile: Pkcs12Profile, tmp_path: Path) -> None:
    for password in ("", "changeit"):
        path = save(tmp_path, "client.p12", write_pkcs12([a_key(algorithm)], password=Secret(password.encode()), profile=profile))
        assert java().open("PKCS12", path, password) == {"client.p12": ("key", 3)}


@needs_node
@needs_openssl
@needs_java
def test_new_programs_open_pbmac1_and_old_ones_refuse_it(tmp_path: Path) -> None:
    """OpenSSL from 3.4, Node with that (24, and 22 in its last updates) and Java from 26; those at hand are asked."""
    octets = write_pkcs12([a_key()], password=CHANGEIT, profile=PKCS12_MODERN_2026)
    path = save(tmp_path, "client.p12", octets)
    assert node().opens(pfx=octets.reveal(), passphrase="changeit") is (version_of("node", "-p", "process.versions.openssl") >= (3, 4))
    assert fails("openssl", "pkcs12", "-in", path, "-nodes", "-passin", "pass:changeit") is (version_of("openssl", "version") < (3, 4))
    assert (java().open("PKCS12", path, "changeit") is not None) is (version_of("java", "--version") >= (26, 0))


@needs_java
@WIDELY_READ
def test_java_sees_trusted_certificates(profile: Pkcs12Profile, tmp_path: Path) -> None:
    path = save(tmp_path, "trust.p12", write_pkcs12(trusted_roots(), password=CHANGEIT, profile=profile))
    assert java().open("PKCS12", path, "changeit") == {"root ca": ("trusted", 0), "übrige": ("trusted", 0)}
    assert java().open("PKCS12", path, "wrong") is None


@needs_java
def test_java_sees_every_key(tmp_path: Path) -> None:
    entries = [a_key(kind, alias=kind.value) for kind in KeyAlgorithm]
    path = save(tmp_path, "keys.p12", write_pkcs12([*entries, *trusted_roots()], password=CHANGEIT))
    seen = java().open("PKCS12", path, "changeit")
    assert seen is not None
    assert {alias: entry for alias, entry in seen.items() if entry[0] == "key"} == {kind.value.lower(): ("key", 3) for kind in KeyAlgorithm}
    assert sum(entry == ("trusted", 0) for entry in seen.values()) == 2


@needs_keytool
def test_keytool_lists_both_kinds_of_entries(tmp_path: Path) -> None:
    path = save(tmp_path, "both.p12", write_pkcs12([a_key(), *trusted_roots()], password=CHANGEIT))
    shown = run("keytool", "-J-Duser.language=en", "-list", "-keystore", path, "-storepass", "changeit").decode()
    assert "client.p12," in shown
    assert shown.count("PrivateKeyEntry") == 1
    assert shown.count("trustedCertEntry") == 2


def test_the_key_is_stored_octet_by_octet() -> None:
    store = load_pkcs12(write_pkcs12([a_key(KeyAlgorithm.EC_P384)], password=CHANGEIT, profile=QUICK).reveal(), b"changeit")
    expected = load_der_private_key(a_key(KeyAlgorithm.EC_P384).pkcs8.reveal(), None)
    assert store.key is not None
    assert store.key.public_key() == expected.public_key()
