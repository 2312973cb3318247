"""The cookie by which a browser comes back: no script reads it, no other site makes a browser send it, and only /session is sent it."""

import re
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

PATH = "/session"

_NAME = "destcert-session"
_SECRET = re.compile(r"[A-Za-z0-9_-]{43}")  # 32 octets in URL-safe base64 (RFC 4648, section 5)


@dataclass(frozen=True, slots=True)
class SessionCookie:
    """Reads and writes it. RFC 6265bis has the rules of its name and attributes."""

    name: str
    path: str
    is_secure: bool

    def find(self, request: Request) -> str | None:
        """Return what the cookie holds; None where there is none, or something that was never given out."""
        value = request.cookies.get(self.name, "")
        return value if _SECRET.fullmatch(value) else None

    def give(self, response: Response, secret: str, *, lifetime: timedelta) -> None:
        """Let the browser keep it for so long."""
        self._write(response, secret, max_age=int(lifetime.total_seconds()))

    def take_back(self, response: Response) -> None:
        """Let the browser forget it."""
        self._write(response, "", max_age=0)

    def _write(self, response: Response, value: str, *, max_age: int) -> None:
        response.set_cookie(self.name, value, max_age=max_age, path=self.path, secure=self.is_secure, httponly=True, samesite="strict")


def name_cookie(base_url: str) -> SessionCookie:
    """Return the cookie of a service at this address.

    Its name holds the port, as browsers give a host's cookies to all its ports: two services on one machine would sign each other out.
    By https it has the prefix that no page without encryption can write (`__Host-` would need the path `/`).
    """
    address = urlsplit(base_url)
    is_secure = address.scheme == "https"
    name = ("__Secure-" if is_secure else "") + _NAME + (f"-{address.port}" if address.port else "")
    return SessionCookie(name, address.path.rstrip("/") + PATH, is_secure)
