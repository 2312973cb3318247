"""Take a certificate file into a scope: read it, check it, encrypt it, store it."""

from dataclasses import dataclass
from typing import ClassVar

from services.encryption.envelope import encrypt
from services.errors import ACCESS, KEEPING, READING, IdempotencyMismatch, InvalidInput, NameTaken, QuotaExceeded
from services.model.caller import Caller, Right
from services.model.certificate import Certificate, CreationDetails, CreationMethod, Label
from services.model.contents import Contents
from services.model.identity import new_certificate_id
from services.model.lifecycle import AuditAction
from services.model.limits import Limits
from services.model.passwords import KeyPasswords
from services.model.scope import Scope
from services.model.secret import Secret
from services.ports.clock import Clock
from services.ports.keys import KeyProvider
from services.ports.reading import ContentReader
from services.repositories.certificates import CertificateRepository
from services.repositories.scopes import ScopeRepository
from services.rules.access import load_scope
from services.rules.idempotency import IdempotencyRecords, RequestInput, WriteRecord
from services.rules.keeping import check_keepable, check_type, check_unlocked
from services.rules.labels import check_labels
from services.rules.names import check_declared_type, check_name, read_file_type
from services.rules.places import octets_place
from services.rules.records import record, stored_moment
from services.rules.room import check_room, check_size
from services.x509.summary import summarize


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadRequest:
    """What the caller sent; `accepts_locked` False refuses a file of which the password hides something.

    `declared_type` is kept for clients of the REST API, who send no idempotency key: of that it is no part.
    """

    scope_id: str
    file_name: str
    octets: Secret
    password: Secret | None = None
    key_passwords: KeyPasswords | None = None
    labels: tuple[Label, ...] = ()
    accepts_locked: bool = True
    idempotency_key: str | None = None
    declared_type: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """The use case. The stored octets are those that came, to the byte; passwords are used and forgotten."""

    raises: ClassVar = (*READING, *KEEPING, *ACCESS, QuotaExceeded, NameTaken, IdempotencyMismatch, InvalidInput)
    scopes: ScopeRepository
    certificates: CertificateRepository
    reader: ContentReader
    keys: KeyProvider
    clock: Clock
    limits: Limits
    idempotency: IdempotencyRecords

    async def __call__(self, caller: Caller, request: UploadRequest) -> tuple[Certificate, Contents | None]:
        """Return the certificate and its contents.

        An idempotency key that comes back gets the first answer's certificate, without its contents.

        Raises Forbidden, NotFound (the scope), InvalidInput, NameTaken, QuotaExceeded, TooLarge, UnrecognizedFormat, KeyMismatch,
        WeakKey, IncompleteChain, PasswordRequired, IdempotencyMismatch, and what reading raises (`ContentReader`).
        """
        scope = await load_scope(self.scopes, caller, request.scope_id, right=Right.CERTIFICATE_WRITE)
        return await self.idempotency.once(
            scope,
            request.idempotency_key,
            lambda: _read_input(request),
            work=lambda write_record: self._upload(caller, request, scope, write_record=write_record),
            again=lambda certificate: (certificate, None),
        )

    async def dry_run(self, caller: Caller, request: UploadRequest) -> tuple[Certificate, Contents]:
        """Return what would be stored: everything is checked and nothing is stored. An idempotency key is not looked at.

        Raises as the call does, but for IdempotencyMismatch.
        """
        scope = await load_scope(self.scopes, caller, request.scope_id, right=Right.CERTIFICATE_WRITE)
        return await self._check(caller, request, scope)

    async def _upload(
        self, caller: Caller, request: UploadRequest, scope: Scope, *, write_record: WriteRecord
    ) -> tuple[Certificate, Contents]:
        certificate, contents = await self._check(caller, request, scope)
        await self.certificates.add(
            certificate,
            contents=contents,
            octets=encrypt(request.octets, place=octets_place(certificate), keys=self.keys),
            quota=self.limits.certificates_per_scope,
            records=record(AuditAction.UPLOADED, caller, certificate, at=certificate.created_at, idempotency=write_record(certificate)),
        )
        return certificate, contents

    async def _check(self, caller: Caller, request: UploadRequest, scope: Scope) -> tuple[Certificate, Contents]:
        name = check_name(request.file_name)
        labels = check_labels(request.labels)
        check_declared_type(request.declared_type)
        check_size(request.octets, self.limits)
        await check_room(self.certificates, scope, name=name, quota=self.limits.certificates_per_scope)
        contents = await self.reader(
            request.octets, file_name=name, password=request.password, caller=caller, key_passwords=request.key_passwords
        )
        check_type(read_file_type(name), contents)
        if not request.accepts_locked:
            check_unlocked(contents)
        check_keepable(contents, accept_weak_keys=self.limits.accept_weak_keys)
        return self._describe(caller, request, name=name, labels=labels, contents=contents), contents

    def _describe(self, caller: Caller, request: UploadRequest, *, name: str, labels: tuple[Label, ...], contents: Contents) -> Certificate:
        now = stored_moment(self.clock)
        summary = summarize(contents)
        return Certificate(
            id=new_certificate_id(request.scope_id),
            tenant=caller.tenant,
            scope_id=request.scope_id,
            name=name,
            type=read_file_type(name),
            format=contents.format,
            size=len(request.octets.reveal()),
            creation=CreationDetails(
                method=CreationMethod.IMPORT, file_name=name, created_by=caller.subject, has_password=contents.has_password
            ),
            created_at=now,
            modified_at=now,
            version=1,
            labels=labels,
            has_private_key=summary.has_private_key,
            is_locked=contents.is_locked,
            validities=summary.validities,
            subject=summary.subject,
            findings=contents.findings,
            facts=summary.facts,
            declared_type=request.declared_type,
        )


def _read_input(request: UploadRequest) -> RequestInput:
    """Return all that was sent."""
    fields: dict[str, object] = {
        "scope": request.scope_id,
        "name": request.file_name,
        "octets": request.octets.reveal(),
        "has_password": request.password is not None,
        "labels": request.labels,
    }
    return RequestInput(operation="uploadCertificate", fields=fields, password=request.password, key_passwords=request.key_passwords)
