"""Read the rest of a keystore with its password, or with those of its keys; none is kept."""

from dataclasses import dataclass
from typing import ClassVar

from services.certificates.versions import keep_verified, load_octets, with_contents
from services.errors import ACCESS, KEEPING, READING, ErrorCode, InvalidInput, PasswordRequired, WrongPassword
from services.model.caller import Caller, Right
from services.model.certificate import Certificate
from services.model.contents import Contents, Integrity, PrivateKeyEntry
from services.model.lifecycle import AuditAction
from services.model.limits import Limits
from services.model.openings import has_unknown_openings
from services.model.passwords import KeyPasswords
from services.model.secret import Secret
from services.ports.clock import Clock
from services.ports.keys import KeyProvider
from services.ports.reading import ContentReader
from services.repositories.attributes import AttributeRepository
from services.repositories.certificates import CertificateRepository
from services.repositories.versions import VersionRepository
from services.rules.access import load_certificate
from services.rules.keeping import check_keepable
from services.rules.records import record, stored_moment
from services.x509.summary import iterate_certificates


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlock:
    """The use case. Its octets stay as they are; only what is known of them grows."""

    raises: ClassVar = (*READING, *KEEPING, *ACCESS, InvalidInput)
    certificates: CertificateRepository
    versions: VersionRepository
    attributes: AttributeRepository
    reader: ContentReader
    keys: KeyProvider
    clock: Clock
    limits: Limits

    async def __call__(
        self, caller: Caller, certificate_id: str, password: Secret | None, *, key_passwords: KeyPasswords | None = None
    ) -> tuple[Certificate, Contents]:
        """Return the certificate as it is now known. Entries under other passwords stay locked.

        Raises Forbidden, NotFound, InvalidInput (NOT_LOCKED) if there is nothing that a password could tell, PasswordRequired if none is
        given, WrongPassword (also for one that opens less than is known), what an upload refuses about the contents (KeyMismatch,
        WeakKey, IncompleteChain, UnrecognizedFormat), and what reading raises (`ContentReader`).
        """
        certificate = await load_certificate(self.certificates, caller, certificate_id, right=Right.CERTIFICATE_WRITE)
        known = await self.versions.load_contents(certificate)
        if not (known.is_locked or known.integrity is Integrity.NOT_VERIFIED or has_unknown_openings(known)):
            raise InvalidInput("Nothing in this certificate is hidden by a password.", field="certificate", code=ErrorCode.NOT_LOCKED)
        if password is None and key_passwords is None:
            raise PasswordRequired("Give the password of the file, or those of its keys.")
        octets = await load_octets(self.versions, certificate, keys=self.keys)
        contents = await self.reader(octets, file_name=certificate.name, password=password, caller=caller, key_passwords=key_passwords)
        if contents.is_locked and not _shows_as_much(contents, known):
            raise WrongPassword("These passwords open less of the file than is known of it already: give the others, too.")
        contents = keep_verified(contents, known)
        check_keepable(contents, accept_weak_keys=self.limits.accept_weak_keys)
        unlocked = with_contents(certificate, contents, at=stored_moment(self.clock))
        records = record(AuditAction.UNLOCKED, caller, unlocked, at=unlocked.modified_at)
        return await self.attributes.set_contents(unlocked, contents, records=records), contents


def _shows_as_much(found: Contents, known: Contents) -> bool:
    """Whether every key is open, and every certificate is seen, that was before."""
    return _list_open_keys(found) >= _list_open_keys(known) and _list_certificates(found) >= _list_certificates(known)


def _list_open_keys(contents: Contents) -> set[str]:
    return {entry.alias for entry in contents.entries if isinstance(entry, PrivateKeyEntry) and not entry.private_key.is_locked}


def _list_certificates(contents: Contents) -> set[str]:
    return {certificate.sha256 for _, certificate in iterate_certificates(contents)}
