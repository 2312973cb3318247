"""JKS as we write it, opened by our reader, pyjks, keytool and Java."""

from datetime import UTC, datetime
from pathlib import Path

import jks
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.errors import InvalidInput, WrongPassword
from services.formats.budget import Budget
from services.formats.java.write import write_jks
from services.formats.read import read_contents
from services.formats.store_entries import KeyToWrite, TrustedToWrite
from services.model.contents import FindingCode, Format, Integrity, PrivateKeyEntry, TrustedCertificateEntry
from services.model.generation import KeyAlgorithm
from services.model.secret import Secret
from tests.programs import java, needs_java, needs_keytool, run
from tests.services.formats.stores import CHANGEIT, EVERY_CASE, PASSWORDS, a_key, save, trusted_roots

MOMENT = datetime(2026, 11, 23, 12, 0, 0, 123_000, tzinfo=UTC)
EVERY_KIND = pytest.mark.parametrize("algorithm", KeyAlgorithm)


@EVERY_CASE
def test_our_reader_reads_all_of_it(algorithm: KeyAlgorithm, password: str) -> None:
    entry, secret = a_key(algorithm, alias="Client.JKS"), Secret(password.encode())
    octets = write_jks([entry], password=secret, created_at=MOMENT).reveal()
    contents = read_contents(octets, file_name="client.jks", password=secret, budget=Budget())
    assert contents.format is Format.JKS
    assert contents.integrity is Integrity.VERIFIED
    (read,) = contents.entries
    assert isinstance(read, PrivateKeyEntry)
    assert read.alias == "client.jks"
    assert read.created_at == MOMENT
    assert tuple(certificate.der for certificate in read.certificate_chain) == entry.certificate_chain
    assert not read.private_key.is_locked
    assert [finding.code for finding in contents.findings] == [FindingCode.FORMAT_OUTDATED]


def test_another_password_is_told() -> None:
    octets = write_jks([a_key()], password=CHANGEIT, created_at=MOMENT).reveal()
    with pytest.raises(WrongPassword):
        read_contents(octets, file_name=None, password=Secret(b"wrong"), budget=Budget())


def test_the_key_is_under_the_stores_password_and_comes_back_octet_by_octet() -> None:
    store = jks.KeyStore.loads(write_jks([a_key()], password=CHANGEIT, created_at=MOMENT).reveal(), "changeit")
    assert store.private_keys["client.p12"].pkey_pkcs8 == a_key().pkcs8.reveal()
    assert a_key().pkcs8.reveal()[-60:-20] not in write_jks([a_key()], password=CHANGEIT, created_at=MOMENT).reveal()


def test_aliases_become_lower_case_because_java_looks_them_up_so() -> None:
    store = jks.KeyStore.loads(write_jks(trusted_roots(), password=CHANGEIT, created_at=MOMENT).reveal(), "changeit")
    assert set(store.certs) == {"root ca", "übrige"}


@pytest.mark.parametrize("aliases", [["😀"], ["a", "A"], [""], []])
def test_aliases_that_java_could_not_read_are_refused(aliases: list[str]) -> None:
    (first, _) = trusted_roots()
    entries = [TrustedToWrite(alias=alias, certificate=first.certificate) for alias in aliases]
    with pytest.raises(InvalidInput):
        write_jks(entries, password=CHANGEIT, created_at=MOMENT)


@given(
    aliases=st.lists(
        st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFFFF, exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30),
        min_size=1,
        max_size=4,
        unique_by=str.lower,
    ),
    password=st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_again(aliases: list[str], password: str) -> None:
    (first, _) = trusted_roots()
    entries = [TrustedToWrite(alias=alias, certificate=first.certificate) for alias in aliases]
    octets = write_jks(entries, password=Secret(password.encode()), created_at=MOMENT).reveal()
    contents = read_contents(octets, file_name=None, password=Secret(password.encode()), budget=Budget())
    assert [entry.alias for entry in contents.entries] == [alias.lower() for alias in aliases]
    assert all(isinstance(entry, TrustedCertificateEntry) for entry in contents.entries)


@needs_java
@EVERY_KIND
def test_java_opens_it_under_any_password(algorithm: KeyAlgorithm, tmp_path: Path) -> None:
    for password in (*PASSWORDS, "changeit"):
        path = save(tmp_path, "client.jks", write_jks([a_key(algorithm)], password=Secret(password.encode()), created_at=MOMENT))
        assert java().open("JKS", path, password) == {"client.p12": ("key", 3)}
    assert java().open("JKS", path, "wrong") is None


@needs_java
def test_java_sees_keys_and_trusted_certificates(tmp_path: Path) -> None:
    entries: list[KeyToWrite | TrustedToWrite] = [*(a_key(kind, alias=kind.value) for kind in KeyAlgorithm), *trusted_roots()]
    entries.append(KeyToWrite(alias="日本語", pkcs8=a_key().pkcs8, certificate_chain=a_key().certificate_chain[:1]))
    path = save(tmp_path, "many.jks", write_jks(entries, password=CHANGEIT, created_at=MOMENT))
    seen = java().open("JKS", path, "changeit")
    expected = {kind.value.lower(): ("key", 3) for kind in KeyAlgorithm}
    assert seen == {**expected, "root ca": ("trusted", 0), "übrige": ("trusted", 0), "日本語": ("key", 1)}


@needs_keytool
def test_keytool_lists_the_entries_with_their_date(tmp_path: Path) -> None:
    path = save(tmp_path, "both.jks", write_jks([a_key(), *trusted_roots()], password=CHANGEIT, created_at=MOMENT))
    shown = run("keytool", "-J-Duser.language=en", "-list", "-keystore", path, "-storepass", "changeit").decode()
    assert "Keystore type: JKS" in shown
    assert "client.p12, Nov 23, 2026, PrivateKeyEntry" in shown
    assert shown.count("trustedCertEntry") == 2
