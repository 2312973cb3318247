"""What reads and converts untrusted files."""

from typing import Protocol

from services.model.caller import Caller
from services.model.contents import Contents
from services.model.conversion import Conversion
from services.model.passwords import KeyPasswords
from services.model.secret import Secret


class ContentReader(Protocol):
    """Reads untrusted octets, bounded in time and memory, without harm to anybody else."""

    async def __call__(
        self,
        octets: Secret,
        *,
        file_name: str | None,
        password: Secret | None,
        caller: Caller,
        key_passwords: KeyPasswords | None = None,
    ) -> Contents:
        """Return what the file says; raises a DomainError for anything that cannot be read, and nothing else.

        `password` holds UTF-8; None means that none was given, which is not the empty password. `key_passwords` are tried with the keys
        that it leaves locked; only with them InvalidInput is raised, for an alias that is none of a key. Callers take turns.
        """


class FileConverter(Protocol):
    """Turns a stored file into another, bounded in time and memory as reading is."""

    async def convert(
        self,
        octets: Secret,
        *,
        password: Secret | None,
        wanted: Conversion,
        caller: Caller,
        key_passwords: KeyPasswords | None = None,
    ) -> Secret:
        """Return the new file; raises what reading raises, NotFound for an alias, and InvalidInput, with its field, for other wishes.

        `password` opens the old file; None means that none was given. `key_passwords` are tried with the keys that it leaves locked.
        Callers take turns.
        """
