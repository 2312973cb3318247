"""Put another file in a certificate's place: name, labels and references stay."""

from dataclasses import dataclass, replace
from typing import ClassVar

from services.certificates.versions import describe_version, next_version
from services.encryption.envelope import encrypt
from services.errors import ACCESS, KEEPING, READING, InvalidInput, ModifiedMeanwhile
from services.model.caller import Caller, Right
from services.model.certificate import Certificate, CreationDetails, CreationMethod, VersionOrigin
from services.model.contents import Contents
from services.model.lifecycle import AuditAction, TransactionRecords
from services.model.limits import Limits
from services.model.secret import Secret
from services.ports.clock import Clock
from services.ports.keys import KeyProvider
from services.ports.reading import ContentReader
from services.repositories.certificates import CertificateRepository
from services.repositories.versions import VersionRepository
from services.rules.access import load_certificate
from services.rules.comparison import ContentChange, compare_contents
from services.rules.keeping import check_keepable, check_type, check_unlocked
from services.rules.moments import stored_moment
from services.rules.places import octets_place
from services.rules.records import audit, version_facts
from services.rules.sizes import check_size


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceRequest:
    """What the caller sent; with `is_dry_run` everything is checked and compared, and nothing is stored."""

    certificate_id: str
    octets: Secret
    password: Secret | None = None
    accepts_locked: bool = True
    is_dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """The certificate as it is now (or in a dry run would be), and what differs from the version before."""

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
        check_size(request.octets, self.limits)
        certificate = await load_certificate(self.certificates, caller, request.certificate_id, right=Right.CERTIFICATE_WRITE)
        contents_before = await self.versions.load_contents(certificate)
        contents = await self.reader(request.octets, file_name=certificate.name, password=request.password)
        check_type(certificate.type, contents)
        if not request.accepts_locked:
            check_unlocked(contents)
        check_keepable(contents, accept_weak_keys=self.limits.accept_weak_keys)
        successor = self._describe(certificate, request, contents)
        if not request.is_dry_run:
            await self._store(caller, successor, contents=contents, octets=request.octets)
        return Replaced(certificate=successor, contents=contents, changes=compare_contents(contents_before, contents))

    def _describe(self, certificate: Certificate, request: ReplaceRequest, contents: Contents) -> Certificate:
        successor = next_version(certificate, contents, octets=request.octets, at=stored_moment(self.clock))
        creation = CreationDetails(
            method=CreationMethod.IMPORT,
            file_name=certificate.creation.file_name,
            created_by=certificate.creation.created_by,
            has_password=contents.has_password,
        )
        return replace(successor, creation=creation, spec=None, renewal=None)

    async def _store(self, caller: Caller, successor: Certificate, *, contents: Contents, octets: Secret) -> None:
        await self.versions.add_version(
            successor,
            describe_version(successor, by=caller.subject, origin=VersionOrigin.REPLACEMENT),
            contents=contents,
            octets=encrypt(octets, place=octets_place(successor), keys=self.keys),
            records=TransactionRecords(
                audit=audit(AuditAction.REPLACED, caller, successor, at=successor.modified_at, before=version_facts(successor.version - 1))
            ),
        )
