"""CFSSL's `serve` as a child process, with authorities of its own: the other issuing authority, and a floor for the benchmark."""

import json
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_der_private_key
from cryptography.x509 import load_der_x509_certificate

from services.issuance.local_authority import create_hierarchy
from services.model.secret import Secret
from tests.fault.service import find_free_port

needs_cfssl = pytest.mark.skipif(shutil.which("cfssl") is None, reason="cfssl is not installed (Debian: golang-cfssl)")

_PROFILE = {"usages": ["digital signature", "key encipherment", "client auth"], "expiry": "24h", "backdate": "5m"}
"""CFSSL before 1.4 takes the validity from here, whatever is asked for: a day fits every request."""

_PATIENCE = 20.0


@dataclass(frozen=True)
class RunningCfssl:
    """Where it listens, the chain of what it signs (a PEM file), and its process."""

    url: str
    chain: Path
    process: subprocess.Popen[bytes]

    def freeze(self) -> None:
        """Let it take connections and answer nothing."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self.process.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        """End it; nobody listens then."""
        self.process.kill()
        self.process.wait()


@contextmanager
def running_cfssl(folder: Path) -> Iterator[RunningCfssl]:
    """Start CFSSL with a new root and issuing CA, wait until it answers, and end it."""
    root, issuing = create_hierarchy(datetime.now(UTC), organization="CFSSL", country=None)
    assert issuing.private_key is not None
    port = find_free_port()
    files = {name: folder / f"{name}.pem" for name in ("ca", "chain", "ca-key")}
    files["ca"].write_bytes(_pem(issuing.certificate))
    files["chain"].write_bytes(_pem(issuing.certificate) + _pem(root.certificate))
    files["ca-key"].write_bytes(_key_pem(issuing.private_key))
    config = folder / "config.json"
    config.write_text(json.dumps({"signing": {"default": _PROFILE}}))
    command = [
        "cfssl",
        "serve",
        "-ca",
        str(files["ca"]),
        "-ca-key",
        str(files["ca-key"]),
        "-config",
        str(config),
        "-port",
        str(port),
        "-loglevel",
        "4",
    ]
    with (folder / "cfssl.log").open("wb") as log:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    running = RunningCfssl(f"http://127.0.0.1:{port}", files["chain"], process)
    try:
        _wait_for(running)
        yield running
    finally:
        running.thaw()
        running.stop()


def _wait_for(running: RunningCfssl) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            httpx.post(f"{running.url}/api/v1/cfssl/info", json={"label": ""}, timeout=5).raise_for_status()
        except httpx.TransportError:
            assert running.process.poll() is None, "cfssl ended"
            assert time.monotonic() < deadline, "cfssl does not listen"
            time.sleep(0.05)
        else:
            return


def _pem(der: bytes) -> bytes:
    return load_der_x509_certificate(der).public_bytes(Encoding.PEM)


def _key_pem(pkcs8: Secret) -> bytes:
    return load_der_private_key(pkcs8.reveal(), None).private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
