"""PKCS#7 bundles, read again by our reader, cryptography, openssl and keytool."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import load_der_pkcs7_certificates

from services.formats.budget import Budget
from services.formats.pkcs7.write import write_pkcs7
from services.formats.read import read_contents
from services.model.contents import Format, TrustedCertificateEntry
from tests.programs import needs_keytool, needs_openssl, run
from tests.services.formats.stores import a_key

CHAIN = a_key().certificate_chain


@pytest.mark.filterwarnings("ignore:PKCS#7 certificates could not be parsed as DER")  # a SET that is not sorted, as OpenSSL's
def test_the_order_is_kept() -> None:
    read = load_der_pkcs7_certificates(write_pkcs7(CHAIN))
    assert tuple(certificate.public_bytes(Encoding.DER) for certificate in read) == CHAIN


@pytest.mark.parametrize("certificates", [CHAIN, CHAIN[::-1], CHAIN[:1]])
def test_our_reader_reads_it(certificates: tuple[bytes, ...]) -> None:
    contents = read_contents(write_pkcs7(certificates), file_name=None, password=None, budget=Budget())
    assert contents.format is Format.PKCS7
    read = [entry.certificate.der for entry in contents.entries if isinstance(entry, TrustedCertificateEntry)]
    assert tuple(read) == certificates


@needs_openssl
def test_openssl_reads_it(tmp_path: Path) -> None:
    (tmp_path / "bundle").write_bytes(write_pkcs7(CHAIN))
    shown = run("openssl", "pkcs7", "-inform", "DER", "-in", tmp_path / "bundle", "-print_certs", "-noout").decode()
    subjects = [line for line in shown.splitlines() if line.startswith("subject=")]
    assert len(subjects) == 3
    assert "client.p12" in subjects[0]
    assert "Test Root CA" in subjects[2]


@needs_keytool
def test_keytool_reads_it(tmp_path: Path) -> None:
    (tmp_path / "bundle").write_bytes(write_pkcs7(CHAIN))
    shown = run("keytool", "-J-Duser.language=en", "-printcert", "-file", tmp_path / "bundle").decode()
    assert shown.count("Owner: ") == 3
