"""Handshakes with a real TLS server that wants a client certificate (openssl s_server -Verify), with every file that is written."""

import ipaddress
import json
import re
import socket
import ssl
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from services.formats.java.write import write_jks
from services.formats.pem.write import write_block, write_pem
from services.formats.pkcs12.write import PKCS12_LEGACY_3DES, PKCS12_MODERN_2023, Pkcs12Profile, write_pkcs12
from services.formats.store_entries import TrustedToWrite
from services.issuance.subject import to_name
from services.model.generation import KeyAlgorithm, Subject
from services.model.secret import Secret
from tests.programs import java, needs_java, needs_node, needs_openssl, run
from tests.services.formats.stores import a_key, save
from tests.services.issuance.pki import NOW, make_pki

pytestmark = needs_openssl

EVERY_KIND = pytest.mark.parametrize("algorithm", [KeyAlgorithm.RSA_2048, KeyAlgorithm.EC_P256, KeyAlgorithm.ED25519])
_TIMEOUT = 20

_GET_BY_NODE = """
const options = JSON.parse(require('fs').readFileSync(0, 'utf8'));
for (const name of ['pfx', 'key', 'cert', 'ca']) if (name in options) options[name] = Buffer.from(options[name], 'base64');
const client = require('tls').connect(options, () => client.write('GET / HTTP/1.0\\r\\n\\r\\n'));
client.on('data', (octets) => process.stdout.write(octets)).on('error', (error) => { console.error(error.message); process.exit(1); });
"""


@dataclass(frozen=True)
class Server:
    """A running server and what its clients trust."""

    port: int
    certificate: bytes


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """openssl s_server that refuses whoever has no certificate of our root; it answers each request with what it knows of the client."""
    folder = tmp_path_factory.mktemp("server")
    key = ec.generate_private_key(ec.SECP256R1())
    name = to_name(Subject(common_name="localhost"))
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(NOW - timedelta(minutes=5))
        .not_valid_after(NOW + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (folder / "certificate").write_bytes(certificate.public_bytes(Encoding.PEM))
    (folder / "root").write_text(write_block("CERTIFICATE", make_pki(KeyAlgorithm.RSA_2048).root.certificate))
    files = ("-key", folder / "key", "-cert", folder / "certificate", "-CAfile", folder / "root")
    command = ["openssl", "s_server", "-accept", "127.0.0.1:0", *map(str, files), "-Verify", "3", "-verify_return_error", "-www"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    line = next(line for line in process.stdout if line.startswith("ACCEPT"))
    yield Server(int(line.rpartition(":")[2]), certificate.public_bytes(Encoding.DER))
    process.kill()
    process.communicate()


def get_by_python(server: Server, path: Path | None, password: str | None) -> str:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(cadata=server.certificate)
    if path is not None:
        context.load_cert_chain(path, password=password)
    with (
        socket.create_connection(("127.0.0.1", server.port), timeout=_TIMEOUT) as plain,
        context.wrap_socket(plain, server_hostname="127.0.0.1") as connection,
    ):
        connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
        return b"".join(iter(lambda: connection.recv(65_536), b"")).decode()


def get_by_node(server: Server, *, passphrase: str, **files: bytes) -> str:
    options: dict[str, object] = {name: b64encode(octets).decode() for name, octets in files.items()}
    options |= {"host": "127.0.0.1", "port": server.port, "passphrase": passphrase}
    options["ca"] = b64encode(write_block("CERTIFICATE", server.certificate).encode()).decode()
    return run("node", "-e", _GET_BY_NODE, stdin=json.dumps(options).encode()).decode()


def check(page: str) -> None:
    """The server saw the client's certificate and verified it up to our root."""
    assert "200 ok" in page
    assert re.search(r"Subject: .*CN ?= ?client\.p12", page)
    assert "Verify return code: 0 (ok)" in page


def test_without_a_certificate_nobody_is_let_in(server: Server) -> None:
    with pytest.raises(OSError, match=r"."):
        get_by_python(server, None, None)


@EVERY_KIND
@pytest.mark.parametrize("password", ["", "changeit"])
def test_python_with_pem(server: Server, algorithm: KeyAlgorithm, password: str, tmp_path: Path) -> None:
    entry = a_key(algorithm)
    pem = write_pem(entry.certificate_chain, pkcs8=entry.pkcs8, password=Secret(password.encode()))
    check(get_by_python(server, save(tmp_path, "client.pem", pem), password))


@needs_node
@EVERY_KIND
@pytest.mark.parametrize("profile", [PKCS12_MODERN_2023, PKCS12_LEGACY_3DES], ids=["modern", "3des"])
def test_node_with_pkcs12(server: Server, algorithm: KeyAlgorithm, profile: Pkcs12Profile) -> None:
    octets = write_pkcs12([a_key(algorithm)], password=Secret(b"changeit"), profile=profile).reveal()
    check(get_by_node(server, pfx=octets, passphrase="changeit"))


@needs_node
@pytest.mark.parametrize("password", ["", "changeit"])
def test_node_with_pem(server: Server, password: str) -> None:
    pem = write_pem(a_key().certificate_chain, pkcs8=a_key().pkcs8, password=Secret(password.encode())).reveal()
    check(get_by_node(server, key=pem, cert=pem, passphrase=password))


@needs_java
@EVERY_KIND
@pytest.mark.parametrize("kind", ["PKCS12", "JKS"])
@pytest.mark.parametrize("password", ["", "changeit"])
def test_java_with_keystore_and_trust_store(server: Server, algorithm: KeyAlgorithm, kind: str, password: str, tmp_path: Path) -> None:
    def write(name: str, *entries: object) -> Path:
        secret = Secret(password.encode())
        written = write_pkcs12(entries, password=secret) if kind == "PKCS12" else write_jks(entries, password=secret, created_at=NOW)  # type: ignore[arg-type]
        return save(tmp_path, name, written)

    trust = write("trust", TrustedToWrite(alias="server", certificate=server.certificate))
    check(java().get(write("client", a_key(algorithm)), server.port, kind=kind, password=password, truststore=trust))
