"""The real application by HTTP and TLS, at an address that it knows: what clients of other people need."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from starlette.applications import Starlette
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.support import Issued


class Late:
    """An application that is there after its address is known."""

    def __init__(self) -> None:
        self.app: ASGIApp = Starlette()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


@asynccontextmanager
async def encrypted(port: int, certificate: Path) -> AsyncIterator[int]:
    """Forward what comes by TLS to that port; gives the port for TLS, at `localhost`."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)

    async def copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while piece := await reader.read(65_536):
            writer.write(piece)
            await writer.drain()

    async def forward(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner = await asyncio.open_connection("127.0.0.1", port)
        copies = [asyncio.create_task(copy(reader, inner[1])), asyncio.create_task(copy(inner[0], writer))]
        await asyncio.wait(copies, return_when=asyncio.FIRST_COMPLETED)  # who has nothing more to say wants to hear nothing, too
        for task in copies:
            task.cancel()
        await asyncio.gather(*copies, return_exceptions=True)
        await asyncio.gather(end(writer), end(inner[1]))

    async with await asyncio.start_server(forward, "localhost", 0, ssl=context) as server:
        yield server.sockets[0].getsockname()[1]


async def end(writer: asyncio.StreamWriter) -> None:
    """Close the connection, and wait until it is; the other side may have gone before."""
    writer.close()
    with suppress(OSError):  # ssl.SSLError is one
        await writer.wait_closed()


def issue_for_hosts(names: Sequence[str], issuer: Issued | None = None) -> Issued:
    """Return a certificate for a server of these names, valid for a day; self-signed, and one that clients may trust, without an issuer."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, names[0])])
    above = issuer.certificate.subject if issuer else subject
    begin, end = now - timedelta(minutes=5), now + timedelta(days=1)
    builder = (
        x509.CertificateBuilder(above, subject, key.public_key(), x509.random_serial_number(), begin, end)
        .add_extension(x509.BasicConstraints(ca=issuer is None, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name) for name in names]), critical=False)
    )
    return Issued(builder.sign(issuer.key if issuer else key, hashes.SHA256()), key)


def write_identity(path: Path, issued: Issued, *above: Issued) -> Path:
    """Write a key, its certificate and those above as PEM, and return the path."""
    path.write_bytes(issued.key_pem + issued.pem + b"".join(one.pem for one in above))
    return path
