"""The real service as a child process, with its embedded mongod as a grandchild: started, asked, killed, started again."""

import asyncio
import os
import resource
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote_plus

import httpx

from services.storage.embedded.folder import MongodFolder
from services.storage.embedded.replica_set import REPLICA_SET, USER
from tests.fault.client import Client
from tests.fault.processes import ROOT, find_descendants, list_processes, read_command, wait_until

START_PATIENCE = 60.0
"""Seconds; a start takes about two. More is a failure of its own, which the tests that measure it assert."""

_PLAIN = ("-m", "server")
_AT_DEBUG_LEVEL = (
    "-c",
    "import logging, runpy\n"
    "logging.basicConfig(level=logging.DEBUG)\n"
    "for name in ('command', 'connection', 'serverSelection', 'topology'): logging.getLogger(f'pymongo.{name}').setLevel(logging.DEBUG)\n"
    "runpy.run_module('server', run_name='__main__')",
)


class ServiceNotReady(AssertionError):
    """It ended, or was silent, instead of saying that it is ready; the message has its output."""


class Service:
    """One installation in `folder`: its data, its log, its folder for temporary files. It survives any number of processes.

    `settings` are variables for the next start; `root` is the checkout whose service it is.
    """

    def __init__(self, folder: Path, *, settings: Mapping[str, str] | None = None, is_verbose: bool = False, root: Path = ROOT) -> None:
        self.data = folder / "data"
        self.log = folder / "service.log"
        self.temporary = folder / "tmp"
        self.temporary.mkdir(parents=True, exist_ok=True)
        self.port = find_free_port()
        self._root = root
        self.settings = dict(settings or {})
        self.limits: dict[int, tuple[int, int]] = {}
        """What the next start may use at most, by the names of `resource`."""
        self._arguments = _AT_DEBUG_LEVEL if is_verbose else _PLAIN
        self._process: subprocess.Popen[bytes] | None = None
        self._mongod_folder = MongodFolder(self.data / "mongod")

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def pid(self) -> int:
        """The process id of the service."""
        assert self._process is not None
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """What it ended with; None while it runs."""
        return self._process.poll() if self._process else None

    @property
    def mongodb_uri(self) -> str:
        """The URI of the embedded MongoDB, as the service uses it."""
        password = self._mongod_folder.read_password()
        return f"mongodb://{USER}:{password}@127.0.0.1:{self._mongod_port}/?replicaSet={REPLICA_SET}&authSource=admin"

    @property
    def mongodb_system_uri(self) -> str:
        """The same for the user who may do and see everything, also in the databases `local` and `config`."""
        key = quote_plus(self._mongod_folder.read_key())
        options = "directConnection=true&authSource=local&authMechanism=SCRAM-SHA-256"
        return f"mongodb://__system:{key}@127.0.0.1:{self._mongod_port}/?{options}"

    @property
    def _mongod_port(self) -> str:
        return (self._mongod_folder.path / "mongod.port").read_text()

    def spawn(self) -> None:
        """Start the process in a session of its own; whoever calls waits for what it wants to see."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("DESTCERT_")}
        environment |= {"DESTCERT_PORT": str(self.port), "DESTCERT_DATA": str(self.data), "TMPDIR": str(self.temporary)}
        environment |= {"PYTHONUNBUFFERED": "1"} | self.settings
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *self._arguments],
                cwd=self._root,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=self._limit if self.limits else None,  # noqa: PLW1509  # it calls the system only
            )

    def _limit(self) -> None:
        for kind, most in self.limits.items():
            resource.setrlimit(kind, most)

    async def start(self) -> float:
        """Start it and return after how many seconds it was ready; raises ServiceNotReady."""
        begun = time.monotonic()
        offset = self.log.stat().st_size if self.log.exists() else 0
        self.spawn()
        while f"ready {self.url}" not in self.read_log(offset):
            if self.exit_code is not None or time.monotonic() - begun > START_PATIENCE:
                raise ServiceNotReady(f"exit code {self.exit_code}:\n{self.read_log(offset)}")
            await asyncio.sleep(0.02)
        return time.monotonic() - begun

    async def wait_until_ready(self, *, seconds: float) -> float:
        """Return after how many seconds `/readyz` said 200; raises ServiceNotReady."""
        begun = time.monotonic()
        last = "no answer"
        async with httpx.AsyncClient(base_url=self.url, timeout=5) as http:
            while time.monotonic() - begun < seconds:
                try:
                    answer = await http.get("/readyz")
                except httpx.TransportError as error:
                    last = repr(error)
                else:
                    if answer.status_code == 200:
                        return time.monotonic() - begun
                    last = answer.text
                await asyncio.sleep(0.02)
        raise ServiceNotReady(f"{last}\n{self.read_log()}")

    def read_log(self, offset: int = 0) -> str:
        """Return what it printed, from that octet on."""
        if not self.log.exists():
            return ""
        with self.log.open("rb") as log:
            log.seek(offset)
            return log.read().decode(errors="replace")

    def connect(self) -> Client:
        """Return a client with the development token."""
        return Client(self.url, (self.data / "dev-token").read_text().strip())

    def signal(self, number: int) -> None:
        """Send the service a signal."""
        os.kill(self.pid, number)

    def signal_group(self, number: int) -> None:
        """Send the signal to the service and all it started, as a terminal does for Ctrl-C."""
        os.killpg(self.pid, number)

    async def wait(self, *, seconds: float) -> int | None:
        """Return its exit code; None if it still runs after that time."""
        await wait_until(lambda: self.exit_code is not None, seconds=seconds)
        return self.exit_code

    def find_mongods(self) -> list[int]:
        """Return every mongod that runs on this installation's data, also one whose service is gone."""
        return [pid for pid in list_processes() if f"--dbpath {self._mongod_folder.database.resolve()} " in read_command(pid)]

    def find_readers(self) -> list[int]:
        """Return everything else that the service started."""
        mongods = self.find_mongods()
        return [pid for pid in find_descendants(self.pid) if pid not in mongods]

    def end(self) -> None:
        """Leave nothing behind, whatever state the test left it in."""
        if self._process is None:
            return
        if self.exit_code is None:
            self._process.terminate()
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        for pid in self.find_mongods():
            os.kill(pid, signal.SIGKILL)


def find_free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
