"""A server beside the service, as a child process: started, waited for, stopped."""

import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.connection import Connection
from tests.fault.service import find_free_port

PATIENCE = 20.0
"""Seconds until it listens."""


@contextmanager
def run_child(command: Callable[[int], list[str]], uri: str, *, cwd: Path, env: Mapping[str, str] | None = None) -> Iterator[Connection]:
    """Start what the command for a port is, say the URI of MongoDB on its standard input, give a connection to it, and stop it."""
    port = find_free_port()
    process = subprocess.Popen(command(port), cwd=cwd, stdin=subprocess.PIPE, env=env)
    assert process.stdin is not None
    process.stdin.write(uri.encode() + b"\n")
    process.stdin.close()
    try:
        connection = _wait_for(port)
        yield connection
        connection.close()
    finally:
        process.terminate()
        process.wait()


def _wait_for(port: int) -> Connection:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return Connection(f"http://127.0.0.1:{port}")
        except ConnectionRefusedError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
