"""The system that a destination leads to: it speaks TLS only with clients that have a certificate of the service's own authority."""

import asyncio
import json
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.clients.serving import end, issue_for_hosts, write_identity


@dataclass(frozen=True)
class Backend:
    """Where it is, and the certificate in PEM that its clients must trust."""

    url: str
    authority: bytes


@asynccontextmanager
async def run_backend(folder: Path, client_root: bytes) -> AsyncIterator[Backend]:
    """Serve at `localhost`; each answer is JSON with the common name in the client's certificate. `client_root` is PEM."""
    authority = issue_for_hosts(["Authority of the backend"])
    own = issue_for_hosts(["localhost"], authority)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cadata=client_root.decode())
    context.verify_mode = ssl.CERT_REQUIRED
    context.load_cert_chain(write_identity(folder / "backend.pem", own, authority))

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while (await reader.readuntil(b"\r\n\r\n")).startswith(b"GET "):
                subject = dict(pair for names in writer.get_extra_info("peercert")["subject"] for pair in names)
                body = json.dumps({"client": subject["commonName"]}).encode()
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
        except (OSError, asyncio.IncompleteReadError):
            pass  # the client has gone
        finally:
            await end(writer)

    async with await asyncio.start_server(answer, "localhost", 0, ssl=context) as server:
        yield Backend(f"https://localhost:{server.sockets[0].getsockname()[1]}", authority.pem)
