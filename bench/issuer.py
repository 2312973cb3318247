"""An OpenID issuer that only has keys: its tokens are made here."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from services.model.caller import Right
from tests.server.access.signing import make_key, write_jwk, write_token

ALGORITHM = "RS256"
"""What nearly all issuers sign by."""

_AUDIENCE = "destination-certificates"
_GROUPS = [f"/acme/teams/{number:04}" for number in range(20)]  # what makes a token as long as they are, about 1.5 KiB


class Issuer:
    """Signs tokens with all rights of the tenant `default`."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.settings = json.dumps([{"issuer": url, "jwksUrl": f"{url}/keys", "audience": _AUDIENCE, "tenant": "default"}])

    def write_token(self) -> str:
        """Return a token for an hour."""
        now = int(time.time())
        claims: dict[str, Any] = {"iss": self.url, "aud": _AUDIENCE, "sub": "bench", "iat": now, "exp": now + 3600, "groups": _GROUPS}
        claims["scope"] = " ".join(right.value for right in Right)
        return write_token({"alg": ALGORITHM, "typ": "JWT", "kid": "bench"}, claims, make_key(ALGORITHM)).decode()


@contextmanager
def run_issuer() -> Iterator[Issuer]:
    """Serve the keys in a thread of this process."""
    keys = json.dumps({"keys": [write_jwk(make_key(ALGORITHM), kid="bench", alg=ALGORITHM, use="sig")]}).encode()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Length", str(len(keys)))
            self.end_headers()
            self.wfile.write(keys)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Issuer(f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()
