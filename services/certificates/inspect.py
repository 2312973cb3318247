"""Read a file and say what is in it; nothing is stored."""

from dataclasses import dataclass
from typing import ClassVar

from services.errors import READING, Forbidden, InvalidInput
from services.model.caller import Caller, Right
from services.model.certificate import EntryValidity
from services.model.contents import Contents
from services.model.limits import Limits
from services.model.passwords import KeyPasswords
from services.model.secret import Secret
from services.ports.reading import ContentReader
from services.rules.access import find_scopes_with
from services.rules.room import check_size
from services.x509.summary import summarize


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspect:
    """The use case: any file that can be read, under any name, complete or not."""

    raises: ClassVar = (*READING, InvalidInput, Forbidden)
    reader: ContentReader
    limits: Limits

    async def __call__(
        self,
        caller: Caller,
        octets: Secret,
        *,
        file_name: str | None,
        password: Secret | None,
        key_passwords: KeyPasswords | None = None,
    ) -> tuple[Contents, tuple[EntryValidity, ...]]:
        """Return what the file says, and the validities of its end entities, the earliest to expire first.

        Raises Forbidden, TooLarge, UnrecognizedFormat (EMPTY_FILE), InvalidInput for an alias in `key_passwords` that is none of a key,
        and what reading raises (`ContentReader`).
        """
        find_scopes_with(caller, Right.CERTIFICATE_READ)
        check_size(octets, self.limits)
        contents = await self.reader(octets, file_name=file_name, password=password, caller=caller, key_passwords=key_passwords)
        return contents, summarize(contents).validities
