"""One kept connection to an HTTP server, as little in the way of what is measured as Python can be."""

import json
import re
import socket
import time
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_PATIENCE = 60.0  # seconds; an answer that takes longer ends the run
_IDLE = 1.0  # seconds, after which it connects anew: uvicorn closes what was idle for five

Request = bytes


class BadAnswer(Exception):
    """Something else than a success; a figure of it would be worth nothing."""


class Connection:
    """Sends requests one after the other."""

    def __init__(self, url: str, token: str = "") -> None:
        parts = urlsplit(url)
        self.url = url
        self.token = token
        self._address = (parts.hostname, parts.port)
        self._socket = self._open()
        self._last_use = time.monotonic()
        self.head = {"Host": parts.netloc, "Authorization": f"Bearer {token}", "Accept": "application/graphql-response+json"}

    def _open(self) -> socket.socket:
        opened = socket.create_connection(self._address, timeout=_PATIENCE)
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return opened

    def close(self) -> None:
        """Close it."""
        self._socket.close()

    def write(self, path: str, body: bytes, **headers: str) -> Request:
        """Return a request, ready to be sent as often as wanted."""
        fields = {**self.head, "Content-Type": "application/json", "Content-Length": str(len(body))}
        fields |= {name.replace("_", "-"): value for name, value in headers.items()}
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        return f"POST {path} HTTP/1.1\r\n{head}\r\n".encode() + body

    def write_get(self, path: str) -> Request:
        """Return a request without a body, ready to be sent as often as wanted."""
        head = "".join(f"{name}: {value}\r\n" for name, value in self.head.items())
        return f"GET {path} HTTP/1.1\r\n{head}\r\n".encode()

    def write_query(self, query: str, variables: Mapping[str, object]) -> Request:
        """Return a request of a GraphQL operation."""
        return self.write("/graphql", json.dumps({"query": query, "variables": variables}).encode())

    def send(self, request: Request) -> bytes:
        """Return the body of the answer; raises BadAnswer for another status than 200."""
        if time.monotonic() - self._last_use > _IDLE:
            self.close()
            self._socket = self._open()
        self._socket.sendall(request)
        received = b""
        while (end := received.find(b"\r\n\r\n")) < 0:
            received += self._receive()
        found = _LENGTH.search(received, 0, end)
        if found is None or not received.startswith(b"HTTP/1.1 200"):
            raise BadAnswer(received.decode(errors="replace")[:2000])
        whole = end + 4 + int(found[1])
        pieces, length = [received], len(received)
        while length < whole:
            pieces.append(self._receive())
            length += len(pieces[-1])
        self._last_use = time.monotonic()
        return b"".join(pieces)[end + 4 :]

    def ask(self, query: str, variables: Mapping[str, object]) -> dict[str, Any]:
        """Return the data of an answer; raises BadAnswer as `read_answer` does."""
        data: dict[str, Any] = read_answer(self.send(self.write_query(query, variables)))["data"]
        return data

    def _receive(self) -> bytes:
        octets = self._socket.recv(1 << 18)
        if not octets:
            raise BadAnswer("The server closed the connection.")
        return octets


def sending(connection: Connection, request: Request) -> Callable[[], object]:
    """Return what sends the request once."""
    return lambda: connection.send(request)


def read_answer(octets: bytes) -> dict[str, Any]:
    """Return the answer of a GraphQL operation; raises BadAnswer if it has errors, or a failure instead of a success."""
    answer: dict[str, Any] = json.loads(octets)
    if "errors" in answer or any(isinstance(one, dict) and "code" in one for one in answer["data"].values()):
        raise BadAnswer(str(answer)[:2000])
    return answer
