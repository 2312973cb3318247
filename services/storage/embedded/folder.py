"""The folder of the embedded MongoDB: its data, key file, password, port and log, all for the owner only."""

import asyncio
import base64
import os
import re
import secrets
import socket
import sys
from pathlib import Path

from services.storage.embedded.binary import MongodUnavailable
from services.storage.files.private import make_private_folder, replace_private_file
from services.storage.files.secret_file import SecretFile

_KEY_LENGTH = 512  # octets before base64; mongod takes 6 to 1024 characters
_PASSWORD_LENGTH = 24
_REMEDY = "remove it, a new one is made"  # each start tells mongod what is in it

_PATIENCE = 20.0
"""Seconds: a service that is being replaced ends its requests first."""

_PAUSE = 0.1


class MongodFolder:
    """The paths in it. `prepare` makes what is missing and keeps what is there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.database = path / "db"
        self.lock = FolderLock(path / "service.lock")
        self.log = path / "mongod.log"  # of the present run; the one before it has the suffix `.1`
        self.output = path / "mongod.out"  # what mongod, or the loader, printed before the log was open
        self.key_file = path / "mongod.key"  # what the members of the replica set (one) authenticate by
        self._key = SecretFile(
            path=self.key_file,
            noun="key file of MongoDB",
            form=re.compile(rb"[A-Za-z0-9+/]{683}="),
            rule=f"hold base64 of {_KEY_LENGTH} octets",
            remedy=_REMEDY,
        )
        self._password = SecretFile(
            path=path / "mongod.password",
            noun="password file of MongoDB",
            form=re.compile(rb"[0-9a-f]{%d}" % (2 * _PASSWORD_LENGTH)),
            rule=f"hold {2 * _PASSWORD_LENGTH} hexadecimal digits",
            remedy=_REMEDY,
        )
        self._port_file = path / "mongod.port"

    def prepare(self) -> None:
        """Make the folder and the files that mongod needs; raises BadSecretFile for bad ones."""
        make_private_folder(self.path)
        make_private_folder(self.database)
        self.read_key()
        self.read_password()

    def read_key(self) -> str:
        """Return the key of the replica set; the first call makes it."""
        return self._key.load_or_create(lambda: base64.b64encode(secrets.token_bytes(_KEY_LENGTH))).reveal().decode()

    def read_password(self) -> str:
        """Return the password of the service's user; the first call makes it."""
        return self._password.load_or_create(lambda: secrets.token_hex(_PASSWORD_LENGTH).encode()).reveal().decode()

    def choose_port(self) -> int:
        """Return the port of the last run if it is free, else a free one."""
        try:
            last = int(self._port_file.read_text())
        except (FileNotFoundError, ValueError):
            last = 0
        return _find_free_port(last) or _find_free_port(0)

    def keep_port(self, port: int) -> None:
        """Remember the port for the next run."""
        replace_private_file(self._port_file, str(port).encode())

    def turn_log(self) -> None:
        """Set the log of the last run aside."""
        if self.log.exists():
            self.log.replace(self.log.with_name(f"{self.log.name}.1"))


def _find_free_port(wanted: int) -> int:
    """Return the wanted port (0: any), or 0 if it is not free."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as mongod does: connections in TIME_WAIT don't count
        try:
            probe.bind(("127.0.0.1", wanted))
        except OSError:
            return 0
        port: int = probe.getsockname()[1]
        return port


class FolderLock:
    """Held by at most one process of the machine."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    async def take(self) -> None:
        """Wait for the lock and hold it; raises MongodUnavailable if another process keeps it."""
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            async with asyncio.timeout(_PATIENCE):
                while not _try_lock(file):  # noqa: ASYNC110  # the one who releases it is another process
                    await asyncio.sleep(_PAUSE)
        except BaseException as error:
            os.close(file)
            if isinstance(error, TimeoutError):
                raise MongodUnavailable(f"Another service is running on the data folder {self._path.parent}.") from None
            raise
        self._file = file

    def release(self) -> None:
        """Let it go; harmless when it is not held."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
