"""A file is sent while it is read, and once for all the places that it has."""

import asyncio
import io
import json
import re

import httpx

from destination_certificates import CertificateSource, Client, InspectCertificateInput, Upload

SIZE = 4 * 1024 * 1024
ANSWER = {"data": {"inspectCertificate": {"__typename": "TooLargeError", "code": "PAYLOAD_TOO_LARGE", "message": "Too large.", "limit": 1}}}


class Service(httpx.AsyncBaseTransport):
    """Keeps what it is sent, and how much of the file had been read when its first piece came."""

    def __init__(self, file: io.BytesIO) -> None:
        self._file = file
        self.body, self.read_at_first = b"", SIZE

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        assert isinstance(request.stream, httpx.AsyncByteStream)
        async for piece in request.stream:
            self.body += piece
            if b"\0" in piece:
                self.read_at_first = min(self.read_at_first, self._file.tell())
        return httpx.Response(200, json=ANSWER)


async def main() -> None:
    """Send a file of 4 MiB."""
    file = io.BytesIO(bytes(SIZE))
    service = Service(file)
    async with Client("http://service.example/graphql", "token", http_client=httpx.AsyncClient(transport=service)) as client:
        source = CertificateSource(file=Upload("client.p12", file, "application/octet-stream"))
        refused = await client.inspect_certificate(InspectCertificateInput(source=source))
    assert refused
    assert service.read_at_first < SIZE / 10
    assert service.body.count(b"\0") == SIZE
    (operations,) = re.findall(rb'name="operations"\r\n\r\n(.*?)\r\n', service.body)
    assert json.loads(operations)["variables"] == {"input": {"source": {"file": None}}}
    assert re.findall(rb'name="map"\r\n\r\n(.*?)\r\n', service.body) == [b'{"0": ["variables.input.source.file"]}']
    print("sent while it was read:", service.read_at_first, "of", SIZE)


if __name__ == "__main__":
    asyncio.run(main())
