"""Files that hold one secret each: written whole or not at all, for their owner only, and looked at every time they are read."""

import errno
import logging
import os
import re
import secrets
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from services.model.secret import Secret
from services.storage.files.private import sync_folder, write_new_private_file

if sys.platform != "win32":
    import fcntl

MAX_SECRET_SIZE = 4096
"""Octets; the longest one, mongod's key, has fewer than 1,024."""

# What the name itself is, not what a link leads to; and a named pipe would otherwise wait for a writer. Windows has neither.
_AS_IT_IS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)

_log = logging.getLogger(__name__)


class BadSecretFile(Exception):
    """A secret file cannot be used; the sentence names it and says what to do, without what is in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretFile:
    """Where the secret is, how sentences call its file, which octets it may have, and what to do where it has others."""

    path: Path
    noun: str
    form: re.Pattern[bytes]
    rule: str
    remedy: str

    def find(self) -> Secret | None:
        """Return what the file holds, None where there is no file or an empty one, as a full disk leaves it.

        Raises BadSecretFile for a file with other octets, mode or owner than it must have, and for what is no regular file.
        """
        try:
            file = os.open(self.path, os.O_RDONLY | _AS_IT_IS)
        except FileNotFoundError:
            return None
        except PermissionError:
            raise self._bad(_FOREIGN) from None
        except OSError as error:
            if error.errno == errno.ELOOP:
                raise self._bad(_NOT_REGULAR) from None
            raise
        try:
            status = os.fstat(file)
            self._check_kind(status)
            octets = os.read(file, MAX_SECRET_SIZE + 1)
        finally:
            os.close(file)
        if not octets:
            return None
        if sys.platform != "win32" and stat.S_IMODE(status.st_mode) != stat.S_IRUSR | stat.S_IWUSR:
            raise self._bad(f"must be for its owner only; run: chmod 600 {self.path}")
        if not self.form.fullmatch(octets):
            raise self._bad(f"must {self.rule}; {self.remedy}.")
        return Secret(octets)

    def load_or_create(self, make: Callable[[], bytes]) -> Secret:
        """Return what the file holds; where that is nothing, make it. Several processes that start together get the same secret.

        Raises BadSecretFile, and OSError where nothing can be written. The folder must exist.
        """
        found = self.find()
        return found if found is not None else self._create(make())

    def _create(self, octets: bytes) -> Secret:
        # A complete file is linked into place: the name appears with all its octets or not at all, and for one process only.
        draft = self.path.with_name(f"{self.path.name}.{secrets.token_hex(8)}.new")
        write_new_private_file(draft, octets)
        try:
            self._remove_empty()
            with suppress(FileExistsError):
                os.link(draft, self.path)
        finally:
            draft.unlink()
        sync_folder(self.path.parent)
        found = self.find()
        if found is None:
            raise self._bad("vanished while it was made; start again.")
        return found

    def _remove_empty(self) -> None:
        try:
            file = os.open(self.path, os.O_RDWR | _AS_IT_IS)
        except FileNotFoundError:
            return
        try:
            if sys.platform != "win32":  # of those who start together none removes what another put in the place of the empty file
                fcntl.flock(file, fcntl.LOCK_EX)
            with suppress(FileNotFoundError):
                if os.fstat(file).st_size == 0 and os.path.samestat(os.fstat(file), os.lstat(self.path)):
                    self.path.unlink()
                    _log.warning("The %s %s was empty, as a full disk leaves it; a new one takes its place.", self.noun, self.path)
        finally:
            os.close(file)

    def _check_kind(self, status: os.stat_result) -> None:
        if not stat.S_ISREG(status.st_mode):
            raise self._bad(_NOT_REGULAR)
        if sys.platform != "win32" and status.st_uid != os.geteuid():
            raise self._bad(_FOREIGN)

    def _bad(self, what: str) -> BadSecretFile:
        return BadSecretFile(f"The {self.noun} {self.path} {what}")


_NOT_REGULAR = "is not a regular file; put the file itself there, or remove what is in its place."
_FOREIGN = "belongs to another user; run the service as that one, or give the file to the service's user by chown."
