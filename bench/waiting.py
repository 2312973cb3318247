"""Waiting for a server that was started."""

import time

from bench.connection import Connection

PATIENCE = 20.0
"""Seconds until it listens."""


def wait_for(port: int) -> Connection:
    """Return a connection to the server on that port of this machine, once it listens."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return Connection(f"http://127.0.0.1:{port}")
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
