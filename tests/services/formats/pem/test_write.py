"""The PEM layout that consumers need (docs/reference/consumers.md), opened by those that read it."""

import re
import ssl
from base64 import b64decode
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from services.errors import WrongPassword
from services.formats.budget import Budget
from services.formats.pem.write import write_block, write_pem
from services.formats.read import read_contents
from services.model.contents import Format, PrivateKeyEntry
from services.model.generation import KeyAlgorithm
from services.model.secret import Secret
from tests.programs import needs_node, needs_openssl, node, run
from tests.services.formats.stores import CHANGEIT, a_key, save

EVERY_KIND = pytest.mark.parametrize("algorithm", KeyAlgorithm)


def labels(pem: Secret) -> list[str]:
    return re.findall(r"-----BEGIN (.*)-----", pem.reveal().decode())


def test_the_key_comes_first_then_end_entity_issuer_and_root() -> None:
    entry = a_key()
    pem = write_pem(entry.certificate_chain, pkcs8=entry.pkcs8)
    assert labels(pem) == ["PRIVATE KEY", *["CERTIFICATE"] * 3]
    bodies = [b64decode(body) for body in re.findall(r"-----BEGIN .*?-----(.*?)-----END", pem.reveal().decode(), re.DOTALL)]
    assert bodies == [entry.pkcs8.reveal(), *entry.certificate_chain]


def test_a_password_encrypts_the_key_and_nothing_else() -> None:
    entry = a_key()
    pem = write_pem(entry.certificate_chain, pkcs8=entry.pkcs8, password=CHANGEIT)
    assert labels(pem) == ["ENCRYPTED PRIVATE KEY", *["CERTIFICATE"] * 3]
    key = load_pem_private_key(pem.reveal(), b"changeit")
    assert key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()) == entry.pkcs8.reveal()


@pytest.mark.parametrize("password", [None, Secret(b"")])
def test_without_a_password_the_key_stands_in_clear(password: Secret | None) -> None:
    assert labels(write_pem(a_key().certificate_chain, pkcs8=a_key().pkcs8, password=password))[0] == "PRIVATE KEY"


def test_without_a_key_there_are_certificates_only() -> None:
    assert labels(write_pem(a_key().certificate_chain, password=CHANGEIT)) == ["CERTIFICATE"] * 3


def test_lines_have_64_characters_and_end_with_a_line_feed() -> None:
    text = write_pem(a_key().certificate_chain, pkcs8=a_key().pkcs8).reveal().decode()
    assert text.endswith("-----END CERTIFICATE-----\n")
    assert max(len(line) for line in text.splitlines()) == 64
    assert "\r" not in text
    assert "\n\n" not in text
    assert write_block("X", b"") == "-----BEGIN X-----\n-----END X-----\n"


@EVERY_KIND
@pytest.mark.parametrize("password", [None, CHANGEIT, Secret("pä€ß".encode())])
def test_our_reader_reads_it_without_complaint(algorithm: KeyAlgorithm, password: Secret | None) -> None:
    entry = a_key(algorithm)
    pem = write_pem(entry.certificate_chain, pkcs8=entry.pkcs8, password=password)
    contents = read_contents(pem.reveal(), file_name="client.pem", password=password, budget=Budget())
    assert contents.format is Format.PEM
    assert contents.has_password is (password is not None)
    assert tuple(certificate.der for certificate in contents.certificate_chain) == entry.certificate_chain
    (read,) = [each for each in contents.entries if isinstance(each, PrivateKeyEntry)]
    assert not read.private_key.is_locked
    assert contents.findings == ()


def test_another_password_opens_nothing() -> None:
    pem = write_pem(a_key().certificate_chain, pkcs8=a_key().pkcs8, password=CHANGEIT)
    with pytest.raises(WrongPassword):
        read_contents(pem.reveal(), file_name=None, password=Secret(b"wrong"), budget=Budget())


@EVERY_KIND
@pytest.mark.parametrize("password", [None, "changeit", "pä€ß ' \""])
def test_pythons_ssl_opens_it(algorithm: KeyAlgorithm, password: str | None, tmp_path: Path) -> None:
    entry = a_key(algorithm)
    secret = Secret(password.encode()) if password else None
    path = save(tmp_path, "client.pem", write_pem(entry.certificate_chain, pkcs8=entry.pkcs8, password=secret))
    ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).load_cert_chain(path, password=password)


@needs_node
@EVERY_KIND
@pytest.mark.parametrize("password", [None, "changeit"])
def test_node_opens_it(algorithm: KeyAlgorithm, password: str | None) -> None:
    entry = a_key(algorithm)
    secret = Secret(password.encode()) if password else None
    pem = write_pem(entry.certificate_chain, pkcs8=entry.pkcs8, password=secret).reveal()
    assert node().opens(key=pem, cert=pem, passphrase=password)


@needs_node
def test_node_does_not_open_it_under_another_password() -> None:
    pem = write_pem(a_key().certificate_chain, pkcs8=a_key().pkcs8, password=CHANGEIT).reveal()
    assert not node().opens(key=pem, cert=pem, passphrase="wrong")


@needs_openssl
@EVERY_KIND
@pytest.mark.parametrize("password", ["", "changeit"])
def test_openssl_opens_it(algorithm: KeyAlgorithm, password: str, tmp_path: Path) -> None:
    entry = a_key(algorithm)
    path = save(tmp_path, "client.pem", write_pem(entry.certificate_chain, pkcs8=entry.pkcs8, password=Secret(password.encode())))
    shown = run("openssl", "pkcs8", "-in", path, "-topk8", "-nocrypt", "-outform", "DER", "-passin", f"pass:{password}")
    assert shown == entry.pkcs8.reveal()
