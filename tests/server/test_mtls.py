"""Generated files in the hands of consumers: every program opens every type, and a TLS server that wants client certificates takes them."""

import ipaddress
import json
import re
import socket
import ssl
import subprocess
from base64 import b64encode
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from services.formats.java.write import write_jks
from services.formats.pkcs12.write import write_pkcs12
from services.formats.store_entries import TrustedToWrite
from services.model.secret import Secret
from tests.opened import open_generated
from tests.programs import fails, java, needs_java, needs_keytool, needs_node, needs_openssl, node, run
from tests.server.installed import Installed, installed

pytestmark = needs_openssl

PASSWORD = "correct horse 1"
COMMON_NAME = "orders service"
ALGORITHMS = ("RSA_3072", "EC_P256")
OPEN_AND_PROTECTED = pytest.mark.parametrize("password", [None, PASSWORD], ids=["open", "protected"])
EVERY_KEY = pytest.mark.parametrize("algorithm", ALGORITHMS)
_TIMEOUT = 20

_NODE = """
const options = JSON.parse(require('fs').readFileSync(0, 'utf8'));
for (const name of ['pfx', 'key', 'cert', 'ca']) if (name in options) options[name] = Buffer.from(options[name], 'base64');
const client = require('tls').connect(options, () => client.write('GET / HTTP/1.0\\r\\n\\r\\n'));
client.on('data', (octets) => process.stdout.write(octets)).on('error', (error) => { console.error(error.message); process.exit(1); });
"""


@dataclass(frozen=True)
class File:
    """A generated file; an open key store is under the empty password."""

    path: Path
    file_type: str
    password: str | None

    @property
    def store_password(self) -> str:
        """What opens it as a key store."""
        return self.password or ""


@dataclass(frozen=True)
class Service:
    """An installation, the root that consumers fetched from it, and generated files, each made once."""

    api: Installed
    folder: Path
    root: Path

    async def generate(self, file_type: str, algorithm: str, password: str | None) -> File:
        """Return the file of that kind."""
        path = self.folder / f"{algorithm}-{'protected' if password else 'open'}.{file_type.lower()}"
        if not path.exists():
            made = await self.api.generate(
                await self.api.scope(), "client", file_type, keyAlgorithm=algorithm, password=password, commonName=COMMON_NAME
            )
            path.write_bytes(await self.api.export(made["id"]))
        return File(path, file_type, password)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def service(mongo_uri: str, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Service]:
    folder = tmp_path_factory.mktemp("files")
    async with installed(mongo_uri, tmp_path_factory.mktemp("data")) as api:
        fetched = await api.http.get("/pki/root.cer", headers={"Authorization": ""})
        assert fetched.headers["content-type"] == "application/pkix-cert"
        root = folder / "root.pem"
        root.write_bytes(x509.load_der_x509_certificate(fetched.content).public_bytes(Encoding.PEM))
        yield Service(api, folder, root)


# Opening


@EVERY_KEY
@OPEN_AND_PROTECTED
@pytest.mark.parametrize("file_type", ["PEM", "P12", "PFX", "JKS"])
async def test_libraries_of_python_open_it(service: Service, file_type: str, algorithm: str, password: str | None) -> None:
    file = await service.generate(file_type, algorithm, password)
    opened = open_generated(file.path.read_bytes(), file_type, password)
    assert opened.common_name == COMMON_NAME
    assert (opened.key is not None, len(opened.chain)) == (True, 3)
    assert opened.alias == (None if file_type == "PEM" else COMMON_NAME)


@EVERY_KEY
@OPEN_AND_PROTECTED
async def test_pythons_ssl_opens_a_pem(service: Service, algorithm: str, password: str | None) -> None:
    file = await service.generate("PEM", algorithm, password)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_cert_chain(file.path, password=password)
    if password:
        with pytest.raises(ssl.SSLError):
            context.load_cert_chain(file.path, password="wrong")


@EVERY_KEY
@OPEN_AND_PROTECTED
async def test_openssl_opens_a_pem(service: Service, algorithm: str, password: str | None) -> None:
    file = await service.generate("PEM", algorithm, password)
    run("openssl", "pkey", "-in", file.path, "-noout", "-check", "-passin", f"pass:{file.store_password}")
    if password:
        assert fails("openssl", "pkey", "-in", file.path, "-noout", "-passin", "pass:wrong")


@EVERY_KEY
@OPEN_AND_PROTECTED
@pytest.mark.parametrize("file_type", ["P12", "PFX"])
async def test_openssl_opens_a_pkcs12(service: Service, file_type: str, algorithm: str, password: str | None) -> None:
    file = await service.generate(file_type, algorithm, password)
    text = run("openssl", "pkcs12", "-in", file.path, "-nodes", "-passin", f"pass:{file.store_password}").decode()
    assert (text.count("BEGIN PRIVATE KEY"), text.count("BEGIN CERTIFICATE")) == (1, 3)
    assert f"friendlyName: {COMMON_NAME}" in text
    assert fails("openssl", "pkcs12", "-in", file.path, "-noout", "-passin", "pass:wrong")


@needs_node
@EVERY_KEY
@OPEN_AND_PROTECTED
@pytest.mark.parametrize("file_type", ["PEM", "P12", "PFX"])
async def test_node_makes_a_secure_context_of_it(service: Service, file_type: str, algorithm: str, password: str | None) -> None:
    file = await service.generate(file_type, algorithm, password)
    octets = file.path.read_bytes()
    files = {"key": octets, "cert": octets} if file_type == "PEM" else {"pfx": octets}
    assert node().opens(passphrase=file.store_password, **files)
    if password:
        assert not node().opens(passphrase="wrong", **files)


@needs_keytool
@EVERY_KEY
@pytest.mark.parametrize(("file_type", "kind"), [("P12", "PKCS12"), ("PFX", "PKCS12"), ("JKS", "JKS")])
async def test_keytool_lists_it(service: Service, file_type: str, kind: str, algorithm: str) -> None:
    """Protected ones only: keytool takes no empty password; Java does."""
    file = await service.generate(file_type, algorithm, PASSWORD)
    listed = run("keytool", "-list", "-v", "-keystore", file.path, "-storetype", kind, "-storepass", PASSWORD).decode()
    assert "contains 1 entry" in listed
    assert f"Alias name: {COMMON_NAME}" in listed
    assert "Entry type: PrivateKeyEntry" in listed
    assert "Certificate chain length: 3" in listed


@needs_java
@EVERY_KEY
@OPEN_AND_PROTECTED
@pytest.mark.parametrize(("file_type", "kind"), [("P12", "PKCS12"), ("PFX", "PKCS12"), ("JKS", "JKS")])
async def test_java_finds_one_key_with_its_chain(
    service: Service, file_type: str, kind: str, *, algorithm: str, password: str | None
) -> None:
    file = await service.generate(file_type, algorithm, password)
    assert java().open(kind, file.path, file.store_password) == {COMMON_NAME: ("key", 3)}


@pytest.mark.parametrize("algorithm", ["RSA_2048", "RSA_3072", "RSA_4096", "EC_P256", "EC_P384", "ED25519"])
async def test_openssl_verifies_it_strictly_for_tls_clients_and_for_nobody_else(service: Service, algorithm: str, tmp_path: Path) -> None:
    file = await service.generate("CRT", algorithm, None)
    end_entity, issuing, root = x509.load_pem_x509_certificates(file.path.read_bytes())
    assert root.public_bytes(Encoding.PEM) == service.root.read_bytes()
    for name, certificate in (("end.pem", end_entity), ("issuing.pem", issuing)):
        (tmp_path / name).write_bytes(certificate.public_bytes(Encoding.PEM))
    command = ("openssl", "verify", "-x509_strict", "-CAfile", service.root, "-untrusted", tmp_path / "issuing.pem", "-purpose")
    assert b"OK" in run(*command, "sslclient", tmp_path / "end.pem")
    assert fails(*command, "sslserver", tmp_path / "end.pem")


# Shaking hands


@dataclass(frozen=True)
class Server:
    """A TLS server that lets in only who has a certificate of the service's root."""

    port: int
    certificate: x509.Certificate
    file: Path


@pytest.fixture(scope="module")
def server(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """It answers each request with what it knows of its client."""
    folder, key, now = tmp_path_factory.mktemp("server"), ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    names = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    begin, end = now - timedelta(minutes=5), now + timedelta(days=1)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, begin, end).add_extension(names, critical=False).sign(key, hashes.SHA256())
    )
    (folder / "key").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (folder / "certificate").write_bytes(certificate.public_bytes(Encoding.PEM))
    files = ("-key", folder / "key", "-cert", folder / "certificate", "-CAfile", service.root)
    command = ["openssl", "s_server", "-accept", "127.0.0.1:0", *map(str, files), "-Verify", "3", "-verify_return_error", "-www"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    line = next(line for line in process.stdout if line.startswith("ACCEPT"))
    yield Server(int(line.rpartition(":")[2]), certificate, folder / "certificate")
    process.kill()
    process.communicate()


def check(page: str) -> None:
    """The server saw the client's certificate and verified it up to the service's root."""
    assert "200 ok" in page
    assert re.search(rf"Subject: .*CN ?= ?{COMMON_NAME}", page)
    assert "Verify return code: 0 (ok)" in page


def get_by_python(server: Server, file: File | None) -> str:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(server.file)
    if file is not None:
        context.load_cert_chain(file.path, password=file.password)
    with (
        socket.create_connection(("127.0.0.1", server.port), timeout=_TIMEOUT) as plain,
        context.wrap_socket(plain, server_hostname="127.0.0.1") as connection,
    ):
        connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
        return b"".join(iter(lambda: connection.recv(65_536), b"")).decode()


def test_without_a_certificate_nobody_is_let_in(server: Server) -> None:
    with pytest.raises(OSError, match=r"."):
        get_by_python(server, None)


@EVERY_KEY
@OPEN_AND_PROTECTED
async def test_python_is_let_in_with_a_pem(service: Service, server: Server, algorithm: str, password: str | None) -> None:
    check(get_by_python(server, await service.generate("PEM", algorithm, password)))


@EVERY_KEY
async def test_a_renewed_one_is_let_in_too(service: Service, server: Server, algorithm: str) -> None:
    made = await service.api.generate(await service.api.scope(), "renewed", keyAlgorithm=algorithm, commonName=COMMON_NAME)
    await service.api.change("renewCertificate", certificate=made["id"])
    path = service.folder / f"{algorithm}-renewed.pem"
    path.write_bytes(await service.api.export(made["id"]))
    check(get_by_python(server, File(path, "PEM", None)))


@EVERY_KEY
@OPEN_AND_PROTECTED
@pytest.mark.parametrize("file_type", ["P12", "PFX"])
async def test_openssl_is_let_in_with_a_pkcs12(
    service: Service, server: Server, file_type: str, *, algorithm: str, password: str | None
) -> None:
    file = await service.generate(file_type, algorithm, password)
    one_pem = file.path.with_name(f"{file.path.name}.pem")
    run("openssl", "pkcs12", "-in", file.path, "-nodes", "-passin", f"pass:{file.store_password}", "-out", one_pem)
    command = ("openssl", "s_client", "-connect", f"127.0.0.1:{server.port}", "-CAfile", server.file, "-verify_return_error", "-quiet")
    page = run(*command, "-cert", one_pem, "-key", one_pem, "-cert_chain", one_pem, stdin=b"GET / HTTP/1.0\r\n\r\n")
    check(page.decode())


@needs_node
@EVERY_KEY
@OPEN_AND_PROTECTED
async def test_node_is_let_in_with_a_pkcs12(service: Service, server: Server, algorithm: str, password: str | None) -> None:
    file = await service.generate("P12", algorithm, password)
    options: dict[str, object] = {"host": "127.0.0.1", "port": server.port, "passphrase": file.store_password}
    options |= {"pfx": b64encode(file.path.read_bytes()).decode(), "ca": b64encode(server.file.read_bytes()).decode()}
    check(run("node", "-e", _NODE, stdin=json.dumps(options).encode()).decode())


@needs_java
@EVERY_KEY
@OPEN_AND_PROTECTED
@pytest.mark.parametrize(("file_type", "kind"), [("JKS", "JKS"), ("P12", "PKCS12")])
async def test_java_is_let_in_with_a_keystore(
    service: Service, server: Server, file_type: str, *, kind: str, algorithm: str, password: str | None, tmp_path: Path
) -> None:
    file = await service.generate(file_type, algorithm, password)
    trusted = TrustedToWrite(alias="server", certificate=server.certificate.public_bytes(Encoding.DER))
    secret = Secret(file.store_password.encode())
    written = (
        write_pkcs12([trusted], password=secret)
        if kind == "PKCS12"
        else write_jks([trusted], password=secret, created_at=datetime.now(UTC))
    )
    (tmp_path / "trust").write_bytes(written.reveal())
    check(java().get(file.path, server.port, kind=kind, password=file.store_password, truststore=tmp_path / "trust"))
