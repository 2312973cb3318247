"""The folder of the embedded MongoDB: its data, key file, password, port and log, all for the owner only."""

import base64
import secrets
import socket
from dataclasses import dataclass
from pathlib import Path

from services.storage.files.private import make_private_folder, replace_private_file

_KEY_LENGTH = 512  # octets before base64; mongod takes 6 to 1024 characters
_PASSWORD_LENGTH = 24


@dataclass(frozen=True, slots=True)
class MongodFolder:
    """The paths in it. `prepare` makes what is missing and keeps what is there."""

    path: Path

    @property
    def database(self) -> Path:
        """Where mongod keeps its data."""
        return self.path / "db"

    @property
    def key_file(self) -> Path:
        """What the members of the replica set (one) authenticate by."""
        return self.path / "mongod.key"

    @property
    def log(self) -> Path:
        """The log of the present run; the one before it has the suffix `.1`."""
        return self.path / "mongod.log"

    @property
    def output(self) -> Path:
        """What mongod, or the loader, printed before the log was open."""
        return self.path / "mongod.out"

    @property
    def lock(self) -> Path:
        """Held by the service that runs this mongod."""
        return self.path / "service.lock"

    @property
    def _password_file(self) -> Path:
        return self.path / "mongod.password"

    @property
    def _port_file(self) -> Path:
        return self.path / "mongod.port"

    def prepare(self) -> None:
        """Make the folder and the files that mongod needs."""
        make_private_folder(self.path)
        make_private_folder(self.database)
        if not self.key_file.exists():
            replace_private_file(self.key_file, base64.b64encode(secrets.token_bytes(_KEY_LENGTH)))
        if not self._password_file.exists():
            replace_private_file(self._password_file, secrets.token_hex(_PASSWORD_LENGTH).encode())

    def read_key(self) -> str:
        """Return the key of the replica set."""
        return self.key_file.read_text().strip()

    def read_password(self) -> str:
        """Return the password of the service's user."""
        return self._password_file.read_text().strip()

    def choose_port(self) -> int:
        """Return the port of the last run if it is free, else a free one."""
        try:
            last = int(self._port_file.read_text())
        except (FileNotFoundError, ValueError):
            last = 0
        return last if last and _is_free(last) else _find_free_port()

    def keep_port(self, port: int) -> None:
        """Remember the port for the next run."""
        replace_private_file(self._port_file, str(port).encode())

    def turn_log(self) -> None:
        """Set the log of the last run aside."""
        if self.log.exists():
            self.log.replace(self.log.with_name(f"{self.log.name}.1"))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as mongod does: connections in TIME_WAIT don't count
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True


def _find_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
