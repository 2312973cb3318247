"""Certificates in keystores that are not one DER certificate each. What Java takes was seen in CertificateFactory of Java 17 and 25."""

from base64 import b64encode, encodebytes
from functools import partial
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import serialize_certificates
from hypothesis import given
from hypothesis import strategies as st

from services.formats.budget import Budget
from services.formats.read import read_contents
from services.formats.stored_certificates import StoredCertificate, take_certificate
from services.model.contents import Contents, PrivateKeyEntry, TrustedCertificateEntry, UnreadableEntry
from services.model.secret import Secret
from tests.cases import list_cases
from tests.programs import needs_keytool, run
from tests.services.formats import java_writer, pkcs12_writer
from tests.services.x509.made import chain_of, issue

ONE, TWO = issue("one"), issue("two")
PEM, OTHER_PEM = (each.certificate.public_bytes(Encoding.PEM) for each in (ONE, TWO))
LABEL = b"CERTIFICATE"
PASSWORD = "changeit"

TAKEN = {
    "plain": (ONE.der, StoredCertificate(ONE.der)),
    "a line feed behind": (ONE.der + b"\n", StoredCertificate(ONE.der, trailing=1)),
    "garbage behind": (ONE.der + b"garbage", StoredCertificate(ONE.der, trailing=7)),
    "two": (ONE.der + TWO.der, StoredCertificate(ONE.der, others=1)),
    "three and a zero": (ONE.der + TWO.der * 2 + b"\0", StoredCertificate(ONE.der, others=2, trailing=1)),
    "text behind": (ONE.der + OTHER_PEM, StoredCertificate(ONE.der, trailing=len(OTHER_PEM))),
    "PEM": (PEM, StoredCertificate(ONE.der, is_text=True)),
    "two of PEM": (PEM + OTHER_PEM, StoredCertificate(ONE.der, is_text=True, others=1)),
    "CR LF": (PEM.replace(b"\n", b"\r\n"), StoredCertificate(ONE.der, is_text=True)),
    "CR": (PEM.replace(b"\n", b"\r"), StoredCertificate(ONE.der, is_text=True)),
    "text before": (b"subject=CN - one\n" + PEM, StoredCertificate(ONE.der, is_text=True)),
    "text after": (PEM + b"junk", StoredCertificate(ONE.der, is_text=True)),
    "indented": (PEM.replace(b"\n", b"\n  "), StoredCertificate(ONE.der, is_text=True)),
    "one line": (
        b"-----BEGIN CERTIFICATE-----\n" + b64encode(ONE.der) + b"\n-----END CERTIFICATE-----\n",
        StoredCertificate(ONE.der, is_text=True),
    ),
    "old label": (PEM.replace(LABEL, b"X509 CERTIFICATE"), StoredCertificate(ONE.der, is_text=True)),
    "any label": (PEM.replace(LABEL, b"FOO BAR"), StoredCertificate(ONE.der, is_text=True)),
}

PKCS7 = serialize_certificates([ONE.certificate], Encoding.DER)
LEFT = {
    "empty": b"",
    "no certificate": b"junk",
    "base64": b64encode(ONE.der),
    "a line feed before": b"\n" + ONE.der,
    "PKCS#7": PKCS7,
    "PKCS#7 as PEM": serialize_certificates([ONE.certificate], Encoding.PEM),
    "PKCS#7 as a certificate": b"-----BEGIN CERTIFICATE-----\n" + encodebytes(PKCS7) + b"-----END CERTIFICATE-----\n",
    "a key first": b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n" + PEM,
    "no end": PEM.split(b"-----END")[0],
    "other end": PEM.replace(b"END CERT", b"END FOO CERT"),
    "lower case": PEM.lower(),
    "damaged base64": PEM.replace(b"MI", b"!!", 1),
    "cut short": ONE.der[:-1],
}


@pytest.mark.parametrize("name", TAKEN)
def test_the_first_certificate_is_taken(name: str) -> None:
    octets, stored = TAKEN[name]
    assert take_certificate(octets) == stored
    assert stored.is_plain == (name == "plain")


@pytest.mark.parametrize("name", LEFT)
def test_what_java_refuses_stays_as_it_is(name: str) -> None:
    assert take_certificate(LEFT[name]) == StoredCertificate(LEFT[name])


@given(st.binary(max_size=200) | st.builds(lambda text: b"-----BEGIN A-----\n" + text + b"\n-----END A-----", st.binary(max_size=80)))
def test_any_octets_give_a_certificate_or_themselves(octets: bytes) -> None:
    assert take_certificate(octets).der == octets


@needs_keytool
def test_keytool_lists_what_is_taken(tmp_path: Path) -> None:
    entries = [java_writer.trusted(f"a{number}", octets) for number, (octets, _) in enumerate(TAKEN.values())]
    (tmp_path / "a.jks").write_bytes(java_writer.store(*entries))
    listed = run("keytool", "-list", "-rfc", "-keystore", tmp_path / "a.jks", "-storepass", PASSWORD).decode()
    assert "".join(listed.split()).count("".join(PEM.decode().split())) == len(TAKEN)


def jks(*certificates: bytes, magic: str = java_writer.JKS) -> bytes:
    return java_writer.store(*(java_writer.trusted(f"a{number}", each) for number, each in enumerate(certificates)), magic=magic)


def pkcs12(*certificates: bytes) -> bytes:
    bags = [
        pkcs12_writer.certificate_bag(each, pkcs12_writer.friendly_name(f"a{number}"), pkcs12_writer.attribute(pkcs12_writer.JAVA_TRUSTED))
        for number, each in enumerate(certificates)
    ]
    return pkcs12_writer.pfx(pkcs12_writer.clear_part(*bags), make_mac=partial(pkcs12_writer.mac, PASSWORD))


def read(octets: bytes) -> Contents:
    return read_contents(octets, file_name=None, password=Secret(PASSWORD.encode()), budget=Budget())


def told(contents: Contents) -> list[tuple[str | None, str | None]]:
    kinds = ("CERTIFICATE_AS_TEXT", "CERTIFICATES_BEHIND", "OCTETS_BEHIND")
    return [(each.kind, each.alias) for each in contents.findings if each.kind in kinds]


@pytest.mark.parametrize("write", [jks, partial(jks, magic=java_writer.JCEKS), pkcs12])
def test_keystores_of_all_formats_are_read_alike(write: object) -> None:
    assert callable(write)
    contents = read(write(PEM, TWO.der + ONE.der, b64encode(ONE.der), TWO.der + b"\n"))
    assert [type(entry) for entry in contents.entries] == [
        TrustedCertificateEntry,
        TrustedCertificateEntry,
        UnreadableEntry,
        TrustedCertificateEntry,
    ]
    found = [entry.certificate.der for entry in contents.entries if isinstance(entry, TrustedCertificateEntry)]
    assert found == [ONE.der, TWO.der, TWO.der]
    assert told(contents) == [("CERTIFICATE_AS_TEXT", "a0"), ("CERTIFICATES_BEHIND", "a1"), ("OCTETS_BEHIND", "a3")]


def test_a_chain_of_pkcs12_in_pem_is_told_once() -> None:
    end_entity, issuer = chain_of(2)
    key = pkcs12_writer.key_bag(PASSWORD, end_entity.pkcs8.reveal(), pkcs12_writer.friendly_name("srv"))
    chain = [pkcs12_writer.certificate_bag(each.certificate.public_bytes(Encoding.PEM)) for each in (end_entity, issuer)]
    octets = pkcs12_writer.pfx(pkcs12_writer.clear_part(key, *chain), make_mac=partial(pkcs12_writer.mac, PASSWORD))
    contents = read(octets)
    (entry,) = contents.entries
    assert isinstance(entry, PrivateKeyEntry)
    assert [each.der for each in entry.certificate_chain] == [end_entity.der, issuer.der]
    assert told(contents) == [("CERTIFICATE_AS_TEXT", None)]


def test_a_trusted_entry_in_pem_is_read() -> None:
    contents = list_cases()["f09-pemcert.jks"].read()
    assert [(type(entry), entry.alias) for entry in contents.entries] == [(TrustedCertificateEntry, "ca"), (TrustedCertificateEntry, "ok")]
    assert told(contents) == [("CERTIFICATE_AS_TEXT", "ca")]


def test_a_chain_in_pem_is_read() -> None:
    contents = list_cases()["f09-pemchain.jks"].read()
    (entry,) = contents.entries
    assert isinstance(entry, PrivateKeyEntry)
    assert len(entry.certificate_chain) == 3
    assert told(contents) == [("CERTIFICATE_AS_TEXT", "srv")]
