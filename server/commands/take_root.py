"""Take the local authority's root key out of the installation, so that nobody who enters it can make another issuing CA."""

from pathlib import Path
from typing import NoReturn

from server.clock import SystemClock
from server.installation import LOCAL_AUTHORITY, open_storage
from server.settings import Settings
from services.formats.pem.write import write_pem
from services.model.identity import new_key
from services.model.lifecycle import AuditAction, AuditNoun, AuditRecord, TransactionRecords
from services.model.secret import Secret
from services.rules.records import stored_moment
from services.storage.files.private import write_new_private_file
from services.storage.mongo.authorities import MongoAuthorities

MIN_PASSWORD_LENGTH = 12
"""Characters: the file leaves the installation's protection, and a root key is worth guessing at for years."""


class NoRootKey(Exception):
    """The root key cannot be taken; the sentence says why."""


async def take_root(settings: Settings, file: Path, *, password: Secret) -> None:
    """Write the root's certificate and encrypted private key (PEM) to a new file, and then remove the key here.

    No command can bring it back; its ciphertext may stay in the database's files and backups for a while.

    Renewals and new certificates go on, for the issuing CA signs them. Raises NoRootKey, and what opening the storage raises.
    """
    if len(password.reveal().decode()) < MIN_PASSWORD_LENGTH:
        raise NoRootKey(f"The password on standard input must have at least {MIN_PASSWORD_LENGTH} characters.")
    async with open_storage(settings) as (database, keys):
        store = MongoAuthorities(database, keys)
        root, *_ = await store.load_or_create(LOCAL_AUTHORITY, _no_authority)
        if root.private_key is None:
            raise NoRootKey("The root key was taken out before.")
        octets = write_pem([root.certificate], pkcs8=root.private_key, password=password)
        try:
            write_new_private_file(file, octets.reveal())
        except OSError as error:
            raise NoRootKey(f"{file} cannot be written: {error.strerror}.") from None
        await store.remove_private_key(LOCAL_AUTHORITY, certificate=root.certificate, records=TransactionRecords(audit=_record()))
    print(f"The root key is in {file}, and nowhere here any more.")  # noqa: T201  # for whoever started it


def _record() -> AuditRecord:
    return AuditRecord(
        id=new_key(),
        action=AuditAction.KEY_TAKEN,
        tenant="",
        subject="take-root",
        at=stored_moment(SystemClock()),
        noun=AuditNoun.AUTHORITY,
        noun_id=LOCAL_AUTHORITY,
        scope_id=None,
        name="root",
        before={},
        after={},
    )


def _no_authority() -> NoReturn:
    raise NoRootKey("There is no local authority yet; start the service once.")
