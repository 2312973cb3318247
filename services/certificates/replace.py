"""Put another file in a certificate's place: name, labels and references stay."""

from dataclasses import dataclass, replace
from typing import ClassVar

from services.certificates.compare import compare_contents
from services.certificates.versions import describe_version, next_version
from services.encryption.envelope import encrypt
from services.errors import ACCESS, KEEPING, READING, InvalidInput, ModifiedMeanwhile
from services.model.caller import Caller, Right
from services.model.certificate import Certificate, CreationDetails, CreationMethod, VersionOrigin
from services.model.changes import ContentChange
from services.model.contents import Contents
from services.model.lifecycle import AuditAction
from services.model.limits import Limits
from services.model.passwords import KeyPasswords
from services.model.secret import Secret
from services.ports.clock import Clock
from services.ports.keys import KeyProvider
from services.ports.reading import ContentReader
from services.repositories.certificates import CertificateRepository
from services.repositories.versions import VersionRepository
from services.rules.access import load_certificate
from services.rules.keeping import check_keepable, check_type, check_unlocked
from services.rules.names import check_declared_type
from services.rules.places import octets_place
from services.rules.records import record, stored_moment, version_facts
from services.rules.room import check_size


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceRequest:
    """What the caller sent; without a `declared_type` it stays what it was."""

    certificate_id: str
    octets: Secret
    password: Secret | None = None
    key_passwords: KeyPasswords | None = None
    accepts_locked: bool = True
    declared_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """The certificate as it is now, or would be, and what differs from the version before."""

    certificate: Certificate
    contents: Contents
    changes: tuple[ContentChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Replace:
    """The use case: the new file is the next version. A generated certificate becomes an uploaded one, and is renewed no more."""

    raises: ClassVar = (*READING, *KEEPING, *ACCESS, ModifiedMeanwhile, InvalidInput)
    certificates: CertificateRepository
    versions: VersionRepository
    reader: ContentReader
    keys: KeyProvider
    clock: Clock
    limits: Limits

    async def __call__(self, caller: Caller, request: ReplaceRequest) -> Replaced:
        """Return what came of it.

        Raises Forbidden, NotFound, TooLarge, UnrecognizedFormat, KeyMismatch, WeakKey, IncompleteChain, PasswordRequired,
        ModifiedMeanwhile, and what reading raises (`ContentReader`).
        """
        replaced = await self.dry_run(caller, request)
        await self._store(caller, replaced, octets=request.octets)
        return replaced

    async def dry_run(self, caller: Caller, request: ReplaceRequest) -> Replaced:
        """Return what would come of it: everything is checked and compared, and nothing is stored. Raises as the call does."""
        check_size(request.octets, self.limits)
        check_declared_type(request.declared_type)
        certificate = await load_certificate(self.certificates, caller, request.certificate_id, right=Right.CERTIFICATE_WRITE)
        contents_before = await self.versions.load_contents(certificate)
        contents = await self.reader(
            request.octets, file_name=certificate.name, password=request.password, caller=caller, key_passwords=request.key_passwords
        )
        check_type(certificate.type, contents)
        if not request.accepts_locked:
            check_unlocked(contents)
        check_keepable(contents, accept_weak_keys=self.limits.accept_weak_keys)
        successor = self._describe(certificate, request, contents)
        return Replaced(certificate=successor, contents=contents, changes=compare_contents(contents_before, contents))

    def _describe(self, certificate: Certificate, request: ReplaceRequest, contents: Contents) -> Certificate:
        successor = next_version(certificate, contents, octets=request.octets, at=stored_moment(self.clock))
        creation = CreationDetails(
            method=CreationMethod.IMPORT,
            file_name=certificate.creation.file_name,
            created_by=certificate.creation.created_by,
            has_password=contents.has_password,
        )
        declared = certificate.declared_type if request.declared_type is None else request.declared_type
        return replace(successor, creation=creation, spec=None, renewal=None, declared_type=declared)

    async def _store(self, caller: Caller, replaced: Replaced, *, octets: Secret) -> None:
        successor = replaced.certificate
        await self.versions.add_version(
            successor,
            describe_version(successor, by=caller.subject, origin=VersionOrigin.REPLACEMENT),
            contents=replaced.contents,
            octets=encrypt(octets, place=octets_place(successor), keys=self.keys),
            records=record(AuditAction.REPLACED, caller, successor, at=successor.modified_at, before=version_facts(successor.version - 1)),
        )
