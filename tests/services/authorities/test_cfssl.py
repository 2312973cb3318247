"""The authority behind CFSSL: the real program on loopback, and everything that can go wrong with it (docs/reference/reliability.md, case 42)."""

import asyncio
import json
import shutil
import socket
import ssl
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
import pytest_asyncio
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding

from services.authorities.cfssl import ANSWER_WITHIN, MAX_ANSWER_SIZE, CfsslAuthority, CfsslSettings
from services.errors import AuthorityUnavailable, ErrorCode
from services.formats.pem.write import write_block, write_pem
from services.issuance.csr import write_csr
from services.issuance.key_pairs import generate_key_pair, load_own_key
from services.model.generation import IssueRequest, KeyAlgorithm, KeyPair
from services.model.secret import Secret
from services.ports.authorities import IssuingAuthority, RevocationListSigner
from services.x509.chain import find_missing_issuer, order_chain
from services.x509.describe import describe_certificate
from tests.presence import not_none
from tests.services.issuance.pki import NOW, key_pair, make_pki, make_request

needs_cfssl = pytest.mark.skipif(shutil.which("cfssl") is None, reason="the program cfssl (Debian: golang-cfssl) is not installed")

_AUTH_KEY = "00112233445566778899aabbccddeeff"
_CONFIGURATION = {
    "signing": {
        "default": {"expiry": "2160h", "usages": ["signing", "key encipherment", "client auth"]},
        "profiles": {
            "guarded": {"expiry": "24h", "usages": ["signing", "client auth"], "auth_key": "key"},
            "server": {"expiry": "24h", "usages": ["signing", "server auth"]},
        },
    },
    "auth_keys": {"key": {"type": "standard", "key": _AUTH_KEY}},
}
_IN_3_MONTHS = NOW + timedelta(days=92)


@dataclass(frozen=True)
class Cfssl:
    """A running CFSSL whose certificate our test root signed."""

    url: str

    def connect(self, **settings: object) -> CfsslAuthority:
        return CfsslAuthority(CfsslSettings(url=self.url, certificate_chain=make_pki().chain, **settings))  # type: ignore[arg-type]


def a_request(key: KeyPair | None = None, *, common_name: str = "client.p12", not_after: object = _IN_3_MONTHS) -> IssueRequest:
    pair = key or key_pair()
    request = make_request(pair, common_name, not_after=not_after)  # type: ignore[arg-type]
    return replace(request, csr=write_csr(pair.private_key, request.subject))


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def cfssl(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Cfssl]:
    """cfssl serve on a free port of this machine."""
    folder = tmp_path_factory.mktemp("cfssl")
    (folder / "ca").write_text(write_block("CERTIFICATE", make_pki().issuing.certificate))
    (folder / "key").write_text(write_block("PRIVATE KEY", not_none(make_pki().issuing.private_key).reveal()))
    (folder / "configuration").write_text(json.dumps(_CONFIGURATION))
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    files = ("-ca", folder / "ca", "-ca-key", folder / "key", "-config", folder / "configuration")
    process = _start(port, files, folder / "log")
    for _ in range(200):
        if await _is_open(port):
            break
        await asyncio.sleep(0.05)
    yield Cfssl(f"http://127.0.0.1:{port}")
    process.kill()
    process.wait()


def _start(port: int, files: tuple[str | Path, ...], log: Path) -> "subprocess.Popen[bytes]":
    with log.open("wb") as output:
        return subprocess.Popen(
            ["cfssl", "serve", "-address", "127.0.0.1", "-port", str(port), *files], stdout=output, stderr=output, cwd=log.parent
        )


async def _is_open(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except OSError:
        return False
    writer.close()
    await writer.wait_closed()
    return True


@asynccontextmanager
async def connected(authority: CfsslAuthority) -> AsyncIterator[CfsslAuthority]:
    try:
        yield authority
    finally:
        await authority.close()


async def refuses(authority: CfsslAuthority, request: IssueRequest | None = None) -> str:
    async with connected(authority):
        with pytest.raises(AuthorityUnavailable) as caught:
            await authority.issue(request or a_request())
    assert caught.value.code is ErrorCode.PKI_UNAVAILABLE
    assert caught.value.retry_after >= 1
    assert "127.0.0.1" not in caught.value.message
    return caught.value.message


@needs_cfssl
@pytest.mark.parametrize("algorithm", [KeyAlgorithm.RSA_2048, KeyAlgorithm.EC_P256, KeyAlgorithm.EC_P384])
async def test_cfssl_signs_our_key_under_our_subject(cfssl: Cfssl, algorithm: KeyAlgorithm) -> None:
    request = a_request(key_pair(algorithm), common_name="x,OU=admin")
    async with connected(cfssl.connect()) as authority:
        answer = await authority.issue(request)
    certificate = x509.load_der_x509_certificate(answer.certificate)
    assert certificate.serial_number == answer.serial_number
    facts = describe_certificate(answer.certificate)
    assert facts.subject.common_name == "x,OU=admin"
    assert not facts.is_certificate_authority
    assert facts.subject_alternative_names == ()
    assert facts.not_after <= _IN_3_MONTHS
    chain = [facts, *(describe_certificate(der) for der in answer.certificate_chain)]
    assert list(order_chain(facts, chain[1:])) == chain
    assert find_missing_issuer(chain) is None


@needs_cfssl
async def test_cfssl_with_an_authentication_key(cfssl: Cfssl) -> None:
    async with connected(cfssl.connect(profile="guarded", auth_key=Secret(bytes.fromhex(_AUTH_KEY)))) as authority:
        assert describe_certificate((await authority.issue(a_request())).certificate).subject.common_name == "client.p12"
    assert "refused" in await refuses(cfssl.connect(profile="guarded", auth_key=Secret(bytes(16))))
    assert "refused" in await refuses(cfssl.connect(profile="guarded"))


@needs_cfssl
async def test_names_that_a_users_request_asks_for_do_not_come_through(cfssl: Cfssl) -> None:
    from_user = x509.CertificateSigningRequestBuilder().subject_name(x509.Name([]))
    from_user = from_user.add_extension(x509.SubjectAlternativeName([x509.DNSName("*.example.com")]), critical=False)
    request = replace(a_request(), csr=_sign(from_user))
    async with connected(cfssl.connect()) as authority:
        facts = describe_certificate((await authority.issue(request)).certificate)
    assert facts.subject_alternative_names == ()
    assert facts.subject.common_name == "client.p12"


@needs_cfssl
async def test_cfssl_refuses_who_wants_to_be_an_authority(cfssl: Cfssl) -> None:
    from_user = x509.CertificateSigningRequestBuilder().subject_name(x509.Name([]))
    from_user = from_user.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    assert "refused the request (its code is 5300)" in await refuses(cfssl.connect(), replace(a_request(), csr=_sign(from_user)))


@needs_cfssl
async def test_a_validity_that_cfssl_lengthens_is_refused(cfssl: Cfssl) -> None:
    assert "longer than" in await refuses(cfssl.connect(), a_request(not_after=NOW + timedelta(days=1)))


@needs_cfssl
async def test_a_profile_for_servers_is_refused(cfssl: Cfssl) -> None:
    assert "not for TLS clients" in await refuses(cfssl.connect(profile="server"))


@needs_cfssl
async def test_an_authority_that_is_not_the_configured_one_is_refused(cfssl: Cfssl) -> None:
    settings = CfsslSettings(url=cfssl.url, certificate_chain=make_pki(KeyAlgorithm.EC_P384).chain)
    assert "not signed by the authority" in await refuses(CfsslAuthority(settings))


@needs_cfssl
async def test_many_at_once(cfssl: Cfssl) -> None:
    async with connected(cfssl.connect()) as authority:
        answers = await asyncio.gather(*(authority.issue(a_request(common_name=f"c{number}")) for number in range(20)))
    assert len({answer.serial_number for answer in answers}) == 20
    names = [describe_certificate(answer.certificate).subject.common_name for answer in answers]
    assert names == [f"c{number}" for number in range(20)]


def _sign(builder: x509.CertificateSigningRequestBuilder) -> bytes:
    return builder.sign(load_own_key(key_pair().private_key), SHA256()).public_bytes(Encoding.DER)


Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def impostor(handle: Handler) -> AsyncIterator[CfsslAuthority]:
    """An authority whose CFSSL is this handler instead."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            await handle(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        yield CfsslAuthority(CfsslSettings(url=f"http://127.0.0.1:{port}", certificate_chain=make_pki().chain))


def answer_with(body: bytes, *headers: str, status: str = "200 OK") -> Handler:
    async def handle(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = "\r\n".join((f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers, "", ""))
        writer.write(head.encode() + body)
        await writer.drain()

    return handle


async def test_a_cfssl_that_is_down_is_told_at_once() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    settings = CfsslSettings(url=f"http://127.0.0.1:{port}", certificate_chain=make_pki().chain)
    assert "does not answer" in await refuses(CfsslAuthority(settings))


async def test_a_cfssl_that_hangs_or_trickles_is_given_up() -> None:
    assert ANSWER_WITHIN < 4

    async def hang(reader: asyncio.StreamReader, _: asyncio.StreamWriter) -> None:
        await reader.read()

    async def trickle(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        while True:
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.1)

    async with impostor(hang) as hanging, impostor(trickle) as trickling:
        messages = await asyncio.gather(refuses(hanging), refuses(trickling))
    assert all("does not answer" in message for message in messages)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"not JSON",
        b"[]",
        b"null",
        b"{}",
        b'{"success": true}',
        b'{"success": true, "result": null}',
        b'{"success": true, "result": {"certificate": 5}}',
        b'{"success": true, "result": {"certificate": "no PEM"}}',
        b'{"success": "true", "result": {"certificate": ""}}',
        b'{"success": false, "errors": []}',
        b'{"success": false, "errors": [{"code": "secret text"}]}',
        b"[" * 50_000,
    ],
)
async def test_an_answer_that_is_no_certificate(body: bytes) -> None:
    async with impostor(answer_with(body)) as authority:
        message = await refuses(authority)
    assert "something that is not a certificate" in message
    assert "secret" not in message


async def test_a_refusal_gives_its_code_and_not_its_words() -> None:
    body = b'{"success": false, "errors": [{"code": 9002, "message": "CSR decode failed at /etc/secret"}]}'
    async with impostor(answer_with(body, status="400 Bad Request")) as authority:
        assert await refuses(authority) == "The certificate authority refused the request (its code is 9002)."


async def test_an_endless_answer_is_not_read_on() -> None:
    sent = 0

    async def pour(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        while True:
            writer.write(bytes(65_536))
            await writer.drain()
            sent += 65_536

    async with impostor(pour) as authority:
        assert "not a certificate" in await refuses(authority)
    assert sent < 100 * MAX_ANSWER_SIZE


async def test_a_compressed_answer_is_refused_unread() -> None:
    async with impostor(answer_with(b"\x1f\x8b", "Content-Encoding: gzip")) as authority:
        assert "not a certificate" in await refuses(authority)


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"])
async def test_a_redirect_is_not_followed(status: str) -> None:
    visited = False

    async def note(_: asyncio.StreamReader, __: asyncio.StreamWriter) -> None:
        nonlocal visited
        visited = True

    async with await asyncio.start_server(note, "127.0.0.1", 0) as other:
        target = f"Location: http://127.0.0.1:{other.sockets[0].getsockname()[1]}/api/v1/cfssl/sign"
        async with impostor(answer_with(b"", target, status=status)) as authority:
            await refuses(authority)
    assert not visited


async def test_the_private_key_does_not_leave() -> None:
    seen = b""

    async def note(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal seen
        seen = await reader.readuntil(b"}")
        await answer_with(b"{}")(reader, writer)

    async with impostor(note) as authority:
        await refuses(authority)
    assert b"CERTIFICATE REQUEST" in seen
    assert b"PRIVATE KEY" not in seen


async def test_the_environments_proxy_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    async with impostor(answer_with(b"{}")) as authority:
        assert "not a certificate" in await refuses(authority)


@pytest.mark.parametrize(
    "url", ["", "ftp://a", "file:///etc/passwd", "http://", "https://user:pw@a", "http://a?x=1", "http://a#x", "//a", "unix:/run/x"]
)
def test_addresses_that_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match="address of CFSSL"):
        CfsslAuthority(CfsslSettings(url=url, certificate_chain=make_pki().chain))


def test_an_authority_needs_its_chain() -> None:
    with pytest.raises(ValueError, match="chain"):
        CfsslAuthority(CfsslSettings(url="http://a", certificate_chain=()))


async def test_it_wants_a_request_and_signs_no_revocation_list() -> None:
    settings = CfsslSettings(url="http://127.0.0.1:9", certificate_chain=make_pki().chain, auth_key=Secret(b"key"))
    async with connected(CfsslAuthority(settings)) as connection:
        authority: IssuingAuthority = connection
        assert authority.needs_csr
        assert authority.name == "CFSSL"
        assert not isinstance(authority, RevocationListSigner)
        with pytest.raises(ValueError, match="signing request"):
            await authority.issue(make_request(key_pair()))
    assert "key'" not in repr(settings)


async def test_the_servers_certificate_must_be_trusted(tmp_path: Path) -> None:
    key = generate_key_pair(KeyAlgorithm.EC_P256).private_key
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    certificate = create_server_certificate(key, names)
    (tmp_path / "server").write_bytes(write_pem([certificate], pkcs8=key).reveal())
    identity = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    identity.load_cert_chain(tmp_path / "server")
    trusting = ssl.create_default_context(cadata=certificate)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        await answer_with(b"{}")(reader, writer)
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0, ssl=identity) as server:
        url = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        settings = CfsslSettings(url=url, certificate_chain=make_pki().chain)
        assert "does not answer" in await refuses(CfsslAuthority(settings))
        assert "not a certificate" in await refuses(CfsslAuthority(replace(settings, tls=trusting)))


def create_server_certificate(private_key: Secret, names: x509.SubjectAlternativeName) -> bytes:
    key = load_own_key(private_key)
    builder = x509.CertificateBuilder().subject_name(x509.Name([])).issuer_name(x509.Name([])).public_key(key.public_key())
    builder = builder.serial_number(1).not_valid_before(NOW - timedelta(minutes=5)).not_valid_after(NOW + timedelta(days=1))
    return builder.add_extension(names, critical=True).sign(key, SHA256()).public_bytes(Encoding.DER)
