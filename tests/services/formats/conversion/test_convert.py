"""Every kind of file into every other, opened by the programs that consumers run."""

import ssl
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.serialization import load_der_private_key

from services.asn1.tags import primitive
from services.asn1.write import algorithm, element, integer, object_identifier, octet_string, sequence
from services.errors import DomainError, ErrorCode, InvalidInput, MalformedContent, TooCostly
from services.formats.budget import Budget
from services.formats.conversion import convert as convert_module
from services.formats.conversion.convert import convert
from services.formats.java.write import write_jks
from services.formats.pem.write import write_pem
from services.formats.pkcs12.bags import BagReader
from services.formats.pkcs12.structure import read_outline
from services.formats.pkcs12.write import ITERATIONS, write_pkcs12
from services.formats.read import read_with_keys
from services.formats.store_entries import KeyToWrite
from services.model.contents import FindingCode, Format, PrivateKeyEntry, TrustedCertificateEntry
from services.model.conversion import Pkcs12ProfileName, TargetFormat
from services.model.generation import KeyAlgorithm
from services.model.secret import Secret
from services.x509.algorithms import EC
from services.x509.summary import iterate_certificates
from tests.corpus import CorpusFile, load_corpus, needs_corpus
from tests.programs import java, needs_java, needs_keytool, needs_node, needs_openssl, node, run
from tests.services.formats.converting import (
    NEW,
    OLD,
    PLAIN,
    WITH_KEY,
    WITHOUT_KEY,
    a_leaf,
    converted,
    mixed,
    outline,
    password_of,
    read_back,
    source,
    wish,
)
from tests.services.issuance.pki import NOW

KEYED = [target for target in TargetFormat if target.holds_keys]
STORES = [target for target in TargetFormat if target.is_keystore]


def bare_key() -> bytes:
    """A PKCS#12 of a key without certificate."""
    return write_pkcs12([KeyToWrite(alias="Client", pkcs8=a_leaf().key.private_key, certificate_chain=())], password=OLD).reveal()


def save(folder: Path, octets: bytes) -> Path:
    path = folder / "file"
    path.write_bytes(octets)
    return path


@pytest.mark.parametrize("kind", WITH_KEY)
@pytest.mark.parametrize("target", KEYED)
@pytest.mark.parametrize("password", [None, NEW], ids=["empty", "odd"])
def test_keys_and_chains_survive_every_way(kind: str, target: TargetFormat, password: Secret | None) -> None:
    octets = converted(source(kind), wish(target, new_password=password), password=password_of(kind))
    opening = password or (Secret(b"") if target.is_keystore else None)
    contents, (key,) = read_with_keys(octets, password=opening, budget=Budget())
    (entry,) = contents.entries
    assert isinstance(entry, PrivateKeyEntry)
    assert tuple(certificate.der for certificate in entry.certificate_chain) == a_leaf().chain
    assert key.pkcs8 == a_leaf().key.private_key
    assert contents.format is Format(target.value)
    assert contents.has_password == (password is not None) or target is TargetFormat.JKS
    assert [finding.code for finding in contents.findings] == [FindingCode.FORMAT_OUTDATED] * (target is TargetFormat.JKS)


@pytest.mark.parametrize("kind", [*WITH_KEY, *WITHOUT_KEY])
@pytest.mark.parametrize("target", TargetFormat)
def test_certificates_alone_hold_no_key_and_are_in_order(kind: str, target: TargetFormat) -> None:
    octets = converted(source(kind), wish(target, include_private_key=False), password=password_of(kind))
    assert a_leaf().key.private_key.reveal()[-60:-20] not in octets
    contents = read_back(octets, Secret(b"") if target.is_keystore else None)
    expected = a_leaf().chain[:1] if target is TargetFormat.DER else a_leaf().chain
    assert all(isinstance(entry, TrustedCertificateEntry) for entry in contents.entries)
    assert tuple(entry.certificate.der for entry in contents.entries if isinstance(entry, TrustedCertificateEntry)) == expected
    assert FindingCode.CHAIN_OUT_OF_ORDER not in [finding.code for finding in contents.findings]


@pytest.mark.parametrize("kind", ["locked pem", "jks"])
def test_certificates_that_no_password_hides_need_none(kind: str) -> None:
    assert read_back(converted(source(kind), wish(include_private_key=False), password=None)).certificate_chain[0].der == a_leaf().chain[0]


@pytest.mark.parametrize("target", TargetFormat)
def test_a_trust_store_has_the_issuers_and_no_end_entity(target: TargetFormat) -> None:
    wanted = wish(target, trust_store_only=True, include_root=target is not TargetFormat.DER)
    contents = read_back(converted(source("p12"), wanted), Secret(b"") if target.is_keystore else None)
    expected = ["Test Client CA"] if target is TargetFormat.DER else ["Test Client CA", "Test Root CA"]
    assert [entry.alias.lower() for entry in contents.entries] == [name.lower() for name in expected]


def test_a_store_of_several_entries_keeps_them_all() -> None:
    everything = [("key", "one", 3), ("key", "two", 3), ("trusted", "root", 1), ("trusted", "other", 1)]
    to_p12 = read_back(converted(mixed("jks"), wish(TargetFormat.PKCS12, new_password=NEW)), NEW)
    assert sorted(outline(to_p12)) == sorted(everything)
    assert outline(read_back(converted(mixed("p12"), wish(TargetFormat.JKS, new_password=NEW)), NEW)) != []
    to_jks = outline(read_back(converted(mixed("p12"), wish(TargetFormat.JKS, new_password=NEW)), NEW))
    assert sorted(to_jks) == sorted(everything)


def test_a_pem_of_several_keys_holds_each_certificate_once() -> None:
    octets = converted(mixed(), wish(TargetFormat.PEM))
    assert octets.count(b"BEGIN PRIVATE KEY") == 2
    assert octets.count(b"BEGIN CERTIFICATE") == 5
    assert octets.startswith(b"-----BEGIN PRIVATE KEY")
    assert [entry for entry in outline(read_back(octets)) if entry[0] == "key"] == [("key", "client.p12", 3), ("key", "second", 3)]


@pytest.mark.parametrize("target", STORES)
def test_the_trusted_entries_of_a_store_keep_their_aliases_and_chains_add_theirs(target: TargetFormat) -> None:
    contents = read_back(converted(mixed(), wish(target, trust_store_only=True)), Secret(b""))
    assert sorted(alias.lower() for _, alias, _ in outline(contents)) == ["other", "root", "test client ca"]


@pytest.mark.parametrize("target", STORES)
def test_the_key_entry_gets_another_alias(target: TargetFormat) -> None:
    contents = read_back(converted(source("pem"), wish(target, alias="renamed"), password=None), Secret(b""))
    assert outline(contents) == [("key", "renamed", 3)]
    trusted = wish(target, alias="renamed", trust_store_only=True, include_root=False)
    assert outline(read_back(converted(source("pem"), trusted, password=None), Secret(b""))) == [("trusted", "renamed", 1)]


def test_another_alias_is_never_given_twice() -> None:
    contents = read_back(converted(mixed(), wish(TargetFormat.PKCS12, aliases=("one", "root"), alias="ROOT")), Secret(b""))
    assert sorted(outline(contents)) == [("key", "ROOT", 3), ("trusted", "root (2)", 1)]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"alias": "x"}, "alias"),
        ({"alias": "x", "trust_store_only": True}, "alias"),
        ({"alias": "😀", "aliases": ("one",)}, "alias"),
        ({"alias": "", "aliases": ("one",)}, "alias"),
    ],
)
def test_an_alias_that_cannot_be_given_is_refused(more: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        converted(mixed(), wish(TargetFormat.JKS, **more))
    assert caught.value.field == field


def test_aliases_that_no_store_could_have_are_made_writable() -> None:
    key = a_leaf().key.private_key
    first = write_pem(a_leaf().chain, pkcs8=key).reveal()
    contents = read_back(converted(first + first, wish(TargetFormat.PKCS12), password=None), Secret(b""))
    assert [alias for _, alias, _ in outline(contents)] == ["client.p12", "client.p12 (2)"]


@pytest.mark.parametrize(
    ("kind", "more", "field"),
    [("p12", {"include_chain": True}, "include_chain"), ("mixed", {}, "aliases"), ("key", {}, "include_private_key")],
)
def test_der_is_one_certificate(kind: str, more: dict[str, Any], field: str) -> None:
    octets = {"p12": source("p12"), "mixed": mixed(), "key": bare_key()}[kind]
    with pytest.raises(InvalidInput) as caught:
        converted(octets, wish(TargetFormat.DER, **more))
    assert caught.value.field == field


def test_a_password_with_nothing_to_protect_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        converted(source("certificates"), wish(new_password=NEW), password=None)
    assert (caught.value.field, caught.value.code) == ("new_password", ErrorCode.PASSWORD_NOT_APPLICABLE)


def test_a_key_without_certificate_goes_into_pem_and_pkcs12_but_not_into_jks() -> None:
    assert converted(bare_key(), wish(TargetFormat.PEM)) == write_pem([], pkcs8=a_leaf().key.private_key).reveal()
    assert outline(read_back(converted(bare_key(), wish(TargetFormat.PKCS12)), Secret(b""))) == [("key", "Client", 0)]
    with pytest.raises(InvalidInput) as caught:
        converted(bare_key(), wish(TargetFormat.JKS))
    assert caught.value.field == "format"


_KEYS = {
    "ML-DSA-44": sequence(integer(0), algorithm("2.16.840.1.101.3.4.3.17"), octet_string(element(primitive(0), b"s" * 32))),
    "unknown": sequence(integer(0), algorithm("1.2.3.4"), octet_string(b"not looked into")),
    "unknown curve": sequence(
        integer(0), algorithm(EC, object_identifier("1.2.3.4")), octet_string(sequence(integer(1), octet_string(b"k" * 32)))
    ),
}


@pytest.mark.parametrize("name", _KEYS)
@pytest.mark.parametrize("target", KEYED)
def test_keys_of_any_algorithm_stay_octet_by_octet(name: str, target: TargetFormat) -> None:
    entry = KeyToWrite(alias="odd", pkcs8=Secret(_KEYS[name]), certificate_chain=a_leaf().chain)
    octets = write_jks([entry], password=OLD, created_at=NOW).reveal()
    contents, (key,) = read_with_keys(converted(octets, wish(target, new_password=NEW)), password=NEW, budget=Budget())
    assert key.pkcs8 == Secret(_KEYS[name])
    assert not contents.is_locked


def test_writing_is_paid_from_the_same_budget() -> None:
    with pytest.raises(TooCostly):
        convert(source("pem"), password=None, budget=Budget(2 * ITERATIONS), wanted=wish(TargetFormat.PKCS12))
    with pytest.raises(TooCostly):
        convert(source("pem"), password=None, budget=Budget(ITERATIONS - 1), wanted=wish(new_password=NEW))
    convert(source("pem"), password=None, budget=Budget(3 * ITERATIONS), wanted=wish(TargetFormat.PKCS12))
    legacy = wish(TargetFormat.PKCS12, pkcs12_profile=Pkcs12ProfileName.LEGACY_3DES)
    with pytest.raises(TooCostly):
        convert(source("pem"), password=None, budget=Budget(6 * ITERATIONS), wanted=legacy)
    convert(source("pem"), password=None, budget=Budget(7 * ITERATIONS), wanted=legacy)


def test_the_profiles_are_those_that_were_asked_for() -> None:
    modern = converted(source("pem"), wish(TargetFormat.PKCS12), password=None)
    legacy = converted(source("pem"), wish(TargetFormat.PKCS12, pkcs12_profile=Pkcs12ProfileName.LEGACY_3DES), password=None)
    pbmac1 = converted(source("pem"), wish(TargetFormat.PKCS12, pkcs12_profile=Pkcs12ProfileName.MODERN_2026), password=None)
    assert [read_outline(octets, BagReader(Budget())).mac.is_pbmac1 for octets in (modern, pbmac1, legacy)] == [False, True, False]  # type: ignore[union-attr]
    assert [finding.code for finding in read_back(modern, Secret(b"")).findings] == []
    assert [finding.code for finding in read_back(legacy, Secret(b"")).findings] == [FindingCode.LEGACY_ENCRYPTION]


@pytest.mark.parametrize("target", [*KEYED, TargetFormat.PKCS7])
def test_a_chain_with_a_gap_is_written_whole(target: TargetFormat) -> None:
    leaf, _, root = a_leaf().chain
    entry = KeyToWrite(alias="gap", pkcs8=a_leaf().key.private_key, certificate_chain=(leaf, root))
    octets = converted(
        write_jks([entry], password=OLD, created_at=NOW).reveal(), wish(target, new_password=PLAIN if target.is_keystore else None)
    )
    contents = read_back(octets, PLAIN if target.is_keystore else None)
    assert {certificate.der for _, certificate in iterate_certificates(contents)} == {leaf, root}


_WRITERS = {
    TargetFormat.PEM: "write_pem",
    TargetFormat.PKCS7: "write_pkcs7",
    TargetFormat.PKCS12: "write_pkcs12",
    TargetFormat.JKS: "write_jks",
}


@pytest.mark.parametrize("target", _WRITERS)
def test_a_writer_that_writes_something_else_is_found_out(target: TargetFormat, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file can make our writers do that, so one is put in their place: it writes the file of another certificate."""
    wrong = converted(
        source("pem", a_leaf(KeyAlgorithm.EC_P256)), wish(target, new_password=PLAIN if target.is_keystore else None), password=None
    )
    monkeypatch.setattr(convert_module, _WRITERS[target], lambda *_, **__: wrong if target is TargetFormat.PKCS7 else Secret(wrong))
    with pytest.raises(MalformedContent) as caught:
        converted(source("pem"), wish(target, new_password=PLAIN if target.is_keystore else None), password=None)
    assert caught.value.code is ErrorCode.EXPORT_DIFFERS


_SAMPLE = [file for file in load_corpus() if file.verdict == "ok"][::5]


@needs_corpus
@pytest.mark.parametrize("file", _SAMPLE, ids=str)
def test_any_readable_file_is_converted_whole_or_refused_by_a_typed_error(file: CorpusFile) -> None:
    password = None if file.password is None else Secret(file.password.encode())
    before = read_back(file.octets, password)
    for target in KEYED:
        try:
            octets = converted(file.octets, wish(target, new_password=NEW if target.is_keystore else None), password=password)
        except DomainError as error:
            assert error.message
            continue
        if target is TargetFormat.PKCS12 and before.format.is_keystore:
            assert len(read_back(octets, NEW).entries) == len(before.entries)


# What follows asks the programs themselves.


@needs_openssl
@pytest.mark.parametrize("profile", [Pkcs12ProfileName.MODERN_2023, Pkcs12ProfileName.LEGACY_3DES])
@pytest.mark.parametrize("password", ["", "changeit"])
def test_openssl_opens_pkcs12(tmp_path: Path, profile: Pkcs12ProfileName, password: str) -> None:
    wanted = wish(TargetFormat.PKCS12, pkcs12_profile=profile, new_password=Secret(password.encode()))
    path = save(tmp_path, converted(source("jks"), wanted))
    shown = run("openssl", "pkcs12", "-in", path, "-passin", f"pass:{password}", "-nodes")
    assert shown.count(b"BEGIN CERTIFICATE") == 3
    assert shown.count(b"BEGIN PRIVATE KEY") == 1


@needs_openssl
def test_openssl_opens_pem_der_and_pkcs7(tmp_path: Path) -> None:
    pem = save(tmp_path, converted(source("p12"), wish(new_password=PLAIN)))
    key = run("openssl", "pkey", "-in", pem, "-passin", "pass:changeit", "-outform", "DER")
    loaded, original = load_der_private_key(key, None), load_der_private_key(a_leaf().key.private_key.reveal(), None)
    assert loaded.private_numbers() == original.private_numbers()  # type: ignore[union-attr]
    der = save(tmp_path, converted(source("p12"), wish(TargetFormat.DER)))
    assert b"client.p12" in run("openssl", "x509", "-inform", "DER", "-in", der, "-noout", "-subject")
    p7b = save(tmp_path, converted(source("p12"), wish(TargetFormat.PKCS7)))
    subjects = [line for line in run("openssl", "pkcs7", "-inform", "DER", "-in", p7b, "-print_certs").splitlines() if b"subject" in line]
    names = [b"client.p12", b"Test Client CA", b"Test Root CA"]
    assert all(name in subject for subject, name in zip(subjects, names, strict=True))


@needs_openssl
def test_what_openssl_bundles_is_converted(tmp_path: Path) -> None:
    pem = save(tmp_path, source("certificates"))
    bundle = run("openssl", "crl2pkcs7", "-nocrl", "-certfile", pem, "-outform", "DER")
    assert [one.der for one in read_back(converted(bundle, wish(), password=None)).certificate_chain] == list(a_leaf().chain)


@needs_keytool
@pytest.mark.parametrize("target", STORES)
def test_keytool_lists_and_imports_keystores(tmp_path: Path, target: TargetFormat) -> None:
    path = save(tmp_path, converted(source("pem"), wish(target, new_password=PLAIN, alias="client"), password=None))
    listed = run("keytool", "-J-Duser.language=en", "-list", "-v", "-keystore", path, "-storetype", target.value, "-storepass", "changeit")
    assert b"Entry type: PrivateKeyEntry" in listed
    assert b"Certificate chain length: 3" in listed
    imported = tmp_path / "imported.p12"
    run(
        *("keytool", "-importkeystore", "-noprompt", "-srckeystore", path, "-srcstoretype", target.value, "-srcstorepass", "changeit"),
        *("-destkeystore", imported, "-deststoretype", "PKCS12", "-deststorepass", "changeit"),
    )
    assert outline(read_back(imported.read_bytes(), PLAIN)) == [("key", "client", 3)]


@needs_java
@pytest.mark.parametrize("target", STORES)
def test_java_sees_every_entry(tmp_path: Path, target: TargetFormat) -> None:
    path = save(tmp_path, converted(mixed(), wish(target, new_password=PLAIN)))
    entries = java().open(target.value, path, "changeit")
    assert entries == {"one": ("key", 3), "two": ("key", 3), "root": ("trusted", 0), "other": ("trusted", 0)}


@needs_java
@pytest.mark.parametrize("target", STORES)
def test_java_trusts_what_is_in_a_trust_store(tmp_path: Path, target: TargetFormat) -> None:
    path = save(tmp_path, converted(source("certificates"), wish(target, trust_store_only=True, new_password=PLAIN), password=None))
    entries = java().open(target.value, path, "changeit")
    assert entries == {"test client ca": ("trusted", 0), "test root ca": ("trusted", 0)}


@needs_node
@pytest.mark.parametrize("password", [None, "changeit"])
@pytest.mark.parametrize("algorithm", [KeyAlgorithm.RSA_2048, KeyAlgorithm.EC_P256])
def test_node_opens_pkcs12_and_pem(password: str | None, algorithm: KeyAlgorithm) -> None:
    secret = None if password is None else Secret(password.encode())
    octets = source("jks", a_leaf(algorithm))
    assert node().opens(pfx=converted(octets, wish(TargetFormat.PKCS12, new_password=secret)), passphrase=password or "")
    pem = converted(octets, wish(TargetFormat.PEM, new_password=secret))
    assert node().opens(key=pem, cert=pem, passphrase=password)


@pytest.mark.parametrize("password", [None, "changeit"])
def test_pythons_ssl_opens_pem(tmp_path: Path, password: str | None) -> None:
    secret = None if password is None else Secret(password.encode())
    path = save(tmp_path, converted(source("p12"), wish(new_password=secret)))
    ssl.create_default_context().load_cert_chain(path, password=password)
    trust = save(tmp_path, converted(source("p12"), wish(trust_store_only=True)))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(trust)
    assert len(context.get_ca_certs()) == 2
